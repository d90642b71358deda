"""The decision list: one row for each application."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wirausaha.actions.decisions import Choice
from wirausaha.enums import Outcome, RefusalReason
from wirausaha.models import Proposal


class ChoiceForm(forms.Form):
    outcome = forms.ChoiceField(label=_("Hasil"), choices=[("", _("Belum ditetapkan")), *Outcome.choices], required=False)
    reason = forms.ChoiceField(label=_("Alasan"), choices=[("", _("Tanpa alasan")), *RefusalReason.choices], required=False)
    note = forms.CharField(
        label=_("Catatan"),
        max_length=500,
        required=False,
        widget=forms.TextInput(attrs={"placeholder": _("Sebab atau catatan untuk pemohon"), "autocomplete": "off"}),
    )


class DecisionRows:
    """A form for each application in the order of the ranking; what the marks suggest is chosen beforehand."""

    def __init__(self, proposals: Sequence[Proposal], free: int, data: Any = None) -> None:
        self.pairs = [(row, self._form(row, place < free, data)) for place, row in enumerate(proposals)]

    def _form(self, row: Proposal, is_within: bool, data: Any) -> ChoiceForm:
        initial = {"outcome": Outcome.CHOSEN if is_within else Outcome.RESERVED}
        return ChoiceForm(data, prefix=str(row.pk), initial=initial)

    def is_valid(self) -> bool:
        return all(form.is_valid() for _row, form in self.pairs)

    def choices(self) -> list[Choice]:
        """What the actions take; rows left undecided are left out."""
        return [
            Choice(
                proposal_id=row.pk,
                outcome=Outcome(form.cleaned_data["outcome"]),
                reason=RefusalReason(form.cleaned_data["reason"]) if form.cleaned_data["reason"] else None,
                note=form.cleaned_data["note"],
            )
            for row, form in self.pairs
            if form.cleaned_data["outcome"]
        ]

    def place(self, fields: dict[str, str], field: str) -> None:
        """Put each sentence beside the row of its application."""
        for row, form in self.pairs:
            if words := fields.get(str(row.pk)):
                form.add_error(field, words)

    @property
    def forms(self) -> list[ChoiceForm]:
        return [form for _row, form in self.pairs]
