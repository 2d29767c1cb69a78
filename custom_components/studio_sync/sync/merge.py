"""Three-way merge of one appointment, field by field (B3). Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from functools import partial
from operator import eq
from typing import Any

from ..book.model import Content
from .calendar.equivalence import at_time, in_words_of, same_rules
from .model import Policy

FIELDS = tuple(field.name for field in fields(Content))

TIMES = ("when", "recurrence")
"""The fields that say when something takes place."""
_EMPTY: Mapping[str, object] = {"title": "", "description": "", "place": "", "recurrence": ()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What both sides shall hold.

    ``losers`` are the values that were not chosen, by field; ``asked`` the fields that
    a person has to decide on (only under the policy *ask*).
    """

    content: Content
    losers: Mapping[str, object]
    asked: tuple[str, ...]


def merge(
    base: Content | None,
    here: Content,
    there: Content,
    *,
    policy: Policy,
    here_at: datetime | None,
    there_at: datetime | None,
) -> Merged:
    """Merge what the book has (``here``) with what a replica has (``there``).

    A field that only one side changed since ``base`` takes that side's value; a field
    that both changed differently goes by ``policy``. Without a base an empty text
    gives way to a full one. ``here_at`` and ``there_at`` are the instants of the last
    change in UTC; under *newest* the book wins a tie or an unknown.
    """
    theirs_win = policy is Policy.REMOTE or (
        policy is Policy.NEWEST
        and here_at is not None
        and there_at is not None
        and there_at > here_at
    )
    there = in_words_of(there, here)
    base = None if base is None else in_words_of(base, here)
    chosen: dict[str, Any] = {}
    losers: dict[str, object] = {}
    for name in FIELDS:
        ours, theirs = getattr(here, name), getattr(there, name)
        was = _EMPTY.get(name) if base is None else getattr(base, name)
        same: Callable[[Any, Any], bool] = eq
        if name == "recurrence":
            # A rule belongs to its time: all are compared at the one that is kept.
            when = chosen["when"]
            ours, theirs = at_time(ours, here.when, when), at_time(theirs, there.when, when)
            was = () if base is None else at_time(base.recurrence, base.when, when)
            same = partial(same_rules, when=when)
        if same(theirs, ours) or same(theirs, was):
            chosen[name] = ours
        elif same(ours, was):
            chosen[name] = theirs
        else:
            chosen[name], losers[name] = (theirs, ours) if theirs_win else (ours, theirs)
    _keep_rule_with_its_time(chosen, here, there, losers)
    asked = _asked(here, there, losers) if policy is Policy.ASK else ()
    return Merged(content=Content(**chosen), losers=losers, asked=asked)


def _asked(here: Content, there: Content, losers: Mapping[str, object]) -> tuple[str, ...]:
    """Return what a person decides on: a rule with its time, if these don't go together."""
    names = set(losers)
    if type(here.when) is not type(there.when) and not names.isdisjoint(TIMES):
        names.update(TIMES)
    return tuple(name for name in FIELDS if name in names)


def conflicting_fields(base: Content, here: Content, there: Content) -> tuple[str, ...]:
    """Return the fields on which a person has to decide: both sides changed them differently."""
    merged = merge(base, here, there, policy=Policy.ASK, here_at=None, there_at=None)
    return merged.asked


def _keep_rule_with_its_time(
    chosen: dict[str, Any], here: Content, there: Content, losers: dict[str, object]
) -> None:
    """Take the rule from the side that gave the time, if the two don't fit together.

    An all-day series can't end at an instant, nor a timed one on a date, so a rule
    must not be combined with a time of the other kind.
    """
    if type(here.when) is type(there.when):
        return
    winner, loser = (here, there) if chosen["when"] == here.when else (there, here)
    if chosen["recurrence"] != winner.recurrence:
        chosen["recurrence"] = winner.recurrence
        losers["recurrence"] = loser.recurrence


def changed_fields(before: Content | None, after: Content | None) -> tuple[str, ...]:
    """Names of the fields in which the two differ; all of them if one is missing."""
    if before is None or after is None:
        return FIELDS if before is not after else ()
    return tuple(name for name in FIELDS if getattr(before, name) != getattr(after, name))


def with_fields(content: Content, source: Content, names: tuple[str, ...]) -> Content:
    """Take the named fields from ``source``, the others from ``content``."""
    values: dict[str, Any] = {name: getattr(source, name) for name in names}
    return replace(content, **values)
