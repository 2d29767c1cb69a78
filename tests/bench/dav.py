"""Phones: our server in Home Assistant and stock Radicale, side by side over HTTP."""

import asyncio
from collections.abc import Awaitable
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
import random
import sqlite3
from statistics import median, quantiles
from time import monotonic, perf_counter

from . import dav_bodies
from .dav_site import Calendar, home, paths, stock_radicale
from .sample import NOW
from .stage import Bench

_FREE = datetime(2030, 1, 7, tzinfo=UTC)
"""From here on there is nothing in the calendar but endless series."""
_QUARTER = timedelta(minutes=15)
_NIGHT = 12
"""Quarters of an hour after midnight at which nobody works."""
_WEEK = 7
REQUESTS = ("query_7d", "propfind", "initial", "nochange", "delta_1", "multiget_1000")
_COMMITS = 100
_SETTLED = 0.3
"""Seconds after a change."""
_PAUSE = 0.4
"""Seconds that a phone waits at most between two requests."""


async def against_radicale(bench: Bench) -> None:
    """Ask both servers the same, in turns, and store as many events in each."""
    many = bench.sizes.events[-1]
    async with (
        home(bench, many) as ours,
        ours.phone() as mia,
        stock_radicale(bench, many) as radicale,
    ):
        for name in REQUESTS:
            spent: dict[Calendar, list[float]] = {mia: [], radicale: []}
            for number in range(bench.sizes.asks):
                for calendar, seconds in spent.items():
                    seconds.append(await _ask(bench, name, calendar, number))
            mine, theirs = median(spent[mia]), median(spent[radicale])
            bench.samples.add(f"dav.{name}.ratio", mine / theirs)
            bench.samples.add(f"dav.{name}.ms", mine * 1_000)
            bench.say(f"{name}: {mine * 1_000:.1f} ms, Radicale {theirs * 1_000:.1f} ms")
        stored: dict[Calendar, list[float]] = {mia: [], radicale: []}
        for number in range(bench.sizes.asks):
            for calendar, several in stored.items():
                several.append(await _puts(bench, calendar, f"r{number}"))
        bench.samples.add("dav.put.ratio", median(stored[mia]) / median(stored[radicale]))


async def _ask(bench: Bench, name: str, calendar: Calendar, number: int) -> float:
    """Return the seconds of a request; all of it that is prepared is prepared before."""
    match name:
        case "query_7d":
            start = NOW + timedelta(days=_WEEK * number)
            body, method = dav_bodies.query(start, _WEEK), "REPORT"
        case "propfind":
            body, method = dav_bodies.ETAGS, "PROPFIND"
        case "initial":
            body, method = dav_bodies.sync(""), "REPORT"
        case "multiget_1000":
            known = paths(await calendar.etags())
            some = random.Random(number).sample(known, min(bench.sizes.multiget, len(known)))
            body, method = dav_bodies.multiget(some), "REPORT"
        case _:
            token, _ = await calendar.sync("")
            if name == "delta_1":
                start = _free(number)
                await calendar.put("edited.ics", dav_bodies.event("edited", start, f"{number}"))
                # What follows a change in Home Assistant is over when the next phone asks.
                await asyncio.sleep(_SETTLED)
            body, method = dav_bodies.sync(token), "REPORT"
    begin = perf_counter()
    answer = await calendar.ask(method, body)
    seconds = perf_counter() - begin
    if name == "delta_1":
        assert answer.count(b"edited.ics") == 1
    return seconds


async def puts(bench: Bench) -> None:
    """Store events one after the other: with many and few there, and bare commits."""
    few, many = bench.sizes.events
    rates: dict[str, list[float]] = {"few": [], "many": [], "bare": []}
    async with (
        home(bench, few) as small,
        small.phone() as mia_few,
        home(bench, many) as big,
        big.phone() as mia_many,
    ):
        for number in range(bench.sizes.asks):
            rates["many"].append(await _puts(bench, mia_many, f"p{number}"))
            rates["few"].append(await _puts(bench, mia_few, f"p{number}"))
            rates["bare"].append(await asyncio.to_thread(_commits, bench.folder / "bare.db"))
    found = {name: median(several) for name, several in rates.items()}
    bench.say(", ".join(f"{name}: {rate:.0f} a second" for name, rate in found.items()))
    bench.samples.add("dav.put.flat", found["many"] / found["few"])
    bench.samples.add("dav.put.vs_commits", found["many"] / found["bare"])


