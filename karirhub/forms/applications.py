"""Forms for answering applicants."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from karirhub.enums import DeclineReason
from karirhub.models import Application
from karirhub.workflows import APPLICATION
from siapkerja.kernel.workflow import Move

NOTE_HINTS = {
    "invite": _("Kapan, di mana atau lewat tautan apa, dan apa yang perlu dibawa."),
    "offer": _("Upah, tanggal mulai, dan cara menjawab penawaran."),
    "decline": _("Boleh ditambah satu kalimat yang membantu pelamar."),
}


class MoveForm(forms.Form):
    """What one step needs to say to the applicant."""

    reason_code = forms.ChoiceField(label=_("Alasan"), choices=DeclineReason.choices, widget=forms.RadioSelect)
    note = forms.CharField(label=_("Pesan untuk pelamar"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3}))
    starts_on = forms.DateField(label=_("Mulai bekerja"), required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))

    def __init__(self, *args: Any, step: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.auto_id = f"{step}_%s"
        self.fields["note"].help_text = NOTE_HINTS.get(step, "")
        self.fields["note"].required = step == "invite"
        for name, wanted in (("reason_code", "decline"), ("starts_on", "hire")):
            if step != wanted:
                del self.fields[name]
        if step == "view":
            del self.fields["note"]


def steps_from(application: Application, bound: MoveForm | None = None, step: str = "") -> list[tuple[Move, MoveForm]]:
    """The steps an employer can take now, each with its form; `bound` is the one just sent with a fault."""
    moves = [move for move in APPLICATION.moves_from(application.state) if move.permission == "handle_applications"]
    return [(move, bound if bound is not None and move.name == step else MoveForm(step=move.name)) for move in moves]
