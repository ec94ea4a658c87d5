"""Every code the program can raise has a sentence and a next step in both languages."""

from __future__ import annotations

import ast
import string
from functools import cache
from pathlib import Path

import pytest

import frontoffice
from frontoffice.domain import errors
from frontoffice.domain.errors import FrontOfficeError, RuleViolation
from frontoffice.messages import LANGUAGES, explain, sentences

SOURCE = Path(frontoffice.__file__).parent
TREE = {
    name
    for name, one in vars(errors).items()
    if isinstance(one, type) and issubclass(one, FrontOfficeError)
}
SAYS_A_GOOD_THING = "doctor-"
"""Only the station check also has sentences for what is well, without a next step."""


@cache
def trees() -> dict[str, ast.Module]:
    """Every module of the product."""
    return {
        str(path.relative_to(SOURCE)): ast.parse(path.read_text("utf-8"))
        for path in sorted(SOURCE.rglob("*.py"))
    }


def raised() -> dict[str, str]:
    """Codes given to a class of the error tree, each with a module that does so."""
    found: dict[str, str] = {}
    for module, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and node.args and _name(node.func) in TREE:
                for code in _texts(node.args[0]):
                    found[code] = module
    return found


def _name(node: ast.expr) -> str:
    return getattr(node, "id", getattr(node, "attr", ""))


def _texts(node: ast.expr) -> list[str]:
    """The texts an argument can be: a constant, or one of two."""
    if isinstance(node, ast.IfExp):
        return _texts(node.body) + _texts(node.orelse)
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    return []


def spoken() -> set[str]:
    """Every text in the source, the desktop's included: a code may reach its error by a table."""
    desktop = [ast.parse(path.read_text("utf-8")) for path in (SOURCE.parent / "ui").rglob("*.py")]
    return {
        node.value
        for tree in [*trees().values(), *desktop]
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def fields(text: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(text) if field}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_raised_code_has_a_sentence_and_a_next_step(language):
    known = sentences(language)
    assert len(raised()) > 150
    assert {code: module for code, module in raised().items() if code not in known} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_empty(language):
    for code, texts in sentences(language).items():
        assert texts.keys() == {"sentence", "next_step"}, code
        assert texts["sentence"].strip(), code
        assert texts["next_step"].strip() or code.startswith(SAYS_A_GOOD_THING), code


def test_both_languages_say_the_same_codes_with_the_same_values():
    indonesian, english = sentences("id"), sentences("en")
    assert indonesian.keys() == english.keys()
    for code, texts in indonesian.items():
        both = [fields(one["sentence"] + one["next_step"]) for one in (texts, english[code])]
        assert both[0] == both[1], code


def test_no_sentence_is_an_orphan():
    assert sorted(sentences("id").keys() - spoken()) == []


def test_no_error_is_given_personal_data():
    personal = {"nik", "name", "phone", "address", "applicant"}
    for module, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and _name(node.func) in TREE:
                given = {one.arg for one in node.keywords}
                assert not given & personal, f"{module}:{node.lineno}"


def test_a_sentence_is_filled_in_and_a_gap_shows_as_an_ellipsis():
    full = explain(RuleViolation("case-expired", expired_on="2026-12-23"), "en")
    assert "2026-12-23" in full.sentence
    assert "…" in explain(RuleViolation("case-expired"), "id").sentence
