"""Everything that can be done to the ways an account signs in."""
