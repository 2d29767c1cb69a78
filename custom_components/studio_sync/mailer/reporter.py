"""The reports that a studio's mailer sends, written from the notes of runs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.helpers.network import NoURLAvailableError, get_url

from ..book import appointments, clients, conflicts, journal
from ..book.database import Transaction
from ..book.model import CLIENT, Conflict, Origin
from ..book.parts import Part
from ..const import DOMAIN
from ..entries.account_names import connected_name, entry_name
from ..entries.connected import connected_by
from ..entries.studio_settings import studio_settings_of
from ..reports.render import MOST
from ..reports.report import (
    About,
    Outcome,
    RunReport,
    failure_report,
    questions_of,
    recovery_report,
    run_report,
)
from ..scheduling.history import Line, Subject, lines_of
from ..sync.action_content import content_of
from ..sync.model import Plan
from ..sync.report import Report
from ..texts.home_assistant import language_of

MOST_NOTES: Final = 50
"""The most runs of one account that wait for a report; beyond that the oldest are dropped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An attempt that failed: the error's key, when it began, and when it was over (UTC)."""

    reason: str
    began: datetime
    ended: datetime


@dataclass(slots=True)
class Notes:
    """What there is to report on one sync of an account: runs, failures, and new questions' ids."""

    runs: list[Report[Any, Any] | Failure] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)

    def add(self, run: Report[Any, Any] | Failure) -> None:
        """Note a run, or a failure."""
        del self.runs[: 1 - MOST_NOTES]
        self.runs.append(run)


class Reporter:
    """Writes the reports on the calendar or the contacts of an account, in the book's thread."""

    def __init__(
        self, hass: HomeAssistant, studio: ConfigEntry, account: ConfigEntry, replica_id: str
    ) -> None:
        """Prepare with what all reports have in common."""
        every = connected_by(account)
        this = next((each for each in every if each.replica_id == replica_id), None)
        words = language_of(hass)
        name = entry_name(hass, account) if this is None else connected_name(hass, this)
        if this is not None and this.key == Part.CONTACTS and len(every) > 1:
            name = words.contacts_title.format(account=name)
        self._base = _address(hass)
        self._staff = None if this is None else this.owner_id
        self._settings = studio_settings_of(hass, studio)
        self._about = About(
            studio=studio.title,
            account=name,
            replica_id=replica_id,
            zone=self._settings.zone,
            origin=Origin.GOOGLE if this is None else this.origin,
        )

    def write(self, tx: Transaction, notes: Notes) -> Iterator[RunReport]:
        """Yield the reports, oldest first."""
        works = False
        for run in notes.runs:
            if isinstance(run, Report):
                if not works:
                    # The reader gets it only after a failure, which may be long ago.
                    yield recovery_report(self._about, at=tx.now)
                works = True
                yield self._of_run(tx, run)
            else:
                works = False
                yield failure_report(
                    self._about,
                    run.reason,
                    at=tx.now,
                    lines=self._done_before(tx, run),
                    link=self._page,
                )
        yield from self._of_questions(tx, notes.questions)

    def _done_before(self, tx: Transaction, failure: Failure) -> tuple[Line, ...]:
        """Return what a run had done when it failed."""
        # Not the last run: the next one may be under way when this is written.
        began, ended = failure.began, failure.ended
        found = journal.runs(tx, self._about.replica_id, since=began, until=ended, limit=1)
        return lines_of(tx, journal.entries(tx, found[0].id)) if found else ()

    def _of_run(self, tx: Transaction, report: Report[Any, Any]) -> RunReport:
        run = report.run
        ids = {each.record_id for each in report.problems if each.record_id is not None}
        records = appointments.get_many(tx, ids)
        people = clients.get_many(tx, ids - records.keys())
        return run_report(
            self._about,
            report,
            at=tx.now,
            lines=() if run is None else lines_of(tx, journal.entries(tx, run.id)),
            titles={
                **{key: each.content.title for key, each in records.items()},
                **{key: each.name for key, each in people.items()},
            },
            held=_held(report.plan),
            link=self._page,
            decide=self._repairs,
        )

    def _of_questions(self, tx: Transaction, ids: list[str]) -> Iterator[RunReport]:
        found = (conflicts.get(tx, key) for key in dict.fromkeys(ids))
        still_open = [each for each in found if each is not None and each.closed_at is None]
        asked = self._own(tx, still_open)
        questions = questions_of(tx, self._settings, asked[:MOST], lambda _: self._repairs)
        if questions:
            yield RunReport(
                studio=self._about.studio,
                account=self._about.account,
                replica_id=self._about.replica_id,
                outcome=Outcome.OK,
                zone=self._about.zone,
                at=tx.now,
                questions=questions,
                unnamed=len(asked[MOST:]),
            )

    def _own(self, tx: Transaction, asked: list[Conflict]) -> list[Conflict]:
        """Keep those with these contacts, or in which the calendar's staff member takes part."""
        ids = {key for each in asked for key in (each.record_id, each.other_id) if key}
        own = {
            key
            for key, each in appointments.get_many(tx, ids).items()
            if self._staff in each.owners
        }
        return [
            each
            for each in asked
            if (each.record_kind == CLIENT and each.replica_id == self._about.replica_id)
            or own & {each.record_id, each.other_id}
        ]

    @property
    def _page(self) -> str:
        return f"{self._base}/config/integrations/integration/{DOMAIN}" if self._base else ""

    @property
    def _repairs(self) -> str:
        return f"{self._base}/config/repairs" if self._base else ""


def _held(plan: Plan[Any, Any]) -> tuple[Subject, ...]:
    """Return what a plan is held for."""
    found = (content_of(action) for action in plan.risky)
    return tuple(content for content in found if content is not None)


def _address(hass: HomeAssistant) -> str:
    """Return the address of this Home Assistant; empty if unknown."""
    try:
        return get_url(hass, prefer_external=True)
    except NoURLAvailableError:
        return ""
