"""The outcome of each write, from Google's replies: pure.

https://developers.google.com/workspace/calendar/api/guides/errors
"""

from dataclasses import dataclass, replace
from http import HTTPStatus

from ..book.model import Content
from ..sync.calendar.hierarchy import instance_content
from ..sync.limits import cut_reason
from ..sync.model import Op, Outcome, RemoteItem, SkippedItem, Verdict, Write
from .batch import Call, Reply
from .errors import LOST, Failure, error_for
from .event_mapping import read_event
from .event_writes import LIMITS, as_sent, call_for, obstacle

REASONS = {
    "forbiddenForNonOrganizer": "not_organizer",
    "eventTypeRestriction": "event_type",
    "cannotChangeOrganizer": "not_organizer",
    "timeRangeEmpty": "time_range_empty",
}


@dataclass(slots=True)
class Pending:
    """A write under way. If it has a reply but no outcome, its item has to be read first."""

    write: Write[Content]
    call: Call | None = None
    reply: Reply | None = None
    outcome: Outcome[Content] | None = None
    unseen: bool = False
    """It writes to an instance whose etag is unknown, so the instance has to be read first."""

    @property
    def missing(self) -> bool:
        """Whether Google says 404: of the item, or of the whole calendar."""
        return self.reply is not None and self.reply.status == HTTPStatus.NOT_FOUND


def prepare(writes: list[Write[Content]], calendar_id: str) -> list[Pending]:
    """Build the calls; a write that can't be sent gets its outcome at once."""
    pending: list[Pending] = []
    for write in writes:
        if reason := obstacle(write):
            refused = Outcome[Content](verdict=Verdict.REFUSED, reason=reason)
            pending.append(Pending(write, outcome=refused))
        elif _blind(write):
            # Nothing is overwritten that has not been read.
            pending.append(Pending(write))
        else:
            call = call_for(write, calendar_id)
            pending.append(Pending(write, call=call, unseen=_unseen(write)))
            if call.method == "PATCH" and not call.body:
                # Nothing differs in Google's fields.
                pending[-1] = Pending(write, outcome=_unchanged(write))
    return pending


def _unchanged(write: Write[Content]) -> Outcome[Content]:
    content = None if write.content is None else as_sent(write.content)
    item = RemoteItem(
        id=write.remote_id,
        etag=write.etag,
        content=content,
        parent_id=write.parent_id,
        position=write.position,
    )
    return Outcome(verdict=Verdict.DONE, item=item, reason=cut_reason(content, LIMITS))


def _blind(write: Write[Content]) -> bool:
    whole = write.parent_id is None
    return write.etag is None and (write.op is Op.UPDATE or (write.op is Op.DELETE and whole))


def _unseen(write: Write[Content]) -> bool:
    return write.etag is None and write.parent_id is not None


def look_first(
    item: Pending,
    found: RemoteItem[Content] | SkippedItem,
    series: RemoteItem[Content] | SkippedItem,
) -> None:
    """Make the first write to an instance conditional on its state as just read, or cancel it.

    Google gives an instance that nobody has changed the etag of its series.
    """
    write = item.write
    if isinstance(found, SkippedItem):
        item.outcome = Outcome(verdict=Verdict.REFUSED, reason=found.reason)
    elif found.content is None and write.op is Op.DELETE:
        item.outcome = Outcome(verdict=Verdict.GONE, item=found)
    elif found.content is not None and not _untouched(write, found, series):
        same = write.content is not None and found.content == as_sent(write.content)
        verdict = Verdict.DONE if same else Verdict.STALE
        reason = cut_reason(found.content, LIMITS) if same else ""
        item.outcome = Outcome(verdict=verdict, item=found, reason=reason)
    elif item.call is not None:
        item.call = replace(item.call, etag=found.etag)
    if item.outcome is not None:
        item.call = None


def _untouched(
    write: Write[Content], found: RemoteItem[Content], series: RemoteItem[Content] | SkippedItem
) -> bool:
    if write.was is not None:
        return found.content == as_sent(write.was)
    start = found.position or write.position
    if isinstance(series, SkippedItem) or series.content is None or start is None:
        return False
    plain = instance_content(series.content, start)
    return found.etag == series.etag or found.content == plain


def settle(pending: list[Pending], zone: str) -> None:
    """Set the outcome of each write whose reply determines it."""
    for item in pending:
        if item.reply is not None:
            item.outcome = _outcome(item.write, item.reply, zone)


def _outcome(write: Write[Content], reply: Reply, zone: str) -> Outcome[Content] | None:
    if reply.ok:
        item = _written(write, reply, zone)
        return Outcome(verdict=Verdict.DONE, item=item, reason=cut_reason(item.content, LIMITS))
    if (failure := reply.failure) is not None:
        return failed(failure, reply)
    inserted = write.op is Op.CREATE and write.parent_id is None
    match reply.status:
        case HTTPStatus.CONFLICT:
            return None if inserted else Outcome(verdict=Verdict.FAILED, reason="conflict")
        case HTTPStatus.PRECONDITION_FAILED:
            # The item has to be read: it may be one that can't be written at all.
            return None
        case HTTPStatus.GONE | HTTPStatus.NOT_FOUND:
            return Outcome(verdict=Verdict.GONE, item=absent(write.remote_id))
        case HTTPStatus.FORBIDDEN if reply.reason not in REASONS:
            # Google also answers so to a change of a deleted event: the item has to be read.
            return None
    return Outcome(verdict=Verdict.REFUSED, reason=_refusal(reply))


def _refusal(reply: Reply) -> str:
    if reply.status == HTTPStatus.CONTENT_TOO_LARGE:
        return "too_large"
    default = "forbidden" if reply.status == HTTPStatus.FORBIDDEN else "invalid"
    return REASONS.get(reply.reason, default)


def failed(failure: Failure, reply: Reply) -> Outcome[Content]:
    """Return the outcome after a failure of the service; whether the write was done is unknown."""
    reason = "lost_answer" if reply.status == LOST else error_for(failure).key
    return Outcome(verdict=Verdict.FAILED, reason=reason)


def _written(write: Write[Content], reply: Reply, zone: str) -> RemoteItem[Content]:
    if write.op is Op.DELETE:
        return replace(absent(write.remote_id), parent_id=write.parent_id, position=write.position)
    item = read_event(reply.value, zone)
    if isinstance(item, RemoteItem):
        return item
    # It was done, though the response is unusable: assume what was sent, and read it next time.
    return RemoteItem(
        id=write.remote_id,
        etag=None,
        content=write.content,
        parent_id=write.parent_id,
        position=write.position,
    )


def absent(remote_id: str) -> RemoteItem[Content]:
    """Return an item that is proven not to exist."""
    return RemoteItem(id=remote_id, etag=None, content=None)


def look(item: Pending, found: RemoteItem[Content] | SkippedItem) -> Outcome[Content]:
    """Return the outcome of a write from its item as it is now."""
    if isinstance(found, SkippedItem):
        return Outcome(verdict=Verdict.REFUSED, reason=found.reason)
    if item.reply is not None and item.reply.status == HTTPStatus.CONFLICT:
        return Outcome(verdict=Verdict.EXISTS, item=found)
    if found.content is None:
        return Outcome(verdict=Verdict.GONE, item=found)
    if item.reply is None or item.reply.status == HTTPStatus.PRECONDITION_FAILED:
        return Outcome(verdict=Verdict.STALE, item=found)
    return Outcome(verdict=Verdict.REFUSED, item=found, reason=_refusal(item.reply))
