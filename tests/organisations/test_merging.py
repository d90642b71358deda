"""A company registered twice becomes one: every reference moves, the old address leads on, and it happens once."""

import pytest
from django.apps import apps
from django.db import models
from django.urls import reverse

from karirhub.models import Vacancy
from siapkerja.events.models import EventRecord
from siapkerja.identity.actions.consents import give_consent
from siapkerja.identity.actions.organisations import grant_membership
from siapkerja.identity.enums import ConsentPurpose, MemberRole
from siapkerja.identity.merging import references
from siapkerja.identity.models import Consent, LegalEntity, Membership
from siapkerja.kernel.errors import NotPermitted
from siapkerja.organisations.actions.merging import (
    AlreadyMerged,
    CasesOpen,
    MergeReasonNeeded,
    NibsDiffer,
    RowsCollide,
    SameOrganisation,
    merge_organisations,
)
from siapkerja.organisations.models import Merge
from siapkerja.organisations.permissions import OwnCase
from tests.organisations.conftest import claim, handover, member
from tests.support.people import SINCE, SYSTEM, Somebody, make_company, make_somebody, now
from tests.support.registered import a_registered_company
from tests.support.samples import filed_report
from tests.support.vacancies import draft_vacancy, open_vacancy
from wajiblapor.models import KnownHeading, ManpowerReport


@pytest.fixture
def double(db: None) -> Somebody:
    """The same company registered by hand, never proven, without a NIB."""
    somebody = make_company("PT Contoh Satu (ganda)", make_somebody("Dewi Contoh"), is_proven=False)
    LegalEntity.objects.filter(pk=somebody.organisation.pk).update(nib=None)
    return Somebody(somebody.user, somebody.client, LegalEntity.objects.get(pk=somebody.organisation.pk))


def merged(kept: Somebody, absorbed: Somebody, officer: Somebody) -> Merge:
    return merge_organisations(
        kept=kept.organisation, absorbed=absorbed.organisation, reason="Terdaftar dua kali.", by=officer.actor, at=now()
    )


def _pointing_at(entity: LegalEntity) -> list[str]:
    """Every row of any table with a foreign key to the organisation, the record of the merge itself apart."""
    found = []
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, models.ForeignKey) and field.related_model is LegalEntity and (model, field.name) != (Merge, "absorbed"):
                found += [f"{model._meta.label}.{field.name}"] * model._base_manager.filter(**{field.name: entity.pk}).count()
    return found


def test_every_reference_moves_and_none_to_the_duplicate_remains(
    manager: Somebody, double: Somebody, seeker: Somebody, officer: Somebody
) -> None:
    LegalEntity.objects.filter(pk=double.organisation.pk).update(proven_at=now())
    double = Somebody(double.user, double.client, LegalEntity.objects.get(pk=double.organisation.pk))
    report, shown = filed_report(double), open_vacancy(double.workplace)
    filed_report(manager)
    share = ConsentPurpose.SHARE_PROFILE_WITH_EMPLOYER
    for company in (manager, double):
        KnownHeading.objects.create(legal_entity=company.organisation, heading="thp", column="base_wage", told_at=now())
        give_consent(person=seeker.person, purpose=share, recipient=company.organisation, by=seeker.actor, at=now())
    both = member(double.organisation, "Tono Contoh", MemberRole.MANAGER)
    grant_membership(person=both.person, legal_entity=manager.organisation, role=MemberRole.READER, by=SYSTEM, at=now(), on=SINCE)
    assert len(_pointing_at(double.organisation)) >= 8

    merge = merged(manager, double, officer)

    assert _pointing_at(double.organisation) == []
    assert [row.field for row in references() if row.rows(double.organisation.pk).exists()] == []
    assert ManpowerReport.objects.get(pk=report.pk).legal_entity_id == manager.organisation.pk
    assert Vacancy.objects.get(pk=shown.pk).legal_entity_id == manager.organisation.pk
    assert merge.moved["wajiblapor.manpowerreport.legal_entity"] == 1
    assert merge.moved["files.storedfile.legal_entity_id"] >= 1
    assert both.actor.member_roles(manager.organisation.pk) == {MemberRole.MANAGER}, "the stronger of two roles stays"
    assert double.actor.member_roles(manager.organisation.pk) == {MemberRole.SIGNATORY}
    assert Membership.objects.filter(ending="merged").count() == 1
    assert Consent.objects.filter(recipient=manager.organisation, withdrawn_at=None).count() == 1
    assert Consent.objects.filter(recipient=manager.organisation).count() == 2, "the history is kept"
    offices = manager.organisation.workplaces.order_by("pk").values_list("kind", flat=True)
    assert sorted(offices) == ["branch", "head_office"]
    assert manager.organisation.capacities.filter(valid_to=None).count() == 1


def test_the_old_address_leads_to_the_organisation_that_stayed_for_its_members_only(
    manager: Somebody, double: Somebody, seeker: Somebody, officer: Somebody
) -> None:
    merged(manager, double, officer)
    old = reverse("organisations:members", args=[double.organisation.public_id])

    answer = double.client.get(old)

    assert answer.status_code == 301
    assert answer["Location"] == reverse("organisations:members", args=[manager.organisation.public_id])
    assert seeker.client.get(old).status_code == 404


