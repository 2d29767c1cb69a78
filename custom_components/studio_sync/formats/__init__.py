"""Texts and values: recurrence, iCalendar, vCard. Pure."""
