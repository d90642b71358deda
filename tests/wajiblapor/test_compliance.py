"""Workplaces that have not reported: found from the registry, counted, invited, and warned by the right authority."""

import io
from dataclasses import replace
from datetime import timedelta

import openpyxl
import pytest
from django.urls import reverse
from django.utils.timezone import localdate
from pypdf import PdfReader

from karirhub.models import EmployerReport
from siapkerja.documents.models import Document
from siapkerja.identity.actions.organisations import open_workplace
from siapkerja.identity.enums import OfficerRole, WorkplaceKind
from siapkerja.identity.models import LegalEntity, Membership
from siapkerja.kernel.errors import NotPermitted
from siapkerja.notifications.models import Notification
from siapkerja.statistics.actions.contributions import fold_contributions
from siapkerja.statistics.figures import value_of
from siapkerja.statistics.periods import Period
from tests.support.people import Somebody, make_company, make_officer, make_region, make_somebody, now
from tests.support.programs import told_topics
from tests.support.registered import a_registered_company
from tests.wajiblapor.conftest import filed
from wajiblapor.actions import compliance as actions
from wajiblapor.actions import letters
from wajiblapor.models import ComplianceCount, ManpowerReport, WarningLetter, WorkplaceClock
from wajiblapor.permissions import READ_SCOPE
from wajiblapor.queries import compliance as queries
from wajiblapor.queries.absent import absent
from wajiblapor.queries.figures import OVERDUE


@pytest.fixture
def late_since(manager: Somebody, other_manager: Somebody) -> None:
    """Two companies have been known for 50 days and never reported: due 20 days ago."""
    LegalEntity.objects.update(created_at=now() - timedelta(days=50))


@pytest.fixture
def head(db: None) -> Somebody:
    return make_officer("Kepala Contoh", OfficerRole.PROVINCE_HEAD, "32")


def _clock(somebody: Somebody) -> WorkplaceClock:
    return WorkplaceClock.objects.get(pk=somebody.workplace.pk)


def test_what_the_dashboard_counts_by_month_and_the_desk_counts_today_name_each_other(
    late_since: None, manager: Somebody, officer: Somebody
) -> None:
    """Nothing was announced this month, and one workplace is late: whoever sees both numbers reads why they differ."""
    assert actions.refresh_clocks(at=now()) == 2
    dashboard, figure = reverse("statistics:dashboard"), reverse("statistics:figure", args=[OVERDUE])
    late = reverse("wajiblapor:late")
    for address in (dashboard, figure):
        page = officer.client.get(address).content.decode()
        assert "Baru lewat batas lapor" in page
        assert "Hari ini 1 tempat kerja belum melapor, sejak kapan pun batasnya" in page
        assert f'href="{late}?wilayah=32"' in page
    assert "Hari ini 1 tempat kerja" in officer.client.get(dashboard, {"wilayah": "salah"}).content.decode()
    elsewhere = make_officer("Jauh Contoh", OfficerRole.PROVINCE_OFFICER, "51")
    assert "Hari ini 0 tempat kerja" in elsewhere.client.get(dashboard).content.decode(), "another region has another number"
    page = officer.client.get(late, {"wilayah": "32"}).content.decode()
    assert "Keadaan hari ini, sejak kapan pun batasnya" in page
    assert f'href="{figure}"' in page


def test_who_never_reported_is_found_counted_and_told_once(late_since, manager, officer, other_officer, deliver_facts) -> None:
    assert actions.refresh_clocks(at=now()) == 2
    said = told_topics(manager.organisation, READ_SCOPE, "report.overdue")
    assert actions.announce_overdue(by=officer.actor, at=now()) == 2
    assert actions.announce_overdue(by=officer.actor, at=now()) == 0
    due_on = _clock(manager).due_on.isoformat()
    about = {"report": None, "workplace": str(manager.workplace.public_id), "is_sandbox": False, "due_on": due_on}
    assert said() == [("report.overdue", about)]
    deliver_facts()
    deliver_facts()
    assert Notification.objects.filter(person=manager.person, slug="report_overdue").count() == 1
    assert EmployerReport.objects.get(pk=manager.workplace.pk).overdue_since == _clock(manager).due_on, "vacancies say so too"
    fold_contributions(at=now())
    assert value_of(OVERDUE, "32", Period.months_up_to(localdate(), 12)) == 1
    assert "lewat batas" in manager.client.get("/kotak-masuk/").content.decode()
    page = officer.client.get(reverse("wajiblapor:compliance")).content.decode()
    assert "0 % tempat kerja sudah melapor" in page
    for split in ("sektor", "skala", "bulan"):
        assert officer.client.get(reverse("wajiblapor:compliance") + f"?menurut={split}&wilayah=salah").status_code == 200
    found = officer.client.get(reverse("wajiblapor:late")).content.decode()
    assert "PT Contoh Satu" in found
    assert "PT Contoh Dua" not in found
    assert "PT Contoh Dua" in other_officer.client.get(reverse("wajiblapor:late") + "?keadaan=belum&skala=-").content.decode()
    assert "PT Contoh" not in officer.client.get(reverse("wajiblapor:late") + "?keadaan=terlambat").content.decode()
    assert "PT Contoh Satu" in b"".join(officer.client.get(reverse("wajiblapor:late_export"))).decode()
    for name, cells in (("compliance_xlsx", [1, 0, 0, 1, 0, 0, 0]), ("late_xlsx", [])):
        book = openpyxl.load_workbook(io.BytesIO(officer.client.get(reverse(f"wajiblapor:{name}")).content))
        row = [cell.value for cell in next(book.worksheets[0].iter_rows(min_row=2, max_row=2))]
        assert row[1:] == cells if cells else row[0] == "PT Contoh Satu"
    assert ";1;0;0;1;0;0;0" in b"".join(officer.client.get(reverse("wajiblapor:compliance_export"))).decode()


