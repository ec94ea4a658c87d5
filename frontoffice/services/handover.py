"""From product ready to product in the right hands: shelf, receiver, proof, the shelf list."""

from __future__ import annotations

import msgspec

from frontoffice.domain.case import Case, Details
from frontoffice.domain.errors import NotFound, RuleViolation
from frontoffice.domain.facts import CaseMoved, ReasonPersonal
from frontoffice.domain.handover import (
    PROOFS,
    RECEIVERS,
    SHOWN,
    UNCOLLECTED_DAYS,
    HandoverPersonal,
    ProductHandedOver,
    ProductPlaced,
    pack_signature,
    place_of,
)
from frontoffice.services import attachments, worklist
from frontoffice.services.case_rules import circle_of, open_case, reason_of
from frontoffice.services.cases import local_day, standard_of
from frontoffice.services.cash_reconcile import unmatched_of
from frontoffice.services.home import Home
from frontoffice.services.late_entry import late_step
from frontoffice.store import search
from frontoffice.store.search import CaseLine, Filter
from frontoffice.store.work import Changes


class Handover(msgspec.Struct, frozen=True, kw_only=True):
    """What the officer notes at a handover.

    `receiver` a code of `RECEIVERS`; `strokes` a signature drawn on the screen (points 0..1 of the
    field); `photo` the bytes of a picture of the signed sheet; `papers` the requirements whose
    originals go back; `statement` the words of somebody who lost the receipt. `happened_at` and
    `source` as `late_entry.late_of` takes them, where it happened on paper during an outage.
    """

    receiver: str
    name: str = ""
    nik: str | None = None
    relation: str = ""
    shown: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    lost_receipt: bool = False
    statement: str = ""
    proof: str = "paper"
    strokes: tuple[tuple[tuple[float, float], ...], ...] = ()
    photo: bytes = b""
    product: str = ""
    happened_at: str | None = None
    source: str | None = None


def with_photo(wanted: Handover, photo: bytes) -> Handover:
    """The same handover with the picture that proves it."""
    return msgspec.structs.replace(wanted, photo=photo)


class Shelved(msgspec.Struct, frozen=True):
    """A product that waits: its case's line, where it lies, since when (UTC ms), if archived."""

    line: CaseLine
    place: str
    since: int
    days: int
    archived: bool
    reminded_at: int


def make_ready(home: Home, stream: str, place: str, note: str = "") -> Changes:
    """The product is there: its shelf is noted and the case waits to be picked up.

    :raises RuleViolation: `place-bad`, `move-not-allowed`, `late-unexplained`.
    """
    acting = home.require("product.place")
    place = place_of(place)
    with home.store.work(acting.staff) as work:
        case = open_case(work, stream)
        worklist.refuse_late(home, case, work.at)
        if "ready" not in case.moves:
            may = sorted(case.moves)
            raise RuleViolation(
                "move-not-allowed", field="to", status=case.status, to="ready", may=may
            )
        moved = CaseMoved(to="ready", on=local_day(home, work.at))
        words = " ".join(note.split())[:500] or place
        work.record(stream, moved, ReasonPersonal(reason=words), circle_of(case))
        work.record(stream, ProductPlaced(place=place))
    return work.changes


def place_product(home: Home, stream: str, place: str, *, archive: bool = False) -> Changes:
    """Notes another place of a product that waits; `archive` where nobody came for it.

    :raises RuleViolation: `product-not-waiting`, `archive-too-early`, `place-bad`.
    """
    acting = home.require("product.place")
    place = place_of(place)
    with home.store.work(acting.staff) as work:
        case = open_case(work, stream)
        if case.status not in ("ready", "refused"):
            raise RuleViolation("product-not-waiting", status=case.status)
        since = case.work.placed_at or case.changed_at
        if archive and work.at - since < UNCOLLECTED_DAYS * worklist.DAY_MS:
            raise RuleViolation("archive-too-early", days=UNCOLLECTED_DAYS)
        work.record(stream, ProductPlaced(place=place, archived=archive))
    return work.changes


def hand_over(home: Home, stream: str, wanted: Handover) -> Changes:
    """The product or the refusal goes into the right hands, with its proof.

    :raises RuleViolation: `move-not-allowed`, `product-held` until the NIK is verified,
        `product-unmatched` until the bank's list shows the payment, what
        `_checked` says of receiver, papers and signature, and `late_step` of a late entry.
    """
    acting = home.require("case.hand_over")
    told = {"happened_at": wanted.happened_at, "source": wanted.source}
    with home.store.work(acting.staff) as work:
        case = open_case(work, stream)
        if "handed_over" not in case.moves:
            raise RuleViolation(
                "move-not-allowed", status=case.status, to="handed_over", may=sorted(case.moves)
            )
        if case.status == "ready":
            _refuse_held(home, case)
        calendar = home.reference.calendar_of(home.card.office)
        late = late_step(told, case, calendar, work.at)
        personal = _checked(home, case, work.case_details(stream), wanted)
        photo = None
        if wanted.proof == "photo":
            photo = attachments.record(
                home, work, case, wanted.photo, "foto-penyerahan", purpose="handover"
            )
        fact = ProductHandedOver(
            on=local_day(home, late.happened_at if late else work.at),
            receiver=wanted.receiver,
            shown=wanted.shown,
            papers=wanted.papers,
            lost_receipt=wanted.lost_receipt,
            proof=wanted.proof,
            photo=photo,
            product=" ".join(wanted.product.split())[:40],
            happened_at=late.happened_at if late else None,
            source=late.source if late else None,
        )
        work.record(stream, fact, personal, circle_of(case))
    return work.changes


