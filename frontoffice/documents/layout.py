"""Placing text and shapes on pages, and turning the placed pages into a PDF.

Blocks are built from their own top downwards in points; a `Flow` puts them on pages and turns the
page where one does not fit. Only filled shapes are used: a line is a thin rectangle.
"""

from __future__ import annotations

import io
from typing import NamedTuple

import segno
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from frontoffice.documents import marks
from frontoffice.documents.typeface import EXTRABOLD, Look, register, runs, text_width, wrap

MM = 72 / 25.4
_CURVE = 0.5523
PALE = 0xE4E9E8


class PlacedText(NamedTuple):
    """One line or piece of text at its baseline start, in points; `colour` as 0xRRGGBB."""

    x: float
    y: float
    font: str
    size: float
    colour: int
    text: str

    def mark(self, page: int) -> marks.Mark:
        """What the hash says about it."""
        return marks.text_mark(page, self.x, self.y, self.size, self.colour, self.text)


class _Shape(NamedTuple):
    """Figures of moves ("m"), lines ("l") and Bezier curves ("c"), filled by the even-odd rule."""

    colour: int
    steps: tuple[tuple[str, tuple[float, ...]], ...]


class _Qr(NamedTuple):
    x: float
    y: float
    side: float
    text: str | None


class _Picture(NamedTuple):
    """A JPEG within a rectangle whose lower left corner is given; never on a paper with a proof."""

    x: float
    y: float
    width: float
    height: float
    data: bytes


class Block:
    """A group of marks that stays together; y runs down from the block's top."""

    def __init__(self) -> None:
        self.height = 0.0
        self.texts: list[PlacedText] = []
        self.shapes: list[_Shape] = []
        self.qr: _Qr | None = None
        self.pictures: list[_Picture] = []
        self.across = ""

    def text(
        self, x: float, top: float, text: str, look: Look, width: float, align: str = "left"
    ) -> float:
        """Sets text in lines of `width` points; `align` right or centre is within that width.

        Returns the bottom of the last line. An empty text takes no room.
        """
        if not text.strip():
            return top
        for line in wrap(text, look, width):
            free = width - text_width(line, look)
            at = x + {"left": 0.0, "right": free, "centre": free / 2}[align]
            for font, piece in runs(line, look.font):
                placed = PlacedText(at, top + look.baseline, font, look.size, look.colour, piece)
                self.texts.append(placed)
                at += text_width(piece, Look(font, look.size, look.colour))
            top += look.leading
        self.height = max(self.height, top)
        return top

    def box(
        self, x: float, top: float, width: float, height: float, colour: int, radius: float = 0
    ) -> None:
        """A filled rectangle; also every line, as a thin one."""
        self.shapes.append(_Shape(colour, _rectangle(x, top, width, height, radius)))
        self.height = max(self.height, top + height)

    def frame(
        self, x: float, top: float, width: float, height: float, colour: int, radius: float
    ) -> None:
        """An outline of one point, drawn as the space between two rectangles."""
        outer = _rectangle(x, top, width, height, radius)
        inner = _rectangle(x + 1, top + 1, width - 2, height - 2, radius - 1)
        self.shapes.append(_Shape(colour, outer + inner))
        self.height = max(self.height, top + height)

    def polygon(self, points: list[tuple[float, float]], colour: int) -> None:
        """A filled polygon."""
        closed = [*points, points[0]]
        steps = tuple(("l" if index else "m", point) for index, point in enumerate(closed))
        self.shapes.append(_Shape(colour, steps))

    def code(self, x: float, top: float, side: float, text: str | None = None) -> None:
        """A square for the QR: of `text`, or of the proof that is made later."""
        self.qr = _Qr(x, top, side, text)
        self.height = max(self.height, top + side)

    def picture(self, x: float, top: float, width: float, height: float, data: bytes) -> None:
        """A JPEG, as large as it fits; a proof does not cover it, so no paper with one has any."""
        self.pictures.append(_Picture(x, top + height, width, height, data))
        self.height = max(self.height, top + height)


