"""The sync engine: pure decisions, and the cycle that carries them out."""
