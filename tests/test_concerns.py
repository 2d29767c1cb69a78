"""Whom a change concerns: an account that reads only its own changes misses nothing."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from hypothesis import HealthCheck, example, given, seed, settings, strategies as st
import pytest

from custom_components.studio_sync.book import appointments, concerns, links, replicas, series_edit
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.errors import BookInvalid
from custom_components.studio_sync.book.model import Appointment, Status
from custom_components.studio_sync.sync.model import Plan
from custom_components.studio_sync.sync.plan import plan
from custom_components.studio_sync.sync.snapshot import take_snapshot

from .google_emulator import GoogleEmulator
from .google_emulator.errors import GoogleError
from .settling import WEEK, WEEKLY, all_agree, edit_instance
from .stateful.stage import unlogged
from .world import Clock, World, beside, world

PEOPLE = ("mia", "tom", None)

type Steps = list[tuple[str, int]]


class _History:
    """One example: Mia's and Tom's accounts over one book."""

    def __init__(self, *accounts: World) -> None:
        self.accounts = accounts
        self.studio = accounts[0]
        self.number = 0

    def title(self) -> str:
        """Return a title that nothing else has."""
        self.number += 1
        return f"i{self.number:04} title"

    async def one(self, which: int, fits: Callable[[Appointment], bool]) -> list[Appointment]:
        found = [each for each in await self.studio.records() if fits(each)]
        found.sort(key=lambda each: each.id)
        return [found[which % len(found)]] if found else []

    async def add(self, which: int) -> None:
        await self.studio.add(self.title(), hours=24 + which, staff_id=PEOPLE[which % 3])

    async def add_series(self, which: int) -> None:
        await self.studio.add(self.title(), recurrence=WEEKLY, staff_id=PEOPLE[which % 2])

    async def rename(self, which: int) -> None:
        for record in await self.one(which, lambda _: True):
            await self.studio.edit(record.id, title=self.title())

    async def give(self, which: int) -> None:
        """Give something to somebody: a single one, a date, or a series without its dates."""
        for record in await self.one(which // 3, lambda _: True):
            await self.studio.change(record.id, staff_id=PEOPLE[which % 3])

    async def assist(self, which: int) -> None:
        for record in await self.one(which // 3, lambda _: True):
            helps = {0: (), 1: ("mia",), 2: ("tom",)}[which % 3]
            await self.studio.change(
                record.id, assistant_ids=tuple(each for each in helps if each != record.staff_id)
            )

    async def edit_date(self, which: int) -> None:
        for record in await self.one(which, lambda each: bool(each.content.recurrence)):
            at = record.content.when.start + which % 5 * WEEK
            await edit_instance(self.studio, record.id, at, title=self.title())

    async def cancel_date(self, which: int) -> None:
        for record in await self.one(which, lambda each: bool(each.content.recurrence)):
            at = record.content.when.start + which % 5 * WEEK
            await self.studio.book.write(
                partial(series_edit.remove, record_id=record.id, moment=at)
            )

    async def delete(self, which: int) -> None:
        for record in await self.one(which, lambda _: True):
            await self.studio.delete(record.id)

    async def cancel(self, which: int) -> None:
        """Cancel one, or a whole series: with it go its dates, also those of others."""
        for record in await self.one(which, lambda each: not each.series_id):
            await self.studio.edit(record.id, status=Status.CANCELLED)

    async def revive(self, which: int) -> None:
        every = [each for each in await self.studio.all_records() if not each.deleted]
        gone = [each for each in every if not each.lives and not each.series_id]
        if gone:
            await self.studio.edit(gone[which % len(gone)].id, status=Status.CONFIRMED)

    async def give_date(self, which: int) -> None:
        """Give a date of a series to the other one."""
        for record in await self.one(which, lambda each: each.series_id is not None):
            other = "tom" if record.staff_id == "mia" else "mia"
            await self.studio.change(record.id, staff_id=other)

    async def phone_renames(self, which: int) -> None:
        account = self.accounts[which % 2]
        events = sorted(str(each["id"]) for each in account.events())
        if events:
            account.phone.edit(events[which % len(events)], summary=self.title())

    async def phone_deletes(self, which: int) -> None:
        account = self.accounts[which % 2]
        events = sorted(str(each["id"]) for each in account.events())
        if events:
            account.phone.delete(events[which % len(events)])

    async def run(self, which: int) -> None:
        await self.accounts[which % 2].run()

    async def lost(self, which: int) -> None:
        """Run while answers are lost."""
        for method in ("POST", "PATCH", "DELETE"):
            self.studio.google.faults.add(
                "drop_after", method=method, where="inner", nth=1 + which % 3, count=None
            )
        await self.run(which)
        self.studio.google.faults.clear()

    async def compare(self) -> None:
        """Each account plans the same, whether it looks at everybody's changes or at its own."""
        for account in self.accounts:
            everything, own = await self.studio.book.read(partial(_plans, account=account))
            assert _told(own) == _told(everything)


