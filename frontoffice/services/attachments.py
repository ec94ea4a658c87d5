"""Scans and photos of a case: compressed, sealed with a key of their own, shown, withdrawn."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from frontoffice.documents.raster import pages
from frontoffice.domain.attachment import (
    MAX_FILE,
    PURPOSES,
    FileAttached,
    FilePersonal,
    FileRemoved,
    media_of,
)
from frontoffice.domain.case import Case
from frontoffice.domain.errors import NotFound, RuleViolation
from frontoffice.domain.facts import Ref
from frontoffice.services.case_rules import circle_of, open_case
from frontoffice.services.home import Home
from frontoffice.store.attachment_files import FileFolder, key_of, sweep_erased
from frontoffice.store.work import Changes, Work

if TYPE_CHECKING:
    from PIL.Image import Image

LONGEST_SIDE = 1800
"""Pixels of a page's longer side: 150 dots per inch on A4, which reads well."""

QUALITIES = (72, 58, 45)
WANTED = 300 * 1024
"""A photo is made this small where its quality allows."""

MAX_INPUT = 40 * 1024 * 1024
SCANNER = "scanner-folder"
SCANNED = (".jpg", ".jpeg", ".png", ".pdf")
PREVIEW_DPI = 96


class Picture(msgspec.Struct, frozen=True):
    """What the screen shows of a file: its kind and bytes, of a PDF its first page as PNG."""

    media: str
    data: bytes
    name: str
    page_count: int = 1


class Scanned(msgspec.Struct, frozen=True):
    """A file in the scanner's folder: name, size in bytes, when it came (UTC ms)."""

    path: Path
    size: int
    at: int


def attach(
    home: Home,
    stream: str,
    data: bytes,
    name: str = "",
    *,
    purpose: str = "requirement",
    row: str | None = None,
) -> Changes:
    """Attaches a file to a case; the file is durable before the fact that names it.

    :raises RuleViolation: `file-kind-unknown`, `attachment-too-large`, `attachment-unreadable`,
        `file-purpose-unknown`, `row-unknown`, `file-twice`, `case-closed`.
    """
    acting = home.require("file.attach")
    with home.store.work(acting.staff) as work:
        case = open_case(work, stream)
        if case.is_closed:
            raise RuleViolation("case-closed", status=case.status)
        record(home, work, case, data, name, purpose=purpose, row=row)
    return work.changes


def record(
    home: Home,
    work: Work,
    case: Case,
    data: bytes,
    name: str,
    *,
    purpose: str = "requirement",
    row: str | None = None,
) -> bytes:
    """Attaches a file inside a unit of work; the name of its ciphertext."""
    if purpose not in PURPOSES:
        raise RuleViolation("file-purpose-unknown", field="purpose", purposes=list(PURPOSES))
    if row is not None and row not in {one.code for one in case.rows}:
        raise RuleViolation("row-unknown", field="row", row=row[:40])
    media, small = compressed(data)
    blob, key, size = FileFolder(home.folder).seal(small)
    fact = FileAttached(blob=blob, size=size, media=media, purpose=purpose, row=row)
    plain = " ".join(Path(name).name.split())[:80]
    work.record(case.stream, fact, FilePersonal(key=key, name=plain), circle_of(case))
    return blob


def compressed(data: bytes) -> tuple[str, bytes]:
    """The file as it is kept: (media type, bytes); pictures upright, without camera data, smaller.

    :raises RuleViolation: `file-kind-unknown`, `attachment-too-large`, `attachment-unreadable`.
    """
    if not data or len(data) > MAX_INPUT:
        raise RuleViolation("attachment-too-large", field="file", most=MAX_INPUT // 1024)
    media = media_of(data)
    if media == "application/pdf":
        _check_pdf(data)
        kept = data
    else:
        media, kept = "image/jpeg", _smaller(data)
    if len(kept) > MAX_FILE:
        raise RuleViolation("attachment-too-large", field="file", most=MAX_FILE // 1024)
    return media, kept


def photo_of(data: bytes) -> bytes:
    """A photo as it is kept: JPEG that says nothing of camera, place, time or file.

    :raises RuleViolation: `photo-kind-bad` for a PDF, and what `compressed` raises.
    """
    media, kept = compressed(data)
    if media != "image/jpeg":
        raise RuleViolation("photo-kind-bad", field="photo")
    return kept


def thumbnail(data: bytes, side: int = 240) -> bytes:
    """A photo with a longer side of so many pixels, as JPEG; raises `attachment-unreadable`."""
    small = _opened(data)
    small.thumbnail((side, side))
    return _jpeg(small, QUALITIES[0])


def _check_pdf(data: bytes) -> None:
    from frontoffice.domain.errors import DocumentTrouble

    try:
        pages(data, 20)
    except DocumentTrouble as error:
        raise RuleViolation("attachment-unreadable", field="file") from error


def _opened(data: bytes) -> Image:
    # Pillow takes a while to import and only those who attach pictures need it.
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data)) as opened:
            upright = ImageOps.exif_transpose(opened) or opened
            plain = upright.convert("RGB")
            # Pillow would write a comment of the camera's program back into the file.
            plain.info = {}
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as error:
        raise RuleViolation("attachment-unreadable", field="file") from error
    return plain


