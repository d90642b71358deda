"""Pages of villages: found by name, looked at, printed."""
