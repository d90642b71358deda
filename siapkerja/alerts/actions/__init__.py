"""Everything that can be done to saved searches and what they are told."""
