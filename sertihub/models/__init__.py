"""Tables of sertihub."""