def _plans(tx: Transaction, account: World) -> tuple[Plan, Plan]:
    replica_id, rules = account.sync.replica.id, account.rules
    state = replicas.get(tx, replica_id)
    assert state is not None
    rules = replace(rules, retry_refused=True)
    every = {
        *appointments.changed_ids(tx, state.book_rev),
        *(link.record_id for link in links.pending(tx, replica_id)),
        *links.refused(tx, replica_id),
    }
    look = partial(take_snapshot, tx, state, {}, rules, account.sync.naming)
    children = account.sync.kind.children
    everything = plan(look(only=every).snapshot, rules, children())
    return everything, plan(look().snapshot, rules, children())


def _told(todo: Plan) -> list[tuple[str, ...]]:
    return sorted(
        (
            action.do.value,
            action.reason,
            "" if action.record is None else action.record.id,
            str(action.content),
            str(action.link),
        )
        for action in todo.actions
    )


STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            [
                *("add", "add_series", "rename", "give", "give", "give", "assist", "edit_date"),
                *("edit_date", "give_date", "give_date", "cancel", "revive"),
                *("cancel_date", "delete", "phone_renames", "phone_deletes", "run", "run", "run"),
                "lost",
            ]
        ),
        st.integers(0, 40),
    ),
    min_size=8,
    max_size=25,
)


TOMS_DATE: Steps = [("add_series", 0), ("edit_date", 1), ("give_date", 0), ("run", 0), ("run", 1)]
TOMS_DATE_GOES: Steps = [*TOMS_DATE, ("cancel", 0)]
TOMS_DATE_COMES: Steps = [*TOMS_DATE_GOES, ("run", 1), ("run", 0), ("revive", 0)]


@pytest.fixture
def runner(socket_enabled: None) -> Iterator[asyncio.Runner]:
    with unlogged(), asyncio.Runner() as one:
        yield one


@pytest.mark.parametrize("send_back", [True, False], ids=["both_ways", "one_way"])
def test_an_account_that_reads_its_own_changes_plans_as_if_it_read_everybodys(
    runner: asyncio.Runner,
    send_back: bool,  # noqa: FBT001
) -> None:
    """People who get, have or lose something, and whatever is lost on the way."""

    async def play(steps: Steps) -> None:
        clock = Clock()
        google = GoogleEmulator(clock=clock, check=False)
        async with world(google=google, clock=clock) as mia:
            tom = beside(mia, "tom")
            for account in (mia, tom):
                account.rules = replace(account.rules, send_back=send_back, brake_count=1000)
                await account.run()
            history = _History(mia, tom)
            for name, which in steps:
                gesture: Callable[[int], Any] = getattr(history, name)
                try:
                    await gesture(which)
                except BookInvalid, GoogleError:
                    continue  # nobody can do that here
                await history.compare()
            if send_back:
                await all_agree(mia, tom)

    @seed(20261126)
    @settings(
        max_examples=60, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(steps=STEPS)
    @example(steps=TOMS_DATE_GOES)
    @example(steps=TOMS_DATE_COMES)
    def any_history(steps: Steps) -> None:
        runner.run(play(steps))

    any_history()


async def test_whose_calendar_has_a_pair_is_told_whoever_has_it_now(socket_enabled: None) -> None:
    """As when its copy there was not taken away, for it was asked about."""
    async with world() as mia:
        await mia.run()
        name = await mia.add("Portrait")
        await mia.run()
        await mia.change(name, staff_id="tom")
        await mia.run()
        state = await mia.book.read(partial(replicas.get, replica_id=mia.sync.replica.id))
        assert state is not None
        await mia.edit(name, title="Tom's")
        heard = await mia.book.read(
            lambda tx: concerns.changes_for(tx, state.book_rev, "mia", mia.sync.replica.id)
        )
        assert [each.id for each in heard] == [name]


async def test_what_concerns_somebody_is_looked_up_and_nothing_else(socket_enabled: None) -> None:
    """Each part is a range of an index, however much others have changed."""
    async with world() as mia:
        for query in concerns.CONCERNING:
            plan_of = await mia.book.read(partial(_query_plan, query=query))
            assert "SCAN" not in plan_of
            assert "owner_id=? AND rev>?" in plan_of or "staff_id=? AND rev>?" in plan_of


def _query_plan(tx: Transaction, query: Any) -> str:
    statement = str(query.compile(dialect=tx.connection.dialect))
    names = {"owner": "a", "since": 1}
    rows = tx.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", names)
    return "\n".join(str(row[3]) for row in rows)