class Layout(NamedTuple):
    """A paper with every mark in its place, short of the proof in its QR."""

    title: str
    size: tuple[float, float]
    pages: tuple[tuple[tuple[PlacedText, ...], tuple[_Shape, ...], _Qr | None], ...]
    pictures: tuple[tuple[_Picture, ...], ...] = ()

    @property
    def facts_hash(self) -> bytes:
        """The 8 bytes that the QR carries about everything printed."""
        all_marks: list[marks.Mark] = []
        for page, (texts, shapes, qr) in enumerate(self.pages):
            under, texts = _under(texts)
            all_marks += [text.mark(page) for text in under]
            for shape in shapes:
                points = [pair for _, step in shape.steps for pair in _pairs(step)]
                all_marks.append(marks.shape_mark(page, shape.colour, points))
            if qr:
                all_marks.append(marks.qr_mark(page, qr.x, qr.y, qr.side))
            all_marks += [text.mark(page) for text in texts]
        return marks.facts_hash([self.size] * len(self.pages), all_marks)

    def pdf(self, proof_text: str = "") -> bytes:
        """The file; equal layouts and proofs make equal bytes. Without a proof, no QR of one."""
        buffer = io.BytesIO()
        canvas = Canvas(buffer, pagesize=self.size, invariant=1, pageCompression=1, lang="id")
        canvas.setTitle(self.title)
        canvas.setCreator("frontoffice")
        for page, (texts, shapes, qr) in enumerate(self.pages):
            under, texts = _under(texts)
            _draw(canvas, under)
            for one in self.pictures[page] if self.pictures else ():
                image = ImageReader(io.BytesIO(one.data))
                canvas.drawImage(image, *one[:4], preserveAspectRatio=True, anchor="c")
            canvas.addLiteral("\n".join(_operators(shape) for shape in shapes))
            if qr and (qr.text or proof_text):
                canvas.addLiteral(_qr_operators(qr, qr.text or proof_text))
            _draw(canvas, texts)
            canvas.showPage()
        canvas.save()
        return buffer.getvalue()


def _under(
    texts: tuple[PlacedText, ...],
) -> tuple[tuple[PlacedText, ...], tuple[PlacedText, ...]]:
    """The pale words under everything else, for over a QR they would spoil it, and the rest."""
    pale = tuple(text for text in texts if text.colour == PALE)
    return pale, tuple(text for text in texts if text.colour != PALE) if pale else texts


def _draw(canvas: Canvas, texts: tuple[PlacedText, ...]) -> None:
    colour, look = -1, ("", 0.0)
    for t in texts:
        if t.colour != colour:
            colour = t.colour
            canvas.setFillColorRGB(*_rgb(colour))
        if (t.font, t.size) != look:
            look = t.font, t.size
            canvas.setFont(register(t.font), t.size)
        canvas.drawString(t.x, t.y, t.text)


class Flow:
    """Puts blocks below each other and turns the page; a roll (no `height`) never turns."""

    def __init__(
        self, width: float, height: float | None, margin: float, running: Block | None = None
    ) -> None:
        self.width, self.height, self.margin = width, height, margin
        self.running = running
        self.pages: list[list[tuple[float, Block]]] = [[]]
        self.y = margin

    def fits(self, height: float) -> bool:
        """Whether so many points are left above the bottom margin."""
        return self.height is None or self.y + height <= self.height - self.margin

    def turn(self) -> None:
        """Starts a page; it begins with the running head."""
        self.pages.append([])
        self.y = self.margin
        if self.running:
            self.add(self.running, 8)

    def add(self, block: Block, gap: float = 0) -> None:
        """Places a block with `gap` points below it."""
        if not self.fits(block.height) and self.pages[-1]:
            self.turn()
        self.pages[-1].append((self.y, block))
        self.y += block.height + gap

    def finish(self, title: str, page_look: Look) -> Layout:
        """The layout; with more than one page each says which of how many it is."""
        height = self.height or self.y + self.margin
        count = len(self.pages)
        if count > 1:
            for index, page in enumerate(self.pages):
                foot = Block()
                line = f"Halaman {index + 1} dari {count}"
                foot.text(self.margin, 0, line, page_look, self.width - 2 * self.margin, "right")
                page.append((height - self.margin + 3, foot))
        mark = next((block.across for page in self.pages for _, block in page if block.across), "")
        if mark:
            for page in self.pages:
                page.insert(0, (0.0, _across(self.width, height, mark)))
        placed = tuple(_placed(page, height) for page in self.pages)
        pictures = tuple(
            tuple(
                one._replace(y=height - top - one.y)
                for top, block in page
                for one in block.pictures
            )
            for page in self.pages
        )
        return Layout(title, (self.width, height), placed, pictures)


