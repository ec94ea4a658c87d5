"""Every kind of fact: what may be written to the journal, tagged by kind and version.

A fact has a *body* without personal data and, where it needs one, a *personal* part that may be
absent (erased, withheld, not fetched). No fold, number, count or conflict reads a personal part.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, ClassVar, TypeVar

import msgspec

from frontoffice.domain import canonical
from frontoffice.domain.person import Applicant, Companion, Representative

Ref = tuple[str, int]
"""One entry: (chain as 16 hex characters, seq)."""


class Fact(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """The body of an entry; subclasses are registered under a kind such as `case.moved/1`."""

    KIND: ClassVar[str] = ""
    GROUPS: ClassVar[tuple[str, ...]] = ()
    PERSONAL: ClassVar[type[msgspec.Struct] | None] = None

    def groups(self) -> tuple[str, ...]:
        """The exclusive groups this fact belongs to (DESIGN section 4, Order)."""
        return self.GROUPS


class Personal(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """The personal part of an entry: names, NIK, addresses, phones, free text."""


class Recorded(msgspec.Struct, frozen=True, gc=False):
    """One journal entry as a fold sees it.

    `at` is the wall clock of its station (UTC ms); `after` the heads of the stream its writer had
    seen; `body` is None for a kind this program does not know; `personal` None where absent.
    """

    ref: Ref
    at: int
    after: tuple[Ref, ...]
    kind: str
    actor: str
    body: Fact | None
    personal: Personal | None = None
    circle: str | None = None
    has_personal: bool = False


KINDS: dict[str, type[Fact]] = {}

F = TypeVar("F", bound=type[Fact])


def fact(kind: str, *groups: str, personal: type[Personal] | None = None) -> Callable[[F], F]:
    """Registers a fact class under its kind, its exclusive groups and its personal part."""

    def register(cls: F) -> F:
        cls.KIND, cls.GROUPS, cls.PERSONAL = kind, groups, personal
        KINDS[kind] = cls
        return cls

    return register


def write_part(part: Fact | Personal) -> bytes:
    """The canonical bytes of a body or a personal part."""
    return canonical.encode(msgspec.to_builtins(part, builtin_types=(bytes,)))


_decoders: dict[type[Any], msgspec.msgpack.Decoder[Any]] = {}


def _decode(cls: type[Any], data: bytes) -> Any:
    decoder = _decoders.get(cls)
    if decoder is None:
        decoder = _decoders[cls] = msgspec.msgpack.Decoder(cls)
    return decoder.decode(data)


def read_body(kind: str, data: bytes) -> Fact | None:
    """The fact in a body's bytes; None for an unknown kind or a body that does not fit its kind."""
    cls = KINDS.get(kind)
    if cls is None:
        return None
    try:
        return _decode(cls, data)  # type: ignore[no-any-return]
    except (msgspec.DecodeError, ValueError):
        return None


def read_personal(kind: str, data: bytes | None) -> Personal | None:
    """The personal part in its bytes; None where it is absent or does not fit its kind."""
    cls = KINDS.get(kind)
    if data is None or cls is None or cls.PERSONAL is None:
        return None
    try:
        return _decode(cls.PERSONAL, data)  # type: ignore[no-any-return]
    except (msgspec.DecodeError, ValueError):
        return None


class RowFact(msgspec.Struct, frozen=True, omit_defaults=True, array_like=True, gc=False):
    """One requirement row as it was found: `given` is a form, waived, not_applicable or None."""

    code: str
    given: str | None = None
    by: str | None = None
    extra: bool = False


class FeeLineFact(msgspec.Struct, frozen=True, omit_defaults=True, array_like=True, gc=False):
    """One tariff line: row code, quantity, rupiah of the line, its document where others set it."""

    tariff: str
    quantity: int
    amount_rupiah: int
    reference: str | None = None


