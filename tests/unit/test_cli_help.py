"""The help of the command line: a sentence for every command, argument and option, in both tongues.

What a file must hold that a command refuses is said in a sentence too, never in a decoder's words.
"""

from __future__ import annotations

import pytest
import typer.main

from frontoffice.cli.main import app, localise
from frontoffice.cli.session import read_object
from frontoffice.domain.errors import RuleViolation
from frontoffice.messages import LANGUAGES, explain
from frontoffice.services.complaints import filing
from tests.services.test_roles import commands


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_argument_and_option_has_a_sentence(language):
    silent, endings = [], set()
    for path, command in {"": typer.main.get_command(app), **commands()}.items():
        localise(command, path, language)
        silent += [] if command.help else [path]
        for one in command.params:
            silent += [] if getattr(one, "help", None) else [f"{path} {one.name}"]
            endings.add((getattr(one, "help", None) or ".")[-1])
            assert "completion" not in (one.name or ""), path
    assert silent == []
    assert endings == {"."}


@pytest.mark.parametrize(
    ("text", "line"), [("{", 1), ('{"a": 1,\n"b" 2}', 2), ('{"é": 1,\n\n]', 3)]
)
def test_a_file_that_is_no_json_is_told_with_its_line(tmp_path, text, line):
    file = tmp_path / "aduan.json"
    file.write_text(text, "utf-8")
    with pytest.raises(RuleViolation) as refused:
        read_object(file)
    assert explain(refused.value, "id").sentence == (
        f"Berkas aduan.json bukan JSON yang utuh: periksa baris {line}."
    )


@pytest.mark.parametrize(
    ("given", "name"),
    [({"text": "x", "sort": 1}, "sort"), ({"text": 7}, "text"), ({"kind": "praise"}, "text")],
)
def test_a_wrong_field_of_a_complaint_is_named(given, name):
    with pytest.raises(RuleViolation, match="complaint-field-bad") as refused:
        filing(given)
    said = explain(refused.value, "id")
    assert f"`{name}`" in said.sentence
    assert "Expected" not in said.sentence + said.next_step
