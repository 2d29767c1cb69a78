"""What goes over the wire, free of any HTTP library: a call, an answer, JSON."""

from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import unquote

import orjson

if TYPE_CHECKING:
    from .discovery import Method
    from .oauth import Token
    from .state import Account

type JsonObject = dict[str, Any]
"""A parsed JSON object, as Google's documents describe it."""

JSON_TYPE = "application/json; charset=UTF-8"


@dataclass(slots=True, kw_only=True)
class Call:
    """One API call: a request of its own, or a part of a batch (``inner``)."""

    method: str
    path: str
    """The path as sent, still percent-encoded."""
    query: list[tuple[str, str]] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    """Header names are in lower case."""
    body: bytes = b""
    inner: bool = False
    account: str = ""
    """E-mail address of the caller, once its token has been read."""
    route: str = ""
    """The discovery document's method id, once known (``calendar.events.list``)."""

    @property
    def segments(self) -> list[str]:
        """The decoded parts of the path, without the leading slash."""
        return [unquote(part) for part in self.path.strip("/").split("/")]

    def param(self, name: str) -> str | None:
        """Return the last value of a query parameter."""
        found = None
        for key, value in self.query:
            if key == name:
                found = value
        return found

    def params(self, name: str) -> list[str]:
        """Return all values of a repeated query parameter."""
        return [value for key, value in self.query if key == name]

    def flag(self, name: str) -> bool:
        """Return a boolean query parameter; absent is false."""
        return self.param(name) == "true"


@dataclass(slots=True)
class Answer:
    """What is sent back."""

    status: int
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)


class ConnectionCut(Exception):
    """The connection is to be closed without an answer."""


class MissingPart(Exception):
    """An inner call of a batch is to have no part in the answer."""


def json_answer(value: object, status: int = 200, headers: dict[str, str] | None = None) -> Answer:
    """Make an answer of a JSON value; ``orjson.Fragment`` may occur inside it."""
    return Answer(status, orjson.dumps(value), {"Content-Type": JSON_TYPE, **(headers or {})})


class Service(Protocol):
    """One of Google's APIs; the server asks each in turn whether a call is its own."""

    def method(self, call: Call) -> Method | None:
        """Return the method a call is for, or None."""

    def turn(self, _method: Method, _account: Account, /) -> AbstractAsyncContextManager[None]:
        """Let the call take its time, beside others of the account."""

    def answer(self, call: Call, method: Method, token: Token, account: Account) -> Answer:
        """Check the call, do what it asks, check the answer."""
