from django import forms
from django.utils.translation import gettext_lazy as _

from siapkerja.profiles.enums import Visibility


class VisibilityForm(forms.Form):
    visibility = forms.ChoiceField(label=_("Siapa boleh membaca profil saya"), choices=Visibility.choices, widget=forms.RadioSelect)
    consents = forms.BooleanField(
        label=_("Saya setuju perusahaan yang mencari pekerja menemukan profil saya. Persetujuan ini dapat ditarik kapan saja."),
        help_text=_("Hanya perlu untuk “Hanya perusahaan pilihan saya” dan “Perusahaan yang mencari pekerja”."),
        required=False,
    )
