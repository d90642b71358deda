"""Pages of officers about assignments, citizens they assist, and rights."""
