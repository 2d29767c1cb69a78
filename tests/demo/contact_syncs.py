"""The acts in which clients and Google Contacts are brought into step (S10, S12, Z5)."""

from collections import Counter

from tests.live.contacts import name_of, values_of

from .office import GROUP, KNOWN, LABEL, OWN, Office, open_office
from .people import CLIENTS
from .report import AccountRun
from .set_up import DOMAIN
from .stage import Stage
from .syncing import as_run, ask, switch_sync

FIRST, AGAIN, EDITED = "contacts, first sync", "contacts, nothing changed", "contacts, edited"
MERGED, DELETED = "Nele Kruse", "Theo Maurer"
NUMBER, NOTE = "+49 30 23125 777", "Prefers the morning.\nBrings the dog 🐕"
NEWCOMER = "Renée Lavoie"


async def sync_contacts(office: Office, name: str = "") -> AccountRun:
    """Synchronize the contacts now, and report the run if it has a ``name``."""
    answer = await ask(office.stage.ha, "sync_contacts", office.account.entry_id)
    run = as_run(name, answer["reports"][0])
    if name:
        office.account.report.runs.append(run)
    return run


async def clients_go_to_google(stage: Stage) -> Office:
    """Preview, then populate: each client once in the label, and nothing else touched."""
    ha, progress = stage.ha, stage.progress
    await switch_sync(ha, on=False)
    office = await open_office(stage)
    own, before = await office.own(), await office.contacts.all()
    with progress.step("a preview of what the first contacts sync would do"):
        answer = await ask(ha, "sync_contacts", office.account.entry_id, preview=True)
    planned = Counter(step["action"] for step in answer["previews"][0]["actions"])
    progress.check(
        "a preview of the contacts shows each client, and writes nothing",
        ok=planned.total() == len(CLIENTS) and await office.contacts.all() == before,
        detail=", ".join(f"{number} {name}" for name, number in planned.items()),
    )
    await switch_sync(ha, on=True)
    with progress.step(f"the first sync puts {GROUP} into the label {LABEL}"):
        await sync_contacts(office, FIRST)
    progress.runs([office.account.report], FIRST)
    there, here = await office.cards()
    progress.check(
        f"{len(CLIENTS)} clients are in Google Contacts, each once",
        ok=there == here and there.total() == len(there) == len(CLIENTS),
        detail=f"{there.total()} in the label, {here.total()} in the group",
    )
    known = [await office.in_google(CLIENTS[number]) for number in KNOWN]
    after = await office.contacts.all()
    progress.check(
        "contacts that were there are recognised, not doubled, and keep what only they know",
        ok=len(after) == len(CLIENTS) + len(OWN)
        and all(each["resourceName"] in {one["resourceName"] for one in before} for each in known)
        and all(values_of(each, "nicknames") for each in known),
        detail=", ".join(map(name_of, known)),
    )
    progress.check(
        "the other contacts of the account are as they were, byte for byte",
        ok=await office.own() == own and len(own) == len(OWN),
        detail=", ".join(OWN),
    )
    with progress.step("the contacts are synced once more"):
        run = await sync_contacts(office, AGAIN)
    progress.check(
        "a further sync of the contacts changes nothing, with two requests",
        ok=not run.changes and run.requests <= 2,
        detail=f"{run.changes} changes, {run.requests} requests",
    )
    return office


async def edit_contacts(office: Office) -> None:
    """Edit on both sides, add and delete in Google; then see both sides."""
    stage = office.stage
    ha, progress = stage.ha, stage.progress
    before = await office.clients()
    await switch_sync(ha, on=False)
    with progress.step("the studio and the office edit one client; the office adds and deletes"):
        await ha.socket.ask(f"{DOMAIN}.update_client", client_id=before[MERGED].id, notes=NOTE)
        contact = await office.in_google(MERGED)
        numbers = [{"value": NUMBER, "type": "mobile"}, *contact["phoneNumbers"]]
        await office.contacts.change(contact, phoneNumbers=numbers)
        await office.contacts.add(
            LABEL,
            names=[{"givenName": "Renée", "familyName": "Lavoie"}],
            phoneNumbers=[{"value": "030 23125 888"}],
        )
        await office.contacts.remove(await office.in_google(DELETED))
    own = await office.own()
    await switch_sync(ha, on=True)
    with progress.step("the contacts are synced"):
        await sync_contacts(office, EDITED)
    progress.runs([office.account.report], EDITED)
    clients = await office.clients()
    merged, there = clients[MERGED].content, await office.in_google(MERGED)
    progress.check(
        "a number added in Google and a note written in the studio: both sides have both",
        ok=NUMBER in [each.value for each in merged.phones]
        and NUMBER in values_of(there, "phoneNumbers")
        and merged.notes == "".join(values_of(there, "biographies")) == NOTE,
        detail=MERGED,
    )
    made = clients.get(NEWCOMER)
    progress.check(
        "a contact made in Google is a client, in the group",
        ok=made is not None and office.group_id in made.group_ids,
        detail=f"{NEWCOMER}, {len(clients)} clients",
    )
    back = [name_of(each) for each in await office.contacts.labelled(LABEL)]
    progress.check(
        "a contact deleted in Google deletes no client, and is put back",
        ok=clients[DELETED] == before[DELETED] and back.count(DELETED) == 1,
        detail=DELETED,
    )
    both = await office.cards()
    progress.check(
        "after the edits label and group show the same, the other contacts as they were",
        ok=both[0] == both[1] and await office.own() == own,
        detail=f"{both[0].total()} and {both[1].total()}",
    )
