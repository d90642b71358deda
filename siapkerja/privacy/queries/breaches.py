"""Breaches of personal data: the register, whom one concerns, and the letter to the authority."""

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from siapkerja.identity.enums import NikClaimState
from siapkerja.identity.fields import nik_indexes
from siapkerja.identity.models import Person
from siapkerja.kernel import nik as nik_rules
from siapkerja.privacy.enums import BreachScope, BreachState
from siapkerja.privacy.models import Breach


def register() -> QuerySet[Breach]:
    return Breach.objects.select_related("region", "legal_entity").order_by("-discovered_at", "-pk")


def running() -> int:
    """Breaches whose notice has not gone out."""
    return Breach.objects.filter(state=BreachState.RECORDED).count()


def people_of(breach: Breach) -> QuerySet[Person]:
    """Whose data is concerned, by the breach's scope; people who were forgotten cannot be told."""
    people = Person.objects.filter(anonymised_at=None)
    if breach.scope == BreachScope.ALL:
        return people.filter(user__isnull=False)
    if breach.scope == BreachScope.REGION:
        return people.filter(village__code__startswith=breach.region_id or "")
    if breach.scope == BreachScope.ORGANISATION:
        connected = Q(memberships__legal_entity=breach.legal_entity_id) | Q(consents__recipient=breach.legal_entity_id)
        return people.filter(connected).distinct()
    return people.filter(pk__in=breach.people.values("person"))


def people_named(lines: str) -> tuple[list[int], list[int]]:
    """People by NIK or e-mail, one a line: ids of those found, and numbers of the lines nobody was found for."""
    found: list[int] = []
    unknown: list[int] = []
    for number, line in enumerate(lines.splitlines(), start=1):
        if not (word := line.strip()):
            continue
        ids = list(_by_word(word).values_list("pk", flat=True))
        found += ids
        if not ids:
            unknown.append(number)
    return sorted(set(found)), unknown


def _by_word(word: str) -> QuerySet[Person]:
    people = Person.objects.filter(anonymised_at=None)
    if "@" in word:
        return people.filter(user__email__iexact=word)
    digits = nik_rules.digits_of(word)
    claims = Q(nik_claims__nik_index__in=nik_indexes(digits)) & ~Q(nik_claims__state=NikClaimState.WITHDRAWN)
    return people.filter(claims).distinct()


def concerned(breach: Breach) -> int:
    """How many people it touches: as found when they were told, and before that as of now."""
    return breach.affected or people_of(breach).count()


def letter_of(breach: Breach, *, at: datetime) -> dict[str, Any]:
    """What stands in the letter to the authority."""
    return {
        "title": _("Pemberitahuan kegagalan pelindungan data pribadi"),
        "number": breach.number,
        "issuer": "Kementerian Ketenagakerjaan Republik Indonesia",
        "page_word": _("Halaman"),
        "head": [
            (_("Nomor"), breach.number),
            (_("Tanggal"), _moment(at)),
            (_("Dasar"), "UU 27/2022 Pasal 46"),
        ],
        "to": [_("Kepada"), _("Lembaga Pelindungan Data Pribadi"), _("di Jakarta")],
        "opening": _(
            "Bersama ini kami beritahukan kegagalan pelindungan data pribadi pada SIAPKerja yang kami ketahui %(at)s."
            " Jumlah pemilik data yang terdampak: %(count)s orang."
        )
        % {"at": _moment(breach.discovered_at), "count": formats.number_format(concerned(breach), force_grouping=True)},
        "parts": [
            (_("Data pribadi yang terungkap"), breach.what),
            (_("Kapan dan bagaimana terungkap"), _how(breach)),
            (_("Penanganan dan pemulihan"), breach.handling),
            (_("Yang dapat dilakukan pemilik data"), breach.advice),
            (_("Pemberitahuan kepada pemilik data"), _told(breach)),
        ],
        "closing": _("Demikian kami sampaikan."),
        "signatory": [_("Pejabat pelindungan data pribadi")],
    }


def _how(breach: Breach) -> str:
    return f"{_moment(breach.happened_at)}. {breach.how}" if breach.happened_at else breach.how


def _told(breach: Breach) -> str:
    if breach.notified_at is None:
        return _("Belum dikirim.")
    return _("Dikirim lewat kotak masuk dan e-mail, mulai %(at)s.") % {"at": _moment(breach.notified_at)}


def _moment(at: datetime) -> str:
    return formats.date_format(timezone.localtime(at), "j F Y, H:i") + " WIB"
