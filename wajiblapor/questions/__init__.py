"""What a report asks besides identity and roster: dated questions as data, for whom they are, and what is still missing."""
