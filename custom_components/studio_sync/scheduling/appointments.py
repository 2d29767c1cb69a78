"""The edits people make: add, update, cancel, on single appointments and series.

Every function works in the transaction it is given and either does all or raises a
SchedulingError. Where several appointments change (series), all that changed are returned.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, TypedDict, cast

from ..book import appointments, clients, people, series_edit
from ..book.appointment_rows import moved
from ..book.database import Transaction
from ..book.model import Appointment, Content, Kind, Moment, Origin, Status, When
from ..formats import recurrence
from .availability import taken_by, takes
from .errors import (
    AlreadyCancelled,
    NeverTakesPlace,
    NotMovable,
    OneRepeats,
    PastSeries,
    PastSession,
    StaffBusy,
    UnknownAppointment,
    UnknownClient,
    UnknownResource,
    UnknownStaff,
)
from .input_limits import check_content
from .once import refuse_changed
from .overlap_scan import coming_months, pairs_between
from .recurrence_scope import Scope, instance, known, target, telling, zone_name
from .session_title import template_title
from .settings import Studio


class Changes(TypedDict, total=False):
    """What to change of an appointment; what is not named stays as it is."""

    title: str
    when: When
    description: str
    place: str
    recurrence: tuple[str, ...]
    status: Status
    busy: bool
    staff_id: str | None
    assistant_ids: tuple[str, ...]
    resource_ids: tuple[str, ...]
    client_id: str | None
    session_type: str | None
    kind: Kind


_CONTENT = frozenset({"title", "when", "description", "place", "recurrence", "status", "busy"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A new appointment or session.

    A session's usual length is its type's (``Studio.session_type(name).length``); the
    caller adds it to a start without an end. A session without a title gets one from
    the studio's template.
    """

    when: When
    title: str = ""
    description: str = ""
    place: str = ""
    recurrence: tuple[str, ...] = ()
    status: Status = Status.CONFIRMED
    busy: bool = True
    kind: Kind = Kind.APPOINTMENT
    staff_id: str | None = None
    assistant_ids: tuple[str, ...] = ()
    resource_ids: tuple[str, ...] = ()
    client_id: str | None = None
    session_type: str | None = None
    origin: Origin = Origin.STUDIO
    guests: tuple[str, ...] = ()


def add(
    tx: Transaction,
    studio: Studio,
    draft: Draft,
    *,
    allow_overlap: bool = True,
    record_id: str | None = None,
) -> Appointment:
    """Add a new appointment or session.

    ``record_id`` is its id, see ``once``: what was added with it before is returned as it is.
    Raises AlreadySaved if that says something else, and UnknownAppointment if it is deleted.
    Raises EndBeforeStart, UnknownStaff, UnknownResource, UnknownClient,
    UnknownSessionType, BadRecurrence, NeverTakesPlace, TextTooLong, DateTooFar, Invalid, and,
    unless ``allow_overlap``, StaffBusy if it would overlap, of a series any date in a year.
    """
    content = Content(
        title=draft.title,
        when=draft.when,
        description=draft.description,
        place=draft.place,
        recurrence=draft.recurrence,
        status=draft.status,
        busy=draft.busy,
    )
    check_content(content)
    saved = None if record_id is None else appointments.get(tx, record_id)
    if saved is not None and saved.deleted:
        raise UnknownAppointment(id=saved.id)
    record = Appointment(
        id=tx.new_id() if record_id is None else record_id,
        content=content,
        kind=draft.kind,
        staff_id=draft.staff_id,
        assistant_ids=draft.assistant_ids,
        resource_ids=draft.resource_ids,
        client_id=draft.client_id,
        session_type=_type_name(studio, draft.session_type),
        origin=draft.origin,
        guests=draft.guests,
    )
    check_names(tx, record, old=saved)
    if not draft.title.strip() and record.kind is Kind.SESSION:
        title = template_title(tx, studio, record)
        record = replace(record, content=replace(content, title=title))
    if saved is not None:
        record = replace(record, extra=saved.extra)
    with telling():
        record = appointments.put(tx, record)
    if saved is not None:
        refuse_changed(saved, record)
        return record
    _refuse_never(record.content)
    if not allow_overlap:
        refuse_overlap(tx, studio, record)
    return record


