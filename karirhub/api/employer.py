"""Vacancies for programs of employers and partner portals: the form's actions under the sender's own keys."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, ClassVar

from django.conf import settings
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import exceptions, serializers
from rest_framework.request import Request
from rest_framework.response import Response

from karirhub.actions.sent_vacancies import ReferenceKnown, Result, Sent, VersionChanged, send_vacancy, take_vacancy
from karirhub.actions.vacancies import close
from karirhub.actions.vacancy_endings import Outsider, report_filled
from karirhub.api.sent_serializers import (
    CloseSerializer,
    FillSerializer,
    SendSerializer,
    SentVacancyListSerializer,
    SentVacancySerializer,
    SentVacancyStateSerializer,
    content_of,
)
from karirhub.enums import CloseReason, VacancyState
from karirhub.models import Vacancy
from karirhub.queries.codes import row_of
from karirhub.queries.sent_vacancies import sent_vacancies, sent_vacancy, with_counts, workplace_for
from siapkerja.api.calling import IF_MATCH, KEY, ClientView, whole
from siapkerja.api.pagination import CURSOR, PAGE_SIZE, KeysetPagination
from siapkerja.identity.queries import industry_of
from siapkerja.kernel.errors import Refused

READ, WRITE = "vacancies:read", "vacancies:write"
TAGS = ["employer"]
# What the forms of the portal call a field, where programs know it by another name.
NAMES = {"regency": "region", "district_id": "district", "occupation_id": "occupation", "education_id": "education", "others": "openings"}


def etag_of(vacancy: Vacancy) -> str:
    return f'"{vacancy.pk}-{vacancy.version}"'


def told(row: Vacancy) -> dict[str, Any]:
    """Where a vacancy stands; `row` comes with counts."""
    asked = [found for found in row.deficiencies.all() if found.settled_at is None]
    return {
        "reference": row.origin.reference, "id": row.pk, "version": row.version, "number": row.number, "state": row.state,
        "state_label": str(row.state_row.label), "is_sandbox": row.is_sandbox,
        "url": settings.BASE_URL + row.get_absolute_url() if row.published_at and not row.is_sandbox else None,
        "title": row.title, "openings": row.openings, "filled_openings": row.filled_openings, "closes_on": row.closes_on,
        "submitted_at": row.submitted_at, "published_at": row.published_at, "ended_at": row.ended_at,
        "employer_name": row.origin.employer_name, "apply_url": row.origin.apply_url,
        "deficiencies": [{"field": found.field, "code": found.code, "note": found.note} for found in asked],
        "applications": {
            "total": row.applications_total,  # type: ignore[attr-defined]
            "waiting": row.applications_waiting,  # type: ignore[attr-defined]
            "in_progress": row.applications_open - row.applications_waiting,  # type: ignore[attr-defined]
            "hired": row.applications_hired,  # type: ignore[attr-defined]
        },
    }  # fmt: skip


class EmployerView(ClientView):
    """What the addresses below share: finding one's own, writing one down, and saying where it stands."""

    scopes: ClassVar[Mapping[str, str]] = {"GET": READ, "POST": WRITE, "PUT": WRITE}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._read: dict[tuple[str, Any], Any] = {}

    def own(self, reference: str) -> Vacancy:
        found = sent_vacancy(self.client.legal_entity, self.actor, reference)
        if found is None:
            raise Http404
        return found

    def write(self, told: Mapping[str, Any], known: Vacancy | None, version: int | None = None) -> tuple[Vacancy, Result]:
        """Create or change what the serializer has looked at, and send it to be checked where that is asked for."""
        by, at = self.actor, timezone.now()
        workplace = self.read_once("workplace", told.get("workplace"), self._workplace)
        if workplace is None:
            raise exceptions.ValidationError({"workplace": [_("Tempat kerja ini bukan milik organisasi Anda atau sudah tutup.")]})
        industry = self.read_once("industry", told["industry"], industry_of) if told.get("industry") else None
        content = content_of(told, regency_code=workplace.regency_id, industry_id=industry.pk if industry else None)
        codes = {"occupation": content.occupation_id, "education": content.education_id, "regency": content.regency_id}
        rows = {name: self.read_once(name, code, partial(row_of, name)) for name, code in codes.items()}
        sent = Sent(
            reference=told["reference"],
            workplace=workplace,
            content=content,
            employer_name=told["employer_name"],
            apply_url=told["apply_url"],
            is_double_meant=told["is_double_meant"],
            rows=rows | {"legal_entity": workplace.legal_entity} | ({"industry": industry} if industry else {}),
        )
        vacancy, result = take_vacancy(sent=sent, known=known, version=version, by=by, at=at)
        if told["publish"]:
            vacancy = send_vacancy(vacancy=vacancy, are_flags_read=told["are_flags_read"], by=by, at=at)
        return vacancy, result

    def read_once(self, kind: str, code: Any, read: Callable[[Any], Any]) -> Any:
        """What a request needs of the reference data and of the organisation is read once, however many vacancies name it."""
        if (kind, code) not in self._read:
            self._read[kind, code] = read(code)
        return self._read[kind, code]

    def _workplace(self, public_id: Any) -> Any:
        return workplace_for(self.client.legal_entity, self.actor, str(public_id) if public_id else None)

    def state(self, reference: str, status: int = 200) -> Response:
        """Where it stands now, with its version as ETag."""
        found = with_counts(sent_vacancies(self.client.legal_entity, self.actor)).get(origin__reference=reference)
        answer = Response(SentVacancyStateSerializer(told(found)).data, status=status)
        answer["ETag"] = etag_of(found)
        if status == 201:
            answer["Location"] = settings.BASE_URL + reverse("api:employer_vacancy", args=[reference])
        return answer

    def version_meant(self, found: Vacancy) -> int | None:
        """From `If-Match`; None where the sender does not mind. An ETag of another vacancy matches no version."""
        asked = self.request.headers.get("If-Match", "").strip()
        if not asked or asked == "*":
            return None
        return found.version if asked.removeprefix("W/") == etag_of(found) else -1

    def handle_exception(self, exc: Exception) -> Response:
        if isinstance(exc, Refused) and exc.fields:
            exc.fields = {NAMES.get(name, name): sentence for name, sentence in exc.fields.items()}
        return super().handle_exception(exc)


