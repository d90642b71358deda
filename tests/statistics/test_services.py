"""What the services count arrives in statistics, and all of it can be made anew from the stored facts."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from siapkerja.events.models import EventRecord
from siapkerja.events.publishing import publish
from siapkerja.facts.base import Fact
from siapkerja.facts.karirhub import ApplicantHired
from siapkerja.facts.sertihub import CandidacySubmitted, CertificateIssued, CertificateRevoked, SchemePublished
from siapkerja.facts.skillhub import TrainingCompleted
from siapkerja.facts.wirausaha import AidAccountedFor, AidAgreed, ProposalSubmitted
from siapkerja.statistics import counting
from siapkerja.statistics.figures import figures, value_of
from siapkerja.statistics.models import Contribution, Milestone, PeopleCount, Rollup, YearRollup
from siapkerja.statistics.periods import Period
from siapkerja.statistics.tasks import fold
from skillhub.actions import batches
from skillhub.enums import CancelReason
from tests.support.people import SYSTEM, Somebody
from tests.support.samples import filed_report
from tests.support.training import enrolled, open_batch, open_programme
from tests.support.vacancies import application, draft_vacancy, open_vacancy

TODAY = timezone.localdate()
MONTH, YEAR = Period.month(TODAY), Period.year(TODAY)


def test_filed_reports_and_their_workers_are_counted_where_and_when_they_were_filed(
    manager: Somebody, deliver_facts: Callable[[], int]
) -> None:
    filed_report(manager, workers=3)
    deliver_facts()
    fold()

    assert value_of("manpower-reports", "32", MONTH) == 1
    assert value_of("reported-workers", "3273", MONTH) == 3
    assert value_of("reported-workers", "35", MONTH) == 0


def test_published_vacancies_and_applications_are_counted_once_however_often_the_fact_arrives(
    manager: Somebody, seeker: Somebody, deliver_facts: Callable[[], int]
) -> None:
    vacancy = open_vacancy(manager.workplace, openings=7)
    draft_vacancy(manager.workplace)
    application(vacancy, seeker)
    deliver_facts()
    _hear_everything_again()
    fold()

    assert value_of("published-vacancies", "32", MONTH) == 1
    assert value_of("vacancy-openings", "", MONTH) == 7
    assert value_of("job-applications", "3273", MONTH) == 1


def test_programmes_batches_seats_and_registrations_are_counted_where_the_training_is(
    manager: Somebody, seeker: Somebody, deliver_facts: Callable[[], int]
) -> None:
    programme = open_programme(manager.workplace)
    batch, cancelled = open_batch(programme, quota=16), open_batch(programme, quota=9)
    enrolled(batch, seeker)
    batches.cancel(batch=cancelled, reason=CancelReason.TOO_FEW, by=SYSTEM, at=timezone.now())
    deliver_facts()
    _hear_everything_again()
    fold()

    counted = {slug: value_of(f"training-{slug}", "3273", MONTH) for slug in ("programmes", "batches", "seats", "registrations")}
    assert counted == {"programmes": 1, "batches": 1, "seats": 16, "registrations": 1}


def _tell(*facts: Fact) -> None:
    with transaction.atomic():
        for fact in facts:
            publish(fact, by=SYSTEM, at=timezone.now())


def _hear_everything_again() -> None:
    for event in EventRecord.objects.order_by("-id"):
        counting.hear(event.revived(), at=event.at)


def _chain(office: Any, person_id: int) -> list[Fact]:
    """A person's way through the services as facts, with a second certificate that is revoked."""
    body = {"legal_entity_id": office.legal_entity_id}
    case = {**body, "candidacy_id": person_id, "person_id": person_id, "scheme_id": 1}
    certificate = {
        **body, "candidacy_id": person_id, "person_id": person_id, "scheme_number": "S-1", "document_id": 1, "number": "1", "scheme_id": 1,
        "occupation_code": "", "unit_codes": (), "regency_code": "3578", "issued_on": TODAY, "valid_until": TODAY + timedelta(days=1000),
    }  # fmt: skip
    proposal = {"proposal_id": person_id, "programme_id": 1, "person_id": person_id, "village_code": "3374010001", "regency_code": "3374"}
    revoked = {key: certificate[key] for key in ("legal_entity_id", "candidacy_id", "person_id", "scheme_number")}
    return [
        TrainingCompleted(
            version=5, enrolment_id=person_id, batch_id=1, programme_id=1, person_id=person_id, workplace_id=office.pk, **body,
            regency_code="3273", completed_on=TODAY, unit_codes=(), occupation_code="", instructor_ids=(),
        ),
        SchemePublished(version=2, scheme_id=1, number="S-1", title="", occupation_code="", unit_codes=(), **body),
        SchemePublished(version=4, scheme_id=1, number="S-1", title="", occupation_code="", unit_codes=(), **body),
        CandidacySubmitted(version=2, **case),
        CertificateIssued(version=1, certificate_id=2 * person_id, **certificate),
        CertificateIssued(version=1, certificate_id=2 * person_id + 1, **certificate),
        CertificateRevoked(version=2, certificate_id=2 * person_id + 1, reason_code="fraud", **revoked),
        ApplicantHired(
            version=4, application_id=person_id, vacancy_id=1, person_id=person_id, workplace_id=office.pk, **body,
            occupation_code="", regency_code="3171", starts_on=None,
        ),
        ProposalSubmitted(version=2, number="1", **proposal),
        AidAgreed(version=6, document_id=1, amount=5_000_000, agreed_on=TODAY, account_by=TODAY, **proposal),
        AidAccountedFor(version=8, spent=4_900_000, workers=2, **proposal),
    ]  # fmt: skip


