"""The progress page and its live fragment, for whoever may follow the job."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse

from siapkerja.jobs import access
from siapkerja.jobs.models import Job, JobState
from tests.support.people import Somebody

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
FRAGMENT = {"HTTP_HX_REQUEST": "true", "HTTP_HX_CURRENT_URL": "http://testserver/wajib-lapor/"}


def job_of(somebody: Somebody, **fields: object) -> Job:
    values = {"kind": "probes.count", "subject": "probes.thing:1", "state": JobState.RUNNING, "total": 1240, "done": 1017, "faults": 37}
    values |= {"created_at": AT, "heartbeat_at": AT, "started_at": AT}
    return Job.objects.create(started_by_id=somebody.person.pk, **(values | fields))


def address(job: Job) -> str:
    return reverse("jobs:progress", args=[job.public_id])


def test_a_running_job_shows_counts_and_asks_again_every_second(seeker: Somebody) -> None:
    job = job_of(seeker)
    page = seeker.client.get(address(job)).content.decode()
    assert 'max="1240" value="1017"' in page
    assert "dari 1.240 baris" in page
    assert ">980<" in page
    assert f'hx-get="{address(job)}"' in page
    assert "Muat ulang angka" in page


def test_the_fragment_of_a_finished_job_asks_no_more_and_reloads_the_page_around_it(seeker: Somebody) -> None:
    job = job_of(seeker, state=JobState.FINISHED)
    answer = seeker.client.get(address(job), **FRAGMENT)
    assert answer["HX-Refresh"] == "true"
    assert "hx-get" not in answer.content.decode()
    assert "<html" not in answer.content.decode()


def test_the_fragment_links_to_the_page_it_stands_on(seeker: Somebody) -> None:
    answer = seeker.client.get(address(job_of(seeker)), **FRAGMENT)
    assert 'href="/wajib-lapor/"' in answer.content.decode()
    assert not answer.has_header("HX-Refresh")


@pytest.mark.parametrize("state", [JobState.QUEUED, JobState.FAILED, JobState.CANCELLED])
def test_every_state_has_words(seeker: Somebody, state: JobState) -> None:
    job = job_of(seeker, state=state, total=None, done=0, faults=0, started_at=None)
    assert str(state.label) in seeker.client.get(address(job)).content.decode()


def test_strangers_get_404(seeker: Somebody, other_seeker: Somebody, client: Client) -> None:
    job = job_of(seeker)
    assert other_seeker.client.get(address(job)).status_code == 404
    assert other_seeker.client.post(reverse("jobs:cancel", args=[job.public_id])).status_code == 404
    assert client.get(address(job)).status_code == 302


def test_a_service_says_who_else_may_follow(seeker: Somebody, other_seeker: Somebody, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access, "_rules", {})
    access.allow_following("probes.thing", lambda actor, job: actor.person_id == other_seeker.person.pk)
    assert other_seeker.client.get(address(job_of(seeker))).status_code == 200


def test_cancelling_leads_back_to_the_page_one_was_on(seeker: Somebody) -> None:
    job = job_of(seeker)
    answer = seeker.client.post(reverse("jobs:cancel", args=[job.public_id]), {"next": "/wajib-lapor/"})
    assert answer["Location"] == "/wajib-lapor/"
    job.refresh_from_db()
    assert job.cancel_asked_at is not None
    away = seeker.client.post(reverse("jobs:cancel", args=[job.public_id]), {"next": "https://contoh.example/"})
    assert away["Location"] == address(job)


def test_the_page_costs_few_queries(seeker: Somebody, django_assert_max_num_queries) -> None:
    job = job_of(seeker)
    with django_assert_max_num_queries(8):
        seeker.client.get(address(job))
    with django_assert_max_num_queries(6):
        seeker.client.get(address(job), **FRAGMENT)
