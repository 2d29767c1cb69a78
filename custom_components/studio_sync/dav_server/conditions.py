"""On what a request depends: RFC 7232, and If, Depth and Overwrite of RFC 4918."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http import HTTPStatus
import re
from typing import Final

from ..dav.errors import DavError, PathError
from .places import COLLECTIONS, ITEMS, Place, place_of, read_href
from .request import DavRequest

_ETAG: Final = r'(?:W/)?"[\x21\x23-\x7e\x80-\U0010ffff]*"'
_ETAGS: Final = re.compile(rf"[\s,]*{_ETAG}(?:\s*,[\s,]*{_ETAG})*[\s,]*")
_EACH_ETAG: Final = re.compile(_ETAG)
_IF: Final = re.compile(
    rf"\s*(?:(?P<negated>Not\b)|<(?P<uri>[^<>\s]+)>|\[(?P<etag>{_ETAG})\]|(?P<bracket>[()]))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _State:
    """What conditions are compared with."""

    exists: bool
    etag: str | None = None
    token: str | None = None


@dataclass(slots=True)
class _List:
    """Conditions of an ``If`` that have to hold together; ``tag``: of which resource."""

    tag: str | None
    conditions: list[tuple[bool, str]]
    """Whether it is negated; an etag, or in angle brackets a state token."""


def check_conditions(request: DavRequest, place: Place) -> None:
    """Refuse a request whose conditions are not met: 412. Raises 400 for what can't be read."""
    match, none_match = request.header("if-match"), request.header("if-none-match")
    if match is None and none_match is None and "if" not in request.headers:
        return
    state = _state_of(place)
    if match is not None and not _fits(match, state, weak=False):
        raise precondition_failed("What is there has changed, or is gone.")
    if none_match is not None and _fits(none_match, state, weak=True):
        raise precondition_failed("There is something at this path already.")
    if (lists := request.header("if")) is not None:
        _check_if(lists, request, place, state)


def is_known(request: DavRequest, etag: str) -> bool:
    """Return whether the sender of a GET has what is there already."""
    known = request.header("if-none-match")
    return known is not None and _fits(known, _State(exists=True, etag=etag), weak=True)


def read_depth(request: DavRequest, default: str = "0") -> str:
    """Return ``0``, ``1`` or ``infinity``. Raises ``DavError``: 400 for anything else."""
    given = (request.header("depth") or default).strip().lower()
    if given not in {"0", "1", "infinity"}:
        raise DavError("The Depth has to be 0, 1 or infinity.")
    return given


def may_overwrite(request: DavRequest) -> bool:
    """Return what Overwrite says. Raises ``DavError``."""
    given = (request.header("overwrite") or "T").strip().upper()
    if given not in {"T", "F"}:
        raise DavError("Overwrite has to be T or F.")
    return given == "T"


def is_minimal(request: DavRequest) -> bool:
    """Return whether the sender wants nothing told that is not there (RFC 7240, RFC 8144)."""
    preferences = (request.header("prefer") or "").lower().split(",")
    asked = any(each.partition(";")[0].replace(" ", "") == "return=minimal" for each in preferences)
    return asked or (request.header("brief") or "").strip().lower() == "t"


def precondition_failed(sentence: str) -> DavError:
    """Return the refusal of a request whose conditions are not met."""
    return DavError(sentence, status=HTTPStatus.PRECONDITION_FAILED)


def _state_of(place: Place) -> _State:
    if place.kind in ITEMS:
        etag = place.etag
        return _State(exists=etag is not None, etag=etag)
    if place.kind in COLLECTIONS and place.collection is not None:
        return _State(exists=True, token=place.collection.token())
    return _State(exists=True)


def _fits(header: str, state: _State, *, weak: bool) -> bool:
    """Return whether a list of etags has the one that is there.

    With ``weak``, one that a proxy has made weak is the same (RFC 7232 §3.2).
    """
    if header.strip() == "*":
        return state.exists
    if not _ETAGS.fullmatch(header):
        raise DavError("An etag has to be in quotes.")
    etags = _EACH_ETAG.findall(header)
    return state.etag in ([each.removeprefix("W/") for each in etags] if weak else etags)


def _check_if(header: str, request: DavRequest, place: Place, state: _State) -> None:
    """Check an ``If`` (RFC 4918 §10.4): one of its lists has to hold."""
    find = _finder(request, place, state)
    # All are read before one is believed, so that what is malformed is refused.
    if not any(_holds(each, find(each.tag)) for each in list(_read_if(header))):
        raise precondition_failed("None of the lists of the If header holds.")


def _finder(request: DavRequest, place: Place, state: _State) -> Callable[[str | None], _State]:
    def find(tag: str | None) -> _State:
        if tag is None:
            return state
        try:
            return _state_of(place_of(place.home, read_href(tag, request)))
        except PathError:
            return _State(exists=False)

    return find


def _holds(conditions: _List, state: _State) -> bool:
    has = {state.etag, None if state.token is None else f"<{state.token}>"}
    return all((wanted in has) is not negated for negated, wanted in conditions.conditions)


def _read_if(header: str) -> Iterator[_List]:
    tag: str | None = None
    current: _List | None = None
    negated = False
    at = found = untagged = 0
    text = header.strip()
    while at < len(text):
        piece = _IF.match(text, at)
        if piece is None:
            raise _malformed()
        at = piece.end()
        if current is None:
            if piece["bracket"] == "(":
                current = _List(tag, [])
            elif piece["uri"] and not untagged:
                tag = piece["uri"]
            else:
                raise _malformed()
        elif piece["negated"] and not negated:
            negated = True
        elif piece["etag"] or piece["uri"]:
            current.conditions.append((negated, piece["etag"] or f"<{piece['uri']}>"))
            negated = False
        elif piece["bracket"] == ")" and current.conditions and not negated:
            yield current
            found, untagged = found + 1, untagged + (tag is None)
            current = None
        else:
            raise _malformed()
    if current is not None or not found:
        raise _malformed()


def _malformed() -> DavError:
    return DavError("The If header can't be read.")
