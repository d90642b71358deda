"""Who hears of what happens to a profile. In the inbox only: issuers write about their documents themselves."""

from collections.abc import Mapping
from typing import Any

from siapkerja.facts.profiles import QualificationLost, QualificationProven
from siapkerja.notifications.notices import Notice, register
from siapkerja.profiles.models import Qualification


def _owner(fact: Any) -> list[int]:
    """Nobody, where the person was forgotten meanwhile."""
    return list(Qualification.objects.filter(pk=fact.qualification_id).values_list("person_id", flat=True))


def _matter(fact: Any) -> Mapping[str, Any]:
    found = Qualification.objects.get(pk=fact.qualification_id)
    return {"title": found.title, "kind": found.kind, "number": found.number, "reason": found.lost_because}


def _notice(slug: str, fact: Any) -> Notice:
    return Notice(
        slug=slug,
        fact=fact,
        category="account",
        audience=_owner,
        params=_matter,
        url=lambda fact: ("profiles:profile", []),
        channels=(),
    )


register(_notice("qualification_proven", QualificationProven), _notice("qualification_lost", QualificationLost))
