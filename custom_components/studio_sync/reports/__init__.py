"""Reports about the sync, and the e-mails that carry them. No Home Assistant here."""
