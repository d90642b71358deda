"""The clock sends by name: every name is a task, and nothing of the portal is loaded to send it."""

import json
import subprocess
import sys

from django.conf import settings

from siapkerja.celery import app
from tests.support import environment

ASKED = """
import json, sys
from siapkerja.clock import app
app.loader.init_worker()
app.finalize()
ours = [name for name in app.tasks if not name.startswith("celery.")]
told = {"tasks": ours, "due": sorted(app.conf.beat_schedule), "queue": app.conf.task_default_queue}
print(json.dumps(told | {"models": "siapkerja.identity.models" in sys.modules}))
"""


def test_every_name_the_clock_sends_is_a_task() -> None:
    app.loader.import_default_modules()
    assert {due["task"] for due in settings.CELERY_BEAT_SCHEDULE.values()} <= app.tasks.keys()


def test_the_clock_knows_what_is_due_and_loads_nothing_of_it() -> None:
    answer = subprocess.run([sys.executable, "-c", ASKED], env=environment.process_environment(), capture_output=True, check=True)
    told = json.loads(answer.stdout)
    assert told["due"] == sorted(settings.CELERY_BEAT_SCHEDULE)
    assert told["queue"] == settings.CELERY_TASK_DEFAULT_QUEUE
    assert (told["tasks"], told["models"]) == ([], False)
