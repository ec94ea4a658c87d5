"""A PDF's pages as pixels, for a printer that takes pictures."""

from __future__ import annotations

import threading

import msgspec
import pypdfium2

from frontoffice.domain.errors import DocumentTrouble

PDFIUM = threading.Lock()
"""PDFium is one per process and not safe for threads: hold this while it works."""

POINTS_PER_INCH = 72


class Page(msgspec.Struct, frozen=True):
    """One page: its paper in mm, and `pixels` as rows of red, green, blue, filler bytes."""

    width_mm: float
    height_mm: float
    width: int
    height: int
    stride: int
    pixels: bytes


def pages(pdf: bytes, dots_per_inch: int = 300) -> list[Page]:
    """Every page of a PDF as it is to be printed.

    :raises DocumentTrouble: `paper-unreadable`.
    """
    found = []
    try:
        with PDFIUM, pypdfium2.PdfDocument(pdf) as document:
            for page in document:
                wide, tall = page.get_size()
                bitmap = page.render(
                    scale=dots_per_inch / POINTS_PER_INCH, rev_byteorder=True, prefer_bgrx=True
                )
                found.append(
                    Page(
                        wide * 25.4 / POINTS_PER_INCH,
                        tall * 25.4 / POINTS_PER_INCH,
                        bitmap.width,
                        bitmap.height,
                        bitmap.stride,
                        bytes(bitmap.buffer),
                    )
                )
                bitmap.close()
                page.close()
    except pypdfium2.PdfiumError as error:
        raise DocumentTrouble("paper-unreadable") from error
    return found
