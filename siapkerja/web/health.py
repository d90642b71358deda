"""Is everything there that the portal needs? Asked by probes and shown on the status page."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

import redis
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from siapkerja.celery import app as celery_app
from siapkerja.search.heartbeat import last_beat

_migrated: set[str] = set()
REPORT_KEY = "web:health"
REPORT_SECONDS = 30
PING_SECONDS = 1.0


@dataclass(frozen=True)
class Part:
    """A part of the portal and what people notice when it fails."""

    name: str
    label: str
    meaning: str
    works: Callable[[], bool]
    is_vital: bool = False


@dataclass(frozen=True)
class Finding:
    name: str
    is_working: bool
    milliseconds: int


@dataclass(frozen=True)
class Report:
    """What a round of checks found."""

    at: datetime
    findings: tuple[Finding, ...]

    @property
    def is_all_well(self) -> bool:
        return all(finding.is_working for finding in self.findings)


def database_works() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone() == (1,))


def broker_works() -> bool:
    with redis.Redis.from_url(settings.REDIS_URL, socket_timeout=PING_SECONDS) as client:
        return bool(client.ping())


def workers_answer() -> bool:
    """At least one worker answers within a second."""
    return bool(celery_app.control.ping(timeout=PING_SECONDS, limit=1))


def search_is_followed() -> bool:
    """This host's follower lives and its index is ready; until then PostgreSQL answers searches, slower."""
    beat = last_beat()
    return beat is not None and beat.is_alive(timezone.now()) and not beat.is_building


def migrations_are_applied() -> bool:
    """No migration of the code is missing in the database. Once seen, that stays so for this process: its code does not change."""
    database = str(connection.settings_dict["NAME"])
    if database not in _migrated:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return False
        _migrated.add(database)
    return True


PARTS: Sequence[Part] = (
    Part("database", _("Data"), _("Semua halaman dan kiriman"), database_works, is_vital=True),
    Part("broker", _("Antrean pekerjaan"), _("Pemeriksaan berkas, e-mail, dan pemberitahuan"), broker_works),
    Part("workers", _("Pekerja latar"), _("Kiriman tersimpan; hasilnya datang lebih lambat"), workers_answer),
    Part("search", _("Indeks pencarian"), _("Tanpa ini pencarian tetap menjawab, lebih lambat"), search_is_followed),
)


def examine() -> Report:
    """Ask every part now; a part that raises does not work."""
    findings = []
    for part in PARTS:
        start = time.monotonic()
        try:
            is_working = part.works()
        except Exception:  # whatever it is, it is what the page is to tell
            is_working = False
        findings.append(Finding(part.name, is_working, round(1000 * (time.monotonic() - start))))
    return Report(timezone.now(), tuple(findings))


def recent_report() -> Report:
    """The last report, at most half a minute old."""
    try:
        known = cache.get(REPORT_KEY)
    except redis.RedisError:
        return examine()
    if known is None:
        known = examine()
        cache.set(REPORT_KEY, known, REPORT_SECONDS)
    return known
