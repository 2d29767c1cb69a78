"""What the studio knows of an appointment besides its content, as properties of ours. Pure.

Other programs keep them with the event and show none of them; ids and the studio's own number of
a client are no names. What they say is never taken in: the book always says what holds, so that
nobody's session is made by copying an event.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import Final

from ..book.model import Content
from ..formats.icalendar.lines import escaped, unescaped

_NAMES: Final = {
    "kind": "X-STUDIO-SYNC-KIND",
    "session_type": "X-STUDIO-SYNC-SESSION-TYPE",
    "staff": "X-STUDIO-SYNC-STAFF",
    "assistant": "X-STUDIO-SYNC-ASSISTANTS",
    "room": "X-STUDIO-SYNC-ROOMS",
    "client_number": "X-STUDIO-SYNC-CLIENT-NUMBER",
}
_LISTS: Final = frozenset({"assistant", "room"})
"""Several ids with spaces between them: servers write commas and semicolons in their own ways."""
OWN_PROPERTIES: Final = tuple(_NAMES.values())


def lines_of(content: Content) -> tuple[str, ...]:
    """Return the lines that say it."""
    facts = groupby(content.shown_studio, itemgetter(0))
    return tuple(
        f"{_NAMES[name]}:{escaped(' '.join(value for _, value in some))}" for name, some in facts
    )


def facts_of(lines: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return what these lines of an event say of it."""
    values = {_property(each): unescaped(each.partition(":")[2]) for each in lines}
    found = list[tuple[str, str]]()
    for fact, name in _NAMES.items():
        value = values.get(name, "")
        some = value.split() if fact in _LISTS else filter(None, [value])
        found += [(fact, each) for each in some]
    return tuple(found)


def without_own(lines: Iterable[str]) -> tuple[str, ...]:
    """Return these lines of an event but for ours."""
    return tuple(each for each in lines if _property(each) not in OWN_PROPERTIES)


def _property(line: str) -> str:
    return line.partition(":")[0].partition(";")[0].strip().upper()


def by_itself(content: Content) -> Content:
    """Return a content without what a copy is only shown."""
    return replace(content, shown_place="", shown_phone="", shown_studio=())
