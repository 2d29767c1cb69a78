"""The People API's errors: the form of Google's newer APIs, without a list of ``errors``.

https://cloud.google.com/apis/design/errors; wording as quoted in public issue trackers.
"""

from collections.abc import Iterable

import orjson

from .errors import GoogleError
from .wire import Answer, JsonObject, json_answer

_STATUS = {
    400: "INVALID_ARGUMENT",
    401: "UNAUTHENTICATED",
    403: "PERMISSION_DENIED",
    404: "NOT_FOUND",
    409: "ABORTED",
    410: "FAILED_PRECONDITION",
    412: "FAILED_PRECONDITION",
    413: "INVALID_ARGUMENT",
    429: "RESOURCE_EXHAUSTED",
    500: "INTERNAL",
    503: "UNAVAILABLE",
    504: "DEADLINE_EXCEEDED",
}
CODES = {"INVALID_ARGUMENT": 3, "NOT_FOUND": 5, "FAILED_PRECONDITION": 9}
"""google.rpc.Code of what may be wrong with one contact of a batch."""
_CONSOLE = "https://console.developers.google.com/apis/api/people.googleapis.com/overview"
PROJECT = "123456789012"


class PeopleError(GoogleError):
    """An error of the People API: code, message, status and details."""

    def __init__(
        self,
        status: int,
        canonical: str,
        message: str,
        details: Iterable[JsonObject] = (),
        headers: dict[str, str] | None = None,
    ) -> None:
        """Describe the error; ``canonical`` is a name of google.rpc.Code."""
        super().__init__(status, canonical, message, headers=headers)
        self.canonical = canonical
        self.details = list(details)

    def answer(self) -> Answer:
        """Return the answer with Google's body."""
        error: JsonObject = {
            "code": self.status,
            "message": self.message,
            "status": self.canonical,
        }
        if self.details:
            error["details"] = self.details
        return json_answer({"error": error}, self.status, self.headers)


def in_people_form(answer: Answer) -> Answer:
    """Write an error of the older form in that of the People API; others stay as they are."""
    if not answer.headers.get("Content-Type", "").startswith("application/json"):
        return answer
    error = orjson.loads(answer.body).get("error")
    if not isinstance(error, dict) or "errors" not in error:
        return answer
    del error["errors"]
    error.setdefault("status", _STATUS.get(answer.status, "UNKNOWN"))
    for detail in error.get("details", []):
        detail.get("metadata", {})["service"] = "people.googleapis.com"
    return Answer(answer.status, orjson.dumps({"error": error}), answer.headers)


def error_info(reason: str, **metadata: str) -> JsonObject:
    """Make a google.rpc.ErrorInfo."""
    return {
        "@type": "type.googleapis.com/google.rpc.ErrorInfo",
        "reason": reason,
        "domain": "googleapis.com",
        "metadata": {"service": "people.googleapis.com", **metadata},
    }


def invalid_argument(message: str) -> PeopleError:
    """400: something in the request is wrong."""
    return PeopleError(400, "INVALID_ARGUMENT", message)


def not_found() -> PeopleError:
    """404: no such contact or label."""
    return PeopleError(404, "NOT_FOUND", "Requested entity was not found.")


def stale_etag() -> PeopleError:
    """400: the contact has changed since it was read."""
    return PeopleError(
        400,
        "FAILED_PRECONDITION",
        "Request person.etag is different than the current person.etag. Clear local cache and "
        "get the latest person.",
    )


def expired_sync_token(status: int) -> PeopleError:
    """400, or 410: the sync token is dead."""
    return PeopleError(
        status,
        "FAILED_PRECONDITION",
        "Sync token is expired. Clear local cache and retry call without the sync token.",
        [error_info("EXPIRED_SYNC_TOKEN")],
    )


def name_taken() -> PeopleError:
    """409: another label has this name."""
    return PeopleError(409, "ALREADY_EXISTS", "Contact group name already exists.")


def concurrent_write() -> PeopleError:
    """409: another write of the same user is under way. The code is not documented."""
    return PeopleError(409, "ABORTED", "The operation was aborted.")


def too_many_contacts() -> PeopleError:
    """400: the user's contacts, those deleted within 30 days included, are too many."""
    return PeopleError(400, "FAILED_PRECONDITION", "MY_CONTACTS_OVERFLOW_COUNT")


def service_disabled() -> PeopleError:
    """403: the API is not enabled in the Google project."""
    address = f"{_CONSOLE}?project={PROJECT}"
    link = {"description": "Google developers console API activation", "url": address}
    return PeopleError(
        403,
        "PERMISSION_DENIED",
        f"People API has not been used in project {PROJECT} before or it is disabled. Enable it "
        f"by visiting {address} then retry. If you enabled this API recently, wait a few minutes "
        "for the action to propagate to our systems and retry.",
        [
            {"@type": "type.googleapis.com/google.rpc.Help", "links": [link]},
            error_info("SERVICE_DISABLED", consumer=f"projects/{PROJECT}"),
        ],
    )


def batch_error(kind: str, failures: dict[str, PeopleError], *, tells: bool) -> PeopleError:
    """Refuse a whole batch for some of its contacts.

    ``kind`` is ``Create`` or ``Update``; ``failures`` are by index or resource name:
    https://developers.google.com/people/api/rest/v1/BatchCreateContactsErrorDetails
    """
    first = next(iter(failures.values()))
    errors = {
        key: {"code": CODES[failure.canonical], "message": failure.message}
        for key, failure in failures.items()
    }
    detail = {
        "@type": f"type.googleapis.com/google.people.v1.Batch{kind}ContactsErrorDetails",
        "contactErrors": errors,
    }
    return PeopleError(
        first.status, first.canonical, "Request contains an invalid argument.", [detail] * tells
    )
