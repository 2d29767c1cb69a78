"""What a replica remembers of a collection between two listings: its cursor. Pure.

The token of a report, and enough of what was listed to see by it that a server has forgotten the
token and answers with everything, as DAViCal and SOGo do: an item that is told of although its
etag is still the same.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
import json
import re
from typing import Any, Final

_FORM: Final = 1
"""The number of the form in which items are read; raised, everything is listed once."""
_MOST_SEEN: Final = 500
_DIGITS: Final = 12
_OVERLAP: Final = timedelta(seconds=3)
_COUNTED: Final = re.compile(r"(?P<of>|.*[^0-9a-zA-Z])(?P<count>[0-9]{1,19})", re.DOTALL)
_SIZE: Final = 6
"""Bytes of a digest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cursor:
    """How far a collection is known.

    ``token`` is that of sync-collection; empty where etags are listed instead: ``etags`` by name.
    ``seen`` are digests of items with the etags that they had. ``recent`` are those that may be
    told of once more although nothing has changed since, by name, with a digest of their text: the
    token counts seconds, and they changed in the last of them.
    """

    token: str = ""
    etags: Mapping[str, str] = field(default_factory=dict)
    seen: frozenset[bytes] = frozenset()
    recent: Mapping[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The cursor as it is kept."""
        value: dict[str, Any] = {"form": _FORM, "token": self.token}
        if self.etags:
            value["etags"] = dict(self.etags)
        if self.seen:
            value["seen"] = b64encode(b"".join(sorted(self.seen))).decode()
        if self.recent:
            value["recent"] = dict(self.recent)
        return json.dumps(value, separators=(",", ":"))

    def remembering(self, etags: Mapping[str, str]) -> frozenset[bytes]:
        """Return what is known once these have been listed as well, up to a limit."""
        fresh = [digest(name, etag) for name, etag in etags.items()]
        room = max(0, _MOST_SEEN - len(fresh))
        return frozenset(fresh[:_MOST_SEEN]) | frozenset(sorted(self.seen)[:room])


def read_cursor(text: str | None) -> Cursor | None:
    """Read a cursor; None if there is none, or it is of another form."""
    try:
        value = json.loads(text or "")
    except ValueError:
        return None
    if not isinstance(value, dict) or value.get("form") != _FORM:
        return None
    seen = b64decode(value.get("seen", ""))
    return Cursor(
        token=value.get("token", ""),
        etags=value.get("etags", {}),
        seen=frozenset(seen[at : at + _SIZE] for at in range(0, len(seen), _SIZE)),
        recent=value.get("recent", {}),
    )


def digest(name: str, etag: str) -> bytes:
    """Return what an item with its etag is remembered by."""
    return sha256(f"{name}\0{etag}".encode()).digest()[:_SIZE]


def counts_seconds(token: str) -> bool:
    """Tell whether a token is a plain number (SOGo's), and lacks what follows in its second."""
    return token.isascii() and token.isdigit() and len(token) < _DIGITS


def counted(token: str) -> datetime | None:
    """Return the second that a token counts; None if it counts none."""
    return datetime.fromtimestamp(int(token), UTC) if counts_seconds(token) else None


def is_within(token: str, at: datetime | None) -> bool:
    """Tell whether the second that a token counts may not be over, by the server's time."""
    since = counted(token)
    return since is not None and (at is None or at <= since + _OVERLAP)


def is_before(token: str, last: str) -> bool:
    """Tell whether a token is of an earlier state than the last one, as far as they are counted.

    Many servers count changes (``http://sabre.io/ns/sync/12``) or seconds. After a backup was
    restored they count from there, and some take a token from the future for one of now.
    """
    now, before = _COUNTED.fullmatch(token), _COUNTED.fullmatch(last)
    if now is None or before is None or now["of"] != before["of"]:
        return False
    return int(now["count"]) < int(before["count"])


def is_everything(cursor: Cursor, etags: Mapping[str, str], at: datetime | None) -> bool:
    """Tell whether a server answered with everything instead of what changed since the cursor.

    ``at`` is the server's time. Within the second that a token counts, and the next, what changed
    in it comes once more.
    """
    again: Mapping[str, str] = cursor.recent if is_within(cursor.token, at) else {}
    return any(
        etag and name not in again and digest(name, etag) in cursor.seen
        for name, etag in etags.items()
    )


def settled_etag(etag: str) -> str:
    """Return an etag as it is compared: proxies mark it as weak, or put their suffix on it.

    ``W/"1"``, ``"1-gzip"``, ``"1;gzip"`` and ``1`` are the etag ``"1"``.
    """
    bare = etag.strip().removeprefix("W/").strip().strip('"')
    for suffix in ("-gzip", ";gzip", "-br", "-df", "+gzip"):
        bare = bare.removesuffix(suffix)
    return bare
