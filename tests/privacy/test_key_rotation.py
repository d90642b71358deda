"""Keys that change: everything sealed is written anew, the old key can go, and nothing is lost on the way."""

import base64
import os
from datetime import UTC, datetime
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from siapkerja.api.actions.sandboxes import begin_sandbox_anew, make_sandbox
from siapkerja.api.queries import sandbox_of
from siapkerja.files.actions.stored_files import store
from siapkerja.files.reading import open_stored
from siapkerja.identity.actions.people import claim_nik
from siapkerja.identity.fields import key_ring, nik_index
from siapkerja.identity.models import NikClaim, Workplace
from siapkerja.kernel.crypto import IndexKeys, Undecipherable
from siapkerja.privacy.actions.key_rotation import reseal
from siapkerja.privacy.queries.sealed_columns import SealedColumn, sealed_columns, stale_values
from tests.support.people import SYSTEM, Somebody, now
from tests.support.samples import draft_report, filed_report, with_roster
from tests.wajiblapor.trials import filed_trial, trying
from wajiblapor.models import EmploymentSpan, ReportKey

pytestmark = pytest.mark.django_db
NIK = "3273025205980004"


def fresh_key() -> str:
    return base64.b64encode(os.urandom(32)).decode()


def rotate(*arguments: str, **options: Any) -> str:
    out = StringIO()
    call_command("rotate_keys", *arguments, stdout=out, **options)
    return out.getvalue()


def column(name: str) -> SealedColumn:
    return next(found for found in sealed_columns() if found.name == name)


def test_after_a_rotation_the_old_key_can_go_and_everything_is_still_readable(seeker: Somebody, manager: Somebody, settings: Any) -> None:
    claim_nik(person=seeker.person, nik=NIK, by=seeker.actor, at=now())
    stored = store(stream=BytesIO(b"isi berkas"), filename="ktp.txt", purpose="probe", by=SYSTEM, at=now(), max_bytes=100)
    report = draft_report(manager)
    data_key = report.key.plain
    old = settings.MASTER_KEYS
    fresh = f"k9:{fresh_key()}"

    settings.MASTER_KEYS = f"{fresh},{old}"
    said = rotate("--batch", "2")
    assert "Everything is under the current keys" in said
    assert "identity.NikClaim.nik: 1 of 1" in said

    settings.MASTER_KEYS = fresh
    assert NikClaim.objects.get().nik == NIK
    assert NikClaim.objects.of_nik(NIK).get().person == seeker.person
    stored.refresh_from_db()
    assert stored.filename == "ktp.txt"
    assert open_stored(stored).read() == b"isi berkas"
    assert ReportKey.objects.get(report=report).plain == data_key
    assert all(stale_values(found) == 0 for found in sealed_columns())


def test_every_sealed_column_is_found_also_those_sealed_by_hand() -> None:
    names = {found.name for found in sealed_columns()}

    assert {
        "identity.NikClaim.nik",
        "identity.Person.phone",
        "identity.User.phone",
        "identity.PassportClaim.number",
        "files.StoredFile.sealed_key",
        "files.StoredFile.sealed_name",
        "wajiblapor.ReportKey.wrapped",
        "karirhub.Application.sealed_snapshot",
        "web.LevyReport.story",
    } <= names


def test_an_interrupted_rotation_goes_on_where_it_ended(seeker: Somebody, other_seeker: Somebody, settings: Any) -> None:
    for number, somebody in enumerate((seeker, other_seeker)):
        claim_nik(person=somebody.person, nik=f"327302520598000{number}", by=somebody.actor, at=now())
    settings.MASTER_KEYS = f"k9:{fresh_key()},{settings.MASTER_KEYS}"
    claims = column("identity.NikClaim.nik")

    next(reseal(column=claims, size=1))
    assert stale_values(claims) == 1, "one batch was written, then the power went"

    rotate(verbosity=0)
    assert stale_values(claims) == 0
    assert sorted(claim.nik for claim in NikClaim.objects.all()) == ["3273025205980000", "3273025205980001"]


