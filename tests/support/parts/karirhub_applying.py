"""A seeker's drafts, interviews, offers and papers for the access matrix."""

import io
from typing import Any

from django.utils import timezone

from karirhub.actions.drafts import save_draft
from karirhub.models import Application
from siapkerja.profiles.actions.documents import add_document
from siapkerja.profiles.actions.visibility import name_employer
from siapkerja.profiles.enums import DocumentKind
from tests.support.conversing import agreed, offered, proposed
from tests.support.people import Somebody
from tests.support.vacancies import application, open_vacancy

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def records(manager: Somebody, seeker: Somebody) -> dict[str, Any]:
    now = timezone.now()
    begun = open_vacancy(manager.workplace)
    save_draft(vacancy=begun, letter="Belum selesai", answers={}, by=seeker.actor, at=now)
    invited = application(open_vacancy(manager.workplace), seeker)
    with_time = application(open_vacancy(manager.workplace), seeker)
    with_offer = application(open_vacancy(manager.workplace), seeker)
    interview, chosen, offer = proposed(invited, manager), agreed(with_time, manager, seeker), offered(with_offer, manager)
    paper = add_document(person=seeker.person, kind=DocumentKind.DIPLOMA, title="Ijazah", stream=io.BytesIO(PDF), by=seeker.actor, at=now)
    assert manager.organisation is not None
    choice = name_employer(person=seeker.person, legal_entity=manager.organisation, is_allowed=False, by=seeker.actor, at=now)
    return {
        "begun_vacancy": begun.pk,
        "invited_application": Application.objects.get(pk=invited.pk).public_id,
        "interview": interview.public_id,
        "agreed_vacancy": with_time.vacancy_id,
        "agreed_application": with_time.public_id,
        "agreed_interview": chosen.public_id,
        "offered_application": with_offer.public_id,
        "offer_of_job": offer.public_id,
        "paper": paper.pk,
        "employer_choice": choice.pk,
    }
