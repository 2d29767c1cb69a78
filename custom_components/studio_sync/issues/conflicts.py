"""A repair for each open conflict; for very many overlaps a single one that lists them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir

from ..book import appointments, conflicts
from ..book.database import Transaction
from ..book.model import CLIENT, Appointment, Conflict, ConflictKind, Moment
from ..const import DOCS_URL, DOMAIN
from ..entries.shown_texts import WHOLE, ShownTexts
from ..scheduling.overlap import named_span
from ..scheduling.settings import Studio
from ..texts.catalogue import Catalogue
from ..texts.contacts import client_fields_text
from ..texts.times import brief_start_text
from ..texts.titles import spoken

CONFLICT: Final = "conflict"
MANY_CONFLICTS: Final = "many_conflicts"
MANY_OVERLAPS: Final = "many_overlaps"
SHOWN: Final = 20
"""How many conflicts are repairs of their own. More overlaps, as after populating, are one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """An open conflict in words: what is new or in question, and what it overlaps.

    Titles are as everybody may read them; ``old`` is empty for an edit conflict. ``when`` says
    when the new one begins: the instance, if it is one of a series. Of a client, who is not to
    be named where everybody reads it, ``new`` are the fields, and ``when`` says since when.
    """

    conflict_id: str
    kind: ConflictKind
    record_kind: str
    when: str
    new: str
    old: str = ""

    @property
    def line(self) -> str:
        """An overlap on one line of a list."""
        return f"{self.when}: {spoken(self.new)} ↔ {spoken(self.old)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """The open conflicts: how many, and those that are shown.

    ``overlaps``: how many overlaps there are, if they are too many to be shown.
    """

    number: int
    shown: tuple[Question, ...]
    overlaps: int = 0


def read_questions(
    tx: Transaction, studio: Studio, words: Catalogue, texts: ShownTexts = WHOLE
) -> Questions:
    """Read what is open now; the oldest are shown, as everybody may read it (``texts``)."""
    overlaps = conflicts.count_open(tx, ConflictKind.OVERLAP)
    many = overlaps > SHOWN
    kinds = [each for each in ConflictKind if not (many and each is ConflictKind.OVERLAP)]
    return Questions(
        number=conflicts.count_open(tx),
        shown=read_some(tx, studio, words, kinds, SHOWN, texts=texts),
        overlaps=overlaps if many else 0,
    )


def read_some(
    tx: Transaction,
    studio: Studio,
    words: Catalogue,
    kinds: Iterable[ConflictKind],
    most: int,
    *,
    texts: ShownTexts = WHOLE,
) -> tuple[Question, ...]:
    """Read the oldest open conflicts of these kinds."""
    every = [each for kind in kinds for each in conflicts.open_ones(tx, kind, limit=most)]
    shown = sorted(every, key=lambda each: (each.opened_at, each.id))[:most]
    sides = appointments.get_many(tx, {i for each in shown for i in _sides(each)})
    return tuple(_question(each, sides, studio, words, texts) for each in shown)


def _sides(conflict: Conflict) -> list[str]:
    return [i for i in (conflict.record_id, conflict.other_id) if i]


def _question(
    conflict: Conflict,
    sides: dict[str, Appointment],
    studio: Studio,
    words: Catalogue,
    texts: ShownTexts,
) -> Question:
    new, old = sides.get(conflict.record_id), sides.get(conflict.other_id)
    if conflict.record_kind == CLIENT:
        return Question(
            conflict_id=conflict.id,
            kind=conflict.kind,
            record_kind=conflict.record_kind,
            when=brief_start_text(conflict.opened_at, studio.clock, words),
            new=client_fields_text(conflict.theirs, conflict.fields, words)
            if conflict.kind is ConflictKind.EDIT
            else "",
        )
    return Question(
        conflict_id=conflict.id,
        kind=conflict.kind,
        record_kind=conflict.record_kind,
        when=brief_start_text(_start(conflict, new), studio.clock, words),
        new="" if new is None else texts.title_of(new),
        old="" if old is None else texts.title_of(old),
    )


def _start(conflict: Conflict, record: Appointment | None) -> Moment:
    """Return when what is in question begins; of a series the instance that is named."""
    if record is None:
        return conflict.moment or conflict.opened_at
    return named_span(record, conflict.moment).start


def conflict_issue_id(conflict_id: str) -> str:
    """Return the id of a conflict's repair."""
    return f"{CONFLICT}_{conflict_id}"


@callback
def settle_conflict_issues(hass: HomeAssistant, entry: ConfigEntry, now: Questions) -> None:
    """Make a studio's repairs match its open conflicts."""
    shown = now.shown
    wanted = {conflict_issue_id(each.conflict_id) for each in shown}
    for issue_id in _of_studio(hass, entry) - wanted:
        ir.async_delete_issue(hass, DOMAIN, issue_id)
    for each in shown:
        _raise(hass, entry, each)
    _settle_many(hass, entry, MANY_OVERLAPS, now.overlaps)
    others = now.number - now.overlaps
    _settle_many(hass, entry, MANY_CONFLICTS, others if others > SHOWN else 0)


@callback
def _settle_many(hass: HomeAssistant, entry: ConfigEntry, subject: str, number: int) -> None:
    """Show how many conflicts there are, if they are not repairs of their own."""
    issue_id = f"{subject}_{entry.entry_id}"
    if not number:
        ir.async_delete_issue(hass, DOMAIN, issue_id)
        return
    ir.async_create_issue(
        hass,
        DOMAIN,
        issue_id,
        data={"entry_id": entry.entry_id, "subject": subject},
        is_fixable=subject == MANY_OVERLAPS,
        severity=ir.IssueSeverity.WARNING,
        translation_key=subject,
        translation_placeholders={
            "entry": entry.title,
            "number": str(number),
            "shown": str(SHOWN),
        },
        learn_more_url=f"{DOCS_URL}/use.md#schedule-conflicts",
    )


@callback
def clear_conflict_issues(hass: HomeAssistant, entry: ConfigEntry) -> None:
    """Remove the repairs of a removed studio."""
    settle_conflict_issues(hass, entry, Questions(number=0, shown=()))


def _of_studio(hass: HomeAssistant, entry: ConfigEntry) -> set[str]:
    every = ir.async_get(hass).issues.values()
    return {
        each.issue_id
        for each in every
        if each.domain == DOMAIN
        and each.data is not None
        and each.data.get("subject") == CONFLICT
        and each.data.get("entry_id") == entry.entry_id
    }


def _raise(hass: HomeAssistant, entry: ConfigEntry, question: Question) -> None:
    overlap = question.kind is ConflictKind.OVERLAP
    about_client = question.record_kind == CLIENT
    key = "overlap" if overlap else "client_conflict" if about_client else "edit_conflict"
    if question.kind is ConflictKind.COPY:
        key = "whose_contact"
    # The time comes first: the end of a long title is cut off in the list.
    placeholders = {"when": question.when, "new": spoken(question.new)}
    if overlap:
        placeholders["old"] = spoken(question.old)
    ir.async_create_issue(
        hass,
        DOMAIN,
        conflict_issue_id(question.conflict_id),
        data={
            "entry_id": entry.entry_id,
            "subject": CONFLICT,
            "conflict_id": question.conflict_id,
            "kind": question.kind.value,
        },
        is_fixable=True,
        severity=ir.IssueSeverity.WARNING,
        translation_key=key,
        translation_placeholders=placeholders,
        learn_more_url=f"{DOCS_URL}/use.md#schedule-conflicts",
    )
