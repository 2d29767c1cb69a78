"""The tokens that changes return as their ``undo``: of what kind each is, and what it names.

Of a change of appointments or clients it is the id of its run in the journal; of all else a kind
and what it is about.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self


class TokenKind(StrEnum):
    """What a token takes back."""

    CHANGE = ""
    """A change that the journal has."""
    CONFLICT = "conflict"
    """The answer to a conflict."""
    LEFT = "left"
    """That what arrived is nobody's session."""
    HELD = "held"
    """The decision on a held plan."""
    DELETIONS = "deletions"
    """The decision on what a phone wanted to delete."""
    PHONE = "phone"
    """A change by a phone, of which what was changed since stays."""
    SYNC = "sync"
    """A run of an account's sync, on both sides."""
    APART = "apart"
    """What was said of two clients who may be one person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A token that somebody sent; ``rest``: all that follows its kind."""

    kind: TokenKind
    rest: str

    @classmethod
    def of(cls, text: str) -> Self:
        """Read a token; one without a kind, or of none that there is, names a change."""
        kind, _, rest = text.partition(":")
        if kind and kind in TokenKind:
            return cls(kind=TokenKind(kind), rest=rest)
        return cls(kind=TokenKind.CHANGE, rest=text)

    def parts(self, number: int) -> list[str]:
        """Return so many parts of what it names; empty where it has fewer."""
        found = self.rest.split(":", number - 1)
        return found + [""] * (number - len(found))


def token(kind: TokenKind, *parts: str) -> str:
    """Return the token of this kind that names these parts."""
    return ":".join((kind, *parts))
