"""Tags, charts, fields and the stylesheet's making."""

from datetime import date
from pathlib import Path

import pytest
from django import forms
from django.conf import settings
from django.template import Context, Template
from django.utils.translation import override

from siapkerja.kernel.workflow import State
from siapkerja.web import assets, charts
from siapkerja.web.forms.fields import RupiahField
from siapkerja.web.icons import UnknownIcon, icon_url

TODAY = date(2026, 11, 22)


def drawn(source: str, **context: object) -> str:
    with override("id"):
        return Template("{% load ui %}" + source).render(Context(context))


def test_an_icon_is_decorative_unless_it_is_named() -> None:
    assert 'aria-hidden="true"' in drawn('{% icon "search" %}')
    assert 'role="img" aria-label="hapus &amp; tutup"' in drawn('{% icon "x-lg" words %}', words="hapus & tutup")


def test_an_unknown_icon_fails_at_once() -> None:
    with pytest.raises(UnknownIcon):
        icon_url("tidak-ada")


def test_every_icon_named_in_templates_exists() -> None:
    import re

    names = set()
    for folder in ("templates", *settings.SERVICES):
        for path in (Path(settings.BASE_DIR) / folder).rglob("*.html"):
            names |= set(re.findall(r'{% icon "([^"]+)"', path.read_text()))
    assert names
    for name in names:
        icon_url(name)


def test_a_state_is_word_icon_and_colour() -> None:
    html = drawn("{% state_tag state %}", state=State(value="late", label="Terlambat", tone="bad", icon="clock"))
    assert 'class="tag bad"' in html
    assert "#clock" in html
    assert "Terlambat" in html


@pytest.mark.parametrize(
    ("due", "tone", "words", "filled"),
    [
        (date(2026, 11, 21), " t-bad", "lewat 1 hari", "100 100"),
        (date(2026, 11, 24), " t-warn", "sisa 2 hari", "83 100"),
        (date(2026, 12, 12), "", "sisa 20 hari", "33 100"),
    ],
)
def test_a_deadline_ring_fills_as_time_runs_out(due: date, tone: str, words: str, filled: str) -> None:
    start = date(2026, 11, 12)
    html = drawn("{% clock due start today %}", due=due, start=start, today=TODAY)
    assert f'class="clock{tone}"' in html
    assert words in html
    assert f'stroke-dasharray="{filled}"' in html


def test_facts_leave_out_what_is_empty_and_escape_what_is_typed() -> None:
    html = drawn("{% facts rows %}", rows=[("Nama", "<b>x</b>"), ("Kosong", ""), ("Hari", date(2026, 3, 5)), ("Nol", 0)])
    assert "&lt;b&gt;x&lt;/b&gt;" in html
    assert "Kosong" not in html
    assert '<time datetime="2026-03-05">5 Maret 2026</time>' in html
    assert "<dd>0</dd>" in html


def test_steps_mark_what_is_done_and_where_one_is() -> None:
    html = drawn("{% steps names 1 %}", names=["Terkirim", "<i>Dilihat</i>", "Diterima"])
    assert '<li class="done">Terkirim</li><li aria-current="step">&lt;i&gt;Dilihat&lt;/i&gt;</li><li>Diterima</li>' in html


class Form(forms.Form):
    name = forms.CharField(label="Nama", help_text="Seperti di KTP.")
    kind = forms.ChoiceField(label="Jenis", widget=forms.RadioSelect, choices=[("a", "A"), ("b", "B")])
    file = forms.FileField(label="Berkas", required=False)


def test_a_form_labels_hints_and_links_its_errors() -> None:
    html = drawn("{{ form }}", form=Form({"kind": "c"}))
    assert '<a href="#id_name">Nama: Bagian ini belum diisi.</a>' in html
    assert '<a href="#id_kind_0">Jenis: ' in html
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'aria-invalid="true"' in html
    assert "<legend>Jenis" in html
    assert html.count('class="pick box"') == 2
    assert "(boleh dikosongkan)" in html
    assert "errsum" not in drawn("{{ form }}", form=Form())


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("500000", 500_000), ("Rp 500.000", 500_000), ("500.000,00", 500_000), ("1 250 000", 1_250_000), ("", None)],
)
def test_money_is_read_as_people_type_it(typed: str, amount: int | None) -> None:
    assert RupiahField(required=False).clean(typed) == amount


