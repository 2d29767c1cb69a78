"""The office keeps the studio's clients in its Google Contacts: an account of its own (Z3)."""

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from custom_components.studio_sync.book import clients
from custom_components.studio_sync.book.model import Client
from tests.live.client import Json
from tests.live.consent import consent
from tests.live.contacts import Contacts, name_of, values_of
from tests.live.flows import Flow

from .filling import opened_book
from .people import CLIENTS, STUDIO, ZONE, client_phone
from .report import AccountReport
from .set_up import DOMAIN, until_state
from .stage import Stage
from .syncing import Account

EMAIL = "office@example.com"
GROUP = "Phone book"
LABEL = f"Studio Sync - {STUDIO}"
KNOWN = tuple(CLIENTS.index(name) for name in ("Charlotte O’Neill", "Ben Fischer"))
"""Clients whom the office has among its contacts already."""
OWN = ("Mama ❤️", "Pizza Napoli", "Steuerberater Kuhn")
"""Contacts of the office that are no business of the studio's."""


class Card(NamedTuple):
    """What both sides show of a client."""

    name: str
    phones: tuple[str, ...]
    emails: tuple[str, ...]
    notes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """The office's account, its contacts, and the studio's clients."""

    stage: Stage
    account: Account
    contacts: Contacts
    group_id: str

    async def clients(self) -> dict[str, Client]:
        """Read the clients there are from the studio's book, by name."""
        async with opened_book(self.stage.studio.book(self.stage.ha.folder)) as book:
            return {each.name: each for each in await book.read(clients.clients)}

    async def cards(self) -> tuple[Counter[Card], Counter[Card]]:
        """Read what is in the label in Google, and what the book has in the group."""
        there = Counter(_shown(each) for each in await self.contacts.labelled(LABEL))
        here = Counter(
            _kept(each)
            for each in (await self.clients()).values()
            if self.group_id in each.group_ids
        )
        return there, here

    async def in_google(self, name: str) -> Json:
        """Find a client's contact in the label."""
        return next(each for each in await self.contacts.labelled(LABEL) if name_of(each) == name)

    async def own(self) -> list[Json]:
        """Read the office's other contacts, as they are."""
        return [each for each in await self.contacts.all() if name_of(each) in OWN]


def _shown(contact: Json) -> Card:
    return Card(
        name=name_of(contact),
        phones=tuple(values_of(contact, "phoneNumbers")),
        emails=tuple(values_of(contact, "emailAddresses")),
        notes="".join(values_of(contact, "biographies")),
    )


def _kept(client: Client) -> Card:
    content = client.content
    return Card(
        name=content.name,
        phones=tuple(each.value for each in content.phones),
        emails=tuple(each.value for each in content.emails),
        notes=content.notes,
    )


async def open_office(stage: Stage) -> Office:
    """Fill the office's contacts, put all clients into a group, and connect the account.

    The studio's sync is off meanwhile, to preview it first.
    """
    progress, ha = stage.progress, stage.ha
    with progress.step("the office has contacts of its own in Google, two of them clients"):
        await stage.google.add_person(EMAIL, name=STUDIO, time_zone=ZONE)
        contacts = Contacts(stage.google, EMAIL)
        for name in OWN:
            await contacts.add(names=[{"givenName": name}])
        for number in KNOWN:
            given, _, family = CLIENTS[number].partition(" ")
            national = client_phone(number).replace("+49 ", "0")
            await contacts.add(
                names=[{"givenName": given, "familyName": family}],
                phoneNumbers=[{"value": national, "type": "mobile"}],
                nicknames=[{"value": f"{given[:1]}."}],
            )
    with progress.step("all 40 clients are put into a group"):
        await ha.socket.ask(f"{DOMAIN}.add_client_group", name=GROUP)
        listed = await ha.socket.ask(f"{DOMAIN}.list_clients")
        answer = await ha.socket.ask(
            f"{DOMAIN}.put_clients_into_group",
            group_id=GROUP,
            client_ids=[each["client_id"] for each in listed["clients"]],
        )
        [group] = answer["groups"]
    with progress.step("the office connects its Google account for contacts only"):
        flow = await Flow.config(ha.rest, DOMAIN)
        await flow.choose("google")
        await flow.submit(purpose="contacts")
        await consent(ha.rest.session, flow.address(), email=EMAIL)
        await flow.look()
        chosen = {**flow.defaults(), "group": group["group_id"], "send_back": True}
        await flow.submit(**chosen)
        entry_id: str = flow.made()["entry_id"]
        await until_state(ha, entry_id, "loaded")
    report = AccountReport(email=EMAIL, staff="The office")
    progress.report.accounts.append(report)
    account = Account(entry_id=entry_id, key="office", report=report)
    return Office(stage=stage, account=account, contacts=contacts, group_id=group["group_id"])
