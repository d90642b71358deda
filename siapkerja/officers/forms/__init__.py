"""Forms of officers about assignments and citizens."""
