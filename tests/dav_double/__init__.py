"""A strict calendar server in memory, independent of ours, with faults of real ones on request."""
