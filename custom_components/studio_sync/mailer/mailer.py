"""The studio's mailer: reports on runs, by e-mail and to notify entities (S13, S14).

Runs only leave a note here; messages are written and sent in a background task of the studio's
entry, which unloading ends. So no mail server can delay a sync. Messages wait on disk until
they are sent, so that a restart loses nothing.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterable
from html import unescape
import logging
import re
from typing import Final

from homeassistant.components.notify.const import (
    ATTR_MESSAGE,
    ATTR_TITLE,
    SERVICE_SEND_MESSAGE,
)
from homeassistant.config_entries import ConfigEntry
from homeassistant.const import ATTR_ENTITY_ID, EVENT_HOMEASSISTANT_STOP, STATE_UNAVAILABLE
from homeassistant.core import CoreState, Event, HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.event import async_track_time_interval
from homeassistant.util import dt as dt_util

from ..book.book import Book
from ..book.errors import BookError
from ..book.parts import Part
from ..const import DOMAIN
from ..entries.connected import connected_to
from ..entries.contact_users import address_of_user, may_sync_contacts, own_addresses
from ..entries.lookup import accounts, book_id
from ..entries.mail_options import smtp_of
from ..entries.report_options import ReportOptions
from ..entries.schedule_options import ScheduleOptions
from ..events.bus import StudioEvent, StudioEventType, listen
from ..events.call_privacy import async_send_privately
from ..events.runs import RunEvent, RunFailed, RunFinished, listen_to_runs, listen_to_told
from ..issues.mail import PATIENCE, MailProblems
from ..reports.outbox import PAUSE, DeliveryOptions, Memory, Message, Outbox, message_for
from ..reports.report import Outcome, RunReport
from ..sync.ports import Unreachable
from ..texts.home_assistant import language_tag
from .own_mail import MOST_ATTACHED, MailTooLarge
from .reporter import Failure, Notes, Reporter
from .store import Kept, MailStore

_LOGGER = logging.getLogger(__name__)
NOTIFY_TIMEOUT: Final = 30
MOST_CALLS: Final = 50
"""The most messages to notify entities that wait; beyond that the oldest are dropped."""
FAILURES: Final = "failures"
_GRAVE: Final = frozenset({Outcome.FAILED, Outcome.RECOVERED, Outcome.HELD})


class Mailer:
    """Reports on the accounts of one studio."""

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry, book: Book) -> None:
        """Prepare to report on a studio."""
        self.hass = hass
        self.entry = entry
        self._book = book
        self._store = MailStore(hass, entry)
        self._notes: dict[tuple[str, str], Notes] = {}
        """By the ids of account and replica."""
        self._told: dict[str, Memory] | None = None
        self._outbox = Outbox(clock=dt_util.utcnow, settings=smtp_of(entry), kept=self._keep)
        self._calls: deque[Message] = deque(maxlen=MOST_CALLS)
        self._problem = MailProblems(hass, entry)
        self._writing = asyncio.Lock()
        self._sending = asyncio.Lock()

    @callback
    def async_start(self) -> None:
        """Collect notes until the entry is unloaded; send waiting messages soon."""
        on_unload = self.entry.async_on_unload
        on_unload(listen(self.hass, self._occurred))
        on_unload(listen_to_runs(self.hass, self.entry.entry_id, self._ran))
        on_unload(listen_to_told(self.hass, self.entry.entry_id, self._all_told))
        on_unload(async_track_time_interval(self.hass, self._due, PAUSE, cancel_on_shutdown=True))
        on_unload(self.hass.bus.async_listen(EVENT_HOMEASSISTANT_STOP, self._stop))
        self._due()

    @callback
    def async_consider_options(self) -> None:
        """Send waiting messages at once if the e-mail settings have changed."""
        if smtp_of(self.entry) != self._outbox.settings:
            self._due()

    # Notes

    @callback
    def _ran(self, event: RunEvent) -> None:
        """Note that a run ended or failed; a recovery is reported by the next run.

        While Home Assistant starts, the network may not be there yet: it is tried again soon.
        """
        account = self.hass.config_entries.async_get_entry(event.account)
        if account is None:
            return
        match event:
            case RunFinished():
                self._note(account, event.replica_id).add(event.report)
            case RunFailed():
                starting = self.hass.state is not CoreState.running
                if not (starting and event.reason == Unreachable.key):
                    now = dt_util.utcnow()
                    failure = Failure(reason=event.reason, began=event.began, ended=now)
                    self._note(account, event.replica_id).add(failure)

    @callback
    def _occurred(self, studio_event: StudioEvent) -> None:
        if studio_event.studio != self.entry.entry_id:
            return
        # Also those that are not set up yet: some are found while a studio starts.
        every = [
            each for each in connected_to(self.hass, self.entry) if each.account.disabled_by is None
        ]
        if studio_event.kind is StudioEventType.MANY_CHANGES and studio_event.conflicts:
            for each in every:
                self._note(each.account, each.replica_id).questions.extend(studio_event.conflicts)
        if studio_event.kind is not StudioEventType.CONFLICT_FOUND:
            return
        conflict_id = str(studio_event.details["conflict_id"])
        for each in every:
            contacts = each.part is Part.CONTACTS
            if (contacts and each.account.entry_id == studio_event.account) or (
                each.shows_any(studio_event.owners)
            ):
                self._note(each.account, each.replica_id).questions.append(conflict_id)

    @callback
    def _note(self, account: ConfigEntry, replica_id: str) -> Notes:
        return self._notes.setdefault((account.entry_id, replica_id), Notes())

    @callback
    def _all_told(self) -> None:
        """Write the reports, now that the run's conflicts are known."""
        if self._notes:
            self._due()

    @callback
    def _due(self, _now: object = None) -> None:
        self.entry.async_create_background_task(
            self.hass, self._deliver(), name=f"{DOMAIN} mail {self.entry.entry_id}"
        )

    # Writing

    async def _stop(self, _event: Event) -> None:
        await self.async_write_down()

    async def async_write_down(self) -> None:
        """Write messages from the notes and store them; does not wait for a server."""
        async with self._writing:
            if self._told is None:
                kept = await self._store.async_load()
                self._told = {key: each for key, each in kept.told.items() if self._counts(key)}
                self._outbox.messages = (*kept.messages, *self._outbox.messages)
            before = self._kept
            noted, self._notes = self._notes, {}
            known = {each.entry_id: each for each in accounts(self.hass, book_id(self.entry))}
            for (entry_id, replica_id), notes in noted.items():
                if entry_id in known:
                    await self._report_on(known[entry_id], replica_id, notes)
            unwanted = [each for each in self._outbox.messages if not await self._wanted(each)]
            self._outbox.drop(lambda message: message in unwanted)
            if self._kept != before:
                await self._keep()

    async def async_forget(self, texts: Iterable[str]) -> None:
        """Drop the waiting messages that contain one of these texts, such as an erased name."""
        wanted = [each.casefold() for each in texts if each.strip()]
        await self.async_write_down()
        async with self._writing:
            before = self._kept
            self._outbox.drop(lambda message: _contains(message, wanted))
            if self._kept != before:
                await self._keep()

    async def async_post(self, message: Message) -> None:
        """Send a message to the user who asked for it, soon. Raises MailTooLarge."""
        waiting = (*self._outbox.messages, message)
        if sum(len(file.content) for each in waiting for file in each.attachments) > MOST_ATTACHED:
            raise MailTooLarge
        # At once, so that no client can be erased between being read and waiting here.
        self._outbox.put(message)
        await self.async_write_down()
        async with self._writing:
            await self._keep()
        self._due()

    async def _wanted(self, message: Message) -> bool:
        """Tell whether a waiting message may still be sent to whom it was written for."""
        if not message.user_id:
            return message.address in self._readers
        user = await self.hass.auth.async_get_user(message.user_id)
        if user is None or not may_sync_contacts(self.entry, user):
            return False
        return message.address == address_of_user(self.entry, user.id)

    def _counts(self, channel: str) -> bool:
        """Tell whether a channel is still in use; an account may have been removed."""
        name = channel.partition("|")[0]
        known = {each.entry_id for each in accounts(self.hass, book_id(self.entry))}
        return name == FAILURES or name in known

    async def _report_on(self, account: ConfigEntry, replica_id: str, notes: Notes) -> None:
        options = ReportOptions.of(account.options)
        schedule = ScheduleOptions.of(self.entry.options)
        if not (options.wanted or schedule.failure_address or schedule.failure_notify):
            return
        language = language_tag(self.hass)
        reporter = Reporter(self.hass, self.entry, account, replica_id)
        for report in await self._reports(reporter, notes):
            if options.wanted:
                delivery = DeliveryOptions(
                    address=options.address,
                    warnings=options.warnings,
                    detailed=options.detailed,
                    language=language,
                )
                self._post(account.entry_id, report, delivery, options.notify)
            if report.outcome in _GRAVE:
                told = (options.address, *options.notify) if options.wanted else ()
                address = "" if schedule.failure_address in told else schedule.failure_address
                delivery = DeliveryOptions(address=address, warnings=True, language=language)
                others = [each for each in schedule.failure_notify if each not in told]
                self._post(FAILURES, report, delivery, others)

    async def _reports(self, reporter: Reporter, notes: Notes) -> list[RunReport]:
        try:
            return await self._book.read(lambda tx: list(reporter.write(tx, notes)))
        except BookError as err:
            _LOGGER.warning("A report could not be written: %s", err.key)
            return []

    def _post(
        self, channel: str, report: RunReport, delivery: DeliveryOptions, entities: Iterable[str]
    ) -> None:
        """Write to an address and to notify entities, unless they were told already."""
        if delivery.address and smtp_of(self.entry) is None:
            self._problem.not_set_up()
        elif message := self._message(channel, report, delivery):
            self._outbox.put(message)
        for entity in entities:
            one = DeliveryOptions(
                address=entity,
                warnings=delivery.warnings,
                detailed=delivery.detailed,
                language=delivery.language,
            )
            if message := self._message(f"{channel}|{entity}", report, one):
                self._calls.append(message)

    def _message(
        self, channel: str, report: RunReport, delivery: DeliveryOptions
    ) -> Message | None:
        told = self._told if self._told is not None else {}
        message, memory = message_for(report, delivery, told.get(channel, {}), dt_util.utcnow())
        if message is not None:
            told[channel] = memory
        return message

    @property
    def _readers(self) -> set[str]:
        """The present recipients of reports: addresses and notify entities."""
        schedule = ScheduleOptions.of(self.entry.options)
        found = {schedule.failure_address, *schedule.failure_notify}
        for account in accounts(self.hass, book_id(self.entry)):
            options = ReportOptions.of(account.options)
            if options.wanted:
                found |= {options.address, *options.notify}
        return found - {""}

    @property
    def _kept(self) -> Kept:
        return Kept(told=dict(self._told or {}), messages=self._outbox.messages)

    async def _keep(self) -> None:
        await self._store.async_save(self._kept)

    # Sending

    async def _deliver(self) -> None:
        await self.async_write_down()
        async with self._sending:
            waiting, self._calls = tuple(self._calls), deque(maxlen=MOST_CALLS)
            for message in waiting:
                await self._notify(message)
            settings = smtp_of(self.entry)
            if settings != self._outbox.settings:
                self._outbox.use(settings)
                self._problem.forget()
            self._problem.consider(self._readers | own_addresses(self.entry))
            for attempt in await self._outbox.flush():
                self._problem.tried(attempt, dt_util.utcnow())

    async def _notify(self, message: Message) -> None:
        """Send the short form to a notify entity, waiting for one that is not there yet."""
        state = self.hass.states.get(message.address)
        if state is None or state.state == STATE_UNAVAILABLE:
            if dt_util.utcnow() - message.written < PATIENCE:
                self._calls.append(message)
            else:
                self._problem.notified(message.address, sent=False)
            return
        try:
            async with asyncio.timeout(NOTIFY_TIMEOUT):
                await self._call(message)
        except HomeAssistantError, TimeoutError:
            self._problem.notified(message.address, sent=False)
        else:
            self._problem.notified(message.address, sent=True)

    async def _call(self, message: Message) -> None:
        await async_send_privately(
            self.hass,
            SERVICE_SEND_MESSAGE,
            {
                ATTR_ENTITY_ID: message.address,
                ATTR_TITLE: message.rendered.subject,
                ATTR_MESSAGE: message.rendered.brief,
            },
        )


def _contains(message: Message, texts: Iterable[str]) -> bool:
    """Tell whether a message contains one of the texts, which are folded."""
    rendered = message.rendered
    whole = unescape(f"{rendered.subject}\n{rendered.text}\n{rendered.html}\n{rendered.brief}")
    cards = [_text_of(each.content) for each in message.attachments]
    searched = "\n".join((whole, *cards)).casefold()
    return any(each in searched for each in texts)


def _text_of(cards: bytes) -> str:
    """Return the texts of vCards, unfolded and without escapes (RFC 6350, 3.2 and 3.4).

    Photos are left out: any short name is in their Base64 by chance.
    """
    unfolded = re.sub(rb"\r?\n[ \t]", b"", cards)
    text = re.sub(rb"(?m)^PHOTO.*$", b"", unfolded).decode("utf-8", "replace")
    return re.sub(r"\\([,;\\])", r"\1", text)
