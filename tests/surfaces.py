"""The surfaces on which people change the studio's book, each played as a user does it."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar

from homeassistant.core import Context
from homeassistant.exceptions import ServiceValidationError
from homeassistant.util import dt as dt_util

from custom_components.studio_sync.book import appointments, clients, conflicts
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import (
    Appointment,
    Conflict,
    ConflictKind,
    Content,
    Kind,
    Moment,
    Timed,
)
from custom_components.studio_sync.calendar import recurrence_id
from custom_components.studio_sync.scheduling.overlap_answers import Answer

from .book_fixtures import client
from .ha_calendar_page import Page
from .ha_day import Fix, act_as, issues, offer
from .ha_fixtures import ZONE, Scene, settle, soon

EVER = datetime.fromtimestamp(0, UTC)
ANSWERS = [each.value for each in Answer]

HOUR = timedelta(hours=1)
TEMPLATE = "Portrait – Ada Byron"


class Refused(Exception):
    """The surface said no; the text is what it told the user."""


@dataclass(slots=True)
class Surface:
    """One way to change the appointments. Raises Refused with the message that is shown.

    A surface that does not offer one of these is not asked for it, and would fail.
    """

    name: ClassVar[str]
    """What the journal calls it."""
    scene: Scene
    page: Page
    fix: Fix
    user_id: str

    async def move(
        self,
        one: Appointment,
        start: datetime,
        *,
        at: Moment | None = None,
        following: bool = False,
    ) -> None:
        """Move an appointment, one date of it, it from there on, or all of it."""
        raise NotImplementedError

    @property
    def context(self) -> Context:
        """The user's, for actions."""
        return Context(user_id=self.user_id)

    async def retitle(self, one: Appointment, title: str) -> None:
        """Give it another title."""
        raise NotImplementedError

    async def cancel(self, one: Appointment, *, at: Moment | None = None) -> None:
        """Cancel it, or one date of it."""
        raise NotImplementedError


class Action(Surface):
    """The actions of the integration."""

    name = "action"

    async def move(
        self,
        one: Appointment,
        start: datetime,
        *,
        at: Moment | None = None,
        following: bool = False,
    ) -> None:
        """Move."""
        where = {"moment": at.isoformat()} if at else {}
        scope = {"scope": "following"} if following else {}
        await self._act("update_appointment", one, start=start.isoformat(), **where, **scope)

    async def retitle(self, one: Appointment, title: str) -> None:
        """Give it another title."""
        await self._act("update_appointment", one, title=title)

    async def cancel(self, one: Appointment, *, at: Moment | None = None) -> None:
        """Cancel it."""
        await self._act("cancel_appointment", one, **({"moment": at.isoformat()} if at else {}))

    async def _act(self, action: str, one: Appointment, **data: Any) -> None:
        try:
            await act_as(self.scene, self.context, action, appointment_id=one.id, **data)
        except ServiceValidationError as err:
            raise Refused(str(err)) from err


class CalendarPage(Surface):
    """Home Assistant's calendar page."""

    name = "calendar"

    async def move(
        self,
        one: Appointment,
        start: datetime,
        *,
        at: Moment | None = None,
        following: bool = False,
    ) -> None:
        """Move."""
        when = one.content.when
        assert isinstance(when, Timed)
        span = {"start": start, "end": start + (when.end - when.start)}
        await self._update(one, at, following=following, **span)

    async def retitle(self, one: Appointment, title: str) -> None:
        """Give it another title."""
        await self._update(one, None, summary=title)

    async def cancel(self, one: Appointment, *, at: Moment | None = None) -> None:
        """Cancel it."""
        where = {"recurrence_id": recurrence_id(at)} if at else {}
        self._check(await self.page.delete("calendar.anna", {"uid": one.id}, **where))

    async def _update(
        self, one: Appointment, at: Moment | None, *, following: bool = False, **changes: Any
    ) -> None:
        when = one.content.when
        shown: dict[str, Any] = {
            "uid": one.id,
            "summary": changes.get("summary", one.content.title),
            "start": changes.get("start", when.start).isoformat(),
            "end": changes.get("end", when.end).isoformat(),
        }
        if one.content.recurrence:
            shown["rrule"] = one.content.recurrence[0].removeprefix("RRULE:")
        where = {}
        if at:
            where = {
                "recurrence_id": recurrence_id(at),
                "recurrence_range": "THISANDFUTURE" if following else "",
            }
        self._check(await self.page.update("calendar.anna", shown, **where))

    @staticmethod
    def _check(answer: dict[str, Any]) -> None:
        if not answer["success"]:
            raise Refused(answer["error"]["message"])


