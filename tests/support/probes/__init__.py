"""An app for tests only: facts, reactions and long work whose effects can be counted and which can be held and killed."""
