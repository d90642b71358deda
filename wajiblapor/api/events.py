"""Founding, stopping, resuming, moving and dissolving: prepared by a program, declared by a person."""

from collections.abc import Mapping
from typing import Any, ClassVar
from uuid import UUID

from django.conf import settings
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import exceptions, status
from rest_framework.request import Request
from rest_framework.response import Response

from siapkerja.api.calling import KEY
from siapkerja.api.pagination import CURSOR, PAGE_SIZE, KeysetPagination
from siapkerja.documents.numbers import TRIAL_HEAD
from siapkerja.files.models import StoredFile
from siapkerja.kernel.calendar import day_in
from siapkerja.reference.queries.rules import rules_read_once
from wajiblapor.actions.prepared_events import prepare_event, settle_prepared
from wajiblapor.actions.trials import declare_trial
from wajiblapor.api import serializers as kinds
from wajiblapor.api.calling import TAGS, ReportView
from wajiblapor.enums import EventKind, EventState
from wajiblapor.forms.events import EventForm
from wajiblapor.models import PreparedEvent, WorkplaceEvent
from wajiblapor.permissions import WRITE_SCOPE
from wajiblapor.queries.events import event_clock, prepared_of, reported_by, tried_out

# What only the person who declares it says.
DECLARED = {"name": "-", "position": "-", "is_declared": "on"}
STOPPING = OpenApiExample(
    "Stopping for three months",
    value={
        "kind": "stopping", "happens_on": "2026-12-15", "until": "2027-03-14", "reason": "Perbaikan mesin.",
        "obligations": "Upah tetap dibayar.", "ended": 0,
    },
    request_only=True,
)  # fmt: skip


class Events(ReportView):
    """Events of a workplace."""

    @extend_schema(operation_id="wajib_lapor_events_list", parameters=[CURSOR, PAGE_SIZE], responses=kinds.EventListSerializer, tags=TAGS)
    def get(self, request: Request, workplace_id: UUID) -> Response:
        """What is prepared and waits for a person, and by cursor what was reported, the last one first."""
        place, is_trial, pages = self.own_workplace(workplace_id), self.actor.is_sandbox, KeysetPagination()
        pages.ordering = "-pk"
        with rules_read_once():
            if is_trial:
                reported = [_told_trial(event) for event in pages.paginate_queryset(tried_out(place), request, view=self) or []]
            else:
                reported = [_told_event(event) for event in pages.paginate_queryset(reported_by(place), request, view=self) or []]
            prepared = [told_prepared(one) for one in prepared_of(place, is_sandbox=is_trial)]
        return Response({"next": pages.get_next_link(), "previous": pages.get_previous_link(), "prepared": prepared, "reported": reported})

    @extend_schema(
        operation_id="wajib_lapor_events_prepare", parameters=[KEY], request=kinds.EventWriteSerializer,
        responses={201: kinds.PreparedEventSerializer}, examples=[STOPPING], tags=TAGS,
    )  # fmt: skip
    def post(self, request: Request, workplace_id: UUID) -> Response:
        """Write an event down; a responsible person reads it on the portal and declares it. One of its kind is written over."""
        sent = dict(self.look_at(kinds.EventWriteSerializer, request.data))
        kind = EventKind(sent.pop("kind"))
        typed = {name: str(value) for name, value in sent.items() if value is not None}
        form = EventForm(typed | DECLARED | {"village_kode": typed.get("village", "")}, kind=kind)
        if strange := [name for name in typed if name not in form.fields]:
            words = EventForm.NOT_ASKED % {"kind": kind.label}
            raise exceptions.ValidationError({name: [words] for name in strange})
        if not form.is_valid():
            raise exceptions.ValidationError({name: [str(one) for one in faults] for name, faults in form.errors.items()})

        def work() -> Response:
            prepared = prepare_event(
                workplace=self.own_workplace(workplace_id), kind=kind, happens_on=form.cleaned_data["happens_on"], answers=typed,
                program=self.client.name, **self.acting(),
            )  # fmt: skip
            return Response(told_prepared(prepared), status=status.HTTP_201_CREATED)

        return self.once(work)


