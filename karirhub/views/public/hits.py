"""Search results in words: how far away, and why they were found."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext

from karirhub.models import Vacancy
from karirhub.queries.documents import Band
from karirhub.queries.saved import Marks
from karirhub.views.public.cards import Hit, card
from siapkerja.search.reasons import How, Match, Why
from siapkerja.web.wording import number


def hits(vacancies: Iterable[Vacancy], reasons: Mapping[int, Why], marks: Marks, applicants: Mapping[int, Band]) -> list[Hit]:
    """The results as the page shows them, in the order given.

    Args:
        applicants: bands of their numbers; of none where these are not shown.
    """
    return [
        Hit(
            card=card(vacancy),
            vacancy=vacancy,
            distance=_distance(reasons.get(vacancy.pk)),
            why=_why(reasons.get(vacancy.pk)),
            applicants=_applicants(applicants.get(vacancy.pk)),
            is_applied=vacancy.pk in marks.applied,
            is_saved=vacancy.pk in marks.saved,
        )
        for vacancy in vacancies
    ]


def _applicants(band: Band | None) -> str:
    """`Belum ada pelamar`, `1–2 pelamar`, `1.001 pelamar atau lebih`."""
    if band is None:
        return ""
    if band.high is None:
        return gettext("%(low)s pelamar atau lebih") % {"low": number(band.low)}
    if not band.high:
        return gettext("Belum ada pelamar")
    return gettext("%(low)s–%(high)s pelamar") % {"low": number(band.low), "high": number(band.high)}


def _distance(reason: Why | None) -> str:
    """`8 km`, `juga di Kota Cimahi, 8 km`; "" where no distance was asked for, or nothing is known but the place asked for."""
    if reason is None or reason.km is None:
        return ""
    far = _far(reason)
    if reason.place:
        return gettext("juga di %(place)s") % {"place": ", ".join([reason.place, far] if far else [reason.place])}
    return far


def _far(reason: Why) -> str:
    """`kira-kira 8 km` where only the middle of the workplace's regency is known, and nothing where that is the point itself."""
    if reason.km is None or (reason.km < 1 and not reason.is_point_exact):
        return ""
    said = gettext("kurang dari 1 km") if reason.km < 1 else gettext("%(km)s km") % {"km": number(round(reason.km))}
    return said if reason.is_point_exact else gettext("kira-kira %(distance)s") % {"distance": said}


def _why(reason: Why | None) -> tuple[str, ...]:
    if reason is None:
        return ()
    said = [_match(match) for match in reason.matches]
    if reason.km is not None:
        said.append(_measured(reason))
    return tuple(said)


def _match(match: Match) -> str:
    where = _fields()[match.field]
    words = {"typed": match.typed, "found": match.found, "where": where}
    if match.how is How.PHRASE or match.found == match.typed:
        return gettext("“%(typed)s” ada di %(where)s.") % words
    if match.how is How.CLOSE:
        return gettext("“%(typed)s” kami baca sebagai “%(found)s”, yang ada di %(where)s.") % words
    return gettext("“%(typed)s” ada di %(where)s sebagai “%(found)s”.") % words


def _fields() -> Mapping[str, str]:
    """The fields of the search document, as people know them."""
    return {
        "title": gettext("nama lowongan"),
        "labels": gettext("sebutan lain jabatan ini"),
        "company": gettext("nama perusahaan"),
        "place": gettext("tempat kerja"),
        "certificates": gettext("sertifikat yang diminta"),
        "skills": gettext("keterampilan yang diminta"),
        "body": gettext("uraian tugas dan syarat"),
    }


def _measured(reason: Why) -> str:
    far = _far(reason)
    if not far:
        return gettext("Titik tempat kerja tidak dicantumkan, tetapi letaknya di kabupaten atau kota yang Anda cari.")
    start = gettext("tengah %(place)s") % {"place": reason.middle_of} if reason.middle_of else gettext("titik yang Anda cari")
    words = {"far": far, "start": start, "place": reason.place}
    if reason.is_point_exact:
        if reason.place:
            return gettext("Tempat kerjanya di %(place)s %(far)s dari %(start)s.") % words
        return gettext("Tempat kerjanya %(far)s dari %(start)s.") % words
    if reason.place:
        return gettext("Titik tempat kerja tidak dicantumkan: tengah %(place)s %(far)s dari %(start)s.") % words
    return gettext("Titik tempat kerja tidak dicantumkan: tengah kabupaten atau kotanya %(far)s dari %(start)s.") % words
