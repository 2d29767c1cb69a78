"""A request of a DAV client, and what it is answered, as values."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class DavRequest:
    """A request whose sender has signed in and whose body has been read.

    ``path`` is percent-encoded, as it came over the wire. ``headers`` are by their names in small
    letters, each with all its values in order. ``authority`` is the host and port that it was sent
    to, as the client names them. ``body`` is what was sent, unpacked if it was compressed.
    """

    method: str
    path: str
    headers: Mapping[str, tuple[str, ...]]
    authority: str = ""
    body: bytes = b""

    def header(self, name: str) -> str | None:
        """Return the value of a header, its several ones joined by commas; None without it."""
        values = self.headers.get(name)
        return None if values is None else ", ".join(values)


@dataclass(frozen=True, slots=True, kw_only=True)
class DavResponse:
    """What is answered. The length and the connection are up to who sends it."""

    status: HTTPStatus
    headers: Mapping[str, str]
    body: bytes = b""
