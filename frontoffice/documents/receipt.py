"""The receipt (*tanda terima berkas*) on A5 and on thermal rolls; contents per DOMAIN section 9."""

from __future__ import annotations

from frontoffice.documents.content import Paper, ReceiptContent, RequirementRow
from frontoffice.documents.layout import Block, Flow, Layout
from frontoffice.documents.parts import banner, fitting, foot, letterhead, running_head, signatures
from frontoffice.documents.style import STYLES, Style
from frontoffice.documents.typeface import BOLD, SEMIBOLD, Look
from frontoffice.documents.wording import instant_words, payment_words
from frontoffice.domain.words import date_words, rupiah

_CLOSER, _CLOSEST = (0.7, 1), (0.4, 0.95)
"""Air and type size; 0.95 leaves the small print above 6.2 points."""


def lay_out_receipt(content: ReceiptContent, paper: Paper = "a5") -> Layout:
    """Places everything; `Layout.facts_hash` goes into the proof, `Layout.pdf(proof)` prints.

    What would spill over by a few lines is set closer, on fewer pages.
    """
    style = STYLES[paper]
    flow = _flow(content, style)
    for closer in (style.closer(*_CLOSER), style.closer(*_CLOSEST)):
        if len(flow.pages) == 1:
            break
        other = _flow(content, closer)
        if len(other.pages) < len(flow.pages):
            flow, style = other, closer
    return flow.finish(f"{_title(content)} {content.number}", style.foot)


def _flow(content: ReceiptContent, style: Style) -> Flow:
    flow = Flow(style.width, style.height, style.margin, running_head(style, content.number))
    below = f"{content.agency_name}, {content.counter}"
    gap = 8 * style.air
    flow.add(letterhead(style, content.office_name, below, content.state), gap)
    for block in banner(style, content.state, content.void):
        flow.add(block, 6 * style.air)
    flow.add(_identity(style, content), gap)
    flow.add(_band(style, content), gap)
    _add_facts(flow, style, content)
    _add_rows(flow, style, content)
    flow.add(_fee(style, content), gap)
    if content.fee.outside:
        flow.add(_outside(style, content), gap)
    flow.add(_tracking(style, content), 6 * style.air)
    flow.add(foot(style, content.freshness, _small_print(content), content.sample))
    return flow


def _is_waiting(content: ReceiptContent) -> bool:
    return content.fee.total_rupiah != 0 and content.fee.payment is None


def _title(content: ReceiptContent) -> str:
    if _is_waiting(content):
        return "Bukti pendaftaran"
    if content.fee.total_rupiah:
        return "Tanda terima dan pembayaran"
    return "Tanda terima berkas"


def _identity(style: Style, content: ReceiptContent) -> Block:
    block = Block()
    m, qr_hint = style.margin, "Pindai untuk memeriksa keaslian"
    column = style.inner - style.qr - 12 if style.wide else style.inner
    y = block.text(m, 0, _title(content), style.title, column) + 3
    y = block.text(m, y, "Nomor permohonan", style.label, column)
    y = block.text(m, y, content.number, fitting(content.number, style.number, column), column) + 4
    y = block.text(m, y, "Diterima", style.label, column)
    y = block.text(m, y, content.accepted_at_text, style.fact, column)
    if content.receipt_number:
        y = block.text(m, y + 4, "Nomor tanda terima", style.label, column)
        y = block.text(m, y, content.receipt_number, style.code, column)
    if style.wide:
        block.code(m + style.inner - style.qr, 0, style.qr)
        block.text(m, style.qr + 2, qr_hint, style.foot, style.inner, "right")
    else:
        block.code((style.width - style.qr) / 2, y + 8, style.qr)
        block.text(m, y + 10 + style.qr, qr_hint, style.foot, style.inner, "centre")
    return block


