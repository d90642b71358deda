"""Workplaces and where they stand with their duty to report."""

from typing import Any

from rest_framework import serializers

from wajiblapor.enums import ReportState


class PlaceSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    name = serializers.CharField()


class RegencySerializer(serializers.Serializer[Any]):
    code = serializers.CharField(help_text="Kemendagri code.")
    name = serializers.CharField()


class LastReportSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    year = serializers.IntegerField()
    number = serializers.CharField()
    state = serializers.ChoiceField(choices=ReportState.choices)
    reported_on = serializers.DateField()
    next_due_on = serializers.DateField()


class RemindersSerializer(serializers.Serializer[Any]):
    days_before = serializers.ListField(child=serializers.IntegerField(), help_text="On these days before the due day the company hears.")
    last_reminded_days = serializers.IntegerField(allow_null=True, help_text="How many days before it the company was last reminded.")
    warning_letters = serializers.IntegerField(help_text="Letters issued for the report that is missing now.")


class WorkplaceSerializer(serializers.Serializer[Any]):
    """A workplace and where it stands with its duty to report."""

    id = serializers.UUIDField()
    name = serializers.CharField()
    kind = serializers.CharField()
    regency = RegencySerializer()
    time_zone = serializers.CharField(help_text="Days are those of the workplace.")
    due_on = serializers.DateField(allow_null=True, help_text="Last day for the next report; null while the founding day is unknown.")
    days_left = serializers.IntegerField(allow_null=True)
    is_overdue = serializers.BooleanField()
    may_open = serializers.BooleanField(help_text="The next report can be opened now.")
    open_report = serializers.UUIDField(allow_null=True, help_text="The draft, where there is one.")
    last_report = LastReportSerializer(allow_null=True)
    reminders = RemindersSerializer()


class WorkplaceListSerializer(serializers.Serializer[Any]):
    next = serializers.CharField(allow_null=True)
    previous = serializers.CharField(allow_null=True)
    results = WorkplaceSerializer(many=True)
