"""What servers' refusals mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from ..dav.elements import XmlLimits, read_xml
from ..dav.errors import XmlError
from ..dav.names import dav
from ..sync.ports import (
    AccessRefused,
    RateLimited,
    ReplicaError,
    ReplicaGone,
    SignInExpired,
    Unreachable,
)


class ServerUnreachable(Unreachable):
    """Nothing answers, or not in time."""

    key = "server_unreachable"


class ServerFails(Unreachable):
    """The server has a fault of its own (5xx)."""

    key = "server_fails"


class ServerBusy(RateLimited):
    """The server asks to wait."""

    key = "server_busy"


class PasswordRefused(SignInExpired):
    """The user name or the password is not, or no longer, accepted."""

    key = "server_sign_in"


class AccountLocked(AccessRefused):
    """The account may not be used at present, such as after too many tries (423)."""

    key = "server_locked"


class CollectionRefused(AccessRefused):
    """The calendar or address book may not be read any more."""

    key = "server_access_refused"


class CollectionGone(ReplicaGone):
    """The calendar or address book does not exist any more under its address."""

    key = "server_gone"


class Redirected(Unreachable):
    """The server sends us to another host, or from TLS to plain: no password goes there."""

    key = "server_redirects"

    def __init__(self, target: str = "") -> None:
        """Keep where it sends us."""
        super().__init__("redirected")
        self.target = target


class CertificateRefused(Unreachable):
    """The server's certificate is not one that was allowed."""

    key = "server_certificate"


class NoDav(ReplicaError):
    """What answered is no calendar server: a login page, perhaps."""

    key = "server_no_calendars"


class Refused(ReplicaError):
    """One request was refused, for a cause that lies in it or in what it is about.

    ``condition`` is the precondition that was not met, in Clark notation, if the server names one.
    """

    key = "server_refuses"

    def __init__(self, status: int, condition: str | None = None) -> None:
        """Keep the server's status."""
        super().__init__(f"{status} {condition or ''}".strip())
        self.status = status
        self.condition = condition


_GONE = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}
_ERROR_LIMITS = XmlLimits(size=64 * 1024, elements=500)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server answered: ``headers`` by their names in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""
    attempt: int = 1
    """Which try it answers: from the second on an earlier one may have been carried out."""

    @property
    def ok(self) -> bool:
        """Whether it was done."""
        return self.status // 100 == 2  # noqa: PLR2004 - all of 2xx

    @property
    def condition(self) -> str | None:
        """The precondition that was not met (RFC 4918 §16); None if it names none."""
        found = error_of(self.body)
        return None if found is None else found[0]

    @property
    def at(self) -> datetime | None:
        """When it was answered, by the server's clock."""
        return http_date(self.headers.get("date", ""))


def error_of(body: bytes) -> tuple[str, str | None] | None:
    """Return the precondition that an error names, and the address that it tells, if any."""
    if b"error" not in body[:4096]:
        return None
    try:
        root = read_xml(body, _ERROR_LIMITS)
    except XmlError:
        return None
    if root.name != dav("error") or not root.children:
        return None
    first = next((each for each in root.children if "responsedescription" not in each.name), None)
    if first is None:
        return None
    href = first.first(dav("href"))
    return first.name, None if href is None else href.text.strip()


def http_date(text: str) -> datetime | None:
    """Return a moment as HTTP writes it; None if it is none."""
    try:
        found = parsedate_to_datetime(text)
    except ValueError:
        return None
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


def retry_after(headers: Mapping[str, str], now: datetime) -> float | None:
    """Return after how many seconds to ask again; None if the server does not say it."""
    text = headers.get("retry-after", "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    at = http_date(text)
    return None if at is None else max(0.0, (at - now).total_seconds())


def error_for(answer: Answer, now: datetime) -> ReplicaError | None:
    """Return the error of an answer that any other request would get as well; None: it is of this.

    Some servers close an account that was tried too often (423 Locked).
    """
    after = retry_after(answer.headers, now)
    match answer.status:
        case HTTPStatus.UNAUTHORIZED | HTTPStatus.PROXY_AUTHENTICATION_REQUIRED:
            return PasswordRefused()
        case HTTPStatus.LOCKED | HTTPStatus.PAYMENT_REQUIRED:
            return AccountLocked()
        case HTTPStatus.TOO_MANY_REQUESTS:
            return ServerBusy(retry_after=after)
        case HTTPStatus.SERVICE_UNAVAILABLE if after is not None:
            return ServerBusy(retry_after=after)
        case HTTPStatus.NOT_IMPLEMENTED | HTTPStatus.INSUFFICIENT_STORAGE:
            return None
        case status if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            return ServerFails(f"status {status}", retry_after=after)
        case _:
            return None


def error_of_collection(status: int) -> ReplicaError:
    """Return the error of a request about a whole collection that was refused."""
    if status in _GONE:
        return CollectionGone()
    if status == HTTPStatus.FORBIDDEN:
        return CollectionRefused()
    return Refused(status)


def not_a_page(answer: Answer) -> Answer:
    """Return the answer to a write; a page for people, as to sign in at, says nothing of it."""
    if answer.status == HTTPStatus.OK and b"<html" in answer.body[:4096].lower():
        raise NoDav("a page")
    return answer
