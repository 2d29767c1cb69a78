"""Contacts as CSV: Google's columns, former and new, Outlook's, and any other. Pure."""
