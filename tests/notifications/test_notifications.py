"""People are told once, in the language they read, in the inbox and by the channels they want."""

import itertools
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from siapkerja.events import registry
from siapkerja.events.publishing import publish
from siapkerja.messaging.actions.messages import deliver
from siapkerja.messaging.models import OutgoingMessage
from siapkerja.notifications import notices, queries
from siapkerja.notifications.actions import sending
from siapkerja.notifications.actions.telling import tell
from siapkerja.notifications.models import Message, MessageState, Notification
from siapkerja.notifications.notices import Notice, register
from siapkerja.notifications.rendering import render
from tests.support.people import SYSTEM, Somebody
from tests.support.probes.facts import ProbeUnheard

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
_keys = itertools.count()

TEMPLATE = """{% load i18n %}{% block subject %}{% blocktranslate trimmed %}Kabar tentang {{ title }}{% endblocktranslate %}{% endblock %}
{% block body %}{% translate "Masuk" %}: {{ title }} & lain{% endblock %}
"""


@pytest.fixture(autouse=True)
def _template(settings: Any, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A template of a notice that only tests know."""
    from django.template import engines

    (tmp_path / "notifications").mkdir()
    (tmp_path / "notifications" / "probe.txt").write_text(TEMPLATE)
    monkeypatch.setattr(engines["django"].engine, "dirs", [*engines["django"].engine.dirs, tmp_path])


@pytest.fixture
def _notices() -> Iterator[None]:
    known, reacting = dict(notices._notices), dict(registry._reactions)
    yield
    notices._notices.clear()
    notices._notices.update(known)
    registry._reactions.clear()
    registry._reactions.update(reacting)


def told(somebody: Somebody, **fields: Any) -> Notification:
    values: dict[str, Any] = {"slug": "probe", "category": "karirhub", "key": f"probe:{next(_keys)}", "params": {"title": "Penjahit <1>"}}
    values |= {"person_ids": [somebody.person.pk], "at": AT}
    return tell(**(values | fields))[0]


@pytest.mark.usefixtures("_notices")
def test_a_fact_tells_its_audience_once_however_often_it_is_heard(
    seeker: Somebody, other_seeker: Somebody, deliver_facts: Callable[[], int]
) -> None:
    register(
        Notice(
            slug="probe",
            fact=ProbeUnheard,
            category="karirhub",
            audience=lambda fact: [seeker.person.pk, other_seeker.person.pk, seeker.person.pk],
            params=lambda fact: {"title": f"lowongan {fact.probe_id}"},
            url=lambda fact: ("notifications:inbox", []),
        )
    )
    for _ in range(2):
        publish(ProbeUnheard(version=1, probe_id=4), by=SYSTEM, at=AT)
        deliver_facts()
    assert Notification.objects.count() == 2
    assert render(Notification.objects.of(seeker.person.pk).get()).subject == "Kabar tentang lowongan 4"
    publish(ProbeUnheard(version=2, probe_id=4), by=SYSTEM, at=AT)
    deliver_facts()
    assert Notification.objects.count() == 4


@pytest.mark.usefixtures("_notices")
def test_a_notice_needs_a_name_of_its_own_and_a_known_category() -> None:
    notice = Notice(slug="probe", fact=ProbeUnheard, category="karirhub", audience=lambda fact: [])
    register(notice)
    with pytest.raises(ValueError, match="two notices"):
        register(notice)
    with pytest.raises(ValueError, match="no category"):
        register(Notice(slug="other", fact=ProbeUnheard, category="lain", audience=lambda fact: []))


@pytest.mark.parametrize("notice", notices.registered(), ids=lambda notice: notice.slug)
def test_every_registered_notice_has_its_words(notice: Notice) -> None:
    from django.template.loader import get_template

    source = get_template(f"notifications/{notice.slug}.txt").template.source
    assert "{% block subject %}" in source
    assert "{% block body %}" in source


def test_words_are_plain_text_in_the_mail_and_escaped_on_the_page(seeker: Somebody) -> None:
    words = render(told(seeker))
    assert words.subject == "Kabar tentang Penjahit <1>"
    assert words.body == "Masuk: Penjahit <1> & lain"
    assert "Penjahit &lt;1&gt; &amp; lain" in seeker.client.get(reverse("notifications:inbox")).content.decode()


def test_the_inbox_shows_the_newest_first_page_by_page(seeker: Somebody, other_seeker: Somebody) -> None:
    for number in range(25):
        told(seeker, params={"title": f"nomor {number}"}, at=AT + timedelta(minutes=number))
    told(other_seeker, params={"title": "milik orang lain"})
    first = seeker.client.get(reverse("notifications:inbox")).content.decode()
    assert first.index("nomor 24") < first.index("nomor 23")
    assert "nomor 4<" not in first
    assert "nomor 4<" in seeker.client.get(reverse("notifications:inbox"), {"hal": "2"}).content.decode()
    assert "orang lain" not in first


def test_an_empty_inbox_says_what_will_come(seeker: Somebody) -> None:
    assert "Belum ada pemberitahuan" in seeker.client.get(reverse("notifications:inbox")).content.decode()


def test_opening_marks_it_read_and_leads_to_its_matter(seeker: Somebody, other_seeker: Somebody) -> None:
    with_page = told(seeker, url_name="notifications:preferences")
    without = told(seeker)
    gone = told(seeker, url_name="probes:gone", url_args=[1])
    assert queries.unread_count(seeker.person.pk) == 3
    answers = [seeker.client.post(reverse("notifications:open", args=[row.pk]))["Location"] for row in (with_page, without, gone)]
    assert answers == [reverse("notifications:preferences"), reverse("notifications:inbox"), reverse("notifications:inbox")]
    assert queries.unread_count(seeker.person.pk) == 0
    assert other_seeker.client.post(reverse("notifications:open", args=[without.pk])).status_code == 404
    opened = seeker.client.get(reverse("notifications:open", args=[without.pk]))
    assert (opened.status_code, opened["Allow"]) == (405, "POST")
    assert "Alamat ini bukan halaman" in opened.content.decode(), "not a blank one"


def test_all_are_marked_read_at_once_for_oneself_only(seeker: Somebody, other_seeker: Somebody) -> None:
    told(seeker), told(seeker), told(other_seeker)
    seeker.client.post(reverse("notifications:read_all"))
    assert (queries.unread_count(seeker.person.pk), queries.unread_count(other_seeker.person.pk)) == (0, 1)


def test_the_number_of_unread_stands_in_the_frame_and_costs_one_query(seeker: Somebody, django_assert_num_queries) -> None:
    told(seeker), told(seeker)
    assert "2 belum dibaca" in seeker.client.get(reverse("notifications:preferences")).content.decode()
    with django_assert_num_queries(1):
        assert queries.unread_count(seeker.person.pk) == 2
    with django_assert_num_queries(0):
        assert queries.unread_count(None) == 0


def test_the_inbox_costs_the_same_for_one_and_for_many(seeker: Somebody, django_assert_max_num_queries) -> None:
    for _ in range(15):
        told(seeker)
    with django_assert_max_num_queries(8):
        seeker.client.get(reverse("notifications:inbox"))


def test_strangers_sign_in_first(client: Client, db: None) -> None:
    assert client.get(reverse("notifications:inbox")).status_code == 302


# Mail


def send_all(at: datetime | None = None) -> None:
    for message in Message.objects.filter(state=MessageState.PENDING):
        sending.send(message_id=message.pk, at=at or timezone.now())


def test_a_notification_is_mailed_once_with_a_stable_key_and_a_link(seeker: Somebody) -> None:
    told(seeker, url_name="notifications:inbox")
    pk = Message.objects.get().pk
    assert sending.send(message_id=pk, at=AT) is True
    assert sending.send(message_id=pk, at=AT) is False
    outgoing = OutgoingMessage.objects.get()
    deliver(message_id=outgoing.pk, at=AT)
    (sent,) = mail.outbox
    assert sent.to == [seeker.user.email]
    assert sent.subject == "Kabar tentang Penjahit <1>"
    assert "/kotak-masuk/" in sent.body
    assert sent.extra_headers["Message-ID"].startswith(f"<{outgoing.public_id}@")
    assert outgoing.key == f"notice-email-{Notification.objects.get().pk}"


def test_a_category_switched_off_stays_in_the_inbox_only(seeker: Somebody) -> None:
    address = reverse("notifications:preferences")
    seeker.client.post(address, {"wajiblapor": "on", "account": "on", "web": "on"})
    told(seeker)
    told(seeker, category="wajiblapor")
    assert Notification.objects.count() == 2
    assert Message.objects.get().notification.category == "wajiblapor"
    page = seeker.client.get(address).content.decode()
    assert page.count("checked") == 3
    seeker.client.post(address, {"karirhub": "on"})
    told(seeker)
    assert Message.objects.count() == 2


def test_without_an_address_nothing_is_mailed(seeker: Somebody) -> None:
    told(seeker)
    seeker.user.is_active = False
    seeker.user.save()
    send_all()
    assert Message.objects.get().trouble == "NoAddress"
    assert not OutgoingMessage.objects.exists()


def test_a_notification_that_cannot_be_worded_is_tried_again_later_and_at_last_given_up(seeker: Somebody) -> None:
    told(seeker)
    Notification.objects.update(slug="tanpa_kata")
    waits = []
    for _ in range(sending.MOST_ATTEMPTS):
        send_all(AT)
        waits.append(Message.objects.get().due_at - AT)
    message = Message.objects.get()
    assert (message.state, message.attempts, message.trouble) == (MessageState.FAILED, sending.MOST_ATTEMPTS, "TemplateDoesNotExist")
    assert waits == sorted(waits)
    assert waits[0] < waits[-1]


def test_messages_lost_by_the_broker_are_queued_again(only_own_workers: None, seeker: Somebody, broker: Any) -> None:
    told(seeker)
    assert sending.sweep(at=timezone.now()) == 0
    assert sending.sweep(at=timezone.now() + timedelta(minutes=5)) == 1
    assert broker.waiting("quick") == 1
