"""A paper is judged without a network: genuine, altered, unknown, voided or unreadable."""

from __future__ import annotations

import io

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from msgspec.structs import replace

from frontoffice.documents.content import PAPERS
from frontoffice.documents.receipt import lay_out_receipt
from frontoffice.documents.slip import render_shortage_slip
from frontoffice.documents.verify import Revocation, read_code, read_paper, verdict
from frontoffice.domain.errors import DocumentTrouble
from frontoffice.messages import LANGUAGES, explain, sentences
from tests.documents import papers
from tests.documents.reading import rewritten
from tests.documents.signing import AUTHORITY, STATION, signed_receipt

TRUSTED = [AUTHORITY.public]


@pytest.fixture
def judge(tmp_path):
    """Writes a paper to a file and gives the verdict."""

    def judged(data: bytes, name: str = "kertas.pdf", **known):
        path = tmp_path / name
        path.write_bytes(data)
        return verdict(read_paper(path), TRUSTED, **known)

    return judged


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("content", [papers.FREE, papers.PAID, papers.AWAITING, papers.LONG])
def test_a_printed_receipt_is_genuine(judge, content, paper):
    answer = judge(signed_receipt(content, paper)[0])
    assert answer.code == "genuine"
    assert answer.text_checked
    assert answer.facts.number == content.number
    assert answer.facts.receipt_number == content.receipt_number
    assert answer.facts.amount_rupiah == content.fee.total_rupiah
    assert (answer.office, answer.station) == ("MPP1", 3)


def test_names_beyond_ascii_are_genuine_too(judge):
    name = "Siti Nuʼaini Đặng-Şahin, 李 \u202e ﬁ ½"
    content = replace(papers.FREE, applicant=name, office_name="Kantor Жалоба")
    assert judge(signed_receipt(content)[0]).code == "genuine"


def test_a_file_saved_anew_stays_genuine(judge):
    assert judge(edited(signed_receipt(papers.FREE)[0], lambda page: None)).code == "genuine"


