"""Inviting people whose profile fits to apply."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from karirhub.models import Application, Vacancy, VacancyInvitation
from karirhub.permissions import Permission, demand
from karirhub.queries.vacancies import today_at
from siapkerja.events.publishing import publish as announce
from siapkerja.facts.karirhub import CandidateInvited
from siapkerja.identity.actor import Actor
from siapkerja.kernel.errors import Refused
from siapkerja.profiles.queries import profiles_findable_by
from siapkerja.reference.queries import rules
from siapkerja.workflow.moves import locked


class NotToBeInvited(Refused):
    code = "not_to_be_invited"
    sentence = _("Orang ini tidak dapat diundang lagi: sudah melamar, sudah diundang, atau tidak ingin ditemukan.")


class VacancyTakesNobody(Refused):
    code = "vacancy_takes_nobody"
    sentence = _("Lowongan ini tidak menerima lamaran, jadi tidak ada yang dapat diundang.")


class EnoughInvited(Refused):
    code = "enough_invited"


@transaction.atomic
def invite_candidate(*, vacancy: Vacancy, person_id: int, by: Actor, at: datetime) -> VacancyInvitation:
    """Invite somebody who may be found to apply for an open vacancy. They are told once, and decide themselves.

    Raises:
        NotPermitted: the actor does not handle applications for this workplace.
        VacancyTakesNobody: it is not open.
        NotToBeInvited: they applied, were invited before, or cannot be found by this employer (any more).
        EnoughInvited: more a day than the rules `matching.invitations_per_day` (of an organisation) and `matching.invited_per_day`
            (of one person) allow.
    """
    current = locked(vacancy)
    demand(by, Permission.HANDLE_APPLICATIONS, current)
    if not current.is_open_on(today_at(current, at)):
        raise VacancyTakesNobody()
    # Two employers at once may not pass the person's own limit together.
    profile = profiles_findable_by(current.legal_entity_id).filter(pk=person_id).select_for_update(of=("self",)).first()
    has_applied = Application.objects.of_person(person_id).filter(vacancy=current).exists()
    if profile is None or has_applied or VacancyInvitation.objects.filter(vacancy=current, person=person_id).exists():
        raise NotToBeInvited()
    _demand_measure(current, person_id, at)
    invitation = VacancyInvitation.objects.create(vacancy=current, person_id=person_id, by_person_id=by.person_id, at=at)
    fact = CandidateInvited(
        version=1, invitation_id=invitation.pk, vacancy_id=current.pk, person_id=person_id, legal_entity_id=current.legal_entity_id
    )
    announce(fact, by=by, at=at)
    return invitation


def _demand_measure(vacancy: Vacancy, person_id: int, at: datetime) -> None:
    day = timezone.localdate(at)
    limits = rules(["matching.invitations_per_day", "matching.invited_per_day"], day)
    today = VacancyInvitation.objects.filter(at__date=day)
    most = int(limits["matching.invitations_per_day"].value)
    if today.filter(vacancy__legal_entity=vacancy.legal_entity_id).count() >= most:
        raise EnoughInvited(_now("Perusahaan Anda sudah mengundang %(most)s orang hari ini. Lanjutkan besok.") % {"most": most})
    if today.filter(person=person_id).count() >= int(limits["matching.invited_per_day"].value):
        raise EnoughInvited(_now("Orang ini sudah menerima cukup undangan hari ini. Coba lagi besok."))
