"""An officer's assignment of this province, a citizen's representation and a citizen written down from paper."""

from datetime import date, timedelta
from io import BytesIO
from typing import Any

from django.utils import timezone
from PIL import Image

from siapkerja.identity.enums import ActingBasis, OfficerRole
from siapkerja.identity.models import Assignment, Representation
from siapkerja.officers.actions.registrations import PaperForm, register_citizen
from siapkerja.officers.models import CitizenRegistration
from tests.support.people import Somebody, make_officer, make_region


def records(manager: Somebody, seeker: Somebody) -> dict[str, Any]:
    inspector = make_officer("Yusuf Contoh", OfficerRole.LABOUR_INSPECTOR, "32")
    assignment = Assignment.objects.get(person=inspector.person)
    now = timezone.now()
    acting = Representation.objects.create(
        agent=inspector.person, principal=seeker.person, basis=ActingBasis.SIGNED_FORM, assignment=assignment,
        starts_at=now - timedelta(days=2), ends_at=now - timedelta(days=1),
    )  # fmt: skip
    return {"assignment": assignment.pk, "representation": acting.pk, "registration": _registration().public_id}


def _registration() -> CitizenRegistration:
    officer = make_officer("Euis Contoh", OfficerRole.VILLAGE_OFFICER, "3273021004")
    picture = BytesIO()
    Image.new("RGB", (60, 80), "white").save(picture, "PNG")
    picture.seek(0)
    answers = PaperForm(
        full_name="Cucu Contoh", nik="3273025205980777", sex="female", born_on=date(1998, 5, 12), village=make_region("3273021004")
    )
    return register_citizen(answers=answers, form=picture, by=officer.actor, at=timezone.now(), on=timezone.localdate())
