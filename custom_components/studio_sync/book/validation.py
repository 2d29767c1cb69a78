"""The rules for every appointment and every client in the book."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime
from operator import attrgetter
from typing import Final

from ..formats.contact import Contact, Labelled, NameParts, PostalAddress
from ..formats.datetimes import instant, wall_clock, zone_of
from ..formats.errors import RecurrenceError
from ..formats.recurrence import normalise
from .errors import BookInvalid, Reason
from .model import AllDay, Appointment, Client, Content, Moment, Timed, When

MAX_TEXT = 1_000_000
"""Bytes that one text may have in UTF-8."""


def checked(record: Appointment) -> Appointment:
    """Return the appointment in stored form: instants in UTC and whole seconds, lines canonical.

    Raises BookInvalid. Whether the records it refers to exist is not checked here.
    """
    if not record.id:
        raise BookInvalid("id", Reason.MISSING)
    check_text("id", record.id)
    check_text("session_type", record.session_type or "")
    check_text("extra", record.extra)
    for guest in record.guests:
        check_text("guests", guest)
    content = _checked_content(record.content)
    original = _checked_exception(record)
    if content is record.content and original is record.original_start:
        return record
    return replace(record, content=content, original_start=original)


def check_client(record: Client) -> None:
    """Refuse a client that can't be stored. Raises BookInvalid.

    Whether its groups exist is not checked here.
    """
    if not record.id:
        raise BookInvalid("id", Reason.MISSING)
    for field in ("id", "number", "extra"):
        check_text(field, getattr(record, field))
    if len(set(record.group_ids)) != len(record.group_ids):
        raise BookInvalid("group_ids", Reason.TWICE)
    for field, value in zip(_CONTACT, _VALUES(record.content), strict=True):
        if value and isinstance(value, str):
            check_text(field, value)
        elif isinstance(value, NameParts):
            _check_texts(field, value)
        elif value and isinstance(value, tuple):
            _check_list(field, value)


def _check_list(field: str, value: tuple[Labelled | PostalAddress, ...]) -> None:
    for each in value:
        _check_texts(field, each)
    if sum(each.preferred for each in value) > 1:
        raise BookInvalid(field, Reason.TWICE)


def _check_texts(field: str, value: NameParts | Labelled | PostalAddress) -> None:
    for name in value.__slots__:
        text = getattr(value, name)
        if text and isinstance(text, str):
            check_text(field, text)


_CONTACT: Final = tuple(each.name for each in fields(Contact))
_VALUES: Final = attrgetter(*_CONTACT)


def check_text(field: str, value: str) -> None:
    """Refuse text that a database can't hold. Raises BookInvalid."""
    if value.isascii():
        size = len(value)
    else:
        try:
            size = len(value.encode())
        except UnicodeEncodeError as err:
            raise BookInvalid(field, Reason.NOT_UNICODE) from err
    if size > MAX_TEXT:
        raise BookInvalid(field, Reason.TOO_LONG)
    if "\x00" in value:
        raise BookInvalid(field, Reason.CONTROL_CHARACTER)


def _checked_content(content: Content) -> Content:
    check_text("title", content.title)
    check_text("description", content.description)
    check_text("place", content.place)
    when = _checked_when(content.when)
    lines = content.recurrence
    if lines:
        try:
            lines = normalise(lines, when.start, when.zone if isinstance(when, Timed) else None)
        except RecurrenceError as err:
            raise BookInvalid("recurrence", err.reason) from err
    if when is content.when and lines == content.recurrence:
        return content
    return replace(content, when=when, recurrence=lines)


def _checked_when(when: When) -> When:
    if isinstance(when, AllDay):
        if isinstance(when.start, datetime) or isinstance(when.end, datetime):
            raise BookInvalid("when", Reason.NOT_A_DATE)
        if when.end <= when.start:
            raise BookInvalid("when", Reason.END_NOT_AFTER_START)
        return when
    start, end = _whole("when", when.start), _whole("when", when.end)
    if end < start:
        raise BookInvalid("when", Reason.END_BEFORE_START)
    _check_clock(when.zone, start, end)
    if when.end_zone:
        _check_clock(when.end_zone, end)
    if start is when.start and end is when.end:
        return when
    return replace(when, start=start, end=end)


def _check_clock(name: str, *moments: datetime) -> None:
    """Refuse an unknown zone, and moments that its clock can't show."""
    try:
        zone = zone_of(name)
    except RecurrenceError as err:
        raise BookInvalid("zone", Reason.UNKNOWN) from err
    for moment in moments:
        if moment.year in {date.min.year, date.max.year}:
            try:
                instant(wall_clock(moment, zone), zone)
                moment.astimezone(zone)
            except OverflowError as err:
                raise BookInvalid("when", Reason.OUT_OF_RANGE) from err


def _whole(field: str, moment: datetime) -> datetime:
    """Return an instant in UTC without a fraction of a second, which no calendar knows."""
    if moment.tzinfo is UTC and not moment.microsecond:
        return moment
    if moment.tzinfo is None:
        raise BookInvalid(field, Reason.NAIVE)
    try:
        return moment.astimezone(UTC).replace(microsecond=0)
    except OverflowError as err:
        raise BookInvalid(field, Reason.OUT_OF_RANGE) from err


def _checked_exception(record: Appointment) -> Moment | None:
    original = record.original_start
    if record.series_id is None:
        if original is not None:
            raise BookInvalid("series_id", Reason.MISSING)
        return None
    if original is None:
        raise BookInvalid("original_start", Reason.MISSING)
    if record.series_id == record.id:
        raise BookInvalid("series_id", Reason.ITSELF)
    if record.content.recurrence:
        raise BookInvalid("recurrence", Reason.ON_EXCEPTION)
    return _whole("original_start", original) if isinstance(original, datetime) else original
