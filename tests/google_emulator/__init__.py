"""Google's OAuth, Calendar API and People API on a socket of this machine, strict where Google is.

For tests, the demo and the benchmark. In a test::

    async with GoogleEmulator(clock=clock) as google:
        anna = google.add_account("anna@example.com")
        event = anna.primary.add("Portrait", start=datetime(2026, 12, 1, 10, tzinfo=berlin))
        ...  # talk to google.url

By hand: ``python -m tests.google_emulator --port 8765 --state google.json``.
"""

from .contacts_phone import CONTACTS_SCOPE, PhoneContacts
from .faults import Fault, Faults, Hook, Kind
from .oauth import CLIENT_ID, CLIENT_SECRET, Client
from .people_quota import PeopleQuota, QuotaKind
from .people_settings import ContactLimits, PeopleSettings
from .phone import CALENDAR_SCOPES, Person, PhoneCalendar
from .quota import Quota
from .server import GoogleEmulator
from .state import Mail, Orphans
from .wire import Call

__all__ = [
    "CALENDAR_SCOPES",
    "CLIENT_ID",
    "CLIENT_SECRET",
    "CONTACTS_SCOPE",
    "Call",
    "Client",
    "ContactLimits",
    "Fault",
    "Faults",
    "GoogleEmulator",
    "Hook",
    "Kind",
    "Mail",
    "Orphans",
    "PeopleQuota",
    "PeopleSettings",
    "Person",
    "PhoneCalendar",
    "PhoneContacts",
    "Quota",
    "QuotaKind",
]
