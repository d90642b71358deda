"""Everything that can be done with manpower reports."""
