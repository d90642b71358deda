"""`@on(Fact)`: the decorator of an app's reactions, which live in its own `reactions.py`."""

from siapkerja.events.registry import on

__all__ = ["on"]
