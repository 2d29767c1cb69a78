"""What of the book a place elsewhere has; an account or a server may have both."""

from enum import StrEnum


class Part(StrEnum):
    """Appointments in a calendar, or clients as contacts."""

    CALENDAR = "calendar"
    CONTACTS = "contacts"
