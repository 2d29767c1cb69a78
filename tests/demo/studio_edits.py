"""What is changed in the studio's calendars meanwhile, in Home Assistant."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from .agreement import Slot
from .edits import Edit, Pair, first, moved, slot_of
from .google_edits import NOTE, PLACE_STUDIO
from .people import ZONE
from .sample_appointments import at


def _local(day: date, clock: time) -> str:
    return datetime.combine(day, clock, ZoneInfo(ZONE)).isoformat()


def _slot(day: date, clock: time, minutes: int, title: str) -> Slot:
    start = at(day, clock)
    return Slot(start.isoformat(), (start + timedelta(minutes=minutes)).isoformat(), title)


async def for_mara(mara: Pair, sessions: list[Slot], today: date) -> list[Edit]:
    """Edit Mara's calendar. ``sessions`` are hers, ahead; the first six are used."""
    _, _, renamed, _, contested, dropped = sessions[:6]
    await mara.calendar.change(await mara.in_studio(renamed), description=NOTE)
    await mara.calendar.change(await mara.in_studio(contested), location=PLACE_STUDIO)
    await mara.calendar.remove(await mara.in_studio(dropped))
    edits = [Edit(what="a session taken out in the studio", before=dropped)]
    dentist = first(await mara.studio(), "Dentist 🦷", mara.now)
    await mara.calendar.change(dentist, description="Bring the insurance card.")
    edits.append(
        Edit(
            what="a note added in the studio to what Google had",
            after=slot_of(dentist),
            fields={"description": "Bring the insurance card."},
        )
    )
    day = today + timedelta(20)
    await mara.calendar.add(
        summary="Open day 🎈",
        dtstart=day.isoformat(),
        dtend=(day + timedelta(1)).isoformat(),
    )
    edits.append(
        Edit(
            what="a whole day made in the studio",
            after=Slot(day.isoformat(), (day + timedelta(1)).isoformat(), "Open day 🎈"),
        )
    )
    return edits


async def for_jonas(jonas: Pair, sessions: list[Slot], today: date) -> list[Edit]:
    """Edit Jonas's calendar: single ones, series, and "this and following"."""
    edits = [
        await _move(jonas, sessions[0]),
        await _workshop(jonas, today),
        await _football(jonas),
    ]
    proofs = first(await jonas.studio(), "Album proofs to the lab", jonas.now + timedelta(weeks=3))
    await jonas.calendar.remove(proofs)
    edits.append(
        Edit(what="one instance of a series cancelled in the studio", before=slot_of(proofs))
    )
    return edits


async def _move(jonas: Pair, slot: Slot) -> Edit:
    later = moved(slot, hours=1)
    shown = await jonas.in_studio(slot)
    await jonas.calendar.change(shown, dtstart=later.start, dtend=later.end)
    return Edit(what="a session moved in the studio", before=slot, after=later)


async def _workshop(jonas: Pair, today: date) -> Edit:
    """Make a series in the studio that crosses the next clock change."""
    day = today + timedelta(4)
    await jonas.calendar.add(
        summary="Light workshop",
        location="Black Box",
        dtstart=_local(day, time(20)),
        dtend=_local(day, time(21, 30)),
        rrule="FREQ=WEEKLY;INTERVAL=3;COUNT=10",
    )
    last = _slot(day + timedelta(weeks=27), time(20), 90, "Light workshop")
    return Edit(what="a series made in the studio, over a clock change", after=last)


async def _football(jonas: Pair) -> Edit:
    """Change this and all following of the series that came from Google."""
    training = first(await jonas.studio(), "Football ⚽", jonas.now + timedelta(weeks=3))
    before = slot_of(training)
    after = moved(before, minutes=30)._replace(title="Football ⚽, winter hall")
    await jonas.calendar.change(
        training, following=True, summary=after.title, dtstart=after.start, dtend=after.end
    )
    return Edit(
        what="this and the following of a series changed in the studio",
        before=before,
        after=after,
    )
