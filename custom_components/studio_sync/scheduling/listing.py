"""Appointments as lists for people."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from ..book import appointments, clients, people
from ..book.database import Transaction
from ..book.model import Appointment
from ..book.timeline import Instance, window
from .client_suggestions import Suggestion, suggest
from .errors import EndBeforeStart, UnknownAppointment, UnknownResource, UnknownStaff
from .settings import Studio
from .wanted import Wanted

_LEAST = timedelta(seconds=1)
MAX_ENTRIES = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One entry of a list: the instance, its client's name (empty: unlinked).

    ``suggestions`` name clients for an unlinked one, the best first.
    """

    instance: Instance
    client: str = ""
    suggestions: tuple[Suggestion, ...] = ()


def listing(
    tx: Transaction,
    studio: Studio,
    start: datetime,
    end: datetime,
    *,
    staff_id: str | None = None,
    resource_id: str | None = None,
    unlinked: bool = False,
    suggestions: bool = False,
    cancelled: bool = False,
    lists: Callable[[Appointment], bool] = lambda _: True,
    wanted: Wanted | None = None,
    sees: Callable[[Appointment], bool] = lambda _: True,
    limit: int | None = MAX_ENTRIES,
    offset: int = 0,
) -> tuple[list[Listed], int]:
    """Return the appointments between two instants, by start.

    ``cancelled``: what is cancelled and kept as well, which else is left out.

    ``staff_id`` and ``resource_id`` narrow it to where they take part (both: both do),
    ``unlinked`` to those without a client, ``lists`` to those that a reader is to know of, and
    ``wanted`` to some of those that they see whole (``sees``).
    ``suggestions``: look for their clients, too.
    At most ``limit`` are listed (None: all), from the one after ``offset`` on; the number says
    how many there are.
    Raises EndBeforeStart, UnknownStaff, UnknownResource.
    """
    if end <= start:
        raise EndBeforeStart
    if staff_id is not None and people.get_staff(tx, staff_id) is None:
        raise UnknownStaff(id=staff_id)
    if resource_id is not None and people.get_resource(tx, resource_id) is None:
        raise UnknownResource("resource_id", id=resource_id)
    listed = window(tx, start, end, staff_id or resource_id, zone=studio.zone)
    if cancelled:
        gone = cancelled_between(tx, studio, start, end, staff_id or resource_id)
        listed = sorted([*listed, *gone], key=lambda each: studio.instant(each.start))
    matching = [
        each
        for each in listed
        if resource_id is None or resource_id in each.appointment.resource_ids
        if not unlinked or each.appointment.client_id is None
        if lists(each.appointment)
    ]
    if wanted is not None:
        kept = wanted.among(tx, [each.appointment for each in matching], sees)
        matching = [each for each in matching if each.appointment.id in kept]
    shown = matching[offset : None if limit is None else offset + limit]
    return listed_of(tx, studio, shown, suggestions=suggestions), len(matching)


def listed_of(
    tx: Transaction, studio: Studio, instances: Sequence[Instance], *, suggestions: bool = False
) -> list[Listed]:
    """Return instances with the names of their clients, which are read together."""
    asked = {each.appointment.client_id for each in instances} - {None}
    names = clients.names(tx, [each for each in asked if each is not None])
    return [_listed(tx, studio, each, names, suggestions=suggestions) for each in instances]


def listing_of(
    tx: Transaction, studio: Studio, record_ids: Sequence[str], *, suggestions: bool = False
) -> list[Listed]:
    """Return appointments by their ids, in that order, also cancelled and deleted ones.

    A series is told as a whole, with the time of its first. Raises UnknownAppointment.
    """
    records = appointments.get_many(tx, record_ids)
    found: list[Instance] = []
    for record_id in record_ids:
        record = records.get(record_id)
        if record is None:
            raise UnknownAppointment(id=record_id)
        when = record.content.when
        found.append(Instance(appointment=record, start=when.start, when=when, recurring=False))
    return listed_of(tx, studio, found, suggestions=suggestions)


def _listed(
    tx: Transaction,
    studio: Studio,
    instance: Instance,
    names: Mapping[str, str],
    *,
    suggestions: bool,
) -> Listed:
    record = instance.appointment
    guess = suggestions and record.client_id is None and record.lives
    return Listed(
        instance=instance,
        client=names.get(record.client_id or "", ""),
        suggestions=suggest(tx, studio, record) if guess else (),
    )


def cancelled_between(
    tx: Transaction,
    studio: Studio,
    start: datetime,
    end: datetime,
    owner_id: str | None = None,
) -> Iterator[Instance]:
    """Return what was cancelled between two instants; of a series its first."""
    for record in appointments.cancelled(tx, start, end):
        first, last = studio.span(record.content.when)
        meant = owner_id is None or owner_id in record.owners
        if meant and first < end and max(last, first + _LEAST) > start:
            when = record.content.when
            recurring = record.series_id is not None
            yield Instance(appointment=record, start=when.start, when=when, recurring=recurring)
