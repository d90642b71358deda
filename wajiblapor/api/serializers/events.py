"""Events of workplaces: what was reported, and what a program prepares."""

from typing import Any

from rest_framework import serializers

from siapkerja.api.fields import Number, Strict, Text
from wajiblapor.enums import EventKind, EventState


class EventWriteSerializer(Strict):
    """What happened, or will happen; which answers a kind needs is said where they are missing."""

    kind = serializers.ChoiceField(choices=EventKind.choices)
    happens_on = serializers.DateField()
    until = serializers.DateField(required=False, allow_null=True, help_text="stopping: until when it stands still, a year at most.")
    village = Text(max_length=10, required=False, help_text="moving: ten digits of the new village.")
    address = Text(max_length=300, required=False, help_text="moving.")
    postal_code = Text(max_length=5, required=False, help_text="moving.")
    owner = Text(max_length=150, required=False, help_text="ownership: who owns it now, as on the deed.")
    deed_number = Text(max_length=60, required=False, help_text="ownership: the deed of transfer.")
    deed_on = serializers.DateField(required=False, allow_null=True, help_text="ownership: the deed's date.")
    reason = Text(max_length=1000, required=False, help_text="stopping, moving, dissolving.")
    obligations = Text(max_length=1000, required=False, help_text="What of its obligations to workers is done and will be done.")
    moved = Number(min_value=0, max_value=1_000_000, required=False, help_text="Workers that move along.")
    ended = Number(min_value=0, max_value=1_000_000, required=False, help_text="Workers whose employment ends.")


class DeedSerializer(serializers.Serializer[Any]):
    """The deed of a change of owner, as it is kept."""

    size = serializers.IntegerField(help_text="Bytes as they are kept.")
    sha256 = serializers.CharField(help_text="Of what is kept: pictures are drawn anew.")


class PreparedEventSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    kind = serializers.ChoiceField(choices=EventKind.choices)
    happens_on = serializers.DateField()
    due_on = serializers.DateField(help_text="Last day to report it.")
    prepared_at = serializers.DateTimeField()
    program = serializers.CharField()
    deed = DeedSerializer(allow_null=True, help_text="ownership: handed in at `deed/`, else null; forgotten when another deed is prepared.")
    declare = serializers.URLField(allow_null=True, help_text="Where a responsible person reads and declares it; null in a sandbox.")


class ReportedEventSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    kind = serializers.ChoiceField(choices=EventKind.choices)
    happens_on = serializers.DateField()
    until = serializers.DateField(allow_null=True)
    due_on = serializers.DateField()
    reported_on = serializers.DateField()
    is_late = serializers.BooleanField()
    state = serializers.ChoiceField(choices=EventState.choices)
    number = serializers.CharField()
    deed = DeedSerializer(allow_null=True)
    verification = serializers.URLField(allow_null=True)


class EventListSerializer(serializers.Serializer[Any]):
    next = serializers.CharField(allow_null=True)
    previous = serializers.CharField(allow_null=True)
    prepared = PreparedEventSerializer(many=True, help_text="All that wait for a person, on every page.")
    reported = ReportedEventSerializer(many=True)
