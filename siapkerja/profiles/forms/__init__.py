"""The forms of each part of a profile."""
