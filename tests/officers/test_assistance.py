"""An officer acts for a citizen: on a code or a signed form, for a time, under both names, within limits."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import NoReverseMatch, get_resolver, reverse
from django.utils import timezone
from PIL import Image

from karirhub.models import Application, ApplicationMove
from siapkerja.audit.models import PersonView, SecurityAct
from siapkerja.files.models import StoredFile
from siapkerja.identity import assistance as opened
from siapkerja.identity.actions.passports import correct_passport, declare_former_passport
from siapkerja.identity.actions.people import claim_nik
from siapkerja.identity.enums import OfficerRole
from siapkerja.identity.models import Assignment, PassportClaim, Person, Representation
from siapkerja.kernel.errors import NotPermitted
from siapkerja.messaging.models import OutgoingMessage
from siapkerja.officers.actions import assistance as actions
from siapkerja.profiles.models import Profile
from tests.support.people import SYSTEM, Somebody, make_officer, make_region, now
from tests.support.vacancies import complete_profile, open_vacancy

pytestmark = pytest.mark.django_db
VILLAGE, ELSEWHERE = "3273021004", "3578101001"
NIK = "3273025205980001"


@pytest.fixture
def village_officer() -> Somebody:
    """Officer of the village of Dago."""
    return make_officer("Euis Contoh", OfficerRole.VILLAGE_OFFICER, VILLAGE)


def _begin(officer: Somebody, citizen: Somebody) -> Representation:
    """The citizen reads a code from the own account page; the officer types it."""
    page = citizen.client.post(reverse("officers:make_code")).content.decode()
    code = re.search(r'docno">([^<]+)<', page)
    assert code is not None
    answer = officer.client.post(reverse("officers:begin_assistance"), {"code": code[1].lower()})
    assert answer.status_code == 302, answer.content.decode()
    return Representation.objects.latest("pk")


def _form() -> SimpleUploadedFile:
    stream = BytesIO()
    Image.new("RGB", (60, 80), "white").save(stream, "PNG")
    return SimpleUploadedFile("formulir.png", stream.getvalue(), "image/png")


def test_an_officer_fills_in_the_profile_and_applies_for_the_citizen_under_both_names(
    village_officer: Somebody, seeker: Somebody, manager: Somebody, deliver_facts: Callable[[], int]
) -> None:
    complete_profile(seeker)
    vacancy = open_vacancy(manager.workplace)
    _begin(village_officer, seeker)

    page = village_officer.client.get(reverse("profiles:profile")).content.decode()
    assert "Anda mendampingi <b>Rina Contoh</b>" in page
    assert reverse("officers:end_assistance") in page
    village_officer.client.post(reverse("profiles:skills"), {"names": "menjahit, memasak"})
    answer = village_officer.client.post(
        reverse("karirhub:apply", args=[vacancy.pk, vacancy.slug]), {"letter": "Saya siap bekerja.", "consents": "on"}
    )
    assert answer.status_code == 302, answer.content.decode()[:3000]
    village_officer.client.post(reverse("officers:end_assistance"))
    deliver_facts()

    assert {skill.name for skill in Profile.objects.get(person=seeker.person).skills.all()} >= {"menjahit", "memasak"}
    sent = Application.objects.get(person=seeker.person)
    first = ApplicationMove.objects.filter(record=sent).earliest("pk")
    assert (first.by_person, first.on_behalf_of, first.role) == (village_officer.person, seeker.person, "village_officer")
    assert not Profile.objects.filter(person=village_officer.person).exists()
    mine = seeker.client.get(reverse("officers:my_assistance")).content.decode()
    for words in ("Euis Contoh", "Menambah keterampilan", "Melamar lowongan", "Petugas desa/kelurahan"):
        assert words in mine
    inbox = seeker.client.get(reverse("notifications:inbox")).content.decode()
    assert "Euis Contoh mendampingi Anda" in inbox
    assert "Pendampingan oleh Euis Contoh selesai" in inbox
    assert "Menambah keterampilan, Melamar lowongan" in inbox


def test_each_look_and_each_act_is_logged_for_the_citizen(village_officer: Somebody, seeker: Somebody) -> None:
    _begin(village_officer, seeker)
    village_officer.client.get(reverse("profiles:profile"))
    village_officer.client.post(reverse("profiles:skills"), {"names": "menjahit"})

    seen = PersonView.objects.get(person_id=seeker.person.pk)
    assert (seen.by_person_id, seen.on_behalf_of_id, seen.purpose) == (village_officer.person.pk, seeker.person.pk, "representation")
    done = SecurityAct.objects.get(act="assisted_act")
    assert (done.by_person_id, done.on_behalf_of_id, done.codes) == (
        village_officer.person.pk,
        seeker.person.pk,
        {"page": "profiles:skills"},
    )
    assert "Pendampingan oleh petugas" in seeker.client.get(reverse("privacy:my_data")).content.decode()


def test_what_is_the_citizens_own_is_refused_in_a_sentence(village_officer: Somebody, seeker: Somebody, manager: Somebody) -> None:
    _begin(village_officer, seeker)

    for name in (
        "account_email",
        "account_change_password",
        "privacy:my_data",
        "notifications:inbox",
        "identity:organisations",
        "profiles:overview",
    ):
        answer = village_officer.client.get(reverse(name))
        assert answer.status_code == 403, name
        assert "hanya dapat dilakukan orangnya sendiri" in answer.content.decode()


def test_every_page_not_opened_to_assistance_is_closed(village_officer: Somebody, seeker: Somebody) -> None:
    _begin(village_officer, seeker)
    open_to_all = set(opened.opened_pages()) | opened.ALWAYS_OPEN
    tried = 0
    for name in _signed_in_pages():
        if name in open_to_all:
            continue
        answer = village_officer.client.post(reverse(name))
        assert answer.status_code in {403, 405}, f"{name}: {answer.status_code}"
        tried += 1
    assert tried > 10


def _signed_in_pages() -> list[str]:
    """Names of addresses without arguments whose view asks for a sign-in."""
    found = []
    for spaces, resolver in (
        ("identity", "siapkerja.identity.urls"),
        ("officers", "siapkerja.officers.urls"),
        ("wajiblapor", "wajiblapor.urls"),
    ):
        for pattern in get_resolver(resolver).url_patterns:
            name = f"{spaces}:{pattern.name}"
            try:
                reverse(name)
            except NoReverseMatch:
                continue
            if getattr(pattern.callback, "login_required", True):
                found.append(name)
    return found


def test_every_page_opened_to_assistance_exists() -> None:
    spaces = {
        "profiles": "siapkerja.profiles.urls",
        "officers": "siapkerja.officers.urls",
        "karirhub": "karirhub.urls",
        "skillhub": "skillhub.urls",
    }
    names = {f"{space}:{pattern.name}" for space, app in spaces.items() for pattern in get_resolver(app).url_patterns}

    assert set(opened.opened_pages()) <= names


def test_an_officer_acting_for_a_member_sees_none_of_their_organisations(village_officer: Somebody, manager: Somebody) -> None:
    _begin(village_officer, manager)
    assert manager.organisation is not None

    answer = village_officer.client.get(reverse("identity:organisation", args=[manager.organisation.public_id]))

    assert answer.status_code == 403
    assert manager.organisation.name not in answer.content.decode()


def test_a_telephone_number_beside_an_account_is_changed_by_its_owner_only(village_officer: Somebody, seeker: Somebody) -> None:
    complete_profile(seeker)
    _begin(village_officer, seeker)

    answer = village_officer.client.post(
        reverse("profiles:identity"),
        {"full_name": "Rina Contoh", "sex": "female", "born_on": "1999-04-02", "phone": "0813 9999 8888"},
    )

    assert answer.status_code == 422
    assert "hanya dapat diganti oleh orangnya sendiri" in answer.content.decode()


def test_a_code_works_once_and_only_while_it_is_fresh(village_officer: Somebody, seeker: Somebody) -> None:
    made = actions.make_own_code(person=seeker.person, by=seeker.actor, at=now())
    late = made.expires_at + timedelta(seconds=1)
    today = timezone.localdate()
    with pytest.raises(actions.CodeNotValid):
        actions.begin_with_code(code=made.words, by=village_officer.actor, at=late, on=today)

    actions.begin_with_code(code=made.words, by=village_officer.actor, at=now(), on=today)
    with pytest.raises(actions.CodeNotValid):
        actions.begin_with_code(code=made.words, by=village_officer.actor, at=now(), on=today)


def test_a_newer_code_ends_the_one_before(village_officer: Somebody, seeker: Somebody) -> None:
    first = actions.make_own_code(person=seeker.person, by=seeker.actor, at=now())
    actions.make_own_code(person=seeker.person, by=seeker.actor, at=now())

    with pytest.raises(actions.CodeNotValid):
        actions.begin_with_code(code=first.words, by=village_officer.actor, at=now(), on=timezone.localdate())


def test_guessing_codes_ends_after_a_while(village_officer: Somebody) -> None:
    address = reverse("officers:begin_assistance")
    for _try in range(20):
        assert village_officer.client.post(address, {"code": "ABCD-2345"}).status_code == 422

    assert "Terlalu banyak percobaan" in village_officer.client.post(address, {"code": "ABCD-2345"}).content.decode()


def test_a_code_goes_to_the_citizens_proven_contact_and_serves_the_officer_who_asked(
    village_officer: Somebody, officer: Somebody, seeker: Somebody
) -> None:
    claim_nik(person=seeker.person, nik=NIK, by=SYSTEM, at=now())
    village_officer.client.post(reverse("officers:send_code"), {"nik": NIK})

    message = OutgoingMessage.objects.get(purpose="assistance_code")
    content = message.content
    code = re.search(r"[2-9A-Z]{4}-[2-9A-Z]{4}", content.body)
    assert code is not None
    assert (content.to, "Euis Contoh" in content.body) == (seeker.user.email, True)
    assert officer.client.post(reverse("officers:begin_assistance"), {"code": code[0]}).status_code == 422
    assert village_officer.client.post(reverse("officers:begin_assistance"), {"code": code[0]}).status_code == 302


def test_the_answer_is_the_same_whether_the_nik_is_known_or_not(village_officer: Somebody, seeker: Somebody) -> None:
    claim_nik(person=seeker.person, nik=NIK, by=SYSTEM, at=now())
    known = village_officer.client.post(reverse("officers:send_code"), {"nik": NIK}, follow=True).content.decode()
    unknown = village_officer.client.post(reverse("officers:send_code"), {"nik": "3273025205980099"}, follow=True).content.decode()

    assert "Bila NIK itu punya akun" in known
    assert "Bila NIK itu punya akun" in unknown


def test_a_village_officer_does_not_act_for_citizens_of_another_village(village_officer: Somebody, seeker: Somebody) -> None:
    Person.objects.filter(pk=seeker.person.pk).update(village=make_region(ELSEWHERE))
    made = actions.make_own_code(person=seeker.person, by=seeker.actor, at=now())

    with pytest.raises(actions.OutsideYourRegion):
        actions.begin_with_code(code=made.words, by=village_officer.actor, at=now(), on=timezone.localdate())


def test_a_signed_form_serves_within_the_region_and_is_kept_sealed(
    village_officer: Somebody, seeker: Somebody, other_officer: Somebody
) -> None:
    claim_nik(person=seeker.person, nik=NIK, by=SYSTEM, at=now())
    Person.objects.filter(pk=seeker.person.pk).update(village=make_region(VILLAGE))
    answers = {"nik": NIK, "full_name": "Rina Contoh"}

    refused = other_officer.client.post(reverse("officers:begin_with_form"), {**answers, "form": _form()})
    begun = village_officer.client.post(reverse("officers:begin_with_form"), {**answers, "form": _form()})

    assert (refused.status_code, begun.status_code) == (422, 302)
    form = StoredFile.objects.get(purpose="officers.signed_form")
    assert Representation.objects.get().signed_form == form
    own = seeker.client.get(reverse("files:download", args=[form.public_id]))
    assert own.status_code == 200
    assert b"".join(own).startswith(b"\xff\xd8\xff")  # type: ignore[call-overload] - a streamed answer is read to its end
    assert other_officer.client.get(reverse("files:download", args=[form.public_id])).status_code == 404


def test_a_form_that_is_no_picture_is_refused_in_a_sentence(village_officer: Somebody, seeker: Somebody) -> None:
    claim_nik(person=seeker.person, nik=NIK, by=SYSTEM, at=now())
    Person.objects.filter(pk=seeker.person.pk).update(village=make_region(VILLAGE))
    told = SimpleUploadedFile("formulir.png", b"nama;nik\nRina;1\n", "image/png")

    answer = village_officer.client.post(reverse("officers:begin_with_form"), {"nik": NIK, "full_name": "Rina Contoh", "form": told})

    assert answer.status_code == 422
    assert "JPG atau PNG" in answer.content.decode()
    assert not Representation.objects.exists()


def test_when_the_time_is_over_nothing_goes_to_anybodys_record(village_officer: Somebody, seeker: Somebody) -> None:
    begun = _begin(village_officer, seeker)
    Representation.objects.filter(pk=begun.pk).update(starts_at=now() - timedelta(hours=3), ends_at=now() - timedelta(seconds=1))

    answer = village_officer.client.post(reverse("profiles:skills"), {"names": "menjahit"})

    assert answer.status_code == 403
    assert "Waktu pendampingan sudah habis" in answer.content.decode()
    assert not Profile.objects.exists()
    village_officer.client.post(reverse("officers:end_assistance"))
    assert village_officer.client.get(reverse("profiles:profile")).status_code == 200


def test_the_citizen_stops_it_at_once(village_officer: Somebody, seeker: Somebody) -> None:
    begun = _begin(village_officer, seeker)

    seeker.client.post(reverse("officers:stop_assistance", args=[begun.pk]))

    assert village_officer.client.get(reverse("profiles:profile")).status_code == 403


def test_it_ends_with_the_officers_assignment(village_officer: Somebody, seeker: Somebody) -> None:
    _begin(village_officer, seeker)

    Assignment.objects.filter(person=village_officer.person).update(ended_at=now())

    assert village_officer.client.get(reverse("profiles:profile")).status_code == 403


def test_a_form_opened_before_cannot_be_sent_for_the_wrong_person(village_officer: Somebody, seeker: Somebody) -> None:
    before = village_officer.client.get(reverse("profiles:skills")).cookies["csrftoken"].value
    begun = village_officer.client.post(
        reverse("officers:begin_assistance"), {"code": actions.make_own_code(person=seeker.person, by=seeker.actor, at=now()).words}
    )

    assert begun.cookies["csrftoken"].value != before


def test_nobody_acts_for_oneself_or_without_the_role(village_officer: Somebody, seeker: Somebody, administrator: Somebody) -> None:
    today = timezone.localdate()
    own = actions.make_own_code(person=village_officer.person, by=village_officer.actor, at=now())
    with pytest.raises(actions.NotYourself):
        actions.begin_with_code(code=own.words, by=village_officer.actor, at=now(), on=today)
    made = actions.make_own_code(person=seeker.person, by=seeker.actor, at=now())
    with pytest.raises(NotPermitted):
        actions.begin_with_code(code=made.words, by=administrator.actor, at=now(), on=today)


def test_an_officer_of_the_counter_compares_a_foreigners_passport_and_a_village_officer_does_not(
    village_officer: Somebody, seeker: Somebody
) -> None:
    counter = make_officer("Tuti Contoh", OfficerRole.EMPLOYMENT_OFFICER, "3273")
    correct_passport(person=seeker.person, number="TX0000001", country="JPN", expires_on=date(2099, 1, 1), by=seeker.actor, at=now())
    address = reverse("officers:compare_passport")
    _begin(village_officer, seeker)
    assert village_officer.client.post(address).status_code == 403
    _begin(counter, seeker)
    assert "Sudah cocok dengan paspornya" in counter.client.get(reverse("profiles:identity")).content.decode()
    assert counter.client.post(address, follow=True).status_code == 200
    claim = PassportClaim.objects.get(person=seeker.person)
    assert (claim.state, claim.decided_at is not None) == ("verified", True)
    renewal = {"number": "TX0000002", "country": "JPN", "expires_on": date(2099, 6, 1)}
    correct_passport(person=seeker.person, **renewal, by=seeker.actor, at=now())
    page = counter.client.get(reverse("profiles:identity")).content.decode()
    assert "Sudah cocok dengan paspornya" in page, "the renewed one is compared, too"
    older = declare_former_passport(
        person=seeker.person, number="TX0000000", country="JPN", expires_on=date(2020, 1, 1), replaced_on=date(2019, 1, 1),
        by=seeker.actor, at=now(),
    )  # fmt: skip
    early = counter.client.post(address, {"paspor": str(older.pk)}, follow=True)
    assert "Cocokkan dulu paspor yang berlaku" in early.content.decode()
    counter.client.post(address)
    assert "Sudah cocok dengan paspornya" in counter.client.get(reverse("profiles:former_passports")).content.decode()
    counter.client.post(address, {"paspor": str(older.pk)})
    counter.client.post(address, {"paspor": "9" * 30})
    assert {claim.state for claim in PassportClaim.objects.filter(person=seeker.person)} == {"verified"}
    assert seeker.client.post(address).status_code == 403
