"""Everything that can be done to checks with registries."""
