"""Reading assignments, what officers did for citizens, and why somebody may do something."""
