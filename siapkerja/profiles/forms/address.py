from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.forms.organisations import postal_code_field
from siapkerja.profiles.models import Profile
from siapkerja.reference.forms import RegionField
from siapkerja.reference.models import RegionLevel


class AddressForm(forms.Form):
    """Where a person lives."""

    village = RegionField(
        label=_("Desa atau kelurahan"),
        help_text=_("Ketik namanya, lalu pilih. Boleh juga mulai dari kabupaten atau kotanya."),
        level=RegionLevel.VILLAGE,
    )
    street = forms.CharField(label=_("Jalan dan nomor"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "street-address"}))
    postal_code = postal_code_field()

    @property
    def answers(self) -> dict[str, str]:
        """The checked answers as `write_address` takes them."""
        data = self.cleaned_data
        return {"village_code": data["village"].pk, "street": data["street"], "postal_code": data["postal_code"]}

    @staticmethod
    def initial_of(profile: Profile) -> dict[str, Any]:
        return {"village": profile.person.village_id, "street": profile.street, "postal_code": profile.postal_code}
