"""Signed-in devices: how they are listed, recognised and signed out."""

from collections.abc import Callable

import pytest
from allauth.usersessions.models import UserSession
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from siapkerja.notifications.models import Notification
from siapkerja.signin.models import KnownDevice
from siapkerja.signin.second_factor.devices import device_of
from tests.signin_second_factor.conftest import ANDROID, WINDOWS, confirmed, signed_in
from tests.support.people import PASSWORD, Somebody, make_somebody

EDGE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Mobile/15E148 Safari/604.1"


def _page(client: Client) -> str:
    return client.get(reverse("signin:security")).content.decode()


def _is_in(client: Client) -> bool:
    return client.get(reverse("profiles:overview")).status_code == 200


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (ANDROID, "Chrome di Android"),
        (WINDOWS, "Firefox di Windows"),
        (EDGE, "Edge di Windows"),
        (IPHONE, "Safari di iPhone"),
        ("", "Perangkat yang tidak dikenal"),
        ("<script>", "Perangkat yang tidak dikenal"),
    ],
)
def test_a_device_is_called_what_its_owner_calls_it(user_agent: str, words: str) -> None:
    assert device_of(user_agent).words == words


def test_signing_in_gives_the_session_a_new_key(seeker: Somebody) -> None:
    client = Client()
    client.get(reverse("account_login"))
    session = client.session
    session["left_by"] = "a stranger"
    session.save()
    before = session.session_key

    signed_in(seeker, client=client)

    assert client.session.session_key != before


def test_both_devices_are_listed_and_one_is_signed_out_from_the_other(seeker: Somebody) -> None:
    phone, office = signed_in(seeker), signed_in(seeker, user_agent=WINDOWS)
    page = _page(phone)
    assert page.index("Chrome di Android") < page.index("Firefox di Windows")

    other = UserSession.objects.get(user_agent=WINDOWS)
    answer = phone.post(reverse("signin:sign_out_device", args=[other.pk]), follow=True).content.decode()

    assert "Firefox di Windows sudah dikeluarkan" in answer
    assert _is_in(phone)
    assert not _is_in(office)
    assert "Keluarkan semua" not in _page(phone)


def test_all_others_are_signed_out_at_once(seeker: Somebody) -> None:
    here, others = signed_in(seeker), [signed_in(seeker, user_agent=WINDOWS) for _ in range(2)]

    answer = here.post(reverse("signin:sign_out_others"), follow=True).content.decode()

    assert "2 perangkat lain dikeluarkan" in answer
    assert [_is_in(client) for client in (here, *others)] == [True, False, False]


def test_nobody_signs_out_somebody_else(seeker: Somebody, other_seeker: Somebody) -> None:
    signed_in(seeker)
    session = UserSession.objects.get(user=seeker.user)

    assert other_seeker.client.post(reverse("signin:sign_out_device", args=[session.pk])).status_code == 404
    assert UserSession.objects.filter(pk=session.pk).exists()


def test_a_session_that_has_ended_is_not_listed_and_reading_the_list_writes_nothing(seeker: Somebody) -> None:
    here, gone = signed_in(seeker), signed_in(seeker, user_agent=WINDOWS)
    gone.session.flush()

    assert "Firefox di Windows" not in _page(here)
    assert UserSession.objects.count() == 2


def test_changing_the_password_ends_the_others_and_says_so(seeker: Somebody) -> None:
    here, other = signed_in(seeker), signed_in(seeker, user_agent=WINDOWS)
    before = here.session.session_key
    new = "sandi-lain-yang-panjang"

    answer = here.post(
        reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": new, "password2": new}, follow=True
    ).content.decode()

    assert "Perangkat lain yang sedang masuk sudah dikeluarkan" in answer
    assert _is_in(here)
    assert not _is_in(other)
    assert here.session.session_key != before
    assert "Firefox di Windows" not in _page(here)


def test_the_last_time_seen_is_written_once_in_ten_minutes(seeker: Somebody) -> None:
    client = signed_in(seeker)
    long_ago = timezone.now() - timezone.timedelta(hours=1)
    UserSession.objects.update(last_seen_at=long_ago)
    client.get(reverse("profiles:overview"))
    assert UserSession.objects.get().last_seen_at == long_ago

    session = client.session
    session["seen_at"] -= 3600
    session.save()
    client.get(reverse("profiles:overview"))

    assert timezone.now() - UserSession.objects.get().last_seen_at < timezone.timedelta(minutes=1)


def test_a_new_device_is_told_in_the_inbox_and_by_mail_the_first_and_a_known_one_are_not(
    seeker: Somebody, deliver_facts: Callable[[], int], django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    phone = signed_in(seeker)
    deliver_facts()
    assert not Notification.objects.exists()

    signed_in(seeker, user_agent=WINDOWS)
    deliver_facts()
    told = Notification.objects.get(person=seeker.person)
    assert (told.slug, told.params) == ("signed_in_on_new_device", {"browser": "Firefox", "system": "Windows"})
    assert told.messages.filter(channel="email").exists()
    assert "Masuk dari perangkat baru" in phone.get(reverse("notifications:inbox")).content.decode()

    phone.post(reverse("account_logout"))
    signed_in(seeker, client=phone)
    deliver_facts()
    assert Notification.objects.count() == 1
    assert KnownDevice.objects.count() == 2
    assert not mail.outbox


def test_two_people_at_one_computer_are_each_known_there(seeker: Somebody, deliver_facts: Callable[[], int]) -> None:
    shared = signed_in(seeker)
    shared.post(reverse("account_logout"))
    sister = make_somebody("Adik Contoh")
    signed_in(sister, client=shared)
    deliver_facts()

    assert KnownDevice.objects.filter(user__in=[seeker.user, sister.user]).count() == 2
    assert not Notification.objects.exists()


def test_contacts_are_changed_only_after_the_password_was_asked_again_and_nothing_is_lost(seeker: Somebody) -> None:
    client = signed_in(seeker)
    asked = client.post(reverse("account_email"), {"email": "baru@contoh.example", "action_add": ""})
    assert asked["Location"].startswith(reverse("account_reauthenticate"))

    page = client.post(asked["Location"], {"password": PASSWORD}, follow=True)

    assert page.redirect_chain[-1][0].startswith(reverse("account_email_verification_sent"))
    assert "baru@contoh.example" in page.content.decode()


@pytest.mark.parametrize("name", ["mfa_add_webauthn", "mfa_activate_totp", "mfa_generate_recovery_codes"])
def test_factors_are_changed_only_after_the_password_was_asked_again(seeker: Somebody, name: str) -> None:
    client = signed_in(seeker)

    assert client.get(reverse(name))["Location"].startswith(reverse("account_reauthenticate"))
    assert confirmed(client).get(reverse(name)).status_code == 200
