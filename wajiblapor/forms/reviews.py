"""What officers fill in while they look at reports."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from wajiblapor.actions.reviews import Note
from wajiblapor.enums import PersonalPurpose, ReturnReason, ReviewSection, Sharing, SkipReason

ROWS = 5
LONGEST = 500


class ReturnForm(forms.Form):
    """Some rows of section, reason and words; empty ones are left out."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for row in range(1, ROWS + 1):
            self.fields[f"section_{row}"] = forms.ChoiceField(
                label=_("Bagian"), choices=[("", _("Pilih bagian")), *ReviewSection.choices], required=False
            )
            self.fields[f"reason_{row}"] = forms.ChoiceField(
                label=_("Alasan"), choices=[("", _("Pilih alasan")), *ReturnReason.choices], required=False
            )
            self.fields[f"note_{row}"] = forms.CharField(
                label=_("Yang perlu diperbaiki"),
                max_length=LONGEST,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    @property
    def rows(self) -> list[tuple[forms.BoundField, forms.BoundField, forms.BoundField]]:
        return [(self[f"section_{row}"], self[f"reason_{row}"], self[f"note_{row}"]) for row in range(1, ROWS + 1)]

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        for row in range(1, ROWS + 1):
            parts = {name: (told.get(f"{name}_{row}") or "").strip() for name in ("section", "reason", "note")}
            if not any(parts.values()):
                continue
            for name, words in (
                ("section", _now("Pilih bagiannya.")),
                ("reason", _now("Pilih alasannya.")),
                ("note", _now("Tuliskan apa yang perlu diperbaiki, supaya perusahaan tidak perlu menebak.")),
            ):
                if not parts[name] and f"{name}_{row}" not in self.errors:
                    self.add_error(f"{name}_{row}", words)
        if not self.errors and not self.notes:
            raise ValidationError(_now("Sebutkan paling sedikit satu bagian yang perlu diperbaiki."))
        return told

    @property
    def notes(self) -> list[Note]:
        told = self.cleaned_data
        return [
            Note(
                section=ReviewSection(told[f"section_{row}"]),
                reason=ReturnReason(told[f"reason_{row}"]),
                words=told[f"note_{row}"].strip(),
            )
            for row in range(1, ROWS + 1)
            if told.get(f"section_{row}")
        ]


class SkipForm(forms.Form):
    reason = forms.ChoiceField(label=_("Alasan"), choices=[("", _("Pilih alasan")), *SkipReason.choices])
    note = forms.CharField(label=_("Penjelasan untuk rekan"), max_length=LONGEST, required=False)


class OpenPersonalForm(forms.Form):
    """For what the officer opens what a report says of people."""

    purpose = forms.ChoiceField(label=_("Untuk apa Anda membuka data ini?"), choices=PersonalPurpose, widget=forms.RadioSelect)


class SharingForm(forms.Form):
    way = forms.ChoiceField(label=_("Cara membagi"), choices=Sharing.choices, initial=Sharing.BALANCED, widget=forms.RadioSelect)
