"""The same roster by django-import-export: the same rules, cell by cell and row by row, as it comes and tuned.

What favours it: equal cells are read once for the whole file, every row is new (no look-ups), the tuned one encrypts a batch at a time,
and the matrices of the report are left out.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from import_export import resources
from import_export.fields import Field
from import_export.formats.base_formats import CSV, XLSX
from import_export.widgets import Widget

from wajiblapor.enums import Severity
from wajiblapor.models import RosterFault, RosterRow, RosterUpload
from wajiblapor.rosters.across import ACROSS, Batch, Memory
from wajiblapor.rosters.checking import INDONESIA, Checked, shown
from wajiblapor.rosters.codes import key_of
from wajiblapor.rosters.columns import COLUMNS, Column
from wajiblapor.rosters.faults import FAULT_KINDS, Fault, severity_of
from wajiblapor.rosters.rules import RuleSet
from wajiblapor.rosters.sealing import Sealer

BATCH = 1000


class Cell(Widget):
    """Reads the cells of a column by the rule set. `doubt` is that of the last cell, where it is only asked about."""

    def __init__(self, column: Column, rules: RuleSet) -> None:
        super().__init__()
        self.column, self.rules, self.read = column, rules, rules.reader(column)
        self.known: dict[Any, tuple[Any, str | None]] = {}
        self.doubt = ""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        found = self.known.get(value)
        if found is None:
            found = self.known[value] = self.read(value)
        meaning, code = found
        self.doubt = code or ""
        if code is not None and severity_of(code) == Severity.MUST_FIX:
            raise ValueError(code)
        return meaning

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "" if value is None else str(value)


class Roster(resources.ModelResource):
    """One file into one upload."""

    class Meta:
        model = RosterRow
        fields = ()
        import_id_fields = ()
        force_init_instance = True

    def __init__(self, upload: RosterUpload, rules: RuleSet, sealer: Sealer) -> None:
        super().__init__()
        self.upload, self.rules, self.sealer = upload, rules, sealer
        self.cells = {column.slug: Cell(column, rules) for column in COLUMNS}
        self.fields = {
            column.slug: Field(attribute=column.slug, column_name=column.title, widget=self.cells[column.slug]) for column in COLUMNS
        }
        self.memory, self.doubts = Memory(), list[Fault]()

    def init_instance(self, row: Any = None) -> RosterRow:
        return RosterRow(upload=self.upload)

    def validate_instance(self, instance: Any, import_validation_errors: Any = None, validate_unique: bool = True) -> None:
        """The rules across columns and rows."""
        super().validate_instance(instance, import_validation_errors, validate_unique)
        instance.row = self.number
        faults = [
            Fault(instance.row, slug, cell.doubt, shown(cell.column, getattr(instance, slug)), {})
            for slug, cell in self.cells.items()
            if cell.doubt
        ]
        instance.checked = self._checked(instance)
        batch = Batch([instance.row], instance.checked.values, instance.checked.is_foreign, set())
        for rule in ACROSS:
            faults.extend(rule(batch, self.rules, self.memory))
        stopping = [fault.code for fault in faults if severity_of(fault.code) == Severity.MUST_FIX]
        if stopping:
            raise ValidationError(stopping)
        self.doubts += faults

    def before_import_row(self, row: Any, **kwargs: Any) -> None:
        self.number = kwargs["row_number"] + 1

    def _checked(self, instance: Any) -> Checked:
        values = {column.slug: [getattr(instance, column.slug, None)] for column in COLUMNS}
        passport = values["passport"][0] is not None and values["nik"][0] is None
        is_foreign = passport or key_of(values["country"][0] or "") not in INDONESIA
        return Checked([instance.row], values, [is_foreign], [])

    def before_save_instance(self, instance: Any, row: Any, **kwargs: Any) -> None:
        self.seal([instance])

    def seal(self, instances: Sequence[Any]) -> None:
        columns = instances[0].checked.values
        together = Checked(
            [instance.row for instance in instances],
            {slug: [instance.checked.values[slug][0] for instance in instances] for slug in columns},
            [instance.checked.is_foreign[0] for instance in instances],
            [],
        )
        for instance, sealed in zip(instances, self.sealer.seal(together), strict=True):
            instance.worker_index, instance.digest, instance.sealed = sealed.worker_index, sealed.digest, sealed.sealed
            instance.attributes = json.loads(sealed.attributes)

    def after_import(self, dataset: Any, result: Any, **kwargs: Any) -> None:
        RosterFault.objects.bulk_create(
            (
                RosterFault(
                    upload=self.upload, row=fault.row, column=fault.column, code=fault.code, value=fault.value or None,
                    severity=FAULT_KINDS[fault.code].severity, params=fault.params,
                )
                for fault in self.doubts
            ),
            batch_size=BATCH,
        )  # fmt: skip


class TunedRoster(Roster):
    """With everything its documentation says makes large imports fast."""

    class Meta:
        model = RosterRow
        fields = ()
        import_id_fields = ()
        force_init_instance = True
        use_bulk = True
        batch_size = BATCH
        skip_diff = True
        skip_html_diff = True
        report_skipped = False
        use_transactions = True

    def before_save_instance(self, instance: Any, row: Any, **kwargs: Any) -> None:
        """A batch is sealed together, below."""

    def bulk_create(self, *args: Any, **kwargs: Any) -> None:
        if self.create_instances:
            self.seal(self.create_instances)
        super().bulk_create(*args, **kwargs)


def rows_of(stream: Any, suffix: str) -> Any:
    """The file as the library reads it."""
    if suffix == ".csv":
        return CSV(encoding="utf-8-sig").create_dataset(stream.read(), delimiter=";")
    return XLSX().create_dataset(stream.read())


def imported(stream: Any, path: Path, resource: Roster) -> int:
    """Import the whole stream; returns how many rows there are.

    Raises:
        AssertionError: a row was not taken.
    """
    result = resource.import_data(rows_of(stream, path.suffix))
    assert not result.has_errors(), [error.error for _number, errors in result.row_errors() for error in errors][:3]
    assert not result.has_validation_errors(), result.invalid_rows[0].error
    return int(result.total_rows)