class OverlapAnswer(Surface):
    """The answer to an overlap with something else of Anna's, by an action."""

    name = "action"

    async def move(
        self,
        one: Appointment,
        start: datetime,
        *,
        at: Moment | None = None,
        following: bool = False,
    ) -> None:
        """Move; only one date of a series can be."""
        assert not following
        await self._answer(one, at, answer="move_new", start=start.isoformat())

    async def cancel(self, one: Appointment, *, at: Moment | None = None) -> None:
        """Cancel it."""
        await self._answer(one, at, answer="cancel_new")

    async def _answer(self, one: Appointment, at: Moment | None, **data: Any) -> None:
        asked = await self._ask(one, at)
        try:
            await act_as(self.scene, self.context, "resolve_conflict", conflict_id=asked.id, **data)
        except ServiceValidationError as err:
            raise Refused(str(err)) from err

    async def _ask(self, one: Appointment, at: Moment | None) -> Conflict:
        begin = at or one.content.when.start
        assert isinstance(begin, datetime)
        # It goes on beyond now, so that it is worth a question.
        other = in_book(self.scene, "in the way", begin, soon(400) - begin, id="other")

        def ask(tx: Transaction) -> Conflict:
            # In one write: a search in between would ask about another date of a series.
            appointments.put(tx, other)
            question = Conflict(
                id="question",
                kind=ConflictKind.OVERLAP,
                record_id=one.id,
                other_id=other.id,
                opened_at=tx.now,
                moment=at,
            )
            return conflicts.open_one(tx, question)

        return await self.scene.studio.runtime_data.book.write(ask)

    async def take_back(self) -> None:
        """Take the last answer back."""
        book = self.scene.studio.runtime_data.book
        [asked] = await book.read(lambda tx: conflicts.answered_since(tx, EVER, ANSWERS, None, 1))
        await act_as(self.scene, self.context, "reopen_conflict", conflict_id=asked.id)


class Repair(OverlapAnswer):
    """The answer to an overlap, in its repair."""

    name = "repair"

    async def _answer(self, one: Appointment, at: Moment | None, **data: Any) -> None:
        await self._ask(one, at)
        self.scene.studio.runtime_data.conflict_monitor.async_soon()
        await settle(self.scene.hass)
        if not any(each.translation_key == "overlap" for each in issues(self.scene.hass)):
            raise Refused("It is already resolved")
        shown = await self.fix.begin(self.scene, "overlap")
        if data["answer"] == "cancel_new":
            shown = await self.fix.go(shown, next_step_id="cancel_new")
        else:
            shown = await self.fix.go(shown, next_step_id="move")
            start = dt_util.as_local(datetime.fromisoformat(data["start"]))
            shown = await self.fix.go(shown, start=start.strftime("%Y-%m-%d %H:%M:%S"))
        await settle(self.scene.hass)
        if shown["type"] != "create_entry":
            raise Refused(str(shown))


def in_book(
    scene: Scene,
    title: str,
    start: datetime,
    length: timedelta = HOUR,
    *,
    id: str = "one",
    recurrence: tuple[str, ...] = (),
    **fields: Any,
) -> Appointment:
    """Return an appointment of Anna's."""
    begin = start.astimezone(UTC)
    when = Timed(start=begin, end=begin + length, zone=ZONE)
    content = Content(title=title, when=when, recurrence=recurrence)
    return Appointment(id=id, content=content, staff_id=scene.anna, **fields)


async def put(scene: Scene, title: str, start: datetime, **fields: Any) -> Appointment:
    """Put an appointment of Anna's in the book, see ``in_book``."""
    one = in_book(scene, title, start, **fields)
    return await scene.studio.runtime_data.book.write(lambda tx: appointments.put(tx, one))


async def session(scene: Scene, start: datetime, **fields: Any) -> Appointment:
    """Put a session of Ada's in the book, under the title of the template."""
    await offer(scene)
    ada = client("ada", "Ada Byron")
    await scene.studio.runtime_data.book.write(lambda tx: clients.put_client(tx, ada))
    values: dict[str, Any] = {
        "kind": Kind.SESSION,
        "session_type": "Portrait",
        "client_id": "ada",
        **fields,
    }
    return await put(scene, TEMPLATE, start, **values)
