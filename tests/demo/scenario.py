"""The demo from its first step to its last."""

from datetime import timedelta
import json
import platform

from custom_components.studio_sync.book.model import Appointment
from tests.live.calendars import calendars_by_subentry
from tests.live.folder import INTEGRATION
from tests.live.google import Person

from .backend import use_server
from .book_moves import move_book
from .client_files import card_to_the_user, import_and_undo
from .contact_syncs import clients_go_to_google, edit_contacts, sync_contacts
from .deciding import keep_the_rest, move_the_first
from .desk import book_and_undo
from .edits import Pair, sessions_ahead
from .filling import fill
from .google_items import Item, items
from .health import complaints, in_short, unavailable
from .left_open import leave_open, see_open
from .mailbox import read_report, set_up_mail
from .office import Office
from .people import CLIENTS, COLLEAGUES, JONAS, MARA, ROOMS, ZONE, Colleague
from .phone_edits import use_phones
from .phone_programs import use_programs
from .phones import add_accesses
from .report import AccountReport
from .sessions import SESSION, make_session
from .set_up import (
    DOMAIN,
    add_credentials,
    add_studio,
    connect,
    entries,
    reload,
    set_enabled,
    until_state,
)
from .stage import Stage
from .syncing import Account, switch_sync, sync
from .syncs import agree, edit_and_sync, first_sync
from .to_do import see_to_do
from .undoing import take_back
from .users import STAFF, add_users, give_roles


async def play(stage: Stage) -> None:
    """Play all acts; what they find out is in the stage's progress."""
    await _versions(stage)
    await _studio(stage)
    await _google_calendars(stage)
    await _connect(stage)
    await first_sync(stage)
    await edit_and_sync(stage)
    await take_back(stage)
    await set_up_mail(stage)
    await make_session(stage)
    await read_report(stage, SESSION)
    office = await clients_go_to_google(stage)
    await edit_contacts(office)
    await import_and_undo(office)
    await card_to_the_user(office)
    phones = await add_accesses(office)
    await use_phones(office, phones)
    await use_programs(stage, phones)
    await book_and_undo(stage, phones)
    await move_the_first(stage)
    await _reload(stage, office)
    await agree(stage, "at the end")
    await keep_the_rest(stage)
    await use_server(stage)
    await move_book(stage)
    await leave_open(stage, phones)
    await _afterwards(stage)


async def _versions(stage: Stage) -> None:
    manifest = json.loads((INTEGRATION / "manifest.json").read_text(encoding="utf-8"))
    stage.progress.report.versions = {
        "home_assistant": (await stage.ha.rest.get("/api/config"))["version"],
        "studio_sync": manifest["version"],
        "python": platform.python_version(),
    }


async def _studio(stage: Stage) -> None:
    progress, ha = stage.progress, stage.ha
    with progress.step(f"the studio, {len(COLLEAGUES)} staff and {len(ROOMS)} rooms are added"):
        stage.users = await add_users(ha)
        stage.studio = await add_studio(ha, {JONAS.key: stage.users[STAFF].id})
    entry_id = stage.studio.entry_id
    with progress.step("a user for each role may use it: owner, front desk, staff, wall tablet"):
        await give_roles(ha, entry_id, stage.users)
    with progress.step("clients and six months of appointments are written into its book"):
        await set_enabled(ha, entry_id, enabled=False)
        stage.appointments = await fill(
            stage.studio.book(ha.folder),
            stage.today,
            staff=stage.studio.staff,
            rooms=stage.studio.rooms,
        )
        await set_enabled(ha, entry_id, enabled=True)
    progress.report.studio = {
        "staff": len(COLLEAGUES),
        "rooms": len(ROOMS),
        "clients": len(CLIENTS),
        "appointments": len(stage.appointments),
    }


