"""What the two people change in their Google calendars, on the phone."""

from datetime import date, time, timedelta

from .agreement import Slot
from .edits import Edit, Event, Pair, first, google_times, moved, slot_of
from .google_items import timed


async def of_mara(mara: Pair, sessions: list[Slot], today: date) -> list[Edit]:
    """Make Mara's edits. ``sessions`` are hers, ahead; the first six are used."""
    _, shifted, renamed, dropped, contested, _ = sessions[:6]
    events = await mara.google()
    edits = [
        await _move(mara, shifted),
        await _rename(mara, renamed),
        await _contest(mara, contested),
    ]
    await mara.person.remove((await mara.in_google(dropped))["id"])
    edits.append(Edit(what="a session deleted in Google", before=dropped))
    call = first(events, "Call the frame maker", mara.now)
    await mara.person.remove(call["id"])
    edits.append(Edit(what="an appointment deleted in Google", before=slot_of(call)))
    passport = {"summary": "Passport photo, walk-in", **timed(today + timedelta(3), time(17), 20)}
    made = await mara.person.insert(passport)
    edits.append(Edit(what="an appointment made in Google", after=slot_of(made)))
    edits.append(await _meeting(mara, events))
    edits.append(await _yoga(mara, events))
    return edits


async def of_jonas(jonas: Pair, sessions: list[Slot]) -> list[Edit]:
    """Make Jonas's edits. ``sessions`` are his, ahead."""
    slot = sessions[2]
    event = await jonas.in_google(slot)
    place = "Rooftop terrace ☀️"
    await jonas.person.change(event["id"], {"location": place})
    return [Edit(what="a place changed in Google", after=slot, fields={"location": place})]


async def _move(mara: Pair, slot: Slot) -> Edit:
    later = moved(slot, minutes=30)
    event = await mara.in_google(slot)
    await mara.person.change(event["id"], google_times(later))
    return Edit(what="a session moved in Google", before=slot, after=later)


async def _rename(mara: Pair, slot: Slot) -> Edit:
    """Change the title; in the studio somebody else writes a note in the same session."""
    title = f"{slot.title} (with grandparents)"
    event = await mara.in_google(slot)
    await mara.person.change(event["id"], {"summary": title})
    return Edit(
        what="a title changed in Google, the note in the studio: both kept",
        before=slot,
        after=slot._replace(title=title),
        fields={"description": NOTE},
    )


NOTE = "Bring the green backdrop."
PLACE_GOOGLE, PLACE_STUDIO = "Old town hall", "Botanical garden"


async def _contest(mara: Pair, slot: Slot) -> Edit:
    """Change the place; the studio changes it too, and later."""
    event = await mara.in_google(slot)
    await mara.person.change(event["id"], {"location": PLACE_GOOGLE})
    return Edit(
        what="a place changed on both sides: the newer one won",
        after=slot,
        fields={"location": PLACE_STUDIO},
    )


async def _meeting(mara: Pair, events: list[Event]) -> Edit:
    """Move one team meeting of the series that the studio made."""
    meeting = first(events, "Team meeting ☕", mara.now + timedelta(weeks=1))
    before = slot_of(meeting)
    later = moved(before, hours=1)
    await mara.person.change(meeting["id"], google_times(later))
    return Edit(what="one instance of a series moved in Google", before=before, after=later)


async def _yoga(mara: Pair, events: list[Event]) -> Edit:
    """Cancel one evening of the series that Mara made herself."""
    evening = first(events, "Yoga 🧘", mara.now + timedelta(weeks=4))
    await mara.person.remove(evening["id"])
    return Edit(what="one instance of a series cancelled in Google", before=slot_of(evening))
