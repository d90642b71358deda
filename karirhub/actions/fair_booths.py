"""Employers' booths at a job fair: asking for one, getting it, and saying how it went. A booth costs nothing."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from karirhub.enums import BoothDeclineReason, BoothState
from karirhub.models import BoothVacancy, FairBooth, FairBoothMove, JobFair, Vacancy
from karirhub.permissions import GRANTS, Permission
from karirhub.workflows import BOOTH
from siapkerja.events.publishing import publish as announce
from siapkerja.facts.karirhub import FairBoothDecided
from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import CapacityKind
from siapkerja.identity.models import Capacity, LegalEntity
from siapkerja.identity.permissions import require
from siapkerja.identity.reach import within_reach
from siapkerja.kernel.errors import Refused
from siapkerja.reference.queries import rules
from siapkerja.workflow.moves import apply, locked

LONGEST_LINK = 300


class FairClosedToBooths(Refused):
    code = "fair_closed_to_booths"
    sentence = _("Bursa kerja ini tidak lagi menerima permintaan stan.")


class NotAnEmployer(Refused):
    code = "booth_for_proven_employers"
    sentence = _("Stan untuk pemberi kerja yang organisasinya sudah terbukti. Kirim bukti organisasi Anda dulu.")


class NoVacancies(Refused):
    code = "booth_without_vacancies"
    sentence = _("Pilih paling sedikit satu lowongan yang sedang dibuka.")


class LinkNeeded(Refused):
    code = "booth_link_needed"
    sentence = _("Bursa kerja ini daring: isi tautan ruang stan Anda, diawali https://.")


class TooManyVacancies(Refused):
    code = "booth_with_too_many_vacancies"


class BoothAsked(Refused):
    code = "booth_asked_already"
    sentence = _("Perusahaan Anda sudah meminta stan di bursa kerja ini.")


class OthersFirst(Refused):
    code = "booth_others_first"
    sentence = _("Ada permintaan yang masuk lebih dulu dan belum dijawab. Jawab permintaan itu dulu.")


class BoothNumberTaken(Refused):
    code = "booth_number_taken"


@transaction.atomic
def request_booth(
    *, fair: JobFair, legal_entity: LegalEntity, vacancies: Sequence[Vacancy], needs: str = "", link: str = "", by: Actor, at: datetime
) -> FairBooth:
    """Ask for a booth, with open vacancies of one's own. Requests are answered in the order in which they come.

    Args:
        needs: up to 300 characters, for the office.
        link: at a fair online, the room in which visitors are received; they see it when their turn has come.

    Raises:
        NotPermitted: not a member who may.
        FairClosedToBooths, NotAnEmployer, LinkNeeded, NoVacancies, TooManyVacancies, BoothAsked: as they say.
    """
    require(GRANTS, by, Permission.KEEP_BOOTH, legal_entity_id=legal_entity.pk)
    current = locked(fair)
    if not current.is_published or current.has_begun(at):
        raise FairClosedToBooths()
    _demand_employer(legal_entity, at)
    brought = _demand_brought(current, legal_entity, vacancies, at)
    room = _room(current, link)
    booth = FairBooth(fair=current, legal_entity=legal_entity, needs=needs.strip()[:300], link=room, requested_at=at)
    try:
        with transaction.atomic():
            booth.save()
    except IntegrityError as error:
        raise BoothAsked() from error
    BoothVacancy.objects.bulk_create(BoothVacancy(booth=booth, vacancy=vacancy) for vacancy in brought)
    FairBoothMove.objects.create(
        record=booth, move="request", source="", target=booth.state, at=at, by_person_id=by.person_id, on_behalf_of_id=by.on_behalf_of_id,
        role=by.role_word,
    )  # fmt: skip
    return booth


@transaction.atomic
def bring(*, booth: FairBooth, vacancies: Sequence[Vacancy], link: str = "", by: Actor, at: datetime) -> FairBooth:
    """Bring other vacancies than before, and move to another room, until the fair has ended.

    What workplaces bring that the member's role does not reach stays.

    Raises:
        NotPermitted, FairClosedToBooths, LinkNeeded, NoVacancies, TooManyVacancies.
    """
    current = locked_of_employer(booth, by)
    if current.state not in {BoothState.REQUESTED, BoothState.ACCEPTED} or not current.fair.is_published or current.fair.is_over(at):
        raise FairClosedToBooths()
    reached = current.brought.filter(vacancy__in=Vacancy.objects.filter(within_reach(current.legal_entity, by)))
    others = current.brought.exclude(pk__in=reached).count()
    brought = _demand_brought(current.fair, current.legal_entity, vacancies, at, beside=others)
    current.link = _room(current.fair, link)
    current.save(update_fields=["link"])
    reached.exclude(vacancy__in=brought).delete()
    BoothVacancy.objects.bulk_create([BoothVacancy(booth=current, vacancy=vacancy) for vacancy in brought], ignore_conflicts=True)
    return current


@transaction.atomic
def withdraw(*, booth: FairBooth, by: Actor, at: datetime) -> FairBooth:
    """Take a request back, or give up a booth; its number is free again.

    Raises:
        NotPermitted, MoveNotAllowed.
        FairClosedToBooths: the fair has begun.
    """
    current = locked_of_employer(booth, by)
    if current.is_open and current.fair.has_begun(at):
        raise FairClosedToBooths(_now("Bursa kerja sudah dibuka. Hubungi penyelenggara bila Anda tidak dapat hadir."))
    apply(BOOTH, current, "withdraw", history=FairBoothMove, by=by, at=at, booth_number=None)
    return current


@transaction.atomic
def accept(*, booth: FairBooth, number: int, by: Actor, at: datetime) -> FairBooth:
    """Give an employer a booth. Whoever asked first is answered first.

    Args:
        number: 1 up to the fair's quota, not used by others.

    Raises:
        NotPermitted, MoveNotAllowed.
        FairClosedToBooths, OthersFirst, BoothNumberTaken: as they say.
    """
    fair, current = _for_office(booth, by)
    if not fair.is_published or fair.is_over(at):
        raise FairClosedToBooths()
    earlier = Q(requested_at__lt=current.requested_at) | Q(requested_at=current.requested_at, pk__lt=current.pk)
    if current.state == BoothState.REQUESTED and fair.booths.waiting().filter(earlier).exists():
        raise OthersFirst()
    if not 1 <= number <= fair.booth_quota:
        raise _bad_number(_now("Isi nomor stan antara 1 dan %(quota)s.") % {"quota": fair.booth_quota})
    if fair.booths.filter(booth_number=number).exclude(pk=current.pk).exists():
        raise _bad_number(_now("Stan %(number)s sudah dipakai perusahaan lain.") % {"number": number})
    apply(BOOTH, current, "accept", history=FairBoothMove, by=by, at=at, booth_number=number)
    _announce_decision(current, by, at)
    return current


@transaction.atomic
def decline(*, booth: FairBooth, reason: BoothDeclineReason, note: str = "", by: Actor, at: datetime) -> FairBooth:
    """Tell an employer that it gets no booth, and why.

    Raises:
        NotPermitted, MoveNotAllowed.
    """
    _fair, current = _for_office(booth, by)
    apply(BOOTH, current, "decline", history=FairBoothMove, by=by, at=at, reason_code=str(reason), note=note.strip()[:1000])
    _announce_decision(current, by, at)
    return current


def cancel_booths(*, rows: Iterable[FairBooth], by: Actor, at: datetime) -> None:
    """What is asked for or promised at a fair that does not take place, or is over, lapses."""
    for booth in rows:
        apply(BOOTH, locked(booth), "cancel", history=FairBoothMove, by=by, at=at, booth_number=None)


def give_booths_room(kept: LegalEntity, absorbed: LegalEntity, at: datetime) -> None:
    """Before two organisations become one: where both have a booth at a fair, that of the absorbed one lapses."""
    mine = FairBooth.objects.open().filter(legal_entity=kept).values("fair")
    rows = FairBooth.objects.filter(legal_entity=absorbed, fair__in=mine, state__in=("requested", "accepted"))
    cancel_booths(rows=rows, by=Actor.the_system("merging"), at=at)


def locked_of_employer(booth: FairBooth, by: Actor) -> FairBooth:
    """The locked row, for a member of its organisation. Raises NotPermitted."""
    current = locked(booth)
    require(GRANTS, by, Permission.KEEP_BOOTH, legal_entity_id=current.legal_entity_id)
    return current


def _for_office(booth: FairBooth, by: Actor) -> tuple[JobFair, FairBooth]:
    """The fair, locked first so that two officers do not give one number twice, and the booth. Raises NotPermitted."""
    fair = locked(booth.fair)
    require(GRANTS, by, Permission.HOLD_FAIRS, region_code=fair.village_id)
    return fair, locked(booth)


def about(booth: FairBooth) -> dict[str, int]:
    """What every fact about a booth says."""
    return {"booth_id": booth.pk, "fair_id": booth.fair_id, "legal_entity_id": booth.legal_entity_id}


def _announce_decision(booth: FairBooth, by: Actor, at: datetime) -> None:
    announce(FairBoothDecided(version=booth.version, **about(booth), state=booth.state), by=by, at=at)


def _bad_number(sentence: str) -> BoothNumberTaken:
    return BoothNumberTaken(sentence, fields={"number": sentence})


def _room(fair: JobFair, link: str) -> str:
    """The link of a booth; none where people meet in a place."""
    if not fair.is_online:
        return ""
    room = link.strip()
    if not room.startswith("https://") or len(room) > LONGEST_LINK:
        raise LinkNeeded(fields={"link": str(LinkNeeded.sentence)})
    return room


def _demand_employer(legal_entity: LegalEntity, at: datetime) -> None:
    today = at.date()
    rows = Capacity.objects.filter(legal_entity=legal_entity, kind=CapacityKind.EMPLOYER, valid_from__lte=today)
    if legal_entity.proven_at is None or not rows.filter(Q(valid_to=None) | Q(valid_to__gte=today)).exists():
        raise NotAnEmployer()


def _fits(vacancy: Vacancy, fair: JobFair, today: date) -> bool:
    return vacancy.is_public and vacancy.closes_on >= today and not vacancy.opens_later_than(fair.ends_on)


def _demand_brought(
    fair: JobFair, legal_entity: LegalEntity, vacancies: Sequence[Vacancy], at: datetime, *, beside: int = 0
) -> list[Vacancy]:
    """The vacancies, each once, if all are the employer's own, open still, and open by the end of the fair.

    Args:
        beside: so many more the booth brings.
    """
    today = fair.today(at)
    chosen = list({vacancy.pk: vacancy for vacancy in vacancies}.values())
    if not chosen or not all(vacancy.legal_entity_id == legal_entity.pk and _fits(vacancy, fair, today) for vacancy in chosen):
        raise NoVacancies(fields={"vacancies": str(NoVacancies.sentence)})
    most = int(rules(["job_fair.most_vacancies"], today)["job_fair.most_vacancies"].value)
    if len(chosen) + beside > most:
        sentence = _now("Pilih paling banyak %(most)s lowongan.") % {"most": most}
        raise TooManyVacancies(sentence, fields={"vacancies": sentence})
    return chosen
