"""Everything that can be done to notifications."""
