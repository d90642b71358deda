"""The English catalogue: what the sources say is found without gettext programs, and what a catalogue lacks is named."""

from io import StringIO
from pathlib import Path
from typing import Any

import polib
import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils.translation import gettext, ngettext, override

from siapkerja.web import catalogues
from siapkerja.web.catalogues import Message, faults, merged

PYTHON = """
from django.utils.translation import gettext_lazy as _, ngettext, pgettext
a = _("Kirim laporan")
b = ngettext("%(count)s hari", "%(count)s hari-hari", 2)
c = pgettext("bulan", "Mei")
d = _("dua " "bagian")
e = _(f"bukan {a}")
"""
TEMPLATE = """{% load i18n %}{% translate "Halo 'Anda'" %}{% blocktranslate count n=x trimmed %}
Ada {{ n }} hal
{% plural %}
Ada {{ n }} hal-hal
{% endblocktranslate %}{% crumbs _("Beranda") %}{# translate "tidak ini" #}"""


@pytest.fixture
def sources(tmp_path: Path, settings: Any) -> Path:
    settings.BASE_DIR, settings.SERVICES = tmp_path, ["layanan"]
    settings.LOCALE_PATHS = [tmp_path / "locale"]
    (tmp_path / "siapkerja").mkdir()
    (tmp_path / "layanan" / "migrations").mkdir(parents=True)
    (tmp_path / "templates").mkdir()
    (tmp_path / "layanan" / "words.py").write_text(PYTHON)
    (tmp_path / "layanan" / "migrations" / "0001.py").write_text('from x import gettext as _\n_("lama")')
    (tmp_path / "templates" / "page.html").write_text(TEMPLATE)
    return tmp_path


def test_messages_are_found_in_python_and_templates(sources: Path) -> None:
    assert catalogues.messages_of_sources() == {
        Message("Kirim laporan"),
        Message("%(count)s hari", "%(count)s hari-hari"),
        Message("Mei", "", "bulan"),
        Message("dua bagian"),
        Message("Halo 'Anda'"),
        Message("Ada %(n)s hal", "Ada %(n)s hal-hal"),
        Message("Beranda"),
    }


def test_collecting_keeps_translations_adds_new_messages_and_drops_stale_ones(sources: Path) -> None:
    before = catalogues.read("en")
    before.append(polib.POEntry(msgid="Beranda", msgstr="Home"))
    before.append(polib.POEntry(msgid="Hilang", msgstr="Gone"))
    after = merged(before, catalogues.messages_of_sources())
    assert {entry.msgid: entry.msgstr for entry in after if not entry.msgid_plural} == {
        "Beranda": "Home",
        "Halo 'Anda'": "",
        "Kirim laporan": "",
        "Mei": "",
        "dua bagian": "",
    }


def test_the_check_names_what_is_missing_empty_fuzzy_stale_or_unfit() -> None:
    catalogue = polib.POFile()
    catalogue.append(polib.POEntry(msgid="kosong", msgstr=""))
    catalogue.append(polib.POEntry(msgid="ragu", msgstr="doubt", flags=["fuzzy"]))
    catalogue.append(polib.POEntry(msgid="usang", msgstr="old"))
    catalogue.append(polib.POEntry(msgid="halo %(name)s", msgstr="hello %(nama)s"))
    catalogue.append(polib.POEntry(msgid="baik", msgstr="good"))
    messages = {Message("kosong"), Message("ragu"), Message("halo %(name)s"), Message("baik"), Message("baru")}
    assert faults(catalogue, messages) == [
        "missing: 'baru'",
        "stale: 'usang'",
        "other placeholders: 'halo %(name)s'",
        "empty: 'kosong'",
        "fuzzy: 'ragu'",
    ]


def test_the_commands_collect_check_and_compile(sources: Path) -> None:
    call_command("collect_messages", stdout=StringIO())
    with pytest.raises(CommandError, match="7 faults"):
        call_command("check_catalogue", stderr=StringIO())
    catalogue = catalogues.read("en")
    for entry in catalogue:
        entry.msgstr = "" if entry.msgid_plural else f"EN {entry.msgid}"
        if entry.msgid_plural:
            entry.msgstr_plural = {0: entry.msgid, 1: entry.msgid_plural}
    catalogue.save(str(catalogues.catalogue_path("en")))
    call_command("check_catalogue", stdout=StringIO())
    assert [path.name for path in catalogues.compile_all()] == ["django.mo"]
    assert catalogues.compile_all() == []


def test_library_words_are_said_plainly_in_indonesian_and_stay_english_in_english() -> None:
    with override("id"):
        assert gettext("This field is required.") == "Bagian ini belum diisi."
        assert ngettext("%(count)s hari lagi", "%(count)s hari lagi", 3) == "%(count)s hari lagi"
    with override("en"):
        assert gettext("This field is required.") == "This field is required."