@pytest.mark.parametrize("typed", ["banyak", "-5", "1e9", "99999999999999999999"])
def test_what_is_no_money_is_refused(typed: str) -> None:
    with pytest.raises(forms.ValidationError):
        RupiahField().clean(typed)


def test_bars_stand_on_the_axis_and_reach_their_value() -> None:
    bars = [charts.Bar(label="Jan", value=0), charts.Bar(label="Feb", value=4812, before=2406, is_current=True)]
    drawing = charts.draw(charts.BarChart(title="t", sentence="s", series="x", bars=bars))
    low, high = drawing.columns
    assert low.height == 0
    assert high.y + high.height == drawing.base
    assert drawing.lines[-1][2] == "6.000"
    assert drawing.reference == []


def test_an_empty_chart_is_drawn_without_columns() -> None:
    drawing = charts.draw(charts.BarChart(title="t", sentence="s", series="x", bars=[]))
    assert drawing.columns == []


def test_every_province_has_a_place_of_its_own_on_the_map() -> None:
    places = [(row, column) for row, column, _short in charts.PROVINCE_TILES.values()]
    assert len(charts.PROVINCE_TILES) == 38
    assert len(set(places)) == 38


def test_tiles_are_coloured_by_bounds_and_small_cells_are_protected() -> None:
    values = [
        charts.ProvinceValue(code="11", name="Aceh", value=10),
        charts.ProvinceValue(code="31", name="DKI Jakarta", value=78),
        charts.ProvinceValue(code="95", name="Papua Pegunungan", value=None),
    ]
    tiles = charts.place(charts.TileMap(values=values, label="x", bounds=(30, 45, 60, 70)))
    assert [(tile.short, tile.colour, tile.words) for tile in tiles] == [
        ("Aceh", "q1", "10"),
        ("DKI", "q5", "78"),
        ("Papua P", "q0", ""),
    ]


@pytest.mark.parametrize(
    ("counts", "colours", "legend"),
    [
        ([0, 0, 0, 0, 0], ["q1"] * 5, []),
        ([0, 0, 0, 0, 7], ["q1", "q1", "q1", "q1", "q2"], [("q1", "< 7"), ("q2", "≥ 7")]),
    ],
)
def test_provinces_that_are_alike_look_alike(counts: list[int], colours: list[str], legend: list[tuple[str, str]]) -> None:
    codes = list(charts.PROVINCE_TILES)[: len(counts)]
    values = [charts.ProvinceValue(code=code, name=code, value=count) for code, count in zip(codes, counts, strict=True)]
    drawn = charts.TileMap(values=values, label="x")
    assert sorted(tile.colour for tile in charts.place(drawn)) == colours
    assert drawn.key == legend


def test_the_stylesheet_is_one_file_of_at_most_12_kilobytes() -> None:
    import brotli

    text = assets.bundle(lambda name: (Path(settings.BASE_DIR) / "static" / name).read_text())
    assert "@import" not in text
    assert "@layer components" in text
    assert len(brotli.compress(text.encode())) <= 12 * 1024


def test_every_part_of_the_stylesheet_is_imported() -> None:
    folder = Path(settings.BASE_DIR) / "static" / "css"
    entry = (folder / "siapkerja.css").read_text()
    parts = [path.relative_to(folder).as_posix() for path in folder.rglob("*.css") if path.name != "siapkerja.css"]
    assert [part for part in parts if f'"{part}"' not in entry] == []


def test_a_part_in_another_folder_may_not_point_to_files() -> None:
    files = {"css/a.css": '@import url("b/c.css") layer(x);', "css/b/c.css": "p{background:url(d.png)}"}
    with pytest.raises(ValueError, match="may not use url"):
        assets.bundle(files.__getitem__, "css/a.css")
