"""Full-text search: PostgreSQL is the truth, an index on local disk makes it fast, and each service declares its documents."""
