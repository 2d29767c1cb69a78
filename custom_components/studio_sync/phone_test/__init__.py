"""Tests an access as a phone would use it, over HTTP from outside the server (A10)."""
