"""What officers and citizens are told of assignments and of assistance."""

from typing import Any

from siapkerja.facts.officers import (
    AssignmentEnded,
    AssignmentExtended,
    AssignmentGiven,
    AssignmentRunsOut,
    AssistanceBegun,
    AssistanceEnded,
    CitizenRegistered,
)
from siapkerja.identity.models import Person, Representation
from siapkerja.notifications.notices import Notice, register
from siapkerja.officers.queries.assistance import assisted_person
from siapkerja.reference.queries import place_words


def _assignment(fact: Any) -> dict[str, Any]:
    return {
        "role": fact.role,
        "place": place_words(fact.region_code) if fact.region_code else "",
        "valid_to": fact.valid_to.isoformat() if fact.valid_to else "",
        "valid_from": fact.valid_from.isoformat() if isinstance(fact, AssignmentGiven) else "",
    }


def _desk(fact: Any) -> tuple[str, list[Any]]:
    return "identity:officer", []


def _begun(fact: AssistanceBegun) -> dict[str, Any]:
    return {"agent": Person.objects.get(pk=fact.agent_id).full_name, "basis": fact.basis, "ends_at": fact.ends_at.isoformat()}


def _ended(fact: AssistanceEnded) -> dict[str, Any]:
    row = Representation.objects.get(pk=fact.representation_id)
    told = next((one for one in assisted_person(fact.person_id, at=row.ended_at or row.ends_at) if one.pk == row.pk), None)
    done = list(dict.fromkeys(words for words, _at in told.acts)) if told else []
    return {"agent": Person.objects.get(pk=fact.agent_id).full_name, "count": len(told.acts) if told else 0, "done": ", ".join(done)}


def _registered(fact: CitizenRegistered) -> dict[str, Any]:
    return {"agent": Person.objects.get(pk=fact.agent_id).full_name, "place": place_words(fact.village_code)}


def _own_page(fact: Any) -> tuple[str, list[Any]]:
    return "officers:my_assistance", []


def _officer(fact: Any) -> list[int]:
    return [fact.person_id]


def _with_account(fact: Any) -> list[int]:
    """Citizens without an account have no inbox; what was done stands in their record when they take it over."""
    return list(Person.objects.filter(pk=fact.person_id, user__isnull=False).values_list("pk", flat=True))


register(
    *(
        Notice(slug=slug, fact=fact, category="account", audience=_officer, params=_assignment, url=_desk)
        for slug, fact in (
            ("assignment_given", AssignmentGiven),
            ("assignment_extended", AssignmentExtended),
            ("assignment_runs_out", AssignmentRunsOut),
        )
    ),
    Notice(slug="assignment_ended", fact=AssignmentEnded, category="account", audience=_officer, params=_assignment),
    Notice(slug="assistance_begun", fact=AssistanceBegun, category="account", audience=_with_account, params=_begun, url=_own_page),
    Notice(slug="assistance_ended", fact=AssistanceEnded, category="account", audience=_with_account, params=_ended, url=_own_page),
    Notice(
        slug="citizen_registered", fact=CitizenRegistered, category="account", audience=_with_account, params=_registered, url=_own_page
    ),
)
