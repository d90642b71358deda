"""Karirhub's clockwork."""

from celery import shared_task
from django.utils import timezone

from karirhub.actions import card_life, openings, standing, unanswered
from karirhub.actions.drafts import forget_drafts
from karirhub.actions.fair_results import remind_of_results
from karirhub.actions.fair_tickets import remind_of_tickets
from karirhub.actions.interviews import remind_of_interviews
from karirhub.actions.market import keep_market
from karirhub.actions.offers import lapse_offers
from karirhub.actions.open_data import write_snapshot
from karirhub.actions.saved import remind_of_closing
from karirhub.actions.vacancies import expire_overdue
from karirhub.actions.vacancy_endings import tend_left_alone
from siapkerja.identity.actor import Actor
from siapkerja.kernel.calendar import ZONE_NAMES


@shared_task
def expire_vacancies() -> int:
    """End vacancies after their last day. Each zone's midnight comes at another hour, so this runs all day."""
    return expire_overdue(by=Actor.the_system("beat"), at=timezone.now())


@shared_task
def remind_of_saved() -> int:
    """Tell people that a vacancy they saved closes in a few days."""
    now = timezone.now()
    return sum(remind_of_closing(zone=zone, by=Actor.the_system("beat"), at=now) for zone in ZONE_NAMES)


@shared_task
def close_vacancies_left_alone() -> tuple[int, int]:
    """Tell employers who have gone silent, and close what they still do not look after."""
    return tend_left_alone(by=Actor.the_system("beat"), at=timezone.now())


@shared_task
def close_unanswered() -> int:
    """Close applications on the day by which their employer promised an answer."""
    return unanswered.lapse_overdue(by=Actor.the_system("beat"), at=timezone.now())


@shared_task
def remind_of_answers() -> int:
    """Remind employers of applications that soon close unanswered, and tell whoever applied. Gives how many of both."""
    by, at = Actor.the_system("beat"), timezone.now()
    return unanswered.remind_employers(by=by, at=at) + unanswered.warn_applicants(by=by, at=at)


@shared_task
def count_standings() -> int:
    """Count anew how employers answer, where something happened."""
    return standing.count_standings(by=Actor.the_system("beat"), at=timezone.now())


@shared_task
def keep_card_days() -> int:
    """Job seekers' cards: remind, let lapse, end."""
    return card_life.keep_days(by=Actor.the_system("beat"), at=timezone.now())


@shared_task
def settle_openings() -> int:
    """Bring the balance of openings up to what vacancies are."""
    return openings.settle_openings(at=timezone.now())


@shared_task
def count_market() -> int:
    """Keep the sums of the labour market's page."""
    return keep_market(at=timezone.now())


@shared_task
def write_open_data() -> bool:
    """Write the day's snapshot of open vacancies, unless it is there. Asked every hour, so that a night without power loses none."""
    return write_snapshot(on=timezone.localdate(), at=timezone.now()) is not None


@shared_task
def follow_applications() -> int:
    """Remind of interviews that are near, end offers past their last day, let go of old drafts. Gives how many of all."""
    by, at = Actor.the_system("beat"), timezone.now()
    return remind_of_interviews(by=by, at=at) + lapse_offers(by=by, at=at) + forget_drafts(by=by, at=at)


@shared_task
def keep_fair_days() -> int:
    """Remind visitors of job fairs that are near, and employers of results they still owe. Gives how many of both."""
    by, at = Actor.the_system("beat"), timezone.now()
    return sum(remind_of_tickets(zone=zone, by=by, at=at) + remind_of_results(zone=zone, by=by, at=at) for zone in ZONE_NAMES)
