"""A sample portrait studio: two Google accounts, a calendar server, edits, syncs and a report."""
