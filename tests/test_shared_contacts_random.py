"""Random histories of contacts that people copy and merge in Google: no client lost or doubled."""

from contextlib import suppress
from dataclasses import replace
from itertools import count
from random import Random
from typing import Any

import pytest

from custom_components.studio_sync.book import clients, conflicts
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Client, Conflict, ConflictKind
from custom_components.studio_sync.formats.contact import Contact, Labelled
from custom_components.studio_sync.scheduling.overlap_answers import Offer
from custom_components.studio_sync.scheduling.shared_copies import MERGED, offers, settle
from custom_components.studio_sync.scheduling.write_path import Request, Surface, change
from custom_components.studio_sync.sync.ports import ReplicaError

from .contacts_google import Clock, clock, google, studio_with
from .google_emulator import GoogleEmulator, Kind
from .scheduling_fixtures import STUDIO
from .test_google_contacts_engine import Clients, clients_of

__all__ = ["clock", "google"]
"""Fixtures that are used here."""

STEPS = 18
SEEDS = (*range(6), 113, 197, 227, 279, 358, 413)
"""The last ones deleted what was merged, or answered twice about one contact."""


class Mess:
    """A studio, and a person who copies, merges, deletes and edits contacts at random."""

    def __init__(self, world: Clients, google: GoogleEmulator, seed: int) -> None:
        self.world = world
        self.google = google
        self.random = Random(seed)
        self.numbers = count(1)
        self.own: dict[str, str] = {}
        """The number of each client that was added here, by the client's id."""
        self.done: list[str] = []

    @property
    def phone(self) -> Any:
        return self.world.studio.phone

    async def step(self) -> None:
        acts = (self.add, self.edit, self.copy, self.merge, self.delete, self.run, self.answer)
        act = self.random.choice(acts)
        self.done.append(act.__name__)
        await act()

    async def living(self) -> dict[str, Client]:
        found = await self.world.book.read(lambda tx: clients.in_group(tx, "g"))
        return {each.id: each for each in found}

    def pick(self) -> str | None:
        if not self.phone.labels():
            return None
        found = self.phone.members(self.world.studio.label)
        return self.random.choice(found) if found else None

    async def add(self) -> None:
        number = next(self.numbers)
        name, phone = f"Person {number}", f"0170 {number:07}"
        self.own[name] = phone
        await self.world.put(Contact(name=name, phones=(Labelled(value=phone, label="home"),)))

    async def edit(self) -> None:
        if found := await self.living():
            client = self.random.choice(list(found.values()))
            notes = f"note {next(self.numbers)}"
            changed = replace(client, content=replace(client.content, notes=notes))
            await self.world.book.write(lambda tx: clients.put_client(tx, changed))

    async def copy(self) -> None:
        if name := self.pick():
            self.phone.copy(name)

    async def merge(self) -> None:
        one, other = self.pick(), self.pick()
        if one and other and one != other:
            self.phone.merge(one, other, tombstones=self.random.random() < 0.5)

    async def delete(self) -> None:
        if name := self.pick():
            self.phone.delete(name)

    async def run(self) -> None:
        """Sync over a bad line."""
        kind = self.random.choice([None, Kind.DROP_AFTER, Kind.DROP_BEFORE])
        if kind is not None:
            path = self.random.choice(["batchCreate", "batchUpdate", "modify", "connections"])
            self.google.faults.add(kind, path=path)
        with suppress(ReplicaError):
            await self.world.run(brake_count=1000)
        self.google.faults.clear()

    async def answer(self) -> bool:
        """Answer a question, if there is one."""

        def work(tx: Transaction) -> bool:
            asked = conflicts.open_ones(tx, ConflictKind.COPY)
            possible = offers(tx, asked[0]) if asked else []
            if possible:
                self._answer(tx, asked[0], self.random.choice(possible))
            return bool(asked)

        return await self.world.book.write(work)

    def _answer(self, tx: Transaction, asked: Conflict, chosen: Offer) -> None:
        request, client_id = Request(surface=Surface.ACTION), chosen.client_id or ""
        self.done.append(f"{chosen.answer}:{client_id}")

        def work(tx: Transaction) -> None:
            settle(tx, STUDIO, request, asked.id, given=chosen.answer, client_id=client_id)

        change(tx, request, work)
        for name in asked.fields if chosen.answer == MERGED else ():
            if name != client_id and name in self.own:
                self.own.setdefault(client_id, self.own[name])
                del self.own[name]

    async def rest(self) -> None:
        """Leave the questions open, then answer them all, and look at both sides."""
        for _ in range(3):
            await self.world.run(brake_count=1000)
        before = self.phone.raw()
        await self.world.run(brake_count=1000, populate_out=True)
        assert self.phone.raw() == before, "written while it was asked"
        for _ in range(40):
            if not await self.answer():
                break
            await self.world.run(brake_count=1000)
        for _ in range(3):
            await self.world.run(brake_count=1000)
        assert await self.world.book.read(conflicts.count_open) == 0, "asks for ever"
        assert await self.world.is_quiet(), "it goes on writing"
        found = await self.living()
        assert self.own.keys() <= found.keys(), "a client is lost"
        for client_id, phone in self.own.items():
            assert phone in found[client_id].phones, "a number is lost"
        there = self.phone.members(self.world.studio.label) if self.phone.labels() else []
        assert len(there) == len(found), "lost or doubled in Google"


@pytest.mark.parametrize("seed", SEEDS)
async def test_no_client_is_lost_or_doubled_whatever_people_merge(
    google: GoogleEmulator, clock: Clock, seed: int
) -> None:
    async with studio_with(google, clock) as studio, clients_of(studio) as world:
        mess = Mess(world, google, seed)
        try:
            for number in range(1, STEPS + 1):
                await mess.step()
                if number % 9 == 0:
                    await mess.rest()
        except AssertionError as err:
            raise AssertionError(f"seed {seed}: {err}\n{' '.join(mess.done)}") from err
