"""Everything that can be done to people, organisations and who may act for them."""
