"""Records of one app each for the addresses of the access matrix: `def records(manager, seeker) -> dict[str, Any]`."""
