"""Benchmarks: `script/bench NAME` runs the module of that name, and says which settings it uses."""

import django

# Here, so that every benchmark may import models like any other module.
django.setup()
