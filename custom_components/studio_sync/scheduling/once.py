"""What is added once only, though its request is repeated because the response was lost.

The id of the new record follows from the request's, so that a repetition finds it.
"""

from typing import Final
from uuid import UUID, uuid5

from ..book.model import Appointment, Client
from .errors import AlreadySaved

_REQUESTS: Final = UUID("efd49e16-af74-4da6-b771-c1b6e419dbf9")


def id_of_request(kind: str, author: str, request_id: str) -> str:
    """Return the id of the record of a kind that an author's request adds; it is nobody else's."""
    return uuid5(_REQUESTS, f"{kind}:{author}:{request_id}").hex


def refuse_changed[R: (Appointment, Client)](saved: R, put: R) -> None:
    """Refuse a repeated request that would have changed what it saved before."""
    if put.rev != saved.rev:
        raise AlreadySaved
