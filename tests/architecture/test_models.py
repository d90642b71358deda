"""What every table keeps to: named constraints, sentences where a person can hit them, a history for every workflow."""

import importlib
import importlib.util
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models

from siapkerja.kernel.workflow import Workflow
from siapkerja.workflow.history import Moved

OURS = ("siapkerja.", "karirhub", "skillhub", "sertihub", "wirausaha", "wajiblapor")

# Constraints no person can hit: what breaks them is a defect of the portal, never somebody's answer.
NEVER_HIT = {
    "alerts": "rounds, findings and receivers of alerts are the portal's own",
    "api": "tokens and kept answers are the portal's own",
    "audit": "only the portal writes the log",
    "documents": "numbers and states are the portal's own",
    "events": "facts and deliveries are the portal's own",
    "files": "rows about stored bytes are the portal's own",
    "integrations": "checks are the portal's own",
    "jobs": "progress is the portal's own",
    "journey": "steps are the portal's own",
    "messaging": "messages are the portal's own",
    "notifications": "what people are told is the portal's own",
    "reference": "loaders check and name the rows",
    "search": "entries follow the records",
    "statistics": "contributions follow the records",
}
ONLY_THE_PORTAL = {
    "one_open_capacity_of_a_kind",
    "verified_claims_are_dated",
    "one_standing_consent",
    "nobody_represents_themselves",
    "representation_ends_after_it_starts",
    "one_open_membership",
    "one_open_assignment",
    "only_national_roles_have_no_region",
    "levy_ticket_is_readable",
    "vacancy_once_public_has_number_and_days",
    "programme_once_public_has_its_moment",
    "scheme_once_public_has_its_moment",
    "enrolment_place_once_in_a_batch",
    "candidacy_number_once",
    "certificate_number_once",
    "certificate_registration_once_at_a_body",
    "certificate_ends_after_it_starts",
    "filing_once_per_revision",
    "compliance_counted_once",
    "joiner_named_says_in_which_report",
    "proposal_once_sent_has_its_number",
    "agreement_in_force_is_signed_by_both",
    "decision_position_once",
    "refused_rosters_say_why",
    "card_once_issued_has_number_and_days",
    "fair_slot_once",
    "balance_entry_counts_something",
    "balance_entry_counts_in_a_month",
    "locked_month_is_a_month",
    "balance_line_once",
    "balance_line_balances",
    "placement_line_once",
    "roster_row_once",
    "sent_row_once",
    "section_once_in_a_report",
    "waiting_row_once",
    "repaired_row_once",
    "roster_change_once",
    "roster_leaver_once",
    "roster_leaver_place_once",
    "departure_once_per_filing",
    "known_heading_once",
    "market_openings_once_per_cell",
    "market_seekers_once_per_cell",
    "market_pay_once_per_cell",
    "market_skill_once_per_cell",
}


def _models() -> Iterator[type[models.Model]]:
    return (model for model in apps.get_models() if model.__module__.startswith(OURS))


def _constraints() -> Iterator[tuple[type[models.Model], models.BaseConstraint]]:
    return ((model, constraint) for model in _models() for constraint in model._meta.constraints)


def test_every_constraint_is_named_once() -> None:
    names = [constraint.name for _model, constraint in _constraints()]

    assert all(names)
    assert len(names) == len(set(names))
    assert not [model for model in _models() if model._meta.unique_together]


def test_a_constraint_a_person_can_hit_says_so_in_a_sentence() -> None:
    default = str(models.BaseConstraint.default_violation_error_message)
    silent = [
        f"{model._meta.label}: {constraint.name}"
        for model, constraint in _constraints()
        if model._meta.app_label not in NEVER_HIT
        and constraint.name not in ONLY_THE_PORTAL
        and str(constraint.violation_error_message) == default
    ]

    assert not silent, "Give violation_error_message, or say in this file why nobody can hit it"


def test_the_exceptions_are_not_stale() -> None:
    names = {constraint.name for _model, constraint in _constraints()}

    assert names >= ONLY_THE_PORTAL
    assert set(NEVER_HIT) <= {model._meta.app_label for model in _models()}


def _workflows() -> list[tuple[str, Workflow]]:
    found = []
    for config in apps.get_app_configs():
        name = f"{config.name}.workflows"
        if config.name.startswith(OURS) and importlib.util.find_spec(name):
            module = importlib.import_module(name)
            found += [(f"{name}.{key}", value) for key, value in vars(module).items() if isinstance(value, Workflow)]
    return found


def test_every_workflow_has_a_record_and_a_history_table() -> None:
    histories = [model for model in _models() if issubclass(model, Moved)]
    recorded = [
        dict(model._meta.get_field("record").related_model._meta.get_field("state").choices or ()).keys()  # type: ignore[union-attr]
        for model in histories
    ]

    lacking = [name for name, workflow in _workflows() if set(workflow.values()) not in [set(values) for values in recorded]]
    assert not lacking, "A workflow's moves are kept: subclass Moved with a foreign key `record`"
    assert len(histories) == len(_workflows())


def test_personal_columns_are_unreadable_in_the_table() -> None:
    from siapkerja.identity.fields import EncryptedTextField

    for model in _models():
        for field in model._meta.get_fields():
            if isinstance(field, models.Field) and field.name in {"nik", "phone", "family_card_number", "bank_account"}:
                assert isinstance(field, EncryptedTextField), f"{model._meta.label}.{field.name}"


@pytest.mark.django_db
def test_a_constraint_speaks_when_a_form_hits_it() -> None:
    from siapkerja.identity.models import LegalEntity

    with pytest.raises(ValidationError, match="NIB terdiri dari 13 angka"):
        LegalEntity(name="PT Contoh", legal_form="pt", nib="12").validate_constraints()
