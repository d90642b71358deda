"""Pages of people who lost their account or their NIK, and of the officers who help them."""