def update(
    tx: Transaction,
    studio: Studio,
    record_id: str,
    changes: Changes,
    *,
    moment: Moment | None = None,
    scope: Scope | None = None,
    expected_rev: int | None = None,
    allow_overlap: bool = True,
    dates_stay: bool = False,
) -> list[Appointment]:
    """Change an appointment, one instance of a series, the following ones, or all.

    ``moment`` names the instance of a series: its start before the change; an exception
    may be named by its own id. ``when`` is the new span of that instance; without
    ``moment`` of the single one or of the series' first. ``scope`` is *this* if a
    moment or an exception is named, else *all*. When people, rooms, client or type of a
    series change, its exceptions follow where they had the same. A session type makes a
    session of an appointment. A session's title that is taken away, or was the
    template's, is the template's again. ``dates_stay``: see ``series_edit.edit``.
    Raises the errors of ``add``, UnknownAppointment, NoInstance, MomentMissing, OneRepeats,
    PastSession, PastSeries, AlreadyCancelled, and BookStale if the record has another rev
    than expected.
    """
    record, moment, scope = target(tx, record_id, moment, scope, expected_rev=expected_rev)
    if "session_type" in changes:
        name = _type_name(studio, changes["session_type"])
        changes = {"kind": Kind.SESSION if name else record.kind, **changes, "session_type": name}
    if record.content.status is Status.CANCELLED and "status" not in changes:
        raise AlreadyCancelled
    if changes.get("recurrence") and scope is Scope.THIS:
        raise OneRepeats
    now = instance(record, moment)
    if "when" in changes and changes["when"] != now.when:
        whole = scope is Scope.ALL
        _refuse_past(tx, studio, record, record.content.when if whole else now.when, whole=whole)
    content = replace(now, **_of_content(changes))
    others = _of_record(changes)
    check_content(content, changes.keys())
    check_names(tx, replace(record, **cast("Any", others)), old=record)
    content = replace(content, title=_title(tx, studio, record, content, changes))
    with telling():
        dragged = scope is Scope.ALL and moment is not None
        if scope is Scope.ALL and moment is not None:
            content = _as_series(record.content, content, moment, changes)
            moment = None
        result = series_edit.edit(
            tx,
            record.id,
            content,
            moment=moment,
            following=scope is Scope.FOLLOWING,
            dates_stay=dates_stay,
        )
        edited = _Edited(record=record, moment=moment, scope=scope, result=result)
        changed = _apply(tx, edited, others)
    for each in changed if changes.get("recurrence") else ():
        _refuse_never(each.content)
    if dragged and "when" in changes and "recurrence" not in changes:
        _refuse_elsewhere(known(tx, record.id).content, changes["when"].start)
    if not allow_overlap:
        for each in changed:
            refuse_overlap(tx, studio, each)
    return changed


def cancel(
    tx: Transaction,
    record_id: str,
    *,
    moment: Moment | None = None,
    scope: Scope | None = None,
    expected_rev: int | None = None,
) -> list[Appointment]:
    """Remove an appointment from the calendars.

    A session is cancelled and keeps its client and data, an appointment is deleted; one
    instance of a series becomes a cancelled exception. Raises UnknownAppointment,
    NoInstance, AlreadyCancelled, BookStale.
    """
    record, moment, scope = target(tx, record_id, moment, scope, expected_rev=expected_rev)
    if record.content.status is Status.CANCELLED:
        raise AlreadyCancelled
    if scope is Scope.ALL:
        moment = None
    with telling():
        return series_edit.remove(tx, record.id, moment=moment, following=scope is Scope.FOLLOWING)


def check_names(tx: Transaction, record: Appointment, *, old: Appointment | None = None) -> None:
    """Refuse people, rooms and clients that the studio does not have, or no longer has.

    Those in ``old`` may stay: an appointment outlives the people it was of.
    """
    known_owners = () if old is None else old.owners
    wanted = [("assistant_ids", each) for each in record.assistant_ids]
    if record.staff_id is not None:
        wanted.insert(0, ("staff_id", record.staff_id))
    for field, staff_id in wanted:
        if staff_id in known_owners:
            continue
        person = people.get_staff(tx, staff_id)
        if person is None or person.deleted:
            raise UnknownStaff(field, id=staff_id)
    for resource_id in record.resource_ids:
        if resource_id in known_owners:
            continue
        resource = people.get_resource(tx, resource_id)
        if resource is None or resource.deleted:
            raise UnknownResource(id=resource_id)
    if record.client_id is not None and (old is None or record.client_id != old.client_id):
        client = clients.get_client(tx, record.client_id)
        if client is None or client.deleted:
            raise UnknownClient(id=record.client_id)


def _title(
    tx: Transaction,
    studio: Studio,
    record: Appointment,
    content: Content,
    changes: Changes,
) -> str:
    """Return the title after an edit: a session's is the template's, unless it has its own."""
    new = replace(record, **cast("Any", _of_record(changes)))
    given = content.title.strip() if "title" in changes else None
    is_templates = given is None and content.title == template_title(tx, studio, record)
    if new.kind is Kind.SESSION and (is_templates or given == ""):
        return template_title(tx, studio, new) or content.title
    return content.title


