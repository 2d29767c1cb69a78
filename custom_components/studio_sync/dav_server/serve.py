"""Serves a request over a home: the verbs by their names."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from .answers import refusal
from .home import Home
from .items import delete, get, put
from .make import make
from .methods import is_reading
from .move import copy, move
from .options import options
from .places import not_possible
from .propfind import propfind
from .proppatch import proppatch
from .report import report
from .request import DavRequest, DavResponse

__all__ = ["is_reading", "options", "refusal", "serve"]


def serve(request: DavRequest, home: Home) -> DavResponse:
    """Answer a request. Raises ``DavError``, which ``refusal`` makes an answer of.

    It has to be called within one transaction, which that error undoes. See ``is_reading``.
    """
    verb = _VERBS.get(request.method)
    if verb is None:
        raise not_possible("This method is not known here.")
    return verb(request, home)


def _options(request: DavRequest, _home: Home) -> DavResponse:
    return options(request.path)


_VERBS: Final[Mapping[str, Callable[[DavRequest, Home], DavResponse]]] = MappingProxyType(
    {
        "OPTIONS": _options,
        "GET": get,
        "HEAD": get,
        "PUT": put,
        "DELETE": delete,
        "MOVE": move,
        "COPY": copy,
        "PROPFIND": propfind,
        "PROPPATCH": proppatch,
        "REPORT": report,
        "MKCALENDAR": make,
        "MKCOL": make,
    }
)
