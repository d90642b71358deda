"""Labour inspection in the demo: a month's plan of a province, one workplace with a note to answer, and one with a visit announced."""

from datetime import date, datetime, timedelta
from uuid import uuid4

from siapkerja.demo.accounts import DOMAIN
from siapkerja.demo.country import SHOWPIECE
from siapkerja.identity.actor import Actor
from siapkerja.identity.models import User
from siapkerja.identity.queries import actor_of
from siapkerja.kernel.calendar import day_in
from wajiblapor.actions.inspection_notes import issue_note
from wajiblapor.actions.inspection_plans import add_target, approve_plan, drop_target, open_plan
from wajiblapor.actions.inspection_visits import Checked, Met, record_visit
from wajiblapor.actions.inspections import assign_team, declare_ties, order_inspection
from wajiblapor.enums import CheckOutcome, InspectionKind, InspectionOrigin
from wajiblapor.models import Inspection, InspectionPlan, WorkplaceRisk

# Of the ready head, of the two inspectors, and of the mill for which two of the accounts act.
PROVINCE = "33"
OFFICERS = ("kepala", "pengawas", "anggota")
CHECKED = (
    Checked(norm="minimum_wage", outcome=CheckOutcome.KEPT),
    Checked(norm="working_hours", outcome=CheckOutcome.BROKEN, seen="Jadwal bagian tenun 48 jam seminggu, lembur tidak dicatat.", days=14),
)


def inspect_some(at: datetime) -> int:
    """Once every company stands and its risk can be weighed. Returns how many inspections there are."""
    users = [user for key in OFFICERS if (user := User.objects.filter(email=f"{key}@{DOMAIN}").first())]
    if len(users) < len(OFFICERS) or InspectionPlan.objects.exists():
        return 0
    today = day_in("Asia/Jakarta", at)
    head, *team = [actor_of(user, on=today) for user in users]
    plan = open_plan(region_code=PROVINCE, month=today, by=head, at=at, seed="contoh")
    mill = WorkplaceRisk.objects.select_related("workplace").get(legal_entity__name=SHOWPIECE)
    proposed = Inspection.objects.filter(plan=plan)
    case = proposed.filter(workplace=mill.pk).first()
    if case is None:
        drop_target(inspection=proposed.latest("pk"), note="Memberi tempat bagi pilihan di bawah ini.", by=head, at=at)
        case = add_target(
            plan=plan, workplace=mill.workplace, kind=InspectionKind.FIRST, origin=InspectionOrigin.CHOSEN,
            note="Pabrik terbesar di kabupaten ini, belum pernah didatangi.", by=head, at=at,
        )  # fmt: skip
    approve_plan(plan=plan, by=head, at=at)
    _order(case, head, team, at)
    met = Met(visited_on=today, name="Rina Contoh", position="Direktur", summary="Ruang tenun, gudang, dan klinik dilihat.")
    record_visit(inspection=case, key=uuid4(), met=met, checked=CHECKED, by=team[0], at=at)
    issue_note(inspection=case, by=team[0], at=at)
    if (other := proposed.exclude(pk=case.pk).order_by("pk").first()) is not None:
        _order(other, head, team, at, visit_on=today + timedelta(days=9))
    return proposed.count()


def _order(case: Inspection, head: Actor, team: list[Actor], at: datetime, *, visit_on: date | None = None) -> None:
    people = [one.person_id for one in team if one.person_id]
    assign_team(inspection=case, inspector_ids=people, lead_id=people[0], by=head, at=at)
    for one in team:
        declare_ties(inspection=case, is_tied=False, note="", by=one, at=at)
    order_inspection(inspection=case, is_announced=visit_on is not None, visit_on=visit_on, by=head, at=at)
