"""Assignments within what the viewer may see. One over an inspection area is several rows, listed as one."""

from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.expressions import Combinable

from siapkerja.audit.models import SecurityAct
from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import NikClaimState
from siapkerja.identity.models import Assignment, InspectionArea, NikClaim, Person, User
from siapkerja.identity.permissions import regions_of
from siapkerja.kernel import nik as nik_rules
from siapkerja.officers.permissions import GRANTS, Permission
from siapkerja.reference.queries import rule

IN_FORCE, RUNNING_OUT, OVER = "berlaku", "segera-berakhir", "selesai"
WARNING_RULE = "officers.assignment_warning_days"


def visible_assignments(actor: Actor) -> QuerySet[Assignment]:
    """Assignments in the viewer's regions; those over the whole country only for viewers of the whole country."""
    regions = regions_of(GRANTS, actor, Permission.SEE_ASSIGNMENTS)
    rows = Assignment.objects.select_related("person", "region__parent", "area", "given_by", "ended_by")
    if "" in regions:
        return rows
    within = Q(pk__in=[])
    for code in regions:
        within |= Q(region__code__startswith=code)
    return rows.filter(within)


def _first_of_area() -> Combinable:
    earlier = Assignment.objects.filter(
        person=OuterRef("person"), role=OuterRef("role"), area=OuterRef("area"), given_at=OuterRef("given_at"), pk__lt=OuterRef("pk")
    )
    return Q(area=None) | ~Exists(earlier)


def listed_assignments(actor: Actor, *, state: str, role: str = "", name: str = "", on: date) -> QuerySet[Assignment]:
    """The viewer's list: one line per assignment, those of an area once.

    Args:
        state: `IN_FORCE` (also those still to come), `RUNNING_OUT` or `OVER`.
        name: part of the officer's name.
    """
    rows = visible_assignments(actor).filter(_first_of_area())
    over = Q(ended_at__isnull=False) | Q(valid_to__lt=on)
    rows = rows.filter(over) if state == OVER else rows.exclude(over)
    if state == RUNNING_OUT:
        rows = rows.filter(valid_to__lte=on + timedelta(days=warning_days(on)))
    if role:
        rows = rows.filter(role=role)
    if name:
        rows = rows.filter(person__full_name__icontains=name)
    return rows


def warning_days(on: date) -> int:
    """How many days before its end an assignment counts as running out."""
    return int(rule(WARNING_RULE, on).value)


def running_out(on: date) -> QuerySet[Assignment]:
    """Assignments whose end comes soon and of which nobody was told yet."""
    soon = Assignment.objects.standing().filter(_first_of_area(), valid_to__gte=on, valid_to__lte=on + timedelta(days=warning_days(on)))
    return soon.exclude(warned_for=F("valid_to")).order_by("pk")


def siblings_of(assignment: Assignment) -> QuerySet[Assignment]:
    """The rows an assignment consists of: one, or one per regency of its area."""
    if assignment.area_id is None:
        return Assignment.objects.filter(pk=assignment.pk)
    return Assignment.objects.filter(
        person_id=assignment.person_id, role=assignment.role, area_id=assignment.area_id, given_at=assignment.given_at
    )


def changes_of(assignment: Assignment) -> list[tuple[SecurityAct, str]]:
    """What the log says of an assignment, newest first, with the name of who did it."""
    acts = list(SecurityAct.objects.filter(subject=f"identity.assignment:{assignment.pk}").order_by("-pk"))
    people = dict(Person.objects.filter(pk__in={act.by_person_id for act in acts if act.by_person_id}).values_list("pk", "full_name"))
    return [(act, people.get(act.by_person_id or 0, "")) for act in acts]


def areas_within(actor: Actor) -> QuerySet[InspectionArea]:
    """Inspection areas of the provinces in which the actor sees assignments."""
    rows = InspectionArea.objects.select_related("province").prefetch_related("regencies").order_by("province__name", "name", "pk")
    regions = regions_of(GRANTS, actor, Permission.SEE_ASSIGNMENTS)
    if "" in regions:
        return rows
    return rows.filter(province_id__in={code[:2] for code in regions})


def account_holder(text: str) -> Person | None:
    """The person whose account has this e-mail address, or whose verified NIK this is."""
    wanted = text.strip()
    digits = nik_rules.digits_of(wanted)
    if "@" in wanted:
        user = User.objects.filter(email__iexact=wanted, is_active=True).select_related("person").first()
        return user.person if user else None
    if not nik_rules.is_wellformed(digits):
        return None
    claim = (
        NikClaim.objects.of_nik(digits).filter(state=NikClaimState.VERIFIED, person__user__is_active=True).select_related("person").first()
    )
    return claim.person if claim else None
