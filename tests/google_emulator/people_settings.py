"""How the emulated People API behaves where Google's own behaviour may vary."""

from dataclasses import dataclass, field
from datetime import timedelta

from .people_quota import PeopleQuota


@dataclass(slots=True, kw_only=True)
class ContactLimits:
    """How much a contact, and a user, may hold. Reported, not documented by the API."""

    characters: int = 1024
    """Of one text."""
    items: int = 500
    """Of all fields of a contact."""
    size: int = 128 * 1024
    """Of a contact, in bytes of JSON."""
    contacts: int = 25_000
    """Of a user, those deleted within ``remembered`` included."""
    remembered: timedelta = timedelta(days=30)
    unwanted: str = r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
    """A regular expression of characters for which a text is refused."""


@dataclass(slots=True, kw_only=True)
class PeopleSettings:
    """What a test may choose; changes hold from the next call on."""

    enabled: bool = True
    """The People API is enabled in the Google project."""
    propagation: timedelta = timedelta()
    """How long a write takes to show in listings and reads. Writes always see the truth."""
    write_seconds: float = 0.001
    """How long a write takes, on the machine's clock; another one meanwhile is refused."""
    sync_token_lifetime: timedelta = timedelta(days=7)
    """Counted from the full listing, however many incremental ones followed."""
    expired_status: int = 400
    """Of the answer to a dead sync token: 400, or 410."""
    tells_batch_errors: bool = True
    """A refused batch says which contacts were wrong."""
    shuffles_items: bool = False
    """The items of a field come in any order, as Google reserves."""
    quota: PeopleQuota | None = None
    """Without one there is none."""
    limits: ContactLimits = field(default_factory=ContactLimits)
