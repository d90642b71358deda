"""Files whose headings we do not know: asked about once, remembered for the company."""

from django.urls import reverse

from siapkerja.jobs.running import run_here
from siapkerja.notifications.models import Notification
from tests.support.people import now
from tests.support.programs import told_topics
from tests.wajiblapor.trials import checked_trial, drafted_trial, trying
from tests.wajiblapor.worksheets import SLUGS, TITLES, csv_file, workers, xlsx
from wajiblapor.actions.columns import match_columns
from wajiblapor.models import KnownHeading
from wajiblapor.permissions import READ_SCOPE
from wajiblapor.rosters.columns import map_headings, overlooked, suggested

STRANGE = {"NIK": "Kode A", "Nama": "Employee", "Jabatan": "Jabtan pekerjaan", "Upah pokok per bulan": "THP"}
HEADINGS = [STRANGE.get(title, title) for title in TITLES]


def strange_file(count: int) -> bytes:
    return csv_file(workers(count)).decode("utf-8-sig").replace(";".join(TITLES), ";".join(HEADINGS)).encode()


def test_a_file_of_strange_headings_is_asked_about_once_and_remembered(draft, manager, other_manager, check, deliver_facts) -> None:
    told = told_topics(manager.organisation, READ_SCOPE, "roster.columns_asked")
    upload = check(strange_file(4), "payroll.csv")
    [(topic, said)] = told()
    assert (topic, said["report"], said["headings"]) == ("roster.columns_asked", str(draft.public_id), len(HEADINGS))
    deliver_facts()
    deliver_facts()
    assert Notification.objects.filter(person=manager.person, slug="roster_columns_asked").count() == 1
    assert (upload.state, upload.headings) == ("mapping", HEADINGS)
    roster = reverse("wajiblapor:roster", args=[draft.legal_entity.public_id, draft.public_id])
    page = reverse("wajiblapor:columns", args=[draft.legal_entity.public_id, draft.public_id])
    assert page in manager.client.get(roster).content.decode()
    shown = manager.client.get(page).content.decode()
    assert "Pekerja Contoh 1" in shown
    answers = {f"kolom{position}": slug for position, slug in enumerate(SLUGS)}
    lacking = manager.client.post(page, answers | {"kolom0": ""})
    assert lacking.status_code == 422
    assert "belum dicocokkan: NIK" in lacking.content.decode()
    doubled = manager.client.post(page, answers | {"kolom1": "nik", "kolom5": "name"})
    assert "dipilih lebih dari sekali" in doubled.content.decode()
    assert manager.client.post(page, answers | {"kolom6": ""}).status_code == 302
    upload.refresh_from_db()
    run_here(upload.job)
    upload.refresh_from_db()
    assert (upload.state, upload.rows, upload.samples) == ("checked", 4, None)
    again = check(strange_file(6), "payroll-desember.csv")
    assert (again.state, again.rows) == ("checked", 6)
    assert set(KnownHeading.objects.values_list("legal_entity", flat=True)) == {draft.legal_entity_id}


def test_what_a_trial_says_of_headings_is_not_believed_of_real_files(check, manager, draft) -> None:
    by = trying(draft.legal_entity)
    tried = checked_trial(drafted_trial(manager.workplace, by), by, strange_file(4))
    match_columns(upload=tried, columns=["name", "nik", *SLUGS[2:]], by=by, at=now())
    assert check(strange_file(4), "payroll-november.csv").state == "mapping"


def test_nothing_is_asked_where_nothing_could_be_chosen(check) -> None:
    titles = [title for title in TITLES if title != "NIK"]
    upload = check(xlsx(workers(2), titles=titles, slugs=SLUGS[1:]))
    assert (upload.state, upload.refusal_code) == ("refused", "columns_missing")


def test_near_headings_are_suggested_each_column_once() -> None:
    assert suggested(["Nomer NIK", "Nama lengkap", "Nama", "Jabtan", "Hobi"]) == ["nik", "name", "", "job_title", ""]
    assert suggested(["Hobi", "Upah"], {"hobi": "department", "upah": ""}) == ["department", ""]
    shortened = ["Nm Kary.", "Tgl lhr", "Jab.", "Sts Kary", "Tgl msk", "Tgl Hbs Kontrak", "Wrg Neg", "Dept", "Ket.", "Agm"]
    meant = ["name", "born_on", "job_title", "contract", "started_on", "contract_ends_on", "country", "department", "", ""]
    assert suggested(shortened) == meant


def test_what_a_company_said_wins_over_the_usual_names_and_equal_headings_are_kept_apart() -> None:
    mapping = map_headings(["Nama", "Tanggal", "Tanggal"], {"nama": "", "tanggal": "born_on", "tanggal#2": "started_on"})
    assert mapping.places == {"born_on": 1, "started_on": 2}
    assert mapping.unknown == ("Nama",)


def test_a_heading_that_looks_like_something_we_need_is_asked_about_and_no_is_remembered(manager, check) -> None:
    titles = [{"Tunjangan tetap per bulan": "Tunj Tetap", "Bagian": "Hobi"}.get(title, title) for title in TITLES]
    content = xlsx(workers(2), titles=titles)
    upload = check(content)
    assert upload.needs_mapping
    page = reverse("wajiblapor:columns", args=[upload.report.legal_entity.public_id, upload.report.public_id])
    place = SLUGS.index("allowance")
    assert '<option value="allowance" selected>' in manager.client.get(page).content.decode()
    answers = {f"kolom{position}": slug for position, slug in enumerate(SLUGS)}
    assert manager.client.post(page, answers | {f"kolom{place}": "", f"kolom{SLUGS.index('department')}": ""}).status_code == 302
    upload.refresh_from_db()
    run_here(upload.job)
    assert check(content).unknown_columns == ["Hobi", "Tunj Tetap"]


def test_only_headings_that_could_be_ours_are_asked_about() -> None:
    assert overlooked(["NIK", "Nama", "Gaji Pokok", "Tunj. Tetap", "Agama", "No. Rekening", "Nama Bank"]) == ["Tunj. Tetap"]
    assert overlooked(["NIK", "Tunjangan tetap", "Tunj Tetap"]) == []
    assert overlooked(["Tunj Tetap"], {"tunjtetap": ""}) == []
