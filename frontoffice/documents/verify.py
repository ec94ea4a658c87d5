"""Reading a paper back without a network: its QR, its printed facts, and the verdict on both."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Literal

import msgspec
import pypdfium2
import pypdfium2.raw as pdfium
import zxingcpp
from PIL import Image, ImageChops, ImageFilter, UnidentifiedImageError

from frontoffice.documents import layout, marks, typeface
from frontoffice.documents.proof import Proof, ProofFacts, check_proof, read_proof
from frontoffice.documents.raster import PDFIUM
from frontoffice.domain.errors import DocumentTrouble
from frontoffice.domain.practice import OFFICE as PRACTICE

VerdictCode = Literal["genuine", "altered", "unknown-station", "voided", "unreadable", "practice"]

_QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
_MAX_PAGES = 20
_QR_POINTS = 200
_MAX_PIXELS = 40_000_000


class PaperReading(msgspec.Struct, frozen=True, kw_only=True):
    """What was found on a paper.

    `text_hash` is None for a photo or a code typed in: then only the QR speaks. `trouble` is the
    error code where no proof could be read.
    """

    proof: Proof | None = None
    text_hash: bytes | None = None
    trouble: str | None = None


class Revocation(msgspec.Struct, frozen=True):
    """A station's certificate ended `at` (UTC ms); its entries after `last_seq` do not count."""

    at: int
    last_seq: int


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """The answer, which speaks of the moment of issue.

    `known_until` (UTC ms) says up to when voids and revocations are known here, None: not at all.
    `text_checked` is False where only the QR could be judged.
    """

    code: VerdictCode
    facts: ProofFacts | None = None
    office: str = ""
    station: int = 0
    authority: bytes | None = None
    text_checked: bool = False
    voided_at: int | None = None
    revoked_at: int | None = None
    known_until: int | None = None
    trouble: str | None = None


def read_paper(path: Path) -> PaperReading:
    """Reads a PDF receipt, or a PNG or JPEG photo of one. Never raises for what is in the file."""
    try:
        with path.open("rb") as file:
            is_pdf = b"%PDF-" in file.read(1024)
        return _read_pdf(path) if is_pdf else _read_image(path)
    except (OSError, ValueError, UnidentifiedImageError, pypdfium2.PdfiumError):
        return PaperReading(trouble="paper-unreadable")


def read_code(text: str) -> PaperReading:
    """Reads the text of a QR, as a scanner or a person gives it."""
    try:
        return PaperReading(proof=read_proof(text.strip()))
    except DocumentTrouble as trouble:
        return PaperReading(trouble=trouble.code)


def verdict(
    reading: PaperReading,
    authorities: Iterable[bytes],
    revoked: Callable[[bytes], Revocation | None] = lambda _key: None,
    voided: Callable[[str], int | None] = lambda _number: None,
    known_until: int | None = None,
) -> Verdict:
    """Judges a reading.

    `authorities` are trusted public keys; `revoked` looks up a station's key, `voided` a receipt
    number (else the registration number) and answers when it was voided.
    """
    proof = reading.proof
    if proof is None:
        return Verdict(code="unreadable", trouble=reading.trouble)
    facts = proof.facts
    check = check_proof(proof, authorities)
    revocation = revoked(proof.public_key)
    voided_at = voided(facts.receipt_number or facts.number)
    code: VerdictCode = "genuine"
    if not check.signed or reading.text_hash not in (None, facts.facts_hash):
        code = "altered"
    elif proof.office == PRACTICE:
        code = "practice"
    elif check.authority is None or (revocation and facts.seq > revocation.last_seq):
        code = "unknown-station"
    elif voided_at is not None:
        code = "voided"
    return Verdict(
        code=code,
        facts=facts,
        office=proof.office,
        station=proof.station,
        authority=check.authority,
        text_checked=reading.text_hash is not None,
        voided_at=voided_at,
        revoked_at=revocation.at if revocation else None,
        known_until=known_until,
    )


def _read_image(path: Path) -> PaperReading:
    with Image.open(path, formats=("PNG", "JPEG")) as image:
        if image.width * image.height > _MAX_PIXELS:
            return PaperReading(trouble="paper-unreadable")
        proof = _proof_in(image.convert("L"))
    return PaperReading(proof=proof, trouble=None if proof else "paper-without-qr")


def _read_pdf(path: Path) -> PaperReading:
    with PDFIUM, pypdfium2.PdfDocument(path) as document:
        if not 0 < len(document) <= _MAX_PAGES:
            return PaperReading(trouble="paper-unreadable")
        proof = None
        for page in document:
            proof = proof or _proof_in(_picture(page, 3))
        if proof is None:
            return PaperReading(trouble="paper-without-qr")
        sizes = [page.get_size() for page in document]
        seen = [mark for index in range(len(document)) for mark in _page_marks(document, index)]
    return PaperReading(proof=proof, text_hash=marks.facts_hash(sizes, seen))


