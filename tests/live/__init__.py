"""A real Home Assistant, run as a process, and everything needed to use it from outside."""
