"""Reads printed papers back with PDFium and a real QR decoder, for the document tests."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import zxingcpp


def text_objects(pdf: bytes) -> Iterator[tuple[int, Any, str]]:
    """(page, object, text) in drawing order."""
    with pypdfium2.PdfDocument(pdf) as document:
        for index, page in enumerate(document):
            textpage = page.get_textpage()
            for thing in page.get_objects((pdfium.FPDF_PAGEOBJ_TEXT,), textpage=textpage):
                yield index, thing, thing.extract().replace("\x02", "-")


def printed(pdf: bytes) -> str:
    """Everything printed, without blanks, so that line breaks do not matter."""
    return "".join("".join(text.split()) for _, _, text in text_objects(pdf))


def squeezed(text: str) -> str:
    """A text as `printed` has it."""
    return "".join(text.split())


def qr_texts(pdf: bytes, scale: float = 3) -> list[str]:
    """Texts of all QR codes on the rendered pages."""
    with pypdfium2.PdfDocument(pdf) as document:
        pictures = [page.render(scale=scale, grayscale=True).to_pil() for page in document]
    return [found.text for picture in pictures for found in zxingcpp.read_barcodes(picture)]


def fonts_embedded(pdf: bytes) -> dict[str, bool]:
    """Font names in use and whether the file carries them."""
    return {
        thing.get_font().get_base_name(): bool(pdfium.FPDFFont_GetIsEmbedded(thing.get_font()))
        for _, thing, _ in text_objects(pdf)
    }


def boxes(pdf: bytes) -> list[tuple[int, tuple[float, float, float, float], str]]:
    """Page, ink box (left, bottom, right, top) and text of every piece of text.

    Without the pale words that lie under a sample paper on purpose.
    """
    return [
        (page, thing.get_bounds(), text)
        for page, thing, text in text_objects(pdf)
        if text != "CONTOH"
    ]


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of the pages in points."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_size() for page in document]


def rewritten(pdf: bytes, edit: Callable[[bytes], bytes]) -> bytes:
    """The file with every stream passed through `edit`, as somebody with a PDF editor would."""

    def stream(match: re.Match[bytes]) -> bytes:
        try:
            plain = zlib.decompress(match[2])
        except zlib.error:
            return match[0]
        packed = zlib.compress(edit(plain))
        head = re.sub(rb"/Length \d+", b"/Length %d" % len(packed), match[1])
        return head + packed + b"endstream"

    return re.sub(rb"(<<[^>]*?>>\s+stream\r?\n)(.*?)endstream", stream, pdf, flags=re.DOTALL)
