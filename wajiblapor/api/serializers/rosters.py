"""Rosters: rows and files as they are sent, their check, and what is wrong with them."""

from typing import Any

from rest_framework import serializers

from siapkerja.api.fields import Number, Strict, Text
from wajiblapor.enums import Severity, UploadState

MOST_ROWS_A_BATCH = 1000
ROW_NUMBER = r"^[\x21-\x7e](?:[\x20-\x7e]{0,62}[\x21-\x7e])?$"


class RowSerializer(Strict):
    """One worker under the sender's own number; cells by column, as the roster's JSON Schema describes them."""

    id = serializers.RegexField(ROW_NUMBER, help_text="Your own number of the worker, up to 64 signs.")
    cells = serializers.DictField(child=serializers.JSONField(allow_null=True))


class RowsSerializer(Strict):
    rows = serializers.ListField(child=serializers.JSONField(), max_length=MOST_ROWS_A_BATCH, default=list)
    remove = serializers.ListField(
        child=serializers.RegexField(ROW_NUMBER), max_length=MOST_ROWS_A_BATCH, default=list, help_text="Numbers of rows to forget."
    )


class FaultSerializer(serializers.Serializer[Any]):
    """One fault of one cell, as problem details (RFC 9457)."""

    type = serializers.CharField()
    title = serializers.CharField(help_text="Code of the fault; stable.")
    status = serializers.IntegerField()
    detail = serializers.CharField()
    expected = serializers.CharField(help_text="How to mend it, with an example.")
    severity = serializers.ChoiceField(choices=Severity.choices)
    pointer = serializers.CharField(help_text="JSON Pointer: into what was sent, or #/rows/<row>/<column> of the roster.")
    row = serializers.IntegerField(help_text="Position in what was sent (from 0), or number of the row in the file.")
    row_id = serializers.CharField(allow_null=True, help_text="The sender's own number.")
    column = serializers.CharField()
    value = serializers.CharField(allow_blank=True, help_text="Masked where it is a person's number.")


class RowsAnswerSerializer(serializers.Serializer[Any]):
    received = serializers.IntegerField()
    held = serializers.IntegerField(help_text="Rows of this report that are held now.")
    faulty_rows = serializers.IntegerField(help_text="Of those received.")
    errors = FaultSerializer(many=True)  # type: ignore[assignment]


class CheckSerializer(Strict):
    count = Number(
        min_value=0, max_value=10_000_000, required=False, allow_null=True, default=None, help_text="How many rows you mean to have sent."
    )


class ColumnsSerializer(Strict):
    columns = serializers.ListField(
        child=serializers.CharField(max_length=20, allow_blank=True), max_length=500,
        help_text='A column for each heading in order; "" for one that is none of ours.',
    )  # fmt: skip


class BeginSerializer(Strict):
    filename = Text(max_length=150)
    size = Number(min_value=0, max_value=10**12, help_text="Bytes of the whole file.")
    sha256 = serializers.RegexField(
        r"^(?:[0-9a-f]{64})?$",
        default="",
        help_text="Of the whole file, in hexadecimal; checked at the end. With it an upload is found again.",
    )


class UploadSerializer(serializers.Serializer[Any]):
    """A file on its way."""

    id = serializers.UUIDField()
    address = serializers.URLField(help_text="Where its pieces go.")
    state = serializers.ChoiceField(choices=UploadState.choices)
    offset = serializers.IntegerField(help_text="Bytes held: where the next piece begins.")
    size = serializers.IntegerField()
    rows = serializers.IntegerField(help_text="Read so far.")
    faulty_rows = serializers.IntegerField()
    trouble = serializers.CharField(allow_null=True)
    smallest_piece = serializers.IntegerField()
    largest_piece = serializers.IntegerField()


class FaultGroupSerializer(serializers.Serializer[Any]):
    code = serializers.CharField()
    severity = serializers.ChoiceField(choices=Severity.choices)
    title = serializers.CharField()
    count = serializers.IntegerField()


class WorkSerializer(serializers.Serializer[Any]):
    state = serializers.CharField()
    done = serializers.IntegerField()
    total = serializers.IntegerField(allow_null=True)
    faults = serializers.IntegerField()
    percent = serializers.IntegerField(allow_null=True)
    seconds_left = serializers.IntegerField(allow_null=True)


class RefusalSerializer(serializers.Serializer[Any]):
    code = serializers.CharField()
    detail = serializers.CharField()


class RosterSerializer(serializers.Serializer[Any]):
    """The roster as it stands: what is held, what is being checked, and what was found."""

    state = serializers.ChoiceField(choices=[("none", "none"), *UploadState.choices, ("failed", "failed")])
    held_rows = serializers.IntegerField(help_text="Rows sent one by one.")
    has_unchecked_rows = serializers.BooleanField(help_text="They differ from what was checked last: ask for a check.")
    uploaded_at = serializers.DateTimeField(allow_null=True)
    checked_at = serializers.DateTimeField(allow_null=True)
    rows = serializers.IntegerField()
    faulty_rows = serializers.IntegerField(help_text="Rows with something that must be fixed.")
    doubtful_rows = serializers.IntegerField(help_text="Rows with only something to confirm.")
    is_clean = serializers.BooleanField()
    progress = WorkSerializer(allow_null=True)
    refusal = RefusalSerializer(allow_null=True, help_text="Why the file is no roster.")
    headings = serializers.ListField(child=serializers.CharField(), help_text="Of a file that waits for its columns.")
    groups = FaultGroupSerializer(many=True)


class FaultListSerializer(serializers.Serializer[Any]):
    next = serializers.CharField(allow_null=True)
    previous = serializers.CharField(allow_null=True)
    results = FaultSerializer(many=True)


class ReturnedFileSerializer(serializers.Serializer[Any]):
    state = serializers.CharField(help_text="none, waiting, ready or failed.")
    progress = WorkSerializer(allow_null=True)
    filename = serializers.CharField(allow_null=True)
    content = serializers.URLField(allow_null=True, help_text="Where to fetch it, with the token.")