class FeeFact(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """The official amount with its legal basis, copied when the fact is made.

    `total_rupiah` is None while no tariff row has been chosen.
    """

    total_rupiah: int | None = 0
    lines: tuple[FeeLineFact, ...] = ()
    legal_basis: str = ""


class Promise(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """What the standard promises and the law allows, counted from a complete file.

    `start_on` is the local day the count starts from; `promised_at` (UTC ms) only for services
    timed in minutes; `legal_due_on` None where a sectoral rule sets the time (UU 30/2014 ps. 53).
    """

    start_on: dt.date
    promised_on: dt.date
    promised_at: int | None = None
    legal_due_on: dt.date | None = None


class RegistrationPersonal(Personal, frozen=True, kw_only=True, omit_defaults=True):
    """Applicant, representative, companion, the words behind waivers and exceptions, answers."""

    applicant: Applicant
    representative: Representative | None = None
    companion: Companion | None = None
    reasons: dict[str, str] = {}
    answers: dict[str, Any] = {}


class ReasonPersonal(Personal, frozen=True, kw_only=True, omit_defaults=True):
    """Free text behind a fact."""

    reason: str = ""
    reference: str | None = None


class CorrectionPersonal(Personal, frozen=True, kw_only=True, omit_defaults=True):
    """Old and new values of corrected fields, with the reason."""

    reason: str
    old: dict[str, Any]
    new: dict[str, Any]


@fact("case.registered/1", "status", personal=RegistrationPersonal)
class CaseRegistered(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A citizen's application got its number: accepted, waiting for payment, or incomplete.

    `ticket` is the stream of the visit; `confirmed_by` says who pressed that the citizen agrees
    with what the second window showed: "citizen" or "officer".
    """

    number: str
    receipt_number: str | None = None
    tracking: str
    client_ref: str | None = None
    office: str
    agency: str
    service: str
    service_name: str
    standard: str
    flags: tuple[str, ...] = ()
    channel: str = "counter"
    status: str
    rows: tuple[RowFact, ...] = ()
    missing: tuple[str, ...] = ()
    fee: FeeFact = FeeFact()
    sla_working_days: int | None = None
    sla_minutes: int | None = None
    sla_set_by_rule: bool = False
    promise: Promise | None = None
    expires_on: dt.date | None = None
    retention_years: int | None = None
    sex: str | None = None
    age_band: str | None = None
    priority: str | None = None
    region: str | None = None
    has_nik: bool = True
    represented: bool = False
    company: bool = False
    ticket: str | None = None
    confirmed_by: str | None = None
    happened_at: int | None = None
    source: str | None = None


class CompletionPersonal(Personal, frozen=True, kw_only=True, omit_defaults=True):
    """The words behind waivers and exceptions of the completed file."""

    reasons: dict[str, str] = {}


@fact("case.completed/1", "status", personal=CompletionPersonal)
class CaseCompleted(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The missing papers of an incomplete file came in; the clocks start where nothing is owed."""

    status: str
    receipt_number: str | None = None
    rows: tuple[RowFact, ...] = ()
    missing: tuple[str, ...] = ()
    fee: FeeFact = FeeFact()
    promise: Promise | None = None
    happened_at: int | None = None
    source: str | None = None


@fact("case.paid/1", "money", "status")
class CasePaid(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The official amount was received; `method` cash, billing, va, qris or edc.

    `change_owed_rupiah` of the change could not be handed over: the drawer had none.
    """

    receipt_number: str
    amount_rupiah: int
    method: str
    tendered_rupiah: int | None = None
    change_rupiah: int = 0
    change_owed_rupiah: int = 0
    reference: str | None = None
    fee: FeeFact = FeeFact()
    promise: Promise | None = None
    happened_at: int | None = None
    source: str | None = None


@fact("case.voided/1", "money", "status", personal=ReasonPersonal)
class CaseVoided(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A receipt was voided with a reason and a second officer; the paper is kept as spoiled."""

    receipt_number: str
    amount_rupiah: int
    second: str
    replacement: str | None = None
    happened_at: int | None = None
    source: str | None = None


@fact("case.moved/1", "status", personal=ReasonPersonal)
class CaseMoved(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The case went to another status; a new promise where the clock ran on after a pause."""

    to: str
    on: dt.date
    promise: Promise | None = None
    happened_at: int | None = None
    source: str | None = None


@fact("case.corrected/1", personal=CorrectionPersonal)
class CaseCorrected(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Named fields were replaced with a reason; prints as Perbaikan ke-n."""

    fields: tuple[str, ...]
    sex: str | None = None
    age_band: str | None = None
    region: str | None = None
    has_nik: bool | None = None
    happened_at: int | None = None
    source: str | None = None

    def groups(self) -> tuple[str, ...]:
        """Each identity field is a group of its own."""
        return tuple(f"identity:{name}" for name in self.fields)


@fact("case.settled/1", personal=ReasonPersonal)
class CaseSettled(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A person chose between concurrent versions: the heads it settles, the one that counts."""

    group: str
    heads: tuple[Ref, ...]
    chosen: Ref

    def groups(self) -> tuple[str, ...]:
        """Two settlements of one group are a conflict again."""
        return (f"settlement:{self.group}",)


@fact("paper.printed/1", personal=ReasonPersonal)
class PaperPrinted(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A paper was sent to the printer or written: receipt, shortage or label.

    `attempt` counts the tries of one original; `copy` is 0 for the original, else SALINAN ke-n.
    """

    paper: str
    number: str
    size: str
    attempt: int = 1
    copy: int = 0
    revision: int = 0


@fact("paper.confirmed/1")
class PaperConfirmed(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The officer's answer to "did it come out?" for one print."""

    print: Ref
    came_out: bool
