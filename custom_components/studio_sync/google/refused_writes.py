"""Retries a write that Google refuses, so that one bad field blocks no other. Pure.

Google does not name the field that it refuses, so it is found by bisection; a text that is
at fault is sent shortened, with a note at its end; what can't be repaired is reported.
"""

from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import replace
from http import HTTPStatus
from typing import Any

from ..book.model import Content
from ..sync.limits import NOTE, cut, cut_reason, plainly, units
from ..sync.merge import with_fields
from ..sync.model import Op, Outcome, RemoteItem, Verdict
from .batch import Call, Reply
from .event_mapping import read_event, tidy
from .event_writes import LIMITS, QUIETLY, event_path
from .extras import MEMBERS, parameters
from .write_outcomes import REASONS, Pending

type Part = Mapping[str, Any]
"""Members of an event that are sent together."""
type Tries = Generator[Call, Reply, Outcome[Content] | None]
"""Yields calls, is sent their replies, and returns the new outcome; None if it is unchanged."""

MOST_TRIES = 40
_REFUSED = {
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.CONTENT_TOO_LARGE,
    HTTPStatus.UNPROCESSABLE_CONTENT,
}
_TEXTS = {"summary": "title", "description": "description", "location": "place"}
_EXTRAS = tuple(sorted(MEMBERS))
NOT_COPIED = "not_copied"
"""The reason for a new event that lacks fields of the event it continues."""
_TIMES = ("start", "end", "recurrence")
_FIELDS = _TEXTS | {
    "start": "when",
    "end": "when",
    "recurrence": "recurrence",
    "status": "status",
    "transparency": "busy",
}
_PLAIN = 200
"""A text of more units than this, or with unusual characters, may be what is refused."""
_SHORTEST = 64


def tries(item: Pending, calendar_id: str, zone: str) -> Tries | None:
    """Return the retries of a write that was refused or stored shortened; None if none."""
    call = item.call
    if call is None or call.body is None or item.reply is None or item.write.content is None:
        return None
    if item.reply.ok:
        lost = _clipped(item)
        return _RefusedWrite(item, calendar_id, zone).shorten(lost) if lost else None
    if _is_refused(item.reply):
        retry = _RefusedWrite(item, calendar_id, zone)
        parts = _parts(call.body, item.write.op)
        inserted = item.write.op is Op.CREATE and item.write.parent_id is None
        if inserted and (item.write.extra or any(_is_odd(part) for part in parts)):
            return retry.insert(call, parts)
        if not inserted and (len(parts) > 1 or any(_is_odd(part) for part in parts)):
            return retry.patch(parts)
    return None


def _clipped(item: Pending) -> Part:
    """Return the texts that Google stored shortened, cut to fit and ending with the note."""
    sent = item.write.content
    kept = None if item.outcome is None or item.outcome.item is None else item.outcome.item.content
    if sent is None or kept is None:
        return {}
    found: dict[str, str] = {}
    for member, name in _TEXTS.items():
        ours, theirs = getattr(sent, name), getattr(kept, name)
        if ours == theirs or not theirs or theirs.endswith(NOTE):
            continue
        ours = tidy(ours)
        if ours.rstrip().startswith(theirs) and ours.rstrip() != theirs:
            found[member] = cut(ours, units(theirs))
    return found


def _is_refused(reply: Reply) -> bool:
    return reply.status in _REFUSED and reply.reason not in REASONS


def _is_odd(part: Part) -> bool:
    """Tell whether it is a text that may be refused: long, or with unusual characters."""
    texts = [part[name] for name in _TEXTS if name in part]
    return any(units(text) > _PLAIN or plainly(text) != text for text in texts)


def _parts(body: Part, op: Op) -> list[Part]:
    """Split the body of a write; time and repeats depend on each other and stay together."""
    times = {name: body[name] for name in _TIMES if name in body}
    single = [*_TEXTS, *_EXTRAS, "transparency", *(("status",) if op is Op.UPDATE else ())]
    parts: list[Part] = [{name: body[name]} for name in single if name in body]
    return [*parts, times] if times else parts


