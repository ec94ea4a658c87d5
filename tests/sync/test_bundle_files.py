"""Scans and photos in bundles: behind the facts, as many as fit, once, and never an erased one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import select

from frontoffice.domain.errors import StoreTrouble
from frontoffice.server import bundle as central
from frontoffice.server.tables import file
from frontoffice.services import attachments, bundles, cases, intake, privacy, staff
from frontoffice.services.home import Home
from frontoffice.store.attachment_files import FileFolder
from frontoffice.sync.bundle import Imported, Inspected, inspect
from frontoffice.sync.bundle_desk import export_home, import_home
from frontoffice.sync.desk import sync_home
from frontoffice.sync.files import unsent
from tests.builders import FREE, intake_request
from tests.conftest import PIN, HomeFactory
from tests.services.test_attachments import picture
from tests.services.test_privacy import ADMIN_2, YEAR_MS, closed_case
from tests.sync.hub_branch import Branch

SMALL = (90, 120)
Carry = Callable[[Home, str], tuple[Imported, Imported]]


@pytest.fixture
def branch(tmp_path: Path, make_home: HomeFactory) -> Iterator[Branch]:
    with ExitStack() as stack:
        yield Branch(tmp_path, make_home, stack)


@pytest.fixture
def carry(branch: Branch, tmp_path: Path) -> Carry:
    """Takes a bundle to the centre and its answer back: what each side says of it."""

    def there_and_back(home: Home, name: str) -> tuple[Imported, Imported]:
        out, back = tmp_path / f"{name}.fobundle", tmp_path / f"{name}-jawab.fobundle"
        export_home(home, out)
        centre = branch.centre.centre
        came = central.import_bundle(centre, out)
        to = came.manifest
        central.answer(
            *(centre, to.office, to.public_key, back), answers=came.hash, wanted=to.files_wanted
        )
        return came, import_home(home, back)

    return there_and_back


def scanned(home: Home, serial: int = 1) -> tuple[str, bytes]:
    """A case with one scan: its stream, the name of the ciphertext."""
    stream = intake.submit(home, intake_request(FREE, serial=serial)).stream
    attachments.attach(home, stream, picture(size=SMALL), "kk.png", purpose="other")
    (one,) = cases.read_case(home, stream).work.files
    return stream, one.blob


def at_centre(branch: Branch) -> set[bytes]:
    with branch.centre.centre.database.reading() as connection:
        return {bytes(name) for (name,) in connection.execute(select(file.c.name))}


def pair(branch: Branch) -> tuple[Home, Home]:
    """Two counters that know the standards, each other and the centre."""
    assert sync_home(branch.hub_home).even
    found = branch.enrolled(3), branch.enrolled(4)
    for home in (*found, *found):
        assert sync_home(home).even
    return found


def test_scans_reach_the_centre_and_another_counter_without_any_line(
    branch: Branch, carry: Carry
) -> None:
    one, other = pair(branch)
    stream, blob = scanned(one)
    there, back = carry(one, "satu")
    assert (there.files, at_centre(branch), unsent(one.store)) == (1, {blob}, [])
    assert carry(one, "lagi")[0].manifest.parts == ()
    there, back = carry(other, "dua")
    assert (there.manifest.files_wanted, back.files) == ((), 0)
    there, back = carry(other, "tiga")
    assert (there.manifest.files_wanted, back.files) == ((blob,), 1)
    (seen,) = cases.read_case(other, stream).work.files
    assert attachments.look_at(other, stream, seen.ref).data.startswith(b"\xff\xd8")


def test_as_many_as_fit_go_and_the_rest_with_the_next(
    branch: Branch, carry: Carry, tmp_path: Path
) -> None:
    one, _ = pair(branch)
    sizes = []
    for serial in (1, 2, 3):
        stream, _ = scanned(one, serial)
        sizes.append(cases.read_case(one, stream).work.files[0].size)

    def held(limit: int) -> Inspected:
        return export_home(one, tmp_path / "batas.fobundle", files_limit=limit)

    assert [held(limit).files for limit in (0, max(sizes), sum(sizes))] == [0, 1, 3]
    assert held(0).entries == held(sum(sizes)).entries > 0
    central.import_bundle(branch.centre.centre, tmp_path / "batas.fobundle")
    assert len(at_centre(branch)) == 3
    made = held(sum(sizes))
    content = bundles.manifest_content(made, made.manifest, {})
    assert (content["files"], len(content["parts"])) == (3, 1)
    path = Path(made.path)
    whole = path.read_bytes()
    path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    with pytest.raises(StoreTrouble, match="bundle-damaged") as damaged:
        inspect(path)
    assert str(damaged.value.data["place"]).startswith("file 4: ")


def test_a_counter_gets_another_s_scans_only_within_its_circles(
    branch: Branch, tmp_path: Path
) -> None:
    one, other = pair(branch)
    tax = branch.enrolled(8, ("office", "agency:pajak"))
    for home in (tax, one):
        assert sync_home(home).online
    _, blob = scanned(one)
    for home, number, files in ((other, 4, 1), (tax, 8, 0)):
        path = tmp_path / f"{number}.fobundle"
        assert export_home(one, path, str(number)).files == files
        assert import_home(home, path).files == files
        assert FileFolder(home.folder).is_here(blob) is bool(files)


def test_an_erased_person_s_scan_in_an_old_bundle_is_taken_nowhere(
    branch: Branch, carry: Carry, tmp_path: Path
) -> None:
    one, other = pair(branch)
    staff.admit(one, "Wati Admin", "admin", PIN, ADMIN_2.staff)
    number = closed_case(one, to="in_process")
    stream = cases.find(one, number)
    attachments.attach(one, stream, picture(size=SMALL), "kk.png", purpose="other")
    old_central, old_station = tmp_path / "lama.fobundle", tmp_path / "lama-4.fobundle"
    assert export_home(one, old_central).files == 1
    assert export_home(one, old_station, "4").files == 1
    for to in ("ready", "handed_over"):
        cases.move(one, stream, to, "selesai")
    branch.pass_time(YEAR_MS)
    assert sync_home(one).online
    privacy.erase(one, [number], "retention_ended", "470-1", ADMIN_2)
    carry(one, "musnah")
    assert sync_home(other).online
    assert central.import_bundle(branch.centre.centre, old_central).files == 0
    assert import_home(other, old_station).files == 0
    assert at_centre(branch) == set()
    assert FileFolder(other.folder).names() == []
