"""The history: runs and what they did, from the journal, as plain values (S23)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from ..book import appointments, clients, journal, people
from ..book.codec import dump_moment
from ..book.database import Transaction
from ..book.decided import Decision
from ..book.model import (
    APPOINTMENT,
    CLIENT,
    AllDay,
    Content,
    Entry,
    Run,
    Side,
    Status,
    Timed,
    When,
)
from ..formats.contact import Contact, Labelled, NameParts, PostalAddress
from ..sync.merge import changed_fields
from .client_besides import Besides
from .errors import EndBeforeStart, UnknownAppointment, UnknownClient
from .first_changes import FirstChange, first_changes
from .record_kinds import KINDS

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
    "leave_local": "taken_out",
    "link": "linked",
    "unlink": "unlinked",
    "conflict": "conflict",
    "undo": "undone",
}
_IN_STUDIO: Final[Mapping[str, str]] = {
    "erase": "erased",
    "restore": "restored",
    Decision.SETTLE: "settled",
    Decision.ASK: "asked",
    Decision.LEAVE: "left",
    Decision.OFFER: "offered",
}
"""What people do, and syncs don't."""
_FIELDS: Final[Mapping[str, str]] = {"title": "job_title"}
"""Fields of a contact whose name means another one of an appointment."""


class MadeBy(StrEnum):
    """Who made the changes: syncs; people, automations and imports in the studio; or either."""

    SYNCS = "syncs"
    STUDIO = "studio"
    ALL = "all"


type Subject = Content | Contact
"""What a record says: an appointment, or a client."""


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
    record_kind: str
    remote_id: str | None
    was: Subject | None
    """What it was before, where it was changed or taken away."""
    changes: tuple[FieldChange, ...]

    @property
    def done(self) -> bool:
        """Whether it was done, or there was nothing left to do."""
        return self.outcome in journal.DONE


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
    replica_ids: Collection[str] | None = None,
    record_id: str | None = None,
    record_kind: str = APPOINTMENT,
    made_by: MadeBy = MadeBy.SYNCS,
    since: datetime | None = None,
    until: datetime | None = None,
    limit: int = 50,
    offset: int = 0,
    lines: slice = slice(None),
    starter: str | None = None,
) -> list[Chapter]:
    """Return runs with what they did, the latest first.

    ``replica_ids``: syncs of one account. ``record_id``: runs that touched a record of this
    kind, and of them its lines only. ``since`` and ``until`` (not included) are instants that the
    runs started at. At most ``limit`` runs, after ``offset`` later ones, and never more than
    ``MAX_RUNS``; of each these ``lines``. ``starter``: only by whom began them.
    Raises EndBeforeStart, and UnknownAppointment or UnknownClient if the book never had it.
    """
    if since is not None and until is not None and until <= since:
        raise EndBeforeStart
    most = min(limit, MAX_RUNS)
    runs = journal.runs(
        tx,
        () if made_by is MadeBy.STUDIO else replica_ids,
        record_id,
        since,
        most,
        until=until,
        offset=offset,
        studio=made_by is not MadeBy.SYNCS,
        starter=starter,
    )
    if record_id is not None and not runs and not offset:
        _need(tx, record_id, record_kind)
    groups = {each.id: each.name for each in people.groups(tx)}
    chapters = []
    for run in runs:
        found = [
            each
            for each in journal.entries(tx, run.id)
            if record_id is None or each.record_id == record_id
        ]
        told = lines_of(tx, found[lines], groups)
        chapters.append(Chapter(run=run, lines=told, number=len(found)))
    return chapters


def _need(tx: Transaction, record_id: str, record_kind: str) -> None:
    if record_kind == CLIENT:
        if clients.get_client(tx, record_id) is None:
            raise UnknownClient(id=record_id)
    elif appointments.get(tx, record_id) is None:
        raise UnknownAppointment(id=record_id)


_SHOWN: Final[Mapping[str, str]] = MappingProxyType(
    {"shown_place": "place", "shown_phone": "description"}
)
"""What people read where a copy shows something beside its content."""
_NO_GROUPS: Final[Mapping[str, str]] = MappingProxyType({})


def lines_of(
    tx: Transaction, entries: Sequence[Entry], groups: Mapping[str, str] = _NO_GROUPS
) -> tuple[Line, ...]:
    """Turn entries of the journal into lines; ``groups``: the names of client groups by id."""
    # As where a date of a series went from a copy: what the record says now names it.
    bare = [each for each in entries if each.before is None and each.after is None]
    now = dict[str | None, Subject]()
    for name, kind in KINDS.items():
        ids = [each.record_id for each in bare if each.record_id and each.record_kind == name]
        now.update((key, each.content) for key, each in kind.store.get(tx, ids).items())
    first = first_changes(tx, entries)
    return tuple(
        line_of(each, groups, subject=now.get(each.record_id), first=first.get(each.id))
        for each in entries
    )


