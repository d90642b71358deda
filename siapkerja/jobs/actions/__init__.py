"""Everything that can be done to jobs, apart from starting and running them."""
