from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from siapkerja.api.models import ApiClient
from siapkerja.api.scopes import scopes
from siapkerja.api.topics import topics_for
from siapkerja.identity.models import LegalEntity, Workplace


def _choices() -> list[tuple[str, str]]:
    return [(scope.code, f"{scope.words} ({scope.code})") for scope in scopes()]


class ClientForm(forms.Form):
    """What the responsible person says of a program."""

    name = forms.CharField(
        label=_("Nama program"), max_length=80, help_text=_("Supaya Anda mengenalinya kelak, misalnya HRIS kantor pusat.")
    )
    scopes = forms.MultipleChoiceField(label=_("Yang boleh dilakukan"), choices=_choices, widget=forms.CheckboxSelectMultiple)
    workplaces = forms.ModelMultipleChoiceField(
        label=_("Untuk tempat kerja"),
        help_text=_("Tanpa pilihan: seluruh organisasi, juga tempat kerja yang dibuka kemudian."),
        queryset=Workplace.objects.none(),
        to_field_name="public_id",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    valid_until = forms.DateField(
        label=_("Berlaku sampai"),
        help_text=_("Hari terakhir haknya. Kosong: sampai Anda mencabutnya. Contoh: 31/12/2027."),
        required=False,
        widget=forms.DateInput(format="%d/%m/%Y", attrs={"placeholder": _("hh/bb/tttt"), "autocomplete": "off"}),
        input_formats=["%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d"],
        error_messages={"invalid": _("Tulis hari/bulan/tahun. Contoh: 31/12/2027.")},
    )
    is_sandbox = forms.BooleanField(
        label=_("Hanya untuk mencoba"),
        help_text=_("Semua yang dikirim hanya terlihat oleh program ini: tidak terbit, tidak dihitung, dan tidak dikabarkan."),
        required=False,
    )

    def __init__(self, *args: Any, organisation: LegalEntity, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        open_ones = Workplace.everything.filter(legal_entity=organisation, closed_on=None).order_by("-kind", "name")
        self.fields["workplaces"].queryset = open_ones  # type: ignore[attr-defined]


class SandboxClientForm(ClientForm):
    """A program of the invented company: it acts for all of it, and only tries things out."""

    workplaces = is_sandbox = None  # type: ignore[assignment]

    def __init__(self, *args: Any, organisation: LegalEntity, **kwargs: Any) -> None:
        forms.Form.__init__(self, *args, **kwargs)


class ProgramForm(forms.Form):
    """Which program of another organisation is meant; asked in the address, so that it can be passed on."""

    program = forms.CharField(
        label=_("Nomor program mitra (client ID)"),
        help_text=_("Mitra Anda yang memberitahukannya; nomor ini bukan rahasia. Contoh: org-1a2b3c4d."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class DelegationForm(ClientForm):
    """What another organisation's program may do for this one; never more than it was made for."""

    name = is_sandbox = None  # type: ignore[assignment]

    def __init__(self, *args: Any, program: ApiClient, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        may = [(scope.code, f"{scope.words} ({scope.code})") for scope in scopes() if scope.code in program.scopes]
        self.fields["scopes"].choices = may  # type: ignore[attr-defined]


class WebhookForm(forms.Form):
    """Where a program is told, and of what."""

    url = forms.CharField(
        label=_("Alamat penerima"),
        help_text=_("Alamat https program Anda. Contoh: https://hris.contoh.example/kabar"),
        max_length=500,
        widget=forms.URLInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    topics = forms.MultipleChoiceField(label=_("Kabar yang dikirim"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, client: ApiClient, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        told = [(topic.code, f"{topic.words} ({topic.code})") for topic in topics_for(client.scopes)]
        self.fields["topics"].choices = told  # type: ignore[attr-defined]
