from celery import shared_task
from django.utils import timezone

from siapkerja.documents.actions import pdfs


@shared_task
def make_pdf(document_id: int) -> None:
    pdfs.make(document_id=document_id, at=timezone.now())


@shared_task
def make_missing_pdfs() -> None:
    pdfs.make_missing(at=timezone.now())
