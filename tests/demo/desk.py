"""The front desk books a session on the page, and takes that back with *Undo*."""

from datetime import time, timedelta

from tests.live.client import Json

from .agreement import Slot, slots
from .people import CLIENTS, MARA
from .phones import Phones, phone_of
from .sample_appointments import at
from .sessions import TYPE
from .set_up import DOMAIN
from .stage import Stage
from .syncing import settle
from .syncs import agree
from .users import DESK, page_of

CALLER = CLIENTS[0]
EARLY = time(5)
"""Mara has nothing else then."""


async def book_and_undo(stage: Stage, phones: Phones) -> None:
    """Look for the session in Google and on Mara's phone when it is booked, and afterwards."""
    progress, studio = stage.progress, stage.studio.entry_id
    day, calendar = stage.today + timedelta(days=6), phones.mara.calendar
    start = at(day, EARLY)
    slot = Slot(start.isoformat(), (start + timedelta(hours=1)).isoformat(), f"{TYPE} – {CALLER}")
    async with page_of(stage, DESK) as page, phone_of(stage, phones.mara) as phone:
        first = await phone.changes(calendar)
        with progress.step("the front desk books a session for Mara, and it is synced"):
            listed = await page.ask(f"{DOMAIN}.list_clients", config_entry_id=studio)
            booked = await page.ask(
                f"{DOMAIN}.add_appointment",
                config_entry_id=studio,
                start=f"{day} {EARLY:%H:%M}",
                session_type=TYPE,
                staff_id=MARA.name,
                client_id=_client(listed),
            )
            await settle(stage.ha, stage.accounts)
        there = await _times_in_google(stage, slot)
        second = await phone.changes(calendar, first.token)
        texts = [(await phone.well("GET", path)).body for path in second.changed]
        progress.check(
            "a session that the front desk booked is in Google and on the phone, once",
            ok=there == len(texts) == 1 and slot.title in texts[0].replace("\r\n ", ""),
            detail=f"{slot.title}: {there} in Google, {len(texts)} on the phone",
        )
        with progress.step("the front desk presses Undo, and it is synced"):
            await page.call(f"{DOMAIN}/undo", entry_id=studio, undo=booked["undo"])
            await settle(stage.ha, stage.accounts)
        there = await _times_in_google(stage, slot)
        third = await phone.changes(calendar, second.token)
    progress.check(
        "Undo took it back, in Google and on the phone, too",
        ok=there == 0 and not third.changed and set(third.gone) == set(second.changed),
        detail=f"{there} in Google, {len(third.gone)} gone from the phone",
    )
    await agree(stage, "after Undo")


def _client(listed: Json) -> str:
    found: str = next(each["client_id"] for each in listed["clients"] if each["name"] == CALLER)
    return found


async def _times_in_google(stage: Stage, slot: Slot) -> int:
    return slots(await stage.pair(MARA.key).google())[slot]
