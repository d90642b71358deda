"""What a section would ask if the roster, the files of other services or last year's report did not say it already."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Sum
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.models import Workplace
from siapkerja.web import wording
from wajiblapor.enums import JoinerState
from wajiblapor.models import ExpectedJoiner, PostedVacancy
from wajiblapor.queries.matrices import figures
from wajiblapor.queries.sections import Filled
from wajiblapor.questions.catalogue import BY_SLUG
from wajiblapor.questions.kinds import Words
from wajiblapor.rosters.summary import count_of

ROSTER, KARIRHUB, REGISTERED = _("dari daftar pekerja"), _("dari Karirhub"), _("dari tempat kerja yang terdaftar")
YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Taken:
    """A fact with its source."""

    words: Words
    value: str
    source: Words


def taken(found: Filled, sections: Collection[str]) -> list[Taken]:
    """Facts that stand in place of questions, for the sections on a page."""
    wanted = [name for slug in BY_SLUG if slug in sections for name in BY_SLUG[slug].computed]
    return [fact for name in wanted for fact in _SOURCES[name](found)]


def _workplaces(found: Filled) -> list[Taken]:
    open_ones = Workplace.everything.filter(legal_entity=found.report.legal_entity_id, closed_on=None)
    told = open_ones.aggregate(places=Count("pk"), regencies=Count("regency", distinct=True))
    if told["places"] == 1:
        return [Taken(_("Kantor pusat dan cabang"), gettext("hanya tempat kerja ini"), REGISTERED)]
    value = _("%(places)s, di %(regencies)s kabupaten atau kota") % {
        "places": wording.number(told["places"]),
        "regencies": wording.number(told["regencies"]),
    }
    return [Taken(_("Kantor pusat dan cabang"), str(value), REGISTERED)]


def _heads(found: Filled) -> list[Taken]:
    if not found.summary:
        return []
    heads = figures(dict(found.summary))
    value = _("%(total)s orang, %(male)s laki-laki dan %(female)s perempuan") % {
        "total": wording.number(heads.total),
        "male": wording.number(heads.male),
        "female": wording.number(heads.female),
    }
    return [Taken(_("Pekerja"), str(value), ROSTER), Taken(_("Pekerja asing"), wording.number(heads.foreign), ROSTER)]


def _joiners(found: Filled) -> list[Taken]:
    rows = ExpectedJoiner.objects.filter(workplace=found.report.workplace_id, hired_at__date__gte=found.situation.on - YEAR)
    count = rows.exclude(state=JoinerState.RELEASED).count()
    return [Taken(_("Diterima lewat Karirhub, 12 bulan terakhir"), wording.number(count), KARIRHUB)] if count else []


def _weekly_hours(found: Filled) -> list[Taken]:
    if not found.summary or "hours" not in found.summary["matrices"]:
        return []
    over = count_of(dict(found.summary), "hours", "over")
    limit = found.situation.rules["hours.per_week"]
    return [Taken(_("Bekerja lebih dari %(limit)s jam seminggu") % {"limit": limit}, wording.number(over), ROSTER)]


def _wages(found: Filled) -> list[Taken]:
    if not found.summary:
        return []
    heads = figures(dict(found.summary))
    told = [Taken(_("Upah sebulan, seluruhnya"), wording.rupiah(heads.wage_bill), ROSTER)]
    if heads.wage_smallest is not None and heads.wage_largest is not None and heads.wage_average is not None:
        told += [
            Taken(_("Upah terendah"), wording.rupiah(heads.wage_smallest), ROSTER),
            Taken(_("Upah rata-rata"), wording.rupiah(heads.wage_average), ROSTER),
            Taken(_("Upah tertinggi"), wording.rupiah(heads.wage_largest), ROSTER),
        ]
    return [*told, Taken(_("Di bawah upah minimum"), wording.number(heads.below_minimum), ROSTER)]


def _enrolled(found: Filled) -> list[Taken]:
    if not found.summary:
        return []
    data = dict(found.summary)
    return [
        Taken(words, f"{wording.number(count_of(data, matrix, 'yes'))} / {wording.number(data['total'])}", ROSTER)
        for matrix, words in (("bpjs_employment", _("Terdaftar BPJS Ketenagakerjaan")), ("bpjs_health", _("Terdaftar BPJS Kesehatan")))
    ]


def _certified(found: Filled) -> list[Taken]:
    if not found.summary:
        return []
    return [Taken(_("Pekerja bersertifikat kompetensi"), wording.number(count_of(dict(found.summary), "certificate", "yes")), ROSTER)]


def _vacancies(found: Filled) -> list[Taken]:
    rows = PostedVacancy.objects.filter(workplace=found.report.workplace_id, published_on__gte=found.situation.on - YEAR)
    told = rows.aggregate(openings=Sum("openings"), filled=Sum("filled"))
    if not told["openings"]:
        return []
    value = _("%(openings)s, terisi %(filled)s") % {
        "openings": wording.number(told["openings"]),
        "filled": wording.number(told["filled"] or 0),
    }
    return [Taken(_("Lowongan dibuka, 12 bulan terakhir"), str(value), KARIRHUB)]


def _disability(found: Filled) -> list[Taken]:
    if not found.summary:
        return []
    return [Taken(_("Pekerja disabilitas"), wording.number(found.situation.disabled), ROSTER)]


_SOURCES: dict[str, Callable[[Filled], list[Taken]]] = {
    "workplaces": _workplaces,
    "heads": _heads,
    "joiners": _joiners,
    "weekly_hours": _weekly_hours,
    "wages": _wages,
    "enrolled": _enrolled,
    "certified": _certified,
    "vacancies": _vacancies,
    "disability": _disability,
}
