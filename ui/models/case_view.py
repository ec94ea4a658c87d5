"""Everything the page of one case shows, put into words off the GUI thread."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from frontoffice.domain.case import Print
from frontoffice.domain.errors import NotFound
from frontoffice.domain.nik import mask_nik
from frontoffice.domain.staff import may
from frontoffice.domain.standard import REPRESENTED, Standard
from frontoffice.domain.words import rupiah
from frontoffice.services import asking, cases, worklist
from frontoffice.services.asking import Question
from frontoffice.services.cases import CaseFile
from frontoffice.services.home import Home
from frontoffice.services.requirements import flag_words
from frontoffice.services.story import StoryLine, story
from ui.models.case_lines import Band as Band
from ui.models.case_lines import FactLine as FactLine
from ui.models.case_lines import FileLine as FileLine
from ui.models.case_lines import StateLine as StateLine
from ui.models.case_money import money_facts
from ui.models.case_words import (
    StateWords,
    given_words,
    is_late,
    late_words,
    state_words,
    translate,
)
from ui.models.case_work import file_lines, work_band, work_facts
from ui.models.companion import companion_words
from ui.models.frame import Zone
from ui.widgets.requirements import STATES
from ui.widgets.story import StoryFact
from ui.words import clock_words, long_date, office_time

MOVE_TONES = {"package": "ok", "file-check": "accent", "stamp": "accent", "handshake": "ok"}


@dataclass(frozen=True, slots=True)
class CaseView:
    """One case as the page shows it; `file` is what acts are checked against."""

    file: CaseFile
    standard: Standard | None
    name: str
    state: StateWords
    number: str
    service: str
    flags: tuple[str, ...]
    story: tuple[StoryFact, ...]
    requirements: tuple[StateLine, ...]
    papers: tuple[StateLine, ...]
    facts: tuple[FactLine, ...]
    band: Band | None
    proof: StateLine
    may_reveal: bool
    is_late: bool = False
    question: Question | None = None
    files: tuple[FileLine, ...] = ()

    @property
    def stream(self) -> str:
        """The case's stream."""
        return self.file.case.stream

    @property
    def status(self) -> str:
        """The case's status code."""
        return self.file.case.status


def read_view(
    home: Home, stream: str, language: str, zone: Zone, signed: Mapping[str, int] | None
) -> CaseView:
    """Reads a case and puts it into words; `signed` as `services.story.story` takes it.

    :raises NotFound: `case-unknown`.
    """
    file = cases.read_file(home, stream)
    home.saw("case.viewed", stream)
    return view_of(home, file, language, zone, signed)


def view_of(
    home: Home, file: CaseFile, language: str, zone: Zone, signed: Mapping[str, int] | None
) -> CaseView:
    """The same of a case that was read already."""
    case, opened = file.case, file.case.opened
    today = home.reference.today(home.card.office, home.now())
    try:
        standard: Standard | None = cases.standard_of(home, case) if opened else None
    except NotFound:
        standard = None
    applicant = file.details.applicant
    late = is_late(case.status, case.due_on(), today)
    state = late_words() if late else state_words(case.status)
    lines = story(home, file, language, signed)
    return CaseView(
        file=file,
        standard=standard,
        name=applicant.name if applicant else translate("Cases", "Data pribadi tidak ada di sini"),
        state=state,
        number=opened.number if opened else case.stream,
        service=opened.service_name if opened else "",
        flags=tuple(flag_words(flag) for flag in opened.flags) if opened else (),
        story=tuple(_story_fact(line, zone) for line in reversed(lines)),
        requirements=_requirements(home, file, standard),
        papers=tuple(_print_line(home, one, zone) for one in reversed(case.prints)),
        facts=(*_facts(file, standard, today), *work_facts(home, file), *money_facts(home, file)),
        band=_band(file, standard) or work_band(file, today, worklist.soon_on(home)),
        is_late=late,
        question=asking.question_in(home, file.case.stream, file.recorded),
        files=file_lines(home, file, zone),
        proof=_proof(file, lines),
        may_reveal=may(home.officer.role, "privacy.view_nik")
        and applicant is not None
        and applicant.nik is not None,
    )


def _story_fact(line: StoryLine, zone: Zone) -> StoryFact:
    chip, tone, icon = _standing(line)
    detail = ", ".join(part for part in (line.detail, line.why, line.actor_name) if part)
    return StoryFact(
        day=long_date(office_time(line.at, zone).date()),
        time=clock_words(line.at, zone),
        icon=line.icon,
        sentence=line.what,
        detail=detail,
        chip=chip,
        chip_tone=tone,
        chip_icon=icon,
        tone=MOVE_TONES.get(line.icon, "plain"),
    )


