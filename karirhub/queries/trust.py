"""What can be known of the employer behind a vacancy, each line in words and with where it comes from.

Not knowing is not a fault: a line then says so, in grey.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import BooleanField, Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from karirhub.models import EmployerReport, EmployerStanding, PartnerPortal, Vacancy
from karirhub.queries.wages import WageCheck, wage_check
from siapkerja.identity.models import LegalEntity, Workplace
from siapkerja.integrations.enums import CheckState, Registry
from siapkerja.integrations.models import RegistryCheck
from siapkerja.reference.queries import rule, rules
from siapkerja.reference.queries.rules import rules_read_once
from siapkerja.web.wording import day, number, rupiah


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How an employer answers, as everybody may read it.

    Attributes:
        due: applications that count; None where they are too few to be told.
        percent: whole percent of them that got an answer.
        days: whole days until the first answer, half of them quicker.
        upheld: complaints found true in the years that count.
        is_known: it was counted at least once.
    """

    due: int | None
    percent: int | None
    days: int | None
    upheld: int
    is_known: bool


# From this share on the line is marked as good; below, the reader is only made to look.
GOOD_SHARE = 50
PANEL_RULES = ("employer.standing_smallest", "employer.standing_days", "employer.upheld_days")
NOTHING_KNOWN = Standing(due=None, percent=None, days=None, upheld=0, is_known=False)