def edited(pdf: bytes, change) -> bytes:
    """The file as saved by an editor after a change to its first page."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        change(page)
        page.gen_content()
        out = io.BytesIO()
        document.save(out)
    return out.getvalue()


def first_text(page):
    return next(iter(page.get_objects((pdfium.FPDF_PAGEOBJ_TEXT,))))


def cover(page):
    box = pdfium.FPDFPageObj_CreateNewRect(60, 120, 200, 30)
    pdfium.FPDFPageObj_SetFillColor(box, 255, 255, 255, 255)
    pdfium.FPDFPath_SetDrawMode(box, pdfium.FPDF_FILLMODE_ALTERNATE, False)
    pdfium.FPDFPage_InsertObject(page, box)


def move(page):
    first_text(page).transform(pypdfium2.PdfMatrix().translate(20, 0))


def whiten(page):
    pdfium.FPDFPageObj_SetFillColor(first_text(page), 255, 255, 255, 255)


def fade(page):
    pdfium.FPDFPageObj_SetFillColor(first_text(page), 18, 32, 31, 0)


def remove(page):
    page.remove_obj(first_text(page))


def hide(page):
    thing = first_text(page)
    pdfium.FPDFTextObj_SetTextRenderMode(thing, pdfium.FPDF_TEXTRENDERMODE_INVISIBLE)


def annotate(page):
    note = pdfium.FPDFPage_CreateAnnot(page, pdfium.FPDF_ANNOT_SQUARE)
    pdfium.FPDFPage_CloseAnnot(note)


def turn(page):
    page.set_rotation(180)


@pytest.mark.parametrize("change", [cover, move, whiten, fade, remove, hide, annotate, turn])
def test_every_trick_of_an_editor_is_altered(judge, change):
    assert judge(edited(signed_receipt(papers.FREE)[0], change)).code == "altered"


@pytest.mark.parametrize("paper", PAPERS)
def test_one_changed_digit_in_the_text_is_altered(judge, paper):
    pdf, stolen = signed_receipt(papers.PAID, paper)
    other = replace(papers.PAID, fee=replace(papers.PAID.fee, total_rupiah=120_001))
    assert judge(lay_out_receipt(other, paper).pdf(stolen)).code == "altered"
    assert judge(pdf).code == "genuine"


def test_a_letter_swapped_in_the_file_itself_is_altered(judge):
    pdf = signed_receipt(papers.FREE)[0]
    done = []

    def swap(stream: bytes) -> bytes:
        if b" Tj" in stream and not done:
            done.append(True)
            place = stream.index(b"(", stream.index(b" Tm")) + 1
            return stream[:place] + stream[place + 1 : place + 2] + stream[place + 1 :]
        return stream

    forged = rewritten(pdf, swap)
    assert done
    assert judge(forged).code == "altered"
    assert judge(rewritten(pdf, lambda stream: stream)).code == "genuine"


def test_a_font_that_says_one_letter_and_shows_another_is_altered(judge):
    pdf = signed_receipt(papers.FREE)[0]
    swapped = []

    def lie(stream: bytes) -> bytes:
        # The map from code to letter and the codes in the text change together: the text reads
        # as before, but M is drawn as a and a as M.
        if b"begincmap" in stream and not swapped:
            lines = stream.split(b"\n")
            rows = [i for i, line in enumerate(lines) if line.endswith((b"<004D>", b"<0061>"))]
            if len(rows) == 2:
                one, two = rows
                left, right = lines[one].rpartition(b"<"), lines[two].rpartition(b"<")
                lines[one] = left[0] + b"<" + right[2]
                lines[two] = right[0] + b"<" + left[2]
                swapped.append((lines[one], lines[two]))
                return b"\n".join(lines)
        return stream

    rewritten_map = rewritten(pdf, lie)
    assert swapped, "the map's form changed; the attack must be written anew"
    assert judge(rewritten_map).code == "altered"


def test_changed_qr_text_is_altered_and_foreign_authorities_unknown():
    text = signed_receipt(papers.FREE)[1]
    at = len(text) - 5
    changed = text[:at] + ("B" if text[at] != "B" else "C") + text[at + 1 :]
    assert verdict(read_code(changed), TRUSTED).code == "altered"
    assert verdict(read_code(text), [STATION.public]).code == "unknown-station"
    assert verdict(read_code(text), []).code == "unknown-station"
    assert verdict(read_code(f" {text}\n"), TRUSTED).code == "genuine"


def test_voids_and_revocations_are_told(judge):
    pdf = signed_receipt(papers.PAID)[0]
    voids = {papers.PAID.receipt_number: 1_795_500_000_000}
    answer = judge(pdf, voided=voids.get, known_until=1_795_600_000_000)
    assert (answer.code, answer.voided_at) == ("voided", 1_795_500_000_000)
    assert answer.known_until == 1_795_600_000_000
    before = judge(pdf, revoked={STATION.public: Revocation(9, 5000)}.get)
    assert (before.code, before.revoked_at) == ("genuine", 9)
    after = judge(pdf, revoked={STATION.public: Revocation(9, 4000)}.get)
    assert after.code == "unknown-station"
    assert judge(pdf).known_until is None


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_photo_is_judged_by_its_qr(judge, kind):
    with pypdfium2.PdfDocument(signed_receipt(papers.FREE)[0]) as document:
        picture = document[0].render(scale=3).to_pil().rotate(4, expand=True, fillcolor="grey")
    out = io.BytesIO()
    picture.save(out, kind)
    answer = judge(out.getvalue(), f"foto.{kind.lower()}")
    assert answer.code == "genuine"
    assert not answer.text_checked


@pytest.mark.parametrize("data", [b"", b"halo", b"%PDF-1.4 rusak", b"\x89PNG\r\n\x1a\nrusak"])
def test_nonsense_is_unreadable(judge, data):
    answer = judge(data)
    assert (answer.code, answer.trouble) == ("unreadable", "paper-unreadable")


def test_a_paper_without_proof_is_unreadable(judge, tmp_path):
    answer = judge(render_shortage_slip(papers.SLIP))
    assert (answer.code, answer.trouble) == ("unreadable", "paper-without-qr")
    assert verdict(read_paper(tmp_path / "tidak-ada.pdf"), TRUSTED).code == "unreadable"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_its_sentence(language):
    for code in ("qr-unreadable", "qr-facts-unfit", "paper-unreadable", "paper-without-qr"):
        assert code in sentences(language)
        assert explain(DocumentTrouble(code, file="a.pdf", field="x"), language).next_step
