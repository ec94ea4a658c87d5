"""What must hold after every run (SYNC section 7), checked against facts, not against our folds."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import combinations
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select

from frontoffice.domain.facts import (
    CasePaid,
    CaseRegistered,
    CaseSettled,
    CaseVoided,
    Recorded,
    Ref,
)
from frontoffice.domain.stream import SETTLEMENT
from frontoffice.journal.chain import verify_run
from frontoffice.journal.entry import genesis
from frontoffice.journal.signing import SignedHead
from frontoffice.server.journal import FIELDS
from frontoffice.server.tables import case, chain, entry, head
from frontoffice.store import apply, quarantine, replica, tables
from frontoffice.store.entries import from_row, to_recorded
from frontoffice.store.integrity import verify_journal
from tests.simulation.ledger import require
from tests.simulation.template import EVERY

if TYPE_CHECKING:
    from tests.simulation.station import SimStation
    from tests.simulation.world import World

Streams = dict[str, list[Recorded]]
_PERSONAL = {"case_row": ("name", "nik"), "reference_row": ("name",)}


def check_all(world: World) -> None:
    """Every invariant, each with its own message.

    :raises Violation: the first that does not hold.
    """
    world.centre.check_promises()
    live = [one for one in world.stations if not one.revoked and not one.rotten]
    with world.centre.centre.database.reading() as connection:
        _check_nothing_lost(world, connection)
        _check_centre_chains(connection)
        heads = _centre_heads(connection)
        streams = _streams(connection)
        central = _central_cases(connection)
    for station in live:
        _check_even(station, heads)
    for station in world.stations:
        _check_own_order(station)
        _check_journal(station)
        if station.is_copy or station.has_twin:
            _check_set_apart(world, station)
    if live:
        _check_same_state(live)
        _check_central(live[0], central)
        rows = _rows(live[0], "case_row", "receipt_row", "trouble_row")
        _check_numbers(rows)
        _check_money(_counted(streams), rows)
        _check_pairs(_counted(streams), rows)
        _check_rebuild(live[0])


def _check_nothing_lost(world: World, connection: Connection) -> None:
    """The centre has what was written, all of it, in its bytes, and nothing else."""
    ledger, revoked = world.ledger, set[bytes]()
    for station in world.stations:
        if station.revoked:
            revoked.update(world.chains_of(station))
    found = defaultdict[bytes, list[bytes]](list)
    for name, seq, link in connection.execute(
        select(entry.c.chain, entry.c.seq, entry.c.hash).order_by(entry.c.chain, entry.c.seq)
    ):
        found[bytes(name)].append(bytes(link))
        require(len(found[bytes(name)]) == seq, f"gap in {bytes(name).hex()} at the centre")
    own = {
        bytes(name)
        for (name,) in connection.execute(
            select(chain.c.chain).where(
                chain.c.public_key == world.centre.centre.home.station.public
            )
        )
    }
    require(found.keys() <= ledger.written.keys() | own, "the centre has a chain nobody wrote")
    for name, written in ledger.written.items():
        held = found.get(name, [])
        if name in ledger.twins:
            both = (written, ledger.twins[name])
            require(
                held in both or name in revoked,
                f"the centre mixes or lacks what two disks wrote of {name.hex()}",
            )
            continue
        require(held == written[: len(held)], f"the centre has other entries of {name.hex()}")
        must = ledger.must_hold(name) if name not in revoked else 0
        require(len(held) >= must, f"lost of {name.hex()}: {len(held)} of {must} arrived")


def _check_centre_chains(connection: Connection) -> None:
    """Every chain at the centre verifies from its first entry to its signed head."""
    for name, feed, public, seq in connection.execute(
        select(chain.c.chain, chain.c.office, chain.c.public_key, chain.c.seq)
    ).all():
        if seq == 0:
            continue
        rows = connection.execute(
            select(*FIELDS, entry.c.hash)
            .where(entry.c.office == feed, entry.c.chain == name)
            .order_by(entry.c.seq)
        ).all()
        signed = connection.execute(
            select(head.c.chain, head.c.seq, head.c.hash, head.c.signature)
            .where(head.c.office == feed, head.c.chain == name)
            .order_by(head.c.seq.desc())
            .limit(1)
        ).one()
        run = [from_row(row) for row in rows]
        found = SignedHead(bytes(signed[0]), signed[1], bytes(signed[2]), bytes(signed[3]))
        hashes = verify_run(bytes(public), genesis(bytes(public), feed), 0, run, found)
        require(seq == len(run), f"head of {bytes(name).hex()} is not at its last entry")
        require(hashes == [bytes(row[-1]) for row in rows], "stored hashes are others")


def _centre_heads(connection: Connection) -> dict[bytes, tuple[int, bytes]]:
    return {
        bytes(name): (seq, bytes(link))
        for name, seq, link in connection.execute(
            select(chain.c.chain, chain.c.seq, chain.c.hash).where(chain.c.seq > 0)
        )
    }


def _streams(connection: Connection) -> Streams:
    found: Streams = defaultdict(list)
    for row in connection.execute(select(*FIELDS).where(entry.c.stream.like("case:%"))):
        one = from_row(row)
        found[one.stream].append(to_recorded(one))
    return found


def _central_cases(connection: Connection) -> set[tuple[Any, ...]]:
    columns = (case.c.stream, case.c.number, case.c.status, case.c.registered_at, case.c.troubles)
    return {tuple(row) for row in connection.execute(select(*columns))}


def _check_even(station: SimStation, heads: dict[bytes, tuple[int, bytes]]) -> None:
    with station.opened.store.read() as connection:
        held = {one.chain: (one.seq, one.hash) for one in replica.heads(connection) if one.seq}
    require(held == heads, f"{station.name} does not stand where the centre stands")
    require(station.light() == "sent", f"{station.name} is even and shows {station.light()}")


def _check_own_order(station: SimStation) -> None:
    """An own fact follows every earlier own fact of its stream, whatever the clock said."""
    with station.opened.store.read() as connection:
        rows = connection.exec_driver_sql(
            "SELECT chain, seq, act, at, clock_offset, clock_suspect, stream, after, kind, actor, "
            "body, circle, personal, salt, commitment FROM entry ORDER BY chain, seq"
        ).all()
    streams: Streams = defaultdict(list)
    for row in rows:
        one = from_row(row)
        streams[one.stream].append(to_recorded(one))
    for stream, recorded in _counted(streams, opened=False).items():
        reach = _reach(recorded)
        last: dict[str, Ref] = {}
        for item in sorted(recorded, key=lambda one: one.ref):
            before = last.get(item.ref[0])
            require(
                before is None or before in reach[item.ref],
                f"{stream}: {item.ref} does not follow {before}",
            )
            last[item.ref[0]] = item.ref


def _reach(recorded: Iterable[Recorded]) -> dict[Ref, set[Ref]]:
    """For each fact every fact it follows, itself included, by walking `after`."""
    by_ref = {item.ref: item for item in recorded}
    reach: dict[Ref, set[Ref]] = {}
    for ref in by_ref:
        found, to_do = set[Ref](), [ref]
        while to_do:
            one = to_do.pop()
            if one not in found and one in by_ref:
                found.add(one)
                to_do += by_ref[one].after
        reach[ref] = found
    return reach


def _check_journal(station: SimStation) -> None:
    with station.opened.store.read() as connection:
        found = verify_journal(connection)
    require(
        found.ok is not station.rotten,
        f"{station.name}: journal verifies as {found.first_bad}, changed: {station.rotten}",
    )


def _check_set_apart(world: World, station: SimStation) -> None:
    """What a copied disk wrote beside its twin is still there, byte for byte: counted or apart."""
    with station.opened.store.read() as connection:
        apart = {one.hash for one in quarantine.listed(connection, settled=True)}
        held = {link for (link,) in connection.exec_driver_sql("SELECT hash FROM entry")}
    for name, copy in world.ledger.twins.items():
        written = copy if station.is_copy else world.ledger.written[name]
        if name in world.chains_of(station):
            require(set(written) <= held | apart, f"{station.name} threw away what it wrote")


def _check_same_state(live: list[SimStation]) -> None:
    """Equal facts, equal rows: byte for byte, and without the names where a circle is missing."""
    dumps = {station.name: _dump(station) for station in live}
    for one, other in combinations(live, 2):
        bare = EVERY not in (one.circles, other.circles) or one.circles != other.circles
        first, second = dumps[one.name][bare], dumps[other.name][bare]
        if first != second:
            odd = sorted(map(str, set(first) ^ set(second)))[:4]
            require(False, f"{one.name} and {other.name} show different states: {odd}")


def _dump(station: SimStation) -> tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]:
    """The read models: whole, and with names and NIK left out."""
    with station.opened.store.read() as connection:
        whole = apply.dump(connection)
    bare = []
    columns = {
        table.name: [column.name for column in table.columns]
        for table in tables.models.sorted_tables
    }
    for row in whole:
        hidden = _PERSONAL.get(row[0], ())
        named = zip(("", *columns[row[0]]), row, strict=True)
        bare.append(tuple(value for name, value in named if name not in hidden))
    return whole, sorted(bare, key=str)


def _rows(station: SimStation, *tables: str) -> dict[str, list[dict[str, Any]]]:
    with station.opened.store.read() as connection:
        return {
            table: [
                dict(row) for row in connection.exec_driver_sql(f"SELECT * FROM {table}").mappings()
            ]
            for table in tables
        }


def _check_central(station: SimStation, central: set[tuple[Any, ...]]) -> None:
    here = {
        (row["stream"], row["number"], row["status"], row["registered_at"], row["troubles"])
        for row in _rows(station, "case_row")["case_row"]
    }
    require(here == central, f"the centre shows other cases: {sorted(here ^ central)[:4]}")


def _check_numbers(rows: dict[str, list[dict[str, Any]]]) -> None:
    for table in ("case_row", "receipt_row"):
        counted = Counter(row["number"] for row in rows[table])
        doubles = [number for number, count in counted.items() if count > 1]
        require(not doubles, f"numbers given twice: {doubles}")


def _counted(streams: Streams, *, opened: bool = True) -> Streams:
    """Facts that follow nothing missing; with `opened` only of cases whose opening fact is here.

    The rest waits (*menunggu pendahulu*): what a copied disk or a revoked station had written may
    have been followed by others before it was set apart.
    """
    found: Streams = {}
    for stream, recorded in streams.items():
        known = {item.ref: item for item in recorded}
        reach = _reach(recorded)
        whole = [
            item
            for item in recorded
            if all(parent in known for ref in reach[item.ref] for parent in known[ref].after)
        ]
        if not opened or any(isinstance(item.body, CaseRegistered) for item in whole):
            found[stream] = whole
    return found


def _check_money(streams: Streams, rows: dict[str, list[dict[str, Any]]]) -> None:
    """Every rupiah taken stands under its receipt; only a void takes it out again."""
    receipts = {row["number"]: row for row in rows["receipt_row"]}
    shown = {row["stream"]: row["paid_rupiah"] for row in rows["case_row"]}
    for stream, recorded in streams.items():
        bodies = [item.body for item in recorded]
        taken = {
            one.receipt_number: one.amount_rupiah for one in bodies if isinstance(one, CasePaid)
        }
        voided = {one.receipt_number for one in bodies if isinstance(one, CaseVoided)}
        for number, amount in taken.items():
            row = receipts.get(number)
            require(row is not None, f"money of {number} is nowhere")
            assert row is not None
            require(row["amount_rupiah"] == amount, f"{number} shows another amount")
            if number not in voided:
                require(row["state"] == "valid", f"{number} is void and nobody voided it")
        counted = sum(
            amount for number, amount in taken.items() if receipts[number]["state"] == "valid"
        )
        require(shown[stream] == counted, f"{stream} shows {shown[stream]}, taken was {counted}")
        disputed = any(isinstance(one, CaseSettled) for one in bodies) or any(
            row["stream"] == stream for row in rows["trouble_row"]
        )
        kept = sum(amount for number, amount in taken.items() if number not in voided)
        require(disputed or shown[stream] == kept, f"{stream} shows {shown[stream]}, not {kept}")


def _check_pairs(streams: Streams, rows: dict[str, list[dict[str, Any]]]) -> None:
    """Two facts of one group that do not know each other are in the inbox until settled.

    Of settlements the last on each side count, and those that choose the same side are no
    contradiction (`domain.settlement`).
    """
    shown = {row["stream"] for row in rows["trouble_row"] if row["kind"] == "conflict"}
    for stream, recorded in streams.items():
        reach = _reach(recorded)
        settled: dict[str, set[Ref]] = defaultdict(set)
        chosen: dict[Ref, Ref] = {}
        for item in recorded:
            if isinstance(item.body, CaseSettled):
                settled[item.body.group] |= reach[item.ref]
                chosen[item.ref] = item.body.chosen
        open_pair, any_pair = False, False
        groups: dict[str, list[Ref]] = defaultdict(list)
        for item in recorded:
            for group in item.body.groups() if item.body is not None else ():
                groups[group].append(item.ref)
        for group, refs in groups.items():
            if group.startswith(SETTLEMENT):
                tips = [one for one in refs if not any(one in reach[o] for o in refs if o != one)]
                refs = tips if len({chosen[one] for one in tips}) > 1 else []
            for one, other in combinations(refs, 2):
                if one in reach[other] or other in reach[one]:
                    continue
                any_pair = True
                if one not in settled[group] and other not in settled[group]:
                    open_pair = True
        require(not open_pair or stream in shown, f"{stream}: a split nobody is shown")
        require(any_pair or stream not in shown, f"{stream}: a conflict that is none")


def _check_rebuild(station: SimStation) -> None:
    before = _dump(station)[0]
    station.opened.store.rebuild()
    require(_dump(station)[0] == before, f"{station.name}: rebuilt models differ")
