"""Many calls as one multipart request to the batch endpoint, and its response. No I/O.

https://developers.google.com/workspace/calendar/api/guides/batch
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from http import HTTPStatus
import re
from typing import Any

import orjson

from .errors import LOST, NOT_TAKEN, Failure, details_of, failure_of, reason_of

type Json = Mapping[str, Any]
"""A parsed JSON object from outside, not to be trusted."""

BOUNDARY = "studio_sync_part"
"""Can't occur at the start of a line in a part: our JSON has no line breaks."""
CONTENT_TYPE = f"multipart/mixed; boundary={BOUNDARY}"

_BOUNDARY = re.compile(r'boundary="?([^";]+)"?', re.IGNORECASE)
_NAMED = re.compile(rb"^content-id:", re.IGNORECASE | re.MULTILINE)
_CONTENT_ID = re.compile(
    rb"^content-id:[^\r\n]*?\bcall-(\d+)(?![\w-])[^\r\n]*$", re.IGNORECASE | re.MULTILINE
)
_BLANK_LINE = re.compile(rb"\r?\n\r?\n")
_TOO_LARGE = re.compile(
    rb"batch\w*[^\"]*(?:too large|too many|limit|exceed|maximum)|"
    rb"(?:too large|too many|limit|exceed|maximum)[^\"]*batch",
    re.IGNORECASE,
)
"""Google documents no reason for a batch with too many calls; its message contains this."""
_GLANCE = 4096
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? (\d{3})\b")
_HEADER = re.compile(rb"^([A-Za-z-]+):[ \t]*(.*?)\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One API call. ``path`` is percent-encoded and carries the query."""

    method: str
    path: str
    body: Json | None = None
    etag: str | None = None
    """Sent as ``If-Match``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """The reply to one call.

    ``status`` may also be LOST, NOT_SENT or NOT_TAKEN. ``value`` is the parsed body, None if
    there is none. ``retry_after`` is in seconds.
    """

    status: int
    reason: str = ""
    value: Json | None = None
    retry_after: float | None = None
    details: Sequence[Json] = ()
    """What Google says of a refusal besides its reason."""

    @property
    def ok(self) -> bool:
        """Whether it was done."""
        return HTTPStatus.OK <= self.status < HTTPStatus.MULTIPLE_CHOICES

    @property
    def failure(self) -> Failure | None:
        """The general failure it reports, if any."""
        return failure_of(self.status, self.reason)

    @property
    def uncertain(self) -> bool:
        """Whether the call may have been carried out although it failed."""
        return self.status == LOST or self.status >= HTTPStatus.INTERNAL_SERVER_ERROR


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """The reply to a batch: one reply for each of its calls.

    ``too_large``: fewer calls at once, or less to read, may be taken.
    """

    replies: list[Reply]
    too_large: bool = False


def lost(reason: str = "lost_answer") -> Reply:
    """Return a reply for a response that never arrived."""
    return Reply(status=LOST, reason=reason)


def read_reply(status: int, headers: Mapping[str, str], body: bytes) -> Reply:
    """Read an HTTP response; a success without valid JSON counts as lost.

    ``headers`` are looked up in lower case.
    """
    value: object = None
    try:
        value = orjson.loads(body) if body.strip() else None
    except orjson.JSONDecodeError:
        if status < HTTPStatus.BAD_REQUEST:
            return lost("malformed_answer")
    if status < HTTPStatus.BAD_REQUEST:
        if value is not None and not isinstance(value, dict):
            return lost("malformed_answer")
        return Reply(status=status, value=value)
    return Reply(
        status=status,
        reason=reason_of(value),
        retry_after=_retry_after(headers),
        details=details_of(value),
    )


def read_envelope(status: int, headers: Mapping[str, str], body: bytes, count: int) -> Envelope:
    """Read the response to a batch of ``count`` calls; ``headers`` have lower-case names.

    A refusal of the whole says nothing about any single call: unless it tells of a general
    failure, it counts as a server that can't be reached at the moment.
    """
    if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        return Envelope(replies=decode(headers.get("content-type", ""), body, count))
    whole = read_reply(status, headers, body)
    if status >= HTTPStatus.BAD_REQUEST and whole.failure is not None:
        return Envelope(replies=[whole] * count)
    refused = Reply(status=NOT_TAKEN, reason=f"batch_{status}", retry_after=whole.retry_after)
    large = status == HTTPStatus.CONTENT_TOO_LARGE or _TOO_LARGE.search(body[:_GLANCE])
    return Envelope(replies=[refused] * count, too_large=bool(large))


def _retry_after(headers: Mapping[str, str]) -> float | None:
    """Read ``Retry-After`` (RFC 9110 §10.2.3): seconds, or a time against ``Date``."""
    text = headers.get("retry-after")
    if text is None:
        return None
    if text.strip().isdecimal():
        return float(text)
    try:
        until, now = parsedate_to_datetime(text), parsedate_to_datetime(headers.get("date", ""))
        return max(0.0, (until - now).total_seconds())
    except ValueError, TypeError:
        return None


def encode(calls: Sequence[Call]) -> bytes:
    """Write the body of a batch request; the calls are numbered from 0."""
    parts: list[bytes] = []
    for number, call in enumerate(calls):
        lines = [
            f"--{BOUNDARY}",
            "Content-Type: application/http",
            "Content-Transfer-Encoding: binary",
            f"Content-ID: <call-{number}>",
            "",
            f"{call.method} {call.path} HTTP/1.1",
            "Accept: application/json",
        ]
        if call.etag is not None:
            lines.append(f"If-Match: {call.etag}")
        body = b""
        if call.body is not None:
            body = orjson.dumps(call.body)
            lines += [
                "Content-Type: application/json; charset=UTF-8",
                f"Content-Length: {len(body)}",
            ]
        parts.append("\r\n".join([*lines, "", ""]).encode() + body)
    return b"\r\n".join([*parts, f"--{BOUNDARY}--".encode(), b""])


def decode(content_type: str, body: bytes, count: int) -> list[Reply]:
    """Read the response to a batch of ``count`` calls, in their order.

    A call without a whole part of its own in the answer is lost, and so is one that two
    parts claim. Places count only where no part is named and none is missing.
    """
    replies = [lost() for _ in range(count)]
    boundary = _BOUNDARY.search(content_type)
    if boundary is None or not content_type.lower().startswith("multipart/"):
        return replies
    parts = [_split(part) for part in _parts(body, boundary[1].encode())]
    if len(parts) == count and not any(_NAMED.search(head) for head, _, _ in parts):
        return [_inner_reply(inner) for _, _, inner in parts]
    found: dict[int, list[bytes]] = {}
    for head, _, inner in parts:
        if named := _CONTENT_ID.search(head):
            found.setdefault(int(named[1]), []).append(inner)
    for number, claims in found.items():
        if number < count and len(claims) == 1:
            replies[number] = _inner_reply(claims[0])
    return replies


def _parts(body: bytes, boundary: bytes) -> Iterator[bytes]:
    """Yield the complete parts; the last one is complete only if a boundary follows it."""
    marker = b"--" + boundary
    pieces = (b"\n" + body).split(b"\n" + marker)
    for piece in pieces[1:-1]:
        yield piece.removeprefix(b"\r").removeprefix(b"\n")


def _split(block: bytes) -> tuple[bytes, bytes, bytes]:
    found = _BLANK_LINE.search(block)
    if found is None:
        return block, b"", b""
    return block[: found.start()], found[0], block[found.end() :]


def _inner_reply(inner: bytes) -> Reply:
    head, _, body = _split(inner)
    status = _STATUS.match(head)
    if status is None:
        return lost("malformed_answer")
    headers = {
        name.decode().lower(): value.decode("latin-1") for name, value in _HEADER.findall(head)
    }
    return read_reply(int(status[1]), headers, body)
