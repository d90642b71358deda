"""A refusal of an action, shown where the person can mend it."""

from django.forms import BaseForm

from siapkerja.kernel.errors import Refused


def show_refusal(refusal: Refused, form: BaseForm) -> None:
    """Put the refusal's sentences beside the fields they concern, else on top of the form."""
    placed = {name: sentence for name, sentence in refusal.fields.items() if name in form.fields}
    for name, sentence in placed.items():
        form.add_error(name, sentence)
    if not placed:
        form.add_error(None, str(refusal))
