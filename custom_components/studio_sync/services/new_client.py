"""A client who is added with what they book: one change, which is taken back as one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import probatio as vol

from ..book import clients, erased
from ..book.database import Transaction
from ..book.model import CLIENT, Client
from ..formats.contact import Contact
from ..scheduling.errors import UnknownClient
from ..scheduling.once import refuse_changed
from ..scheduling.recurrence_scope import telling
from .client_fields import DETAILS, changed
from .studio_access import StudioAccess


def client_field(known: Any) -> dict[Any, Any]:
    """Return the fields by which an action is told the client: known, or new, not both.

    All who may change appointments may add clients.
    """
    return {
        vol.Exclusive("client_id", "client"): known,
        vol.Exclusive("new_client", "client"): vol.Schema(DETAILS),
    }


def added_before(tx: Transaction, access: StudioAccess, request_id: str | None) -> Client | None:
    """Return the client whom this request has added before, if any.

    Raises UnknownClient if they are no longer there.
    """
    new_id = access.new_id(CLIENT, request_id)
    if new_id is None:
        return None
    saved = clients.get_client(tx, new_id)
    if (saved is not None and saved.deleted) or erased.is_erased(tx, new_id):
        raise UnknownClient(id=new_id)
    return saved


def add_client(
    tx: Transaction, access: StudioAccess, details: Mapping[str, Any], request_id: str | None = None
) -> Client:
    """Add a client with these of ``DETAILS``; once by a request.

    Raises UnknownClient, NameMissing, NotAnAddress, NotANumber, TextTooLong, and AlreadySaved for
    a repeated request with other values.
    """
    saved = added_before(tx, access, request_id)
    new_id = access.new_id(CLIENT, request_id) or tx.new_id()
    new = changed(Client(id=new_id, content=Contact()), details)
    if saved is not None:
        # What it has got otherwise since then is not asked about.
        new = replace(new, group_ids=saved.group_ids, extra=saved.extra)
    with telling():
        new = clients.put_client(tx, new)
    if saved is not None:
        refuse_changed(saved, new)
    return new
