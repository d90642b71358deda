"""The administrator's tables: for reading only, for the administrator only, and logged."""

import pytest
from django.db import models
from django.test import Client
from django.urls import reverse

from siapkerja.audit.models import PersonView, SecurityAct
from siapkerja.identity.actions.people import claim_nik
from siapkerja.identity.fields import EncryptedTextField
from siapkerja.identity.models import NikClaim, Person, User
from siapkerja.officers.admin_site import is_shown, site
from tests.support.people import SYSTEM, Somebody, now

pytestmark = pytest.mark.django_db
MODELS = sorted(site._registry, key=lambda model: model._meta.label)


def _list(model: type[models.Model]) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


def _record(model: type[models.Model], pk: object) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_change", args=[pk])


@pytest.mark.urls("tests.support.bare_errors")
def test_no_table_can_be_changed_there(administrator: Somebody, seeker: Somebody) -> None:
    assert len(MODELS) > 40
    for model in MODELS:
        shown = site._registry[model]
        request = type("Request", (), {"actor": administrator.actor, "method": "POST", "user": administrator.user, "GET": {}})()
        assert not any(ask(request) for ask in (shown.has_add_permission, shown.has_change_permission, shown.has_delete_permission))
        assert shown.actions is None
        before = model._default_manager.count()
        for address in (_list(model), _record(model, 1)):
            assert administrator.client.post(address, {"action": "delete_selected", "_save": "1"}).status_code in {403, 404}, model
        assert model._default_manager.count() == before


def test_there_is_no_address_that_adds_deletes_or_signs_in() -> None:
    names = {pattern.name for pattern in site.get_urls()}

    assert {name.rsplit("_", 1)[-1] for name in names if "_" in name} == {"changelist", "change", "list"}
    assert names & {"login", "logout", "password_change", "jsi18n", "autocomplete"} == set()


def test_every_list_opens_for_the_administrator(administrator: Somebody) -> None:
    for model in MODELS:
        assert administrator.client.get(_list(model)).status_code == 200, model


def test_a_record_is_shown_without_a_field_to_write_in_and_without_what_is_encrypted(administrator: Somebody, seeker: Somebody) -> None:
    claim = claim_nik(person=seeker.person, nik="3273025205980001", by=SYSTEM, at=now())

    page = administrator.client.get(_record(NikClaim, claim.pk)).content.decode()

    assert "3273025205980001" not in page
    assert 'name="_save"' not in page
    assert "<select" not in page
    assert not [
        model for model in MODELS for column in model._meta.concrete_fields if isinstance(column, EncryptedTextField) and is_shown(column)
    ]
    assert "password" not in site._registry[User].get_fields(None)  # type: ignore[arg-type]


def test_whoever_opens_a_record_of_a_person_is_in_that_persons_log(administrator: Somebody, seeker: Somebody) -> None:
    administrator.client.get(_record(Person, seeker.person.pk))
    administrator.client.get(_list(Person))

    seen = PersonView.objects.get(person_id=seeker.person.pk)
    assert (seen.by_person_id, seen.what, seen.purpose) == (administrator.person.pk, "admin:identity.person", "security")
    acts = list(SecurityAct.objects.filter(act__startswith="admin_").order_by("pk").values_list("act", "subject"))
    assert acts == [("admin_record_viewed", f"identity.person:{seeker.person.pk}"), ("admin_list_viewed", "identity.person")]


def test_it_is_not_there_for_anybody_else(officer: Somebody, manager: Somebody, seeker: Somebody, client: Client) -> None:
    for who in (officer, manager, seeker):
        assert who.client.get(reverse("admin:index")).status_code == 404
        assert who.client.get(_list(Person)).status_code == 404
    assert client.get(reverse("admin:index"))["Location"].startswith("/akun/")


def test_no_staff_or_superuser_flag_opens_it(seeker: Somebody) -> None:
    User.objects.filter(pk=seeker.user.pk).update(is_staff=True, is_superuser=True)

    assert seeker.client.get(reverse("admin:index")).status_code == 404


def test_where_officers_need_a_second_factor_so_does_it(administrator: Somebody, settings: object) -> None:
    settings.SECOND_FACTOR_FOR = {"officers"}  # type: ignore[attr-defined]

    assert administrator.client.get(reverse("admin:index")).status_code == 404


def test_an_assignment_that_ended_closes_it(administrator: Somebody) -> None:
    administrator.person.assignments.update(ended_at=now())

    assert administrator.client.get(reverse("admin:index")).status_code == 404