@pytest.fixture
def _only_counting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Facts about records that are not there are heard by the figures alone."""
    monkeypatch.setattr("siapkerja.events.publishing.reactions_to", lambda fact: [])


@pytest.mark.usefixtures("_only_counting")
def test_the_chain_is_counted_in_every_service_and_people_once_each(manager: Somebody) -> None:
    _tell(*_chain(manager.workplace, 7), *_chain(manager.workplace, 8))
    _hear_everything_again()
    _hear_everything_again()
    fold()

    slugs = ("people-trained", "people-certified", "people-hired", "people-aided")
    assert [value_of(slug, "", YEAR) for slug in slugs] == [2, 2, 2, 2]
    assert [value_of("people-trained", "3273", MONTH), value_of("people-hired", "31", MONTH)] == [2, 2]
    counted = ["certification-schemes", "certification-candidates", "competence-certificates", "aid-applications", "aid-accounted-for"]
    assert [value_of(slug, "", MONTH) for slug in counted] == [1, 2, 2, 2, 2]
    assert value_of("certification-candidates", "3273", MONTH) == 2, "where the body has its head office"
    assert value_of("aid-agreed", "3374", MONTH) == 10_000_000
    assert PeopleCount.objects.get(measure="trained-hired", span="year", region_code="32").people == 2


def _everything() -> dict[str, set[tuple[object, ...]]]:
    return {
        "rollups": set(Rollup.objects.exclude(value=0).values_list("figure", "region_code", "month", "value")),
        "years": set(YearRollup.objects.exclude(value=0).values_list("figure", "region_code", "year", "value")),
        "people": set(
            PeopleCount.objects.exclude(people=0).values_list("measure", "span", "starts_on", "region_code", "days", "people")
        ),
        "milestones": set(Milestone.objects.filter(is_standing=True).values_list("person_id", "kind", "on", "regency_code", "source")),
        "contributions": set(Contribution.objects.values_list("figure", "source", "version", "amount")),
    }  # fmt: skip


@pytest.mark.parametrize("options", [[], ["--from-facts"]])
@pytest.mark.usefixtures("_only_counting")
def test_a_rebuild_gives_the_same_numbers(manager: Somebody, seeker: Somebody, options: list[str]) -> None:
    programme = open_programme(manager.workplace)
    enrolled(open_batch(programme), seeker)
    open_vacancy(manager.workplace, openings=3)
    filed_report(manager, workers=3)
    _tell(*_chain(manager.workplace, 7))
    for event in EventRecord.objects.order_by("id"):
        counting.hear(event.revived(), at=event.at)
        if event.pk % 3 == 0:
            fold()
    fold()
    built = _everything()
    assert all(built.values())

    call_command("rebuild_statistics", *options)
    assert _everything() == built
    fold()
    assert _everything() == built


def test_every_figure_says_what_it_means_and_where_it_comes_from() -> None:
    services = {figure.service for figure in figures()}
    assert services >= {"karirhub", "skillhub", "sertihub", "wirausaha", "wajiblapor"}
    for figure in figures():
        assert str(figure.definition).endswith(".")
        assert figure.source
        assert figure.unit


def test_a_year_begins_and_ends_with_itself() -> None:
    assert Period.year(date(2026, 7, 3)) == Period(date(2026, 1, 1), date(2026, 12, 31))