def _refuse_never(content: Content) -> None:
    """Refuse a repetition without any date."""
    if not content.recurrence:
        return
    when = content.when
    found = recurrence.series_of(content.recurrence, when.start, zone_name(when))
    if found.opening is None:
        raise NeverTakesPlace


def _refuse_elsewhere(content: Content, put: Moment) -> None:
    """Refuse a move after which the moved date would be another one.

    Moving a second Tuesday to a third Wednesday does not define the other dates.
    """
    when, lines = content.when, content.recurrence
    if lines and not recurrence.is_instance(lines, when.start, zone_name(when), put):
        raise NotMovable


def refuse_overlap(tx: Transaction, studio: Studio, record: Appointment) -> None:
    """Raise StaffBusy if the record overlaps another; a series with any date in a year."""
    if not takes(record):
        return
    if record.content.recurrence:
        for start, end in coming_months(tx):
            for pair in pairs_between(
                tx, studio, {record.id}, start=start, end=end, owners=record.owners
            ):
                [other_id] = set(pair) - {record.id}
                other = appointments.get(tx, other_id)
                raise StaffBusy(title="" if other is None else other.content.title)
        return
    found = taken_by(tx, studio, record, record.content.when)
    if found:
        raise StaffBusy(title=found[0].appointment.content.title)


def _type_name(studio: Studio, name: str | None) -> str | None:
    """Return a session type's name as the studio spells it."""
    return None if name is None else studio.session_type(name).name


def _of_content(changes: Changes) -> Mapping[str, Any]:
    return {name: value for name, value in changes.items() if name in _CONTENT}


def _of_record(changes: Changes) -> Mapping[str, Any]:
    return {name: value for name, value in changes.items() if name not in _CONTENT}


def _as_series(old: Content, new: Content, moment: Moment, changes: Changes) -> Content:
    """Turn the content of one instance into that of the whole series."""
    values = dict(_of_content(changes))
    if "when" in values:
        zone, new_zone = zone_name(old.when), zone_name(new.when)
        start = recurrence.shift(old.when.start, moment, zone, new.when.start, new_zone)
        values["when"] = moved(new.when, start)
    return replace(old, **values)


def _refuse_past(
    tx: Transaction, studio: Studio, record: Appointment, when: When, *, whole: bool
) -> None:
    """Refuse to move a session that is over; a whole series if its first one is."""
    if record.kind is Kind.SESSION and studio.span(when)[1] <= tx.now:
        raise PastSeries if whole and record.content.recurrence else PastSession


@dataclass(frozen=True, slots=True, kw_only=True)
class _Edited:
    """The records an edit of the content started from, and those it changed."""

    record: Appointment
    moment: Moment | None
    scope: Scope
    result: list[Appointment]


def _apply(tx: Transaction, edited: _Edited, others: Mapping[str, Any]) -> list[Appointment]:
    """Change the fields other than the content, on the records that the edit is about."""
    by_id = {each.id: each for each in edited.result}
    old = edited.record
    for each in _concerned(tx, edited) if others else ():
        mine = others
        if each.series_id is not None and edited.scope is not Scope.THIS:
            mine = {k: v for k, v in others.items() if getattr(each, k) == getattr(old, k)}
        after = replace(each, **mine)
        if edited.scope is Scope.THIS and _leaves_its_series(tx, each, after):
            return _separate(tx, each, after)
        kept = appointments.put(tx, after)
        if kept != each:
            by_id[kept.id] = kept
    return list(by_id.values())


def _leaves_its_series(tx: Transaction, part: Appointment, after: Appointment) -> bool:
    """Tell whether a date of a series is given to somebody who does not have the series."""
    if part.series_id is None or not part.lives or after.staff_id in (None, part.staff_id):
        return False
    whole = appointments.get(tx, part.series_id)
    return whole is not None and after.staff_id not in whole.owners


def _separate(tx: Transaction, part: Appointment, after: Appointment) -> list[Appointment]:
    """Make a separate appointment of a date of a series, and exclude it from the series."""
    alone = replace(after, id=tx.new_id(), rev=0, series_id=None, original_start=None)
    off = replace(part, content=replace(part.content, status=Status.CANCELLED))
    return appointments.put_many(tx, [alone, off])


def _concerned(tx: Transaction, edited: _Edited) -> list[Appointment]:
    """Return the records whose people, client or type an edit is about."""
    head = edited.record.id
    if edited.scope is Scope.THIS:
        if edited.moment is None:
            return [known(tx, head)]
        own = appointments.exception_at(tx, head, edited.moment)
        return [] if own is None else [own]
    if edited.scope is Scope.FOLLOWING:
        new = [r.id for r in edited.result if not r.deleted and not r.series_id and r.id != head]
        head = next(iter(new), head)
    return [known(tx, head), *appointments.exceptions(tx, head)]
