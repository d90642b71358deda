"""Everything that can be done to issued documents."""
