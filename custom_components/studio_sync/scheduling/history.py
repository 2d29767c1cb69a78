"""The history: runs and what they did, from the journal, as plain values (S23)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from ..book import appointments, journal
from ..book.codec import dump_moment
from ..book.database import Transaction
from ..book.model import AllDay, Content, Entry, Run, Side, When
from ..sync.merge import changed_fields
from .errors import EndBeforeStart, UnknownAppointment

MAX_RUNS: Final = 500

VERBS: Final[Mapping[str, str]] = {
    "create_remote": "created",
    "create_local": "created",
    "update_remote": "changed",
    "update_local": "changed",
    "merge": "merged",
    "delete_remote": "deleted",
    "delete_local": "deleted",
    "cancel_local": "cancelled",
    "link": "linked",
    "unlink": "unlinked",
    "conflict": "conflict",
    "undo": "undone",
}
_DONE: Final = frozenset({"done", "gone"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """A field as it was and as it is, as texts; empty where there was nothing."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One change that a run made, or failed to make. ``at`` is in UTC.

    ``verb`` is one of the sentence's verbs. ``outcome`` is *done*, *gone*, or the
    reason why it was not done.
    """

    at: datetime
    side: Side
    verb: str
    action: str
    reason: str
    outcome: str
    title: str
    when: When | None
    record_id: str | None
    remote_id: str | None
    was: Content | None
    """What it was before, where it was changed or taken away."""
    changes: tuple[FieldChange, ...]

    @property
    def done(self) -> bool:
        """Whether it was done, or there was nothing left to do."""
        return self.outcome in _DONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A run and its lines, in the order they were written.

    ``number``: how many lines there are, of which ``lines`` may be some.
    """

    run: Run
    lines: tuple[Line, ...]
    number: int


def get_history(
    tx: Transaction,
    *,
    replica_id: str | None = None,
    record_id: str | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    limit: int = 50,
    offset: int = 0,
    lines: slice = slice(None),
) -> list[Chapter]:
    """Return runs with what they did, the latest first.

    ``replica_id``: of one account. ``record_id``: runs that touched an appointment, and
    of them its lines only. ``since`` and ``until`` (not included) are instants that the
    runs started at. At most ``limit`` runs, after ``offset`` later ones, and never more than
    ``MAX_RUNS``; of each these ``lines``.
    Raises EndBeforeStart, and UnknownAppointment if the book never had it.
    """
    if since is not None and until is not None and until <= since:
        raise EndBeforeStart
    most = min(limit, MAX_RUNS)
    runs = journal.runs(tx, replica_id, record_id, since, most, until=until, offset=offset)
    if (
        record_id is not None
        and not runs
        and not offset
        and appointments.get(tx, record_id) is None
    ):
        raise UnknownAppointment(id=record_id)
    chapters = []
    for run in runs:
        found = [
            each
            for each in journal.entries(tx, run.id)
            if record_id is None or each.record_id == record_id
        ]
        chapters.append(Chapter(run=run, lines=lines_of(found[lines]), number=len(found)))
    return chapters


def lines_of(entries: Iterable[Entry]) -> tuple[Line, ...]:
    """Turn entries of the journal into lines."""
    return tuple(line_of(entry) for entry in entries)


def line_of(entry: Entry) -> Line:
    """Turn one entry of the journal into a line."""
    content = entry.after or entry.before
    changes = tuple(
        FieldChange(field=name, before=_text(entry.before, name), after=_text(entry.after, name))
        for name in changed_fields(entry.before, entry.after)
        if entry.before is not None and entry.after is not None
    )
    return Line(
        at=entry.at,
        side=entry.side,
        verb=_verb(entry),
        action=entry.action,
        reason=entry.reason,
        outcome=entry.outcome,
        title="" if content is None else content.title,
        when=None if content is None else content.when,
        record_id=entry.record_id,
        remote_id=entry.remote_id,
        was=entry.before,
        changes=changes,
    )


def _verb(entry: Entry) -> str:
    return VERBS.get(entry.action, "changed")


def _text(content: Content | None, name: str) -> str:
    value = None if content is None else getattr(content, name)
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "\n".join(value)
    if isinstance(value, AllDay):
        return f"{value.start.isoformat()}/{value.end.isoformat()}"
    if not isinstance(value, (str, bool)):
        zones = f"{value.zone} {value.end_zone}".rstrip()
        return f"{dump_moment(value.start)}/{dump_moment(value.end)} {zones}"
    return str(value)
