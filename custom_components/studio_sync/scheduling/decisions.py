"""Decisions that change no record: their lines in the journal, and how they are taken back.

A conflict that is answered by a change of a record, or by *keep both*; and what arrived and is
nobody's session.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

import orjson

from ..book import appointments, conflicts, left_alone, links
from ..book.codec import dump_json
from ..book.database import Transaction
from ..book.decided import Decided, Decision
from ..book.model import APPOINTMENT, Appointment, Conflict, Entry, Link, Run, Side
from .record_kinds import KINDS

_ALL = frozenset(Decision)


def settle(tx: Transaction, answered: Conflict) -> None:
    """Note that a conflict was answered; the run of it is noted in the conflict, too."""
    _note(tx, Decision.SETTLE, answered)


def ask_again(tx: Transaction, answered: Conflict) -> bool:
    """Open a conflict again whose records are put back; tell whether it could be.

    The answer to an edit conflict may be in Google already: there is nothing left to decide.
    """
    if answered.links:
        before, after = links.load_pair(answered.links)
        if not _exchange(tx, answered, after, before):
            return False
    conflicts.open_again(tx, answered)
    _note(tx, Decision.ASK, answered)
    return True


def leave(tx: Transaction, record_id: str, *, alone: bool) -> None:
    """Note that what arrived is nobody's session, and is not offered; or offer it again."""
    (left_alone.leave if alone else left_alone.ask_again)(tx, record_id)
    decision = Decision.LEAVE if alone else Decision.OFFER
    tx.decided.append(Decided(decision=decision, record_id=record_id, record_kind=APPOINTMENT))


def lines_of(tx: Transaction, run: Run, *, changed: bool) -> list[Entry]:
    """Return the lines of what was decided in a transaction, which is made one of this run.

    ``changed``: it changed a record; then that tells how a conflict was settled.
    """
    lines = list[Entry]()
    for each in tx.decided:
        if each.decision is Decision.SETTLE and each.conflict is not None:
            conflicts.bring_up_to_date(tx, replace(each.conflict, run_id=run.id))
        if each.decision is Decision.SETTLE and changed:
            continue
        if each.record_kind == APPOINTMENT:
            lines.append(_line(run, each))
    return lines


def is_decision(line: Entry) -> bool:
    """Tell whether a line says what was decided, and not what was changed."""
    return line.action in _ALL


def conflict_of(tx: Transaction, line: Entry) -> Conflict | None:
    """Return the conflict that a line is about, as it is now."""
    name = orjson.loads(line.loser).get("conflict", "") if line.loser else ""
    return conflicts.get(tx, name) if name else None


def about(tx: Transaction, line: Entry) -> Collection[Appointment]:
    """Return the appointments that a decision is about: of an overlap both."""
    conflict = conflict_of(tx, line)
    other = "" if conflict is None else conflict.other_id
    return appointments.get_many(tx, [key for key in (line.record_id, other) if key]).values()


def take_back(tx: Transaction, lines: Iterable[Entry]) -> Collection[str]:
    """Take back decisions; return the ids of those of which that can't be done any more.

    That a conflict was settled is taken back with its run.
    """
    left = list[str]()
    for line in lines:
        record_id = line.record_id or ""
        match Decision(line.action):
            case Decision.LEAVE | Decision.OFFER as decision:
                leave(tx, record_id, alone=decision is Decision.OFFER)
            case Decision.ASK:
                if not _settle_again(tx, line):
                    left.append(record_id)
            case Decision.SETTLE:
                answered = conflicts.answered_in(tx, line.run_id)
                if answered is None or not ask_again(tx, answered):
                    left.append(record_id)
    return left


def can_be_taken_back(tx: Transaction, line: Entry) -> bool:
    """Tell whether a conflict is still as a decision has left it."""
    match Decision(line.action):
        case Decision.LEAVE | Decision.OFFER:
            return True
        case Decision.ASK:
            conflict = conflict_of(tx, line)
            return conflict is not None and conflict.closed_at is None
        case Decision.SETTLE:
            return conflicts.answered_in(tx, line.run_id) is not None


def _settle_again(tx: Transaction, line: Entry) -> bool:
    """Answer a conflict as it had been answered; tell whether it could be."""
    conflict, noted = conflict_of(tx, line), orjson.loads(line.loser)
    if conflict is None or conflict.closed_at is not None:
        return False
    if noted["links"]:
        before, after = links.load_pair(noted["links"])
        if not _exchange(tx, conflict, before, after):
            return False
    closed = conflicts.close(tx, conflict.id, noted["answer"])
    settle(tx, replace(closed, fields=tuple(noted["fields"]), links=noted["links"]))
    return True


def _exchange(tx: Transaction, conflict: Conflict, now: Link, then: Link) -> bool:
    """Put a pair into another state, if it is in the first one; tell whether it was."""
    key = now.record_id
    record = KINDS[conflict.record_kind].store.get(tx, [key]).get(key)
    if record is None:
        return False
    # Asked by an earlier version, which suspends the whole pair.
    now, then = (
        each if each.frozen_rev is None else replace(each, frozen_rev=record.rev)
        for each in (now, then)
    )
    if now != links.get(tx, now.replica_id, [key]).get(key):
        return False
    links.put_many(tx, [then])
    return True


def _note(tx: Transaction, decision: Decision, conflict: Conflict) -> None:
    tx.decided.append(
        Decided(
            decision=decision,
            record_id=conflict.record_id,
            record_kind=conflict.record_kind,
            conflict=conflict,
        )
    )


def _line(run: Run, decided: Decided) -> Entry:
    conflict = decided.conflict
    noted: dict[str, Any] = {}
    if conflict is not None:
        noted["conflict"] = conflict.id
    if conflict is not None and decided.decision is Decision.ASK:
        noted["answer"] = conflict.resolution
        noted["fields"] = conflict.fields
        noted["links"] = conflict.links
    return Entry(
        run_id=run.id,
        at=run.started_at,
        replica_id=run.replica_id,
        record_id=decided.record_id,
        remote_id=None,
        side=Side.BOOK,
        action=decided.decision,
        reason=run.kind,
        before=None,
        after=None,
        loser=dump_json(noted) if noted else "",
        record_kind=decided.record_kind,
    )
