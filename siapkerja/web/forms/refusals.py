"""A refusal of an action, shown where the person can mend it."""

from django.forms import BaseForm

from siapkerja.kernel.errors import Refused


def show(refusal: Refused, form: BaseForm) -> None:
    """Put the refusal's sentences beside the fields they concern, else on top of the form."""
    placed = False
    for name, sentence in refusal.fields.items():
        if name in form.fields:
            form.add_error(name, sentence)
            placed = True
    if not placed:
        form.add_error(None, str(refusal))
