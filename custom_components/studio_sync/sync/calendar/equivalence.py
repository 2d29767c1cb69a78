"""Different notations with the same meaning: names of a zone, forms of a rule."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from unicodedata import category, normalize

from ...book.model import Content, Timed, When
from ...formats.datetimes import Moment
from ...formats.errors import RecurrenceError
from ...formats.recurrence import is_instance, shifted, without
from ...formats.sameness import same_dates
from ...formats.zones import same_zone


def in_words_of(content: Content, like: Content | None) -> Content:
    """Return a content in the notation of another one, wherever both mean the same.

    So two that mean the same are equal, and what differs really is different.
    """
    if like is None or content == like:
        return content
    when = _in_words_of(content.when, like.when)
    lines = content.recurrence
    same_series = when.start == like.when.start and _zone(when) == _zone(like.when)
    if same_series and same_rules(lines, like.recurrence, when):
        lines = like.recurrence
    return replace(content, when=when, recurrence=lines)


def same_rules(lines: tuple[str, ...], other: tuple[str, ...], when: When) -> bool:
    """Tell whether two recurrences name the same dates in a series at ``when``."""
    return same_dates(lines, other, when.start, _zone(when))


def same_but_for_form(
    lines: tuple[str, ...],
    off: Collection[Moment],
    other: tuple[str, ...],
    other_off: Collection[Moment],
    when: When,
) -> bool:
    """Tell whether two series at ``when`` take place on the same dates.

    ``off`` are dates that are cancelled by themselves. They count where the other series does
    not come by its rule; where it does, that one of them is cancelled is no difference in form.
    """
    start, zone = when.start, _zone(when)
    try:
        mine = [at for at in off if not is_instance(other, start, zone, at)]
        theirs = [at for at in other_off if not is_instance(lines, start, zone, at)]
        one, two = without(lines, start, zone, mine), without(other, start, zone, theirs)
    except RecurrenceError:
        return False
    return same_rules(one, two, when)


def at_time(lines: tuple[str, ...], own: When, when: When) -> tuple[str, ...]:
    """Return a recurrence as it reads when its series is moved from ``own`` to ``when``.

    As it is, if the series would be of another kind or no rule names the dates moved.
    """
    if not lines or own == when or type(own) is not type(when):
        return lines
    try:
        return shifted(lines, own.start, _zone(own), when.start, _zone(when))
    except RecurrenceError:
        return lines


def same_text(text: str) -> str:
    """Return a text as it is compared when two appointments are to be recognised as one.

    Without case, surplus or special spaces, invisible signs, and other forms of the same
    letters (Unicode's NFKC), quotation marks and dashes.
    """
    plain = normalize("NFKC", text.translate(_PUNCTUATION)).casefold()
    visible = "".join(sign for sign in plain if sign.isascii() or category(sign) != "Cf")
    return normalize("NFKC", " ".join(visible.split()))


_QUOTES, _DOUBLE_QUOTES = "\u2018\u2019\u201a\u201b\u2032", "\u201c\u201d\u201e\u201f\u2033"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_PUNCTUATION = {
    ord(sign): plain
    for signs, plain in ((_QUOTES, "'"), (_DOUBLE_QUOTES, '"'), (_DASHES, "-"))
    for sign in signs
}


def _in_words_of(when: When, like: When) -> When:
    if not isinstance(when, Timed) or not isinstance(like, Timed):
        return when
    if same_zone(when.zone, like.zone):
        when = replace(when, zone=like.zone)
    if same_zone(when.end_zone or when.zone, like.end_zone or like.zone):
        when = replace(when, end_zone=like.end_zone if when.zone == like.zone else when.end_zone)
    return when


def _zone(when: When) -> str | None:
    return when.zone if isinstance(when, Timed) else None
