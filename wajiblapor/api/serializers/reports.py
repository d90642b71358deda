"""Reports as programs read them: where they stand, what the office asks, what was computed and filed."""

from typing import Any

from rest_framework import serializers

from siapkerja.api.fields import Strict, YesNo
from wajiblapor.api.serializers.workplaces import PlaceSerializer
from wajiblapor.enums import ReportState, ReturnReason, ReviewSection


class ReportBriefSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    workplace = PlaceSerializer()
    year = serializers.IntegerField()
    ordinal = serializers.IntegerField(help_text="Which report of the workplace it is.")
    state = serializers.ChoiceField(choices=ReportState.choices)
    state_label = serializers.CharField()
    version = serializers.IntegerField()
    is_sandbox = serializers.BooleanField()
    is_open = serializers.BooleanField(help_text="Its answers can be changed.")
    due_on = serializers.DateField(allow_null=True)
    opened_at = serializers.DateTimeField()
    signature_asked_at = serializers.DateTimeField(allow_null=True)
    number = serializers.CharField(allow_null=True)
    reported_on = serializers.DateField(allow_null=True)
    next_due_on = serializers.DateField(allow_null=True)


class ReportListSerializer(serializers.Serializer[Any]):
    next = serializers.CharField(allow_null=True)
    previous = serializers.CharField(allow_null=True)
    results = ReportBriefSerializer(many=True)


class NoteSerializer(serializers.Serializer[Any]):
    section = serializers.ChoiceField(choices=ReviewSection.choices)
    section_label = serializers.CharField()
    reason = serializers.ChoiceField(choices=ReturnReason.choices)
    reason_label = serializers.CharField()
    note = serializers.CharField()


class ReturnSerializer(serializers.Serializer[Any]):
    """What the office asks to be mended."""

    returned_at = serializers.DateTimeField()
    answer_by = serializers.DateField()
    settled_at = serializers.DateTimeField(allow_null=True, help_text="When the report was sent again.")
    notes = NoteSerializer(many=True)


class ReturnListSerializer(serializers.Serializer[Any]):
    results = ReturnSerializer(many=True)


class StepSerializer(serializers.Serializer[Any]):
    slug = serializers.CharField()
    sections = serializers.ListField(child=serializers.CharField(), help_text="Slugs of the sections on this page.")
    title = serializers.CharField()
    percent = serializers.IntegerField()
    missing = serializers.ListField(child=serializers.CharField(), help_text="Slugs of needed questions without an answer.")
    is_copied = serializers.BooleanField(help_text="Taken over from the last report and not yet confirmed.")
    version = serializers.IntegerField()


class IdentityProgressSerializer(serializers.Serializer[Any]):
    percent = serializers.IntegerField()
    missing = serializers.ListField(child=serializers.CharField())


class RosterBriefSerializer(serializers.Serializer[Any]):
    state = serializers.CharField()
    rows = serializers.IntegerField()
    faulty_rows = serializers.IntegerField()


class ProgressSerializer(serializers.Serializer[Any]):
    is_ready = serializers.BooleanField(help_text="It can be handed to somebody who declares it.")
    identity = IdentityProgressSerializer()
    roster = RosterBriefSerializer(allow_null=True)
    sections = StepSerializer(many=True)


class LinksSerializer(serializers.Serializer[Any]):
    """Pages of the portal for people; null where there is nothing to do, and for what is only tried out."""

    page = serializers.URLField(allow_null=True)
    sign = serializers.URLField(allow_null=True, help_text="Where a responsible person declares and sends it.")
    correct = serializers.URLField(allow_null=True, help_text="Where a responsible person opens a correction.")


class ReportSerializer(ReportBriefSerializer):
    """A report as it stands."""

    progress = ProgressSerializer(allow_null=True, help_text="While it can be changed.")
    links = LinksSerializer()

    def get_fields(self) -> Any:
        return super().get_fields() | {"return": ReturnSerializer(allow_null=True)}


class MatrixRowSerializer(serializers.Serializer[Any]):
    code = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    male = serializers.IntegerField()
    female = serializers.IntegerField()
    total = serializers.IntegerField()


class MatrixSerializer(serializers.Serializer[Any]):
    slug = serializers.CharField()
    title = serializers.CharField()
    rows = MatrixRowSerializer(many=True)


class SummarySerializer(serializers.Serializer[Any]):
    """Computed from the roster, never typed. Wages are rupiah a month."""

    total = serializers.IntegerField()
    male = serializers.IntegerField()
    female = serializers.IntegerField()
    foreign = serializers.IntegerField()
    disabled = serializers.IntegerField()
    below_minimum = serializers.IntegerField()
    wage_bill = serializers.IntegerField()
    wage_smallest = serializers.IntegerField(allow_null=True)
    wage_largest = serializers.IntegerField(allow_null=True)
    wage_average = serializers.IntegerField(allow_null=True)
    matrices = MatrixSerializer(many=True)


class SignatureSerializer(serializers.Serializer[Any]):
    signature_asked_at = serializers.DateTimeField()
    sign = serializers.URLField(allow_null=True, help_text="Where a responsible person declares and sends it.")


class ReceiptSerializer(serializers.Serializer[Any]):
    number = serializers.CharField()
    revision = serializers.IntegerField()
    digest = serializers.CharField(help_text="SHA-256 over what was sent.")
    rules_version = serializers.CharField()
    filed_at = serializers.DateTimeField()
    reported_on = serializers.DateField()
    next_due_on = serializers.DateField()
    declared_name = serializers.CharField()
    declared_position = serializers.CharField()
    verification = serializers.URLField(allow_null=True, help_text="What the QR code on the receipt leads to.")
    pdf = serializers.URLField(allow_null=True, help_text="Where to fetch it, with the token.")


class TrialSerializer(Strict):
    """What a person would do, in a sandbox."""

    are_doubts_confirmed = YesNo(default=True, help_text="sign: what the check only asked about is right.")
    sections = serializers.ListField(
        child=serializers.ChoiceField(choices=ReviewSection.choices), min_length=1, max_length=14, default=[ReviewSection.ROSTER],
        help_text="return: what is to be mended.",
    )  # fmt: skip
