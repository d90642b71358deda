"""Applications begun and not sent yet."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from karirhub.models import ApplicationDraft, Vacancy
from karirhub.permissions import GRANTS, Permission
from siapkerja.identity.actor import Actor
from siapkerja.identity.permissions import require
from siapkerja.kernel.errors import NotPermitted
from siapkerja.reference.queries import rule

LONGEST_KEPT = 6000


@transaction.atomic
def save_draft(
    *, vacancy: Vacancy, letter: str, answers: Mapping[int, str], documents: Sequence[int] = (), by: Actor, at: datetime
) -> ApplicationDraft:
    """Keep what was written so far, however incomplete; it replaces the draft before it.

    Args:
        letter, answers: kept up to 6,000 characters each, beyond what can be sent, so that nothing typed is lost.
        documents: ids of the person's own documents.

    Raises:
        NotPermitted: nobody is signed in.
    """
    require(GRANTS, by, Permission.APPLY)
    if by.subject_id is None:
        raise NotPermitted()
    content = {
        "letter": letter[:LONGEST_KEPT],
        "answers": {str(key): value[:LONGEST_KEPT] for key, value in list(answers.items())[:100] if value},
        "documents": list(documents)[:50],
    }
    draft, _is_new = ApplicationDraft.objects.update_or_create(
        vacancy=vacancy, person_id=by.subject_id, defaults={"sealed_content": json.dumps(content, ensure_ascii=False), "saved_at": at}
    )
    return draft


@transaction.atomic
def discard_draft(*, vacancy: Vacancy, by: Actor, at: datetime) -> None:
    """Let go of what was begun."""
    require(GRANTS, by, Permission.APPLY)
    ApplicationDraft.objects.filter(vacancy=vacancy, person=by.subject_id).delete()


@transaction.atomic
def forget_drafts(*, by: Actor, at: datetime) -> int:
    """Let go of drafts nobody has touched for the days of the rule `application.draft_days`. Gives how many."""
    days = int(rule("application.draft_days", timezone.localdate(at)).value)
    return ApplicationDraft.objects.filter(saved_at__lt=at - timedelta(days=days)).delete()[0]
