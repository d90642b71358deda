"""What is held of a person's training, and what is left when they are forgotten."""

import pytest
from django.urls import reverse
from django.utils import timezone

from siapkerja.documents.actions.pdfs import make
from siapkerja.documents.models import Document
from siapkerja.documents.pdf import render_pdf
from siapkerja.identity.holdings import everything_of
from skillhub.actions.attendance import take_attendance
from skillhub.actions.certificates import KIND
from skillhub.actions.erasure import erase_enrolments
from skillhub.actions.instructors import name_instructors
from skillhub.enums import AttendanceMark
from skillhub.models import Enrolment
from tests.support.people import SYSTEM, Somebody
from tests.support.training import enrolled, open_batch, open_programme, passed, running_batch

pytestmark = pytest.mark.django_db


def test_the_copy_of_ones_data_holds_the_trainings(manager: Somebody, seeker: Somebody) -> None:
    batch = running_batch(open_programme(manager.workplace), seeker)
    name_instructors(batch=batch, person_ids=[manager.person.pk], by=SYSTEM, at=timezone.now())
    marks = {batch.enrolments.get().pk: AttendanceMark.PRESENT}
    take_attendance(batch=batch, on=timezone.localdate(), marks=marks, by=SYSTEM, at=timezone.now())
    passed(batch, seeker)

    (held,) = everything_of(seeker.person.pk)["enrolments"]
    assert (held["programme"], held["birth_place"], held["state"]) == ("Menjahit pakaian wanita", "Garut", "passed")
    assert [one["mark"] for one in held["attendance"]] == ["present"]
    assert len(held["certificates"]) == 1
    assert everything_of(manager.person.pk)["trained_batches"][0]["batch"] == batch.number


def test_whoever_is_forgotten_steps_back_and_leaves_no_birth_place(manager: Somebody, seeker: Somebody) -> None:
    passed(running_batch(open_programme(manager.workplace), seeker), seeker)
    document = Document.objects.get(kind=KIND)
    named = make(document_id=document.pk, at=timezone.now())
    enrolled(open_batch(open_programme(manager.workplace, title="Las")), seeker)

    for _twice in range(2):
        erase_enrolments(person_id=seeker.person.pk, by=SYSTEM, at=timezone.now())

    assert set(Enrolment.objects.values_list("state", "birth_place")) == {("passed", ""), ("withdrawn", "")}
    document.refresh_from_db()
    assert seeker.person.full_name not in f"{document.holder} {document.facts}"
    assert "Garut" not in str(document.facts)
    assert named is not None
    named.refresh_from_db()
    assert (named.state, document.pdf) == ("removed", None)
    page = manager.client.get(reverse("documents:verification", args=[document.token])).content.decode()
    assert "Nama pemegang sudah dihapus" in page
    assert document.number in page, "that it was issued is vouched for as before"
    assert render_pdf(document).startswith(b"%PDF")
