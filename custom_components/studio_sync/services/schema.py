"""Converts the input of the actions on appointments to values of the book."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final, cast

from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv
from homeassistant.util import dt as dt_util
import probatio as vol

from ..book.model import AllDay, Content, Kind, Moment, Status, Timed, When
from ..const import DOMAIN, SUBENTRY_RESOURCE, SUBENTRY_STAFF
from ..lifecycle.runtime import StudioEntry
from ..scheduling.appointments import Changes, Draft
from ..scheduling.errors import EndBeforeStart, UnknownResource, UnknownStaff
from ..scheduling.input_limits import check_date
from ..scheduling.recurrence_scope import Scope
from ..scheduling.settings import Studio

HOUR: Final = timedelta(hours=1)
DAY: Final = timedelta(days=1)

ATTR_ALL_DAY: Final = "all_day"
ATTR_START: Final = "start"
ATTR_END: Final = "end"
ATTR_MOMENT: Final = "moment"
ATTR_SCOPE: Final = "scope"
ATTR_LIMIT: Final = "limit"
ATTR_OFFSET: Final = "offset"

type Given = Mapping[str, Any]


def moment(value: object) -> Moment:
    """Read a time or a day, as YAML, templates and forms give it. Raises vol.Invalid."""
    if isinstance(value, datetime | date):
        return value
    if isinstance(value, str):
        text = value.strip()
        found = dt_util.parse_date(text) or dt_util.parse_datetime(text)
        if found is not None:
            return found
    raise vol.Invalid("expected a date, or a date and time, such as 2026-11-23 10:00")


def rules(value: object) -> tuple[str, ...]:
    """Read lines of a repetition; a bare rule may lack its ``RRULE:``. Raises vol.Invalid."""
    lines = value.splitlines() if isinstance(value, str) else cv.ensure_list(value)
    found = [cv.string(line).strip() for line in lines]
    return tuple(line if ":" in line else f"RRULE:{line}" for line in found if line)


_NAME = vol.Any(None, cv.string)
NAMES: Final = vol.All(cv.ensure_list, [cv.string])

WHEN: Final[dict[Any, Any]] = {
    vol.Optional(ATTR_END): moment,
    vol.Optional(ATTR_ALL_DAY): cv.boolean,
}
PEOPLE: Final[dict[Any, Any]] = {
    vol.Optional("staff_id"): _NAME,
    vol.Optional("assistant_ids"): NAMES,
    vol.Optional("resource_ids"): NAMES,
}
CONTENT: Final[dict[Any, Any]] = {
    vol.Optional("title"): cv.string,
    vol.Optional("description"): cv.string,
    vol.Optional("place"): cv.string,
    vol.Optional("recurrence"): rules,
    vol.Optional("status"): vol.In([Status.CONFIRMED.value, Status.TENTATIVE.value]),
    vol.Optional("busy"): cv.boolean,
    vol.Optional("session_type"): cv.string,
    vol.Optional("allow_overlap", default=True): cv.boolean,
}
INSTANCE: Final[dict[Any, Any]] = {
    vol.Optional(ATTR_MOMENT): moment,
    vol.Optional(ATTR_SCOPE): vol.Coerce(Scope),
}
EXPECTED: Final[dict[Any, Any]] = {vol.Optional("expected_rev"): vol.All(vol.Coerce(int))}
"""The rev that a record had when it was read: a change of another one is refused."""

ONCE: Final[dict[Any, Any]] = {
    vol.Optional("request_id"): vol.All(cv.string, vol.Length(min=16, max=64))
}
"""The name of a request to add something: repeated with it, it adds nothing more."""


def page(limit: int, most: int) -> dict[Any, Any]:
    """Return the fields of an action whose response comes in pages."""
    return {
        vol.Optional(ATTR_LIMIT, default=limit): vol.All(
            vol.Coerce(int), vol.Range(min=1, max=most)
        ),
        vol.Optional(ATTR_OFFSET, default=0): vol.All(vol.Coerce(int), vol.Range(min=0)),
    }


def instant(value: Moment, studio: Studio, field: str = ATTR_START) -> Moment:
    """Return a time as an instant in UTC; one without an offset is the studio's. Days stay.

    Raises DateTooFar for the field.
    """
    check_date(value, field)
    if not isinstance(value, datetime):
        return value
    if value.tzinfo is None:
        value = value.replace(tzinfo=studio.clock)
    return value.astimezone(UTC)


def at_least_midnight(value: Moment, studio: Studio, field: str = ATTR_START) -> datetime:
    """Return a time or the begin of a day as an instant in UTC. Raises DateTooFar."""
    return studio.instant(instant(value, studio, field))


def instance_of(given: Given, studio: Studio) -> tuple[Moment | None, Scope | None]:
    """Return the instance of a series that an action names, and the scope."""
    found = given.get(ATTR_MOMENT)
    at = None if found is None else instant(found, studio, ATTR_MOMENT)
    return at, given.get(ATTR_SCOPE)


def new_span(given: Given, studio: Studio, length: timedelta) -> When:
    """Return the span of something new; without an end it takes ``length``, or one day.

    Raises EndBeforeStart for an end that is the start: nobody books that.
    """
    return _lasting(_span(given[ATTR_START], given.get(ATTR_END), given, studio, length))


def changed_span(given: Given, old: When, studio: Studio) -> When | None:
    """Return the new span, None if unchanged; with a new start alone it keeps its length.

    Without ``all_day`` the type of the new start decides, as for a new appointment. What came
    without a length, from a phone or Google, may stay so.
    Raises EndBeforeStart as ``new_span`` does.
    """
    if not {ATTR_START, ATTR_END, ATTR_ALL_DAY} & given.keys():
        return None
    was_days = not isinstance(old, Timed)
    told = not isinstance(given[ATTR_START], datetime) if ATTR_START in given else was_days
    days = given.get(ATTR_ALL_DAY, told)
    length = old.end - old.start if was_days == days else (DAY if days else HOUR)
    start = given.get(ATTR_START, old.start)
    end = given.get(ATTR_END)
    if end is None and ATTR_START not in given and was_days == days:
        end = old.end
    found = _span(start, end, {**given, ATTR_ALL_DAY: days}, studio, length)
    if isinstance(found, Timed) and isinstance(old, Timed):
        found = replace(found, zone=old.zone, end_zone=old.end_zone)
    return found if old.end == old.start else _lasting(found)


def _lasting(when: When) -> When:
    if when.end == when.start:
        raise EndBeforeStart
    return when


def _span(
    start: Moment, end: Moment | None, given: Given, studio: Studio, length: timedelta
) -> When:
    days = given.get(ATTR_ALL_DAY, not isinstance(start, datetime))
    if days:
        first = _day(start, studio, ATTR_START)
        last = first + max(length, DAY) if end is None else _day(end, studio, ATTR_END)
        return AllDay(start=first, end=last)
    begin = at_least_midnight(start, studio)
    finish = begin + length if end is None else at_least_midnight(end, studio, ATTR_END)
    return Timed(start=begin, end=finish, zone=studio.zone)


def _day(value: Moment, studio: Studio, field: str) -> date:
    check_date(value, field)
    if not isinstance(value, datetime):
        return value
    return value.date() if value.tzinfo is None else value.astimezone(studio.clock).date()


def people_of(given: Given, studio: StudioEntry) -> dict[str, Any]:
    """Return the people and rooms that are given by id. Raises UnknownStaff, UnknownResource."""
    found: dict[str, Any] = {}
    if "staff_id" in given:
        name = given["staff_id"] or None
        if name is not None and not _is(studio, SUBENTRY_STAFF, name):
            raise UnknownStaff(id=name)
        found["staff_id"] = name
    for field, kind, error in (
        ("assistant_ids", SUBENTRY_STAFF, UnknownStaff),
        ("resource_ids", SUBENTRY_RESOURCE, UnknownResource),
    ):
        names = given.get(field, ())
        for name in names:
            if not _is(studio, kind, name):
                raise error(field, id=name)
        if field in given:
            found[field] = tuple(names)
    return found


def _is(studio: StudioEntry, kind: str, name: str) -> bool:
    subentry = studio.subentries.get(name)
    return subentry is not None and subentry.subentry_type == kind


def draft_of(given: Given, studio: Studio, people: Mapping[str, Any], client: str | None) -> Draft:
    """Return the requested new appointment; with a session type a session.

    Raises UnknownSessionType, DateTooFar.
    """
    name = given.get("session_type")
    kind = None if name is None else studio.session_type(name)
    content = {key: given[key] for key in ("title", "description", "place", "busy") if key in given}
    return Draft(
        when=new_span(given, studio, HOUR if kind is None else kind.length),
        recurrence=given.get("recurrence", ()),
        status=Status(given.get("status", Status.CONFIRMED)),
        kind=Kind.APPOINTMENT if kind is None else Kind.SESSION,
        session_type=None if kind is None else kind.name,
        client_id=client,
        **content,
        **people,
    )


def changes_of(given: Given, now: Content, studio: Studio, people: Mapping[str, Any]) -> Changes:
    """Return the requested changes. Raises DateTooFar."""
    names = ("title", "description", "place", "busy", "recurrence", "session_type")
    found: dict[str, Any] = {key: given[key] for key in names if key in given}
    if "status" in given:
        found["status"] = Status(given["status"])
    when = changed_span(given, now.when, studio)
    if when is not None:
        found["when"] = when
    return cast("Changes", found | dict(people))


def need_some(values: Iterable[object], field: str) -> None:
    """Refuse an action that requests no change."""
    if not any(True for _ in values):
        raise ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="nothing_to_change",
            translation_placeholders={"field": field},
        )
