"""Kinds of documents; each service registers its own in its `apps.py` or `portal.py`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NAME = _("Nama")
MayRead = Callable[[Any, Any], bool]


@dataclass(frozen=True, kw_only=True)
class DocumentKind:
    """One kind of document.

    Args:
        slug: stored with every document ("manpower_receipt").
        name: how people call it.
        issuer: who issues it, printed at its head.
        issuer_fact: key of `facts` that names the issuer, where each document has its own (a training centre).
        issuing_unit: the part of the issuer, printed below.
        legal_basis: the law it stands on, printed below its name.
        typst_template: template of the PDF below `templates/`.
        public_facts: keys of `facts` that the public check shows.
        labels: words for the keys of `facts`, in the order in which they are printed.
        holder_label: word for the holder ("Nama perusahaan").
        stressed: keys of `facts` that are printed bold.
        signatory_office, signatory: lines at the sheet's foot, for whom and by whom it is issued.
        mask_holder: the public check shows the first letters of the holder's name only (people), not all (organisations).
        withdrawal_reasons: words for the codes of reasons, as the public check shows them.
        sealed: what stands on the sheet besides `facts` and is kept encrypted by the service, read for the PDF alone; the template finds
            it under `sealed`. Put a digest of it into `facts`, so that the document vouches for it.
        is_paused: a document that is neither withdrawn nor expired but does not count on a day; asked by the public check.
        is_trial: made by a program that only tries things out: the public check says so, and the portal signs no such PDF.
        may_read: further rule `(actor, document)` for who may open the PDF, besides the holder.
    """

    slug: str
    name: str | Promise
    typst_template: str = "documents/typst/document.typ"
    issuer: str = "Kementerian Ketenagakerjaan Republik Indonesia"
    issuer_fact: str = ""
    issuing_unit: str = ""
    legal_basis: str = ""
    public_facts: tuple[str, ...] = ()
    labels: Mapping[str, str | Promise] = field(default_factory=dict)
    holder_label: str | Promise = NAME
    stressed: tuple[str, ...] = ()
    signatory_office: tuple[str, ...] = ()
    signatory: str = ""
    mask_holder: bool = False
    withdrawal_reasons: Mapping[str, str | Promise] = field(default_factory=dict)
    sealed: Callable[[Any], Mapping[str, Any]] | None = None
    is_paused: Callable[[Any, date], bool] | None = None
    is_trial: bool = False
    may_read: MayRead | None = None

    def issuer_of(self, facts: Mapping[str, Any]) -> str:
        """Who issued a document with these facts."""
        return str(facts.get(self.issuer_fact) or self.issuer)


_kinds: dict[str, DocumentKind] = {}


def register(kind: DocumentKind) -> DocumentKind:
    _kinds[kind.slug] = kind
    return kind


def kind_of(slug: str) -> DocumentKind:
    """Raises KeyError for a kind nobody registered."""
    return _kinds[slug]
