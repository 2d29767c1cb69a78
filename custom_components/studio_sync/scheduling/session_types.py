"""The session types of a studio, as its options store them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
import re
from typing import Self

from .errors import BadSessionType

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
MAX_MINUTES = 7 * 24 * 60
MAX_NAME = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionType:
    """A session type. ``minutes`` is its usual length; the buffers are minutes, too.

    During a session and its buffers the people and rooms that it needs can't be booked
    otherwise. ``colour`` is ``#rrggbb`` or empty.
    """

    name: str
    minutes: int = 60
    colour: str = ""
    buffer_before: int = 0
    buffer_after: int = 0

    @classmethod
    def parse(cls, values: Mapping[str, object]) -> Self:
        """Read a type from the studio's options. Raises BadSessionType.

        Keys are those of the fields; all but ``name`` may be missing. Numbers may be
        floats without a fraction, as forms deliver them.
        """
        name = values.get("name")
        if not isinstance(name, str) or not (name := name.strip()):
            raise BadSessionType(name="", reason="name_missing")
        if len(name) > MAX_NAME or not name.isprintable():
            raise BadSessionType(name=name[:MAX_NAME], reason="name_malformed")
        colour = values.get("colour", "")
        if not isinstance(colour, str) or (colour and not _COLOUR.fullmatch(colour)):
            raise BadSessionType(name=name, reason="colour_malformed")
        return cls(
            name=name,
            minutes=_minutes(values, "minutes", name, default=60, least=1),
            colour=colour.lower(),
            buffer_before=_minutes(values, "buffer_before", name),
            buffer_after=_minutes(values, "buffer_after", name),
        )

    def as_dict(self) -> dict[str, str | int]:
        """Return it as the options keep it; ``parse`` reads it back."""
        return {
            "name": self.name,
            "minutes": self.minutes,
            "colour": self.colour,
            "buffer_before": self.buffer_before,
            "buffer_after": self.buffer_after,
        }

    @property
    def length(self) -> timedelta:
        """How long a session of this type usually takes."""
        return timedelta(minutes=self.minutes)

    @property
    def before(self) -> timedelta:
        """How long before its start it needs its people and rooms."""
        return timedelta(minutes=self.buffer_before)

    @property
    def after(self) -> timedelta:
        """How long after its end it needs its people and rooms."""
        return timedelta(minutes=self.buffer_after)


def parse_types(options: Iterable[Mapping[str, object]]) -> tuple[SessionType, ...]:
    """Read all the types of a studio. Raises BadSessionType, also if a name comes twice."""
    types = tuple(SessionType.parse(values) for values in options)
    names = set[str]()
    for each in types:
        folded = each.name.casefold()
        if folded in names:
            raise BadSessionType(name=each.name, reason="name_twice")
        names.add(folded)
    return types


def _minutes(
    values: Mapping[str, object], key: str, name: str, *, default: int = 0, least: int = 0
) -> int:
    value = values.get(key, default)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= MAX_MINUTES:
        raise BadSessionType(name=name, reason=f"{key}_out_of_range")
    return value
