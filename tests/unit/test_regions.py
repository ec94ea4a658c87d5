"""Region codes and their names."""

import pytest

from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.regions import parse_regions
from tests.unit.domain_data import regions


def test_the_whole_list_is_there():
    assert len(regions().names) == 7837
    assert len(regions().under("")) == 38
    assert sum(1 for code in regions().names if len(code) == 4) == 514


def test_a_path_goes_as_deep_as_the_list_knows():
    assert regions().path("327301") == "Jawa Barat / Kota Bandung / Sukasari"
    assert regions().path("3273") == "Jawa Barat / Kota Bandung"
    assert regions().path("327399") == "Jawa Barat / Kota Bandung"
    assert regions().path("910101") == "Papua"
    assert regions().path("999901") is None
    assert regions().path("") is None
    assert "910101" not in regions()


def test_the_next_level_below():
    assert regions().under("3273")["327301"] == "Sukasari"
    assert all(len(code) == 6 for code in regions().under("3273"))


@pytest.mark.parametrize("row", ["327,Bandung", "3273,", "32x3,Bandung", "3273"])
def test_a_bad_row_names_its_line(row):
    with pytest.raises(RuleViolation, match="regions-bad") as raised:
        parse_regions(f"kode,nama\n32,Jawa Barat\n{row}\n")
    assert raised.value.data["line"] == 3
