"""What the demo leaves for the newcomer to decide: one question of each kind.

Each is asked here and answered by nobody; what was asked before is settled.
"""

from datetime import datetime, time, timedelta

from tests.live.flows import Flow
from tests.live.phone import event_text
from tests.live.waiting import Overdue, until

from .agreement import Slot
from .edits import Event, Pair, sessions_ahead
from .health import open_kinds
from .people import JONAS, MARA
from .phones import Phones, phone_of
from .sample_appointments import at
from .set_up import until_state
from .stage import Stage
from .syncing import settle, switch_sync, sync

CALLER = "Priya Natarajan"
ARRIVALS = {f"Photos for {CALLER}?": time(6), "Pick up the walnut frames": time(7)}
"""What arrives from a phone, and when: nobody is taken then. The first names a client."""
PLACES = "Rose garden", "Harbour"
"""Where a session takes place, by Google and by the studio."""
CONTESTED, OVERLAPPED = 6, 7
"""Which of Mara's sessions: the first six were edited before."""
EDITED = 4
"""So many of Jonas's sessions were edited before."""
REPAIRS = {"edit_conflict", "held_mass_deletion", "overlap"}


async def leave_open(stage: Stage, phones: Phones) -> None:
    """Bring them about, and take none of the decisions."""
    await _arrivals(stage, phones)
    await _overlap(stage)
    await _edit_conflict(stage)
    await _held_plan(stage)


async def see_open(stage: Stage) -> None:
    """See that these questions are open in the end, and no other repair."""

    async def look() -> list[str] | None:
        found = await open_kinds(stage.ha)
        return found if set(found) == REPAIRS else None

    # After a reload the questions are asked again, when they have been looked for.
    try:
        kinds = await until(look, "the open repairs")
    except Overdue:
        kinds = await open_kinds(stage.ha)
    stage.progress.check(
        "open are an overlap, an edit conflict and a held plan, and no other repair",
        ok=set(kinds) == REPAIRS,
        detail=", ".join(kinds),
    )


async def _arrivals(stage: Stage, phones: Phones) -> None:
    """Have two made on Mara's phone: one names a client, and nobody knows whose the other is."""
    day = stage.today + timedelta(days=6)
    async with phone_of(stage, phones.mara) as phone:
        with stage.progress.step("Mara notes two appointments on her phone, and they are synced"):
            for title, clock in ARRIVALS.items():
                uid = f"arrival-{clock:%H}"
                text = event_text(uid, title, at(day, clock))
                await phone.well("PUT", f"{phones.mara.calendar}{uid}.ics", text, If_None_Match="*")
            await settle(stage.ha, stage.accounts)
    stage.progress.left.append(
        f"two arrivals from a phone, which have no client: {' and '.join(map(repr, ARRIVALS))}"
    )


async def _overlap(stage: Stage) -> None:
    mara, slot = stage.pair(MARA.key), _session(stage, OVERLAPPED)
    start = datetime.fromisoformat(slot.start) + timedelta(minutes=30)
    end = start + timedelta(hours=1)
    coffee = {
        "summary": "Coffee with Nora",
        "start": {"dateTime": start.isoformat()},
        "end": {"dateTime": end.isoformat()},
    }
    with stage.progress.step("Mara enters an appointment at the time of a session"):
        await mara.person.insert(coffee)
        await settle(stage.ha, stage.accounts)
    stage.progress.left.append(f"an overlap: {coffee['summary']!r} and {slot.title!r} at one time")


def _session(stage: Stage, number: int) -> Slot:
    return sessions_ahead(stage.appointments, stage.studio.staff[MARA.key], stage.now)[number][1]


async def _edit_conflict(stage: Stage) -> None:
    """Have Mara's account ask, and edit one field on both sides."""
    account, mara = stage.account(MARA.key), stage.pair(MARA.key)
    slot = _session(stage, CONTESTED)
    with stage.progress.step("Mara chooses to be asked; both sides move one session elsewhere"):
        flow = await Flow.options(stage.ha.rest, account.entry_id)
        await flow.choose("sync")
        kept = {name: value for name, value in flow.defaults().items() if value is not None}
        await flow.submit(**{**kept, "policy": "ask"})
        flow.made()
        await until_state(stage.ha, account.entry_id, "loaded")
        await switch_sync(stage.ha, on=False)
        await mara.person.change((await mara.in_google(slot))["id"], {"location": PLACES[0]})
        await mara.calendar.change(await mara.in_studio(slot), location=PLACES[1])
        await switch_sync(stage.ha, on=True)
        await settle(stage.ha, stage.accounts)
    places = (
        (await mara.in_google(slot)).get("location"),
        (await mara.in_studio(slot)).get("location"),
    )
    stage.progress.check(
        "while that is asked each side keeps its own", ok=places == PLACES, detail=str(places)
    )
    stage.progress.left.append(
        f"an edit conflict: {slot.title!r} takes place at {' or at '.join(PLACES)}"
    )


async def _held_plan(stage: Stage) -> None:
    """Have most of what is ahead deleted on Jonas's phone: the brake asks (B4)."""
    account, jonas = stage.account(JONAS.key), stage.pair(JONAS.key)
    sessions = sessions_ahead(stage.appointments, stage.studio.staff[JONAS.key], stage.now)[EDITED:]
    await switch_sync(stage.ha, on=False)
    with stage.progress.step("Jonas's phone deletes all of his sessions ahead but a few"):
        doomed = [await jonas.in_google(slot) for _, slot in sessions]
        for event in doomed:
            await jonas.person.remove(event["id"])
    before = await _titles(jonas)
    await switch_sync(stage.ha, on=True)
    with stage.progress.step("his sync stops and asks"):
        run = await sync(stage.ha, account, "a held plan")
    stage.progress.check(
        "the sync that would delete them is held, and the studio keeps them all",
        ok=run.outcome == "held" and await _titles(jonas) == before,
        detail=f"{len(doomed)} deleted in Google, outcome {run.outcome}",
    )
    stage.progress.left.append(
        f"a held plan: {len(doomed)} of Jonas's sessions are gone from his Google"
    )


async def _titles(pair: Pair) -> list[str]:
    shown: list[Event] = await pair.studio()
    return [f"{event['start']} {event['summary']}" for event in shown]
