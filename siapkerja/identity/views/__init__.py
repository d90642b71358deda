"""Pages about accounts, organisations and who may act for whom."""
