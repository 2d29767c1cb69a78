"""The studio's backend on a real calendar server: edits on three sides, and problems (B10)."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final

import icalendar
import recurring_ical_events

from custom_components.studio_sync.formats.datetimes import moment_text
from tests.calendar_contract import timed
from tests.live.calendars import Calendar, calendars_by_subentry
from tests.live.client import Refused
from tests.live.flows import CONFIG, Flow
from tests.live.waiting import until

from .agreement import Event, Slot, compare, slots
from .calendar_server import USER, NotThere, Server, calendar_server
from .edits import AHEAD, BACK, Pair, slot_of
from .health import open_kinds
from .people import AYLIN, CLIENTS, COLLEAGUES, MARA, ROOMS, STUDIO
from .sample_appointments import at
from .set_up import DOMAIN, reload, until_state
from .stage import Stage
from .syncing import ask, settle

DAY: Final = timedelta(days=19)
"""From today on, when what is made here takes place: early in the morning, when nobody works."""
THERE, GOOGLE, HERE = "Order lenses", "Call the framer", "Tax papers"
"""What is made on the server, in Google and in Home Assistant."""
SERIES, WAITING, DOWN = "Yoga with Ines", "Dust the lamps", "Fetch the backdrops"
_ROUNDS: Final = 6


@dataclass(slots=True, kw_only=True)
class Backend:
    """The server as the studio's backend, and Mara's calendar in all three places."""

    stage: Stage
    server: Server
    entry_id: str = ""

    @property
    def mara(self) -> Pair:
        """Her calendar in Google and in Home Assistant."""
        return self.stage.pair(MARA.key)

    def folder(self, name: str) -> str:
        """Return the folder of a calendar."""
        return self.server.named()[name]

    async def shown(self, name: str) -> list[Event]:
        """Read a calendar on the server, its series expanded."""
        text = await self.server.person(self.folder(name)).ask("GET")
        now = self.stage.now
        found = recurring_ical_events.of(icalendar.Calendar.from_ical(text))
        return [
            {
                "start": _moment(each["DTSTART"].dt),
                "end": _moment(each["DTEND"].dt),
                "summary": str(each.get("SUMMARY", "")),
            }
            for each in found.between(now - BACK, now + AHEAD)
            if each.get("STATUS") != "CANCELLED"
        ]

    async def settle(self) -> None:
        """Sync all accounts, and the server, until nothing moves any more."""
        for _ in range(_ROUNDS):
            await settle(self.stage.ha, self.stage.accounts)
            try:
                reports = (await ask(self.stage.ha, "sync_now", self.entry_id))["reports"]
            except Refused as refused:
                # A connection that was open when the server was stopped is noticed now.
                if refused.key != "server_unreachable":
                    raise
                continue
            if not any(_changes(each["counts"]) for each in reports):
                return

    async def everywhere(self, *titles: str) -> dict[str, list[int]]:
        """Tell how often each of these is in each place."""
        places = {
            "the server": await self.shown(MARA.name),
            "Google": await self.mara.google(),
            "Home Assistant": await self.mara.studio(),
        }
        return {
            place: [sum(each.get("summary") == title for each in events) for title in titles]
            for place, events in places.items()
        }

    async def check_once(self, name: str, *titles: str) -> None:
        """Check that each of these is in each place once."""
        found = await self.everywhere(*titles)
        self.stage.progress.check(
            name,
            ok=all(numbers == [1] * len(titles) for numbers in found.values()),
            detail=", ".join(f"{place} {numbers}" for place, numbers in found.items()),
        )


def _moment(value: date | datetime) -> Event:
    name = "dateTime" if isinstance(value, datetime) else "date"
    return {name: value.isoformat()}


def _changes(counts: dict[str, int]) -> int:
    ends = ("_in_book", "_in_server", "merged")
    return sum(number for name, number in counts.items() if name.endswith(ends))


async def use_server(stage: Stage) -> None:
    """Play all that is about the server, if there is one to be had."""
    try:
        async with calendar_server(stage.ha.folder.parent / "calendar-server") as server:
            backend = Backend(stage=stage, server=server)
            for act in (_connect, _match, _edit, _series, _read_only, _password, _down, _remove):
                await act(backend)
    except NotThere as error:
        stage.progress.check("a calendar server is there", ok=False, detail=str(error))


async def _connect(backend: Backend) -> None:
    """Connect it by the dialog, with calendars for all who have none there."""
    stage, server = backend.stage, backend.server
    with stage.progress.step("a calendar server (Radicale) starts, with a calendar of Mara's"):
        person = await server.make_calendar("mara", MARA.name)
        await person.add(timed(THERE, start=at(stage.today + DAY, time(6))))
    with stage.progress.step("it is connected as the studio's backend, with a first sync"):
        flow = await Flow.config(stage.ha.rest, DOMAIN)
        await flow.choose("server")
        await flow.submit(url=server.url, username=USER, password=server.password, backend=True)
        await _to_the_end(flow)
        backend.entry_id = flow.made()["entry_id"]
        await until_state(stage.ha, backend.entry_id, "loaded")
        await backend.settle()


async def _to_the_end(flow: Flow) -> None:
    """Leave everything in the dialog as it is proposed."""
    while flow.kind != "create_entry":
        if flow.kind == "progress":
            await asyncio.sleep(0.2)
            await flow.look()
        elif flow.kind == "menu":
            await flow.choose("server_connect")
        else:
            kept = {name: each for name, each in flow.defaults().items() if each is not None}
            await flow.submit(**kept)


async def _match(backend: Backend) -> None:
    """Everybody has a calendar there by their name, which shows what Home Assistant does."""
    stage = backend.stage
    wanted = {STUDIO, *(each.name for each in COLLEAGUES), *(each.name for each in ROOMS)}
    found = backend.server.named()
    stage.progress.check(
        "all staff, rooms and the studio have a calendar on the server, and the clients are there",
        ok=wanted <= found.keys() and backend.server.cards() >= len(CLIENTS),
        detail=f"{len(wanted & found.keys())} calendars, {backend.server.cards()} clients",
    )
    ids = {**stage.studio.staff, **stage.studio.rooms}
    calendars = await calendars_by_subentry(stage.ha, DOMAIN)
    for person in (MARA, AYLIN, *ROOMS):
        await _compare(backend, person.name, calendars[ids[person.key]])


async def _compare(backend: Backend, name: str, calendar: Calendar) -> None:
    now = backend.stage.now
    here = slots(await calendar.events(now - BACK, now + AHEAD))
    seen = compare(slots(await backend.shown(name)), here)
    backend.stage.progress.check(
        f"{name}: the server shows what Home Assistant shows",
        ok=seen.agree,
        detail=seen.detail.replace("Google", "the server"),
    )


async def _edit(backend: Backend) -> None:
    """Make one on each of the three sides, and edit each on another side than it was made."""
    stage, mara = backend.stage, backend.mara
    day = stage.today + DAY
    with stage.progress.step("one appointment is made in Google, and one in Home Assistant"):
        start = at(day, time(7))
        times = {"start": {"dateTime": start.isoformat()}}
        times["end"] = {"dateTime": (start + timedelta(hours=1)).isoformat()}
        await mara.person.insert({"summary": GOOGLE, **times})
        await _add(mara.calendar, HERE, at(day, time(8)))
        await backend.settle()
    await backend.check_once(
        "what is made on the server, in Google and in Home Assistant is in all three, once",
        *(THERE, GOOGLE, HERE),
    )
    with stage.progress.step("each is edited on another side than it was made"):
        person = backend.server.person(backend.folder(MARA.name))
        seen = await person.seen()
        name = next(key for key, each in seen.items() if each.title == GOOGLE)
        await person.edit(name, replace(seen[name], title=f"{GOOGLE} (server)"))
        mine = next(each for each in await mara.google() if each.get("summary") == HERE)
        await mara.person.change(mine["id"], {"summary": f"{HERE} (Google)"})
        theirs = next(each for each in await mara.studio() if each["summary"] == THERE)
        await mara.calendar.change(theirs, summary=f"{THERE} (studio)")
        await backend.settle()
    await backend.check_once(
        "an edit on the server, in Google and in Home Assistant is seen in the two others, once",
        *(f"{THERE} (studio)", f"{GOOGLE} (server)", f"{HERE} (Google)"),
    )


async def _add(calendar: Calendar, title: str, start: datetime) -> None:
    end = start + timedelta(hours=1)
    await calendar.add(summary=title, dtstart=start.isoformat(), dtend=end.isoformat())


async def _series(backend: Backend) -> None:
    """Make a series on the server, one date of which is at another time."""
    stage, mara = backend.stage, backend.mara
    start = at(stage.today + DAY, time(5))
    person = backend.server.person(backend.folder(MARA.name))
    with stage.progress.step("a series is made on the server, with one date an hour earlier"):
        weekly = timed(SERIES, start=start, recurrence=("RRULE:FREQ=WEEKLY;COUNT=4",))
        name = await person.add(weekly)
        second = start.replace(tzinfo=start.tzinfo) + timedelta(weeks=1)
        apart = timed(SERIES, start=second - timedelta(hours=1))
        await person.edit(f"{name}#{moment_text(second)}", apart)
        await backend.settle()
    found = {
        place: sorted(slot_of(each) for each in events if each.get("summary") == SERIES)
        for place, events in {
            "server": await backend.shown(MARA.name),
            "Google": await mara.google(),
            "studio": await mara.studio(),
        }.items()
    }
    stage.progress.check(
        "a series with an exception is the same on the server, in Google and in Home Assistant",
        ok=len(found["server"]) == 4 and len({tuple(each) for each in found.values()}) == 1,
        detail=", ".join(f"{place} {len(each)} dates" for place, each in found.items()),
    )


async def _read_only(backend: Backend) -> None:
    """Take the right to write away, and give it back."""
    stage, name = backend.stage, backend.folder(MARA.name)
    with stage.progress.step("Mara's calendar is made read-only on the server"):
        await backend.server.allow(read_only=name)
        await _add(backend.mara.calendar, WAITING, at(stage.today + DAY, time(9)))
        await backend.settle()
    found, kinds = await backend.everywhere(WAITING), await open_kinds(stage.ha)
    stage.progress.check(
        "what is to be sent waits, and one repair says so",
        ok=found["the server"] == [0] and found["Google"] == [1] and kinds.count("read_only") == 1,
        detail=f"{found}, {kinds}",
    )
    with stage.progress.step("it may be written to again, and the server is reloaded here"):
        await backend.server.allow()
        # By itself it is tried again an hour after it was refused.
        await reload(stage.ha, backend.entry_id)
        await until_state(stage.ha, backend.entry_id, "loaded")
        await backend.settle()
    await backend.check_once("then it is sent, once", WAITING)
    kinds = await open_kinds(stage.ha)
    stage.progress.check("and that repair is gone", ok="read_only" not in kinds)


async def _password(backend: Backend) -> None:
    """Change the password on the server, and renew it in Home Assistant."""
    stage = backend.stage
    with stage.progress.step("the password is changed on the server, and renewed here"):
        backend.server.change_password("another one")
        with suppress(Refused):
            await ask(stage.ha, "sync_now", backend.entry_id)
        flow_id = await until(_asks(backend), "the question for the password")
        flow = Flow(stage.ha.rest, CONFIG, {"flow_id": flow_id})
        await flow.look()
        await flow.submit(password="another one")
        await until_state(stage.ha, backend.entry_id, "loaded")
        await backend.settle()
    stage.progress.check(
        "the dialog asked for the new password, and nothing is synced anew",
        ok=flow.step.get("reason") == "reauth_successful",
        detail=str(flow.step.get("reason")),
    )


def _asks(backend: Backend) -> Callable[[], Awaitable[str | None]]:
    async def look() -> str | None:
        for each in await backend.stage.ha.socket.call("config_entries/flow/progress"):
            context = each["context"]
            if context["source"] == "reauth" and context["entry_id"] == backend.entry_id:
                return str(each["flow_id"])
        return None

    return look


async def _down(backend: Backend) -> None:
    """Stop the server, edit, and start it again."""
    stage = backend.stage
    failed = ""
    with stage.progress.step("the server is stopped, and an appointment made meanwhile"):
        await backend.server.stop()
        await _add(backend.mara.calendar, DOWN, at(stage.today + DAY, time(10)))
        try:
            await ask(stage.ha, "sync_now", backend.entry_id)
        except Refused as refused:
            failed = refused.key
    with stage.progress.step("it runs again"):
        await backend.server.start()
        await backend.settle()
    stage.progress.check(
        "a server that is down is said to be", ok=failed == "server_unreachable", detail=failed
    )
    await backend.check_once("what was made meanwhile is on the server, once", DOWN)


async def _remove(backend: Backend) -> None:
    """Remove the server here: there it stays as it is."""
    stage = backend.stage
    before = slots(await backend.shown(MARA.name))
    with stage.progress.step("the server is removed from the studio"):
        entry = f"/api/config/config_entries/entry/{backend.entry_id}"
        await stage.ha.rest.delete(entry)
        await settle(stage.ha, stage.accounts)
    after: set[Slot] = set(slots(await backend.mara.studio()))
    stage.progress.check(
        "its calendars stay as they are, and so does the book",
        ok=slots(await backend.shown(MARA.name)) == before and set(before) <= after,
        detail=f"{len(before)} appointments of Mara's",
    )
