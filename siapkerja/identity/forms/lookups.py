"""Picking one of several hundred codes by typing its words: a native list of suggestions, no script."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from siapkerja.kernel.text import folded

Choice = tuple[str, str]  # value kept, words shown
SUGGESTED = 4


class LookupInput(forms.TextInput):
    """A text input with a `datalist` of what may be typed."""

    template_name = "identity/widgets/lookup.html"
    choices: Callable[[], Sequence[Choice]]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        list_id = f"{context['widget']['attrs'].get('id', name)}_list"
        context["widget"]["attrs"]["list"] = list_id
        context["list_id"] = list_id
        context["suggestions"] = [words for _value, words in self.choices()]
        return context

    def format_value(self, value: Any) -> str | None:
        """The words of a kept value; anything else is what the person typed."""
        return dict(self.choices()).get(value, value)


class LookupField(forms.CharField):
    """Gives the value of the choice whose words, value or synonym were typed.

    Args:
        choices: called when the form is shown or checked.
        synonyms: other words for a value; called only when the words themselves are not found.
    """

    widget = LookupInput
    default_error_messages = {
        "unknown": _("“%(typed)s” tidak ada di daftar. Ketik sebagian katanya, lalu pilih dari daftar."),
        "similar": _("“%(typed)s” tidak ada di daftar. Yang mirip: %(similar)s."),
    }

    def __init__(
        self, *, choices: Callable[[], Sequence[Choice]], synonyms: Callable[[], Sequence[Choice]] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.choices, self.synonyms = choices, synonyms
        self.widget.choices = choices
        self.widget.attrs["autocomplete"] = "off"

    def clean(self, value: Any) -> str | None:
        typed = super().clean(value)
        if not typed:
            return None
        choices = self.choices()
        wanted = folded(typed)
        exact = [kept for kept, words in choices if wanted in {folded(words), folded(kept)}]
        if not exact and self.synonyms:
            exact = [kept for kept, words in self.synonyms() if folded(words) == wanted]
        if exact:
            return exact[0]
        similar = [(kept, words) for kept, words in choices if wanted in folded(words)]
        if len(similar) == 1:
            return similar[0][0]
        if similar:
            names = "; ".join(words for _kept, words in similar[:SUGGESTED])
            raise forms.ValidationError(self.error_messages["similar"], "similar", {"typed": typed, "similar": names})
        raise forms.ValidationError(self.error_messages["unknown"], "unknown", {"typed": typed})
