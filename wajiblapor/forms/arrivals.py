from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from siapkerja.files.actions.arrivals import DIGEST_BYTES

_HEX = rf"^[0-9a-fA-F]{{{2 * DIGEST_BYTES}}}$"


class BeginForm(forms.Form):
    """What is said of a file before its first byte."""

    name = forms.CharField(max_length=255, error_messages={"required": _("Sebutkan nama berkasnya.")})
    size = forms.IntegerField(min_value=0, error_messages={"required": _("Sebutkan ukuran berkasnya.")})
    fingerprint = forms.CharField(required=False, max_length=200)
    digest = forms.CharField(required=False, validators=[RegexValidator(_HEX, _("Sidik SHA-256 terdiri dari 64 angka heksadesimal."))])

    def told(self) -> dict[str, Any]:
        """As `begin_upload` takes it."""
        said = self.cleaned_data
        return {
            "filename": said["name"],
            "size": said["size"],
            "fingerprint": said["fingerprint"],
            "digest": bytes.fromhex(said["digest"]),
        }
