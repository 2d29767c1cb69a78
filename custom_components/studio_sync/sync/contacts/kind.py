"""Clients as a kind of records."""

from typing import Final

from ...book.model import CLIENT, Client
from ...formats.contact import Contact
from ..kinds import NoHierarchy
from ..sync_kind import SyncKind
from .policy import ClientPolicy
from .schema import SCHEMA
from .store import ClientStore

NAMES: Final = {
    "recognised": "same_client",
    "left_scope": "left_the_group",
}
"""Journals keep them and automations read them: never to be changed."""


def clients_kind(*, put_back: bool = True) -> SyncKind[Client, Contact]:
    """Return the kind; ``put_back`` is that of ``ClientPolicy``."""
    return SyncKind(
        name=CLIENT,
        schema=SCHEMA,
        policy=ClientPolicy(put_back=put_back),
        hierarchy=NoHierarchy(),
        store=ClientStore(),
        names=NAMES,
    )
