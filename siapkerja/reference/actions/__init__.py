"""Every write to the reference tables: they change by loading a file, never by hand."""
