"""Delta filing: what changed since the last filed roster, and what a program says of who left."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from siapkerja.api.fields import Number, Strict, Text
from wajiblapor.api.serializers.rosters import WorkSerializer
from wajiblapor.enums import LeaveReason

MOST_LEAVERS_A_BATCH = 1000
# Not in the file and still at work: no leaver at all.
WORKS_ON = "works_on"


class AgainstSerializer(serializers.Serializer[Any]):
    number = serializers.CharField()
    reported_on = serializers.DateField()


class DoubtSerializer(serializers.Serializer[Any]):
    code = serializers.CharField(help_text="To be sent as `seen` when the changes are confirmed.")
    title = serializers.CharField()
    detail = serializers.CharField()
    rows = serializers.ListField(child=serializers.IntegerField(), help_text="Some of them, to look at.")


class ComparisonSerializer(serializers.Serializer[Any]):
    """The file beside the last filed roster."""

    state = serializers.ChoiceField(
        choices=["none", "checking", "rows_to_mend", "comparing", "compared", "confirmed"], help_text="`none`: the file is a whole roster."
    )
    against = AgainstSerializer(allow_null=True)
    progress = WorkSerializer(allow_null=True)
    joined = serializers.IntegerField()
    changed = serializers.IntegerField()
    left = serializers.IntegerField()
    undecided = serializers.IntegerField(help_text="Leavers of whom nothing was said yet.")
    unchanged = serializers.IntegerField()
    carried = serializers.IntegerField(help_text="Workers the file lacks and who work on.")
    taken_over = serializers.ListField(child=serializers.CharField(), help_text="Columns the file lacks, taken from the last roster.")
    by_column = serializers.DictField(child=serializers.IntegerField(), help_text="How many workers changed in each column.")
    doubts = DoubtSerializer(many=True)


class ComparedWorkerSerializer(serializers.Serializer[Any]):
    """A worker who joined, changed or left. Numbers of persons are masked."""

    place = serializers.IntegerField(help_text="Row of the file; for a leaver the place in their list.")
    row_id = serializers.CharField(allow_null=True, help_text="The sender's own number.")
    name = serializers.CharField()
    nik = serializers.CharField()
    columns = serializers.ListField(child=serializers.CharField(), help_text="changed: titles of the columns that differ.")
    reason = serializers.CharField(allow_null=True)
    left_on = serializers.DateField(allow_null=True)


class ComparedListSerializer(serializers.Serializer[Any]):
    next = serializers.CharField(allow_null=True)
    previous = serializers.CharField(allow_null=True)
    results = ComparedWorkerSerializer(many=True)


class LeaverSerializer(Strict):
    """Who, by NIK or by place in the list; when and why."""

    nik = serializers.RegexField(r"^\d{16}$", required=False)
    place = Number(min_value=0, max_value=10_000_000, required=False)
    reason = serializers.ChoiceField(choices=[*LeaveReason.values, WORKS_ON])
    left_on = serializers.DateField(
        required=False, allow_null=True, default=None, help_text="May be left out for `ended`: the last day of the contract."
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if ("nik" in attrs) == ("place" in attrs):
            raise serializers.ValidationError({"nik": _("Kirim nik atau place, salah satu.")})
        return attrs


class LeaversSerializer(Strict):
    leavers = serializers.ListField(child=LeaverSerializer(), min_length=1, max_length=MOST_LEAVERS_A_BATCH)


class LeaversAnswerSerializer(serializers.Serializer[Any]):
    said = serializers.IntegerField(help_text="Of how many something was said.")
    undecided = serializers.IntegerField(help_text="Of how many nothing was said yet.")


class SeenSerializer(Strict):
    seen = serializers.ListField(child=Text(max_length=60), max_length=50, default=list, help_text="Codes of doubts that were looked at.")
