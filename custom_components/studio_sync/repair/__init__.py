"""Questions that people answer in repairs, and by actions: conflicts and overlaps."""
