"""Everything that can be done to stored files."""
