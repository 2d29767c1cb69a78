"""Three-way merge of the contents of one record, field by field (B3). Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from functools import cache
from typing import Any

from .kinds import Schema
from .model import Policy
from .record import Fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged[C]:
    """What both sides are to hold.

    ``losers`` are the values that were not chosen, or of a list not all of them, by field;
    ``asked`` the fields that a person has to decide on (only under the policy *ask*).
    """

    content: C
    losers: Mapping[str, object]
    asked: tuple[str, ...]


def merge[C: Fields](
    schema: Schema[C],
    base: C | None,
    here: C,
    there: C,
    *,
    policy: Policy,
    here_at: Callable[[str], datetime | None] | None,
    there_at: datetime | None,
) -> Merged[C]:
    """Merge what the book has (``here``) with what a replica has (``there``).

    A field that only one side changed since ``base`` takes that side's value; a field
    that both changed differently goes by ``policy``, a list item by item. Without a base
    an empty text gives way to a full one. ``here_at`` tells when a field was edited here, and
    ``there_at`` is when something was there, in UTC; under *newest* the book wins a tie or an
    unknown.
    """

    def theirs_win(name: str) -> bool:
        at = here_at(name) if here_at and policy is Policy.NEWEST else None
        newer = at is not None and there_at is not None and there_at > at
        return policy is Policy.REMOTE or newer

    there = schema.in_words_of(there, here)
    base = None if base is None else schema.in_words_of(base, here)
    chosen: dict[str, Any] = {}
    losers: dict[str, object] = {}
    for name in field_names(here):
        ours, theirs = schema.beside(name, here, chosen), schema.beside(name, there, chosen)
        was = schema.empty.get(name) if base is None else schema.beside(name, base, chosen)
        if schema.same(name, theirs, ours, chosen) or schema.same(name, theirs, was, chosen):
            chosen[name] = ours
        elif schema.same(name, ours, was, chosen):
            chosen[name] = theirs
        else:
            take = theirs_win(name)
            winner, loser = (theirs, ours) if take else (ours, theirs)
            both = schema.combined(name, was, ours, theirs, theirs_win=take)
            chosen[name], agree = both or (winner, False)
            if not agree:
                losers[name] = loser
    schema.keep_together(chosen, here, there, losers)
    asked: tuple[str, ...] = ()
    if policy is Policy.ASK:
        asked = _in_order(here, schema.asked_together(here, there, set(losers)))
    return Merged(content=replace(here, **chosen), losers=losers, asked=asked)


def _in_order(content: Fields, names: set[str]) -> tuple[str, ...]:
    return tuple(name for name in field_names(content) if name in names)


def conflicting_fields[C: Fields](schema: Schema[C], base: C, here: C, there: C) -> tuple[str, ...]:
    """Return the fields on which a person has to decide: both sides changed them differently."""
    merged = merge(schema, base, here, there, policy=Policy.ASK, here_at=None, there_at=None)
    return merged.asked


def field_names(content: Fields) -> tuple[str, ...]:
    """Return the names of a content's fields, in their order."""
    return _names(type(content))


@cache
def _names(kind: type[Fields]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def changed_fields[C: Fields](before: C | None, after: C | None) -> tuple[str, ...]:
    """Names of the fields in which the two differ; all of them if one is missing."""
    if before is None or after is None:
        known = after if before is None else before
        return () if known is None else field_names(known)
    names = field_names(before)
    return tuple(name for name in names if getattr(before, name) != getattr(after, name))


def with_fields[C: Fields](content: C, source: C, names: tuple[str, ...]) -> C:
    """Take the named fields from ``source``, the others from ``content``."""
    values: dict[str, Any] = {name: getattr(source, name) for name in names}
    return replace(content, **values)
