"""MKCALENDAR (RFC 4791 §5.3.1) and extended MKCOL (RFC 5689), for homes that allow them."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Final

from ..dav.errors import DavError, PathError
from ..dav.names import caldav, carddav, dav
from ..dav.properties import PropertyChange, read_make
from .answers import empty
from .home import Home
from .paths import Kind, Resource, read_path
from .places import COLLECTIONS, not_there
from .proppatch import check_size
from .request import DavRequest, DavResponse

_XML: Final = frozenset({"", "application/xml", "text/xml"})


def make(request: DavRequest, home: Home) -> DavResponse:
    """Make a calendar or an address book."""
    media = (request.header("content-type") or "").partition(";")[0].strip().lower()
    if request.body and media not in _XML:
        raise DavError(
            "What is to be made is said in XML.", status=HTTPStatus.UNSUPPORTED_MEDIA_TYPE
        )
    resource = _free(request, home)
    changes = read_make(request.body)
    if request.method == "MKCOL":
        _check_type(resource, changes)
    elif resource.kind is not Kind.CALENDAR:
        raise _refused("A calendar can't be made here.", caldav("calendar-collection-location-ok"))
    wanted = [each for each in changes if each.name != dav("resourcetype")]
    check_size(wanted, 0)
    home.make(resource.kind, resource.collection, wanted)
    return empty(HTTPStatus.CREATED, {"Cache-Control": "no-cache"})


def _free(request: DavRequest, home: Home) -> Resource:
    """Return what is to be made. Raises ``DavError`` if it is there, or can't be anywhere."""
    try:
        resource = read_path(request.path)
    except PathError as error:
        if error.status is not HTTPStatus.NOT_FOUND:
            raise
        raise DavError("Nothing can be made here.", status=HTTPStatus.CONFLICT) from error
    if resource.user and resource.user != home.user:
        raise not_there()
    if resource.kind not in COLLECTIONS:
        raise _refused("Nothing can be made here.", caldav("calendar-collection-location-ok"))
    if home.find(resource.kind, resource.collection) is not None:
        raise DavError(
            "There is something at this path already.",
            status=HTTPStatus.METHOD_NOT_ALLOWED,
            condition=dav("resource-must-be-null"),
        )
    return resource


def _check_type(resource: Resource, changes: Sequence[PropertyChange]) -> None:
    wanted = next((each.value for each in changes if each.name == dav("resourcetype")), None)
    types = set() if wanted is None else {each.name for each in wanted.children}
    own = caldav("calendar") if resource.kind is Kind.CALENDAR else carddav("addressbook")
    if types != {dav("collection"), own}:
        raise _refused("Only calendars and address books can be made.", dav("valid-resourcetype"))


def _refused(sentence: str, condition: str) -> DavError:
    return DavError(sentence, status=HTTPStatus.FORBIDDEN, condition=condition)
