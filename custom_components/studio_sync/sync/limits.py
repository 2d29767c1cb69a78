"""Texts that are longer than a replica takes: cut on the way out, whole again on the way in. Pure.

A cut text ends with a note, by which it is known when it comes back. So it is no edit of
anybody's, and the book keeps the whole text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Final

from .model import RemoteItem
from .record import Fields

NOTE = "[…] (Studio Sync)"
"""The end of a text of which a replica holds only the beginning.

Never to be changed: texts that were cut before are recognised by it.
"""
_ANCHOR = 40
"""So many characters in a row occur in a text only once."""
_LAST = 0xFFFF


type Limits = Mapping[str, int | None]
"""How long the texts of a content may be in a replica, by field, in UTF-16 units; None: no limit
is known, but another one may have cut what arrives."""

NO_LIMITS: Final[Limits] = MappingProxyType({})


def units(text: str) -> int:
    """Return the length of a text in UTF-16 units, in which replicas count."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, limit: int | None) -> str:
    """Return a text, or as much of it as the limit allows with the note at its end."""
    # No text has more units than twice its characters.
    if limit is None or len(text) * 2 <= limit or units(text) <= limit:
        return text
    room = max(0, limit - len(NOTE) - 1)
    head = text.encode("utf-16-le", "surrogatepass")[: 2 * room].decode("utf-16-le", "ignore")
    return f"{head.rstrip()} {NOTE}".lstrip()


def fit[C: Fields](content: C, limits: Limits) -> C:
    """Return as much of a content as the limits allow."""
    texts: dict[str, Any] = {
        name: cut(getattr(content, name), limit) for name, limit in limits.items()
    }
    same = all(getattr(content, name) == text for name, text in texts.items())
    return content if same else replace(content, **texts)


def cut_reason(content: Fields | None, limits: Limits) -> str:
    """Return what to report about a content in a replica; empty if it is complete."""
    if content is None:
        return ""
    cuts = (name for name in limits if getattr(content, name).endswith(NOTE))
    return next((f"{name}_too_long" for name in cuts), "")


def restored[C: Fields](
    item: RemoteItem[C], known: Iterable[C | None], limits: Limits
) -> RemoteItem[C]:
    """Return an item with whole texts where it holds only the beginning of ours.

    ``known`` are our contents of which it may be a copy, what was agreed on first. Where
    somebody edited the beginning, the rest of what was agreed on still follows it.
    """
    theirs = item.content
    if theirs is None:
        return item
    ours = [content for content in known if content is not None]
    texts: dict[str, Any] = {
        name: _restored(getattr(theirs, name), [getattr(each, name) for each in ours], limit)
        for name, limit in limits.items()
    }
    if all(getattr(theirs, name) == text for name, text in texts.items()):
        return item
    return replace(item, content=replace(theirs, **texts), cut=cut_reason(theirs, limits))


def _restored(text: str, ours: list[str], limit: int | None) -> str:
    if not text.endswith(NOTE) or not ours:
        return text
    head = text.removesuffix(NOTE).rstrip()
    # Space before a text may get lost on the way.
    plain = plainly(head).lstrip()
    for each in ours:
        if each == text or plainly(each).lstrip().startswith(plain):
            return each
    return head + _rest(ours[0], head, limit)


def _rest(whole: str, head: str, limit: int | None) -> str:
    """Return what follows in the whole text on its beginning, which somebody has edited."""
    if not cut(whole, limit).endswith(NOTE) and len(whole) <= len(head):
        return ""
    anchor = head[-_ANCHOR:]
    found = whole.rfind(anchor) if len(anchor) == _ANCHOR else -1
    return whole[found + _ANCHOR :] if found >= 0 else whole[len(head) :]


def plainly(text: str) -> str:
    """Return a text without what a replica may refuse: characters beyond 16 bits, controls."""
    kept = (letter for letter in text if letter.isprintable() or letter in "\n\t")
    return "".join(letter for letter in kept if ord(letter) <= _LAST)
