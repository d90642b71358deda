"""Finding documents."""

from siapkerja.documents.models import Document, SealingCertificate
from siapkerja.documents.tokens import LENGTH

MOST_FOUND = 5


def by_token(token: str) -> Document | None:
    return Document.objects.kept().select_related("sealed_with").filter(token=token).first() if len(token) == LENGTH else None


def by_number(number: str) -> list[Document]:
    """Documents of a number; kinds count for themselves, so there may be more than one."""
    rows = Document.objects.kept().filter(number__iexact=number.strip()).select_related("sealed_with")
    return list(rows.order_by("kind")[:MOST_FOUND])


def documents_on(subject: str) -> list[Document]:
    """Documents issued on a subject (`app.noun:id`), newest first."""
    return list(Document.objects.filter(subject=subject).order_by("-issued_at", "-pk"))


def certificates() -> list[SealingCertificate]:
    """What the portal has signed PDFs with, the present certificate first. There are few: one every few years."""
    return list(SealingCertificate.objects.order_by("-first_used_at", "-pk"))