def _standing(line: StoryLine) -> tuple[str, str, str]:
    return {
        "waiting": (translate("Cases", "Menunggu kirim"), "warn", "cloud-upload"),
        "held": (translate("Cases", "Ditahan, ada dua versi"), "bad", "git-pull-request"),
        "superseded": (translate("Cases", "Tidak dipilih"), "plain", "undo-2"),
        "skipped": (translate("Cases", "Tidak diterapkan"), "warn", "triangle-alert"),
        "early": (translate("Cases", "Menunggu pendahulu"), "warn", "hourglass"),
    }.get(line.standing, ("", "warn", ""))


def _requirements(home: Home, file: CaseFile, standard: Standard | None) -> tuple[StateLine, ...]:
    names = {row.code: row.name for row in standard.requirements} if standard else {}
    lines = []
    for row in file.case.rows:
        state, word = given_words(row.given)
        if state == "missing" and row.code not in file.case.missing:
            state, word = "unchecked", translate("Cases", "Tidak diserahkan")
        icon, ink = STATES[state]
        note = file.details.reasons.get(row.code, "")
        if row.by:
            note = ", ".join(part for part in (note, _name(home, row.by)) if part)
        if row.extra:
            note = ", ".join(part for part in (translate("Cases", "tambahan"), note) if part)
        name = names.get(row.code) or home.reference.documents.get(row.code, row.code)
        lines.append(StateLine(icon, ink, name, word, note))
    return tuple(lines)


def _name(home: Home, staff: str) -> str:
    row = home.reference.staff.get(staff)
    return row.name if row is not None and row.name else staff


def _print_line(home: Home, one: Print, zone: Zone) -> StateLine:
    icon, ink, word = {
        None: ("circle-question-mark", "warn", translate("Cases", "Belum dipastikan keluar")),
        True: ("circle-check", "ok", translate("Cases", "Keluar utuh")),
        False: ("circle-x", "bad", translate("Cases", "Tidak keluar")),
    }[one.came_out]
    name = {
        "receipt": translate("Cases", "Tanda terima {number}"),
        "shortage": translate("Cases", "Lembar kekurangan {number}"),
        "label": translate("Cases", "Label map {number}"),
    }.get(one.paper, "{number}")
    kind = translate("Cases", "asli")
    if one.copy and one.paper != "label":
        kind = translate("Cases", "SALINAN ke-{count}").replace("{count}", str(one.copy))
    elif one.revision:
        kind = translate("Cases", "Perbaikan ke-{count}").replace("{count}", str(one.revision))
    day = long_date(office_time(one.at, zone).date())
    note = ", ".join(
        (kind, one.size.upper(), day, clock_words(one.at, zone), _name(home, one.actor))
    )
    asked = one.ref if one.came_out is None else None
    return StateLine(icon, ink, name.replace("{number}", one.number), word, note, asked)


def _facts(file: CaseFile, standard: Standard | None, today: dt.date) -> tuple[FactLine, ...]:
    lines = [*_promises(file, standard, today), _person(file)]
    kuasa = file.details.representative
    if kuasa is not None:
        label = translate("Cases", "Kuasa")
        lines.append(FactLine(label, kuasa.name, f"{kuasa.relation}, {mask_nik(kuasa.nik)}"))
    elif standard is not None and not file.case.is_closed:
        who = translate("Cases", "Pemohon")
        detail = translate("Cases", "tidak dapat dikuasakan")
        if REPRESENTED in standard.flags:
            who = translate("Cases", "Pemohon, atau kuasa")
            detail = translate("Cases", "dengan surat kuasa bermeterai")
        lines.append(FactLine(translate("Cases", "Boleh diambil oleh"), who, detail))
    if (along := file.details.companion) is not None:
        words = companion_words(along.relation, along.name or "")
        lines.append(FactLine(translate("Cases", "Pendamping"), words))
    lines.append(_fee(file, standard))
    if file.case.opened is not None:
        version = file.case.opened.standard.removeprefix("service:")
        lines.append(FactLine(translate("Cases", "Versi standar"), version))
    papers = cases.paper_numbers(file.recorded)
    if papers:
        late = translate("Cases", "dicatat belakangan")
        lines.append(FactLine(translate("Cases", "Nomor kertas"), ", ".join(papers), late))
    return tuple(lines)


def _promises(file: CaseFile, standard: Standard | None, today: dt.date) -> list[FactLine]:
    case, promise = file.case, file.case.promise
    label = translate("Cases", "Janji")
    limit = standard.time_limit if standard else ""
    if case.paused_on is not None:
        since = translate("Cases", "berhenti sejak {day}")
        detail = since.replace("{day}", long_date(case.paused_on))
        return [FactLine(label, translate("Cases", "Menunggu pemohon"), detail, "warn")]
    if promise is None:
        return [FactLine(label, translate("Cases", "Belum berjalan"), limit)]
    late = is_late(case.status, case.due_on(), today)
    ink = "bad" if late else "ok" if case.status in ("ready", "handed_over") else "text"
    lines = [FactLine(label, long_date(promise.promised_on), limit, ink)]
    if promise.legal_due_on is not None:
        past = promise.legal_due_on < today and not case.is_closed
        lines.append(
            FactLine(
                translate("Cases", "Batas undang-undang"),
                long_date(promise.legal_due_on),
                translate("Cases", "5 hari kerja, UU 30/2014 ps. 53"),
                "bad" if past and case.status not in ("ready", "refused") else "text",
            )
        )
    return lines


