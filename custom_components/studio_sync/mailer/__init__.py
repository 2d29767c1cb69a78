"""Who gets which report, and when."""
