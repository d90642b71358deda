"""What is personal in the tables of this app, and what is not (docs/privacy.md)."""

from siapkerja.kernel.personal_data import Record, plain

RECORDS: tuple[Record, ...] = (
    plain(
        "statistics.Contribution",
        ("id figure source version region_code month amount is_counted counted_region_code counted_month counted_amount"),
    ),
    plain("statistics.Rollup", "id figure region_code month value folded_at"),
)