def test_the_nib_and_the_proof_go_over_and_the_fact_is_announced_with_its_notice(
    manager: Somebody, double: Somebody, officer: Somebody, deliver_facts
) -> None:
    company = a_registered_company("8000000000001")
    LegalEntity.objects.filter(pk=manager.organisation.pk).update(nib=company.nib)
    nib = company.nib
    merged(double, manager, officer)
    deliver_facts()

    company.refresh_from_db()
    assert (company.legal_entity, company.email) == (double.organisation, None), "its company of the register is on the portal"
    kept = LegalEntity.objects.get(pk=double.organisation.pk)
    gone = LegalEntity.objects.get(pk=manager.organisation.pk)
    assert (kept.nib, kept.proven_at is not None, gone.nib, gone.merged_into) == (nib, True, None, kept)
    assert EventRecord.objects.filter(fact="organisations.OrganisationsMerged").count() == 1
    for side in (manager, double):
        assert "digabung ke" in side.client.get("/kotak-masuk/").content.decode()


def test_a_merge_happens_once_and_chains_lead_to_the_end(manager: Somebody, double: Somebody, officer: Somebody) -> None:
    merged(manager, double, officer)
    with pytest.raises(AlreadyMerged):
        merged(manager, double, officer)
    third = make_company("PT Contoh Induk", make_somebody("Eka Contoh"), is_proven=False)

    merged(third, manager, officer)

    assert LegalEntity.objects.get(pk=double.organisation.pk).merged_into_id == third.organisation.pk
    assert double.client.get(reverse("identity:organisation", args=[double.organisation.public_id])).status_code == 301
    assert Merge.objects.count() == 2


def test_only_officers_of_both_places_merge_never_their_own_and_never_two_proven_nibs(
    manager: Somebody, double: Somebody, other_manager: Somebody, officer: Somebody, ministry_officer: Somebody
) -> None:
    with pytest.raises(NotPermitted):
        merged(manager, other_manager, officer)
    with pytest.raises(NotPermitted):
        merged(manager, double, manager)
    with pytest.raises(NibsDiffer):
        merged(manager, other_manager, ministry_officer)
    with pytest.raises(SameOrganisation):
        merged(manager, manager, officer)
    with pytest.raises(MergeReasonNeeded):
        merge_organisations(kept=manager.organisation, absorbed=double.organisation, reason=" ", by=officer.actor, at=now())
    grant_membership(person=officer.person, legal_entity=double.organisation, role=MemberRole.READER, by=SYSTEM, at=now(), on=SINCE)
    with pytest.raises(OwnCase):
        merged(manager, double, officer)


def test_open_cases_of_the_duplicate_are_decided_first(manager: Somebody, double: Somebody, seeker: Somebody, officer: Somebody) -> None:
    claim(seeker, double.organisation)
    with pytest.raises(CasesOpen):
        merged(manager, double, officer)
    handover(seeker, manager.organisation)
    with pytest.raises(CasesOpen):
        merged(double, manager, officer)


def test_rows_that_stand_in_each_others_way_stop_the_merge_and_nothing_changes(
    manager: Somebody, double: Somebody, officer: Somebody, monkeypatch
) -> None:
    vacancy = draft_vacancy(double.workplace)
    monkeypatch.setattr("siapkerja.organisations.actions.merging._settle_members", lambda kept, absorbed, at: None)
    grant_membership(person=manager.person, legal_entity=double.organisation, role=MemberRole.READER, by=SYSTEM, at=now(), on=SINCE)

    with pytest.raises(RowsCollide, match="Belum ada yang berubah"):
        merged(manager, double, officer)

    assert Vacancy.objects.get(pk=vacancy.pk).legal_entity_id == double.organisation.pk
    assert LegalEntity.objects.get(pk=double.organisation.pk).merged_into is None


def test_the_pages_search_compare_turn_round_and_merge(
    manager: Somebody, double: Somebody, officer: Somebody, other_officer: Somebody
) -> None:
    open_vacancy(manager.workplace)
    search = reverse("organisations:merge_search")
    page = officer.client.get(search, {"q": "contoh satu"}).content.decode()
    assert "PT Contoh Satu (ganda)" in page
    assert str(manager.organisation.public_id) in page
    assert "Tidak ada organisasi" in other_officer.client.get(search, {"q": "contoh satu"}).content.decode()
    assert manager.organisation.name in officer.client.get(search, {"q": manager.organisation.nib}).content.decode()

    chosen = [str(manager.organisation.public_id), str(double.organisation.public_id)]
    compare = officer.client.get(reverse("organisations:merge_choice"), {"pilih": chosen})["Location"]
    preview = officer.client.get(compare).content.decode()
    assert "Lowongan" in preview
    assert "Tempat kerja" in preview
    assert officer.client.post(compare, {"reason": ""}).status_code == 422
    assert officer.client.post(compare, {"reason": "Terdaftar dua kali."}).status_code == 302
    assert officer.client.get(compare).status_code == 404
    assert Merge.objects.get().by_person == officer.person