def test_what_a_writer_changes_meanwhile_is_not_overwritten(seeker: Somebody, settings: Any) -> None:
    claim = claim_nik(person=seeker.person, nik=NIK, by=seeker.actor, at=now())
    settings.MASTER_KEYS = f"k9:{fresh_key()},{settings.MASTER_KEYS}"
    claims = column("identity.NikClaim.nik")
    passes = reseal(column=claims, size=10)
    decrypt = key_ring().decrypt

    class WriterInBetween:
        """Changes the row after it was read and before it is written."""

        def __call__(self, sealed: bytes, *, purpose: str) -> bytes:
            NikClaim.objects.filter(pk=claim.pk).update(nik="3273025205980009")
            return decrypt(sealed, purpose=purpose)

    object.__setattr__(key_ring(), "decrypt", WriterInBetween())
    try:
        assert next(passes).written == 0
    finally:
        object.__delattr__(key_ring(), "decrypt")
    claim.refresh_from_db()
    assert claim.nik == "3273025205980009"


def test_a_value_no_key_opens_is_counted_and_left_and_the_command_says_so(seeker: Somebody, settings: Any) -> None:
    claim_nik(person=seeker.person, nik=NIK, by=seeker.actor, at=now())
    before = settings.MASTER_KEYS
    settings.MASTER_KEYS = f"k9:{fresh_key()}"  # the old key was taken away too early

    with pytest.raises(CommandError, match="1 values could not be brought"):
        rotate()

    with pytest.raises(Undecipherable):
        NikClaim.objects.get()
    settings.MASTER_KEYS = before
    assert NikClaim.objects.get().nik == NIK


def test_the_check_writes_nothing_and_fails_while_something_is_old(seeker: Somebody, settings: Any) -> None:
    claim_nik(person=seeker.person, nik=NIK, by=seeker.actor, at=now())
    settings.MASTER_KEYS = f"k9:{fresh_key()},{settings.MASTER_KEYS}"

    with pytest.raises(CommandError, match="1 values are not under"):
        rotate("--check")
    assert stale_values(column("identity.NikClaim.nik")) == 1


def test_look_ups_work_before_during_and_after_a_change_of_the_index_key(seeker: Somebody, other_seeker: Somebody, settings: Any) -> None:
    first = settings.NIK_INDEX_KEY
    claim_nik(person=seeker.person, nik=NIK, by=seeker.actor, at=now())
    old_index = nik_index(NIK)

    settings.NIK_INDEX_KEY, settings.NIK_INDEX_KEY_BEFORE = f"2:{fresh_key()}", first
    claim_nik(person=other_seeker.person, nik=NIK, by=other_seeker.actor, at=now())
    assert NikClaim.objects.of_nik(NIK).count() == 2, "both versions are found during the change"
    assert set(NikClaim.objects.values_list("index_version", flat=True)) == {1, 2}

    rotate()
    settings.NIK_INDEX_KEY_BEFORE = ""
    assert NikClaim.objects.of_nik(NIK).count() == 2
    assert set(NikClaim.objects.values_list("index_version", flat=True)) == {2}
    assert not NikClaim.objects.filter(nik_index=old_index).exists()


def test_two_proofs_of_one_nik_under_two_index_keys_are_left_for_officers(seeker: Somebody, other_seeker: Somebody, settings: Any) -> None:
    first = settings.NIK_INDEX_KEY
    one = claim_nik(person=seeker.person, nik=NIK, by=seeker.actor, at=now())
    NikClaim.objects.filter(pk=one.pk).update(state="verified", decided_at=now())
    settings.NIK_INDEX_KEY, settings.NIK_INDEX_KEY_BEFORE = f"2:{fresh_key()}", first
    other = claim_nik(person=other_seeker.person, nik=NIK, by=other_seeker.actor, at=now())
    NikClaim.objects.filter(pk=other.pk).update(state="verified", decided_at=now())

    with pytest.raises(CommandError, match="1 values could not"):
        rotate()
    assert NikClaim.objects.of_nik(NIK).count() == 2


