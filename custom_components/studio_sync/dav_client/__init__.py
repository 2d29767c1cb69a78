"""Calendars and address books on servers of others, by CalDAV and CardDAV."""
