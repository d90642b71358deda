"""The head office prepares the reports of the company's other workplaces."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import WorkplaceKind
from siapkerja.identity.models import Workplace
from siapkerja.kernel.errors import Refused
from wajiblapor.actions.reports import AlreadyOpen, TooEarly, open_report
from wajiblapor.actions.sections import begin_copied, editable
from wajiblapor.enums import AnswerOrigin, ReportState
from wajiblapor.models import IdentitySection, ManpowerReport
from wajiblapor.permissions import Permission, may
from wajiblapor.questions.catalogue import QUESTIONS

SHARED = frozenset(slug for slug, question in QUESTIONS.items() if question.is_shared)
# The same at all workplaces of a company; where a branch has said something itself, that stays.
SHARED_IDENTITY = (
    "nib", "npwp", "industry_id", "owner_name", "responsible_name", "responsible_position", "phone", "ownership", "capital", "scale",
)  # fmt: skip


class NotTheHeadOffice(Refused):
    code = "not_the_head_office"
    sentence = _("Hanya laporan kantor pusat yang dapat disiapkan untuk cabang.")


@dataclass(frozen=True)
class Prepared:
    """How many branches' reports were opened or filled in, and how many are not due yet."""

    branches: int
    not_yet: int


@transaction.atomic
def prepare_branches(*, report: ManpowerReport, by: Actor, at: datetime) -> Prepared:
    """Open the reports of all branches that are due and fill in what is the same for the whole company; each branch still confirms
    it and adds its own workers.

    Raises:
        NotPermitted, MoveNotAllowed, NotTheHeadOffice.
    """
    row = editable(report, by)
    if row.workplace.kind != WorkplaceKind.HEAD_OFFICE:
        raise NotTheHeadOffice
    answers = {section.section: section.answers for section in row.sections.all()}
    done = not_yet = 0
    branches = Workplace.objects.filter(legal_entity=row.legal_entity_id, closed_on=None).exclude(pk=row.workplace_id)
    for branch in branches.select_related("legal_entity").order_by("pk"):
        if not may(by, Permission.EDIT_REPORT, legal_entity_id=branch.legal_entity_id, workplace_id=branch.pk):
            continue
        draft = _draft(branch, by, at)
        if draft is None:
            not_yet += 1
            continue
        begin_copied(report=draft, answers=answers, origin=AnswerOrigin.HEAD_OFFICE, only=SHARED, at=at)
        _share_identity(row, draft)
        done += 1
    return Prepared(done, not_yet)


def _draft(branch: Workplace, by: Actor, at: datetime) -> ManpowerReport | None:
    found = ManpowerReport.objects.filter(workplace=branch, state=ReportState.DRAFT).first()
    if found:
        return found
    try:
        with transaction.atomic():
            return open_report(workplace=branch, by=by, at=at)
    except (AlreadyOpen, TooEarly):
        return None


def _share_identity(source: ManpowerReport, draft: ManpowerReport) -> None:
    mine, theirs = IdentitySection.objects.get(report=source), IdentitySection.objects.get(report=draft)
    for name in SHARED_IDENTITY:
        if not getattr(theirs, name):
            setattr(theirs, name, getattr(mine, name))
    theirs.save()
