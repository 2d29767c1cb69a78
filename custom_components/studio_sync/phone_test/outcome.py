"""What a test of an access finds: the first step that fails, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ..base_error import StudioSyncError


class Step(StrEnum):
    """What a phone does, in order."""

    REACH = "reach"
    HTTPS = "https"
    PROPFIND = "propfind"
    WELL_KNOWN = "well_known"
    SIGN_IN = "sign_in"
    PRINCIPAL = "principal"
    HOMES = "homes"
    LISTING = "listing"
    WRITE = "write"
    READ_BACK = "read_back"
    REMOVE = "remove"


class Fault(StrEnum):
    """Why a step fails."""

    NO_SUCH_NAME = "no_such_name"
    NO_ANSWER = "no_answer"
    TIMEOUT = "timeout"
    SELF_SIGNED = "self_signed"
    """Or signed by somebody whom phones don't know."""
    WRONG_NAME = "wrong_name"
    CERTIFICATE_EXPIRED = "certificate_expired"
    NO_TLS = "no_tls"
    BAD_CERTIFICATE = "bad_certificate"
    PLAIN_HTTP = "plain_http"
    PROXY_NOT_TRUSTED = "proxy_not_trusted"
    METHOD_REFUSED = "method_refused"
    GATEWAY = "gateway"
    """A proxy that does not reach Home Assistant."""
    NOT_READY = "not_ready"
    TOO_MANY = "too_many"
    OTHER_SERVER = "other_server"
    OTHER_SIGN_IN = "other_sign_in"
    REDIRECTED = "redirected"
    NOT_LED = "not_led"
    """``/.well-known/`` does not lead to the server for phones."""
    NOT_SIGNED_IN = "not_signed_in"
    DISABLED = "disabled"
    STUDIO_DISABLED = "studio_disabled"
    NO_PASSWORD = "no_password"  # noqa: S105 - the name of a fault
    NOT_YET = "not_yet"
    EXPIRED = "expired"
    NOT_ALLOWED = "not_allowed"
    GONE = "gone"
    CHANGED = "changed"
    """What is read is not what was written."""
    UNEXPECTED = "unexpected"


class StepFailed(StudioSyncError):
    """The first step that fails; ``method`` and ``status`` are of its request, if there is one."""

    key = "access_test_failed"

    def __init__(
        self, fault: Fault, step: Step, *, method: str = "", status: int | None = None
    ) -> None:
        """Take what failed, and why."""
        super().__init__(f"{step}: {fault}")
        self.fault = fault
        self.step = step
        self.method = method
        self.status = status


class Way(StrEnum):
    """By which address of Home Assistant."""

    EXTERNAL = "external"
    LOCAL = "local"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a test by one address found; ``failed`` is None if all of it works."""

    way: Way
    url: str
    wrote: bool = False
    """Whether it wrote; it does not where the access may only read."""
    failed: StepFailed | None = None

    @property
    def is_plain(self) -> bool:
        """Whether the address is no HTTPS."""
        return self.url.startswith("http:")
