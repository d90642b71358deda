"""Pages by side of the counter."""
