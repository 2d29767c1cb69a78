"""Our server over the studio's book."""

from http import HTTPStatus

from ..book.database import Transaction
from ..dav_server.request import DavRequest, DavResponse
from ..dav_server.visit import Visit


def answer(_tx: Transaction, _request: DavRequest, _visit: Visit) -> DavResponse:
    """Answer a request: until there are calendars to serve, that it is not served yet."""
    return DavResponse(status=HTTPStatus.NOT_IMPLEMENTED, headers={})
