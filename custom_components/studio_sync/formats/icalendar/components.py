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
        inner = (each.given if isinstance(each, Line) else each.raw for each in self.content)
        return b"".join([self.begin.given, *inner, self.end.given])

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
        # Most have another name, which is quicker to see than what they are.
        return [each for each in self.content if each.name == name and isinstance(each, Line)]

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

    def ended(self, end: Line) -> Component:
        if _named(end) != self.name:
            raise CalendarTextError(CalendarTextReason.NO_END)
        return Component(name=self.name, begin=self.begin, content=tuple(self.content), end=end)


def _named(line: Line) -> str:
    return line.value.strip().upper()


def read_calendar(data: bytes) -> Component:
    """Read a text that is one VCALENDAR. Raises CalendarTextError.

    Blank lines around it are dropped.
    """
    lines = read_lines(data)
    first = next((line for line in lines if line.given.strip()), None)
    if first is None or first.name != "BEGIN" or _named(first) != "VCALENDAR":
        raise CalendarTextError(CalendarTextReason.NOT_A_CALENDAR)
    calendar = _read_component(first, lines)
    if any(line.given.strip() for line in lines):
        raise CalendarTextError(CalendarTextReason.NOT_A_CALENDAR)
    return calendar


def _read_component(begin: Line, lines: Iterator[Line]) -> Component:
    """Read a component to its end."""
    stack = [_Open(begin, _named(begin), [])]
    for line in lines:
        if line.name == "BEGIN":
            if len(stack) == _DEPTH:
                raise CalendarTextError(CalendarTextReason.TOO_DEEP)
            stack.append(_Open(line, _named(line), []))
        elif line.name != "END":
            stack[-1].content.append(line)
        else:
            found = stack.pop().ended(line)
            if not stack:
                return found
            stack[-1].content.append(found)
    raise CalendarTextError(CalendarTextReason.NO_END)
