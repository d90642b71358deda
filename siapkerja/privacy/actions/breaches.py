"""The register of breaches (UU 27/2022 art. 46): recorded, told within 3 x 24 hours, closed."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from siapkerja.audit.recording import record_act
from siapkerja.events.publishing import publish
from siapkerja.facts.privacy import BreachNotified, BreachRecorded
from siapkerja.identity.actor import Actor
from siapkerja.identity.permissions import require
from siapkerja.jobs.progress import Progress
from siapkerja.jobs.work import start
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.errors import Refused
from siapkerja.notifications.actions.telling import tell
from siapkerja.privacy.actions.numbering import new_number
from siapkerja.privacy.enums import BreachScope
from siapkerja.privacy.models import Breach, BreachMoved, BreachPerson
from siapkerja.privacy.permissions import GRANTS, Permission
from siapkerja.privacy.queries.breaches import people_named, people_of
from siapkerja.privacy.workflows import BREACH
from siapkerja.reference.queries.rules import rule
from siapkerja.workflow import moves

TELLING = "privacy.tell_breach"
TOLD_AT_ONCE = 500
# Nobody can switch this off: the law demands the notice.
CATEGORY = "privacy"


class DiscoveredLater(Refused):
    code = "breach_discovered_later"
    sentence = _("Saat diketahui tidak bisa di masa depan.")


class HappenedAfterDiscovery(Refused):
    code = "breach_happened_after_discovery"
    sentence = _("Kejadian tidak bisa terjadi setelah diketahui.")


class NobodyConcerned(Refused):
    code = "breach_concerns_nobody"
    sentence = _("Tidak ada orang dalam cakupan ini. Periksa wilayah, organisasi, atau daftarnya.")


class UnknownPeople(Refused):
    code = "breach_names_unknown_people"


@dataclass(frozen=True, kw_only=True)
class BreachAnswers:
    """What is recorded of a breach. `named` has a NIK or an e-mail a line, for `BreachScope.LIST`."""

    title: str
    discovered_at: datetime
    happened_at: datetime | None
    what: str
    how: str
    handling: str
    advice: str
    scope: BreachScope
    region_code: str = ""
    legal_entity_id: int | None = None
    named: str = ""


@transaction.atomic
def record_breach(*, answers: BreachAnswers, by: Actor, at: datetime) -> Breach:
    """Open a case; its 3 x 24 hours run from the discovery, not from the recording.

    Raises:
        NotPermitted, DiscoveredLater, HappenedAfterDiscovery.
        UnknownPeople: a line of the list fits nobody.
        NobodyConcerned: the scope is empty.
    """
    require(GRANTS, by, Permission.HANDLE_BREACHES, region_code="")
    if answers.discovered_at > at:
        raise DiscoveredLater(fields={"discovered_at": str(DiscoveredLater.sentence)})
    if answers.happened_at and answers.happened_at > answers.discovered_at:
        raise HappenedAfterDiscovery(fields={"happened_at": str(HappenedAfterDiscovery.sentence)})
    named = _named(answers)
    hours = rule("privacy.breach_hours", day_in("Asia/Jakarta", at)).value
    breach = Breach.objects.create(
        number=new_number("B", at=at),
        title=answers.title,
        discovered_at=answers.discovered_at,
        happened_at=answers.happened_at,
        due_at=answers.discovered_at + timedelta(hours=hours),
        what=answers.what,
        how=answers.how,
        handling=answers.handling,
        advice=answers.advice,
        scope=answers.scope,
        region_id=answers.region_code or None if answers.scope == BreachScope.REGION else None,
        legal_entity_id=answers.legal_entity_id if answers.scope == BreachScope.ORGANISATION else None,
        recorded_at=at,
        recorded_by_id=by.person_id,
    )
    BreachPerson.objects.bulk_create(BreachPerson(breach=breach, person_id=person_id) for person_id in named)
    if not people_of(breach).exists():
        raise NobodyConcerned(fields={"scope": str(NobodyConcerned.sentence)})
    record_act(by, "breach_recorded", f"privacy.breach:{breach.pk}", at, scope=str(breach.scope))
    publish(BreachRecorded(breach_id=breach.pk, number=breach.number, version=breach.version), by=by, at=at)
    return breach


def _named(answers: BreachAnswers) -> list[int]:
    if answers.scope != BreachScope.LIST:
        return []
    found, unknown = people_named(answers.named)
    if unknown:
        numbers = ", ".join(str(number) for number in unknown)
        words = str(_("Baris %(numbers)s tidak cocok dengan siapa pun.")) % {"numbers": numbers}
        raise UnknownPeople(words, fields={"named": words})
    return found


@transaction.atomic
def notify_breach(*, breach: Breach, by: Actor, at: datetime) -> Breach:
    """Tell everybody concerned, by the worker in batches; who they are is fixed at this moment.

    Raises:
        NotPermitted, MoveNotAllowed, NobodyConcerned.
    """
    record = moves.locked(breach)
    require(GRANTS, by, Permission.HANDLE_BREACHES, region_code="")
    people = people_of(record).values_list("pk", flat=True)
    BreachPerson.objects.bulk_create(
        (BreachPerson(breach=record, person_id=person_id) for person_id in people.iterator()), batch_size=5000, ignore_conflicts=True
    )
    affected = record.people.count()
    if not affected:
        raise NobodyConcerned()
    moves.apply(BREACH, record, "notify", history=BreachMoved, by=by, at=at, notified_at=at, affected=affected)
    start(TELLING, subject=f"privacy.breach:{record.pk}", by=by, at=at, total=affected)
    record_act(by, "breach_notified", f"privacy.breach:{record.pk}", at, affected=affected)
    publish(BreachNotified(breach_id=record.pk, number=record.number, affected=affected, version=record.version), by=by, at=at)
    return record


def tell_people(*, breach: Breach, progress: Progress, at: datetime) -> None:
    """Put the notice into inboxes and e-mails, batch by batch; may be interrupted and goes on where it was.

    Raises:
        JobCancelled, JobLost: from `progress`.
    """
    told = breach.people.exclude(notified_at=None).count()
    while count := tell_batch(breach=breach, at=at):
        told += count
        progress.advance(told)


@transaction.atomic
def tell_batch(*, breach: Breach, at: datetime) -> int:
    """Tell the next people; returns how many."""
    rows = list(breach.people.select_for_update(of=("self",)).filter(notified_at=None).order_by("pk")[:TOLD_AT_ONCE])
    if rows:
        tell(
            slug="breach_notice",
            category=CATEGORY,
            key=f"breach:{breach.pk}",
            person_ids=[row.person_id for row in rows],
            params={name: getattr(breach, name) for name in ("number", "title", "what", "how", "handling", "advice")},
            at=at,
        )
        BreachPerson.objects.filter(pk__in=[row.pk for row in rows]).update(notified_at=at)
    return len(rows)


@transaction.atomic
def end_breach(*, breach: Breach, move: str, note: str, by: Actor, at: datetime) -> Breach:
    """Close a case after the notice, or dismiss one that proved to be none.

    Args:
        move: "close" or "dismiss".

    Raises:
        NotPermitted, MoveNotAllowed, ReasonNeeded.
    """
    record = moves.locked(breach)
    require(GRANTS, by, Permission.HANDLE_BREACHES, region_code="")
    moves.apply(BREACH, record, move, history=BreachMoved, by=by, at=at, note=note, closed_at=at)
    record_act(by, "breach_ended", f"privacy.breach:{record.pk}", at, state=record.state)
    return record
