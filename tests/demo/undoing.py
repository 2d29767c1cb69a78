"""The act in which a sync spreads two mistakes, and is undone."""

from collections import Counter

from .agreement import Slot, slots
from .edits import Event, Pair, first
from .people import MARA
from .stage import Stage
from .syncing import settle, switch_sync, sync, undo

PHOTO, DENTIST = "Passport photo, walk-in", "Dentist 🦷"
WRONG = "Passport photo, twins"
WRONG_PLACE = "Black Box"
SPREAD, UNDO = "two mistakes spread", "undo of that"

type Sides = tuple[Counter[Slot], Counter[Slot], str, str]


async def take_back(stage: Stage) -> None:
    """Undo a run (B2): both sides are then as they were before it, and stay so."""
    ha, progress = stage.ha, stage.progress
    account, mara = stage.account(MARA.key), stage.pair(MARA.key)
    await switch_sync(ha, on=False)
    with progress.step("Mara makes a mistake in Google, the studio another one"):
        photo = first(await mara.google(), PHOTO, mara.now)
        await mara.person.change(photo["id"], {"summary": WRONG})
        dentist = first(await mara.studio(), DENTIST, mara.now)
        await mara.calendar.change(dentist, location=WRONG_PLACE)
    before = await _sides(mara)
    await switch_sync(ha, on=True)
    with progress.step("a sync spreads them"):
        run = await sync(ha, account, SPREAD)
        account.report.runs.append(run)
    progress.runs([account.report], SPREAD)
    spread = await _sides(mara)
    progress.check(
        "each mistake reached the other side",
        ok=_shows(spread, WRONG) and spread[2:] == (WRONG_PLACE, WRONG_PLACE),
    )
    with progress.step("that run is undone"):
        account.report.runs.append(await undo(ha, account, run.id, UNDO))
    progress.check(
        "the undo put both sides back to before that run", ok=await _sides(mara) == before
    )
    progress.runs([account.report], UNDO)
    await settle(ha, stage.accounts)
    progress.check("what was undone stays undone", ok=await _sides(mara) == before)
    with progress.step("both mistakes are put right where they were made, and synced"):
        await mara.person.change(photo["id"], {"summary": PHOTO})
        dentist = first(await mara.studio(), DENTIST, mara.now)
        await mara.calendar.change(dentist, location="")
        await settle(ha, stage.accounts)


async def _sides(pair: Pair) -> Sides:
    """Read what both sides show, and where they have the dentist."""
    google, studio = await pair.google(), await pair.studio()
    return slots(google), slots(studio), _place(google, pair), _place(studio, pair)


def _place(events: list[Event], pair: Pair) -> str:
    return first(events, DENTIST, pair.now).get("location") or ""


def _shows(sides: Sides, title: str) -> bool:
    return all(any(slot.title == title for slot in side) for side in sides[:2])
