"""What is personal in the tables of this app, and what is not (docs/privacy.md)."""

from siapkerja.kernel.personal_data import Record, plain

RECORDS: tuple[Record, ...] = (
    plain("search.SearchEntry", "id document object_id version words facets orders latitude longitude other_latitudes other_longitudes"),
    plain("search.SearchWord", "id document word"),
)
