"""What the offices wrote to companies that are not on the demo's portal: letters a while ago, and lately."""

from siapkerja.demo.accounts import DOMAIN
from siapkerja.demo.country import Country
from siapkerja.identity.models import RegisteredCompany, User
from siapkerja.identity.queries import actor_of
from wajiblapor.actions.absent_invitations import invite_absent_on_paper

# Of the ready officer of the province, who finds some that may be invited again and some that may not yet.
PROVINCE, OFFICER = "33", "jateng"
LETTERS = ((40, 6), (5, 4))


def invite_some(country: Country) -> int:
    """Returns how many letters were written."""
    user = User.objects.filter(email=f"{OFFICER}@{DOMAIN}").first()
    rows = list(RegisteredCompany.objects.absent().within([PROVINCE]).order_by("pk")[: sum(count for _days, count in LETTERS)])
    if user is None or len(rows) < len(LETTERS):
        return 0
    by, written = actor_of(user, on=country.today), 0
    for days_ago, count in LETTERS:
        chosen, rows = rows[:count], rows[count:]
        if chosen:
            at = country.moment(days_ago=days_ago)
            written += len(invite_absent_on_paper(company_ids=[row.pk for row in chosen], by=by, at=at))
    return written