def _shorter(text: str) -> Iterator[str]:
    """Yield shorter versions of a text that is refused, the longest first."""
    whole = units(text)
    limit = 1 << (whole - 1).bit_length()
    while (limit := limit // 2) >= _SHORTEST:
        yield cut(text, limit)
    if (plain := plainly(text)) != text:
        yield f"{plain} {NOTE}"
    yield NOTE


class _Stopped(Exception):
    """The response is neither success nor refusal: the next run finds out what was written."""

    def __init__(self, reply: Reply) -> None:
        super().__init__()
        self.reply = reply


class _RefusedWrite:
    def __init__(self, item: Pending, calendar_id: str, zone: str) -> None:
        self.write = item.write
        self.zone = zone
        instance = item.write.op is Op.CREATE and item.write.parent_id is not None
        body = item.call.body if instance and item.call is not None else None
        self.always = {} if body is None else {"status": body["status"]}
        self.path = f"{event_path(calendar_id, item.write.remote_id)}?{QUIETLY}"
        self.etag = None if item.call is None else item.call.etag
        self.done: Reply | None = None
        if item.reply is not None and item.reply.ok:
            self._note(item.reply)

    def insert(self, call: Call, parts: Sequence[Part]) -> Tries:
        """Create an event without its texts and copied fields, then add them."""
        added = [*_TEXTS, *_EXTRAS]
        bare = {name: value for name, value in (call.body or {}).items() if name not in added}
        reply = yield replace(call, body=bare)
        if not reply.ok:
            return None
        self._note(reply)
        return (
            yield from self.patch([part for part in parts if not part.keys().isdisjoint(added)])
        )

    def patch(self, parts: Sequence[Part]) -> Tries:
        """Send the parts that are not at fault; shorten the others until Google accepts them."""
        try:
            faulty = yield from self._by_halves(parts)
            left = []
            for part in faulty:
                if not (yield from self._shortened(part)):
                    left += list(part)
        except _Stopped as stopped:
            reason = "conflict" if stopped.reply.failure is None else "unreachable"
            return Outcome(verdict=Verdict.FAILED, reason=reason)
        return self._outcome(left)

    def shorten(self, texts: Mapping[str, str]) -> Tries:
        """Send texts that Google shortened silently again, with a note at the end."""
        try:
            yield from self._send(texts)
        except _Stopped:
            return None
        return self._outcome([])

    def _by_halves(self, parts: Sequence[Part]) -> Generator[Call, Reply, list[Part]]:
        """Bisect a change that was refused as a whole; return the parts at fault."""
        if len(parts) <= 1:
            return list(parts)
        middle = len(parts) // 2
        faulty: list[Part] = []
        for half in (parts[:middle], parts[middle:]):
            body = {name: part[name] for part in half for name in part}
            if not (yield from self._send(body)):
                faulty += yield from self._by_halves(half)
        return faulty

    def _shortened(self, part: Part) -> Generator[Call, Reply, bool]:
        if not _is_odd(part):
            return False
        [(member, text)] = part.items()
        for shorter in _shorter(text):
            if (yield from self._send({member: shorter})):
                return True
        return False

    def _send(self, body: Part) -> Generator[Call, Reply, bool]:
        body = {**body, **self.always}
        path = f"{self.path}{parameters(body)}"
        reply = yield Call(method="PATCH", path=path, body=body, etag=self.etag)
        if reply.ok:
            self._note(reply)
        elif not _is_refused(reply):
            raise _Stopped(reply)
        return reply.ok

    def _note(self, reply: Reply) -> None:
        self.done = reply
        item = self._item(reply)
        self.etag = None if item is None else item.etag

    def _item(self, reply: Reply) -> RemoteItem[Content] | None:
        item = read_event(reply.value, self.zone)
        return item if isinstance(item, RemoteItem) else None

    def _outcome(self, left: Sequence[str]) -> Outcome[Content] | None:
        """Return the outcome of the write; ``left`` are the members that can't be sent."""
        item = None if self.done is None else self._item(self.done)
        if item is None or self.write.content is None:
            return None
        if set(left) <= MEMBERS:
            reason = NOT_COPIED if left else cut_reason(item.content, LIMITS)
            return Outcome(verdict=Verdict.DONE, item=item, reason=reason)
        stored = _partly(self.write.content, self.write.was, left)
        return Outcome(verdict=Verdict.REFUSED, reason="invalid", item=item, content=stored)


def _partly(content: Content, was: Content | None, left: Sequence[str]) -> Content | None:
    """Return the event's content if these members were not sent; None if it is unknown."""
    left = [name for name in left if name not in MEMBERS]
    names = tuple({_FIELDS[name] for name in left})
    if not set(names) <= set(_TEXTS.values()):
        names += ("when", "recurrence") if "when" in names else ()
        return None if was is None else with_fields(content, was, names)
    empty = replace(content, title="", description="", place="")
    return with_fields(content, was or empty, names)
