"""What Google's refusals mean.

A ``reason`` is Google's own word from the body of an error. Sources:
https://developers.google.com/workspace/calendar/api/guides/errors
"""

from collections.abc import Mapping, Sequence
from enum import Enum, auto
from http import HTTPStatus
from typing import Any

from ..sync.ports import (
    AccessRefused,
    RateLimited,
    ReplicaError,
    ReplicaGone,
    SignInExpired,
    Unreachable,
)

LOST = 0
"""The status of a call without a usable response."""
NOT_SENT = -1
"""The status of a call that can't have reached Google."""
NOT_TAKEN = -2
"""The status of a call whose whole batch was refused, for whatever reason."""


class CalendarGone(ReplicaGone):
    """The calendar no longer exists."""

    key = "calendar_gone"


class UsageLimit(ReplicaError):
    """A limit of Google's that lasts longer than minutes, such as a daily quota."""

    key = "usage_limit"


class ApiDisabled(AccessRefused):
    """The Calendar API is not enabled in the user's Google Cloud project."""

    key = "api_disabled"


class PeopleApiDisabled(ApiDisabled):
    """The People API is not enabled in the user's Google Cloud project."""

    key = "people_api_disabled"


class ContactsScopeMissing(AccessRefused):
    """The consent does not cover contacts."""

    key = "contacts_scope_missing"


class BatchRefused(Unreachable):
    """Google refused a whole batch, which is no response to any of its calls."""


class Refusal(ReplicaError):
    """Google refused one call, for a cause that lies in the call itself."""

    def __init__(self, status: int, reason: str) -> None:
        """Keep Google's status and reason."""
        super().__init__(f"{status} {reason}")
        self.status = status
        self.reason = reason


class MalformedAnswer(ReplicaError):
    """A successful response does not have the form that Google documents."""


class Failure(Enum):
    """A failure that is not specific to one call: others would fail in the same way."""

    OUTAGE = auto()
    LIMITED = auto()
    SIGN_IN = auto()
    QUOTA = auto()
    ACCESS = auto()
    DISABLED = auto()


_LIMITS = frozenset({"rateLimitExceeded", "userRateLimitExceeded", "RATE_LIMIT_EXCEEDED"})
_QUOTAS = frozenset({"quotaExceeded", "dailyLimitExceeded", "limitExceeded"})
_ACCESS = frozenset(
    {"requiredAccessLevel", "insufficientPermissions", "ACCESS_TOKEN_SCOPE_INSUFFICIENT"}
)
_DISABLED = frozenset({"accessNotConfigured", "SERVICE_DISABLED"})


def failure_of(status: int, reason: str) -> Failure | None:
    """Return the general failure that a response reports; None if it reports none."""
    if status < HTTPStatus.BAD_REQUEST or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return None if _is_success(status) else Failure.OUTAGE
    if status == HTTPStatus.UNAUTHORIZED:
        return Failure.SIGN_IN
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return Failure.LIMITED
    if status == HTTPStatus.REQUEST_TIMEOUT:
        return Failure.OUTAGE
    if status == HTTPStatus.FORBIDDEN:
        for reasons, failure in (
            (_LIMITS, Failure.LIMITED),
            (_QUOTAS, Failure.QUOTA),
            (_ACCESS, Failure.ACCESS),
            (_DISABLED, Failure.DISABLED),
        ):
            if reason in reasons:
                return failure
    return None


def _is_success(status: int) -> bool:
    return HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES


def error_for(
    failure: Failure, *, reason: str = "", retry_after: float | None = None
) -> ReplicaError:
    """Return the error for the engine and the user; its message has no private data."""
    match failure:
        case Failure.OUTAGE:
            return Unreachable(reason, retry_after=retry_after)
        case Failure.LIMITED:
            return RateLimited(reason, retry_after=retry_after)
        case Failure.SIGN_IN:
            return SignInExpired(reason)
        case Failure.QUOTA:
            return UsageLimit(reason)
        case Failure.DISABLED:
            return ApiDisabled(reason)
        case Failure.ACCESS:
            return AccessRefused(reason)


def listing_error(refusal: Refusal) -> ReplicaError:
    """Return what a refusal of a whole listing means."""
    if refusal.status == HTTPStatus.NOT_FOUND:
        return CalendarGone(refusal.reason)
    if refusal.status == HTTPStatus.FORBIDDEN:
        return AccessRefused(refusal.reason)
    return refusal


def people_error(error: ReplicaError) -> ReplicaError:
    """Return what a general failure means when it comes from the People API."""
    if isinstance(error, ApiDisabled):
        return PeopleApiDisabled(str(error))
    return ContactsScopeMissing(str(error)) if isinstance(error, AccessRefused) else error


ABORTED = "ABORTED"
"""The reason of a call that met another one of the same user; it was not carried out."""
CONTACTS_FULL = "MY_CONTACTS_OVERFLOW_COUNT"
"""The reason for which a user can't have more contacts."""


def details_of(value: object) -> Sequence[Mapping[str, Any]]:
    """Return the details in the parsed body of an error."""
    error = value.get("error") if isinstance(value, Mapping) else None
    found = error.get("details") if isinstance(error, Mapping) else None
    return [each for each in found if isinstance(each, Mapping)] if isinstance(found, list) else ()


def reason_of(value: object) -> str:
    """Find Google's reason in the parsed body of an error; empty if it has none.

    Some of the People API's errors have it as their message, or none but a canonical status.
    """
    error = value.get("error") if isinstance(value, Mapping) else None
    if isinstance(error, str):
        return error
    if not isinstance(error, Mapping):
        return ""
    for name in ("errors", "details"):
        entries = error.get(name)
        for entry in entries if isinstance(entries, list) else ():
            reason = entry.get("reason") if isinstance(entry, Mapping) else None
            if isinstance(reason, str):
                return reason
    message, status = error.get("message"), error.get("status")
    if message == CONTACTS_FULL:
        return CONTACTS_FULL
    return status if isinstance(status, str) else ""