def test_a_report_stops_the_clock_until_its_next_day(late_since, manager, officer) -> None:
    actions.refresh_clocks(at=now())
    report = filed(manager).report
    actions.refresh_clock(workplace_id=report.workplace_id, at=now())
    report.refresh_from_db()
    clock = _clock(manager)
    assert (clock.due_on, clock.scale, clock.last_report) == (report.next_due_on, "medium", report)
    assert "PT Contoh Satu" not in officer.client.get(reverse("wajiblapor:late")).content.decode()
    ManpowerReport.objects.filter(pk=report.pk).update(next_due_on=localdate() - timedelta(days=3))
    actions.refresh_clocks(at=now())
    assert "PT Contoh Satu" in officer.client.get(reverse("wajiblapor:late") + "?keadaan=terlambat").content.decode()
    manager.workplace.__class__.objects.filter(pk=manager.workplace.pk).update(closed_on=localdate(), closing="closed")
    assert actions.refresh_clocks(at=now()) == 1


def test_behind_each_figure_lies_a_list_of_as_many(late_since, manager, ministry_officer) -> None:
    fresh = make_company("PT Contoh Baru", make_somebody("Baru Contoh"))
    Membership.objects.filter(legal_entity=manager.organisation).delete()
    filed(make_company("PT Contoh Rajin", make_somebody("Rajin Contoh")))
    a_registered_company()
    actions.refresh_clocks(at=now())
    actor, chosen = ministry_officer.actor, queries.Chosen()
    found = queries.compliance(actor, chosen, queries.BY_REGION)
    counts = {name: getattr(found.total, name) for name, _standing, _words in queries.COLUMNS}
    assert counts == {"obliged": 4, "current": 1, "late": 0, "never": 2, "unreached": 1, "absent": 1}
    assert absent(actor, chosen, at=now()).count() == counts.pop("absent")
    for name, standing in [(name, standing) for name, standing, _words in queries.COLUMNS if name in counts]:
        rows = queries.clocks(actor, replace(chosen, standing=standing.slug), today=localdate())
        assert rows.count() == counts[name]
    assert fresh.workplace.pk not in set(queries.clocks(actor, chosen, today=localdate()).values_list("pk", flat=True))


def test_late_companies_are_invited_not_every_day_nor_from_elsewhere(late_since, manager, other_manager, officer, deliver_facts) -> None:
    actions.refresh_clocks(at=now())
    told = {"tempat": [manager.workplace.pk, other_manager.workplace.pk, "x", "²", "9" * 5000, 0]}
    assert officer.client.post(reverse("wajiblapor:invite_late"), told).status_code == 302
    assert _clock(manager).invited_at
    assert _clock(other_manager).invited_at is None
    with pytest.raises(actions.NothingToInvite):
        actions.invite_late(workplace_ids=[manager.workplace.pk], by=officer.actor, at=now() + timedelta(days=13))
    assert actions.invite_late(workplace_ids=[manager.workplace.pk], by=officer.actor, at=now() + timedelta(days=15)) == 1
    deliver_facts()
    assert "mengundang Anda" in manager.client.get("/kotak-masuk/").content.decode()
    with pytest.raises(NotPermitted):
        actions.invite_late(workplace_ids=[manager.workplace.pk], by=manager.actor, at=now())


def test_who_has_no_account_cannot_be_reached(late_since, manager, officer) -> None:
    Membership.objects.filter(legal_entity=manager.organisation).delete()
    actions.refresh_clocks(at=now())
    assert "Belum punya akun" in officer.client.get(reverse("wajiblapor:late") + "?keadaan=tak-terjangkau").content.decode()
    with pytest.raises(actions.NothingToInvite):
        actions.invite_late(workplace_ids=[manager.workplace.pk], by=officer.actor, at=now())


