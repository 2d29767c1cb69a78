"""The passwords of access records: generated, shown once, and kept as a salted hash.

A password is never of a person's own choice: with its 134 bits, a fast hash is as strong as a slow
one, and a check costs microseconds.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from hmac import compare_digest
import secrets
from typing import Any, Final, Self
from unicodedata import category, normalize

ALPHABET: Final = "23456789acdefghjkmnpqrtuvwxy"
"""No 0 and O, 1, I and L, 2 and Z, 5 and S, 8 and B side by side."""
GROUPS: Final = 7
GROUP_LENGTH: Final = 4
_SALT_BYTES: Final = 16
_MOST_TYPED: Final = 256
"""Characters; what is longer is no password of ours, and is not gone through."""
_SKIPPED_CATEGORIES: Final = ("Pd", "Cf", "Cc")
"""Hyphens and dashes, and what is not to be seen (a soft hyphen, a mark of direction)."""

_SALT: Final = "salt"
_DIGEST: Final = "digest"


def new_password() -> str:
    """Return a new password as it is shown: ``a7kd-92fm-…``."""
    groups = ("".join(secrets.choice(ALPHABET) for _ in range(GROUP_LENGTH)) for _ in range(GROUPS))
    return "-".join(groups)


def normalised(typed: str) -> str:
    """Return a typed password without spaces and hyphens, in small letters.

    It is empty, and so nobody's, if it is far too long.
    """
    if len(typed) > _MOST_TYPED:
        return ""
    return "".join(
        each
        for each in normalize("NFKC", typed).casefold()
        if not each.isspace() and category(each) not in _SKIPPED_CATEGORIES
    )


def _digest(salt: bytes, password: str) -> bytes:
    return sha256(salt + normalised(password).encode("utf-8", "surrogatepass")).digest()


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessSecret:
    """What is kept of a password: a salted SHA-256 of its normalised text."""

    salt: bytes = field(repr=False)
    digest: bytes = field(repr=False)

    @classmethod
    def of_password(cls, password: str) -> Self:
        """Hash a password with a new salt."""
        salt = secrets.token_bytes(_SALT_BYTES)
        return cls(salt=salt, digest=_digest(salt, password))

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> Self:
        """Read it as the access record stores it."""
        return cls(salt=bytes.fromhex(stored[_SALT]), digest=bytes.fromhex(stored[_DIGEST]))

    def as_dict(self) -> dict[str, str]:
        """Return it as the access record stores it."""
        return {_SALT: self.salt.hex(), _DIGEST: self.digest.hex()}


_NOBODYS: Final = AccessSecret.of_password(new_password())
"""Checked where there is no password; the password itself is thrown away."""


def is_password(secret: AccessSecret | None, typed: str) -> bool:
    """Tell whether this is the password, with the same work where there is none to compare with."""
    known = secret or _NOBODYS
    same = compare_digest(_digest(known.salt, typed), known.digest)
    return same and secret is not None
