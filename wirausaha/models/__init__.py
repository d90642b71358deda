"""Tables of wirausaha."""
