"""Answers of the server: with XML, with nothing, and the refusals."""

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from types import MappingProxyType
from typing import Final

from ..dav.answers import (
    CONTENT_TYPE,
    Response,
    error_body,
    href_element,
    multistatus,
    need_privileges,
)
from ..dav.elements import Element
from ..dav.errors import DavError
from .methods import allowed_at
from .privileges import PrivilegeError
from .refusals import UidConflictError
from .request import DavRequest, DavResponse

CLASSES: Final = "1, 3, access-control, calendar-access, addressbook, extended-mkcol"
"""What the server knows (RFC 4918 §18, 3744 §7.2, 4791 §5.1, 6352 §6.1, 5689 §3.1)."""
_NO_HEADERS: Final[Mapping[str, str]] = MappingProxyType({})


def listed(responses: Iterable[Response], *, sync_token: str | None = None) -> DavResponse:
    """Return a multistatus."""
    return DavResponse(
        status=HTTPStatus.MULTI_STATUS,
        headers={"Content-Type": CONTENT_TYPE, "DAV": CLASSES},
        body=multistatus(responses, sync_token=sync_token),
    )


def empty(status: HTTPStatus, headers: Mapping[str, str] = _NO_HEADERS) -> DavResponse:
    """Return an answer without a body."""
    return DavResponse(status=status, headers=headers)


def refusal(error: DavError, request: DavRequest) -> DavResponse:
    """Return the answer to a request that is refused."""
    headers = dict[str, str]()
    if error.status is HTTPStatus.METHOD_NOT_ALLOWED:
        headers["Allow"] = allowed_at(request.path)
    if error.condition is None:
        headers["Content-Type"] = "text/plain; charset=utf-8"
        return DavResponse(
            status=error.status, headers=headers, body=f"{error.sentence}\n".encode()
        )
    headers["Content-Type"] = CONTENT_TYPE
    held: tuple[Element, ...] = ()
    if isinstance(error, PrivilegeError):
        held = (need_privileges(error.href, error.privilege),)
    elif isinstance(error, UidConflictError):
        held = (href_element(error.href),)
    body = error_body(error.condition, *held, sentence=error.sentence)
    return DavResponse(status=error.status, headers=headers, body=body)
