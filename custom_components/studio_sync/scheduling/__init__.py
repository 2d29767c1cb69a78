"""The studio's day: appointments, sessions, conflicts, availability. No Home Assistant here."""
