"""Gives answers to conflicts, for repairs and actions alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError

from ..book import conflicts
from ..book.database import Transaction
from ..book.model import Conflict, ConflictKind, Side, When
from ..const import DOMAIN
from ..entries.studio_settings import studio_settings_of
from ..lifecycle.lookup import contacts_syncs, coordinators
from ..lifecycle.runtime import StudioEntry
from ..scheduling import edit_conflicts, overlap_answers, shared_copies
from ..scheduling.edit_conflicts import View
from ..scheduling.errors import (
    CopyAnswerFinal,
    NotOffered,
    UnknownConflict,
)
from ..scheduling.overlap_answers import Answer, Offer, Resolved
from ..scheduling.record_kinds import Kept
from ..scheduling.reopen import answer, take_back
from ..scheduling.settings import Studio
from ..scheduling.undo_rights import Rights
from ..scheduling.write_path import Request, allow, carry_out
from ..sync.model import given
from ..sync.projection import AS_IT_IS
from .sync_answers import Sync

SIDES: Final = {"studio": Side.BOOK, "google": Side.REPLICA, "server": Side.REPLICA}
"""The sides of an edit conflict, as actions and flows name them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """An answer to a conflict.

    ``when``: where to move one side (None: the next free time). ``staff_id``: who
    takes it over (None: who is free). ``sides``: a side for each field in question.
    ``client_id``: whose contact it is, or the client who stays of those that are merged.
    """

    answer: Answer
    when: When | None = None
    staff_id: str | None = None
    sides: Mapping[str, Side] = field(default_factory=dict)
    client_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopened:
    """A conflict as it had been answered, what is put back, and what does that again, if can be."""

    conflict: Conflict
    restored: list[Kept]
    undo: str | None


async def give_answer(
    hass: HomeAssistant, studio: StudioEntry, request: Request, conflict_id: str, choice: Choice
) -> Resolved[Any]:
    """Resolve a conflict, and sync the changes at once.

    Raises SchedulingError, BookError, and ServiceValidationError if the account of an edit
    conflict does not run, since what that account is shown is unknown then.
    """
    book = studio.runtime_data.book
    settings = studio_settings_of(hass, studio)
    conflict = await book.read(lambda tx: conflicts.get(tx, conflict_id))
    if conflict is None:
        raise UnknownConflict(id=conflict_id)
    projection: View = AS_IT_IS
    if conflict.kind is ConflictKind.EDIT:
        projection = account_of(hass, studio, conflict).sync.naming.projection

    def work(tx: Transaction) -> Resolved[Any]:
        if conflict.kind is ConflictKind.EDIT:
            return _edit(tx, conflict_id, choice, projection)
        if conflict.kind is ConflictKind.COPY:
            return shared_copies.settle(
                tx,
                settings,
                request,
                conflict_id,
                given=choice.answer,
                client_id=choice.client_id,
            )
        return _overlap(tx, settings, conflict_id, choice)

    if conflict.kind is ConflictKind.COPY:
        # What follows from it can't be taken back in one go.
        return (await carry_out(book, request, work)).result
    return await answer(book, request, work)


async def take_answer_back(
    studio: StudioEntry, request: Request, conflict_id: str, rights: Callable[[Transaction], Rights]
) -> Reopened:
    """Undo an answer, and reopen the conflict.

    Raises CopyAnswerFinal or ResolutionOvertaken, which are SchedulingErrors, BookError, and
    what the rights raise.
    """
    book = studio.runtime_data.book
    conflict = await book.read(lambda tx: conflicts.get(tx, conflict_id))
    if conflict is not None and conflict.kind is ConflictKind.COPY and conflict.closed_at:
        raise CopyAnswerFinal
    undoes = None if conflict is None else conflict.run_id or None

    def work(tx: Transaction) -> tuple[Conflict, list[Kept]]:
        return take_back(tx, conflict_id, rights(tx))

    # What they gave away is not theirs any more, and theirs to take back.
    undoing = replace(request, undoes=undoes, check=allow)
    answer = await carry_out(book, undoing, work)
    conflict, restored = answer.result
    undo = answer.run_id if answer.number else None
    return Reopened(conflict=conflict, restored=restored, undo=undo)


def _overlap(tx: Transaction, settings: Studio, conflict_id: str, choice: Choice) -> Resolved:
    match choice.answer:
        case Answer.KEEP_BOTH:
            return overlap_answers.keep_both(tx, settings, conflict_id)
        case Answer.MOVE_NEW | Answer.MOVE_OLD as answer:
            when = choice.when or _offered(tx, settings, conflict_id, answer).when
            if when is None:
                raise NotOffered(answer=answer)
            return overlap_answers.move(tx, settings, conflict_id, when, answer)
        case Answer.ASSIGN_NEW | Answer.ASSIGN_OLD as answer:
            staff_id = choice.staff_id or _offered(tx, settings, conflict_id, answer).staff_id
            return overlap_answers.assign(tx, settings, conflict_id, given(staff_id), answer)
        case Answer.CANCEL_NEW | Answer.CANCEL_OLD as answer:
            return overlap_answers.cancel_side(tx, settings, conflict_id, answer)
        case _:
            # What is closed or gone is said first.
            overlap_answers.both_sides(tx, settings, conflict_id, choice.answer)
            raise NotOffered(answer=choice.answer)


def _offered(tx: Transaction, settings: Studio, conflict_id: str, answer: Answer) -> Offer:
    """Return the first of the proposals for an answer. Raises NotOffered if there is none."""
    for each in overlap_answers.overlap_offers(tx, settings, conflict_id):
        if each.answer is answer:
            return each
    raise NotOffered(answer=answer)


def account_of(hass: HomeAssistant, studio: StudioEntry, conflict: Conflict) -> Sync:
    """Return the running sync of an account that an edit conflict is with."""
    syncs: list[Sync] = [*coordinators(hass, studio), *contacts_syncs(hass, studio)]
    for account in syncs:
        if account.replica_id == conflict.replica_id:
            return account
    raise ServiceValidationError(translation_domain=DOMAIN, translation_key="no_account_loaded")


def _edit(tx: Transaction, conflict_id: str, choice: Choice, projection: View) -> Resolved[Any]:
    match choice.answer:
        case Answer.STUDIO:
            return edit_conflicts.take_studio(tx, conflict_id, projection=projection)
        case Answer.GOOGLE | Answer.SERVER as answer:
            return edit_conflicts.take_theirs(tx, conflict_id, answer, projection=projection)
        case Answer.FIELDS:
            return edit_conflicts.take_fields(tx, conflict_id, choice.sides, projection=projection)
        case _:
            raise NotOffered(answer=choice.answer)
