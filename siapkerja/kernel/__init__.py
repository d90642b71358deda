"""Pure Python that everything stands on: no models, no settings, no clock."""
