"""Who may see a job and stop it: each kind of subject has one rule, given by the service whose matter it is."""

from collections.abc import Callable
from typing import Any

from siapkerja.jobs.models import Job

Rule = Callable[[Any, Job], bool]
_rules: dict[str, Rule] = {}


def allow_following(subject_prefix: str, rule: Rule) -> None:
    """Let `rule(actor, job)` decide about jobs whose subject is `subject_prefix:id`. Whoever started a job may follow it anyway."""
    _rules[subject_prefix] = rule


def may_follow(actor: Any, job: Job) -> bool:
    if actor.person_id is not None and actor.person_id == job.started_by_id:
        return True
    rule = _rules.get(job.subject.partition(":")[0])
    return bool(rule and rule(actor, job))