class OnePreparedEvent(ReportView):
    """One that waits for a person."""

    scopes: ClassVar[Mapping[str, str]] = {"DELETE": WRITE_SCOPE}

    @extend_schema(operation_id="wajib_lapor_events_discard", responses={204: None}, tags=TAGS)
    def delete(self, request: Request, workplace_id: UUID, event_id: UUID) -> Response:
        """Throw it away."""
        place = self.own_workplace(workplace_id)
        prepared = prepared_of(place, is_sandbox=self.actor.is_sandbox).filter(public_id=event_id).first()
        if prepared is None:
            raise Http404
        settle_prepared(prepared=prepared, is_declared=False, **self.acting())
        return Response(status=status.HTTP_204_NO_CONTENT)


def told_prepared(prepared: PreparedEvent) -> dict[str, Any]:
    place = prepared.workplace
    page = reverse("wajiblapor:event", args=[place.legal_entity.public_id, place.public_id, prepared.kind])
    clock = event_clock(EventKind(prepared.kind), day_in(place.time_zone, timezone.now()))
    return {
        "id": prepared.public_id, "kind": prepared.kind, "happens_on": prepared.happens_on,
        "due_on": clock.due_on(prepared.happens_on), "prepared_at": prepared.prepared_at, "program": prepared.program,
        "deed": told_deed(prepared.deed),
        "declare": None if prepared.is_sandbox else f"{settings.BASE_URL}{page}?siapan={prepared.public_id}",
    }  # fmt: skip


def told_deed(deed: StoredFile | None) -> dict[str, Any] | None:
    return {"size": deed.size, "sha256": bytes(deed.digest).hex()} if deed else None


class TrialEvent(ReportView):
    """In a sandbox the program declares an event itself, as a person would."""

    scopes: ClassVar[Mapping[str, str]] = {"POST": WRITE_SCOPE}

    @extend_schema(
        operation_id="wajib_lapor_events_trial", parameters=[KEY], request=None, responses=kinds.ReportedEventSerializer, tags=TAGS
    )
    def post(self, request: Request, workplace_id: UUID, event_id: UUID) -> Response:
        """Declare what was prepared: only in a sandbox. It gets a number `UJI-…`; the workplace itself stays as it is."""

        def work() -> Response:
            place = self.own_workplace(workplace_id)
            prepared = prepared_of(place, is_sandbox=self.actor.is_sandbox).filter(public_id=event_id).first()
            if prepared is None:
                raise Http404
            return Response(_told_trial(declare_trial(prepared=prepared, **self.acting())))

        return self.once(work)


def _told_trial(event: PreparedEvent) -> dict[str, Any]:
    zone = event.workplace.time_zone
    reported_on = day_in(zone, event.declared_at or event.prepared_at)
    due_on = event_clock(EventKind(event.kind), reported_on).due_on(event.happens_on)
    return {
        "id": event.public_id, "kind": event.kind, "happens_on": event.happens_on, "until": event.answers.get("until"), "due_on": due_on,
        "reported_on": reported_on, "is_late": reported_on > due_on, "state": EventState.REPORTED, "number": f"{TRIAL_HEAD}{event.pk}",
        "deed": told_deed(event.deed), "verification": None,
    }  # fmt: skip


def _told_event(event: WorkplaceEvent) -> dict[str, Any]:
    path = reverse("documents:verification", args=[event.document.token]) if event.document else None
    return {
        "id": event.public_id, "kind": event.kind, "happens_on": event.happens_on, "until": event.until, "due_on": event.due_on,
        "reported_on": event.reported_on, "is_late": event.is_late, "state": event.state, "number": event.number,
        "deed": told_deed(event.deed),
        "verification": f"{settings.BASE_URL}{path}" if path else None,
    }  # fmt: skip