def _refuse_held(home: Home, case: Case) -> None:
    """Where the standard says so the product waits for the NIK's check, and for the bank's list."""
    if case.work.held:
        raise RuleViolation("product-held", identity=case.work.identity)
    try:
        waits = standard_of(home, case).product_after_payment_match
    except NotFound:
        waits = False
    if waits and (unmatched := unmatched_of(home, case.stream)):
        raise RuleViolation("product-unmatched", receipt=unmatched[0].receipt_number)


def _checked(home: Home, case: Case, found: Details, wanted: Handover) -> HandoverPersonal:
    """The personal part of a handover, once the receiver may have it.

    :raises RuleViolation: `receiver-missing`, `receiver-nik-bad`, `handover-needs-kuasa`,
        `handover-nothing-shown`, `receipt-not-shown`, `lost-receipt-identity`, `papers-not-ours`,
        `signature-missing`, `photo-missing`, `handover-code-unknown`.
    """
    codes = (wanted.receiver in RECEIVERS, wanted.proof in PROOFS, set(wanted.shown) <= set(SHOWN))
    if not all(codes):
        raise RuleViolation("handover-code-unknown")
    name = " ".join(wanted.name.split())
    if not any(char.isalpha() for char in name):
        raise RuleViolation("receiver-missing", field="receiver")
    nik = _receiver_nik(found, wanted)
    if wanted.receiver == "other":
        _other_may(home, case, wanted)
    if "ktp" not in wanted.shown and case.has_nik:
        raise RuleViolation("handover-nothing-shown", field="shown")
    statement = ""
    if "receipt" not in wanted.shown:
        statement = _lost(found, wanted)
    if set(wanted.papers) - set(kept_papers(home, case)):
        raise RuleViolation("papers-not-ours", field="papers")
    signature = b""
    if wanted.proof == "drawn":
        signature = pack_signature(wanted.strokes)
    elif wanted.proof == "photo" and not wanted.photo:
        raise RuleViolation("photo-missing", field="photo")
    relation = " ".join(wanted.relation.split())[:60]
    return HandoverPersonal(
        receiver=name[:100],
        nik=nik,
        relation=relation,
        statement=statement,
        signature=signature,
    )


def _receiver_nik(found: Details, wanted: Handover) -> str | None:
    """The NIK of who receives it; that of the applicant and the representative is known."""
    typed = "".join((wanted.nik or "").split()) or None
    if typed is not None and not (len(typed) == 16 and typed.isdigit()):
        raise RuleViolation("receiver-nik-bad", field="nik")
    if wanted.receiver == "representative":
        if found.representative is None:
            raise RuleViolation("handover-no-representative", field="receiver")
        return typed or found.representative.nik
    if wanted.receiver == "applicant":
        return typed or (found.applicant.nik if found.applicant else None)
    return typed


def _other_may(home: Home, case: Case, wanted: Handover) -> None:
    """The same rule as at intake: a letter of authority, where the standard allows one."""
    try:
        allowed = standard_of(home, case).can_be_represented
    except NotFound:
        allowed = True
    if not allowed:
        raise RuleViolation("handover-in-person", field="receiver")
    if "kuasa" not in wanted.shown:
        raise RuleViolation("handover-needs-kuasa", field="shown")
    if wanted.nik is None:
        raise RuleViolation("receiver-nik-bad", field="nik")


def _lost(found: Details, wanted: Handover) -> str:
    """Without the receipt: its loss is stated in words, and the identity must match."""
    if not wanted.lost_receipt:
        raise RuleViolation("receipt-not-shown", field="shown")
    statement = reason_of(wanted.statement, "statement")
    known = {
        one.nik for one in (found.applicant, found.representative) if one is not None and one.nik
    }
    typed = "".join((wanted.nik or "").split())
    if "ktp" not in wanted.shown or (known and typed not in known):
        raise RuleViolation("lost-receipt-identity", field="nik")
    return statement


def originals(case: Case) -> tuple[str, ...]:
    """The requirements of which the citizen's own paper was handed in."""
    return tuple(row.code for row in case.rows if row.given == "original")


def kept_papers(home: Home, case: Case) -> tuple[str, ...]:
    """The requirements of which the office holds an original that is to go back.

    With a refusal all of them; with a product not what the standard asks to hand in and the
    catalogue says stays.
    """
    if case.status == "refused":
        return originals(case)
    stays = {one.code for one in home.reference.catalogue.documents if one.stays}
    try:
        rows = standard_of(home, case).requirements
    except NotFound:
        rows = ()
    lent = {row.code for row in rows if row.form != "original"}
    return tuple(code for code in originals(case) if code in lent or code not in stays)


def shelf(home: Home, *, uncollected: bool = False, limit: int = 500) -> list[Shelved]:
    """What waits to be picked up, the longest waiting first; `uncollected` beyond the days."""
    home.require("case.list")
    narrowed = (
        worklist.narrowing(home, "uncollected")
        if uncollected
        else Filter(statuses=("ready", "refused"))
    )
    now = home.now()
    with home.store.read() as connection:
        lines, _ = search.find_cases(connection, "", narrowed, limit=limit)
        marks = ", ".join("?" * len(lines))
        rows = {
            stream: (place, placed_at, archived, reminded_at)
            for stream, place, placed_at, archived, reminded_at in connection.exec_driver_sql(
                "SELECT stream, place, placed_at, archived, reminded_at FROM work_row "
                f"WHERE stream IN ({marks})",
                tuple(one.stream for one in lines),
            )
        }
    found = []
    for line in lines:
        place, placed_at, archived, reminded = rows.get(line.stream, ("", 0, 0, 0))
        since = placed_at or line.changed_at
        days = max(0, (now - since) // worklist.DAY_MS)
        found.append(Shelved(line, place, since, days, bool(archived), reminded))
    return sorted(found, key=lambda one: (one.since, one.line.number))