def line_of(
    entry: Entry,
    groups: Mapping[str, str] = _NO_GROUPS,
    *,
    subject: Subject | None = None,
    first: FirstChange | None = None,
) -> Line:
    """Turn one entry of the journal into a line; ``subject``: what it is of, if it says nothing.

    ``first``: it changed a date of a series for the first time.
    """
    title, when = heading_of(entry.after or entry.before or subject)
    verb = verb_of(entry)
    was: Subject | None = entry.before
    if first is not None and verb == "created":
        verb, was = "changed", first.said
    changes = () if was is None or entry.after is None else _changes(was, entry.after)
    return Line(
        at=entry.at,
        side=entry.side,
        verb=verb,
        action=entry.action,
        reason=entry.reason,
        outcome=entry.outcome,
        title=title,
        when=when,
        record_id=entry.record_id,
        record_kind=entry.record_kind,
        remote_id=entry.remote_id,
        was=was,
        changes=(*changes, *_besides(entry, groups)),
    )


def _changes(was: Subject, now: Subject) -> tuple[FieldChange, ...]:
    """Return how the fields differ as people read them: each once, with what a copy shows there."""
    found = dict[str, FieldChange]()
    for name in readable(changed_fields(was, now)):
        field = field_name(now, name)
        before, after = _read(was, name), _read(now, name)
        if before != after:
            found[field] = FieldChange(field=field, before=before, after=after)
    return tuple(found.values())


def _read(content: Subject, name: str) -> str:
    """Return what people read in a field: in a copy also what it shows beside its content."""
    if isinstance(content, Content):
        match _SHOWN.get(name, name):
            case "place":
                return content.place or content.shown_place
            case "description":
                return "\n".join(filter(None, (content.description, content.shown_phone)))
    return value_text(content, name)


def _besides(entry: Entry, groups: Mapping[str, str]) -> Iterable[FieldChange]:
    """Return how the number and the groups of a client were changed in the studio."""
    edited = entry.record_kind == CLIENT and entry.action == "edit"
    noted = Besides.read(entry.loser) if edited else None
    if noted is None or entry.before is None or entry.after is None:
        return
    if noted.number_before != noted.number:
        yield FieldChange(field="number", before=noted.number_before, after=noted.number)
    was, now = (
        "\n".join(groups.get(each, each) for each in ids)
        for ids in (noted.groups_before, noted.groups)
    )
    if was != now:
        yield FieldChange(field="groups", before=was, after=now)


def heading_of(content: Subject | None) -> tuple[str, When | None]:
    """Return what a line is about: an appointment's title and time, or a client's name."""
    match content:
        case Content():
            return content.title, content.when
        case Contact():
            return content.name or content.organisation, None
        case None:
            return "", None


def field_changes(before: Contact | None, after: Contact) -> Iterable[str]:
    """Return the fields of a client that differ, as lines of the history name them."""
    return [field_name(after, name) for name in changed_fields(before, after)]


def readable(names: Iterable[str]) -> Iterable[str]:
    """Return these fields, but for what only programs read in a copy."""
    return (name for name in names if name != "shown_studio")


def field_name(content: Subject | None, name: str) -> str:
    """Return what a field is called in texts: a client's title is another one."""
    return (_FIELDS if isinstance(content, Contact) else _SHOWN).get(name, name)


def verb_of(entry: Entry) -> str:
    """Return what was done, as lines name it."""
    if entry.before is None and _is_cancelled(entry.after):
        return "cancelled"  # A date of a series: it has a record of its own since then.
    # Of a client who was erased neither is kept: that something was changed is.
    if entry.action == "edit" and (entry.before is None) != (entry.after is None):
        return "created" if entry.before is None else "deleted"
    return VERBS.get(entry.action) or _IN_STUDIO.get(entry.action, "changed")


def _is_cancelled(content: Subject | None) -> bool:
    return isinstance(content, Content) and content.status is Status.CANCELLED


def value_text(content: Subject | None, name: str) -> str:
    """Return a field as text, empty where there is nothing; the same in each language."""
    match None if content is None else getattr(content, name):
        case None:
            return ""
        case tuple() as items:
            return "\n".join(_item_text(each) for each in items)
        case AllDay() as when:
            return f"{when.start.isoformat()}/{when.end.isoformat()}"
        case Timed() as when:
            zones = f"{when.zone} {when.end_zone}".rstrip()
            return f"{dump_moment(when.start)}/{dump_moment(when.end)} {zones}"
        case NameParts() as parts:
            return " ".join(filter(None, (getattr(parts, each.name) for each in fields(parts))))
        case value:
            return str(value)


def _item_text(item: str | Labelled | PostalAddress) -> str:
    match item:
        case Labelled():
            text = item.value
        case PostalAddress():
            text = ", ".join(item.lines.splitlines())
        case _:
            return item
    return f"{item.label}: {text}" if item.label else text