def shown(row: EmployerStanding, smallest: int) -> Standing:
    """What the public reads of a count.

    Args:
        smallest: applications below which no share is told (rule `employer.standing_smallest`).
    """
    is_known = row.counted_at is not None
    if row.due < smallest:
        return Standing(due=None, percent=None, days=None, upheld=row.upheld, is_known=is_known)
    days = None if row.median_days is None else max(1, round(row.median_days))
    return Standing(due=row.due, percent=row.answered * 100 // row.due, days=days, upheld=row.upheld, is_known=is_known)


def standing(legal_entity_id: int, at: datetime | None = None) -> Standing:
    """How an employer answers; two queries."""
    row = EmployerStanding.objects.filter(pk=legal_entity_id).first()
    return shown(row, _smallest(timezone.localdate(at))) if row is not None else NOTHING_KNOWN


def _smallest(on: date) -> int:
    return int(rule("employer.standing_smallest", on).value)


@dataclass(frozen=True)
class Line:
    """One thing that is known, or not known, of the employer.

    Attributes:
        tone: good, warn, bad or neutral; never the only sign.
        source: where it comes from, and what it rests on.
    """

    tone: str
    title: str
    text: str
    source: str

    @property
    def icon(self) -> str:
        return {"good": "check-circle-fill", "warn": "exclamation-triangle-fill", "bad": "x-circle-fill"}.get(self.tone, "info-circle-fill")

    @property
    def css(self) -> str:
        return f"t-{self.tone}" if self.tone != "neutral" else "mute"


def weighed(vacancy: Vacancy, today: date) -> tuple[WageCheck | None, list[Line]]:
    """A vacancy's pay beside the minimum, and its trust panel, with the rules of both read in one query.

    Args:
        vacancy: with its employer (`with_employer`), `workplace` and `regency`.
        today: at the workplace.
    """
    with rules_read_once(ahead=PANEL_RULES):
        wage = wage_check(vacancy, today)
        return wage, panel(vacancy, wage, today)


def panel(vacancy: Vacancy, wage: WageCheck | None, today: date) -> list[Line]:
    """The lines of a vacancy's trust panel, in two queries.

    Of a vacancy that a partner portal passed on only the portal is known: its registration, reports and answers are not the employer's.

    Args:
        vacancy: with its employer (`with_employer`), `workplace` and `regency`.
        wage: its pay beside the minimum (`karirhub.queries.wages`).
        today: at the workplace.
    """
    told = rules(PANEL_RULES, today)
    if vacancy.partner is not None:
        return _passed_on(vacancy, vacancy.partner, wage, int(told["employer.upheld_days"].value) // 365)
    entity = _entity(vacancy)
    row = getattr(entity, "karirhub_standing", None)
    found = shown(row, int(told["employer.standing_smallest"].value)) if row is not None else NOTHING_KNOWN
    return [
        _company(entity),
        _report(entity.report, today),
        _place(vacancy, entity.has_branch),
        _complaints(found, int(told["employer.upheld_days"].value) // 365),
        _pay(vacancy, wage),
        _answers(found, int(told["employer.standing_smallest"].value), int(told["employer.standing_days"].value)),
    ]


def _entity(vacancy: Vacancy) -> Any:
    """The employer with all that is known of it, in one query."""
    check = RegistryCheck.objects.filter(registry=Registry.COMPANY, subject_id=OuterRef("pk"))
    here = Workplace.objects.filter(legal_entity=OuterRef("pk"), regency=vacancy.regency_id, closed_on=None)
    is_own = Case(When(workplace=vacancy.workplace_id, then=Value(True)), default=Value(False), output_field=BooleanField())
    heard = EmployerReport.objects.filter(Q(reported_on__isnull=False) | Q(overdue_since__isnull=False), legal_entity=OuterRef("pk"))
    reports = heard.order_by(is_own.desc(), F("reported_on").desc(nulls_last=True))
    said = JSONObject(reported_on="reported_on", next_due_on="next_due_on", accepted_on="accepted_on", overdue_since="overdue_since")
    return (
        LegalEntity.objects.select_related("karirhub_standing")
        .annotate(
            registry_state=Subquery(check.values("state")[:1]),
            registry_at=Subquery(check.values("answered_at")[:1]),
            has_branch=Exists(here),
            report=Subquery(reports.values(said=said)[:1]),
        )
        .get(pk=vacancy.legal_entity_id)
    )


def _passed_on(vacancy: Vacancy, partner: PartnerPortal, wage: WageCheck | None, years: int) -> list[Line]:
    """What is told where nobody here knows the employer. That nobody complained of the portal would say nothing of it."""
    text = _("Lowongan %(employer)s ini disampaikan %(name)s. Pastikan dulu lewat kontak resmi perusahaan, bukan lewat obrolan.")
    named = {"employer": vacancy.employer_name, "name": partner.name}
    lines = [Line("neutral", _("Data perusahaan tidak kami periksa"), text % named, _("Portal mitra %(name)s") % named)]
    upheld = EmployerStanding.objects.filter(pk=vacancy.legal_entity_id).values_list("upheld", flat=True).first()
    if upheld:
        about = _("%(times)s laporan terbukti tentang lowongan dari %(name)s") % {"times": number(upheld), "name": partner.name}
        text = _("Dalam %(years)s tahun terakhir, dari berbagai perusahaan. Baca syaratnya dengan teliti dan jangan membayar apa pun.")
        lines.append(Line("bad", about, text % {"years": years}, _("Laporan masyarakat yang diputus petugas")))
    return [*lines, _pay(vacancy, wage)]


def _company(entity: Any) -> Line:
    source = _("Registri perusahaan dan pemeriksaan petugas")
    if entity.registry_state == CheckState.DIFFERS:
        text = _("Nama atau nomor yang tercatat di registri lain dari yang ditulis di sini. Pastikan dulu lewat kontak resmi perusahaan.")
        return Line("warn", _("Data perusahaan belum cocok dengan registri"), text, source)
    if entity.registry_state == CheckState.MATCHES:
        text = _("Nama dan NIB sama dengan yang tercatat, dicek %(day)s.") % {"day": day(timezone.localdate(entity.registry_at))}
        return Line("good", _("Perusahaan tercatat di registri"), text, source)
    if entity.proven_at is not None:
        text = _("Petugas sudah memeriksa siapa yang boleh bertindak untuk perusahaan ini. Registri belum menjawab.")
        return Line("good", _("Penanggung jawabnya sudah diperiksa"), text, source)
    text = _("Belum ada data dari registri maupun petugas. Itu belum berarti ada yang salah.")
    return Line("neutral", _("Perusahaan belum dicek"), text, source)


def _report(said: dict[str, Any] | None, today: date) -> Line:
    source = _("Wajib Lapor Ketenagakerjaan (UU 7/1981)")
    if said is None:
        text = _("Belum ada data di portal ini. Perusahaan mungkin melapor lewat jalur lain, jadi ini bukan tanda kesalahan.")
        return Line("neutral", _("Wajib lapor: belum ada data"), text, source)
    if said["reported_on"] is None:
        text = _("Laporan pertamanya ditunggu sejak %(day)s. Perusahaan mungkin melapor lewat jalur lain.")
        since = day(date.fromisoformat(said["overdue_since"]))
        return Line("neutral", _("Wajib lapor: belum masuk di portal ini"), text % {"day": since}, source)
    reported, due = date.fromisoformat(said["reported_on"]), date.fromisoformat(said["next_due_on"])
    if due < today:
        text = _("Laporan berikutnya seharusnya masuk paling lambat %(day)s.") % {"day": day(due)}
        return Line("warn", _("Wajib lapor terakhir %(day)s") % {"day": day(reported)}, text, source)
    if said["overdue_since"] is not None:
        text = _("Laporan itu dikembalikan dinas untuk diperbaiki, dan belum dikirim lagi sampai batasnya %(day)s.")
        missed = date.fromisoformat(said["overdue_since"])
        return Line("warn", _("Wajib lapor terakhir %(day)s") % {"day": day(reported)}, text % {"day": day(missed)}, source)
    accepted = _("Laporan data pekerja itu dinyatakan lengkap oleh dinas.")
    sent = _("Perusahaan melaporkan data pekerjanya; laporan berikutnya paling lambat %(day)s.") % {"day": day(due)}
    title = _("Wajib lapor: sudah, %(day)s") % {"day": day(reported)}
    return Line("good", title, f"{accepted} {sent}" if said["accepted_on"] else sent, source)


def _place(vacancy: Vacancy, has_branch: bool) -> Line:
    source, place = _("Data organisasi di SIAPKerja"), vacancy.regency.name
    if vacancy.is_overseas and (has_branch or vacancy.workplace.regency_id == vacancy.regency_id):
        text = _("Pekerjaannya di %(country)s; kantor ini yang menyalurkan.") % {"country": vacancy.place}
        return Line("good", _("Punya kantor di %(place)s") % {"place": place}, text, source)
    if vacancy.workplace.regency_id == vacancy.regency_id:
        return Line("good", _("Punya tempat kerja di %(place)s") % {"place": place}, vacancy.workplace.name, source)
    if has_branch:
        text = _("Lowongan ini dikelola dari %(office)s.") % {"office": vacancy.workplace.name}
        return Line("good", _("Punya tempat kerja di %(place)s") % {"place": place}, text, source)
    text = _("Tempat kerjanya mungkin di lokasi pelanggan atau proyek. Tanyakan alamat lengkapnya sebelum datang.")
    return Line("neutral", _("Tidak tercatat punya kantor di %(place)s") % {"place": place}, text, source)


def _complaints(found: Standing, years: int) -> Line:
    source = _("Laporan masyarakat yang diputus petugas")
    if not found.upheld:
        text = _("Hanya laporan yang dinyatakan terbukti oleh petugas yang dihitung, selama %(years)s tahun.") % {"years": years}
        return Line("good", _("Tidak ada laporan yang terbukti"), text, source)
    title = ngettext("%(times)s laporan terbukti", "%(times)s laporan terbukti", found.upheld) % {"times": number(found.upheld)}
    text = _("Dalam %(years)s tahun terakhir. Baca syaratnya dengan teliti dan jangan membayar apa pun.") % {"years": years}
    return Line("bad", title, text, source)


def _pay(vacancy: Vacancy, wage: WageCheck | None) -> Line:
    if wage is None:
        source = _("Keputusan gubernur tentang upah minimum")
        if vacancy.is_overseas:
            text = _("Pekerjaan ini di luar negeri. Upah minimum di Indonesia tidak berlaku di sana.")
            return Line("neutral", _("Upah tidak dibandingkan"), text, source)
        if vacancy.working_time == "full_time" and vacancy.contract_type != "apprenticeship":
            text = _("Angka upah minimum untuk tempat ini belum dimuat di portal.")
            return Line("neutral", _("Upah minimum: belum ada data"), text, source)
        text = _("Upah minimum berlaku untuk kerja penuh waktu, sedangkan pekerjaan ini paruh waktu atau magang.")
        return Line("neutral", _("Upah tidak dibandingkan"), text, source)
    figure = wage.figure
    named = {"place": figure.source_region.name, "year": figure.year, "amount": rupiah(figure.amount)}
    source = figure.decree or _("Keputusan gubernur untuk tahun %(year)s") % {"year": figure.year}
    text = _("Upah minimum %(place)s %(year)s: %(amount)s sebulan.") % named
    if not figure.is_regency_loaded:
        text += " " + _("Ini angka provinsi; angka kabupaten/kota bisa lebih tinggi.")
    if not vacancy.is_wage_visible:
        return Line("neutral", _("Upah tidak ditampilkan perusahaan"), text, source)
    if wage.is_below:
        text += " " + _("Usaha mikro dan kecil boleh menyepakati upah lain. Tanyakan sebelum menerima.")
        return Line("warn", _("Upah terendah di bawah upah minimum"), text, source)
    title = _("Upah tidak di bawah upah minimum")
    if wage.percent_above:
        title = _("Upah mulai %(percent)s %% di atas upah minimum") % {"percent": wage.percent_above}
    return Line("good", title, text, source)


def _answers(found: Standing, smallest: int, days: int) -> Line:
    source = _("Lamaran lewat Karirhub, %(days)s hari terakhir") % {"days": days}
    if found.due is None or found.percent is None:
        title = _("Jawaban kepada pelamar: kurang dari %(smallest)s lamaran") % {"smallest": smallest}
        return Line("neutral", title, _("Belum cukup lamaran untuk dihitung. Itu wajar bagi perusahaan yang baru bergabung."), source)
    title = _("Menjawab %(percent)s %% pelamar") % {"percent": found.percent}
    if found.days is None:
        text = _("Dari %(due)s lamaran yang sudah waktunya dijawab, belum ada yang dijawab.") % {"due": number(found.due)}
        return Line("warn", title, text, source)
    text = ngettext(
        "Separuh jawaban datang dalam %(days)s hari atau kurang. Dihitung dari %(due)s lamaran.",
        "Separuh jawaban datang dalam %(days)s hari atau kurang. Dihitung dari %(due)s lamaran.",
        found.days,
    ) % {"days": number(found.days), "due": number(found.due)}
    return Line("good" if found.percent >= GOOD_SHARE else "warn", title, text, source)
