"""Public reading of vacancies: the same filters as the page, in the same words."""

from dataclasses import replace
from http import HTTPStatus
from typing import Any, NoReturn

from django.conf import settings
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import exceptions
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from karirhub.api.serializers import VacancyDetailSerializer, VacancyListSerializer, VacancySerializer
from karirhub.forms.search import FORM
from karirhub.queries.search import find
from karirhub.queries.vacancies import vacancy_to_apply_for
from siapkerja.web.searching import CURSOR, ORDER, PLACE, TEXT

LARGEST_PAGE = 100


def _parameters() -> list[OpenApiParameter]:
    """What can be asked, told from the same table as the page's boxes."""
    told = [
        OpenApiParameter(TEXT, str, description='Words, "an exact phrase", -without.'),
        OpenApiParameter(PLACE, str, description="Name of a province, regency or city."),
        OpenApiParameter(ORDER, str, enum=[word for word, _order, _label in FORM.orders], description="Relevance, newest or highest pay."),
        OpenApiParameter(CURSOR, str, description="Cursor; taken from `next` or `previous`."),
        OpenApiParameter("page_size", OpenApiTypes.INT, description="1 to 100, 20 by default."),
    ]
    for group in FORM.groups:
        kind = "Codes of provinces or regencies, or of occupations." if group.words is None else "Any of the values."
        words = list(group.words) if group.words else None
        told.append(OpenApiParameter(group.parameter, str, many=True, enum=words, description=kind))
    return told


class AskedTooOften(exceptions.Throttled):
    """Whoever wants all of it is shown the way where that costs nobody anything."""

    default_detail = _(
        "Terlalu banyak permintaan dari sambungan ini; coba lagi sebentar lagi. Bila Anda memerlukan semua lowongan, ambil salinan harian "
        "dan aliran perubahannya: lebih cepat, tanpa batas halaman, dan gratis. Alamatnya ada di kepala Link."
    )

    def __init__(self, wait: float | None = None) -> None:
        super().__init__()
        self.wait = wait


class PublicView(APIView):
    """What everybody may read, so often a minute."""

    permission_classes = (AllowAny,)

    def throttled(self, request: Request, wait: float | None) -> NoReturn:
        raise AskedTooOften(wait)

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        response = super().finalize_response(request, response, *args, **kwargs)
        if response.status_code == HTTPStatus.TOO_MANY_REQUESTS:
            response["Link"] = f'<{settings.BASE_URL}{reverse("open_vacancies:description")}>; rel="alternate"'
        return response


class Vacancies(PublicView):
    """Open vacancies."""

    @extend_schema(operation_id="vacancies_list", parameters=_parameters(), responses=VacancyListSerializer, tags=["vacancies"])
    def get(self, request: Request) -> Response:
        """Search open vacancies. Pages are reached by cursor, to the last one."""
        criteria = replace(FORM.criteria_from(request.query_params), limit=_page_size(request))
        found = find(criteria, groups=())
        page = found.answer.page
        size = [("page_size", str(criteria.limit))] if "page_size" in request.query_params else []

        def address(cursor: str) -> str | None:
            query = FORM.address_of(criteria, cursor, more=size)
            return f"{settings.BASE_URL}{reverse('api:vacancies')}{query}" if cursor else None

        body: dict[str, Any] = {
            "count": found.answer.total,
            "is_count_exact": found.answer.is_whole,
            "next": address(page.next_cursor),
            "previous": address(page.previous_cursor),
            "results": VacancySerializer(found.records, many=True).data,
        }
        return Response(body)


class OneVacancy(PublicView):
    """One open vacancy."""

    @extend_schema(operation_id="vacancies_retrieve", responses=VacancyDetailSerializer, tags=["vacancies"])
    def get(self, request: Request, vacancy_id: int) -> Response:
        """Read one open vacancy."""
        vacancy = vacancy_to_apply_for(vacancy_id)
        if vacancy is None:
            raise Http404
        return Response(VacancyDetailSerializer(vacancy).data)


def _page_size(request: Request) -> int:
    asked = request.query_params.get("page_size", "")
    return max(1, min(int(asked), LARGEST_PAGE)) if asked.isdecimal() and len(asked) < 6 else 20
