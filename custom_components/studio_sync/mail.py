"""The studio's post office: reports on runs, by e-mail and to notify entities (S13, S14).

Runs only leave a note here and go on; what is written and sent follows in a background
task of the studio's entry, which unloading ends. Nothing a mail server does, or fails to
do, holds up a sync.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
import logging
from typing import Final

from homeassistant.components.notify.const import (
    ATTR_MESSAGE,
    ATTR_TITLE,
    DOMAIN as NOTIFY,
    SERVICE_SEND_MESSAGE,
)
from homeassistant.const import ATTR_ENTITY_ID
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.event import async_call_later, async_track_time_interval
from homeassistant.helpers.network import NoURLAvailableError, get_url
from homeassistant.helpers.storage import Store
from homeassistant.helpers.translation import async_get_exception_message
from homeassistant.util import dt as dt_util

from .aftermath import Happening
from .book import appointments, conflicts, journal
from .book.database import Transaction
from .book.errors import BookError
from .book.model import Conflict
from .const import CONF_STAFF, DOMAIN
from .desk.history import lines_of
from .desk_view import desk_of
from .issues import MAIL, Issue, clear_issue, raise_issue
from .job_options import JobOptions
from .mail_options import smtp_of
from .occurrences import Occurrence, Occurs, listen
from .post.outbox import PAUSE, Letter, Memory, Outbox, Wishes, letter_for
from .post.report import (
    About,
    Outcome,
    RunReport,
    failure_report,
    questions_of,
    recovery_report,
    run_report,
)
from .post.smtp import MailError
from .report_options import ReportOptions
from .runtime import AccountEntry, StudioEntry, loaded_accounts
from .sync.guard import risky_actions
from .sync.report import Report

_LOGGER = logging.getLogger(__name__)
GATHER: Final = timedelta(seconds=3)
"""How long after a run its report is written: the conflicts it led to are found by then."""
MOST_NOTES: Final = 50
"""Runs of one account that may wait to be reported; the oldest are dropped then."""
NOTIFY_TIMEOUT: Final = 30
SAVE_DELAY: Final = 5
FAILURES: Final = "failures"
_GRAVE: Final = frozenset({Outcome.FAILED, Outcome.RECOVERED, Outcome.HELD})


@dataclass(slots=True)
class _Notes:
    """What there is to report on one account: runs, ends of trouble, and new questions."""

    runs: list[Report | Happening] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)


class PostOffice:
    """Reports on the accounts of one studio."""

    def __init__(self, hass: HomeAssistant, entry: StudioEntry) -> None:
        """Prepare to report on a studio."""
        self.hass = hass
        self.entry = entry
        self._store: Store[dict[str, dict[str, str]]] = mail_store(hass, entry)
        self._notes: dict[str, _Notes] = {}
        self._outboxes: dict[str, Outbox] = {}
        self._memories: dict[str, Memory] | None = None
        self._kept: dict[str, dict[str, str]] = {}
        self._soon: CALLBACK_TYPE | None = None
        self._one = asyncio.Lock()
        self._trouble = ""

    @callback
    def async_start(self) -> None:
        """Take notes until the entry is unloaded."""
        self.entry.async_on_unload(listen(self.hass, self._occurred))
        self.entry.async_on_unload(
            async_track_time_interval(self.hass, self._due, PAUSE, cancel_on_shutdown=True)
        )
        self.entry.async_on_unload(self._forget)

    # Notes

    @callback
    def async_ran(self, account: AccountEntry, report: Report) -> None:
        """Note that a run is over."""
        self._note(account).runs.append(report)

    @callback
    def async_happened(self, account: AccountEntry, happening: Happening) -> None:
        """Note that an account fails, or works again."""
        if happening.kind in (Outcome.FAILED, Outcome.RECOVERED):
            self._note(account).runs.append(happening)

    @callback
    def _occurred(self, occurrence: Occurrence) -> None:
        if occurrence.kind is not Occurs.CONFLICT_FOUND:
            return
        if occurrence.studio != self.entry.entry_id:
            return
        for account in loaded_accounts(self.hass, self.entry):
            if account.data[CONF_STAFF] in occurrence.owners:
                self._note(account).questions.append(str(occurrence.details["conflict_id"]))

    @callback
    def _note(self, account: AccountEntry) -> _Notes:
        notes = self._notes.setdefault(account.entry_id, _Notes())
        del notes.runs[: 1 - MOST_NOTES]
        if self._soon is None:
            self._soon = async_call_later(self.hass, GATHER, self._due)
        return notes

    @callback
    def _due(self, _now: datetime) -> None:
        self._forget()
        self.entry.async_create_background_task(
            self.hass, self._deliver(), name=f"{DOMAIN} mail {self.entry.entry_id}"
        )

    @callback
    def _forget(self) -> None:
        if self._soon is not None:
            self._soon()
            self._soon = None

    # Delivery

    async def _deliver(self) -> None:
        async with self._one:
            if self._memories is None:
                self._memories = await self._remember()
            noted, self._notes = self._notes, {}
            for account in loaded_accounts(self.hass, self.entry):
                if account.entry_id in noted:
                    await self._report_on(account, noted[account.entry_id])
            for channel in tuple(self._outboxes):
                await self._flush(self._outbox(channel))

    async def _report_on(self, account: AccountEntry, notes: _Notes) -> None:
        options = ReportOptions.of(account.options)
        job = JobOptions.of(self.entry.options)
        if not (options.wanted or job.failure_address or job.failure_notify):
            return
        language = self.hass.config.language
        for report in await self._reports(account, notes):
            if options.wanted:
                wishes = Wishes(
                    address=options.address,
                    warnings=options.warnings,
                    detailed=options.detailed,
                    language=language,
                )
                await self._send(account.entry_id, report, wishes, options.notify)
            if report.outcome in _GRAVE:
                told = (options.address, *options.notify) if options.wanted else ()
                address = "" if job.failure_address in told else job.failure_address
                wishes = Wishes(address=address, warnings=True, language=language)
                others = [each for each in job.failure_notify if each not in told]
                await self._send(FAILURES, report, wishes, others)

    async def _send(
        self, channel: str, report: RunReport, wishes: Wishes, entities: Iterable[str]
    ) -> None:
        if wishes.address:
            await self._post(self._outbox(channel), report, wishes)
        for entity in entities:
            await self._notify(f"{channel}|{entity}", entity, report, wishes)
        if (kept := self._to_keep()) != self._kept:
            self._kept = kept
            self._store.async_delay_save(self._to_keep, SAVE_DELAY)

    async def _post(self, outbox: Outbox, report: RunReport, wishes: Wishes) -> None:
        try:
            if await outbox.post(report, wishes):
                self._works()
        except MailError as err:
            self._fails(err)

    async def _flush(self, outbox: Outbox) -> None:
        try:
            if await outbox.flush():
                self._works()
        except MailError as err:
            self._fails(err)

    async def _notify(self, channel: str, entity: str, report: RunReport, wishes: Wishes) -> None:
        """Send the same letter to a notify entity; it is not tried again."""
        memories = self._memories if self._memories is not None else {}
        anybody = Wishes(
            address=entity,
            warnings=wishes.warnings,
            detailed=wishes.detailed,
            language=wishes.language,
        )
        letter, memory = letter_for(report, anybody, memories.get(channel, {}), dt_util.utcnow())
        if letter is None:
            return
        memories[channel] = memory
        try:
            async with asyncio.timeout(NOTIFY_TIMEOUT):
                await self._call(entity, letter)
        except (HomeAssistantError, TimeoutError) as err:
            _LOGGER.warning("A report could not be sent to a notify entity: %s", type(err).__name__)

    async def _call(self, entity: str, letter: Letter) -> None:
        await self.hass.services.async_call(
            NOTIFY,
            SERVICE_SEND_MESSAGE,
            {
                ATTR_ENTITY_ID: entity,
                ATTR_TITLE: letter.rendered.subject,
                ATTR_MESSAGE: letter.rendered.text,
            },
            blocking=True,
        )

    def _outbox(self, channel: str) -> Outbox:
        outbox = self._outboxes.get(channel)
        if outbox is None:
            memory = (self._memories or {}).get(channel)
            outbox = Outbox(clock=dt_util.utcnow, settings=None, memory=memory)
            self._outboxes[channel] = outbox
        outbox.use(smtp_of(self.entry))
        return outbox

    def _works(self) -> None:
        if self._trouble:
            _LOGGER.info("E-mails of the studio can be sent again")
        self._trouble = ""
        clear_issue(self.hass, self.entry, MAIL)

    def _fails(self, err: MailError) -> None:
        """Say so once, and keep saying so in a repair."""
        if self._trouble != err.key:
            _LOGGER.warning("An e-mail of the studio could not be sent: %s", err.key)
        self._trouble = err.key
        reason = async_get_exception_message(DOMAIN, err.key)
        raise_issue(
            self.hass,
            self.entry,
            Issue(subject=MAIL, key="mail_trouble", placeholders={"reason": reason}),
        )

    # Memory

    async def _remember(self) -> dict[str, Memory]:
        stored = self._kept = await self._store.async_load() or {}
        return {
            channel: {name: datetime.fromisoformat(at) for name, at in memory.items()}
            for channel, memory in stored.items()
        }

    def _to_keep(self) -> dict[str, dict[str, str]]:
        memories = {
            **(self._memories or {}),
            **{channel: outbox.memory for channel, outbox in self._outboxes.items()},
        }
        return {
            channel: {name: at.isoformat() for name, at in memory.items()}
            for channel, memory in memories.items()
        }

    # What is reported

    async def _reports(self, account: AccountEntry, notes: _Notes) -> list[RunReport]:
        base = _address(self.hass)
        book = self.entry.runtime_data.book
        try:
            return await book.read(lambda tx: list(self._read(tx, account, notes, base)))
        except BookError as err:
            _LOGGER.warning("A report could not be written: %s", err.key)
            return []

    def _read(
        self, tx: Transaction, account: AccountEntry, notes: _Notes, base: str
    ) -> Iterator[RunReport]:
        about = About(
            studio=self.entry.title,
            account=account.title,
            replica_id=account.runtime_data.coordinator.replica_id,
            zone=self.entry.runtime_data.zone,
        )
        link = f"{base}/config/integrations/integration/{DOMAIN}" if base else ""
        for run in notes.runs:
            if isinstance(run, Report):
                yield _of_run(tx, about, run, link)
            elif run.kind == Outcome.FAILED:
                yield failure_report(about, str(run.details["reason"]), at=tx.now, link=link)
            else:
                yield recovery_report(about, at=tx.now)
        asked = [each for key in notes.questions if (each := conflicts.get(tx, key)) is not None]
        still_open = [each for each in asked if each.closed_at is None]
        questions = questions_of(
            tx, desk_of(self.hass, self.entry), still_open, lambda each: _link_to(base, each)
        )
        if questions:
            yield RunReport(
                studio=about.studio,
                account=about.account,
                replica_id=about.replica_id,
                outcome=Outcome.OK,
                zone=about.zone,
                at=tx.now,
                questions=questions,
            )


def mail_store(hass: HomeAssistant, entry: StudioEntry) -> Store[dict[str, dict[str, str]]]:
    """Return where a studio notes which warnings it has sent, and when."""
    return Store(hass, 1, f"{DOMAIN}.mail.{entry.entry_id}", private=True)


def _of_run(tx: Transaction, about: About, report: Report, link: str) -> RunReport:
    run = report.run
    lines = () if run is None else lines_of(journal.entries(tx, run.id))
    ids = {each.record_id for each in report.problems if each.record_id is not None}
    titles = {key: each.content.title for key, each in appointments.get_many(tx, ids).items()}
    return run_report(
        about,
        report,
        at=tx.now,
        lines=lines,
        titles=titles,
        held=len(risky_actions(report.plan)) if report.plan.held else 0,
        link=link,
    )


def _link_to(base: str, _conflict: Conflict) -> str:
    return f"{base}/config/repairs" if base else ""


def _address(hass: HomeAssistant) -> str:
    """Return where people find this Home Assistant; nothing if that is not known."""
    try:
        return get_url(hass, prefer_external=True)
    except NoURLAvailableError:
        return ""
