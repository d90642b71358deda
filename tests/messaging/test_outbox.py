"""The demo's outbox."""

from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.utils import timezone

from siapkerja.messaging.actions.messages import deliver, send_message
from siapkerja.messaging.channels import Channel

pytestmark = pytest.mark.django_db


def _sms(number: int) -> None:
    send_message(channel=Channel.SMS, to="081234567890", subject="", body=f"Kode Anda {number}.", purpose="signin_code", at=timezone.now())


def test_the_outbox_shows_messages_newest_first_without_login_and_masks_receivers(client: Client) -> None:
    _sms(111_111)
    message = send_message(
        channel=Channel.EMAIL, to="budi@contoh.example", subject="Halo <b>", body="Buka https://contoh.example/x", purpose="test",
        at=timezone.now(),
    )  # fmt: skip
    deliver(message_id=message.pk, at=timezone.now())
    shown = client.get("/kotak-keluar/").content.decode()

    assert shown.index("Halo &lt;b&gt;") < shown.index("Kode Anda 111111.")
    assert "b***@contoh.example" in shown
    assert "budi@" not in shown
    assert '<a href="https://contoh.example/x"' in shown
    assert "+6281*******90" in shown
    assert "Terkirim" in shown


def test_older_messages_are_on_further_pages(client: Client) -> None:
    for number in range(25):
        _sms(200_000 + number)
    first = client.get("/kotak-keluar/")
    second = client.get("/kotak-keluar/" + first.context["page"].next_url)

    assert b"Kode Anda 200024." in first.content
    assert b"Kode Anda 200000." not in first.content
    assert b"Kode Anda 200000." in second.content
    assert second.context["page"].next_url == ""


@pytest.mark.parametrize("spoilt", ["x", "-1", "9" * 40, "²"])
def test_a_spoilt_page_shows_the_newest(client: Client, spoilt: str) -> None:
    assert client.get("/kotak-keluar/", {"sebelum": spoilt}).status_code == 200


def test_an_empty_outbox_says_what_to_do(client: Client) -> None:
    assert "Muat ulang" in client.get("/kotak-keluar/").content.decode()


def test_where_people_are_real_there_is_no_outbox_and_no_hint(client: Client, settings: Any) -> None:
    settings.IS_DEMO = False
    assert client.get("/kotak-keluar/").status_code == 404
    assert render_to_string("messaging/outbox_hint.html", {"is_demo": False}).strip() == ""
    assert "/kotak-keluar/" in render_to_string("messaging/outbox_hint.html", {"is_demo": True})