def _person(file: CaseFile) -> FactLine:
    applicant, case = file.details.applicant, file.case
    if applicant is None:
        absent = translate("Cases", "Tidak ada di stasiun ini")
        return FactLine(translate("Cases", "Pemohon"), absent)
    sex = {"L": translate("Cases", "Laki-laki"), "P": translate("Cases", "Perempuan")}
    years = translate("Cases", "{band} th").replace("{band}", case.age_band or "")
    about = [sex.get(case.sex or "", ""), years if case.age_band else ""]
    detail = ", ".join(part for part in about if part)
    if applicant.nik is None:
        reason = applicant.no_nik_reason or ""
        return FactLine(translate("Cases", "Tanpa NIK"), reason, detail)
    return FactLine(translate("Cases", "NIK"), mask_nik(applicant.nik), detail, hidden=True)


def _fee(file: CaseFile, standard: Standard | None) -> FactLine:
    case, label = file.case, translate("Cases", "Biaya")
    total, basis = case.fee.total_rupiah, case.fee.legal_basis
    if standard is not None and standard.is_free:
        return FactLine(label, translate("Cases", "Tidak dipungut"), basis)
    if case.status == "incomplete":
        return FactLine(label, translate("Cases", "Belum ada"), translate("Cases", "berkas kurang"))
    if total is None:
        return FactLine(label, translate("Cases", "Tarif belum dipilih"), basis)
    paid = case.paid_rupiah
    owed = case.status == "awaiting_payment"
    told = translate("Cases", "belum dibayar") if owed else translate("Cases", "lunas")
    detail = told if not paid or owed else f"{told}, {basis}" if basis else told
    return FactLine(label, rupiah(total), detail, "warn" if owed else "text")


def _band(file: CaseFile, standard: Standard | None) -> Band | None:
    case = file.case
    if case.read_only:
        words = translate("Cases", "Perbarui program: ada fakta dari versi yang lebih baru")
        return Band(translate("Cases", "Hanya dapat dibaca"), (("lock", words),), "warn")
    if case.conflicts:
        words = translate("Cases", "Keadaan sebelum berbeda yang berlaku; produk dan uang ditahan")
        title = translate("Cases", "Dua loket mencatat hal berbeda")
        return Band(title, (("git-pull-request", words),), "bad")
    if case.status == "incomplete":
        return _missing(file, standard)
    if case.status == "ready":
        lines = [("id-card", translate("Cases", "KTP-el asli"))]
        lines.append(("receipt-text", translate("Cases", "Tanda terima")))
        if file.details.representative is not None:
            lines.append(("file-text", translate("Cases", "Surat kuasa")))
        return Band(translate("Cases", "Siapkan untuk penyerahan"), tuple(lines))
    if case.status == "awaiting_payment":
        words = translate("Cases", "Waktu layanan dihitung sejak pembayaran dicatat")
        return Band(translate("Cases", "Menunggu pembayaran"), (("wallet", words),), "warn")
    return None


def _missing(file: CaseFile, standard: Standard | None) -> Band:
    names = {row.code: row.name for row in standard.requirements} if standard else {}
    lines = [("circle-dashed", names.get(code, code)) for code in file.case.missing]
    opened = file.case.opened
    if opened is not None and opened.expires_on is not None:
        until = translate("Cases", "Ditunggu sampai {day}")
        lines.append(("calendar-clock", until.replace("{day}", long_date(opened.expires_on))))
    title = translate("Cases", "Masih kurang {count} berkas")
    return Band(title.replace("{count}", str(len(file.case.missing))), tuple(lines), "warn")


def _proof(file: CaseFile, lines: list[StoryLine]) -> StateLine:
    case = file.case
    waiting = sum(line.standing == "waiting" for line in lines)
    if case.conflicts:
        return StateLine("git-pull-request", "bad", translate("Cases", "Perlu diputuskan"), "")
    if case.waiting:
        words = translate("Cases", "{count} fakta menunggu pendahulu")
        return StateLine("hourglass", "warn", words.replace("{count}", str(len(case.waiting))), "")
    if case.skipped:
        words = translate("Cases", "{count} fakta tidak diterapkan")
        words = words.replace("{count}", str(len(case.skipped)))
        return StateLine("triangle-alert", "warn", words, "")
    words = translate("Cases", "{count} fakta tercatat").replace("{count}", str(case.facts))
    if waiting:
        unsent = translate("Cases", "{count} menunggu kirim").replace("{count}", str(waiting))
        return StateLine("cloud-upload", "warn", words, unsent)
    return StateLine("circle-check", "ok", words, "")
