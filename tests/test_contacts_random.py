"""Random histories of clients and contacts, with lost answers: nothing lost, nothing doubled."""

from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import count
from random import Random
from typing import Any

import pytest

from custom_components.studio_sync.book import clients
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Client
from custom_components.studio_sync.formats.contact import Contact, Labelled
from custom_components.studio_sync.sync.model import Policy
from custom_components.studio_sync.sync.ports import ReplicaError

from .contacts_google import Clock, clock, google, studio_with
from .google_emulator import GoogleEmulator, Kind
from .test_google_contacts_engine import Clients, clients_of

__all__ = ["clock", "google"]
"""Fixtures that are used here."""


STEPS = 25
PATHS = ("batchCreate", "batchUpdate", "batchDelete", "modify", "connections")
"""What may be lost on its way."""
SEEDS = range(12)


@dataclass(slots=True)
class Known:
    """What is known of one person since both sides were last equal."""

    record_id: str | None = None
    resource: str | None = None
    inside: bool = True
    """The client is in the group, and not removed."""
    notes: set[str] = field(default_factory=set)
    """What the notes may say, once both sides are equal."""
    numbers: set[str] = field(default_factory=set)
    """Numbers that somebody added: each is there in the end."""
    edited_there: bool = False


class History:
    """A studio and a person with a phone, who do something at random."""

    def __init__(self, world: Clients, google: GoogleEmulator, seed: int) -> None:
        self.world = world
        self.google = google
        self.random = Random(seed)
        self.numbers = count(1)
        self.people: dict[str, Known] = {}
        self.outside: list[str] = []
        """The ids of those who were removed, or left the group."""
        self.done: list[str] = []

    @property
    def phone(self) -> Any:
        return self.world.studio.phone

    def pick(self, **wanted: bool) -> tuple[str, Known] | None:
        found = [
            (name, each)
            for name, each in self.people.items()
            if all(bool(getattr(each, key)) is value for key, value in wanted.items())
        ]
        return self.random.choice(found) if found else None

    async def step(self) -> None:
        """Do one thing."""
        actions = [
            self.add_here,
            self.add_there,
            self.edit_here,
            self.edit_here,
            self.edit_there,
            self.edit_there,
            self.remove_here,
            self.leave,
            self.back,
            self.delete_there,
            self.delete_label,
            self.relabel,
            self.rename,
            self.passer_by,
            self.expire,
            self.run,
            self.run,
        ]
        action = self.random.choice(actions)
        self.done.append(action.__name__)
        await action()

    async def add_here(self) -> None:
        name = f"Person{next(self.numbers)}"
        content = Contact(name=name, notes=f"{name} first")
        await self.put(Client(id=name, content=content, group_ids=("g",)))
        self.people[name] = Known(record_id=name, notes={content.notes})

    async def add_there(self) -> None:
        name = f"Person{next(self.numbers)}"
        labels = (self.world.studio.label, "myContacts") if self.labelled else ()
        if not labels:
            return
        notes = [{"value": f"{name} theirs", "contentType": "TEXT_PLAIN"}]
        made = self.phone.add(names=[{"givenName": name}], biographies=notes, labels=labels)
        self.people[name] = Known(resource=made["resourceName"], notes={f"{name} theirs"})

    @property
    def labelled(self) -> bool:
        return "Studio Sync - Lumen" in self.phone.labels().values()

    async def edit_here(self) -> None:
        if (found := self.pick(record_id=True, inside=True)) is None:
            return
        name, known = found
        client = await self.client(str(known.record_id))
        if client is None or client.deleted:
            return
        content = client.content
        if self.random.random() < 0.5:
            content = replace(content, notes=f"{name} here {next(self.numbers)}")
            known.notes.add(content.notes)
        else:
            number = f"0170 {next(self.numbers):07}"
            content = replace(content, phones=(*content.phones, Labelled(value=number)))
            known.numbers.add(number)
        await self.put(replace(client, content=content))

    async def edit_there(self) -> None:
        if (found := self.pick(resource=True, inside=True)) is None:
            return
        name, known = found
        person = self.alive(str(known.resource))
        if person is None:
            return
        if self.random.random() < 0.5:
            text = f"{name} there {next(self.numbers)}"
            self.phone.edit(
                person["resourceName"], biographies=[{"value": text, "contentType": "TEXT_PLAIN"}]
            )
            known.notes.add(text)
        else:
            number = f"0151 {next(self.numbers):07}"
            phones = [*person.get("phoneNumbers", []), {"value": number}]
            plain = [{k: v for k, v in each.items() if k in {"value", "type"}} for each in phones]
            self.phone.edit(person["resourceName"], phoneNumbers=plain)
            known.numbers.add(number)
        known.edited_there = True

    async def remove_here(self) -> None:
        await self.out(deleted=True)

    async def leave(self) -> None:
        await self.out(deleted=False)

    async def out(self, *, deleted: bool) -> None:
        if (found := self.pick(record_id=True, inside=True, edited_there=False)) is None:
            return
        _, known = found
        client = await self.client(str(known.record_id))
        if client is None or client.deleted:
            return
        known.inside = False
        self.outside.append(client.id)
        gone = replace(client, deleted=True) if deleted else replace(client, group_ids=())
        await self.put(gone)

    async def back(self) -> None:
        """Restore somebody, or put them into the group again."""
        if not self.outside:
            return
        client = await self.client(self.outside.pop(self.random.randrange(len(self.outside))))
        assert client is not None
        await self.put(replace(client, deleted=False, group_ids=("g",)))
        known = self.people.setdefault(client.name, Known(record_id=client.id))
        known.inside = True
        known.notes.add(client.content.notes)

    async def delete_label(self) -> None:
        """Delete the label: who was only just put into it there is nobody's any more."""
        if not self.labelled:
            return
        self.phone.delete_label(self.world.studio.label)
        here = await self.world.names()
        for name, known in list(self.people.items()):
            if known.record_id is None and name not in here:
                del self.people[name]

    async def delete_there(self) -> None:
        found = self.pick(resource=True, inside=True, record_id=True, edited_there=False)
        if found is not None and self.alive(str(found[1].resource)) is not None:
            self.phone.delete(found[1].resource)

    async def relabel(self) -> None:
        found = self.pick(resource=True, inside=True, record_id=True, edited_there=False)
        if found is None or not self.labelled or self.alive(str(found[1].resource)) is None:
            return
        label = self.world.studio.label
        if found[1].resource in self.phone.members(label):
            self.phone.relabel(found[1].resource, out_of=(label,))

    async def rename(self) -> None:
        found = self.pick(resource=True, inside=True)
        if found is not None and self.alive(str(found[1].resource)) is not None:
            found[1].resource = self.phone.rename(found[1].resource)["resourceName"]

    async def passer_by(self) -> None:
        self.phone.add(names=[{"givenName": f"Stranger {next(self.numbers)}"}])

    async def expire(self) -> None:
        self.phone.expire_sync_tokens()

    async def run(self) -> None:
        """Sync over a bad line."""
        path = self.random.choice(
            ["batchCreate", "batchUpdate", "batchDelete", "modify", "connections"]
        )
        kind = self.random.choice([None, Kind.DROP_AFTER, Kind.DROP_BEFORE])
        if kind is not None:
            self.google.faults.add(kind, path=path)
        with suppress(ReplicaError):
            await self.world.run(policy=Policy.NEWEST, brake_count=1000)
        self.google.faults.clear()

    async def rest(self) -> None:
        """Sync until nothing is left to do, and look at both sides."""
        for _ in range(4):
            await self.world.run(policy=Policy.NEWEST, brake_count=1000)
        assert await self.world.is_quiet(), "it goes on writing"
        await self.check()

    async def check(self) -> None:
        here = await self.world.book.read(lambda tx: clients.in_group(tx, "g"))
        names = [each.name for each in here]
        assert len(names) == len(set(names)), "doubled in the book"
        wanted = sorted(name for name, known in self.people.items() if known.inside)
        assert sorted(names) == wanted, "lost, or come back"
        there = self.world.there() if self.labelled else []
        assert there == wanted, "not the same in Google"
        every = [each["names"][0]["displayName"] for each in self.phone.all()]
        assert len(every) == len(set(every)), "doubled in Google"
        by_name = {each["names"][0]["displayName"]: each for each in self.phone.all()}
        for client in here:
            known = self.people[client.name]
            assert client.content.notes in known.notes, client.name
            told = {each.value for each in client.content.phones}
            assert known.numbers <= told, client.name
            person = by_name[client.name]
            assert person["biographies"][0]["value"] == client.content.notes
            assert {each["value"] for each in person.get("phoneNumbers", [])} == told
            self.people[client.name] = Known(
                record_id=client.id,
                resource=person["resourceName"],
                notes={client.content.notes},
                numbers=told,
            )
        self.people = {name: each for name, each in self.people.items() if each.inside}

    async def put(self, client: Client) -> None:
        await self.world.book.write(lambda tx: clients.put_client(tx, client))

    async def client(self, client_id: str) -> Client | None:
        def read(tx: Transaction) -> Client | None:
            return clients.get_client(tx, client_id)

        return await self.world.book.read(read)

    def alive(self, name: str) -> Any:
        return next((each for each in self.phone.all() if each["resourceName"] == name), None)


@pytest.mark.parametrize("seed", SEEDS)
async def test_nothing_is_lost_or_doubled_whatever_happens(
    google: GoogleEmulator, clock: Clock, seed: int
) -> None:
    async with studio_with(google, clock) as studio, clients_of(studio) as world:
        history = History(world, google, seed)
        try:
            for number in range(1, STEPS + 1):
                await history.step()
                if number % 8 == 0 or number == STEPS:
                    await history.rest()
        except AssertionError as err:
            raise AssertionError(f"seed {seed}: {err}\n{' '.join(history.done)}") from err
