"""What is personal in the tables of this app, and what is not (docs/privacy.md)."""

from siapkerja.kernel.personal_data import Record, plain

RECORDS: tuple[Record, ...] = (
    plain("reference.Holiday", "id date name kind decree is_provisional"),
    plain("reference.Industry", "id valid_from valid_to code version title level parent"),
    plain("reference.Occupation", "valid_from valid_to code title title_en parent"),
    plain("reference.OccupationSynonym", "id occupation term"),
    plain("reference.EducationLevel", "code name rank kkni_level"),
    plain("reference.ReferenceLoad", "dataset digest origin rows loaded_at"),
    plain("reference.Region", "valid_from valid_to code level name kind parent time_zone latitude longitude search_text"),
    plain("reference.Rule", "id valid_from valid_to key value legal_basis"),
    plain("reference.MinimumWage", "id valid_from valid_to region kind amount decree source is_doubtful"),
)
