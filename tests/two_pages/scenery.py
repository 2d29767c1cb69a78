"""What a history plays with, and what must hold after each step.

The book is compared before and after each step: what differs must be what was asked for, and
nothing else. So nothing is lost, doubled or shifted, by whichever way.
"""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from random import Random
import re
from typing import Any

from homeassistant.config_entries import ConfigEntryState
from homeassistant.exceptions import ServiceValidationError

from custom_components.studio_sync.book import appointments
from custom_components.studio_sync.book.model import Appointment
from tests.ha_day import act
from tests.ha_fixtures import ANNA, Scene, settle, soon
from tests.moments import until

from .window import Answer, Window

DAYS = 10
TAG = re.compile(r"x\d{4}")
"""What each appointment is called by, whatever else its title says."""
type Book = dict[str, Appointment]
BUSY, STALE, GONE = "staff_busy", "book_stale", "unknown_appointment"
OVERTAKEN, FORGOTTEN, UNDONE = "change_overtaken", "unknown_change", "change_undone"
NOT_ALLOWED = "unauthorized"


async def running(scene: Scene) -> None:
    """Wait until the studio runs, and the account that waits for it."""
    await settle(scene.hass)
    await until(lambda: scene.account.state is ConfigEntryState.LOADED)
    await settle(scene.hass)


def tag_of(record: Appointment) -> str:
    """Return the tag of an appointment."""
    found = TAG.search(record.content.title)
    assert found, record.content.title
    return found[0]


def key_of(answer: Answer) -> str:
    """Return by what an action or a command was refused."""
    return str(answer["error"].get("translation_key") or answer["error"]["code"])


@dataclass(slots=True)
class Undo:
    """What a page can take back: the token, and all that it changed, before and after."""

    window: Window
    token: str
    before: Book
    after: Book


@dataclass(slots=True)
class Form:
    """An appointment that somebody has opened to change it, as it was then."""

    window: Window
    shown: dict[str, Any]


@dataclass(slots=True)
class Scenery:
    """Two people at the page, a screen on the wall, Google, and the book as it is known to be."""

    scene: Scene
    windows: list[Window]
    random: Random
    steps: list[str] = field(default_factory=list)
    undos: list[Undo] = field(default_factory=list)
    forms: list[Form] = field(default_factory=list)
    known: Book = field(default_factory=dict)
    number: int = 0

    async def book(self) -> Book:
        """Return all that there is, as people see it."""
        every = await self.scene.studio.runtime_data.book.read(
            lambda tx: appointments.changes(tx, 0)
        )
        return {
            each.id: replace(each, rev=0, changed_at=None, extra="", guests=())
            for each in every
            if not each.deleted
        }

    async def rev(self, appointment_id: str) -> int | None:
        """Return the number of an appointment's last change; None: there is none any more."""
        found = await self.scene.studio.runtime_data.book.read(
            lambda tx: appointments.get(tx, appointment_id)
        )
        return None if found is None or found.deleted else found.rev

    async def dates(self) -> Counter[tuple[str, str]]:
        """Return when everything takes place, by tag, as an administrator sees it."""
        listed = await act(
            self.scene,
            "list_appointments",
            start=self.windows[0].span[0],
            end=self.windows[0].span[1],
            limit=500,
        )
        return Counter(
            (found[0], each["start"])
            for each in listed["appointments"]
            if (found := TAG.search(each["title"]))
        )

    def differ(self, now: Book) -> set[str]:
        """Return the ids of what differs from what was known."""
        return {
            key for key in self.known.keys() | now.keys() if self.known.get(key) != now.get(key)
        }

    async def change(self, window: Window, action: str, /, **data: Any) -> Answer:
        """Perform an action; a refusal changes nothing, and anything else can be undone."""
        answer = await window.act(action, **data)
        await self.note(window, answer)
        return answer

    async def note(self, window: Window, answer: Answer) -> set[str]:
        """See what an action changed; returns the ids."""
        await settle(self.scene.hass)
        now = await self.book()
        changed = self.differ(now)
        if not answer["success"]:
            assert changed == set(), "a refused change has changed something"
            return changed
        token = answer["result"]["response"]["undo"]
        if token is None:
            assert changed == set(), "a change that says that it is none"
            return changed
        self.undos.append(
            Undo(
                window=window,
                token=token,
                before={key: each for key, each in self.known.items() if key in changed},
                after={key: each for key, each in now.items() if key in changed},
            )
        )
        self.known = now
        return changed

    async def run(self) -> None:
        """Sync Anna's account, once no run of its own is under way."""
        while True:
            await until(self.idle)
            try:
                await self.scene.house.sync(self.scene.account)
            except ServiceValidationError as refused:
                if self.idle():
                    raise refused from None
            else:
                return

    def idle(self) -> bool:
        """Tell whether no run of Anna's account is under way."""
        return self.scene.account.runtime_data.calendars[0].sync.running is None

    def tag(self) -> str:
        """Return a new one."""
        self.number += 1
        return f"x{self.number:04}"

    def time(self) -> datetime:
        """Return a quarter of an hour of the coming days."""
        quarters = self.random.randrange(24 * 4 * DAYS)
        return soon(1) + timedelta(minutes=15 * quarters)

    def writer(self) -> Window:
        """Choose who does something."""
        return self.random.choice(self.windows[:2])

    async def check(self) -> None:
        """See that all pages show what is, and nothing that is not theirs to see."""
        assert await self.book() == self.known, "something has changed by itself"
        for window in self.windows:
            await window.come_to_rest()
            for key, each in [*window.follows.items()]:
                fresh = await window.fresh(each.command, each.fields)
                assert window.follows[key].state == fresh, f"{window.name} is behind"
        self.hidden()

    def hidden(self) -> None:
        """See that no page holds the title of what its user may not see."""
        everything = {tag_of(each) for each in self.known.values()}
        bens = {tag_of(each) for each in self.known.values() if self.scene.ben in each.owners}
        for window in self.windows:
            role = None if window.studio is None else window.studio["role"]
            seen = {"desk": everything, "staff": bens}.get(str(role), set[str]())
            held = set(TAG.findall(window.holds()))
            assert held <= seen, f"{window.name}, {role}, holds {held - seen}"

    async def in_step(self) -> None:
        """See that Google holds what the book says, once each."""
        await self.run()
        await self.run()
        found = Counter(
            match[0] for title in in_google_titles(self.scene) if (match := TAG.search(title))
        )
        expected = Counter(
            tag_of(each)
            for each in self.known.values()
            if self.scene.anna in each.owners and each.series_id is None and each.lives
        )
        assert found == expected


def in_google_titles(scene: Scene) -> list[str]:
    """Return the titles of all that is in Anna's calendar: of a series once."""
    events = scene.house.google.account(ANNA).primary.events()
    return [str(each.get("summary")) for each in events if "recurringEventId" not in each]
