"""The texts of a collection that were read lately, so that a write need not read them first."""

from __future__ import annotations

from collections import OrderedDict
from typing import Final

from .codec import Resource

_MOST_BYTES: Final = 16 * 2**20
_LARGE: Final = 256 * 1024
"""A text of so many bytes is not kept."""


class Texts:
    """Keeps the latest texts, by name, up to a number of bytes."""

    def __init__(self, most: int = _MOST_BYTES) -> None:
        self._most = most
        self._kept = OrderedDict[str, Resource]()
        self._size = 0

    def get(self, name: str) -> Resource | None:
        """Return a text as it was read last; None if it is not known."""
        return self._kept.get(name)

    def keep(self, resource: Resource) -> None:
        """Keep a text instead of what was known."""
        self.drop(resource.name)
        if len(resource.text) > _LARGE:
            return
        self._kept[resource.name] = resource
        self._size += len(resource.text)
        while self._size > self._most:
            self.drop(next(iter(self._kept)))

    def drop(self, name: str) -> None:
        """Forget a text."""
        old = self._kept.pop(name, None)
        if old is not None:
            self._size -= len(old.text)
