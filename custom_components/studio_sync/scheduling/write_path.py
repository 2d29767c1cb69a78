"""The one write path for changes by people, whatever surface they use.

A request says where and by whom a change is made, and what they may change. It is carried out
completely or not at all, recorded in the journal, and returns what is needed to undo it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ..book import appointments, journal, people
from ..book.book import Book
from ..book.change import USER, Source, Writer
from ..book.database import Transaction
from ..book.model import APPOINTMENT, CLIENT, Appointment, Client, Entry, Origin, Run, Side
from . import decisions
from .appointment_note import change_note
from .client_besides import Besides

AUTOMATION: Final = "automation"
"""The author of a change that no user makes."""
PHONE: Final = "phone:"
"""Before the id of the access record by which a phone makes a change."""


class Surface(StrEnum):
    """Where people change the book; ``Run.kind`` in the journal."""

    ACTION = "action"
    CALENDAR = "calendar"
    REPAIR = "repair"
    DIALOG = "dialog"
    IMPORT = "import"
    CLIENT_NAME = "client_name"
    """The name of a client was changed, which the titles of sessions follow."""
    PHONE = "phone"


def author_of(user_id: str | None) -> str:
    """Return who makes a change or starts a run, as the journal keeps it."""
    return AUTOMATION if user_id is None else f"{USER}{user_id}"


def user_of(author: str) -> str | None:
    """Return the id of the user who is an author; None if it is none."""
    return author.removeprefix(USER) if author.startswith(USER) else None


def access_of(author: str) -> str | None:
    """Return the id of the access record by which a phone is an author; None if it is none."""
    return author.removeprefix(PHONE) if author.startswith(PHONE) else None


def source_of(request: Request) -> Source:
    """Return the source of the write that carries out a request."""
    writer = _WRITERS.get(request.surface, Writer.STUDIO)
    origin = Origin.PHONE if writer is Writer.PHONE else Origin.STUDIO
    return Source(writer=writer, author=request.author, origin=origin)


def allow(_record: Appointment) -> None:
    """Let anybody change this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Who requests a change of the book, and where.

    ``user_id`` is the Home Assistant user, None for an automation; of a phone ``access_id`` is
    the access record instead. ``check`` raises if an appointment is not theirs to change.
    ``undoes`` is the run that the change undoes. ``once``: it may be a repetition that finds
    nothing to do; then nothing is written into the journal.
    """

    surface: Surface
    user_id: str | None = None
    check: Callable[[Appointment], None] = allow
    undoes: str | None = None
    access_id: str | None = None
    once: bool = False

    @property
    def author(self) -> str:
        """Who makes the change, as the journal keeps it."""
        return author_of(self.user_id) if self.access_id is None else f"{PHONE}{self.access_id}"


_WRITERS: Final = {Surface.IMPORT: Writer.IMPORT, Surface.PHONE: Writer.PHONE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer[T]:
    """What a request changed.

    ``before`` are the appointments as they were, ``after`` as they are now; one that is new is
    in ``after`` only. ``result`` is what the change itself returned; ``run_id`` names it in the
    journal; it is empty if nothing of what the book knows was changed by a
    phone, or by a request that is repeated. ``number`` is how
    many appointments and clients were changed.
    """

    result: T
    run_id: str
    before: tuple[Appointment, ...]
    after: tuple[Appointment, ...]
    number: int = 0


async def carry_out[T](
    book: Book,
    request: Request,
    work: Callable[[Transaction], T],
    *,
    after: Callable[[Transaction, T], None] | None = None,
) -> Answer[T]:
    """Change the book as ``work`` does, all or nothing.

    ``after`` is called in the same transaction, once the change is in the journal.
    Raises what ``work`` and the request's check raise, and BookError.
    """

    def write(tx: Transaction) -> Answer[T]:
        answer = change(tx, request, work)
        if after is not None:
            after(tx, answer.result)
        return answer

    return await book.write(write, source=source_of(request))


def change[T](tx: Transaction, request: Request, work: Callable[[Transaction], T]) -> Answer[T]:
    """Make a change, refuse what the caller may not change, and record it in the journal."""
    began = tx.rev
    result = work(tx)
    after = tuple(appointments.changes(tx, began))
    originals = [tx.originals[each.id] for each in after]
    before = tuple(each for each in originals if each is not None)
    series = _series_of_new(tx, after)
    for each in (*before, *series.values()):
        request.check(each)
    if tx.rev == began and (request.once or request.surface is Surface.PHONE):
        # A phone changed what only phones know, such as an alarm.
        return Answer(result=result, run_id="", before=(), after=())
    run = Run(
        id=tx.new_id(),
        replica_id=journal.STUDIO,
        kind=request.surface,
        starter=request.author,
        started_at=tx.now,
        ended_at=tx.now,
        outcome="ok",
        counts={},
        undoes=request.undoes,
    )
    made = _new_groups(tx, began)
    journal.start(tx, run)
    lines = [
        *(
            _appointment_line(run, tx.originals[each.id], each, _former(tx, series, each))
            for each in after
        ),
        *(
            _client_line(run, was, tx.clients_now[name], made)
            for name, was in tx.client_originals.items()
        ),
    ]
    decided = decisions.lines_of(tx, run, changed=bool(lines))
    journal.add(tx, [*lines, *decided])
    lines += decided
    return Answer(result=result, run_id=run.id, before=before, after=after, number=len(lines))


def _series_of_new(tx: Transaction, after: tuple[Appointment, ...]) -> dict[str, Appointment]:
    """Return the series of which a date is changed for the first time: they change with it."""
    changed = {each.id for each in after}
    series = {
        each.series_id
        for each in after
        if each.series_id is not None and tx.originals[each.id] is None
    }
    return appointments.get_many(tx, series - changed)


def _former(
    tx: Transaction, series: Mapping[str, Appointment], record: Appointment
) -> Appointment | None:
    """Return whose people an appointment had before: its own, or those of its series."""
    own, whole = tx.originals[record.id], record.series_id
    if own is not None or whole is None:
        return own
    return series[whole] if whole in series else tx.originals[whole]


def _new_groups(tx: Transaction, began: int) -> dict[str, int]:
    """Return the groups of clients that are new or changed since a rev, with their revs."""
    if not tx.changes.groups:
        return {}
    return {each.id: each.rev for each in people.groups(tx) if each.rev > began}


def _appointment_line(
    run: Run, before: Appointment | None, now: Appointment, former: Appointment | None
) -> Entry:
    """Return the line of a change; ``former`` is whose people it had before."""
    return _line(run, APPOINTMENT, before, now, change_note(former, before, now))


def _client_line(run: Run, before: Client | None, now: Client, made: Mapping[str, int]) -> Entry:
    besides = Besides.of(before, now, made)
    return _line(run, CLIENT, before, now, besides.text())


def _line[R: (Appointment, Client)](
    run: Run, record_kind: str, before: R | None, record: R, loser: str = ""
) -> Entry:
    gone = before is not None and before.deleted
    return Entry(
        run_id=run.id,
        at=run.started_at,
        replica_id=run.replica_id,
        record_id=record.id,
        remote_id=None,
        side=Side.BOOK,
        action="restore" if gone and not record.deleted else "edit",
        reason=run.kind,
        before=None if before is None or gone else before.content,
        after=None if record.deleted else record.content,
        loser=loser,
        record_kind=record_kind,
    )
