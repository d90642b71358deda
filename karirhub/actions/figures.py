from zoneinfo import ZoneInfo

from django.db.models import F, Value
from django.db.models.functions import TruncDate

from karirhub.models import Vacancy
from karirhub.queries.figures import OPENINGS, VACANCIES
from siapkerja.statistics.actions.contributions import contribute_all


def count_published_vacancies() -> int:
    """Contribute the published vacancies nobody announced, as `reactions` does the others. Gives how many contributions are new."""
    return contribute_all(
        records=Vacancy.objects.filter(published_at__isnull=False),
        source="karirhub.vacancy",
        region_code="regency_id",
        day=TruncDate("published_at", tzinfo=ZoneInfo("Asia/Jakarta")),
        amounts={VACANCIES: Value(1), OPENINGS: F("openings")},
    )
