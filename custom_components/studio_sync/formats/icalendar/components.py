"""A calendar as a tree: components of lines and components, in their order (RFC 5545 §3.4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ..errors import CalendarTextError, CalendarTextReason
from .lines import Line, read_lines

_DEPTH: Final = 8
"""Components within each other: a calendar's alarm is the third."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """A component with all that is in it; ``name`` is in upper case, such as VEVENT."""

    name: str
    begin: Line
    content: tuple[Line | Component, ...]
    end: Line

    @property
    def raw(self) -> bytes:
        """The component as it came."""
        return b"".join(self._given())

    def _given(self) -> Iterator[bytes]:
        yield self.begin.given
        for each in self.content:
            if isinstance(each, Line):
                yield each.given
            else:
                yield from each._given()
        yield self.end.given

    @property
    def lines(self) -> Iterator[Line]:
        """The lines of the component itself."""
        return (each for each in self.content if isinstance(each, Line))

    @property
    def components(self) -> Iterator[Component]:
        """The components directly within this one."""
        return (each for each in self.content if isinstance(each, Component))

    def all(self, name: str) -> list[Line]:
        """Return the properties of that name."""
        return [line for line in self.lines if line.name == name]

    def one(self, name: str) -> Line | None:
        """Return the property of that name, if any. Raises CalendarTextError if it is twice."""
        found = self.all(name)
        if len(found) > 1:
            raise CalendarTextError(CalendarTextReason.TWICE)
        return found[0] if found else None


@dataclass(slots=True)
class _Open:
    """A component that is not ended yet."""

    begin: Line
    name: str
    content: list[Line | Component]


def read_calendar(data: bytes) -> Component:
    """Read a text that is one VCALENDAR. Raises CalendarTextError.

    Blank lines around it are dropped.
    """
    calendar: Component | None = None
    stack = list[_Open]()
    for line in read_lines(data):
        if line.name == "BEGIN" and (stack or calendar is None):
            name = line.value.strip().upper()
            if not stack and name != "VCALENDAR":
                break
            if len(stack) == _DEPTH:
                raise CalendarTextError(CalendarTextReason.TOO_DEEP)
            stack.append(_Open(line, name, []))
        elif line.name == "END" and stack:
            ended = stack.pop()
            if line.value.strip().upper() != ended.name:
                raise CalendarTextError(CalendarTextReason.NO_END)
            found = Component(
                name=ended.name, begin=ended.begin, content=tuple(ended.content), end=line
            )
            if stack:
                stack[-1].content.append(found)
            else:
                calendar = found
        elif stack:
            stack[-1].content.append(line)
        elif line.given.strip():
            calendar = None
            break
    if stack:
        raise CalendarTextError(CalendarTextReason.NO_END)
    if calendar is None:
        raise CalendarTextError(CalendarTextReason.NOT_A_CALENDAR)
    return calendar
