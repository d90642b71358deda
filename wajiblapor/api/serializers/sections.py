"""Identity, questions and answers of a report."""

from typing import Any

from rest_framework import serializers

from siapkerja.api.fields import Number, Strict, Text, YesNo


class IdentitySerializer(Strict):
    """Section B. Only what is sent is changed; null or "" empties an answer."""

    name = Text(max_length=200, required=False)
    legal_form = Text(max_length=20, required=False)
    nib = Text(max_length=20, allow_blank=True, allow_null=True, required=False)
    npwp = Text(max_length=25, allow_blank=True, allow_null=True, required=False)
    industry = Text(max_length=5, allow_blank=True, allow_null=True, required=False, help_text="KBLI code of five digits.")
    founded_on = Text(max_length=10, allow_blank=True, allow_null=True, required=False, help_text="YYYY-MM-DD.")
    address = Text(max_length=300, allow_blank=True, allow_null=True, required=False)
    village = Text(max_length=10, allow_blank=True, allow_null=True, required=False, help_text="Kemendagri code of ten digits.")
    postal_code = Text(max_length=7, allow_blank=True, allow_null=True, required=False)
    owner_name = Text(max_length=150, allow_blank=True, allow_null=True, required=False)
    responsible_name = Text(max_length=150, allow_blank=True, allow_null=True, required=False)
    responsible_position = Text(max_length=100, allow_blank=True, allow_null=True, required=False)
    phone = Text(max_length=20, allow_blank=True, allow_null=True, required=False)
    ownership = Text(max_length=12, allow_blank=True, allow_null=True, required=False)
    capital = Text(max_length=20, allow_blank=True, allow_null=True, required=False)
    scale = Text(max_length=8, allow_blank=True, allow_null=True, required=False)


class ChoiceSerializer(serializers.Serializer[Any]):
    code = serializers.CharField()
    words = serializers.CharField()


class ConditionSerializer(serializers.Serializer[Any]):
    question = serializers.CharField()
    answer = serializers.CharField(help_text='"+" is any number above zero.')


class SectionQuestionSerializer(serializers.Serializer[Any]):
    """A dated question as data. `columns` of a table are questions, too."""

    slug = serializers.CharField()
    words = serializers.CharField()
    kind = serializers.CharField(
        help_text="yes_no, count, money, hours, day, text, story, choice, choices, occupation, phone, email, nik, table."
    )
    hint = serializers.CharField(allow_blank=True)
    law = serializers.CharField(allow_blank=True)
    unit = serializers.CharField(allow_blank=True)
    choices = ChoiceSerializer(many=True)
    columns = serializers.ListField(child=serializers.JSONField(), help_text="Of a table.")
    bounds = serializers.ListField(child=serializers.IntegerField(), allow_null=True)
    max_length = serializers.IntegerField(allow_null=True)
    is_needed = serializers.BooleanField()
    is_yearly = serializers.BooleanField(help_text="About the last or next twelve months, so never taken over.")
    is_personal = serializers.BooleanField(help_text="Tells of a person: sealed, and given to programs covered, as its first sign and ***.")
    asked_if = ConditionSerializer(allow_null=True)
    valid_from = serializers.DateField()
    valid_to = serializers.DateField(allow_null=True)


class SectionSerializer(serializers.Serializer[Any]):
    slug = serializers.CharField()
    letter = serializers.CharField()
    title = serializers.CharField()
    lead = serializers.CharField()
    catalogue = serializers.CharField(help_text="Version of the questions.")
    version = serializers.IntegerField(help_text="Counts the savings; send it back to notice a colleague's.")
    is_copied = serializers.BooleanField()
    missing = serializers.ListField(child=serializers.CharField())
    questions = SectionQuestionSerializer(many=True)
    answers = serializers.DictField(child=serializers.JSONField())
    origins = serializers.DictField(child=serializers.CharField(), help_text="Where an answer was taken over from.")


class SectionListSerializer(serializers.Serializer[Any]):
    results = SectionSerializer(many=True)


class SectionWriteSerializer(Strict):
    """Only the questions named are changed; null empties an answer."""

    answers = serializers.DictField(child=serializers.JSONField(allow_null=True), default=dict)
    version = Number(min_value=0, required=False, allow_null=True, default=None)
    is_confirmed = YesNo(default=True, help_text="Also what was taken over is right.")
