"""Every code the rules raise has a sentence and a next step in both languages."""

import ast
import string
from pathlib import Path

import pytest

import frontoffice.domain
from frontoffice.domain.errors import PermissionDenied, RuleViolation
from frontoffice.domain.nik import KK_SENTENCES, SENTENCES
from frontoffice.messages import explain, sentences

MODULES = [
    "calendar",
    "catalogue",
    "catalogue_lint",
    "checklist",
    "fee",
    "nik",
    "numbering",
    "person",
    "regions",
    "staff",
    "standard",
    "survey",
    "words",
]


def raised():
    """Code -> the data its raisers give, read from the source."""
    found: dict[str, set[str]] = {}
    for module in MODULES:
        path = Path(frontoffice.domain.__path__[0]) / f"{module}.py"
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            place = {"RuleViolation": 0, "PermissionDenied": 0, "NotFound": 0, "_finding": 2}
            if node.func.id in place and len(node.args) > place[node.func.id]:
                code = node.args[place[node.func.id]]
                if isinstance(code, ast.Constant):
                    data = {keyword.arg for keyword in node.keywords if keyword.arg}
                    found.setdefault(code.value, set()).update(data)
    for code in (*SENTENCES.values(), *KK_SENTENCES.values()):
        found.setdefault(code, set())
    return found


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_code_says_what_is_wrong_and_what_to_do(language):
    known = sentences(language)
    codes = raised()
    assert len(codes) > 80
    for code, data in codes.items():
        assert code in known, code
        for text in (known[code]["sentence"], known[code]["next_step"]):
            assert text.endswith("."), code
            used = {field for _, field, _, _ in string.Formatter().parse(text) if field}
            assert used <= data | {"code"}, (code, used - data)


def test_lists_and_money_read_well():
    denied = PermissionDenied("not-allowed", action="case.void", role="officer", who=["admin"])
    assert explain(denied).next_step == "Minta bantuan petugas dengan peran: admin."
    short = RuleViolation("tendered-too-little", given=50000, total=80000)
    assert explain(short).sentence == "Uang Rp50.000 kurang dari tagihan Rp80.000."
    assert explain(short, "en").sentence == "Rp50.000 is less than the bill of Rp80.000."
