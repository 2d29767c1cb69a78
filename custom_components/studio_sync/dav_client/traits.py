"""What is known of servers that do otherwise than the standards say. See docs/dav-servers.md."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """``ignores_conditions``: it overwrites and deletes whatever If-Match and If-None-Match say."""

    ignores_conditions: bool = False

    @classmethod
    def of(cls, url: str) -> Self:
        """Return what is known of a server by the address of a collection."""
        return cls(ignores_conditions="/SOGo/dav/" in urlsplit(url).path)
