"""Killing the portal while a company reports. `script/bench crash` does it many times, the suite a few."""
