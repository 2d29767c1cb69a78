"""Repairs: raised while they are true, and cleared."""
