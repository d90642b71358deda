"""What points at an organisation, so that a duplicate can become part of another and every reference is kept.

Foreign keys are found by themselves, in whatever app they are. Tables below `identity` that keep the bare id say so here, and
whoever has rows that cannot simply be moved (because a constraint allows only one) says how they make room.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.apps import apps
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from siapkerja.files.models import StoredFile
from siapkerja.identity.models import LegalEntity
from siapkerja.jobs.models import Job

Words = str | Promise
MakeRoom = Callable[[LegalEntity, LegalEntity, datetime], None]


@dataclass(frozen=True)
class Reference:
    """A column that holds an organisation's id."""

    model: type[models.Model]
    field: str
    words: Words

    def rows(self, legal_entity_id: int) -> models.QuerySet[models.Model]:
        return self.model._base_manager.filter(**{self.field: legal_entity_id})


_bare: list[tuple[type[models.Model], str]] = [(StoredFile, "legal_entity_id"), (Job, "legal_entity_id")]
_words: dict[str, Words] = {
    "files.storedfile": _("Berkas"),
    "jobs.job": _("Pekerjaan di latar belakang"),
    "identity.workplace": _("Tempat kerja"),
    "identity.membership": _("Anggota, sekarang dan dulu"),
    "identity.capacity": _("Kedudukan"),
    "identity.consent": _("Persetujuan orang"),
    "documents.document": _("Dokumen terbit"),
    "identity.registeredcompany": _("Catatan register usaha"),
}
_stays: set[tuple[str, str]] = {("identity.legalentity", "merged_into")}
_rooms: list[MakeRoom] = []


def register_references(model: type[models.Model], field: str) -> None:
    """Name a column that keeps the id of an organisation without being a foreign key."""
    _bare.append((model, field))


def call_references(label: str, words: Words) -> None:
    """Say what the rows of a model ("app.model") are called in the preview of a merge."""
    _words[label.lower()] = words


def keep_reference(label: str, field: str) -> None:
    """A foreign key that goes on pointing at the organisation that was merged: the record of the merge itself."""
    _stays.add((label.lower(), field))


def make_room(work: MakeRoom) -> None:
    """Register `work(kept, absorbed, at)`, run before anything is moved, for rows of which only one may stand."""
    _rooms.append(work)


def rooms() -> list[MakeRoom]:
    return list(_rooms)


def references() -> Iterator[Reference]:
    """Every column that holds an organisation's id and moves with a merge."""
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            label = model._meta.label_lower
            if isinstance(field, models.ForeignKey) and field.related_model is LegalEntity and (label, field.name) not in _stays:
                yield Reference(model, field.name, _words.get(label, _("Catatan lain")))
    for bare, name in _bare:
        yield Reference(bare, name, _words.get(bare._meta.label_lower, _("Catatan lain")))
