"""What is personal in the tables of this app, and what is not (docs/privacy.md)."""

from siapkerja.kernel.personal_data import Record, plain

RECORDS: tuple[Record, ...] = (plain("demo.Stage", "name cases finished_at"),)
