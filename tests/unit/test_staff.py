"""Roles, the permission table and the rule of two persons."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontoffice.domain.errors import PermissionDenied, RuleViolation
from frontoffice.domain.staff import (
    PERMISSIONS,
    ROLES,
    TWO_PERSONS,
    is_staff_id,
    may,
    officer,
    require,
    require_second,
)

SARI = officer("sari.h", "officer")
BUDI = officer("budi.s", "supervisor")

# Who may do what, written down a second time on purpose: a change here is a decision.
EXPECTED = {
    "intake.submit": "officer supervisor admin",
    "case.view": "officer supervisor admin treasurer helpdesk back_office inspector head",
    "case.move": "officer supervisor admin back_office",
    "case.pay": "officer supervisor admin treasurer",
    "case.void": "supervisor admin treasurer",
    "requirement.waive": "supervisor admin",
    "catalogue.publish": "admin",
    "staff.admit": "admin",
    "staff.reset_pin": "admin",
    "station.settings": "admin",
    "backup.create": "supervisor admin",
    "conflict.settle": "supervisor admin",
    "queue.issue": "officer supervisor admin helpdesk",
    "cash.open": "officer supervisor admin treasurer",
    "cash.close": "officer supervisor admin treasurer",
    "cash.confirm": "supervisor admin treasurer",
    "cash.move": "officer supervisor admin treasurer",
    "cash.refund": "officer supervisor admin treasurer",
    "cash.reconcile": "supervisor admin treasurer",
    "cash.kit": "supervisor admin",
    "cash.deposit": "admin treasurer",
    "complaint.view": "supervisor admin inspector head",
    "report.view": "supervisor admin treasurer inspector head",
    "privacy.view_nik": "officer supervisor admin back_office",
    "privacy.erase": "admin",
    "journal.export": "admin inspector",
}


@pytest.mark.parametrize("action", EXPECTED)
def test_the_table(action):
    assert [role for role in ROLES if may(role, action)] == EXPECTED[action].split()


@pytest.mark.parametrize("action", PERMISSIONS)
def test_every_action_has_somebody_and_names_them_to_the_others(action):
    assert PERMISSIONS[action] <= set(ROLES)
    assert may("admin", action) or action == "privacy.inspect"
    for role in set(ROLES) - PERMISSIONS[action]:
        with pytest.raises(PermissionDenied, match="not-allowed") as raised:
            require(role, action)
        assert set(raised.value.data["who"]) == PERMISSIONS[action]
        assert raised.value.data["action"] == action


def test_an_action_outside_the_table_is_a_defect():
    with pytest.raises(KeyError):
        may("admin", "case.enchant")


def test_two_persons():
    assert {"case.void", "requirement.waive"} <= TWO_PERSONS <= set(PERMISSIONS)
    require_second("requirement.waive", SARI, BUDI)
    with pytest.raises(RuleViolation, match="second-person-same"):
        require_second("requirement.waive", BUDI, BUDI)
    with pytest.raises(PermissionDenied, match="not-allowed"):
        require_second("requirement.waive", BUDI, SARI)


@pytest.mark.parametrize("staff", ["", "a", "Sari.H", "sari h", ".sari", "sari.", "a" * 25, "sarí"])
def test_what_is_no_staff_id(staff):
    assert not is_staff_id(staff)
    with pytest.raises(RuleViolation, match="staff-id-bad"):
        officer(staff, "officer")


@given(st.from_regex(r"[a-z0-9][a-z0-9.-]{0,22}[a-z0-9]", fullmatch=True))
def test_staff_ids(staff):
    assert is_staff_id(staff)


def test_an_unknown_role_names_the_known_ones():
    with pytest.raises(RuleViolation, match="role-unknown") as raised:
        officer("sari.h", "boss")
    assert raised.value.data["roles"] == list(ROLES)
