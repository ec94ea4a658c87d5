"""The one byte form of a value: the same meaning gives the same bytes, and nothing else is read."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontoffice.domain import canonical
from frontoffice.domain.errors import Rejected

TEXT = st.text(max_size=12)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(1 << 63), (1 << 64) - 1)
    | TEXT
    | st.binary(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=5)
        | st.dictionaries(TEXT.map(lambda t: unicodedata.normalize("NFC", t)), inner, max_size=5)
    ),
    max_leaves=20,
)


def normal(value):
    """What must come back: text in NFC."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, list):
        return [normal(item) for item in value]
    if isinstance(value, dict):
        return {key: normal(item) for key, item in value.items()}
    return value


@given(VALUES)
def test_a_value_comes_back_and_encodes_to_the_same_bytes_again(value):
    data = canonical.encode(value)
    assert canonical.decode(data) == normal(value)
    assert canonical.encode(canonical.decode(data)) == data


@given(st.dictionaries(TEXT.map(normal), st.integers(0, 9), max_size=8), st.randoms())
def test_the_order_in_which_keys_were_put_in_does_not_matter(value, rng):
    keys = list(value)
    rng.shuffle(keys)
    assert canonical.encode({key: value[key] for key in keys}) == canonical.encode(value)


def test_keys_are_ordered_by_their_bytes_and_integers_are_shortest():
    value = {"b": 1, "aa": 127, "a": 128, "é": -33, "z": 65536}
    data = bytes.fromhex("85a161cc80a261617fa16201a17ace00010000a2c3a9d0df")
    assert canonical.encode(value) == data


def test_decomposed_letters_are_written_composed():
    assert canonical.encode({"e\u0301": "e\u0301"}) == canonical.encode({"é": "é"})


@pytest.mark.parametrize("value", [1.0, {1: 2}, {b"a": 1}, {"a": {1, 2}}, [object()], {"é": 0.5}])
def test_what_has_no_canonical_form_is_a_type_error(value):
    with pytest.raises(TypeError):
        canonical.encode(value)


def nested(levels):
    value = 1
    for _ in range(levels):
        value = [value]
    return value


@pytest.mark.parametrize(
    "value", [1 << 64, -(1 << 63) - 1, "\ud800", {"é": 1, "e\u0301": 2}, nested(33)]
)
def test_values_beyond_the_form_are_a_value_error(value):
    with pytest.raises(ValueError):
        canonical.encode(value)


def test_the_deepest_allowed_nesting_is_written_and_read():
    assert canonical.decode(canonical.encode(nested(32))) == nested(32)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ("cb3ff0000000000000", "a float"),
        ("cd0001", "a long integer"),
        ("82a16201a16101", "keys out of order"),
        ("82a16101a16102", "a key twice"),
        ("a365cc81", "text not in NFC"),
        ("0101", "trailing bytes"),
        ("", "nothing"),
        ("ddffffffff", "a huge list"),
        ("dfffffffff", "a huge map"),
        ("c6ffffffff", "huge bytes"),
        ("d40100", "an extension"),
        ("a1ff", "broken text"),
        ("810102", "a key that is not text"),
        ("91" * 5000, "too deep"),
    ],
)
def test_other_spellings_are_rejected(data, why):
    with pytest.raises(Rejected) as caught:
        canonical.decode(bytes.fromhex(data))
    assert caught.value.code == "encoding-bad"


@given(st.binary(max_size=60))
def test_any_bytes_are_a_value_or_a_refusal(data):
    try:
        value = canonical.decode(data)
    except Rejected:
        return
    assert canonical.encode(value) == data
