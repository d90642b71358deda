"""A person's own pages: the overview of their account and the parts of their profile."""
