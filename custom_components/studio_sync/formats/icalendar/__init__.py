"""iCalendar (RFC 5545): what a phone keeps in a calendar, one object at a time. Pure."""
