"""What an event shows of rooms and a client beside what people write in it. Pure.

The names of rooms are its location, and a number is the last line of its description, where
phones make it one to tap. A private property of the event says what was written so, and by this
it is known again.
https://developers.google.com/workspace/calendar/api/guides/extended-properties
"""

from collections.abc import Mapping
from dataclasses import replace
import re
from typing import Any, Final

import orjson

from ..book.model import Content

PROPERTY: Final = "studioSyncShown"
"""The name of the property. Never to be changed: events that were written before have it."""
_MOST: Final = 900
"""Characters of a value; Google cuts those of more than 1,024."""
_BEFORE: Final = r"(?:\A|\n|<br\s*/?>|<(?:p|div)>)(?:\s|&nbsp;)*"
_AFTER: Final = r"(?:\s|&nbsp;)*(?=\Z|\n|<br\s*/?>|</(?:p|div)>)"


def sendable(content: Content, limit: int) -> Content:
    """Return a content without what can't be shown beside it: too long for the event."""
    place, phone = content.shown_place, content.shown_phone
    if not (place or phone):
        return content
    if len(orjson.dumps(place)) > _MOST:
        place = ""
    if len(orjson.dumps(phone)) > _MOST // 4 or "\n" in phone:
        phone = ""
    # No text has more units than twice its characters.
    if phone and 2 * len(_described(content.description, phone)) > limit:
        phone = ""
    return replace(content, shown_place=place, shown_phone=phone)


def written(content: Content) -> Content:
    """Return a content as the event says it: with its place, and the number in its description."""
    if not (content.shown_place or content.shown_phone):
        return content
    description = _described(content.description, content.shown_phone)
    return replace(content, place=content.place or content.shown_place, description=description)


def properties(content: Content, was: Content | None) -> dict[str, Any]:
    """Return the member of an event that says what is only shown; nothing if it stays."""
    now = _value(content)
    before = "" if was is None else _value(was)
    if now == before:
        return {}
    # A patch merges: null removes a property.
    return {"extendedProperties": {"private": {PROPERTY: now or None}}}


def read(raw: Mapping[str, Any], content: Content) -> Content:
    """Return the content of an event apart from what it is only shown."""
    place, phone = _said(raw.get("extendedProperties"))
    if place and content.place.strip() == place.strip():
        content = replace(content, place="", shown_place=place)
    if phone and (description := _without(content.description, phone)) is not None:
        content = replace(content, description=description, shown_phone=phone)
    return content


def without_property(properties: Mapping[str, Any]) -> dict[str, Any]:
    """Return the extended properties of an event but for ours."""
    kept = dict(properties)
    private = kept.get("private")
    if isinstance(private, Mapping) and PROPERTY in private:
        own = {name: value for name, value in private.items() if name != PROPERTY}
        kept.pop("private")
        kept |= {"private": own} if own else {}
    return kept


def _value(content: Content) -> str:
    said = {"place": content.shown_place, "phone": content.shown_phone}
    said = {name: text for name, text in said.items() if text}
    return orjson.dumps(said).decode() if said else ""


def _said(extended: object) -> tuple[str, str]:
    """Return what was written as the location, and the number; empty where there is nothing."""
    private = extended.get("private") if isinstance(extended, Mapping) else None
    value = private.get(PROPERTY) if isinstance(private, Mapping) else None
    try:
        said = orjson.loads(value) if isinstance(value, str) else None
    except orjson.JSONDecodeError:
        said = None
    if not isinstance(said, dict):
        return "", ""
    place, phone = said.get("place"), said.get("phone")
    return place if isinstance(place, str) else "", phone if isinstance(phone, str) else ""


def _described(description: str, phone: str) -> str:
    if not phone:
        return description
    return f"{description}\n\n{phone}" if description else phone


def _without(description: str, phone: str) -> str | None:
    """Return a description without the line with the number; None if it has no such line.

    What programs make of line breaks, and write around a line, is no part of it.
    """
    if description == phone:
        return ""
    if description.endswith(f"\n\n{phone}"):
        return description.removesuffix(f"\n\n{phone}")
    found = list(re.finditer(f"{_BEFORE}{re.escape(phone)}{_AFTER}", description))
    if not found:
        return None
    before, after = description[: found[-1].start()], description[found[-1].end() :]
    return before.rstrip() + after if before.strip() else after.lstrip()
