"""Public reading of regions and minimum wages."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.generics import ListAPIView
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from siapkerja.reference.api.serializers import LEVEL_NAMES, MinimumWageSerializer, RegionDetailSerializer, RegionSerializer
from siapkerja.reference.models import Region
from siapkerja.reference.queries import minimum_wage, region_path, search_regions


class Regions(ListAPIView[Region]):
    """Regions in force today by code; with `q` the best matches, best first, on one page."""

    permission_classes = [AllowAny]
    serializer_class = RegionSerializer
    queryset = Region.objects.none()

    @extend_schema(
        parameters=[
            OpenApiParameter("level", enum=list(LEVEL_NAMES), description="Only regions of this level."),
            OpenApiParameter("parent", description="Only the parts of this region."),
            OpenApiParameter("within", description="Only regions below this code."),
            OpenApiParameter("q", description="Words of the name and of the places it lies in, as in `dago bandung`."),
        ]
    )
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        if not (text := request.query_params.get("q", "").strip()[:100]):
            return super().get(request, *args, **kwargs)
        level, within = self._level(), request.query_params.get("within", "")
        hits = [hit.code for hit in search_regions(text, level=level, within=within)]
        found = Region.objects.in_bulk(hits)
        results = RegionSerializer([found[code] for code in hits], many=True).data
        return Response({"next": None, "previous": None, "results": results})

    def get_queryset(self) -> QuerySet[Region]:
        regions = Region.objects.at(timezone.localdate()).within(self.request.query_params.get("within", ""))
        if parent := self.request.query_params.get("parent"):
            regions = regions.filter(parent=parent)
        if level := self._level():
            regions = regions.filter(level=level)
        return regions

    def _level(self) -> Any:
        name = self.request.query_params.get("level", "")
        if name and name not in LEVEL_NAMES:
            raise ValidationError({"level": [f"One of {', '.join(LEVEL_NAMES)}."]})
        return LEVEL_NAMES.get(name)


class OneRegion(APIView):
    """One region, ended ones included."""

    permission_classes = [AllowAny]

    @extend_schema(responses=RegionDetailSerializer)
    def get(self, request: Request, code: str) -> Response:
        path = region_path(code)
        if not path:
            raise Http404
        return Response(RegionDetailSerializer(path[-1], context={"path": path}).data)


class RegionMinimumWage(APIView):
    """The minimum wage of a region of any level."""

    permission_classes = [AllowAny]

    @extend_schema(
        parameters=[OpenApiParameter("on", OpenApiTypes.DATE, description="Day in force; today when left out.")],
        responses=MinimumWageSerializer,
    )
    def get(self, request: Request, code: str) -> Response:
        try:
            on = date.fromisoformat(request.query_params["on"]) if "on" in request.query_params else timezone.localdate()
        except ValueError as error:
            raise ValidationError({"on": ["A day like 2026-01-31."]}) from error
        figure = minimum_wage(code, on)
        if figure is None:
            raise Http404
        return Response(MinimumWageSerializer(figure).data)
