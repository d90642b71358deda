"""Everything that can be done to a profile. Each action checks that the profile is the actor's own."""
