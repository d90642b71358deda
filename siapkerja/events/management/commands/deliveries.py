"""Shows what waits and what failed, and gives what failed new attempts."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db.models import Count, Min
from django.utils import timezone

from siapkerja.events.delivery import retry_failed
from siapkerja.events.models import Delivery, DeliveryState


class Command(BaseCommand):
    help = "List deliveries that wait or failed, by reaction; --retry gives the failed ones a new series of attempts."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--retry", action="store_true", help="try failed deliveries again")
        parser.add_argument("--reaction", default="", help="only those of this reaction")

    def handle(self, *args: Any, retry: bool, reaction: str, **options: Any) -> None:
        if retry:
            count = retry_failed(at=timezone.now(), reaction=reaction)
            self.stdout.write(f"{count} failed deliveries will be tried again within a minute.")
            return
        unfinished = Delivery.objects.exclude(state=DeliveryState.DONE)
        rows = (
            unfinished.values("state", "reaction", "trouble")
            .annotate(count=Count("pk"), first=Min("event_id"))
            .order_by("state", "reaction")
        )
        if reaction:
            rows = rows.filter(reaction=reaction)
        for row in rows:
            trouble = f" ({row['trouble']})" if row["trouble"] else ""
            self.stdout.write(f"{row['state']:8} {row['count']:6}  {row['reaction']}{trouble}, first event {row['first']}")
        if not rows:
            self.stdout.write("Everything has been delivered.")
