"""How an app says which of its columns are personal: the allow-list behind the public record of processing (UU 27/2022).

Each app lists every column of every model in its `personal_data.py`, as personal or as not. A test fails for a column that
stands in neither list, so that nobody adds one without thinking about it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Category(StrEnum):
    """UU 27/2022 art. 4: specific data (health, biometrics, children, finance, crime) ask for more care than general data."""

    GENERAL = "general"
    SPECIFIC = "specific"


class Basis(StrEnum):
    """UU 27/2022 art. 20 (2): on what ground data are processed."""

    CONSENT = "consent"
    CONTRACT = "contract"
    LEGAL_OBLIGATION = "legal_obligation"
    PUBLIC_TASK = "public_task"
    LEGITIMATE_INTEREST = "legitimate_interest"


class Kept(StrEnum):
    """How a value rests in its column."""

    PLAIN = "plain"  # readable for whoever reads the table
    SEALED = "sealed"  # under the ring of master keys
    SEALED_APART = "sealed_apart"  # under a key of its own, which the ring wraps
    INDEXED = "indexed"  # a blind index: equal values are equal, nothing else can be read
    HASHED = "hashed"  # a one-way digest
    LINK = "link"  # the number of a person or account, which says who only together with another table


@dataclass(frozen=True)
class PersonalField:
    """One personal column.

    Args:
        category: general or specific data.
        kept: how it rests in the table.
        is_masked: where people see it, they see it masked.
        seal: purpose under which a column that is no `EncryptedTextField` is sealed by the ring; makes it rotate.
    """

    category: Category = Category.GENERAL
    kept: Kept = Kept.PLAIN
    is_masked: bool = False
    seal: str = ""


GENERAL = PersonalField()
SPECIFIC = PersonalField(Category.SPECIFIC)
LINK = PersonalField(kept=Kept.LINK)
SEALED = PersonalField(kept=Kept.SEALED)
SEALED_MASKED = PersonalField(kept=Kept.SEALED, is_masked=True)
SEALED_SPECIFIC = PersonalField(Category.SPECIFIC, Kept.SEALED)
SEALED_APART = PersonalField(kept=Kept.SEALED_APART)
SEALED_APART_MASKED = PersonalField(Category.SPECIFIC, Kept.SEALED_APART, is_masked=True)
INDEXED = PersonalField(kept=Kept.INDEXED)
HASHED = PersonalField(kept=Kept.HASHED)


def wrapped(purpose: str) -> PersonalField:
    """A plain binary column whose value the ring sealed for `purpose`."""
    return PersonalField(kept=Kept.SEALED, seal=purpose)


@dataclass(frozen=True, kw_only=True)
class Record:
    """One model and what is personal in it.

    Args:
        model: `app_label.Model`.
        personal: personal columns by name.
        other: columns that are not personal, as one text of names.
        what: what is held, for people; "" for models without anything personal.
        why: what it is for, one sentence.
        basis: the ground of the processing.
        law: the rule it stands on.
        retention: how long, one sentence.
    """

    model: str
    personal: Mapping[str, PersonalField] = field(default_factory=dict)
    other: str = ""
    what: str = ""
    why: str = ""
    basis: Basis = Basis.PUBLIC_TASK
    law: str = ""
    retention: str = ""

    @property
    def columns(self) -> set[str]:
        return {*self.personal, *self.other.split()}

    def twice(self) -> set[str]:
        """Columns that are called both personal and not."""
        return set(self.personal) & set(self.other.split())

    @property
    def has_specific(self) -> bool:
        return any(found.category == Category.SPECIFIC for found in self.personal.values())

    @property
    def is_told(self) -> bool:
        """Whether it says what, why, on which law and how long: compulsory where anything is personal."""
        return bool(self.what and self.why and self.law and self.retention)


def plain(model: str, columns: str) -> Record:
    """A model that holds nothing personal."""
    return Record(model=model, other=columns)


def history(model: str, *, what: str, why: str, law: str, retention: str, basis: Basis = Basis.LEGAL_OBLIGATION) -> Record:
    """A history table of a workflow (`siapkerja.workflow.history.Moved`)."""
    return Record(
        model=model,
        personal={"by_person": LINK, "on_behalf_of": LINK, "note": GENERAL},
        other="id move source target at role reason_code record",
        what=what,
        why=why,
        basis=basis,
        law=law,
        retention=retention,
    )


def sealed_columns(records: Iterator[Record]) -> dict[tuple[str, str], str]:
    """Purpose by model and column, for the columns that the ring wrapped by hand."""
    return {(record.model, name): found.seal for record in records for name, found in record.personal.items() if found.seal}
