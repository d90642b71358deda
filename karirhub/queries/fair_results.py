"""How a job fair went: its figures, for the page, the public and a file to take along."""

from dataclasses import dataclass

from django.db.models import Sum
from django.utils.translation import gettext as _

from karirhub.models import FairBooth, JobFair
from karirhub.queries.fairs import Crowd, booths_standing, crowd_of
from siapkerja.web.wording import day


@dataclass(frozen=True)
class FairResult:
    """Figures of a fair. Visitors are people who came through the door; the others are what booths reported."""

    crowd: Crowd
    booths: list[FairBooth]

    @property
    def companies(self) -> int:
        return len(self.booths)

    @property
    def reported(self) -> int:
        return sum(booth.reported_at is not None for booth in self.booths)

    @property
    def openings(self) -> int:
        return sum(openings_of(booth) for booth in self.booths)

    @property
    def visitors(self) -> int:
        return sum(booth.visitors or 0 for booth in self.booths)

    @property
    def applications(self) -> int:
        return sum(booth.applications or 0 for booth in self.booths)

    @property
    def interviewed(self) -> int:
        return sum(booth.interviewed or 0 for booth in self.booths)

    @property
    def hired(self) -> int:
        return sum(booth.hired or 0 for booth in self.booths)


def openings_of(booth: FairBooth) -> int:
    """People the booth looks for: as counted with its report, else as its vacancies say now."""
    return booth.openings if booth.openings is not None else sum(vacancy.openings for vacancy in booth.vacancies.all())


def result_of(fair: JobFair) -> FairResult:
    """Four queries, whatever the number of booths."""
    return FairResult(crowd_of(fair), booths_standing(fair))


@dataclass(frozen=True)
class PublicResult:
    """What everybody may read of a fair that was closed."""

    present: int
    companies: int
    openings: int
    hired: int


def public_result(fair: JobFair) -> PublicResult | None:
    """Sums only, once the office has closed the fair; two queries."""
    if fair.state != "closed":
        return None
    booths = fair.booths.standing()
    sums = booths.aggregate(openings=Sum("openings"), hired=Sum("hired"))
    present = fair.tickets.filter(present_at__isnull=False).count()
    return PublicResult(present, booths.count(), sums["openings"] or 0, sums["hired"] or 0)


def head() -> list[str]:
    """Headings of the file."""
    return [
        _("Stan"), _("Perusahaan"), _("Lowongan yang dibawa"), _("Dibutuhkan"), _("Pengunjung stan"), _("Lamaran diterima"),
        _("Diwawancarai"), _("Diterima di tempat"), _("Dilaporkan"),
    ]  # fmt: skip


def lines(result: FairResult) -> list[list[str | int]]:
    """A line for each booth, and one for all. Nobody is named."""
    rows: list[list[str | int]] = [
        [
            booth.booth_number or "", booth.legal_entity.name, "; ".join(vacancy.title for vacancy in booth.vacancies.all()),
            openings_of(booth), *(_told(count) for count in (booth.visitors, booth.applications, booth.interviewed, booth.hired)),
            day(booth.reported_at) if booth.reported_at else _("belum dilaporkan"),
        ]
        for booth in result.booths
    ]  # fmt: skip
    total: list[str | int] = ["", _("Jumlah"), "", result.openings, result.visitors, result.applications, result.interviewed, result.hired]
    return [*rows, [*total, ""]]


def _told(count: int | None) -> str | int:
    return "" if count is None else count


def summary(fair: JobFair, result: FairResult) -> list[tuple[str, str | int]]:
    """What stands above the table."""
    return [
        (_("Bursa kerja"), fair.name),
        (_("Penyelenggara"), fair.organiser),
        (_("Tempat"), ", ".join(filter(None, (fair.where, fair.address)))),
        (_("Hari"), day(fair.starts_on) if fair.starts_on == fair.ends_on else f"{day(fair.starts_on)} – {day(fair.ends_on)}"),
        (_("Tiket diambil"), result.crowd.taken),
        (_("Pengunjung hadir"), result.crowd.present),
        (_("Perusahaan"), result.companies),
        (_("Melaporkan hasil"), result.reported),
    ]
