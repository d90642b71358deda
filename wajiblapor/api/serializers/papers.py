"""Papers handed in with a report."""

from typing import Any

from rest_framework import serializers

from wajiblapor.questions.papers import PAPERS


class PaperSerializer(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    kind = serializers.ChoiceField(choices=list(PAPERS))
    kind_label = serializers.CharField()
    size = serializers.IntegerField(help_text="Bytes as they are kept.")
    sha256 = serializers.CharField(help_text="Of what is kept: pictures are drawn anew.")
    uploaded_at = serializers.DateTimeField()
    is_taken_over = serializers.BooleanField(help_text="Handed in with the last report, and still good.")


class PaperListSerializer(serializers.Serializer[Any]):
    results = PaperSerializer(many=True)