class SentVacancies(EmployerView):
    """All vacancies the organisation's programs sent, and sending one more."""

    @extend_schema(
        operation_id="employer_vacancies_list",
        parameters=[
            CURSOR,
            PAGE_SIZE,
            OpenApiParameter("state", str, enum=VacancyState.values, description="Only those in this state."),
        ],
        responses=SentVacancyListSerializer,
        tags=TAGS,
    )
    def get(self, request: Request) -> Response:
        """List vacancies with numbers of applications, newest first, by cursor."""
        rows = with_counts(sent_vacancies(self.client.legal_entity, self.actor)).prefetch_related("deficiencies")
        if state := request.query_params.get("state"):
            if state not in VacancyState.values:
                raise exceptions.ValidationError({"state": [_("Keadaan ini tidak dikenal.")]})
            rows = rows.filter(state=state)
        pages = KeysetPagination()
        pages.ordering = "-pk"
        page = pages.paginate_queryset(rows, request, view=self) or []
        results = SentVacancyStateSerializer([told(row) for row in page], many=True).data
        return Response({"next": pages.get_next_link(), "previous": pages.get_previous_link(), "results": results})

    @extend_schema(
        operation_id="employer_vacancies_create", parameters=[KEY], request=SentVacancySerializer,
        responses={201: SentVacancyStateSerializer}, tags=TAGS,
    )  # fmt: skip
    def post(self, request: Request) -> Response:
        """Send a new vacancy; a known reference is refused (use PUT, or the bulk address)."""
        looked_at = self.look_at(SentVacancySerializer, request.data)

        def work() -> Response:
            if sent_vacancy(self.client.legal_entity, self.actor, looked_at["reference"]) is not None:
                raise ReferenceKnown(fields={"reference": str(ReferenceKnown.sentence)})
            self.write(looked_at, None)
            return self.state(looked_at["reference"], 201)

        return self.once(lambda: whole(work))