def _band(style: Style, content: ReceiptContent) -> Block:
    """What happens next: the promised date by name, or how to pay (then no clock runs)."""
    hints: tuple[str, ...] = ()
    if _is_waiting(content):
        label = "Menunggu pembayaran"
        total = content.fee.total_rupiah
        big = "Bayar menurut tarif" if total is None else f"Bayar {rupiah(total)}"
        hints = (*content.fee.how_to_pay, "Jangka waktu layanan dihitung setelah pembayaran.")
    elif content.promise is None:
        label, big = "Jangka waktu", "Mengikuti ketentuan layanan"
    else:
        promise = content.promise
        label = f"Selesai paling lambat, {promise.sla}"
        hints = promise.pickup
        big = date_words(promise.on) if promise.on else ""
        if promise.at is not None:
            big = instant_words(promise.at, content.zone)
    inside, marks = Block(), Block()
    m, pad = style.margin, 14 if style.wide else 0
    beside = style.wide and bool(hints) and not _is_waiting(content)
    hint_width = 118 if beside else 0
    left = style.inner - 2 * pad - hint_width
    accent = style.look(SEMIBOLD, 7.9, style.accent)
    y = inside.text(m + pad, 7, label, accent, left)
    y = inside.text(m + pad, y, big, fitting(big, style.big, left), left)
    hint_x, top, align = m + style.inner - pad - hint_width + 6, 7.0, "right"
    if not beside:
        hint_x, top, align, hint_width = m + pad, y, "left", int(left) + 6
    for index, hint in enumerate(hints):
        look = style.fact if index == 0 else style.quiet
        top = inside.text(hint_x, top, hint, look, hint_width - 6, align)
    height = inside.height + 7
    if style.wide:
        marks.box(m, 0, style.inner, height, style.band, 6)
        marks.box(m, 0, 3.4, height, style.accent)
    else:
        marks.box(m, 0, style.inner, 1, style.ink)
        marks.box(m, height - 1, style.inner, 1, style.ink)
    marks.texts.extend(inside.texts)
    return marks


def _add_facts(flow: Flow, style: Style, content: ReceiptContent) -> None:
    facts = [("Pemohon", content.applicant), ("NIK", content.nik)]
    if content.company:
        facts.append(("Badan usaha", content.company))
    if content.representative:
        facts.append(("Dikuasakan kepada", content.representative))
    facts += [("Layanan", content.service_name), ("Produk", content.product)]
    if content.case_flags:
        facts.append(("Kasus", ", ".join(content.case_flags)))
    if content.replaces:
        facts.append(("Pengganti tanda terima batal", content.replaces))
    columns = 2 if style.wide else 1
    width = style.inner / columns
    for start in range(0, len(facts), columns):
        block = Block()
        for index, (label, value) in enumerate(facts[start : start + columns]):
            x = style.margin + index * (width + 5)
            y = block.text(x, 0, label, style.label, width - 5)
            masked = label == "NIK" and value[:1].isdigit()
            block.text(x, y, value, style.code if masked else style.fact, width - 5)
        flow.add(block, 4 * style.air)
    flow.y += 4 * style.air


_COUNT_RIGHT = (0.70, 0.795)
_NOTE_LEFT = 0.825


def _table_head(style: Style) -> Block:
    block, m, w = Block(), style.margin, style.inner
    block.text(m, 0, "Berkas yang diterima", style.head, w * 0.6)
    if style.wide:
        for title, right in zip(("Asli", "Salinan"), _COUNT_RIGHT, strict=True):
            block.text(m, 0.8, title, style.label, w * right, "right")
        block.text(m + w * _NOTE_LEFT, 0.8, "Keterangan", style.label, w * (1 - _NOTE_LEFT))
    block.box(m, block.height + 3, w, 0.8, style.ink)
    return block


def _table_row(style: Style, index: int, row: RequirementRow) -> Block:
    block, m, w = Block(), style.margin, style.inner
    indent = 14.0
    block.text(m, 2 * style.air + 0.2, str(index), style.label, indent)
    if style.wide:
        block.text(m + indent, 2 * style.air, row.name, style.text, w * 0.62 - indent)
        for count, right in zip((row.originals, row.copies), _COUNT_RIGHT, strict=True):
            look = style.look(SEMIBOLD, 8, style.ink) if count else style.quiet
            block.text(
                m + w * 0.62, 2 * style.air, str(count or "–"), look, w * (right - 0.62), "right"
            )
        block.text(m + w * _NOTE_LEFT, 2 * style.air, row.note, style.quiet, w * (1 - _NOTE_LEFT))
    else:
        y = block.text(m + indent, 2 * style.air, row.name, style.text, w - indent)
        counts = f"asli {row.originals or '–'}, salinan {row.copies or '–'}"
        line = f"{counts}; {row.note}" if row.note else counts
        block.text(m + indent, y, line, style.label, w - indent)
    block.box(m, block.height + 1.6 * style.air, w, 0.4, style.line)
    return block


def _add_rows(flow: Flow, style: Style, content: ReceiptContent) -> None:
    flow.add(_table_head(style))
    for index, row in enumerate(content.requirements, 1):
        block = _table_row(style, index, row)
        if not flow.fits(block.height):
            flow.turn()
            flow.add(_table_head(style))
        flow.add(block)
    missing = "; ".join(content.missing)
    told = f"Berkas yang kurang: {missing}." if missing else "Tidak ada berkas yang kurang."
    lines = [(told, style.look(BOLD if missing else SEMIBOLD, 7.6, style.second))]
    if not content.requirements:
        lines.insert(0, ("Layanan ini tidak meminta berkas.", style.quiet))
    if content.extras:
        lines.append((f"Berkas tambahan: {'; '.join(content.extras)}.", style.quiet))
    for text, look in lines:
        block = Block()
        block.text(style.margin, 3, text, look, style.inner)
        flow.add(block)
    flow.y += 7 * style.air