def _smaller(data: bytes) -> bytes:
    plain = _opened(data)
    plain.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    best = b""
    for quality in QUALITIES:
        best = _jpeg(plain, quality)
        if len(best) <= WANTED:
            break
    return best


def _jpeg(picture: Image, quality: int) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=quality, optimize=True)
    return buffer.getvalue()


def withdraw(home: Home, stream: str, file: Ref, why: str = "wrong") -> Changes:
    """Takes a file off a case: the wrong person's, or unreadable; its fact stays.

    :raises NotFound: `file-unknown`.
    """
    acting = home.require("file.attach")
    with home.store.work(acting.staff) as work:
        case = open_case(work, stream)
        if all(one.ref != file or one.removed for one in case.work.files):
            raise NotFound("file-unknown")
        work.record(stream, FileRemoved(file=file, why=why))
    return work.changes


def look_at(home: Home, stream: str, file: Ref) -> Picture:
    """What a file shows; that it was looked at is noted (UU 27/2022 ps. 31).

    :raises NotFound: `file-key-absent` where this station may not read it or it was erased,
        `file-not-here` until it was fetched, `file-unknown`.
    :raises StoreTrouble: `file-altered`.
    """
    home.require("file.view")
    return opened(home, stream, file)


def opened(home: Home, stream: str, file: Ref) -> Picture:
    """The contents of a file of a stream whoever acts was let into; noted as seen.

    Raises as `look_at`.
    """
    with home.store.read() as connection:
        found = key_of(connection, file)
    if found is None:
        raise NotFound("file-unknown")
    body, personal = found
    if personal is None:
        raise NotFound("file-key-absent")
    data = FileFolder(home.folder).open(body.blob, personal.key)
    home.saw("file.viewed", stream)
    if body.media != "application/pdf":
        return Picture(body.media, data, personal.name)
    return _first_page(data, personal.name)


def _first_page(data: bytes, name: str) -> Picture:
    from PIL import Image

    shown = pages(data, PREVIEW_DPI)
    first = shown[0]
    size = (first.width, first.height)
    picture = Image.frombytes("RGB", size, first.pixels, "raw", "RGBX", first.stride)
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    return Picture("image/png", buffer.getvalue(), name, len(shown))


def scanner_folder(home: Home) -> Path | None:
    """The folder the scanner writes into, None where none is set."""
    value = home.store.setting(SCANNER)
    return Path(value.decode()) if value else None


def set_scanner_folder(home: Home, folder: Path | None) -> None:
    """Sets the folder the scanner writes into.

    :raises NotFound: `scanner-folder-missing`.
    """
    home.require("file.attach")
    if folder is not None and not folder.is_dir():
        raise NotFound("scanner-folder-missing", folder=str(folder))
    home.store.set_setting(SCANNER, str(folder or "").encode())


def scanned(home: Home) -> list[Scanned]:
    """What lies in the scanner's folder, the newest first."""
    folder = scanner_folder(home)
    if folder is None or not folder.is_dir():
        return []
    found = []
    for path in folder.iterdir():
        if path.suffix.lower() in SCANNED and path.is_file():
            stat = path.stat()
            found.append(Scanned(path, stat.st_size, int(stat.st_mtime * 1000)))
    return sorted(found, key=lambda one: (-one.at, one.path.name))


def read_file(path: Path) -> bytes:
    """The bytes of a file the officer chose.

    :raises RuleViolation: `attachment-unreadable`, `attachment-too-large`.
    """
    try:
        if path.stat().st_size > MAX_INPUT:
            raise RuleViolation("attachment-too-large", field="file", most=MAX_INPUT // 1024)
        return path.read_bytes()
    except OSError as error:
        raise RuleViolation("attachment-unreadable", field="file") from error


def sweep(home: Home) -> int:
    """Takes away files whose keys were erased; how many."""
    with home.store.read() as connection:
        return sweep_erased(connection, FileFolder(home.folder))


def is_here(home: Home, blob: bytes) -> bool:
    """Whether the contents of a file lie at this station."""
    return FileFolder(home.folder).is_here(blob)