class OneSentVacancy(EmployerView):
    """One vacancy by the sender's own reference."""

    @extend_schema(operation_id="employer_vacancies_retrieve", responses=SentVacancyStateSerializer, tags=TAGS)
    def get(self, request: Request, reference: str) -> Response:
        """Where it stands: state, what an officer asks to be mended, numbers of applications."""
        self.own(reference)
        return self.state(reference)

    @extend_schema(
        operation_id="employer_vacancies_replace", parameters=[KEY, IF_MATCH], request=SentVacancySerializer,
        responses={200: SentVacancyStateSerializer, 201: SentVacancyStateSerializer}, tags=TAGS,
    )  # fmt: skip
    def put(self, request: Request, reference: str) -> Response:
        """Create it, or change what it says. The same again changes nothing."""
        sent = request.data
        looked_at = self.look_at(SentVacancySerializer, {"reference": reference} | sent if isinstance(sent, dict) else sent)
        if looked_at["reference"] != reference:
            raise exceptions.ValidationError({"reference": [_("Rujukan di isi berbeda dari rujukan di alamat.")]})

        def work() -> Response:
            known = sent_vacancy(self.client.legal_entity, self.actor, reference)
            version = self.version_meant(known) if known else None
            _vacancy, result = self.write(looked_at, known, version)
            return self.state(reference, 201 if result == Result.CREATED else 200)

        return self.once(lambda: whole(work))


class _Step(EmployerView):
    """A step of one vacancy."""

    scopes: ClassVar[Mapping[str, str]] = {"POST": WRITE}
    asks: ClassVar[type[serializers.Serializer[Any]]]

    def post(self, request: Request, reference: str) -> Response:
        looked_at = self.look_at(self.asks, request.data)

        def work() -> Response:
            found = self.own(reference)
            if self.version_meant(found) == -1:
                raise VersionChanged
            self.take(found, looked_at)
            return self.state(reference)

        return self.once(lambda: whole(work))

    def take(self, vacancy: Vacancy, looked_at: Mapping[str, Any]) -> None:
        raise NotImplementedError


class SendOne(_Step):
    asks = SendSerializer

    @extend_schema(
        operation_id="employer_vacancies_submit", parameters=[KEY, IF_MATCH], request=SendSerializer,
        responses=SentVacancyStateSerializer, tags=TAGS,
    )  # fmt: skip
    def post(self, request: Request, reference: str) -> Response:
        """Send a draft, or one that was returned and mended, to be checked and published."""
        return super().post(request, reference)

    def take(self, vacancy: Vacancy, looked_at: Mapping[str, Any]) -> None:
        send_vacancy(vacancy=vacancy, are_flags_read=looked_at["are_flags_read"], by=self.actor, at=timezone.now())


class CloseOne(_Step):
    asks = CloseSerializer

    @extend_schema(
        operation_id="employer_vacancies_close", parameters=[KEY, IF_MATCH], request=CloseSerializer,
        responses=SentVacancyStateSerializer, tags=TAGS,
    )  # fmt: skip
    def post(self, request: Request, reference: str) -> Response:
        """Take no more applications. Those already sent stay and are answered on the portal."""
        return super().post(request, reference)

    def take(self, vacancy: Vacancy, looked_at: Mapping[str, Any]) -> None:
        close(vacancy=vacancy, reason=CloseReason(looked_at["reason"]), by=self.actor, at=timezone.now())


class FillOne(_Step):
    asks = FillSerializer

    @extend_schema(
        operation_id="employer_vacancies_fill", parameters=[KEY, IF_MATCH], request=FillSerializer,
        responses=SentVacancyStateSerializer, tags=TAGS,
    )  # fmt: skip
    def post(self, request: Request, reference: str) -> Response:
        """Report openings filled by people who did not apply here (Perpres 57/2023 art. 6); applicants are named on the portal."""
        return super().post(request, reference)

    def take(self, vacancy: Vacancy, looked_at: Mapping[str, Any]) -> None:
        people = [Outsider(**one) for one in looked_at["people"]]
        report_filled(vacancy=vacancy, application_ids=(), others=looked_at["openings"], people=people, by=self.actor, at=timezone.now())
