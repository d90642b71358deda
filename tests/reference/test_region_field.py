"""Naming a place in a form, with and without a script."""

from typing import Any

import pytest
from django import forms
from django.http import QueryDict

from siapkerja.reference.forms import RegionField
from siapkerja.reference.models import Region, RegionLevel

pytestmark = pytest.mark.django_db


class VillageForm(forms.Form):
    desa = RegionField(level=RegionLevel.VILLAGE)


class AnywhereForm(forms.Form):
    tempat = RegionField(required=False, within="32")


def filled(query: str, form: type[forms.Form] = VillageForm, **more: Any) -> forms.Form:
    return form(QueryDict(query), **more)


def test_words_that_mean_one_place_are_enough() -> None:
    form = filled("desa=Dago,+Coblong,+Kota+Bandung")
    assert form.is_valid(), form.errors
    assert form.cleaned_data["desa"].code == "3273021004"
    assert 'name="desa_terpilih" value="3273021004"' in str(form["desa"])


def test_several_places_of_a_name_come_back_as_radio_buttons() -> None:
    form = filled("desa=sukamaju+ciamis")
    assert form.errors["desa"].as_data()[0].code == "several"
    html = str(form["desa"])
    assert html.count('type="radio" name="desa_kode"') == 2
    assert "Baregbeg, Kabupaten Ciamis, Jawa Barat" in html


def test_the_radio_button_decides() -> None:
    code = Region.objects.get(name="Sukamaju", parent__name="Baregbeg").code
    form = filled(f"desa=sukamaju+ciamis&desa_kode={code}")
    assert form.is_valid(), form.errors
    assert form.cleaned_data["desa"].code == code


def test_a_larger_place_leads_on_to_its_parts_step_by_step() -> None:
    form = filled("desa=Jawa+Barat")
    assert form.errors["desa"].as_data()[0].code == "further"
    assert 'value="3273"' in str(form["desa"])
    form = filled("desa=Jawa+Barat&desa_kode=3273")
    assert form.errors["desa"].as_data()[0].code == "further"
    assert 'value="327302"' in str(form["desa"])
    form = filled("desa=Jawa+Barat&desa_kode=327302")
    assert 'value="3273021004"' in str(form["desa"])
    assert filled("desa=Jawa+Barat&desa_kode=3273021004").is_valid()


def test_an_earlier_choice_stands_until_its_words_are_changed() -> None:
    words = "Kelurahan+Dago,+Coblong,+Kota+Bandung,+Jawa+Barat"
    assert filled(f"desa={words}&desa_terpilih=3273021004").is_valid()
    changed = filled("desa=Cipaganti,+Coblong&desa_terpilih=3273021004")
    assert changed.is_valid()
    assert changed.cleaned_data["desa"].name == "Cipaganti"


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("desa=", "required"),
        ("", "required"),
        ("desa=zzzzz", "unknown"),
        ("desa=x&desa_kode=9999999999", "unknown"),
        ("desa=x&desa_kode=%3Cscript%3E", "unknown"),
        ("desa=&desa_terpilih=3273021004", "required"),
    ],
)
def test_what_names_no_village_is_refused(query: str, code: str) -> None:
    form = filled(query)
    assert form.errors["desa"].as_data()[0].code == code
    assert "<script>" not in str(form["desa"])


def test_the_field_keeps_to_its_place_and_may_be_left_empty() -> None:
    empty = filled("tempat=", AnywhereForm)
    assert empty.is_valid()
    assert empty.cleaned_data["tempat"] is None
    assert filled("tempat=kota+bandung", AnywhereForm).is_valid()
    assert not filled("tempat=kota+samarinda", AnywhereForm).is_valid()
    assert not filled("tempat=x&tempat_kode=3578", AnywhereForm).is_valid()


def test_a_village_that_has_ended_cannot_be_chosen() -> None:
    Region.objects.filter(code="3273021004").update(valid_to="2026-01-31")
    assert not filled("desa=x&desa_kode=3273021004").is_valid()


@pytest.mark.parametrize("initial", ["3273021004", "instance"])
def test_the_initial_place_is_shown_in_words(initial: str) -> None:
    value = Region.objects.get(code="3273021004") if initial == "instance" else initial
    html = str(VillageForm(initial={"desa": value})["desa"])
    assert 'value="Kelurahan Dago, Coblong, Kota Bandung, Jawa Barat"' in html
    same = filled("desa=Kelurahan+Dago,+Coblong,+Kota+Bandung,+Jawa+Barat&desa_terpilih=3273021004", initial={"desa": value})
    assert not same.has_changed()
    assert filled("desa=Cipaganti,+Coblong", initial={"desa": value}).has_changed()
