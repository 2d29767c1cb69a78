"""Clients come from a file and are taken back; one goes to the owner as a vCard (Z8)."""

from email.message import EmailMessage
from functools import partial
from urllib.parse import unquote

from aiosmtpd.smtp import Envelope

from custom_components.studio_sync.book.model import Client
from custom_components.studio_sync.formats.vcard.file import read_file
from tests.live.client import Json
from tests.live.flows import Flow
from tests.live.waiting import until

from .contact_syncs import sync_contacts
from .office import Office
from .people import CLIENTS, COLLEAGUES, client_email, client_phone
from .set_up import DOMAIN
from .stage import Stage

NEW, FILLED = "Luca Bellini", CLIENTS[0]
OF_HANNAH = CLIENTS.index("Hannah Schuster")
FILE = f"""First Name,Last Name,Birthday,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value
Luca,Bellini,1988-02-29,luca@example.net,* Mobile,030 23125 901
Anna,Berg,1990-07-14,,Mobile,{client_phone(0)}
Familie,Schröder,,{client_email(1)},,
Hannah,Vogel,,,Home,{client_phone(OF_HANNAH)}
Luca,Bellini,,,Mobile,+49 30 23125 901
"""
"""As Google writes it: somebody new, twice; two clients; one who shares a client's number."""
RESULTS = {"new": 1, "fills_in": 2, "same": 1, "possibly_same": 1}
OWNER_ADDRESS = "mara.private@example.com"


async def import_and_undo(office: Office) -> None:
    """Preview a file, import it, and take that back."""
    stage, progress = office.stage, office.stage.progress
    before = await office.clients()
    with progress.step("a file of clients is looked at, before anything is written"):
        shown = await _import(office, preview=True)
    progress.check(
        "the preview says of each record what would become of it, and writes nothing",
        ok=shown["counts"] == RESULTS and await office.clients() == before,
        detail=", ".join(f"{each['name']}: {each['result']}" for each in shown["records"]),
    )
    with progress.step("it is imported, and imported once more"):
        done = await _import(office)
        imported = await office.clients()
        again = await _import(office)
    progress.check(
        "the import did what the preview had shown; the file again makes nothing new",
        ok=done["counts"] == RESULTS
        and imported.keys() - before.keys() == {NEW}
        and imported[FILLED].content.birthday == "1990-07-14"
        and "new" not in again["counts"]
        and (await office.clients()).keys() == imported.keys(),
        detail=f"{len(before)}, then {len(imported)} clients",
    )
    with progress.step("the contacts are synced"):
        await sync_contacts(office, "contacts, imported")
    there, here = await office.cards()
    progress.check(
        "who was imported is in Google Contacts",
        ok=there == here and NEW in {card.name for card in there},
        detail=NEW,
    )
    with progress.step("the import is undone, and the contacts are synced"):
        await stage.ha.socket.ask(f"{DOMAIN}.undo_import", run_id=done["run_id"])
        await sync_contacts(office, "contacts, import undone")
    after, (there, here) = await office.clients(), await office.cards()
    progress.check(
        "the undo put the clients back to before the import, in Google, too",
        ok=_said(after) == _said(before) and there == here,
        detail=f"{len(after)} clients",
    )


async def _import(office: Office, *, preview: bool = False) -> Json:
    return await office.stage.ha.socket.ask(
        f"{DOMAIN}.import_clients", content=FILE, group_id=office.group_id, preview=preview
    )


def _said(found: dict[str, Client]) -> Json:
    return {name: (each.content, each.group_ids) for name, each in found.items()}


async def card_to_the_user(office: Office) -> None:
    """Enter the owner's address, mail one client's card to it, and download the same."""
    stage, progress = office.stage, office.stage.progress
    client = (await office.clients())[FILLED]
    with progress.step("the owner enters an address, and has a client's vCard mailed to it"):
        await _address(stage)
        chosen = {"client_ids": [client.id]}
        await stage.ha.socket.ask(f"{DOMAIN}.mail_vcard", **chosen)
        await until(partial(_cards, stage), "the mail with the vCard")
    [(message, envelope)] = await _cards(stage)
    [file] = message.iter_attachments()
    progress.check(
        "one vCard was mailed, to the user who asked and to nobody else",
        ok=message["To"] == OWNER_ADDRESS
        and envelope.rcpt_tos == [OWNER_ADDRESS]
        and _reads_as(file.get_content(), client),
        detail=f"{file.get_filename()}, {file.get_content_type()}",
    )
    with progress.step("the same is downloaded by an address that ends after minutes"):
        offered = await stage.ha.socket.ask(f"{DOMAIN}.export_clients", **chosen)
        address = stage.ha.url + offered["download"]
        async with stage.ha.rest.session.get(address) as answer:
            data, headers = await answer.read(), answer.headers
    progress.check(
        "the vCard that is downloaded says the same",
        ok=_reads_as(data, client)
        and f"{FILLED}.vcf" in unquote(headers["Content-Disposition"])
        and headers["X-Content-Type-Options"] == "nosniff",
        detail=headers["Content-Type"],
    )
    staff = {each.google for each in COLLEAGUES} | {OWNER_ADDRESS}
    asked = {address for each in stage.mail.envelopes for address in each.rcpt_tos}
    progress.check(
        "the studio mailed nobody but its staff", ok=asked <= staff, detail=", ".join(sorted(asked))
    )


async def _address(stage: Stage) -> None:
    owner = (await stage.ha.socket.call("auth/current_user"))["id"]
    flow = await Flow.options(stage.ha.rest, stage.studio.entry_id)
    await flow.choose("contact_users")
    await flow.submit(user=owner)
    await flow.submit(may_sync=True, own_address=OWNER_ADDRESS)
    flow.made()


async def _cards(stage: Stage) -> list[tuple[EmailMessage, Envelope]]:
    """Return the mails with files."""
    both = zip(stage.mail.received, stage.mail.envelopes, strict=True)
    return [(each, envelope) for each, envelope in both if any(each.iter_attachments())]


def _reads_as(data: bytes | str, client: Client) -> bool:
    """Tell whether a file is this client's card, without what the studio notes."""
    found = list(read_file(data.encode() if isinstance(data, str) else data))
    if len(found) != 1:
        return False
    card, kept = found[0].content.contact, client.content
    return (card.name, card.phones, card.emails, card.notes) == (
        kept.name,
        kept.phones,
        kept.emails,
        "",
    )
