"""Clients and sessions: link an appointment, make a session of it, and back (S19)."""

from dataclasses import replace

from ..book import appointments
from ..book.database import Transaction
from ..book.model import Appointment, Kind, Status
from .appointments import check_names, refuse_overlap
from .errors import AlreadyCancelled, AlreadyLinked, AlreadySession, NotASession, NotLinked
from .recurrence_scope import known, telling
from .session_title import template_title
from .settings import Studio


def link(tx: Transaction, studio: Studio, record_id: str, client_id: str) -> Appointment:
    """Give an unlinked appointment its client; a series with all its exceptions.

    A title from the template is rebuilt. An exception is linked with its series.
    Raises UnknownAppointment, UnknownClient, AlreadyLinked, AlreadyCancelled.
    """
    record = _head(tx, record_id)
    if record.client_id is not None:
        raise AlreadyLinked
    return _put(tx, studio, record, client_id=client_id)


def unlink(tx: Transaction, studio: Studio, record_id: str) -> Appointment:
    """Remove an appointment's client; of a series and all its exceptions.

    Raises UnknownAppointment, NotLinked, AlreadyCancelled.
    """
    record = _head(tx, record_id)
    if record.client_id is None:
        raise NotLinked
    return _put(tx, studio, record, client_id=None)


def to_session(
    tx: Transaction,
    studio: Studio,
    record_id: str,
    *,
    session_type: str,
    staff_id: str | None = None,
    assistant_ids: tuple[str, ...] | None = None,
    resource_ids: tuple[str, ...] | None = None,
    keep_title: bool = False,
    allow_overlap: bool = True,
) -> Appointment:
    """Convert an appointment to a session; a series with all its exceptions.

    Values that are None stay as they are, and so does the time, whatever the type's usual
    length. The title becomes the template's, unless ``keep_title``, or if that would be
    empty, or the template contains the client and none is linked: what somebody typed may
    be all that is known about the client.
    Raises UnknownAppointment, AlreadySession, AlreadyCancelled, UnknownSessionType,
    UnknownStaff, UnknownResource, and unless ``allow_overlap`` StaffBusy.
    """
    record = _head(tx, record_id)
    if record.kind is Kind.SESSION:
        raise AlreadySession
    session = replace(
        record,
        kind=Kind.SESSION,
        session_type=studio.session_type(session_type).name,
        staff_id=record.staff_id if staff_id is None else staff_id,
        assistant_ids=record.assistant_ids if assistant_ids is None else assistant_ids,
        resource_ids=record.resource_ids if resource_ids is None else resource_ids,
    )
    check_names(tx, session, old=record)
    unknown = record.client_id is None and "{client}" in studio.title_template
    stays = keep_title or (unknown and bool(record.content.title.strip()))
    title = "" if stays else template_title(tx, studio, session)
    session = replace(
        session, content=replace(session.content, title=title or record.content.title)
    )
    kept = _store(tx, record, session)
    if not allow_overlap:
        refuse_overlap(tx, studio, kept)
    return kept


def to_appointment(tx: Transaction, record_id: str) -> Appointment:
    """Convert a session back to an ordinary appointment; it keeps client, people and title.

    Raises UnknownAppointment, NotASession, AlreadyCancelled.
    """
    record = _head(tx, record_id)
    if record.kind is not Kind.SESSION:
        raise NotASession
    return _store(tx, record, replace(record, kind=Kind.APPOINTMENT, session_type=None))


def _head(tx: Transaction, record_id: str) -> Appointment:
    """Return the single appointment or the series of an id."""
    record = known(tx, record_id)
    if record.series_id is not None:
        record = known(tx, record.series_id)
    if record.content.status is Status.CANCELLED:
        raise AlreadyCancelled
    return record


def _put(
    tx: Transaction, studio: Studio, record: Appointment, *, client_id: str | None
) -> Appointment:
    changed = replace(record, client_id=client_id)
    check_names(tx, changed, old=record)
    if record.kind is Kind.SESSION:
        # A title from the template is updated with the new client.
        titles = {"", template_title(tx, studio, record)}
        if record.content.title in titles:
            title = template_title(tx, studio, changed)
            changed = replace(changed, content=replace(changed.content, title=title))
    return _store(tx, record, changed)


def _store(tx: Transaction, old: Appointment, new: Appointment) -> Appointment:
    """Store a record; its exceptions take what they had in common with it."""
    with telling():
        kept = appointments.put(tx, new)
        for each in appointments.exceptions(tx, old.id):
            title = each.content.title
            if title == old.content.title:
                title = new.content.title
            along = replace(
                each,
                kind=new.kind,
                session_type=new.session_type,
                client_id=new.client_id,
                staff_id=new.staff_id if each.staff_id == old.staff_id else each.staff_id,
                assistant_ids=(
                    new.assistant_ids
                    if each.assistant_ids == old.assistant_ids
                    else each.assistant_ids
                ),
                resource_ids=(
                    new.resource_ids if each.resource_ids == old.resource_ids else each.resource_ids
                ),
                content=replace(each.content, title=title),
            )
            appointments.put(tx, along)
    return kept
