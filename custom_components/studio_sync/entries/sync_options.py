"""What the user chooses for a calendar and for contacts alike."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from enum import Enum
from typing import Any, Final, Self

from ..const import CONF_FULL_LISTING, CONF_RECOMPARE_ALL
from ..sync.model import Policy

_KEYS: Final = {"full_listing": CONF_FULL_LISTING, "recompare_all": CONF_RECOMPARE_ALL}
"""The keys of options that are not stored under the name of their field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncOptions:
    """The options of one sync, with the defaults of a new one.

    A field is a bool, an int, a str or a StrEnum. ``brake_percent`` is in percent of the
    records in sync (B4).
    """

    populate_out: bool = False
    populate_in: bool = False
    send_back: bool = False
    policy: Policy = Policy.NEWEST
    brake_count: int = 10
    brake_percent: int = 20
    full_listing: bool = False
    """Set by us: the next run lists all there is, since more of it is included now."""
    recompare_all: bool = False
    """Set by us: the next run compares every pair, since what is shown of it has changed."""

    @classmethod
    def of(cls, options: Mapping[str, Any]) -> Self:
        """Read the options as they are stored; what is missing has its default."""
        default = cls()
        read = {}
        for each in fields(cls):
            key = _KEYS.get(each.name, each.name)
            if key in options:
                read[each.name] = type(getattr(default, each.name))(options[key])
        return replace(default, **read)

    def as_dict(self) -> dict[str, Any]:
        """Return them as the entry stores them."""
        stored = {}
        for each in fields(self):
            value = getattr(self, each.name)
            plain = value.value if isinstance(value, Enum) else value
            stored[_KEYS.get(each.name, each.name)] = plain
        return stored

    def settled(self, *, unsent: bool = False) -> Self:
        """Return them as they are after a run that succeeded (S7).

        ``unsent``: Google refused some of what was to be sent, so *populate* stays on.
        """
        out = self.populate_out and unsent
        return replace(
            self, populate_out=out, populate_in=False, full_listing=False, recompare_all=False
        )

    def noting(self, before: Self, *, wider: bool, shows_other: bool) -> Self:
        """Return them as they are when chosen in place of ``before``.

        ``wider``: what was skipped until now may be included. It is not among later changes:
        only a full listing finds it. ``shows_other``: Google is to be shown more, or less.
        """
        return replace(
            self,
            full_listing=wider or self.populate_in or before.full_listing,
            recompare_all=shows_other or before.recompare_all,
        )
