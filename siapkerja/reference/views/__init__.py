"""Public pages about places and minimum wages."""
