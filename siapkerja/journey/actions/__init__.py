"""Everything that can be done to the steps of people's ways."""
