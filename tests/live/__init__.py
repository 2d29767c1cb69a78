"""A real Home Assistant, run as a process, and everything needed to use it from outside."""


class LiveError(RuntimeError):
    """Something outside of us did not do what it should; the message says what."""
