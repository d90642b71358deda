"""Everything that can be done to messages."""