async def _puts(bench: Bench, calendar: Calendar, prefix: str) -> float:
    """Store new events one after the other; return how many in a second."""
    names = [f"{prefix}-{number}" for number in range(bench.sizes.puts)]
    first = bench.sizes.puts * int(prefix[1:])
    begin = perf_counter()
    for number, name in enumerate(names, start=first):
        await calendar.put(f"{name}.ics", dav_bodies.event(name, _free(number), name))
    return len(names) / (perf_counter() - begin)


def _free(number: int) -> datetime:
    """Return the start of a quarter of an hour in which nobody works, another for each number."""
    days, quarter = divmod(number, _NIGHT)
    return _FREE + timedelta(days=days) + quarter * _QUARTER


def _commits(file: Path) -> float:
    """Return how many rows SQLite takes in a second, each in a durable transaction."""
    row = dav_bodies.event("bare", NOW, "bare")
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL").fetchall()
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE IF NOT EXISTS row (id INTEGER PRIMARY KEY, text TEXT)")
    begin = perf_counter()
    for _ in range(_COMMITS):
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO row (text) VALUES (?)", (row,))
        connection.execute("COMMIT")
    rate = _COMMITS / (perf_counter() - begin)
    connection.close()
    return rate


async def phones(bench: Bench) -> None:
    """Have ten phones read and write the same calendar."""
    ten = 10
    async with (
        home(bench, bench.sizes.events[-1], phones=ten) as ours,
        AsyncExitStack() as signed_in,
    ):
        several = [await signed_in.enter_async_context(ours.phone(number)) for number in range(ten)]
        bench.samples.add("dav.signin.us", (await ours.tell("sign in"))["sign_in_us"])
        until = monotonic() + bench.sizes.phone_seconds
        spent: list[float] = []
        await ours.tell("watch")
        async with asyncio.TaskGroup() as tasks:
            for number, each in enumerate(several):
                tasks.create_task(_phone(each, number, until, spent))
        stalled = (await ours.tell("stall"))["stall_ms"]
    p99 = quantiles(spent, n=100)[-1]
    bench.say(
        f"{len(spent)} requests, median {median(spent) * 1000:.1f} ms; stall {stalled:.1f} ms"
    )
    bench.samples.add("dav.phones_10.p99", p99 * 1_000)
    bench.stall.longest = max(bench.stall.longest, stalled / 1_000)


async def _phone(calendar: Calendar, number: int, until: float, spent: list[float]) -> None:
    """Look, fetch what is new, and make, edit and delete events, with pauses."""
    chance = random.Random(number)
    token, _ = await calendar.sync("")
    own: list[str] = []

    async def timed[T](asking: Awaitable[T]) -> T:
        await asyncio.sleep(chance.uniform(0, _PAUSE))
        begin = perf_counter()
        answer = await asking
        spent.append(perf_counter() - begin)
        return answer

    for turn in count():
        if monotonic() > until:
            return
        token, changed = await timed(calendar.sync(token))
        if changed:
            await timed(calendar.report(dav_bodies.multiget(changed)))
        match turn % 4:
            case 0:
                own.append(f"phone{number}-{turn}")
                await timed(calendar.put(f"{own[-1]}.ics", _event(own[-1], number, turn)))
            case 1:
                await timed(calendar.put(f"{own[-1]}.ics", _event(own[-1], number, turn)))
            case 2:
                start = NOW + timedelta(days=chance.randrange(60))
                await timed(calendar.report(dav_bodies.query(start, _WEEK)))
            case _:
                if chance.random() < 1 / 2:
                    await timed(calendar.delete(f"{own.pop()}.ics"))


def _event(name: str, number: int, turn: int) -> str:
    """Write an event in a quarter of an hour of this phone and turn only."""
    return dav_bodies.event(name, _free(turn * 10 + number), f"{name} {turn}")
