"""The account's own pages: the entrance, codes, contacts, and what to do when one cannot come in."""
