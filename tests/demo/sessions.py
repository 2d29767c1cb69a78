"""An appointment that Mara made in Google becomes the session of a client (S19, S20)."""

from datetime import date, time, timedelta

from tests.live.client import Json
from tests.live.flows import Flow

from .google_items import Event, timed
from .people import CLIENTS, DAYLIGHT, MARA, client_phone
from .sample_appointments import SESSION_TYPES
from .set_up import DOMAIN
from .stage import Stage
from .syncing import settle
from .syncs import agree

CALLER = CLIENTS.index("Sofia Rossi")
ENQUIRY = f"Photos for {CLIENTS[CALLER]}?"
TYPE = "Business portrait"
SESSION = f"{TYPE} – {CLIENTS[CALLER]}"
COLOURS = (
    [67, 160, 71],
    [30, 136, 229],
    [251, 140, 0],
    [142, 36, 170],
    [216, 27, 96],
    [0, 137, 123],
)
"""Of the types of session, red, green and blue."""
TIDYING = {"Family portrait": 15, "Newborn": 30}
"""Minutes that a type keeps free after it; the others keep none."""
LIKELY = 0.9
"""A score from which on a suggestion is as good as sure."""


def enquiry(today: date) -> Event:
    """Write what Mara notes in Google: nobody, and no room, is taken then."""
    national = client_phone(CALLER).replace("+49 ", "0")
    return {
        "summary": ENQUIRY,
        "description": f"She called and would like an early date.\nBack: {national}",
        **timed(today + timedelta(days=6), time(12, 30), 45),
    }


async def make_session(stage: Stage) -> None:
    """Sync the enquiry in, link the suggested client, convert it, and look at Google."""
    ha, progress, mara = stage.ha, stage.progress, stage.pair(MARA.key)
    with progress.step("Mara notes an enquiry in Google, and it is synced"):
        event = await mara.person.insert(enquiry(stage.today))
        await settle(ha, stage.accounts)
    listed = await unlinked(stage, ENQUIRY)
    likeliest = listed["suggestions"][0]
    reasons = ", ".join(f"{each['reason']} {each['found']}" for each in likeliest["reasons"])
    progress.check(
        "an unlinked appointment from Google comes with a suggestion of its client",
        ok=listed["client_id"] is None
        and likeliest["name"] == CLIENTS[CALLER]
        and likeliest["score"] > LIKELY,
        detail=f"{ENQUIRY} → {likeliest['name']}, {likeliest['score']:.2f}: {reasons}",
    )
    with progress.step("it is linked to that client"):
        linked = await _do(stage, "link_client", listed, client_id=likeliest["client_id"])
    progress.check(
        "the appointment is linked to the client",
        ok=linked["client"] == CLIENTS[CALLER] and not await unlinked(stage, ENQUIRY),
        detail=f"{linked['title']} · {linked['client']}",
    )
    with progress.step("the owner adds the types of session, and it is converted to one"):
        await _add_types(stage)
        session = await _do(
            stage, "convert_to_session", listed, session_type=TYPE, resource_ids=[DAYLIGHT.name]
        )
        await settle(ha, stage.accounts)
    there = (await mara.person.get(event["id"])).get("summary")
    progress.check(
        "it is a session, and Google shows its new title",
        ok=session["kind"] == "session" and session["title"] == there == SESSION,
        detail=f"{ENQUIRY} → {there}",
    )
    await agree(stage, "after it became a session")


async def unlinked(stage: Stage, title: str) -> Json:
    """Find an enquiry among what has no client; None if it is not there."""
    answer = await stage.ha.socket.ask(
        f"{DOMAIN}.list_appointments",
        config_entry_id=stage.studio.entry_id,
        end=(stage.today + timedelta(days=8)).isoformat(),
        staff_id=MARA.name,
        unlinked=True,
    )
    return next((each for each in answer["appointments"] if each["title"] == title), None)


async def _do(stage: Stage, action: str, listed: Json, **fields: str | list[str]) -> Json:
    """Perform an action on an appointment; answer with what became of it."""
    answer = await stage.ha.socket.ask(
        f"{DOMAIN}.{action}",
        config_entry_id=stage.studio.entry_id,
        appointment_id=listed["appointment_id"],
        **fields,
    )
    return answer["appointments"][0]


async def _add_types(stage: Stage) -> None:
    for number, ((name, minutes), colour) in enumerate(zip(SESSION_TYPES, COLOURS, strict=True)):
        flow = await Flow.options(stage.ha.rest, stage.studio.entry_id)
        await flow.choose("session_types")
        if number:  # The first is asked for at once.
            await flow.submit(session_type="new")
        await flow.submit(
            name=name,
            minutes=minutes,
            colour=colour,
            buffer_before=0,
            buffer_after=TIDYING.get(name, 0),
        )
        flow.made()
