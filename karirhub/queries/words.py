"""Why a person and a vacancy fit, in sentences: one voice for the seeker, one for the employer, the same facts."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from karirhub.models import ApplicationSummary
from karirhub.queries.matching import Asked, Fit, Weights, fits, score_of
from karirhub.queries.traits import Traits, traits_of_summary


@dataclass(frozen=True)
class Reason:
    """One sentence; `share` of the points it earned (0 to 1) says how it is marked."""

    kind: str
    words: str
    points: int
    of: int
    share: float

    @property
    def is_met(self) -> bool:
        return self.share > 0


@dataclass(frozen=True)
class Told:
    """A fit in words: `score` of 100, and the sentences behind it, the heaviest first."""

    score: int
    reasons: Sequence[Reason]


def told_to_employer(asked: Asked, summary: ApplicationSummary | None, weights: Weights) -> Told:
    """How an applicant fits, for whoever reads the application."""
    return _told(asked, traits_of_summary(summary), weights, _FOR_EMPLOYER)


def told_of_candidate(asked: Asked, traits: Traits, weights: Weights) -> Told:
    """How somebody who has not applied fits, for the employer."""
    return _told(asked, traits, weights, _FOR_EMPLOYER)


def told_to_seeker(asked: Asked, traits: Traits, weights: Weights) -> Told:
    """How a vacancy fits, for the person it is shown to."""
    return _told(asked, traits, weights, _FOR_SEEKER)


def _told(asked: Asked, traits: Traits, weights: Weights, voice: Mapping[str, Callable[[Asked, Traits, Fit], str]]) -> Told:
    found = fits(asked, traits, weights)
    said = [
        Reason(fit.kind, words, round(weights.points[fit.kind] * fit.share), round(weights.points[fit.kind]), fit.share)
        for fit in found
        if fit.is_known and (words := voice[fit.kind](asked, traits, fit))
    ]
    return Told(round(score_of(found, weights)), sorted(said, key=lambda reason: (not reason.is_met, -reason.points)))


def _list(words: Iterable[str]) -> str:
    return ", ".join(words)


def _their_certificates(asked: Asked, traits: Traits, fit: Fit) -> str:
    if fit.held:
        return gettext("Sertifikatnya terbukti: %(titles)s.") % {"titles": _list(fit.held)}
    return gettext("Sertifikat yang diminta belum terbukti: %(titles)s.") % {"titles": _list(fit.missing)}


def _their_work(asked: Asked, traits: Traits, fit: Fit) -> str:
    if fit.share == 1:
        return gettext("Pernah bekerja, dilatih, atau mencari kerja sebagai %(title)s.") % {"title": asked.occupation_title}
    return gettext("Bidang kerjanya dekat dengan %(title)s.") % {"title": asked.occupation_title} if fit.share else ""


def _their_skills(asked: Asked, traits: Traits, fit: Fit) -> str:
    held = _list(fit.held) or gettext("belum ada")
    counted = {"held": len(fit.held), "asked": len(asked.skills), "words": held}
    return gettext("Menyebut %(held)s dari %(asked)s keterampilan: %(words)s.") % counted


def _their_schooling(asked: Asked, traits: Traits, fit: Fit) -> str:
    if fit.share:
        return gettext("Pendidikannya memenuhi %(level)s.") % {"level": asked.education}
    return gettext("Pendidikannya di bawah %(level)s yang disebut lowongan.") % {"level": asked.education}


def _their_place(asked: Asked, traits: Traits, fit: Fit) -> str:
    if asked.is_remote:
        return gettext("Pekerjaan ini jarak jauh, jadi tempat tinggal tidak menjadi soal.")
    if asked.is_overseas:
        return gettext("Pekerjaan ini di luar negeri (%(place)s), jadi jarak tidak dihitung.") % {"place": asked.place}
    if fit.is_wished:
        return gettext("Mencari kerja di %(place)s.") % {"place": asked.place}
    if fit.km is None:
        return gettext("Tinggal jauh dari %(place)s.") % {"place": asked.place}
    if fit.km == 0:
        return gettext("Tinggal di %(place)s.") % {"place": asked.place}
    return gettext("Tinggal sekitar %(km)s km dari %(place)s.") % {"km": round(fit.km), "place": asked.place}


def _their_pay(asked: Asked, traits: Traits, fit: Fit) -> str:
    """What a person wishes to earn is theirs: the employer reads only whether the two meet."""
    return gettext("Upahnya sesuai yang dicari.") if fit.share else gettext("Upah yang dicari lebih tinggi.")


def _their_contract(asked: Asked, traits: Traits, fit: Fit) -> str:
    return gettext("Jenis kontraknya sesuai yang dicari.") if fit.share else gettext("Mencari jenis kontrak lain.")


def _your_certificates(asked: Asked, traits: Traits, fit: Fit) -> str:
    if fit.held:
        return gettext("Meminta sertifikat yang Anda miliki: %(title)s.") % {"title": _list(fit.held)}
    return gettext("Sertifikat yang diminta belum Anda miliki: %(title)s.") % {"title": _list(fit.missing)}


def _your_work(asked: Asked, traits: Traits, fit: Fit) -> str:
    if fit.share == 1:
        return gettext("Sesuai dengan kerja, pelatihan, atau jabatan yang Anda cari: %(title)s.") % {"title": asked.occupation_title}
    return gettext("Dekat dengan bidang kerja Anda: %(title)s.") % {"title": asked.occupation_title} if fit.share else ""


def _your_skills(asked: Asked, traits: Traits, fit: Fit) -> str:
    counted = {"held": len(fit.held), "asked": len(asked.skills), "words": _list(fit.held)}
    if not fit.held:
        return gettext("Keterampilan yang dicari: %(words)s.") % {"words": _list(fit.missing)}
    if not fit.missing:
        return gettext("Anda punya semua keterampilannya: %(words)s.") % counted
    counted["missing"] = _list(fit.missing)
    return gettext("Anda punya %(held)s dari %(asked)s keterampilan: %(words)s. Belum: %(missing)s.") % counted


def _your_schooling(asked: Asked, traits: Traits, fit: Fit) -> str:
    if fit.share:
        return gettext("Pendidikan Anda memenuhi %(level)s.") % {"level": asked.education}
    return gettext("Menyebut pendidikan %(level)s. Anda tetap boleh melamar.") % {"level": asked.education}


def _your_place(asked: Asked, traits: Traits, fit: Fit) -> str:
    if asked.is_remote:
        return gettext("Dikerjakan jarak jauh.")
    if asked.is_overseas:
        return gettext("Di luar negeri: %(place)s.") % {"place": asked.place}
    if fit.is_wished:
        return gettext("Di tempat yang Anda cari: %(place)s.") % {"place": asked.place}
    if fit.km is None:
        return gettext("Tempatnya jauh dari tempat tinggal Anda.")
    if fit.km == 0:
        return gettext("Di tempat tinggal Anda, %(place)s.") % {"place": asked.place}
    return gettext("Sekitar %(km)s km dari tempat tinggal Anda.") % {"km": round(fit.km)}


def _your_pay(asked: Asked, traits: Traits, fit: Fit) -> str:
    return gettext("Upahnya mencapai yang Anda cari.") if fit.share else gettext("Upahnya di bawah yang Anda cari.")


def _your_contract(asked: Asked, traits: Traits, fit: Fit) -> str:
    return gettext("Jenis kontrak yang Anda cari.") if fit.share else gettext("Jenis kontraknya lain dari yang Anda cari.")


_FOR_EMPLOYER = {
    "qualification": _their_certificates,
    "occupation": _their_work,
    "skills": _their_skills,
    "education": _their_schooling,
    "distance": _their_place,
    "pay": _their_pay,
    "contract": _their_contract,
}
_FOR_SEEKER = {
    "qualification": _your_certificates,
    "occupation": _your_work,
    "skills": _your_skills,
    "education": _your_schooling,
    "distance": _your_place,
    "pay": _your_pay,
    "contract": _your_contract,
}


def points_told(weights: Weights) -> list[tuple[str, int]]:
    """What each kind is worth, for whoever wants to know how it is counted."""
    labels = {
        "qualification": gettext("Sertifikat yang diminta dan terbukti"),
        "occupation": gettext("Pekerjaan yang pernah dijalani, dilatih, atau dicari"),
        "skills": gettext("Keterampilan yang disebut"),
        "education": gettext("Pendidikan"),
        "distance": gettext("Jarak atau tempat yang dicari"),
        "pay": gettext("Upah yang dicari"),
        "contract": gettext("Jenis kontrak yang dicari"),
    }
    return [(labels[kind], round(points)) for kind, points in weights.points.items()]
