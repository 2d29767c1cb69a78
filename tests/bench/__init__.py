"""The benchmark: ``scripts/bench``. What it measures and why is in docs/performance.md."""
