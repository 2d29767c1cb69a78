"""Google's error bodies.

Forms and wording follow https://developers.google.com/workspace/calendar/api/guides/errors
and bodies quoted in public issue trackers.
"""

from .wire import Answer, JsonObject, json_answer


class GoogleError(Exception):
    """An error that is answered in Google's JSON form."""

    def __init__(
        self,
        status: int,
        reason: str,
        message: str,
        *,
        domain: str = "global",
        location: str | None = None,
        location_type: str = "parameter",
        headers: dict[str, str] | None = None,
        top: JsonObject | None = None,
    ) -> None:
        """Describe the error; ``top`` overrides members beside ``errors``."""
        super().__init__(message)
        self.status = status
        self.reason = reason
        self.message = message
        self.domain = domain
        self.location = location
        self.location_type = location_type
        self.headers = headers or {}
        self.top = top or {}

    def answer(self) -> Answer:
        """Return the answer with Google's body."""
        item: JsonObject = {
            "domain": self.domain,
            "reason": self.reason,
            "message": self.message,
        }
        if self.location is not None:
            item["locationType"] = self.location_type
            item["location"] = self.location
        error = {"errors": [item], "code": self.status, "message": self.message, **self.top}
        return json_answer({"error": error}, self.status, self.headers)


def invalid(message: str, location: str | None = None) -> GoogleError:
    """400 with reason ``invalid``."""
    return GoogleError(400, "invalid", message, location=location)


def required(message: str) -> GoogleError:
    """400: a required member is missing."""
    return GoogleError(400, "required", message)


def invalid_parameter(name: str, message: str) -> GoogleError:
    """400: a query parameter has a bad value."""
    return GoogleError(400, "invalidParameter", message, location=name)


def bad_request(message: str, location: str | None = None) -> GoogleError:
    """400 with reason ``badRequest``."""
    return GoogleError(400, "badRequest", message, location=location)


def parse_error() -> GoogleError:
    """400: the body is not JSON."""
    return GoogleError(400, "parseError", "Parse Error")


def empty_range() -> GoogleError:
    """400: an end before its start."""
    return GoogleError(
        400,
        "timeRangeEmpty",
        "The specified time range is empty.",
        domain="calendar",
        location="timeMax",
    )


def login_required() -> GoogleError:
    """401: no token was sent."""
    return GoogleError(
        401,
        "required",
        "Login Required.",
        location="Authorization",
        location_type="header",
        headers={"WWW-Authenticate": 'Bearer realm="https://accounts.google.com/"'},
        top={
            "message": "Request is missing required authentication credential. Expected OAuth 2 "
            "access token, login cookie or other valid authentication credential.",
            "status": "UNAUTHENTICATED",
        },
    )


def bad_credentials() -> GoogleError:
    """401: the access token is unknown, revoked or past its time."""
    return GoogleError(
        401,
        "authError",
        "Invalid Credentials",
        location="Authorization",
        location_type="header",
        headers={
            "WWW-Authenticate": 'Bearer realm="https://accounts.google.com/", error="invalid_token"'
        },
        top={
            "message": "Request had invalid authentication credentials. Expected OAuth 2 access "
            "token, login cookie or other valid authentication credential.",
            "status": "UNAUTHENTICATED",
        },
    )


def insufficient_scope(rpc_method: str, scopes: list[str]) -> GoogleError:
    """403: the token lacks every scope that would do."""
    wanted = " ".join(scopes)
    return GoogleError(
        403,
        "insufficientPermissions",
        "Insufficient Permission",
        headers={
            "WWW-Authenticate": 'Bearer realm="https://accounts.google.com/", '
            f'error="insufficient_scope", scope="{wanted}"'
        },
        top={
            "message": "Request had insufficient authentication scopes.",
            "status": "PERMISSION_DENIED",
            "details": [
                {
                    "@type": "type.googleapis.com/google.rpc.ErrorInfo",
                    "reason": "ACCESS_TOKEN_SCOPE_INSUFFICIENT",
                    "domain": "googleapis.com",
                    "metadata": {"service": "calendar-json.googleapis.com", "method": rpc_method},
                }
            ],
        },
    )


def forbidden() -> GoogleError:
    """403 without a more telling reason."""
    return GoogleError(403, "forbidden", "Forbidden")


def not_writer() -> GoogleError:
    """403: the calendar may only be read."""
    return GoogleError(
        403,
        "requiredAccessLevel",
        "You need to have writer access to this calendar.",
        domain="calendar",
    )


def not_organizer() -> GoogleError:
    """403: a guest wrote what only the organizer may write."""
    return GoogleError(
        403,
        "forbiddenForNonOrganizer",
        "Shared properties can only be changed by the organizer of the event.",
        domain="calendar",
    )


def rate_limited(status: int, reason: str, retry_after: float | None) -> GoogleError:
    """403 or 429 for too many requests; both mean the same."""
    message = {"userRateLimitExceeded": "User Rate Limit Exceeded"}.get(
        reason, "Rate Limit Exceeded"
    )
    headers = {} if retry_after is None else {"Retry-After": f"{retry_after:g}"}
    return GoogleError(status, reason, message, domain="usageLimits", headers=headers)


def not_found() -> GoogleError:
    """404: no such thing, or none that the caller may know of."""
    return GoogleError(404, "notFound", "Not Found")


def duplicate() -> GoogleError:
    """409: the id was used before, be it by an event deleted since."""
    return GoogleError(409, "duplicate", "The requested identifier already exists.")


def already_deleted() -> GoogleError:
    """410: deleted before."""
    return GoogleError(410, "deleted", "Resource has been deleted")


def full_sync_required() -> GoogleError:
    """410: the sync token is dead."""
    return GoogleError(
        410,
        "fullSyncRequired",
        "Sync token is no longer valid, a full sync is required.",
        domain="calendar",
        location="syncToken",
    )


def updated_min_too_old() -> GoogleError:
    """410: deletions are not remembered that far back."""
    return GoogleError(
        410,
        "updatedMinTooLongAgo",
        "The requested minimum modification time lies too far in the past.",
        domain="calendar",
        location="updatedMin",
    )


def condition_not_met() -> GoogleError:
    """412: ``If-Match`` named another etag."""
    return GoogleError(
        412, "conditionNotMet", "Precondition Failed", location="If-Match", location_type="header"
    )


def backend_error(status: int = 500) -> GoogleError:
    """5xx in JSON."""
    return GoogleError(status, "backendError", "Backend Error")
