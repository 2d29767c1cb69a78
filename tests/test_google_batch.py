"""The batch endpoint's multipart requests and responses."""

import pytest

from custom_components.studio_sync.google.batch import (
    BOUNDARY,
    CONTENT_TYPE,
    Call,
    Reply,
    decode,
    encode,
    lost,
    read_reply,
)
from custom_components.studio_sync.google.errors import LOST

ANSWER = "multipart/mixed; boundary=batch_answer"


def part(status: str, body: str = "", number: int | None = None, headers: str = "") -> str:
    """Write one part as Google does."""
    name = "" if number is None else f"Content-ID: <response-call-{number}>\r\n"
    return (
        f"--batch_answer\r\nContent-Type: application/http\r\n{name}\r\n"
        f"HTTP/1.1 {status}\r\nContent-Type: application/json\r\n{headers}\r\n{body}\r\n"
    )


def whole(*parts: str) -> bytes:
    """Write a whole answer."""
    return ("".join(parts) + "--batch_answer--\r\n").encode()


def test_calls_are_numbered_and_carry_their_conditions() -> None:
    body = encode(
        [
            Call(method="PATCH", path="/x?sendUpdates=none", body={"a": "é\n"}, etag='"1"'),
            Call(method="DELETE", path="/y"),
        ]
    )
    assert CONTENT_TYPE.endswith(f"boundary={BOUNDARY}")
    assert body.decode() == (
        f"--{BOUNDARY}\r\n"
        "Content-Type: application/http\r\n"
        "Content-Transfer-Encoding: binary\r\n"
        "Content-ID: <call-0>\r\n"
        "\r\n"
        "PATCH /x?sendUpdates=none HTTP/1.1\r\n"
        "Accept: application/json\r\n"
        'If-Match: "1"\r\n'
        "Content-Type: application/json; charset=UTF-8\r\n"
        "Content-Length: 12\r\n"
        "\r\n"
        '{"a":"é\\n"}\r\n'
        f"--{BOUNDARY}\r\n"
        "Content-Type: application/http\r\n"
        "Content-Transfer-Encoding: binary\r\n"
        "Content-ID: <call-1>\r\n"
        "\r\n"
        "DELETE /y HTTP/1.1\r\n"
        "Accept: application/json\r\n"
        "\r\n"
        "\r\n"
        f"--{BOUNDARY}--\r\n"
    )


def test_a_text_cannot_break_out_of_its_part() -> None:
    body = encode([Call(method="POST", path="/x", body={"a": f"\r\n--{BOUNDARY}--\r\n"})])
    assert body.count(b"\n--" + BOUNDARY.encode()) == 1


def test_replies_come_in_the_order_of_the_calls() -> None:
    body = whole(
        part("200 OK", '{\n "id": "b"\n}', 1),
        part("204 No Content", "", 2),
        part("200 OK", '{"id": "a"}', 0),
    )
    assert decode(ANSWER, body, 3) == [
        Reply(status=200, value={"id": "a"}),
        Reply(status=200, value={"id": "b"}),
        Reply(status=204),
    ]


def test_parts_without_names_count_by_their_place() -> None:
    body = whole(part("200 OK", '{"id": "a"}'), part("404 Not Found", "{}"))
    assert [reply.status for reply in decode(ANSWER, body, 2)] == [200, 404]


@pytest.mark.parametrize(
    "name",
    ["response-call-1", '"<response-call-1>"', "<RESPONSE-CALL-1>", "<response-x+call-1@google>"],
)
def test_a_name_in_another_form_is_understood(name: str) -> None:
    body = whole(part("404 Not Found", "{}", 1), part("200 OK", "{}", 0))
    body = body.replace(b"<response-call-1>", name.encode())
    assert [reply.status for reply in decode(ANSWER, body, 2)] == [200, 404]


def test_a_part_of_unknown_name_answers_no_call() -> None:
    """Its place may be another one's: a 404 must not become somebody else's."""
    body = whole(part("404 Not Found", "{}", 1), part("200 OK", "{}", 0))
    body = body.replace(b"<response-call-1>", b"<something-else>")
    assert [reply.status for reply in decode(ANSWER, body, 2)] == [200, LOST]


