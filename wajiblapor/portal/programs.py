"""What Wajib Lapor lets programs of companies do, and of what it tells them."""

from django.utils.translation import gettext_lazy as _

from siapkerja.api.emptying import register_emptying
from siapkerja.api.scopes import ApiScope, register_scope
from siapkerja.api.topics import Topic, register_topic
from siapkerja.identity.enums import MemberRole
from wajiblapor.actions.trial_endings import empty_trials
from wajiblapor.permissions import READ_SCOPE, ROSTER_SCOPE, WRITE_SCOPE


def open_program_doors() -> None:
    """Register scopes, topics and what is forgotten when an invented company is begun anew."""
    register_emptying(empty_trials)
    register_scope(
        ApiScope(code=READ_SCOPE, words=_("Membaca laporan ketenagakerjaan dan keadaannya, tanpa data pekerja"), role=MemberRole.READER),
        ApiScope(code=WRITE_SCOPE, words=_("Membuka laporan ketenagakerjaan dan mengisi jawabannya"), role=MemberRole.CONTRIBUTOR),
        ApiScope(code=ROSTER_SCOPE, words=_("Mengirim daftar pekerja untuk laporan"), role=MemberRole.CONTRIBUTOR),
    )
    register_topic(
        Topic(code="roster.checked", words=_("Daftar pekerja selesai diperiksa"), scope=READ_SCOPE),
        Topic(code="roster.columns_asked", words=_("Daftar pekerja menunggu kolomnya dicocokkan"), scope=READ_SCOPE),
        Topic(code="roster.refused", words=_("Daftar pekerja tidak dapat dibaca"), scope=READ_SCOPE),
        Topic(code="report.submitted", words=_("Laporan terkirim"), scope=READ_SCOPE),
        Topic(code="report.returned", words=_("Laporan dikembalikan untuk diperbaiki"), scope=READ_SCOPE),
        Topic(code="report.accepted", words=_("Laporan diterima"), scope=READ_SCOPE),
        Topic(code="report.due_soon", words=_("Laporan segera jatuh tempo"), scope=READ_SCOPE),
        Topic(code="report.overdue", words=_("Laporan lewat batas"), scope=READ_SCOPE),
    )
