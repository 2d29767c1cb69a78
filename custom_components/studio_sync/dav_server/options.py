"""OPTIONS: what the server knows, and what a resource takes (RFC 4918 §10.1)."""

from http import HTTPStatus

from .answers import CLASSES, empty
from .methods import allowed_at
from .request import DavResponse


def options(path: str) -> DavResponse:
    """Answer an OPTIONS to any path, also of somebody who has not signed in.

    Nothing is told of who or what there is.
    """
    return empty(HTTPStatus.OK, {"DAV": CLASSES, "Allow": allowed_at(path)})
