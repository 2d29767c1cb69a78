"""What is edited on Mara's phone and in Google, and what the room's phone does not see."""

from datetime import UTC, datetime, timedelta
from http import HTTPStatus

from custom_components.studio_sync.book import appointments
from custom_components.studio_sync.const import DAV_PATH
from tests.dav_clients.server import Kind
from tests.dav_clients.texts import item_in
from tests.live.phone import Phone, changed_line, event_text

from .contact_syncs import sync_contacts
from .edits import Edit, google_times, moved, sessions_ahead, slot_of
from .filling import opened_book
from .office import Office
from .people import MARA
from .phones import Phones, phone_of
from .stage import Stage
from .syncing import settle

PROOFS = "Proofs with Ms Ødegård 🖼️"
WINDOW = "By the north window"
EDITED = 8
"""Which of Mara's sessions: those before are edited elsewhere."""
NEWCOMER, NUMBER = "Zoë Ødegård", "+49 30 23125 909"
CARD = f"""BEGIN:VCARD
VERSION:3.0
UID:card-of-a-phone
FN:{NEWCOMER}
N:Ødegård;Zoë;;;
TEL;TYPE=CELL:{NUMBER}
END:VCARD
""".replace("\n", "\r\n")


async def use_phones(office: Office, phones: Phones) -> None:
    """Edit on Mara's phone and in Google; then see what the room's phone gets."""
    stage = office.stage
    async with phone_of(stage, phones.mara) as mara, phone_of(stage, phones.room) as room:
        made = await _appointment(stage, mara, phones)
        await _changed_in_google(stage, mara, phones, made)
        await _session(stage, mara, phones)
        await _card(office, mara, phones)
        await _apart(stage, mara, room, phones)


async def _appointment(stage: Stage, phone: Phone, phones: Phones) -> str:
    """Make one on the phone; answer with its path."""
    pair, path = stage.pair(MARA.key), f"{phones.mara.calendar}made-on-a-phone.ics"
    day = stage.now.astimezone(UTC) + timedelta(days=16)
    start = day.replace(hour=4, minute=30, second=0, microsecond=0)
    text = event_text("made-on-a-phone", PROOFS, start)
    with stage.progress.step("Mara makes an appointment on her phone, and it is synced"):
        put = await phone.well("PUT", path, text, If_None_Match="*")
        shown = await pair.studio()
        await settle(stage.ha, stage.accounts)
    there = Edit(what="", after=slot_of(as_shown(PROOFS, start)))
    missing = [*there.missing(shown), *there.missing(await pair.google())]
    stage.progress.check(
        "an appointment made on a phone is in the studio at once, in Google after the next sync",
        ok=put.status == HTTPStatus.CREATED and not missing,
        detail="; ".join(missing),
    )
    back = await phone.well("GET", path)
    stage.progress.check(
        "the phone gets back what it wrote, byte for byte", ok=back.body == text, detail=""
    )
    return path


def as_shown(title: str, start: datetime) -> dict[str, object]:
    """Write an hour's event as both sides show it."""
    moments = (start, start + timedelta(hours=1))
    first, last = ({"dateTime": each.isoformat()} for each in moments)
    return {"summary": title, "start": first, "end": last}


async def _changed_in_google(stage: Stage, phone: Phone, phones: Phones, path: str) -> None:
    """Move it in Google; the phone asks what is new since its token."""
    pair = stage.pair(MARA.key)
    before = await phone.changes(phones.mara.calendar)
    with stage.progress.step("Mara moves it in Google, and her phone asks what is new"):
        shown = next(each for each in await pair.google() if each.get("summary") == PROOFS)
        later = moved(slot_of(shown), hours=1)
        await pair.person.change(shown["id"], google_times(later))
        await settle(stage.ha, stage.accounts)
        after = await phone.changes(phones.mara.calendar, before.token)
        text = (await phone.well("GET", path)).body
    told = item_in(Kind.EVENT, text).detail
    stage.progress.check(
        "the phone's sync token gives it this change alone, and its alarm is still there",
        ok=list(after.changed) == [path]
        and not after.gone
        and later.start.startswith(told)
        and "TRIGGER:-PT15M" in text,
        detail=f"{len(before.changed)} appointments at first, then one, at {told}",
    )


async def _session(stage: Stage, phone: Phone, phones: Phones) -> None:
    """Give a session another place on the phone."""
    pair = stage.pair(MARA.key)
    session, slot = sessions_ahead(stage.appointments, phones.mara.owner_id, stage.now)[EDITED]
    path = f"{phones.mara.calendar}{session.id}.ics"
    with stage.progress.step("Mara edits a session on her phone, and it is synced"):
        got = await phone.well("GET", path)
        assert got.etag is not None
        text = changed_line(got.body, "LOCATION", WINDOW)
        await phone.well("PUT", path, text, If_Match=got.etag)
        stale = await phone.ask("PUT", path, text, If_Match=got.etag)
        await settle(stage.ha, stage.accounts)
    async with opened_book(stage.studio.book(stage.ha.folder)) as book:
        kept = (await book.read(lambda tx: appointments.get_many(tx, [session.id])))[session.id]
    both = (await pair.in_google(slot), await pair.in_studio(slot))
    places = [each.get("location") for each in both]
    stage.progress.check(
        "a session edited on the phone keeps its client, and Google has the edit",
        ok=kept.client_id == session.client_id is not None and places == [WINDOW, WINDOW],
        detail=f"{slot.title}: {', '.join(map(str, places))}",
    )
    stage.progress.check(
        "an edit on top of an old state is refused",
        ok=stale.status == HTTPStatus.PRECONDITION_FAILED,
        detail=str(stale.status),
    )


async def _card(office: Office, phone: Phone, phones: Phones) -> None:
    """Write a card on the phone."""
    path = f"{phones.mara.book}card-of-a-phone.vcf"
    with office.stage.progress.step("Mara writes a card on her phone, and the contacts are synced"):
        await phone.well("PUT", path, CARD, If_None_Match="*")
        made = (await office.clients()).get(NEWCOMER)
        await sync_contacts(office)
    there, here = await office.cards()
    office.stage.progress.check(
        "a card written on a phone is a client, in the group, and in Google Contacts",
        ok=made is not None
        and office.group_id in made.group_ids
        and [each.value for each in made.content.phones] == [NUMBER]
        and there == here
        and NEWCOMER in {card.name for card in there},
        detail=f"{NEWCOMER}, {here.total()} clients",
    )


async def _apart(stage: Stage, mara: Phone, room: Phone, phones: Phones) -> None:
    """Look for what is Mara's on the phone of the room, and sign in with a wrong password."""
    with stage.progress.step("the room's phone looks for what is Mara's"):
        home = f"{DAV_PATH}calendars/{phones.room.user_name}/"
        found = await room.paths(home)
        own = await room.paths(phones.room.calendar)
        seen = [phones.mara.calendar, phones.mara.book, (await mara.paths(phones.mara.calendar))[0]]
        seen.append(f"{home}{phones.mara.owner_id}/")
        told = [(await room.ask("PROPFIND", path, Depth="0")).status for path in seen]
    stage.progress.check(
        "the room's access sees the room's calendar, and nothing that is Mara's",
        ok=found == [phones.room.calendar] and own != [] and set(told) == {HTTPStatus.NOT_FOUND},
        detail=f"{len(own)} appointments of the room; of Mara's {', '.join(map(str, told))}",
    )
