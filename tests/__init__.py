"""The tests of Studio Sync."""
