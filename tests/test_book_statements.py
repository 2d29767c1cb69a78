"""How many statements a month, a run without changes and an edit are: each is a round trip."""

from dataclasses import replace
from datetime import timedelta

from custom_components.studio_sync.book import appointments
from custom_components.studio_sync.book.database import Transaction

from .book_cost import counted
from .world import ZONE, World, world


async def test_what_is_done_all_day_is_few_round_trips(socket_enabled: None) -> None:
    async with world() as studio:
        name = await studio.add("Portrait")
        await studio.add("Course", recurrence=("RRULE:FREQ=WEEKLY;COUNT=6",))
        for _ in range(3):
            await studio.run()
        assert await _statements(studio, "run", name) <= 10
        assert await _statements(studio, "edit", name) <= 7
        await studio.run()
        assert await _statements(studio, "month", name) <= 5


async def _statements(studio: World, what: str, name: str) -> int:
    now = studio.clock()

    def month(tx: Transaction) -> None:
        appointments.window(tx, now, now + timedelta(days=31), "mia", zone=ZONE)

    def edit(tx: Transaction) -> None:
        old = appointments.get(tx, name)
        assert old is not None
        appointments.put(tx, replace(old, content=replace(old.content, title="Wedding")))

    with counted(studio.book._backend.engine) as found:
        match what:
            case "run":
                assert not (await studio.run()).plan.actions
            case "edit":
                await studio.book.write(edit)
            case _:
                await studio.book.read(month)
    return len(found)


async def test_an_edit_goes_by_what_was_written_before_it(socket_enabled: None) -> None:
    """What was read in a transaction is not what is there once it has been written."""
    async with world() as studio:
        name = await studio.add("Portrait")

        def edit(tx: Transaction) -> None:
            for title in ("Wedding", "Passport"):
                old = appointments.get(tx, name)
                assert old is not None
                appointments.put(tx, replace(old, content=replace(old.content, title=title)))
            last = appointments.get(tx, name)
            assert last is not None
            assert last.content.title == "Passport"

        before = (await studio.get(name)).rev
        await studio.book.write(edit)
        assert (await studio.get(name)).rev == before + 2
