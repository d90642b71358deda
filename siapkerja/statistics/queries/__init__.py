"""Putting figures together for a page, in as few queries as the page has kinds of things."""
