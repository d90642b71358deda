"""What a company's vacancies in Karirhub say, heard from its facts, so that a report need not ask for it."""

from datetime import date

from django.db import transaction

from wajiblapor.models import PostedVacancy


@transaction.atomic
def hear_published(
    *, vacancy_id: int, legal_entity_id: int, workplace_id: int, occupation_code: str, openings: int, published_on: date, version: int
) -> None:
    """A vacancy opened. Heard again, or after it was reported filled, it keeps what is known."""
    heard = PostedVacancy(
        vacancy_id=vacancy_id,
        legal_entity_id=legal_entity_id,
        workplace_id=workplace_id,
        occupation_code=occupation_code,
        openings=openings,
        published_on=published_on,
        version=version,
    )
    PostedVacancy.objects.bulk_create(
        [heard], update_conflicts=True, unique_fields=["vacancy_id"], update_fields=["occupation_code", "openings"]
    )


@transaction.atomic
def hear_filled(*, vacancy_id: int, legal_entity_id: int, workplace_id: int, filled: int, reported_on: date, version: int) -> None:
    """So many of its openings are filled by now; an older word than what is known changes nothing."""
    row, is_new = PostedVacancy.objects.select_for_update().get_or_create(
        vacancy_id=vacancy_id,
        defaults={
            "legal_entity_id": legal_entity_id,
            "workplace_id": workplace_id,
            "openings": filled,
            "filled": filled,
            "published_on": reported_on,
            "version": version,
        },
    )
    if not is_new and (row.filled == 0 or version > row.version):
        row.filled, row.version = filled, max(version, row.version)
        row.save(update_fields=["filled", "version"])
