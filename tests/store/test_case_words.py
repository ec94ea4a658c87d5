"""Finding cases while their words still wait outside the index, and after; mistyped; by number."""

from __future__ import annotations

import pytest

from frontoffice.services import cases, intake
from frontoffice.services.home import Home
from frontoffice.store import apply
from frontoffice.store.case_model import FRESH
from frontoffice.store.search import Filter
from tests.builders import FREE, PAID, intake_request, person


def submit(home: Home, serial: int, name: str, service: str = FREE) -> str:
    """Registers one application; its number."""
    who = person(serial) | {"name": name}
    return intake.submit(home, intake_request(service, serial=serial, applicant=who)).number


def found(home: Home, query: str, narrowed: Filter | None = None) -> list[str | None]:
    """The names a query finds, in the order of the list."""
    lines, total = cases.list_cases(home, query, narrowed)
    assert total == len(lines)
    return [line.name for line in lines]


@pytest.mark.parametrize("others", [0, FRESH - 3, FRESH, FRESH + 3])
def test_a_case_is_found_before_and_after_its_words_are_indexed(home: Home, others: int) -> None:
    number = submit(home, 1, "Ni Luh Widiastuti")
    for serial in range(2, 2 + others):
        submit(home, serial, "Budi Santoso")

    for query in ("widiastuti", "luh wid", "Widiasttuti", "ni lhu widyastuti", number, number[:-2]):
        assert found(home, query) == ["Ni Luh Widiastuti"], query
    assert len(cases.list_cases(home, "budi", limit=500)[0]) == others


def test_a_receipt_number_finds_its_case_typed_whole_or_begun(home: Home) -> None:
    submit(home, 1, "Siti Rahayu")
    paid = intake.submit(home, intake_request(PAID, serial=2))
    receipt = str(paid.receipt_number)

    lines, total = cases.list_cases(home, receipt)

    assert (total, lines[0].number) == (1, paid.number)
    assert cases.list_cases(home, receipt[:-3])[0][0].number == paid.number
    assert cases.find(home, receipt.replace("-", "").lower()) == paid.stream


def test_a_moved_case_is_listed_once(home: Home) -> None:
    submit(home, 1, "Siti Rahayu")
    stream = cases.list_cases(home)[0][0].stream
    cases.move(home, stream, "in_process", "berkas lengkap")

    assert found(home, "siti") == ["Siti Rahayu"]
    assert found(home, "siti", Filter(statuses=("in_process",))) == ["Siti Rahayu"]
    assert found(home, "siti", Filter(statuses=("accepted",))) == []


def test_rebuilt_models_are_the_same_and_answer_the_same(home: Home) -> None:
    names = ("Siti Rahayu", "Agus Wijaya", "I Gusti Ayu Kartika", "Siti Rahmawati", "Dewi Lestari")
    for serial in range(1, FRESH + 20):
        submit(home, serial, names[serial % len(names)], PAID if serial % 3 else FREE)
    stream = cases.list_cases(home)[0][0].stream
    cases.move(home, stream, "in_process", "berkas lengkap")
    queries = ("", "siti rah", "agsu wijaya", "gusti", "327301", "KMPP1-2611", "kartikka")

    def seen() -> object:
        with home.store.read() as connection:
            return apply.dump(connection), [cases.list_cases(home, one) for one in queries]

    before = seen()
    home.store.rebuild()

    assert seen() == before
