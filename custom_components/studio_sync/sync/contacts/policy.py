"""What a replica holds of the clients, and what follows from changes there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from ...book.model import Client, Origin
from ...formats.contact import Contact
from ..model import Do, RemoteItem, Rules


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientPolicy:
    """Implements ``kinds.KindPolicy``; the scope is a client group (S12).

    A contact that is deleted in the replica, or taken out of the label, never deletes a client
    (S10). ``put_back``: it is made once more; otherwise it is left away until the client changes.
    """

    put_back: bool = True

    def wanted(self, record: Client, parent: Client | None, scope: str) -> Contact | None:  # noqa: ARG002
        """Return the content, if the client is in this group."""
        return record.content if record.lives and self.is_in_scope(record, scope) else None

    def is_in_scope(self, record: Client, scope: str) -> bool:
        """Tell whether a client is in this group."""
        return scope in record.group_ids

    def is_past(self, content: Contact, since: datetime) -> bool:  # noqa: ARG002
        """Return that no client is too old."""
        return False

    def not_admitted(
        self,
        item: RemoteItem[Contact],  # noqa: ARG002
        content: Contact,
        rules: Rules,  # noqa: ARG002
    ) -> str | None:
        """Admit every contact that says anything; the replica tells which ones are meant."""
        return "empty" if content == Contact() else None

    def deletion(self, record: Client, scope: str) -> Do:  # noqa: ARG002
        """Keep the client."""
        return Do.CREATE_REMOTE if self.put_back else Do.UNLINK

    def left(self, record: Client, scope: str) -> Client:
        """Return the client without this group."""
        return replace(record, group_ids=tuple(each for each in record.group_ids if each != scope))

    def joined(self, record: Client, scope: str) -> Client:
        """Return the client in this group."""
        return replace(record, group_ids=tuple(dict.fromkeys((*record.group_ids, scope))))

    def off(self, content: Contact) -> Contact:
        """Return it as it is: no client is kept as cancelled."""
        return content

    def is_off(self, content: Contact) -> bool:  # noqa: ARG002
        """Return that it is not."""
        return False

    def made(
        self,
        record_id: str,
        item: RemoteItem[Contact],
        content: Contact,
        scope: str,
        origin: Origin,
    ) -> Client:
        """Return a new client in the group."""
        return Client(
            id=record_id, content=content, group_ids=(scope,), origin=origin, extra=item.extra
        )

    def updated(
        self,
        record: Client,
        content: Contact,
        item: RemoteItem[Contact] | None,  # noqa: ARG002
        *,
        elsewhere: bool = False,  # noqa: ARG002
    ) -> Client:
        """Return a client with this content."""
        return replace(record, content=content, deleted=False)

    def as_told(
        self,
        record: Client,
        item: RemoteItem[Contact],  # noqa: ARG002
        *,
        elsewhere: bool = False,  # noqa: ARG002
    ) -> Client:
        """Return it as it is: a contact tells nothing else."""
        return record

    def revived(self, content: Contact, theirs: Contact) -> Contact:  # noqa: ARG002
        """Return it as it is."""
        return content
