from celery import shared_task

from siapkerja.federation.actions import forgetting


@shared_task
def forget_expired_tokens() -> int:
    """Daily: tokens of applications that ran out."""
    return forgetting.forget_expired_tokens()