def test_workers_keep_their_spans_when_the_index_key_changes(manager: Somebody, settings: Any) -> None:
    first = settings.NIK_INDEX_KEY
    filed_report(manager, workers=3)
    before = {bytes(span.worker_index) for span in EmploymentSpan.objects.all()}
    settings.NIK_INDEX_KEY, settings.NIK_INDEX_KEY_BEFORE = f"2:{fresh_key()}", first

    rotate()

    settings.NIK_INDEX_KEY_BEFORE = ""
    spans = list(EmploymentSpan.objects.all())
    assert {span.index_version for span in spans} == {2}
    assert {bytes(span.worker_index) for span in spans} == {nik_index(f"327302{1 + n:02d}01900001") for n in range(3)}
    assert not before & {bytes(span.worker_index) for span in spans}


def test_an_invented_company_that_was_begun_anew_holds_no_key_back(manager: Somebody, settings: Any) -> None:
    assert manager.organisation is not None
    company = make_sandbox(organisation=manager.organisation, by=manager.actor, at=now())
    office, branch = company.workplaces.order_by("-kind")
    filed_trial(office, trying(company))
    begin_sandbox_anew(organisation=manager.organisation, by=manager.actor, at=now())
    fresh = sandbox_of(manager.organisation)
    assert fresh is not None
    filed_trial(fresh.workplaces.get(kind="head_office"), trying(fresh))
    first = settings.NIK_INDEX_KEY
    settings.NIK_INDEX_KEY, settings.NIK_INDEX_KEY_BEFORE = f"2:{fresh_key()}", first

    rotate()
    rotate("--check")

    settings.NIK_INDEX_KEY_BEFORE = ""
    assert set(EmploymentSpan.objects.values_list("workplace__legal_entity", "index_version")) == {(fresh.pk, 2)}
    assert not EmploymentSpan.objects.filter(workplace__in=[office, branch]).exists()


def test_spans_of_real_workplaces_cannot_pass_for_invented_ones_and_be_deleted(manager: Somebody) -> None:
    filed_report(manager, workers=1)
    with pytest.raises(Exception, match="only grow"), transaction.atomic():
        EmploymentSpan.objects.all().delete()
    with pytest.raises(Exception, match="invented or real from the beginning"), transaction.atomic():
        Workplace.everything.update(is_sandbox=True)
    assert EmploymentSpan.objects.count() == 1


def test_a_roster_checked_before_the_change_is_compared_rightly_after_it(manager: Somebody, settings: Any) -> None:
    report = draft_report(manager)
    with_roster(report, manager)
    first = settings.NIK_INDEX_KEY
    settings.NIK_INDEX_KEY, settings.NIK_INDEX_KEY_BEFORE = f"2:{fresh_key()}", first
    from wajiblapor.actions.submissions import submit_report

    submit_report(
        report=report, name="Sari Contoh", position="Direktur", is_declared=True, are_doubts_confirmed=True, note="Sudah diperiksa.",
        by=manager.actor, at=datetime.now(UTC),
    )  # fmt: skip

    assert set(EmploymentSpan.objects.values_list("index_version", flat=True)) == {2}
    assert bytes(EmploymentSpan.objects.order_by("pk").first().worker_index) in {nik_index(f"327302{1 + n:02d}01900001") for n in range(3)}  # type: ignore[union-attr]


def test_nothing_else_of_a_span_can_be_changed_under_the_cover_of_a_new_key(manager: Somebody) -> None:
    filed_report(manager, workers=1)
    with pytest.raises(Exception, match="only grow"), connection.cursor() as cursor:
        cursor.execute("update wajiblapor_employmentspan set index_version = 2, attributes = '{}'")


@pytest.mark.parametrize(
    ("current", "before"), [("", ""), ("x:key", ""), ("0:key", ""), ("2:", ""), ("2:key", "2:other"), ("3:key", "first"), ("2:key", "key")]
)
def test_index_keys_that_do_not_follow_each_other_are_refused_at_start(current: str, before: str) -> None:
    with pytest.raises(ValueError, match="index key"):
        IndexKeys.parse(current, before)
