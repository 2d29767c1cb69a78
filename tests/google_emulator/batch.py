"""Batches: many calls in one multipart/mixed request.

https://developers.google.com/workspace/calendar/api/guides/batch
"""

from collections.abc import Awaitable, Callable
from http import HTTPStatus
import random
import re
from urllib.parse import parse_qsl, urlsplit

from .errors import GoogleError, bad_request
from .wire import Answer, Call, MissingPart

_BOUNDARY = re.compile(r'boundary="?([^";]+)"?')

type Part = tuple[str | None, Call]
"""A Content-ID and the call it names."""


def read_batch(call: Call, limit: int) -> list[Part]:
    """Take a batch apart; 400 if it is malformed or too large."""
    kind = call.headers.get("content-type", "")
    found = _BOUNDARY.search(kind)
    if not kind.startswith("multipart/mixed") or found is None:
        raise bad_request("Failed to parse batch request, error: no multipart boundary.")
    pieces = call.body.replace(b"\r\n", b"\n").split(b"--" + found[1].encode())
    if len(pieces) < 3 or not pieces[-1].startswith(b"--"):
        raise bad_request("Failed to parse batch request, error: unterminated multipart body.")
    parts = [_read_part(piece, call) for piece in pieces[1:-1]]
    if len(parts) > limit:
        # Google's pages disagree on the limit (50 and 1000); the lower one holds by default.
        raise GoogleError(
            400,
            "batchSizeExceeded",
            f"The batch request could not be processed. The number of calls is limited to {limit}.",
        )
    return parts


def _headers(lines: list[bytes]) -> dict[str, str]:
    pairs = (line.decode("latin-1").partition(":") for line in lines if line)
    return {name.strip().lower(): value.strip() for name, _, value in pairs}


def _read_part(piece: bytes, outer: Call) -> Part:
    head, _, request = piece.lstrip(b"\n").partition(b"\n\n")
    outside = _headers(head.split(b"\n"))
    if not outside.get("content-type", "").startswith("application/http"):
        raise bad_request("Failed to parse batch request, error: part is not application/http.")
    inner, _, body = request.lstrip(b"\n").partition(b"\n\n")
    first, *lines = inner.split(b"\n")
    words = first.decode("latin-1").split()
    if len(words) < 2 or not words[1].startswith("/"):
        # "The HTTP request must only contain the path portion of the URL".
        raise bad_request("Failed to parse batch request, error: bad request line.")
    url = urlsplit(words[1])
    headers = _headers(lines)
    for name, value in outer.headers.items():
        if not name.startswith("content-"):
            headers.setdefault(name, value)
    call = Call(
        method=words[0],
        path=url.path,
        query=parse_qsl(url.query, keep_blank_values=True),
        headers=headers,
        body=body.removesuffix(b"\n"),
        inner=True,
    )
    return outside.get("content-id"), call


async def answer_batch(
    call: Call,
    perform: Callable[[Call], Awaitable[Answer]],
    *,
    limit: int,
    largest: int | None = None,
    shuffle: random.Random | None,
) -> Answer:
    """Perform each call by itself; the answers come in the order of the calls.

    ``largest`` is in bytes: Google's front end takes no larger request.
    """
    if largest is not None and len(call.body) > largest:
        raise GoogleError(413, "uploadTooLarge", "Request Entity Too Large")
    parts = read_batch(call, limit)
    order = list(range(len(parts)))
    if shuffle is not None:
        # Google promises no order of execution.
        shuffle.shuffle(order)
    answers: dict[int, bytes] = {}
    for index in order:
        content_id, inner = parts[index]
        try:
            answers[index] = _write_part(content_id, await perform(inner))
        except MissingPart:
            continue
    boundary = "batch_emulated_answer"
    body = b"".join(
        b"--%b\r\n%b\r\n" % (boundary.encode(), answers[index]) for index in sorted(answers)
    )
    return Answer(
        200,
        body + f"--{boundary}--\r\n".encode(),
        {"Content-Type": f"multipart/mixed; boundary={boundary}"},
    )


def _write_part(content_id: str | None, answer: Answer) -> bytes:
    lines = ["Content-Type: application/http"]
    if content_id is not None:
        bare = content_id.removeprefix("<").removesuffix(">")
        name = f"<response-{bare}>" if content_id.startswith("<") else f"response-{bare}"
        lines.append(f"Content-ID: {name}")
    phrase = HTTPStatus(answer.status).phrase
    lines += ["", f"HTTP/1.1 {answer.status} {phrase}"]
    lines += [f"{name}: {value}" for name, value in answer.headers.items()]
    lines += [f"Content-Length: {len(answer.body)}", "", ""]
    return "\r\n".join(lines).encode() + answer.body + b"\r\n"
