"""What people do at random: in a studio, and on a phone whose calendar is kept in step with it."""

# ruff: noqa: D102 - the names of the gestures say it

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

from custom_components.studio_sync.book import series_edit
from custom_components.studio_sync.book.errors import BookInvalid
from custom_components.studio_sync.book.model import Appointment, Timed

from .google_emulator.errors import GoogleError
from .settling import FIRST, WEEK, WEEKLY, edit_instance
from .stateful.views import moment_of
from .world import World

DAY = timedelta(days=1)
HERE = ["add", "add_series", "rename", "move", "edit_date", "cancel_date", "delete"]
THERE = [f"phone_{what}" for what in ("renames", "moves", "turns", "ends", "splits")]
THERE += ["phone_edits_date", "phone_deletes"]


class History:
    """What somebody does in a studio, and on the phone of one account that is shown everything."""

    def __init__(self, studio: World) -> None:
        self.studio = studio
        self.number = 0

    def title(self) -> str:
        """Return a title that nothing else has."""
        self.number += 1
        return f"i{self.number:04} title"

    async def records(self, *, whole: bool = False) -> list[Appointment]:
        """Return what lives in the book, or the single ones and series only."""
        found = [each for each in await self.studio.records() if not whole or not each.series_id]
        return sorted(found, key=lambda each: each.id)

    # What somebody does in the studio

    async def add(self, which: int) -> None:
        await self.studio.add(self.title(), hours=24 + which)

    async def add_series(self, _which: int) -> None:
        await self.studio.add(self.title(), recurrence=WEEKLY)

    async def rename(self, which: int) -> None:
        for record in one_of(await self.records(), which):
            await self.studio.edit(record.id, title=self.title())

    async def move(self, which: int) -> None:
        for record in one_of(await self.records(whole=True), which):
            when = record.content.when
            assert isinstance(when, Timed)
            begin = when.start + timedelta(hours=1 + which % 30)
            content = replace(
                record.content, when=replace(when, start=begin, end=begin + timedelta(hours=1))
            )
            work = partial(series_edit.edit, record_id=record.id, content=content)
            await self.studio.book.write(work)

    async def edit_date(self, which: int) -> None:
        for record, at in await self.dates(which):
            await edit_instance(self.studio, record.id, at, title=self.title())

    async def cancel_date(self, which: int) -> None:
        for record, at in await self.dates(which):
            work = partial(series_edit.remove, record_id=record.id, moment=at)
            await self.studio.book.write(work)

    async def delete(self, which: int) -> None:
        for record in one_of(await self.records(whole=True), which):
            await self.studio.delete(record.id)

    async def dates(self, which: int) -> list[tuple[Appointment, Any]]:
        every = [each for each in await self.records(whole=True) if each.content.recurrence]
        return [(each, each.content.when.start + which % 5 * WEEK) for each in one_of(every, which)]

    # What somebody does on the phone

    async def phone_renames(self, which: int) -> None:
        for event in self.event(which):
            self.studio.phone.edit(event, summary="i0000 there")

    async def phone_moves(self, which: int) -> None:
        for event in self.event(which):
            begin = FIRST + timedelta(hours=which * 5)
            self.studio.phone.edit(event, start=begin, end=begin + timedelta(hours=1))

    async def phone_turns(self, which: int) -> None:
        for event in self.event(which):
            self.studio.phone.edit(event, start=FIRST.date(), end=FIRST.date() + DAY)

    async def phone_ends(self, which: int) -> None:
        for event in self.event(which, recurring=True):
            lines = [f"RRULE:FREQ=WEEKLY;COUNT={2 + which % 6}"]
            self.studio.phone.edit(event, recurrence=lines)

    async def phone_splits(self, which: int) -> None:
        for event in self.event(which, recurring=True):
            dates = self.studio.phone.instances(event)
            if len(dates) > 2:
                start = dates[len(dates) // 2]["originalStartTime"]
                at = moment_of(start)
                self.studio.phone.split_series(event, at)

    async def phone_edits_date(self, which: int) -> None:
        for event in self.event(which, recurring=True):
            for date in one_of(self.studio.phone.instances(event), which):
                self.studio.phone.edit(str(date["id"]), description="there")

    async def phone_cancels_date(self, which: int) -> None:
        for event in self.event(which, recurring=True):
            for date in one_of(self.studio.phone.instances(event), which):
                self.studio.phone.delete(str(date["id"]))

    async def phone_deletes(self, which: int) -> None:
        for event in self.event(which):
            self.studio.phone.delete(event)

    def event(self, which: int, *, recurring: bool = False) -> list[str]:
        every = [
            str(event["id"])
            for event in self.studio.events()
            if "recurringEventId" not in event and (not recurring or "recurrence" in event)
        ]
        return one_of(every, which)


def one_of[T](every: list[T], which: int) -> list[T]:
    return [every[which % len(every)]] if every else []


async def play(history: History, steps: list[tuple[str, int]]) -> None:
    """Do all of these, one after the other."""
    for name, which in steps:
        gesture: Callable[[int], Any] = getattr(history, name)
        try:
            await gesture(which)
        except BookInvalid, GoogleError:
            continue  # nobody can do that here
