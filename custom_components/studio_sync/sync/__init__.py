"""The sync engine: pure decisions, and the runs that carry them out."""
