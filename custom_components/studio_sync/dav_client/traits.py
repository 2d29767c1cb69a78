"""What is known of servers that do otherwise than the standards say. See docs/dav-servers.md."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Self
from urllib.parse import urlsplit

QUIET: Final[Mapping[str, str]] = {
    "Schedule-Reply": "F",
    "X-NC-Scheduling": "false",
    "Scheduling-Enabled": "F",
}
"""Goes with each write, so that the server mails nobody (B9): what SabreDAV (Nextcloud, ownCloud,
Baïkal), newer versions of Nextcloud, and Cyrus (Fastmail) go by. ``SCHEDULE-AGENT=NONE`` alone
does not do: SabreDAV does not know it, and a guest who gets it is sent a cancellation by servers
that hold to RFC 6638 (§3.2.1.2)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """``ignores_conditions``: it overwrites and deletes whatever If-Match and If-None-Match say."""

    ignores_conditions: bool = False

    @classmethod
    def of(cls, url: str) -> Self:
        """Return what is known of a server by the address of a collection."""
        return cls(ignores_conditions="/SOGo/dav/" in urlsplit(url).path)
