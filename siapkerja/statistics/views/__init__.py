"""Figures for everybody, and for officers in their region."""
