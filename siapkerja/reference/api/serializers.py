"""Regions and minimum wages as JSON."""

from typing import Any

from rest_framework import serializers

from siapkerja.reference.models import Region, RegionLevel

LEVEL_NAMES = {
    "province": RegionLevel.PROVINCE,
    "regency": RegionLevel.REGENCY,
    "district": RegionLevel.DISTRICT,
    "village": RegionLevel.VILLAGE,
}
NAMES_OF_LEVELS = {level.value: name for name, level in LEVEL_NAMES.items()}


class RegionSerializer(serializers.ModelSerializer[Region]):
    """A region by its Kemendagri code without dots. Time zone and coordinates are given for provinces and regencies."""

    level = serializers.SerializerMethodField()
    name = serializers.CharField(source="full_name")

    class Meta:
        model = Region
        fields = ("code", "level", "name", "kind", "parent", "time_zone", "latitude", "longitude", "valid_from", "valid_to")

    def get_level(self, region: Region) -> str:
        return NAMES_OF_LEVELS[region.level]


class RegionDetailSerializer(RegionSerializer):
    """A region with what it lies in, the province first."""

    path = serializers.SerializerMethodField()

    class Meta(RegionSerializer.Meta):
        fields = (*RegionSerializer.Meta.fields, "path")  # type: ignore[assignment]

    def get_path(self, region: Region) -> list[dict[str, str]]:
        return [{"code": above.code, "name": above.full_name} for above in self.context["path"]]


class MinimumWageSerializer(serializers.Serializer[Any]):
    """The minimum wage of a region on a day, rupiah a month. Where `is_regency_loaded` is false the province's stands in."""

    amount = serializers.IntegerField()
    kind = serializers.CharField()
    year = serializers.IntegerField()
    decree = serializers.CharField()
    source = serializers.CharField()  # type: ignore[assignment]  # a field of that name hides an argument's type
    source_region = serializers.CharField(source="source_region.code")
    is_regency_loaded = serializers.BooleanField()
    is_outdated = serializers.BooleanField()
    is_doubtful = serializers.BooleanField()
