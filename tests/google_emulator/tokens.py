"""Page and sync tokens: opaque to clients, checked strictly when they come back."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b

import orjson

from .errors import bad_request, full_sync_required, invalid_parameter
from .state import Calendar
from .wire import Call

# The discovery document: "cannot be specified together with nextSyncToken".
NOT_WITH_SYNC = frozenset({
    "iCalUID", "orderBy", "privateExtendedProperty", "q", "sharedExtendedProperty",
    "timeMin", "timeMax", "updatedMin",
})  # fmt: skip
# Parameters of every method; they change the form of an answer, not what is in it.
_SYSTEM = frozenset({
    "alt", "fields", "key", "oauth_token", "prettyPrint", "quotaUser", "userIp",
    "access_token", "callback", "upload_protocol", "uploadType", "$.xgafv",
})  # fmt: skip


def digest(call: Call, leaving_out: frozenset[str]) -> str:
    """Return a fingerprint of the parameters that must stay the same."""
    kept = sorted(
        (name, value)
        for name, value in call.query
        if name not in _SYSTEM and name not in leaving_out
    )
    return blake2b(orjson.dumps([kept, call.account]), digest_size=6).hexdigest()


def page_digest(call: Call) -> str:
    """Fingerprint for page tokens; the size of a page may change."""
    return digest(call, frozenset({"pageToken", "maxResults"}))


def sync_digest(call: Call) -> str:
    """Fingerprint for sync tokens.

    "All other query parameters should be the same as for the initial synchronization to avoid
    undefined behavior": undefined is refused here, ``maxResults`` included.
    """
    return digest(call, NOT_WITH_SYNC | {"pageToken", "syncToken"})


def pack(value: list[object]) -> str:
    """Write a token."""
    return urlsafe_b64encode(orjson.dumps(value)).decode().rstrip("=")


def unpack(text: str, kind: str, length: int) -> list[object] | None:
    """Read a token; None if it is none of that kind."""
    try:
        value = orjson.loads(urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    except ValueError:
        return None
    if not isinstance(value, list) or len(value) != length or value[0] != kind:
        return None
    return value


@dataclass(frozen=True, slots=True)
class PageToken:
    """Where the next page begins, and the point in time its listing stands for."""

    calendar: str
    digest: str
    cursor: list[object]
    """The key of the last item shown; its form is the listing's own."""
    sequence: int
    """The calendar's sequence when the listing began: what the sync token will say."""

    def encode(self) -> str:
        """Write it."""
        return pack(["p", self.calendar, self.digest, self.cursor, self.sequence])

    @staticmethod
    def decode(text: str, calendar: Calendar, call: Call) -> PageToken:
        """Read it; 400 if it is none, or was given for other parameters."""
        value = unpack(text, "p", 5)
        if value is None:
            raise invalid_parameter("pageToken", "Invalid page token value.")
        _, owner, fingerprint, cursor, sequence = value
        if owner != calendar.id or fingerprint != page_digest(call):
            raise bad_request(
                "The page token was given for a request with other parameters.", "pageToken"
            )
        assert isinstance(cursor, list)
        assert isinstance(sequence, int)
        return PageToken(calendar.id, page_digest(call), cursor, sequence)


def make_sync_token(calendar: Calendar, call: Call, sequence: int, now: datetime) -> str:
    """Make the token for everything after a point in the calendar's sequence."""
    return pack(
        ["s", calendar.id, sync_digest(call), sequence, int(now.timestamp()), calendar.tokens]
    )


def read_sync_token(
    text: str, calendar: Calendar, call: Call, now: datetime, lifetime: timedelta
) -> int:
    """Return the point after which changes are wanted; 400 or 410."""
    restricted = [name for name, _ in call.query if name in NOT_WITH_SYNC]
    if restricted:
        raise bad_request("Sync token cannot be used with other query restrictions.", restricted[0])
    if call.param("showDeleted") == "false":
        raise bad_request("Deleted events cannot be left out of an incremental listing.")
    value = unpack(text, "s", 6)
    if value is None:
        # A mangled token is answered like an old one.
        raise full_sync_required()
    _, owner, fingerprint, sequence, issued, generation = value
    assert isinstance(sequence, int)
    assert isinstance(issued, int)
    if (
        owner != calendar.id
        or generation != calendar.tokens
        or sequence > calendar.sequence
        or now.timestamp() - issued > lifetime.total_seconds()
    ):
        raise full_sync_required()
    if fingerprint != sync_digest(call):
        raise bad_request(
            "The sync token was given for a request with other parameters.", "syncToken"
        )
    return sequence
