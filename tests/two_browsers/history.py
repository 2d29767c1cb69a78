"""One history: random steps of two people, each of which is compared with the book."""

import asyncio
from dataclasses import dataclass, field
from random import Random

from tests.demo.set_up import reload, until_state
from tests.live.phone import Phone, event_text
from tests.live.waiting import Overdue, until
from tests.test_browser_page import CLIENT, Set
from tests.test_browser_page_todo import at

from .actor import AS_BEFORE, Actor, Deed
from .shown import Rows, clients, differ, families, rows, unlike

AT_REST = 30.0
"""Seconds in which a page has to show what is there, on a busy machine."""


@dataclass(slots=True, kw_only=True)
class Last:
    """What somebody has done last, and can take back."""

    deed: Deed
    step: int
    before: Rows
    after: Rows


@dataclass(slots=True, kw_only=True)
class History:
    """Two people, a phone, and what is known of the book."""

    scene: Set
    actors: list[Actor]
    handset: Phone
    calendar: str
    random: Random
    steps: list[str] = field(default_factory=list)
    changed: dict[str, int] = field(default_factory=dict)
    """In which step each appointment was changed last, by family."""
    last: dict[str, Last] = field(default_factory=dict)
    known: Rows = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)

    async def play(self, steps: int) -> None:
        """Play so many steps, and compare after each."""
        chances = {
            self.book: 4,
            self.drag: 5,
            self.move: 3,
            self.give: 2,
            self.cancel: 3,
            self.change: 3,
            self.undo: 5,
            self.both_drag: 2,
            self.both_change: 2,
            self.arrive: 2,
            self.settle: 3,
            self.client: 1,
            self.reload: 1,
            self.studio_reloads: 1,
        }
        self.known, self.people = await self.book_now(), await clients(self.scene)
        for number in range(steps):
            [step] = self.random.choices([*chances], weights=[*chances.values()])
            self.steps.append(f"{number}: {step.__name__} …")
            await step()
            await self.at_rest()

    async def book_now(self) -> Rows:
        """Return all that there is, as an administrator sees it."""
        return await rows(self.scene, self.scene.actors.ha.sign_in.token, cancelled=True)

    @property
    def number(self) -> int:
        """Which step it is."""
        return len(self.steps)

    def anybody(self) -> Actor:
        """Choose who does something."""
        return self.random.choice(self.actors)

    # -- comparing ----------------------------------------------------------------------

    async def compare(self, *deeds: Deed) -> None:
        """See that what has changed is what was asked for, and nothing else."""
        self.steps[-1] = " | ".join(each.words for each in deeds)
        before, now = self.known, await self.book_now()
        keys = differ(before, now)
        meant = frozenset[str]().union(*(each.families for each in deeds))
        fresh = families(before, now, keys) - meant
        known = {each.family for each in before.values()}
        assert not fresh & known, f"something else has changed: {fresh & known}"
        assert len(fresh) <= sum(each.new for each in deeds), f"too much is new: {fresh}"
        if len(deeds) == 1:
            deeds[0].holds(before, now)
        people = await clients(self.scene)
        expected = self.people
        for each in deeds:
            expected = expected | each.clients
        assert people == expected, f"the clients are not as expected: {people}"
        self.note(keys, before, now)
        self.people = people

    def note(self, keys: set[str], before: Rows, now: Rows) -> None:
        """Remember when what was changed last."""
        for each in families(before, now, keys):
            self.changed[each] = self.number
        self.known = now

    async def alone(self, actor: Actor, deed: Deed) -> None:
        """Compare what one person did, and remember it for *Undo*."""
        before = self.known
        await self.compare(deed)
        self.last[actor.name] = Last(deed=deed, step=self.number, before=before, after=self.known)

    async def at_rest(self) -> None:
        """See that both pages show what the book holds."""
        for each in self.actors:
            await each.close()
            # Home Assistant's own frontend does not handle a lost connection, and says so late.
            errors = each.window.frontend.errors
            errors[:] = [error for error in errors if error != "Object"]
            wrong: list[str] = []

            async def look(each: Actor = each, wrong: list[str] = wrong) -> bool:
                wrong[:] = await unlike(self.scene, each.window, each.token, self.scene.day)
                return not wrong

            try:
                await until(look, f"the page of {each.name}", AT_REST)
            except Overdue:
                raise AssertionError(f"the page of {each.name} is behind: {wrong}") from None

    # -- steps --------------------------------------------------------------------------

    async def one(self) -> Actor:
        """Choose who does something; what was said before is closed."""
        actor = self.anybody()
        await actor.hush()
        return actor

    async def book(self) -> None:
        """Book something new."""
        actor = await self.one()
        await self.alone(actor, await actor.book(f"New {self.number}"))

    async def drag(self) -> None:
        """Drag something."""
        actor = await self.one()
        await self.alone(actor, await actor.drag())

    async def move(self) -> None:
        """Move something without dragging."""
        actor = await self.one()
        await self.alone(actor, await actor.move_by_panel())

    async def give(self) -> None:
        """Give something away."""
        actor = await self.one()
        await self.alone(actor, await actor.give())

    async def cancel(self) -> None:
        """Cancel something."""
        actor = await self.one()
        await self.alone(actor, await actor.cancel())

    async def change(self) -> None:
        """Change the notes of something."""
        actor = await self.one()
        await self.alone(actor, await actor.change(f"Notes {self.number}"))

    async def reload(self) -> None:
        """Load a page again."""
        actor = await self.one()
        self.last.pop(actor.name, None)
        await self.compare(await actor.reload())

    async def settle(self) -> None:
        """Settle an overlap."""
        actor = await self.one()
        await self.alone(actor, await actor.settle())

    async def client(self) -> None:
        """Write about a client."""
        actor = self.actors[0]
        await actor.hush()
        self.last.pop(actor.name, None)
        await self.compare(await actor.edit_client(f"Notes {self.number}"))

    async def studio_reloads(self) -> None:
        """Reload the studio while the pages are open."""
        ha, entry = self.scene.actors.ha, self.scene.studio.entry_id
        await reload(ha, entry)
        await until_state(ha, entry, "loaded")
        await self.compare(Deed(words="the studio is reloaded"))

    async def arrive(self) -> None:
        """Have something arrive from a phone, and somebody link it."""
        title = f"Photos {self.number} for {CLIENT}?"
        hour = self.random.randrange(9, 18)
        text = event_text(f"n{self.number}", title, at(self.scene, hour))
        await self.handset.well("PUT", f"{self.calendar}n{self.number}.ics", text)
        await self.compare(Deed(words=f"{title} arrives", new=1))
        [row] = [each for each in self.known.values() if each.title == title]
        actor = self.actors[0]
        await actor.hush()
        self.steps.append("link …")
        await self.alone(actor, await actor.link(row))

    async def both_drag(self) -> None:
        """Have both drag the same at the same time: one of them, or both, one after the other."""
        row = await self.actors[1].pick()
        if row is None:
            return
        for each in self.actors:
            await each.hush()
        self.last.clear()
        await self.compare(*await asyncio.gather(*(each.drag(row) for each in self.actors)))

    async def both_change(self) -> None:
        """Have both type into the same, and save one after the other: nothing is overwritten."""
        row = await self.actors[1].pick(repeats=False)
        if row is None:
            return
        first, second = self.random.sample(self.actors, 2)
        mine = f"Notes {self.number} of {first.name}"
        theirs = f"Notes {self.number} of {second.name}"
        await first.begin_change(row, mine)
        await second.begin_change(row, theirs)
        await self.compare(await first.save_change(row, mine))
        self.last.clear()
        self.steps.append("save as second …")
        deed = await second.save_change(row, theirs)
        assert "Nothing was overwritten" in deed.words, deed.words
        await self.compare(deed)

    async def undo(self) -> None:
        """Press Undo: it is exactly as it was before, or nothing is changed."""
        actor = self.anybody()
        last = self.last.pop(actor.name, None)
        if last is None:
            self.steps[-1] = f"{actor.name} has nothing to undo"
            return
        said = await actor.undo()
        if said is None:
            return
        self.steps[-1] = f"{actor.name} undoes {last.deed.words}: {said}"
        touched = differ(last.before, last.after)
        of = families(last.before, last.after, touched)
        overtaken = any(self.changed.get(each, 0) > last.step for each in of)
        now = await self.book_now()
        if said == AS_BEFORE:
            others = {key: each for key, each in self.known.items() if key not in touched}
            former = {key: each for key, each in last.before.items() if key in touched}
            assert now == others | former, differ(now, others | former)
        else:
            assert overtaken, f"it can't be undone, and nobody has changed it: {said}"
            assert now == self.known, "a refused undo has changed something"
        self.note(differ(self.known, now), self.known, now)
        self.people = await clients(self.scene)
