from celery import shared_task
from django.utils import timezone

from siapkerja.events import delivery, partitions


@shared_task
def deliver(delivery_id: int) -> None:
    delivery.deliver(delivery_id)


@shared_task
def sweep() -> None:
    delivery.sweep(at=timezone.now())


@shared_task
def keep_house() -> None:
    """Once a day: partitions for the months to come, and no deliveries of long ago."""
    partitions.make_ahead(timezone.localdate())
    delivery.forget_done(at=timezone.now())
