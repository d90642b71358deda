"""A copy of one's data made by a real worker, from the click to the file."""

from typing import Any

from django.urls import reverse

from siapkerja.privacy.models import DataExport
from tests.support.people import make_somebody
from tests.support.processes import wait_until


def test_the_worker_makes_the_copy(committed_db: None, celery_worker: Any) -> None:
    somebody = make_somebody("Rina Contoh")
    somebody.client.post(reverse("privacy:exports"))

    wait_until(lambda: DataExport.objects.get().is_ready)
    assert "Unduh PDF" in somebody.client.get(reverse("privacy:exports")).content.decode()
