"""The appointments and clients that a report is about, for people only, never for a log."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo
from typing import Final

from homeassistant.core import HomeAssistant
from homeassistant.helpers.translation import async_get_translations
from homeassistant.util.json import JsonObjectType, JsonValueType

from ..book import appointments, clients, conflicts, links, skipped_items
from ..book.database import Transaction
from ..book.model import AllDay, Conflict, ConflictKind, Moment, Origin, Timed
from ..const import DOMAIN
from ..formats.contact import Contact
from ..scheduling.history import Subject, heading_of, value_text
from ..scheduling.record_kinds import Kept
from ..sync.model import SkippedItem
from ..sync.report import Report
from ..texts.catalogue import Catalogue, at_origin
from ..texts.iso_times import iso_text
from ..texts.titles import in_markdown, titled

SHOWN: Final = 10
"""How many appointments a repair names; the others are counted."""

LISTED: Final = 500
"""How many a response names."""

type Texts = Mapping[str, str]
"""Reasons in plain words, by their keys."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A skipped item: which one, and why.

    Without a title and a start it exists in Google only and could not be read.
    """

    title: str | None = None
    start: Moment | None = None
    reason: str
    asked: bool = False
    """A question that waits for a person, with a repair of its own, is about it."""
    record: Kept | None = None
    """What it is in the studio."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """An edit conflict that is open: both sides of each field in question."""

    title: str | None
    start: Moment | None
    fields: Mapping[str, tuple[JsonValueType, JsonValueType]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """The problems of an account, its open edit conflicts, and what an undo skipped."""

    problems: tuple[Named, ...] = ()
    skipped: tuple[Named, ...] = ()
    conflicts: tuple[Question, ...] = ()

    def hidden(self) -> Details:
        """Return them for somebody who may not see these appointments."""
        return Details(
            problems=tuple(Named(reason=each.reason) for each in self.problems),
            skipped=tuple(Named(reason=each.reason) for each in self.skipped),
            conflicts=tuple(
                Question(title=None, start=None, fields=dict.fromkeys(each.fields, (None, None)))
                for each in self.conflicts
            ),
        )


def read_details(tx: Transaction, replica_id: str, report: Report) -> Details:
    """Look up what a report and the open questions are about."""
    undone = report.run is not None and report.run.kind == "undo"
    asked = {each.other_id for each in conflicts.open_copies(tx, replica_id)}
    problems = named(tx, replica_id, report.problems)
    return Details(
        problems=tuple(
            replace(name, asked=item.remote_id in asked)
            for name, item in zip(problems, report.problems, strict=True)
        ),
        skipped=named(tx, replica_id, report.skipped) if undone else (),
        conflicts=_questions(tx, replica_id),
    )


def named(tx: Transaction, replica_id: str, items: Sequence[SkippedItem]) -> tuple[Named, ...]:
    """Look up which records were skipped; ours are known by their copies as well."""
    remote_ids = {each.remote_id for each in items if each.remote_id and not each.record_id}
    paired = links.by_remote(tx, replica_id, list(remote_ids))
    ids = {
        each: each.record_id or (link.record_id if link else "")
        for each in items
        for link in (paired.get(each.remote_id or ""),)
    }
    wanted = set(ids.values()) - {""}
    records = appointments.get_many(tx, wanted)
    people = clients.get_many(tx, wanted - records.keys())
    found: list[Named] = []
    for each in items:
        record, client = records.get(ids[each]), people.get(ids[each])
        name = Named(reason=each.reason)
        if record is not None:
            content = record.content
            name = replace(name, title=content.title, start=content.when.start, record=record)
        elif client is not None:
            name = replace(name, title=client.name, record=client)
        found.append(name)
    return tuple(found)


def unsynced(tx: Transaction, replica_id: str) -> list[Named]:
    """Return what is not synchronised, or not completely, but for what is asked about."""
    asked = {each.other_id for each in conflicts.open_copies(tx, replica_id)}
    items = [
        SkippedItem(remote_id=remote_id, record_id=record_id, reason=reason, problem=True)
        for remote_id, record_id, reason in skipped_items.problems(tx, replica_id)
        if remote_id not in asked
    ]
    return list(named(tx, replica_id, items))


def _questions(tx: Transaction, replica_id: str) -> tuple[Question, ...]:
    mine = [
        each for each in conflicts.open_ones(tx, ConflictKind.EDIT) if each.replica_id == replica_id
    ]
    ids = {each.record_id for each in mine}
    records: dict[str, Kept] = {**appointments.get_many(tx, ids), **clients.get_many(tx, ids)}
    return tuple(_question(each, records[each.record_id].content) for each in mine)


def _question(conflict: Conflict, ours: Subject) -> Question:
    title, when = heading_of(ours)
    return Question(
        title=title,
        start=None if when is None else when.start,
        fields={
            name: (_value(ours, name), _value(conflict.theirs, name)) for name in conflict.fields
        },
    )


def _value(content: Subject | None, name: str) -> JsonValueType:
    """Return one field of a side as a plain value; nothing, if that side has none."""
    if isinstance(content, Contact):
        return value_text(content, name)
    match None if content is None else getattr(content, name):
        case Timed() | AllDay() as when:
            return {"start": iso_text(when.start), "end": iso_text(when.end)}
        case tuple() as lines:
            return list(lines)
        case None:
            return None
        case bool() as yes:
            return yes
        case other:
            return str(other)


async def reason_texts(hass: HomeAssistant, words: Catalogue, origin: Origin) -> Texts:
    """Return the reasons in plain words of a language, for a sync with what is there."""
    found = await async_get_translations(hass, words.code, "selector", {DOMAIN})
    start = f"component.{DOMAIN}.selector.reason.options."
    texts = {key.removeprefix(start): text for key, text in found.items() if key.startswith(start)}
    return at_origin(texts, origin)


def details_json(details: Details, texts: Texts) -> JsonObjectType:
    """Return the part of every response: the problems and the open conflicts."""
    return {
        "problems": named_json(details.problems, texts),
        "conflicts": question_json(details.conflicts),
    }


def named_json(names: Sequence[Named], texts: Texts) -> list[JsonValueType]:
    """Return the skipped items for a response, with the reason as a key and in words.

    The first LISTED of it; the number for each reason is given beside it.
    """
    return [
        {
            "title": each.title,
            "start": None if each.start is None else iso_text(each.start),
            "reason": each.reason,
            "why": texts.get(each.reason, each.reason),
        }
        for each in names[:LISTED]
    ]


def question_json(questions: Sequence[Question]) -> list[JsonValueType]:
    """Return the open edit conflicts for a response, each field with both values."""
    found: list[JsonValueType] = []
    for each in questions[:LISTED]:
        fields: JsonObjectType = {
            name: {"studio": ours, "google": theirs} for name, (ours, theirs) in each.fields.items()
        }
        start = None if each.start is None else iso_text(each.start)
        found.append({"title": each.title, "start": start, "fields": fields})
    return found


def listed(names: Sequence[Named], texts: Texts, clock: tzinfo, words: Catalogue) -> str:
    """Return the first of them as a list for a repair's text, in Markdown."""
    lines = [
        f"- {_heading(each, clock, words)}: {texts.get(each.reason, each.reason)}"
        for each in names[:SHOWN]
    ]
    if len(names) > SHOWN:
        lines.append(f"- {words.count('more', len(names) - SHOWN)}")
    return "\n".join(lines)


def _heading(name: Named, clock: tzinfo, words: Catalogue) -> str:
    if name.start is None:
        return in_markdown(name.title) if name.title else "Google"
    return titled(name.title or "", name.start, clock, words)