def test_parts_without_names_answer_no_call_if_one_is_missing() -> None:
    body = whole(part("404 Not Found", "{}"), part("200 OK", "{}"))
    assert [reply.status for reply in decode(ANSWER, body, 3)] == [LOST] * 3
    mixed = whole(part("404 Not Found", "{}"), part("200 OK", "{}", 0))
    assert [reply.status for reply in decode(ANSWER, mixed, 2)] == [200, LOST]


def test_a_call_that_is_answered_twice_is_a_lost_answer() -> None:
    body = whole(part("404 Not Found", "{}", 0), part("200 OK", "{}", 0), part("200 OK", "{}", 1))
    assert [reply.status for reply in decode(ANSWER, body, 2)] == [LOST, 200]


def test_a_boundary_may_stand_in_quotes_and_lines_end_with_lf() -> None:
    body = whole(part("200 OK", '{"id": "a"}', 0)).replace(b"\r\n", b"\n")
    assert decode('multipart/mixed; boundary="batch_answer"', body, 1)[0].ok


def test_an_error_tells_its_reason_and_when_to_come_again() -> None:
    error = '{"error": {"code": 403, "errors": [{"reason": "userRateLimitExceeded"}]}}'
    (reply,) = decode(ANSWER, whole(part("403 Forbidden", error, 0, "Retry-After: 7\r\n")), 1)
    assert reply == Reply(status=403, reason="userRateLimitExceeded", retry_after=7.0)


def test_a_missing_part_is_a_lost_answer() -> None:
    assert decode(ANSWER, whole(part("200 OK", "{}", 1)), 3)[0] == lost()
    assert [r.ok for r in decode(ANSWER, whole(part("200 OK", "{}", 1)), 3)] == [False, True, False]


def test_a_part_that_ends_early_is_a_lost_answer() -> None:
    body = (part("200 OK", "{}", 0) + part("200 OK", "{}", 1)).encode()
    for length in range(len(part("200 OK", "{}", 0)), len(body)):
        first, second = decode(ANSWER, body[:length], 2)
        assert second == lost()
        assert first.status in (200, LOST)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("text/html", b"<html>"),
        ("application/json", b"{}"),
        ("multipart/mixed", b"--x--"),
        (ANSWER, b""),
        (ANSWER, b"\xff\xfe nonsense"),
        (ANSWER, whole("--batch_answer\r\nnothing at all\r\n")),
        (ANSWER, whole("--batch_answer\r\nContent-Type: application/http\r\n\r\nHELLO\r\n\r\n")),
        (ANSWER, whole(part("200 OK", "{}", 9))),
        (ANSWER, whole(part("200 OK", '{"id": ', 0))),
        (ANSWER, whole(part("200 OK", "[1]", 0))),
    ],
)
def test_nonsense_is_a_lost_answer(kind: str, body: bytes) -> None:
    (reply,) = decode(kind, body, 1)
    assert reply.status == LOST
    assert reply.uncertain


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": "30"}, 30.0),
        ({"retry-after": "-1"}, None),
        ({"retry-after": "nan"}, None),
        ({"retry-after": "soon"}, None),
        (
            {
                "retry-after": "Sat, 21 Nov 2026 10:00:30 GMT",
                "date": "Sat, 21 Nov 2026 10:00:00 GMT",
            },
            30.0,
        ),
        (
            {
                "retry-after": "Sat, 21 Nov 2026 09:00:00 GMT",
                "date": "Sat, 21 Nov 2026 10:00:00 GMT",
            },
            0.0,
        ),
        ({"retry-after": "Sat, 21 Nov 2026 10:00:30 GMT"}, None),
    ],
)
def test_retry_after_is_seconds_or_a_time(headers: dict[str, str], seconds: float | None) -> None:
    assert read_reply(503, headers, b"").retry_after == seconds


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", ""),
        (b"<html>Error 500</html>", ""),
        (b"[]", ""),
        (b'{"error": "invalid_grant"}', "invalid_grant"),
        (b'{"error": 7}', ""),
        (b'{"error": {"errors": "many", "details": [7, {"reason": "SERVICE_DISABLED"}]}}',
         "SERVICE_DISABLED"),
        (b'{"error": {"errors": [{"reason": 7}]}}', ""),
    ],
)  # fmt: skip
def test_an_error_of_any_form_has_a_status(body: bytes, reason: str) -> None:
    reply = read_reply(500, {}, body)
    assert (reply.status, reply.reason) == (500, reason)
