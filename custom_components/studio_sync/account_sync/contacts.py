"""The sync of an account's contacts with the clients of a group."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from homeassistant.core import callback

from ..accounts.status import AccountStatus
from ..base_error import StudioSyncError
from ..book import clients, replicas
from ..book.change import Change
from ..book.database import Transaction
from ..book.model import Client
from ..entries.contact_options import ContactOptions
from ..formats.contact import Contact
from ..google.errors import ContactsScopeMissing, PeopleApiDisabled
from ..issues.account import OF_CONTACTS
from ..issues.contacts import (
    async_settle_contacts_scope,
    async_settle_group,
    async_settle_people_api,
)
from ..sync.contacts.errors import ContactGroupPaused
from ..sync.model import Rules
from ..sync.report import Report
from .requests import AccountRequests

RETRY: Final = timedelta(minutes=15)
"""How long to wait after a run that failed, or that left something to be sent."""


class ContactsCoordinator(AccountRequests[Client, Contact, ContactOptions]):
    """Runs the sync of one account's contacts: daily, after edits, and on request (Z1, Z6)."""

    repairs = OF_CONTACTS
    under_way = False
    """Whether a run is under way, which listeners are told of."""
    _behind = False
    """Whether clients had changed since the last run when this was loaded."""

    @property
    def unsettled(self) -> bool:
        """Whether a run has yet to do what was chosen, or to send what was changed."""
        return super().unsettled or self._behind

    async def async_load(self) -> None:
        """Look how it is, and whether clients were changed while this account did not run."""
        await super().async_load()
        self._behind = await self.book.read(self._has_unsent)

    def _has_unsent(self, tx: Transaction) -> bool:
        state = replicas.get(tx, self.replica_id)
        return state is not None and clients.latest_rev(tx) > state.book_rev

    async def _carry_out(
        self, work: Callable[[], Awaitable[Report[Client, Contact]]]
    ) -> Report[Client, Contact]:
        self.under_way = True
        self._show()
        try:
            report = await super()._carry_out(work)
        finally:
            self.under_way = False
            self._show()
        if self.connected.subentry is None:
            async_settle_people_api(self.hass, self.config_entry, disabled=False)
        return report

    async def async_populate(
        self, *, outward: bool, inward: bool, starter: str
    ) -> Report[Client, Contact]:
        """Set the populate choices and run; they clear themselves on success (S7)."""
        return await self._populate(self.populating(outward=outward, inward=inward), starter)

    def populating(self, *, outward: bool, inward: bool) -> ContactOptions:
        """Return the options for a run that populates; the account's own stay unchanged."""
        before = self.options
        chosen = replace(
            before,
            populate_out=outward or before.populate_out,
            populate_in=inward or before.populate_in,
        )
        # The person's own contacts are recognised in a full listing only.
        return replace(chosen.after(before), full_listing=True)

    async def async_sync_client(self, client_id: str, starter: str) -> Report[Client, Contact]:
        """Bring one client and their contact into step (Z7); a few requests."""
        self._require_enabled()
        return await self._on_request(lambda: self._run_one(client_id, starter))

    async def _run_one(self, client_id: str, starter: str) -> Report[Client, Contact]:
        await self._require_group()
        return await self.sync.run_one(client_id, self.rules(), starter=starter)

    async def _require_group(self) -> None:
        if not await async_settle_group(self.hass, self.connected, self.book):
            raise ContactGroupPaused

    async def _run(
        self, starter: str, options: ContactOptions | None = None
    ) -> Report[Client, Contact]:
        await self._require_group()
        return await super()._run(starter, options)

    def _fail(self, err: StudioSyncError) -> None:
        """Publish a failure; if contacts are allowed no more, say what is to be done."""
        super()._fail(err)
        if isinstance(err, PeopleApiDisabled):
            async_settle_people_api(self.hass, self.config_entry, disabled=True)
        if isinstance(err, ContactsScopeMissing):
            async_settle_contacts_scope(self.hass, self.config_entry, missing=True)

    def _note_success(self, report: Report[Client, Contact]) -> None:
        """Note that contacts are allowed, too."""
        super()._note_success(report)
        self._behind = False
        if self.connected.subentry is None:
            async_settle_contacts_scope(self.hass, self.config_entry, missing=False)

    def _read(self, tx: Transaction) -> AccountStatus:
        """Return the account's state, with the number of clients in the group."""
        return replace(super()._read(tx), in_scope=clients.number_in(tx, self.options.group))

    def _chosen(self, options: ContactOptions, now: datetime) -> Rules:
        return options.rules(now)

    def _concerns(self, change: Change) -> bool:
        return self.options.group in change.groups or self.replica_id in change.replicas

    @callback
    def async_book_changed(self, change: Change) -> None:
        """Sync changes that others made, and count the clients of the group again, sync or not."""
        super().async_book_changed(change)
        own = change.source.replica_id == self.replica_id
        if self.options.group in change.groups and not own:
            self.config_entry.async_create_task(self.hass, self._count())

    async def _count(self) -> None:
        number = await self.book.read(lambda tx: clients.number_in(tx, self.options.group))
        if number != self.data.in_scope:
            self.data = replace(self.data, in_scope=number)
            self._show()

    @property
    def _interval(self) -> timedelta | None:
        waits = self.last_report is not None and bool(self.last_report.counts.get("failed"))
        return RETRY if waits else None

    @property
    def _retry_interval(self) -> timedelta:
        return RETRY
