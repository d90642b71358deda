"""Every column of every table is called personal or not; whoever adds one must say which."""

import ast
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models
from django.urls import reverse

from siapkerja.identity.fields import EncryptedTextField
from siapkerja.kernel.personal_data import Kept
from siapkerja.privacy.queries.processing import records, told
from tests.support.people import Somebody

ROOT = Path(__file__).resolve().parents[2]


def every_model() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if not model.__module__.startswith("tests")]


def columns(model: type[models.Model]) -> set[str]:
    return {field.name for field in model._meta.concrete_fields}


def test_every_column_is_listed_as_personal_or_not() -> None:
    unlisted = {
        model._meta.label: sorted(columns(model) - (records()[model._meta.label].columns if model._meta.label in records() else set()))
        for model in every_model()
        if model._meta.label not in records() or columns(model) - records()[model._meta.label].columns
    }
    assert not unlisted, "Say in the app's personal_data.py whether these columns are personal"


def test_no_listed_column_is_gone_and_none_is_listed_twice() -> None:
    models_by_label = {model._meta.label: model for model in every_model()}
    gone = {
        label: sorted(record.columns - columns(models_by_label[label])) for label, record in records().items() if label in models_by_label
    }
    assert not {label: names for label, names in gone.items() if names}
    assert set(records()) <= set(models_by_label)
    assert not [label for label, record in records().items() if record.twice()]


def test_whatever_is_personal_says_what_why_on_which_law_and_how_long() -> None:
    assert not [label for label, record in records().items() if record.personal and not record.is_told]


def test_sealed_columns_are_declared_sealed_and_the_other_way_round() -> None:
    for model in every_model():
        declared = records()[model._meta.label].personal
        for field in model._meta.concrete_fields:
            found = declared.get(field.name)
            if isinstance(field, EncryptedTextField):
                assert found is not None, f"{model._meta.label}.{field.name}"
                assert found.kept == Kept.SEALED, f"{model._meta.label}.{field.name}"
            elif found is not None and found.kept == Kept.SEALED:
                assert found.seal, f"{model._meta.label}.{field.name} is sealed by hand: say for what, so that it rotates"


def test_links_to_people_are_personal() -> None:
    people = {"identity.Person", "identity.User"}
    for model in every_model():
        for field in model._meta.concrete_fields:
            if field.related_model is not None and field.related_model._meta.label in people:  # type: ignore[union-attr]
                assert field.name in records()[model._meta.label].personal, f"{model._meta.label}.{field.name}"


@pytest.mark.django_db
def test_the_public_record_of_processing_is_drawn_from_the_list(client: object, seeker: Somebody) -> None:
    page = seeker.client.get(reverse("privacy:processing")).content.decode()
    for kind in told():
        assert str(kind.record.what) in page
    assert "UU 7/1981" in page
    assert "memuat data spesifik" in page


def test_every_page_that_records_a_look_says_what_it_was_for() -> None:
    silent = []
    for folder in ("siapkerja", "karirhub", "wajiblapor"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text())):
                name = getattr(node.func, "id", getattr(node.func, "attr", "")) if isinstance(node, ast.Call) else ""
                if name in {"record_view", "record_views"} and "purpose" not in {keyword.arg for keyword in node.keywords}:  # type: ignore[attr-defined]
                    silent.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert not silent, "record_view(..., purpose=ViewPurpose.…)"