def _picture(page: Any, scale: float) -> Image.Image:
    width, height = page.get_size()
    scale = min(scale, (_MAX_PIXELS / max(width * height, 1)) ** 0.5)
    picture: Image.Image = page.render(scale=scale, grayscale=True).to_pil()
    return picture


def _proof_in(picture: Image.Image) -> Proof | None:
    """The first QR in the picture that is a proof; a shortage slip's number is not."""
    for found in zxingcpp.read_barcodes(picture, formats=_QR):
        try:
            return read_proof(found.text)
        except DocumentTrouble:
            continue
    return None


def _page_marks(document: Any, index: int) -> list[marks.Mark]:
    """All marks of a page in drawing order; what a paper of ours never has is a mark too."""
    page = document[index]
    found: list[marks.Mark] = []
    texts: list[layout.PlacedText] = []
    others = []
    textpage = page.get_textpage()
    for thing in page.get_objects(textpage=textpage):
        if _is_tricky(thing):
            found.append(("x", index, thing.type))
        elif thing.type == pdfium.FPDF_PAGEOBJ_TEXT:
            placed = _placed_text(thing)
            texts.append(placed)
            found.append(placed.mark(index))
        else:
            found.append(_shape_mark(index, thing))
        if thing.type != pdfium.FPDF_PAGEOBJ_TEXT:
            others.append(thing)
    if pdfium.FPDFPage_GetAnnotCount(page) or page.get_rotation():
        found.append(("x", index, -1))
    for thing in others:
        if thing.level == 0:
            page.remove_obj(thing)
    if not _reads_as_it_looks(page, texts):
        found.append(("x", index, -2))
    return found


def _is_tricky(thing: Any) -> bool:
    """Pictures, forms, clipping, layers, transparency and invisible or stretched text."""
    if thing.level or thing.type not in (pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_PATH):
        return True
    if pdfium.FPDFClipPath_CountPaths(pdfium.FPDFPageObj_GetClipPath(thing)) > 0:
        return True
    if pdfium.FPDFPageObj_CountMarks(thing) or pdfium.FPDFPageObj_HasTransparency(thing):
        return True
    if thing.type == pdfium.FPDF_PAGEOBJ_PATH:
        return False
    if pdfium.FPDFTextObj_GetTextRenderMode(thing) != pdfium.FPDF_TEXTRENDERMODE_FILL:
        return True
    return tuple(thing.get_matrix().get()[:4]) != (1, 0, 0, 1)


def _placed_text(thing: Any) -> layout.PlacedText:
    x, y = thing.get_matrix().get()[4:]
    snap = marks.snap
    font = thing.get_font().get_base_name().rpartition("+")[2]
    size = snap(thing.get_font_size())
    return layout.PlacedText(snap(x), snap(y), font, size, _colour(thing), thing.extract())


def _colour(thing: Any) -> int:
    parts = [ctypes.c_uint() for _ in range(4)]
    pdfium.FPDFPageObj_GetFillColor(thing, *parts)
    red, green, blue, _ = (part.value for part in parts)
    return red << 16 | green << 8 | blue


def _shape_mark(index: int, thing: Any) -> marks.Mark:
    count = pdfium.FPDFPath_CountSegments(thing)
    if count > _QR_POINTS:
        left, bottom, right, top = thing.get_bounds()
        side = max(right - left, top - bottom)
        return marks.qr_mark(index, left, bottom, side)
    matrix = thing.get_matrix()
    points = []
    for place in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(thing, place)
        x, y = ctypes.c_float(), ctypes.c_float()
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        points.append(matrix.on_point(x.value, y.value))
    return marks.shape_mark(index, _colour(thing), points)


def _reads_as_it_looks(page: Any, texts: list[layout.PlacedText]) -> bool:
    """Whether the letters drawn are the letters read: an embedded font could say 1 and show 9.

    The texts are set anew in the bundled fonts and both pictures are compared.
    """
    if any(text.font not in typeface.FONTS for text in texts):
        return False
    anew = layout.Layout("", page.get_size(), ((tuple(texts), (), None),)).pdf()
    with pypdfium2.PdfDocument(anew) as document:
        ours = _picture(document[0], 3)
    theirs = _picture(page, 3)
    return _covers(ours, theirs) and _covers(theirs, ours)


def _covers(one: Image.Image, other: Image.Image) -> bool:
    """Whether every dark dot of `other` has ink of `one` at most a dot away: places are rounded."""
    paper = one.filter(ImageFilter.MinFilter(3)).point(lambda value: 255 if value > 215 else 0)
    dark = other.point(lambda value: 255 if value < 140 else 0)
    return ImageChops.darker(paper, dark).getbbox() is None
