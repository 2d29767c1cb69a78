"""A stateful machine that tries to break the sync: two people, two calendars, all that can fail."""