def test_a_letter_on_paper_reaches_who_has_no_account_or_comes_back(late_since, manager, officer, other_officer, head) -> None:
    Membership.objects.filter(legal_entity=manager.organisation).delete()
    actions.refresh_clocks(at=now())
    letter = letters.warn_company(clock=_clock(manager), by=head.actor, at=now())
    listed, board = reverse("wajiblapor:late") + "?keadaan=tak-terjangkau", reverse("wajiblapor:compliance")
    assert "keadaan=tak-terjangkau&amp;wilayah=3273" in officer.client.get(board).content.decode()
    url = reverse("wajiblapor:letter_delivery", args=[manager.workplace.public_id, letter.public_id])
    today = localdate()
    assert other_officer.client.post(url, {"delivery": "received", "on": f"{today}"}).status_code == 404
    for faulty in ({}, {"delivery": "hilang", "on": f"{today}"}, {"delivery": "received", "on": f"{today + timedelta(days=2)}"}):
        assert officer.client.post(url, faulty).status_code == 422
    for noted, is_listed in (("returned", True), ("received", False)):
        assert officer.client.post(url, {"delivery": noted, "on": f"{today}"}).status_code == 302
        for _twice in range(2):
            assert ("PT Contoh Satu" in officer.client.get(listed).content.decode()) == is_listed
            actions.refresh_clocks(at=now())
        assert (ComplianceCount.objects.get(regency="3273").unreached == 1) == is_listed
    assert (
        "Diterima perusahaan"
        in officer.client.get(reverse("wajiblapor:workplace_clock", args=[manager.workplace.public_id])).content.decode()
    )


def test_the_governors_office_warns_in_steps_and_a_report_settles_it(late_since, manager, officer, head, deliver_facts) -> None:
    actions.refresh_clocks(at=now())
    url = reverse("wajiblapor:warn_company", args=[manager.workplace.public_id])
    assert officer.client.post(url).status_code == 404
    assert head.client.post(url).status_code == 302
    letter = WarningLetter.objects.get()
    assert letter.number == f"SP1/32/{now().year}/0001"
    assert letter.document.facts["authority"].startswith("Gubernur")
    assert officer.client.get(reverse("documents:verification", args=[letter.document.token])).status_code == 200
    deliver_facts()
    deliver_facts()
    assert Notification.objects.filter(slug="company_warned").count() == 1
    with pytest.raises(letters.WarnedTooSoon):
        letters.warn_company(clock=_clock(manager), by=head.actor, at=now())
    for days in (14, 28):
        letters.warn_company(clock=_clock(manager), by=head.actor, at=now() + timedelta(days=days))
    with pytest.raises(letters.WarnedEnough):
        letters.warn_company(clock=_clock(manager), by=head.actor, at=now() + timedelta(days=60))
    page = officer.client.get(reverse("wajiblapor:workplace_clock", args=[manager.workplace.public_id])).content.decode()
    assert letter.number in page
    assert Document.objects.filter(kind="report_warning").count() == 3
    filed(manager)
    actions.refresh_clock(workplace_id=manager.workplace.pk, at=now())
    assert not WarningLetter.objects.filter(settled_at=None).exists()
    with pytest.raises(letters.NotLate):
        letters.warn_company(clock=_clock(manager), by=head.actor, at=now())


def test_a_company_in_several_provinces_is_warned_by_the_ministry_only(late_since, manager, head, ministry_officer, other_officer) -> None:
    make_region("3578")
    open_workplace(
        legal_entity=manager.organisation, kind=WorkplaceKind.BRANCH, name="Cabang", regency_code="3578", by=manager.actor, at=now()
    )
    actions.refresh_clocks(at=now())
    with pytest.raises(letters.OtherAuthority):
        letters.warn_company(clock=_clock(manager), by=head.actor, at=now())
    letter = letters.warn_company(clock=_clock(manager), by=ministry_officer.actor, at=now())
    assert letter.number.startswith("SP1/RI/")
    with pytest.raises(NotPermitted):
        letters.warn_company(clock=_clock(manager), by=other_officer.actor, at=now())


def test_whom_no_message_reaches_is_invited_by_a_letter_to_print(late_since, manager, other_manager, officer) -> None:
    Membership.objects.filter(legal_entity=manager.organisation).delete()
    actions.refresh_clocks(at=now())
    assert "Cetak surat" in officer.client.get(reverse("wajiblapor:late")).content.decode()
    wanted = {"tempat": [manager.workplace.pk, other_manager.workplace.pk, "x", "²", "9" * 5000]}
    answer = officer.client.post(reverse("wajiblapor:invite_by_letter"), wanted)
    assert answer["Content-Type"] == "application/pdf"
    pages = PdfReader(io.BytesIO(answer.content)).pages
    assert len(pages) == 1, "the other one lies elsewhere"
    assert "PT Contoh Satu" in pages[0].extract_text()
    assert _clock(manager).invited_at
    assert officer.client.post(reverse("wajiblapor:invite_by_letter"), {}).status_code == 302
    with pytest.raises(NotPermitted):
        actions.invite_on_paper(workplace_ids=[manager.workplace.pk], by=manager.actor, at=now())
