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

_VERBS: Final[Mapping[str, str]] = {
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
class Sentence:
    """A sentence to be translated: its key, and what is filled in.

    Keys are ``{verb}_in_{studio|google}`` with the verbs created, changed, merged,
    deleted, cancelled, linked, unlinked, conflict and undone; ``not_done`` for a write
    that was refused or failed. Placeholders: ``title``, ``start`` (ISO 8601; UTC), ``reason``
    (a key of its own), ``fields`` (names of fields, comma-separated) and ``outcome``.
    """

    key: str
    placeholders: Mapping[str, str]


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
    sentence: Sentence

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
    """Turn one entry of the journal into a line with its sentence."""
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
        sentence=_sentence(entry, content, changes),
    )


def _verb(entry: Entry) -> str:
    return _VERBS.get(entry.action, "changed")


def _sentence(entry: Entry, content: Content | None, changes: tuple[FieldChange, ...]) -> Sentence:
    where = "google" if entry.side is Side.REPLICA else "studio"
    return Sentence(
        key=f"{_verb(entry)}_in_{where}" if entry.outcome in _DONE else "not_done",
        placeholders={
            "title": "" if content is None else content.title,
            "start": "" if content is None else dump_moment(content.when.start),
            "reason": entry.reason,
            "fields": ", ".join(each.field for each in changes),
            "outcome": entry.outcome,
        },
    )


def sentence_keys() -> frozenset[str]:
    """Return the keys of all sentences, for the translations' own test."""
    verbs = set(_VERBS.values())
    return frozenset({f"{v}_in_{side}" for v in verbs for side in ("studio", "google")}) | {
        "not_done"
    }


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
