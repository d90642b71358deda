"""Validation of what people type and choose."""
