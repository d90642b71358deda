"""Writing contributions and folding them into rollups."""
