"""Choosing the competence certificates a vacancy asks for: search, add, remove, with nothing but a form's buttons."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from karirhub.actions.certificates import MOST_ASKED, Asked
from karirhub.enums import Demand
from karirhub.models import Vacancy
from karirhub.queries.certificates import asked_by, schemes_like, schemes_numbered

# Names of the inputs. A button's press asks for the page again; the answers typed so far come back with it.
CHOSEN, DEMAND, WORDS, SEARCH, ADD, REMOVE = "sertifikat", "kebutuhan", "cari_sertifikat", "cari", "tambah", "hapus"
LONGEST = 60
# A request made by hand may hold thousands.
MOST_READ = 20

Pairs = list[tuple[str, str]]


class CertificatesWidget(forms.Widget):
    """A search line, its results with a button each, and the chosen ones with how much each is wanted."""

    template_name = "karirhub/widgets/certificates.html"
    use_fieldset = True

    def __init__(self) -> None:
        super().__init__()
        self.words = ""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Pairs:
        """Numbers with what was chosen for each, after the button that was pressed."""
        if not hasattr(data, "getlist"):
            return []
        self.words = " ".join(str(data.get(WORDS, "")).replace("\0", " ").split())[:LONGEST]
        demands = data.getlist(DEMAND)
        numbers = [number.replace("\0", "")[:LONGEST] for number in data.getlist(CHOSEN)[:MOST_READ]]
        pairs = {number: demands[at] if at < len(demands) else "" for at, number in enumerate(numbers)}
        if added := data.get(ADD, "").replace("\0", "")[:LONGEST]:
            pairs.setdefault(added, Demand.PREFERRED.value)
        pairs.pop(data.get(REMOVE, ""), None)
        return list(pairs.items())

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return False

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        pairs: Pairs = value or []
        schemes = schemes_numbered([number for number, _demand in pairs])
        return super().get_context(name, value, attrs) | {
            "chosen": [(schemes[number], demand) for number, demand in pairs if number in schemes],
            "demands": Demand.choices,
            "words": self.words,
            "found": schemes_like(self.words, without=schemes) if self.words else [],
            "is_full": len(pairs) >= MOST_ASKED,
        }


class CertificatesField(forms.Field):
    """Gives what an action takes."""

    widget = CertificatesWidget

    def clean(self, value: Pairs | None) -> tuple[Asked, ...]:
        pairs = value or []
        widget = self.widget
        if isinstance(widget, CertificatesWidget) and widget.words:
            raise ValidationError(_now("Pilih sertifikat dari hasil pencarian, atau kosongkan kolom carinya."))
        if any(demand not in Demand.values for _number, demand in pairs):
            raise ValidationError(_now("Pilih “Wajib” atau “Diutamakan” untuk setiap sertifikat."))
        return tuple(Asked(number=number, demand=Demand(demand)) for number, demand in pairs)


def certificates_field() -> CertificatesField:
    return CertificatesField(
        label=_("Sertifikat kompetensi yang diminta"),
        help_text=_(
            "Paling banyak lima. Pelamar membuktikannya dari data lembaga sertifikasi, tanpa mengunggah apa pun. Sertifikat lembaga lain "
            "dengan unit yang sama ikut diakui."
        ),
        required=False,
    )


def asked_initially(vacancy: Vacancy) -> Pairs:
    return [(row.scheme.number, row.demand) for row in asked_by(vacancy)]


def is_only_choosing(data: Mapping[str, Any]) -> bool:
    """Was a button of the search pressed, and not the form's own? An empty search is the form's own: Enter presses the first button."""
    return bool(data.get(ADD) or data.get(REMOVE) or (SEARCH in data and str(data.get(WORDS, "")).strip()))
