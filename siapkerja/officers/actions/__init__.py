"""Everything that can be done with assignments and for citizens."""
