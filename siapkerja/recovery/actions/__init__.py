"""Everything that can be done to lost accounts and to disputed NIK."""
