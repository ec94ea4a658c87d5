"""Sends a finished PDF to the station's printer; where there is none, to the documents folder."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSizeF, QStandardPaths
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from frontoffice.documents import raster
from frontoffice.documents.station_papers import (
    Paper,
    StationPaper,
    render_recovery_sheet,
    render_test_page,
)
from frontoffice.domain.errors import PrinterTrouble, StoreTrouble
from frontoffice.services.door import HomeCard
from ui.models.station import office_info
from ui.words import clock_words, long_date, office_time

DOTS = 300
FOLDER = "frontoffice"


def printers() -> list[str]:
    """The names of the printers this computer knows."""
    return list(QPrinterInfo.availablePrinterNames())


def papers_folder() -> Path:
    """Where papers go that no printer takes; never inside a home.

    FRONTOFFICE_PAPERS names another folder (tests, the trial office).
    """
    named = os.environ.get("FRONTOFFICE_PAPERS")
    if named:
        return Path(named)
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(documents)) / FOLDER


class StationPrinter:
    """Prints for one station; `chosen` tells the printer's name now, "" for the system's own."""

    def __init__(
        self, chosen: Callable[[], str], known: Callable[[], list[str]] = printers
    ) -> None:
        self._chosen, self._known = chosen, known
        self.last_file: Path | None = None

    def available(self) -> bool:
        """Whether a printer would take a paper now."""
        known = self._known()
        return bool(known) and (not self._chosen() or self._chosen() in known)

    def name(self) -> str:
        """The printer a paper would go to now, "" for none."""
        known = self._known()
        return self._chosen() or (QPrinterInfo.defaultPrinterName() or known[0] if known else "")

    def print_pdf(self, pdf: bytes, title: str) -> None:
        """One paper to the printer, or to a file in the documents folder.

        :raises PrinterTrouble: `printer-gone`, `printer-refused`.
        :raises StoreTrouble: `papers-folder-unwritable`.
        """
        if not self._known():
            self.last_file = self._keep(pdf, title)
            return
        self.last_file = None
        if not self.available():
            raise PrinterTrouble("printer-gone", printer=self._chosen())
        self._paint(pdf, title)

    def _keep(self, pdf: bytes, title: str) -> Path:
        folder = papers_folder()
        name = re.sub(r"[^\w-]+", "-", title).strip("-") or "kertas"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            at = 0
            while (path := folder / f"{name}{f'-{at}' if at else ''}.pdf").exists():
                at += 1
            path.write_bytes(pdf)
        except OSError as error:
            raise StoreTrouble("papers-folder-unwritable", folder=str(folder)) from error
        return path

    def _paint(self, pdf: bytes, title: str) -> None:
        pages = raster.pages(pdf, DOTS)
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if self._chosen():
            printer.setPrinterName(self._chosen())
        printer.setDocName(title)
        printer.setFullPage(True)
        printer.setResolution(DOTS)
        painter = QPainter()
        for at, page in enumerate(pages):
            size = QSizeF(page.width_mm, page.height_mm)
            printer.setPageSize(QPageSize(size, QPageSize.Unit.Millimeter))
            started = painter.begin(printer) if at == 0 else printer.newPage()
            if not started:
                raise PrinterTrouble("printer-refused", printer=printer.printerName())
            form = QImage.Format.Format_RGBX8888
            image = QImage(page.pixels, page.width, page.height, page.stride, form)
            painter.drawImage(painter.viewport(), image)
        painter.end()


def print_test_page(printer: StationPrinter, card: HomeCard, now: int, paper: Paper = "a5") -> str:
    """Send the test page and say where it went; raises what `print_pdf` raises."""
    translate = QCoreApplication.translate
    pdf = render_test_page(_station_paper(printer, card, now), paper)
    printer.print_pdf(pdf, translate("Printing", "Halaman uji printer"))
    if printer.last_file is not None:
        return translate("Printing", "Disimpan sebagai {file}").replace(
            "{file}", str(printer.last_file)
        )
    return translate("Printing", "Halaman uji dikirim ke {printer}").replace(
        "{printer}", printer.name()
    )


def print_recovery_words(
    printer: StationPrinter, card: HomeCard, now: int, words: Sequence[str]
) -> None:
    """Send the sheet of recovery words to a real printer, never to a file.

    :raises PrinterTrouble: no printer would take it.
    """
    if not printer.available():
        raise PrinterTrouble("printer-gone", printer=printer.name())
    pdf = render_recovery_sheet(_station_paper(printer, card, now), words)
    printer.print_pdf(pdf, QCoreApplication.translate("Printing", "Kata pemulihan"))


def _station_paper(printer: StationPrinter, card: HomeCard, now: int) -> StationPaper:
    office = office_info(card)
    moment = office_time(now, office.zone)
    time = clock_words(now, office.zone, with_zone=True)
    return StationPaper(
        office_name=office.name,
        counter=office.counter,
        printer=printer.name() or "PDF",
        printed_at=f"{long_date(moment.date())}, {time}",
    )
