"""What is held of applicants for aid, and what is left when they are forgotten."""

import pytest
from django.utils import timezone

from siapkerja.files.models import FileState, StoredFile
from siapkerja.identity.holdings import everything_of, obstacles_to_forgetting
from siapkerja.identity.models import Person
from siapkerja.privacy.actions.deletions import anonymise
from tests.support.aid import agreed, fresh, open_programme, reported, sent, written
from tests.support.people import SYSTEM, Somebody
from wirausaha.actions.attachments import PLACE_PHOTO

pytestmark = pytest.mark.django_db


def forget(somebody: Somebody) -> None:
    anonymise(person=Person.objects.get(pk=somebody.person.pk), cause="request", by=SYSTEM, at=timezone.now())


def obstacles(somebody: Somebody, *, is_unused: bool = False) -> list[str]:
    return obstacles_to_forgetting(somebody.person.pk, timezone.now(), is_unused=is_unused)


def test_the_copy_holds_what_the_applicant_wrote(seeker: Somebody) -> None:
    written(open_programme(), seeker)
    (held,) = everything_of(seeker.person.pk)["business_aid"]
    assert (held["idea"], held["market"], held["address"]) == ("Membuat keripik singkong.", "Warung di sekitar.", "Sebelah balai desa")


def test_what_was_never_sent_goes_with_the_person(seeker: Somebody) -> None:
    made = written(open_programme(), seeker)
    forget(seeker)

    gone = fresh(made)
    assert (gone.state, gone.business_name, gone.idea, gone.address, gone.latitude, gone.photo) == ("withdrawn", "", "", "", None, None)
    assert not gone.budget.exists()
    assert not gone.members.exists()
    assert StoredFile.objects.get(purpose=PLACE_PHOTO).state == FileState.REMOVED


def test_what_was_sent_is_withdrawn_and_stays(seeker: Somebody) -> None:
    made = sent(open_programme(), seeker)
    assert obstacles(seeker) == []
    assert "Permohonan bantuan usaha Anda masih berjalan." in obstacles(seeker, is_unused=True)
    forget(seeker)

    kept = fresh(made)
    assert (kept.state, kept.business_name) == ("withdrawn", "Keripik Contoh")
    assert not kept.members.filter(is_counted=True).exists()


@pytest.mark.parametrize("so_far", [agreed, reported])
def test_nobody_is_forgotten_before_the_aid_is_accounted_for(seeker: Somebody, so_far: object) -> None:
    so_far(open_programme(), seeker)  # type: ignore[operator]
    assert "dipertanggungjawabkan" in " ".join(obstacles(seeker))
