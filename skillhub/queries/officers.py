"""What officers see of training in their region: centres, their programmes and batches, in figures. No names of participants."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import CapacityKind
from siapkerja.identity.models import Capacity, LegalEntity, Workplace
from siapkerja.reference.models import Region
from skillhub.models import Batch, Enrolment, Programme, TrainingCertificate
from skillhub.permissions import WATCHING_OFFICERS

RUNNING = ("announced", "registering", "selecting", "training")
TAKING_PART = ("confirmed", "passed", "not_passed")


@dataclass(frozen=True)
class RegionFigures:
    """Training in the region now. `passed` counts since the first of January."""

    centres: int
    programmes: int
    running: int
    in_training: int
    passed: int


def regions_of(actor: Actor) -> frozenset[str]:
    """Codes of the regions the officer watches; "" is the whole country."""
    return actor.officer_regions(WATCHING_OFFICERS)


def region_names(actor: Actor) -> list[str]:
    """What the officer watches, by name; empty for the whole country."""
    codes = regions_of(actor)
    return [] if "" in codes else list(Region.objects.filter(code__in=codes).order_by("code").values_list("name", flat=True))


def centres_within(actor: Actor, *, on: date, text: str = "") -> QuerySet[LegalEntity]:
    """Training centres with a workplace in the region, with their figures there."""
    inside = _inside(regions_of(actor), "regency")
    places = Workplace.objects.filter(inside, legal_entity=OuterRef("pk"), closed_on=None)
    programmes = Programme.objects.filter(_inside(regions_of(actor), "workplace__regency"), legal_entity=OuterRef("pk"))
    batches = Batch.objects.filter(_inside(regions_of(actor), "programme__workplace__regency"), programme__legal_entity=OuterRef("pk"))
    rows = LegalEntity.objects.filter(_is_centre(on), Exists(places), merged_into=None)
    if text:
        rows = rows.filter(name__icontains=text)
    return rows.annotate(
        place=Subquery(places.order_by("-kind", "pk").values("regency__name")[:1]),
        programmes=_number(programmes.filter(state="published"), "legal_entity"),
        running=_number(batches.filter(state__in=RUNNING), "programme__legal_entity"),
        passed=_number(
            _people(actor).filter(state="passed", batch__programme__legal_entity=OuterRef("pk")), "batch__programme__legal_entity"
        ),
    )


def figures_within(actor: Actor, *, on: date) -> RegionFigures:
    """The region's figures, in four queries."""
    programmes = Programme.objects.filter(_inside(regions_of(actor), "workplace__regency"), state="published").count()
    running = Batch.objects.filter(_inside(regions_of(actor), "programme__workplace__regency"), state__in=RUNNING).count()
    since = date(on.year, 1, 1)
    people = _people(actor).aggregate(
        in_training=Count("pk", filter=Q(state="confirmed", batch__state="training")),
        passed=Count("pk", filter=Q(state="passed", moved_at__date__gte=since)),
    )
    return RegionFigures(centres_within(actor, on=on).count(), programmes, running, people["in_training"], people["passed"])


def centre_within(actor: Actor, public_id: UUID, *, on: date) -> LegalEntity | None:
    return centres_within(actor, on=on).filter(public_id=public_id).first()


def programmes_of(actor: Actor, centre: LegalEntity) -> QuerySet[Programme]:
    """What the centre offers or offered in the region; drafts are its own."""
    rows = Programme.objects.of(centre.pk).filter(_inside(regions_of(actor), "workplace__regency")).exclude(published_at=None)
    return rows.with_names().order_by("title", "pk")


def batches_of(actor: Actor, centre: LegalEntity) -> QuerySet[Batch]:
    """Announced batches of the centre in the region, with their figures."""
    rows = Batch.objects.filter(_inside(regions_of(actor), "programme__workplace__regency"), programme__legal_entity=centre)
    certificates = TrainingCertificate.objects.filter(enrolment__batch=OuterRef("pk"), withdrawn_at=None)
    return (
        rows.exclude(state="draft")
        .select_related("programme__workplace__regency")
        .annotate(
            registered=Count("enrolments"),
            taking_part=Count("enrolments", filter=Q(enrolments__state__in=TAKING_PART)),
            passed=Count("enrolments", filter=Q(enrolments__state="passed")),
            certificates=_number(certificates, "enrolment__batch"),
        )
    )


def _people(actor: Actor) -> QuerySet[Enrolment]:
    return Enrolment.objects.filter(_inside(regions_of(actor), "batch__programme__workplace__regency"))


def _is_centre(on: date) -> Q:
    in_force = Capacity.objects.filter(
        Q(valid_to=None) | Q(valid_to__gte=on), legal_entity=OuterRef("pk"), kind=CapacityKind.TRAINING_CENTRE, valid_from__lte=on
    )
    return Q(Exists(in_force))


def _inside(regions: Iterable[str], path: str) -> Q:
    """Records whose regency is in one of the regions (code prefixes); "" is the whole country."""
    codes = set(regions)
    if "" in codes:
        return Q()
    wanted = Q(pk__in=[])
    for code in codes:
        wanted |= Q(**{f"{path}__code__startswith": code})
    return wanted


def _number(rows: QuerySet[Any], owner: str) -> Coalesce:
    """How many of `rows` belong to the outer record, whose key their column `owner` holds."""
    counted = rows.order_by().values(owner).annotate(rows=Count("pk")).values("rows")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
