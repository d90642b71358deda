"""Forms of the portal's own pages, and how every form of the portal is drawn."""
