"""What the journal notes of a changed client besides its content: its number and its groups."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Self

import orjson

from ..book.codec import dump_json
from ..book.model import Client


@dataclass(frozen=True, slots=True, kw_only=True)
class Besides:
    """A client's number and groups, as they were and as they are after a change.

    ``new_groups`` are those of its groups that the same change made, with their revs.
    """

    number_before: str = ""
    number: str = ""
    groups_before: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    new_groups: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, before: Client | None, now: Client, new_groups: Mapping[str, int]) -> Self:
        """Take it from a client as it was and is."""
        return cls(
            number_before="" if before is None else before.number,
            number=now.number,
            groups_before=() if before is None else before.group_ids,
            groups=now.group_ids,
            new_groups={each: new_groups[each] for each in now.group_ids if each in new_groups},
        )

    @classmethod
    def read(cls, noted: str) -> Self | None:
        """Read what ``text`` wrote; None where the journal has nothing, as before this was kept."""
        if not noted:
            return None
        found: dict[str, Any] = orjson.loads(noted)
        if not found:
            return cls()
        return cls(
            number_before=found["number"][0],
            number=found["number"][1],
            groups_before=tuple(found["groups"][0]),
            groups=tuple(found["groups"][1]),
            new_groups=found["new_groups"],
        )

    def text(self) -> str:
        """Return it as JSON, as ``Entry.loser`` keeps it."""
        if self == _NOTHING:
            return "{}"
        return dump_json(
            {
                "number": [self.number_before, self.number],
                "groups": [self.groups_before, self.groups],
                "new_groups": dict(self.new_groups),
            }
        )


_NOTHING: Final = Besides()
