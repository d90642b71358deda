from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from siapkerja.federation.enums import Scope


class ConsentForm(forms.Form):
    """The person's answer to an application; what goes beyond who they are may be left out one by one."""

    request = forms.CharField(widget=forms.HiddenInput)
    scopes = forms.MultipleChoiceField(
        label=_("Yang akan diberitahukan"),
        help_text=_("Hapus tanda pada yang tidak ingin Anda beritahukan."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, asked: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked
        offered = [(scope.value, scope.label) for scope in Scope if scope.value in asked and scope != Scope.OPENID]
        if offered:
            self.fields["scopes"].choices = offered  # type: ignore[attr-defined]
            self.fields["scopes"].initial = [value for value, _label in offered]
        else:
            del self.fields["scopes"]

    def allowed(self) -> list[str]:
        """Scopes the person agreed to, in the order they were asked."""
        chosen = {Scope.OPENID.value, *self.cleaned_data.get("scopes", [])}
        return [scope for scope in self.asked if scope in chosen]