async def _google_calendars(stage: Stage) -> None:
    """Fill the two Google calendars as their owners would have."""
    own = "two people fill their Google calendars with items of their own"
    with stage.progress.step(own):
        overlapped = sessions_ahead(stage.appointments, stage.studio.staff[MARA.key], stage.now)[0][
            0
        ]
        copied = _copied(stage)
        for colleague in COLLEAGUES:
            if colleague.google is None:
                continue
            person = await stage.google.add_person(
                colleague.google, name=colleague.name, time_zone=ZONE
            )
            stage.persons[colleague.key] = person
            for item in items(colleague.key, stage.today, overlapped=overlapped, copied=copied):
                event_id = await _enter(stage, person, item)
                if item.skipped:
                    stage.apart.add(event_id)
                    stage.expected_skipped.setdefault(colleague.key, []).append(item.skipped)


def _copied(stage: Stage) -> Appointment:
    """Choose the session that Jonas has in Google already: none that Mara shares."""
    sessions = sessions_ahead(stage.appointments, stage.studio.staff[JONAS.key], stage.now)
    return next(entry for entry, _ in sessions[4:] if not entry.assistant_ids)


async def _enter(stage: Stage, person: Person, item: Item) -> str:
    made = await (person.receive if item.received else person.insert)(item.event)
    event_id: str = made["id"]
    if item.moved:
        shown = await person.instances(stage.now, stage.now + timedelta(days=60))
        for day, times in item.moved.items():
            instance = next(
                event
                for event in shown
                if event.get("recurringEventId") == event_id
                and event["start"]["dateTime"].startswith(day.isoformat())
            )
            await person.change(instance["id"], times)
    return event_id


async def _connect(stage: Stage) -> None:
    """Connect both accounts while the studio's sync is switched off, to preview it first."""
    ha, progress = stage.ha, stage.progress
    with progress.step("the owner enters the OAuth client of Google's console"):
        await add_credentials(ha)
    await switch_sync(ha, on=False)
    for colleague in COLLEAGUES:
        if colleague.google is None:
            continue
        with progress.step(f"{colleague.name} signs in to Google and connects the account"):
            entry_id = await connect(ha, stage.studio, colleague)
        account = _account(entry_id, colleague)
        stage.accounts.append(account)
        progress.report.accounts.append(account.report)
    calendars = await calendars_by_subentry(ha, DOMAIN)
    stage.pairs = [
        Pair(
            key=key,
            person=person,
            calendar=calendars[stage.studio.staff[key]],
            now=stage.now,
        )
        for key, person in stage.persons.items()
    ]


def _account(entry_id: str, colleague: Colleague) -> Account:
    assert colleague.google is not None
    report = AccountReport(email=colleague.google, staff=colleague.name)
    return Account(entry_id=entry_id, key=colleague.key, report=report)


async def _reload(stage: Stage, office: Office) -> None:
    """Reload the studio, which takes its accounts along."""
    ha, progress = stage.ha, stage.progress
    with progress.step("the studio is reloaded, and synced once more"):
        await reload(ha, stage.studio.entry_id)
        for entry in await entries(ha):
            await until_state(ha, entry["entry_id"], "loaded")
        runs = [await sync(ha, account, "after a reload") for account in stage.accounts]
        runs.append(await sync_contacts(office))
    progress.check(
        "a reload changes nothing",
        ok=not any(run.changes for run in runs),
        detail=", ".join(f"{run.changes} changes, {run.requests} requests" for run in runs),
    )


async def _afterwards(stage: Stage) -> None:
    """Look at what Google and Home Assistant have to say about it all."""
    progress = stage.progress
    mails = await stage.google.mails()
    progress.check(
        "no guest or client was mailed by Google", ok=mails == 0, detail=f"{mails} mails"
    )
    wrong = await stage.google.violations()
    progress.check(
        "every request fits Google's discovery document", ok=not wrong, detail="; ".join(wrong[:3])
    )
    await see_open(stage)
    await see_to_do(stage)
    absent = await unavailable(stage.ha)
    progress.check("every entity is available", ok=not absent, detail=", ".join(absent))
    log = (stage.ha.folder / "home-assistant.log").read_text(encoding="utf-8", errors="replace")
    found = complaints(log)
    progress.check(
        "no warning or error of ours in Home Assistant's log",
        ok=not found,
        detail="\n".join(map(in_short, found[:5])),
    )
