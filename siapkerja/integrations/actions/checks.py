"""Checking with registries: asked after facts, by the worker; repeated while nobody answers and again when an answer has aged."""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import partial

from django.core.cache import cache
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from siapkerja.events.dispatch import queue_task
from siapkerja.events.publishing import publish
from siapkerja.facts.integrations import RegistryAnswered
from siapkerja.identity.actions.nik_checks import settle_nik_check
from siapkerja.identity.actor import Actor
from siapkerja.integrations.enums import SUBJECTS, CheckState, Difference, Registry
from siapkerja.integrations.models import RegistryCheck
from siapkerja.integrations.queries import may_ask_from, recheck_at
from siapkerja.integrations.subjects import differences, is_connected, subject_of
from siapkerja.kernel.errors import Refused
from siapkerja.messaging.outgoing import OutgoingTrouble

logger = logging.getLogger(__name__)

FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=6)
UNCONNECTED_PAUSE = timedelta(hours=6)
# After a trouble of a registry the other checks with it wait this many seconds: else each would hold the worker until time is up.
REGISTRY_PAUSE_SECONDS = 20
SWEPT_AT_ONCE = 200
SWEPT_AGAIN_AFTER = timedelta(minutes=5)
THE_REGISTRIES = Actor.the_system("registries")


class AskedTooSoon(Refused):
    code = "asked_too_soon"
    sentence = _("Baru saja dicek. Tunggu beberapa menit, lalu coba lagi.")


@transaction.atomic
def request_check(*, registry: Registry, subject_id: int, is_changed: bool, at: datetime) -> RegistryCheck:
    """Have a subject checked; the worker asks after commit. A subject that is known is asked again only if it has changed."""
    terms = {"registry": registry, "subject_type": SUBJECTS[registry], "subject_id": subject_id}
    check, is_new = RegistryCheck.objects.select_for_update().get_or_create(**terms, defaults={"next_at": at})
    if not is_new and not is_changed:
        return check
    if not is_new:
        check.state, check.differing, check.attempts, check.trouble, check.next_at = CheckState.NOT_CHECKED, [], 0, "", at
        check.version += 1
        check.save()
    _queue([check.pk])
    return check


@transaction.atomic
def ask_again(*, registry: Registry, subject_id: int, by: Actor, at: datetime) -> None:
    """Ask the registry now, because the person or organisation wishes it. What stands, stands until it answers.

    Raises:
        AskedTooSoon: it was asked a moment ago.
    """
    terms = {"registry": registry, "subject_type": SUBJECTS[registry], "subject_id": subject_id}
    _, is_new = RegistryCheck.objects.get_or_create(**terms, defaults={"next_at": at})
    check = RegistryCheck.objects.select_for_update(skip_locked=True).filter(**terms).first()
    if check is None or (not is_new and may_ask_from(check, at) > at):  # the worker is at it, or just was
        raise AskedTooSoon()
    check.next_at, check.tried_at = at, at
    check.save(update_fields=["next_at", "tried_at"])
    _queue([check.pk])


def _queue(ids: Iterable[int]) -> None:
    for pk in ids:
        transaction.on_commit(partial(queue_task, "siapkerja.integrations.tasks.check", pk, queue="quick"))


def run_check(*, check_id: int, at: datetime) -> CheckState | None:
    """Ask the registry about one subject, unless another worker is at it.

    Returns:
        The state after it, None where there was nothing to do.
    """
    with transaction.atomic():
        check = RegistryCheck.objects.select_for_update(skip_locked=True).filter(pk=check_id).exclude(next_at=None).first()
        if check is None:
            return None
        _ask(check, at)
        check.save()
        return CheckState(check.state)


def _ask(check: RegistryCheck, at: datetime) -> None:
    registry, subject = Registry(check.registry), subject_of(check)
    if subject is None:
        _become(check, CheckState.NOT_CHECKED, [], at)
        check.next_at = None
        return
    if not is_connected(registry):
        check.next_at = at + UNCONNECTED_PAUSE
        return
    if cache.get(_pause_key(registry)):
        check.next_at = at + timedelta(seconds=REGISTRY_PAUSE_SECONDS)
        return
    check.tried_at = at
    try:
        found = differences(subject, key=f"check-{check.pk}-{check.version}-{check.attempts}")
    except OutgoingTrouble as trouble:
        _note_trouble(check, trouble, at)
    else:
        _note_answer(check, found, at)


def _note_trouble(check: RegistryCheck, trouble: OutgoingTrouble, at: datetime) -> None:
    """Ask later each time, for ever. An answer given before keeps standing; without one the service is shown as unavailable."""
    logger.warning("Registry %s did not answer check %s: %s", check.registry, check.pk, trouble.kind)
    cache.set(_pause_key(Registry(check.registry)), True, REGISTRY_PAUSE_SECONDS)
    check.next_at = at + min(FIRST_PAUSE * 2 ** min(check.attempts, 20), LONGEST_PAUSE)
    check.attempts += 1
    check.trouble = trouble.kind[:60]
    if check.state not in {CheckState.MATCHES, CheckState.DIFFERS}:
        _become(check, CheckState.SERVICE_UNAVAILABLE, [], at)


def _note_answer(check: RegistryCheck, found: list[Difference], at: datetime) -> None:
    check.answered_at, check.attempts, check.trouble = at, 0, ""
    _become(check, CheckState.DIFFERS if found else CheckState.MATCHES, found, at)
    check.next_at = recheck_at(check, at)
    if check.registry == Registry.POPULATION:
        settle_nik_check(claim_id=check.subject_id, matches=not found, by=THE_REGISTRIES, at=at)


def _become(check: RegistryCheck, state: CheckState, differing: list[Difference], at: datetime) -> None:
    """Give the check a state, and announce it where it is another one."""
    codes = [difference.value for difference in differing]
    if (check.state, check.differing) == (state, codes):
        return
    check.state, check.differing = state, codes
    check.version += 1
    publish(
        RegistryAnswered(
            version=check.version,
            check_id=check.pk,
            registry=check.registry,
            subject_type=check.subject_type,
            subject_id=check.subject_id,
            state=state.value,
        ),
        by=THE_REGISTRIES,
        at=at,
    )


def _pause_key(registry: Registry) -> str:
    return f"integrations-pause-{registry.value}"


@transaction.atomic
def sweep(*, at: datetime) -> int:
    """Queue checks that are due: never queued, lost by the broker, in vain before, or aged. Returns how many."""
    due = list(RegistryCheck.objects.due(at).select_for_update(skip_locked=True).order_by("next_at")[:SWEPT_AT_ONCE])
    for check in due:
        check.next_at = at + SWEPT_AGAIN_AFTER
    RegistryCheck.objects.bulk_update(due, ["next_at"])
    _queue(check.pk for check in due)
    return len(due)