def _fee_lines(style: Style, content: ReceiptContent) -> list[tuple[str, Look]]:
    fee = content.fee
    if fee.total_rupiah is None:
        return [
            ("Belum dibayar, menurut tarif", style.look(BOLD, 11, style.ink)),
            *((line, style.quiet) for line in fee.tariff),
            (f"Dasar: {fee.legal_basis}", style.quiet),
        ]
    amount = rupiah(fee.total_rupiah)
    if fee.total_rupiah == 0:
        return [
            ("TIDAK DIPUNGUT BIAYA", style.look(BOLD, 11, style.ink)),
            (f"{amount} ({fee.words}), {fee.legal_basis}", style.quiet),
        ]
    paid = "dibatalkan" if content.void else "lunas"
    heading = f"Belum dibayar: {amount}" if _is_waiting(content) else f"Biaya {amount}, {paid}"
    lines = [(heading, style.look(BOLD, 11, style.ink)), (f"({fee.words})", style.text)]
    for line in fee.lines:
        times = f" x {line.quantity}" if line.quantity != 1 else ""
        source = f" (dokumen {line.reference})" if line.reference else ""
        lines.append((f"{line.name}{source}{times}: {rupiah(line.amount_rupiah)}", style.quiet))
    basis = f"Dasar: {fee.legal_basis}"
    if len(fee.lines) == 1:
        basis = f"{lines.pop()[0]}. {basis}"
    lines.append((basis, style.quiet))
    if fee.payment:
        lines.append((payment_words(fee), style.look(SEMIBOLD, 8, style.ink)))
    return lines


def _fee(style: Style, content: ReceiptContent) -> Block:
    """The fee in a black frame, which survives a printer without greys."""
    inside, block = Block(), Block()
    pad = 11 if style.wide else 7
    x, width = style.margin + pad, style.inner - 2 * pad
    aside = 136 if style.wide else 0
    y = 6.0
    for text, look in _fee_lines(style, content):
        y = inside.text(x, y, text, look, width - aside)
    ask = "Diminta lebih dari ini? Laporkan:"
    if content.fee.total_rupiah == 0:
        ask = "Diminta membayar? Laporkan:"
    if content.complaint_channels:
        top = 7.0 if style.wide else y + 3
        align = "right" if style.wide else "left"
        side_x, side = (x + width - aside, aside) if style.wide else (x, width)
        top = inside.text(side_x, top, ask, style.quiet, side, align)
        channel = style.look(SEMIBOLD, 8, style.ink)
        inside.text(side_x, top, content.complaint_channels[0], channel, side, align)
    block.frame(style.margin, 0, style.inner, inside.height + 6, style.ink, 6)
    block.texts.extend(inside.texts)
    return block


def _outside(style: Style, content: ReceiptContent) -> Block:
    block = Block()
    title = "Biaya pihak lain, tidak dibayar di loket ini"
    y = block.text(style.margin, 0, title, style.head, style.inner)
    costs = []
    for cost in content.fee.outside:
        amount = "menurut pihak itu" if cost.amount_rupiah is None else rupiah(cost.amount_rupiah)
        costs.append(f"{cost.name}: {amount}, kepada {cost.payee}")
    block.text(style.margin, y, "; ".join(costs), style.quiet, style.inner)
    return block


def _tracking(style: Style, content: ReceiptContent) -> Block:
    block, m = Block(), style.margin
    width = style.inner * 0.3 if style.wide else style.inner
    y = block.text(m, 0, "Lacak dan beri nilai", style.head, width)
    address = content.tracking_address
    y = block.text(m, y, address, fitting(address, style.quiet, width), width)
    codes = (("Kode lacak", content.tracking_code), ("Kode survei", content.survey_code))
    for name, code in codes:
        if code:
            block.text(m, y, name, style.quiet, width)
            y = block.text(m + 50, y, code, style.code, width - 50)
    x = m + style.inner * 0.32 if style.wide else m
    y = 0 if style.wide else y + 6
    width = style.inner * 0.31 if style.wide else style.inner
    y = block.text(x, y, "Aduan", style.head, width)
    for channel in content.complaint_channels:
        y = block.text(x, y, channel, style.quiet, width)
    signatures(style, block, content.officer, content.submitter, 0 if style.wide else y + 6)
    return block


def _small_print(content: ReceiptContent) -> str:
    return (
        f"Standar pelayanan {content.standard_version}. "
        "Data pribadi dipakai hanya untuk layanan ini (UU 27/2022)."
    )