def _across(width: float, height: float, words: str) -> Block:
    """Large pale words over a whole page; under the other texts, and part of what is proved."""
    block = Block()
    look = Look(EXTRABOLD, 10, PALE)
    size = round(10 * 0.86 * width / text_width(words, look), 1)
    look = look._replace(size=size)
    count = max(1, int(height / (size * 2.2)))
    for place in range(count):
        top = (place + 0.5) * height / count - size * 0.7
        block.text(0, max(0, top), words, look, width, "centre")
    return block


def _placed(
    page: list[tuple[float, Block]], height: float
) -> tuple[tuple[PlacedText, ...], tuple[_Shape, ...], _Qr | None]:
    """The blocks of a page in PDF coordinates (y up), on the grid of the marks."""
    snap = marks.snap
    texts: list[PlacedText] = []
    shapes: list[_Shape] = []
    code = None
    for top, block in page:
        for t in block.texts:
            texts.append(t._replace(x=snap(t.x), y=snap(height - top - t.y)))
        for shape in block.shapes:
            steps = tuple(
                (
                    kind,
                    tuple(
                        snap(height - top - value) if index % 2 else snap(value)
                        for index, value in enumerate(step)
                    ),
                )
                for kind, step in shape.steps
            )
            shapes.append(shape._replace(steps=steps))
        if block.qr:
            x, y, side, text = block.qr
            code = _Qr(int(x), round(height - top - y - side), round(side), text)
    return tuple(texts), tuple(shapes), code


def _rectangle(
    x: float, y: float, w: float, h: float, r: float
) -> tuple[tuple[str, tuple[float, ...]], ...]:
    right, bottom = x + w, y + h
    if r <= 0:
        corners = ((right, y), (right, bottom), (x, bottom), (x, y))
        return ("m", (x, y)), *(("l", corner) for corner in corners)
    k = r * (1 - _CURVE)
    return (
        ("m", (x + r, y)),
        ("l", (right - r, y)),
        ("c", (right - k, y, right, y + k, right, y + r)),
        ("l", (right, bottom - r)),
        ("c", (right, bottom - k, right - k, bottom, right - r, bottom)),
        ("l", (x + r, bottom)),
        ("c", (x + k, bottom, x, bottom - k, x, bottom - r)),
        ("l", (x, y + r)),
        ("c", (x, y + k, x + k, y, x + r, y)),
    )


def _pairs(values: tuple[float, ...]) -> list[tuple[float, float]]:
    return list(zip(values[::2], values[1::2], strict=True))


def _rgb(colour: int) -> tuple[float, float, float]:
    return (colour >> 16) / 255, (colour >> 8 & 255) / 255, (colour & 255) / 255


def _operators(shape: _Shape) -> str:
    colour = " ".join(f"{part:.4f}" for part in _rgb(shape.colour))
    steps = (" ".join(f"{v:g}" for v in values) + f" {kind}" for kind, values in shape.steps)
    return f"{colour} rg\n" + "\n".join(steps) + "\nf*"


def _qr_operators(qr: _Qr, text: str) -> str:
    """The QR as one path of horizontal runs, in units of a module, error level M."""
    # A fixed mask saves 35 ms: signed bytes are random, so the search for the best is idle.
    matrix = segno.make_qr(text, error="m", boost_error=False, mask=0).matrix
    modules = len(matrix)
    scale = qr.side / modules
    runs_: list[str] = []
    for row, line in enumerate(matrix):
        start = None
        for column, dark in enumerate([*line, 0]):
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                runs_.append(f"{start} {modules - row - 1} {column - start} 1 re")
                start = None
    return f"q 0 0 0 rg {scale:.6f} 0 0 {scale:.6f} {qr.x} {qr.y} cm\n" + "\n".join(runs_) + "\nf Q"
