"""A sample portrait studio that connects two Google accounts, edits, syncs and reports."""
