"""Random histories of an address book: two phones, the studio, and what is forgotten.

After each step a phone that follows its chain of tokens holds exactly what a full listing gives,
every etag names one text, and no client is lost by what a phone does.
"""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta
from random import Random

import pytest

from custom_components.studio_sync.book import clients, erasing, people, photos, tombstones
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Client, ClientGroup
from custom_components.studio_sync.dav.errors import DavError
from custom_components.studio_sync.dav.names import VALID_SYNC_TOKEN
from custom_components.studio_sync.formats.contact import Labelled
from custom_components.studio_sync.formats.vcard.lines import read_cards

from .book_fixtures import Clock, client, opened
from .phone_book import GROUP, Phone
from .phone_cards import CARDS, with_photo
from .pictures import photo
from .vcard_cards import card

STEPS = 60
GROUPS = (GROUP, "vip", "weddings")


@dataclass
class History:
    """A book with two phones, each with what it holds."""

    random: Random
    clock: Clock
    phones: list[Phone]
    held: list[dict[str, str]] = field(default_factory=lambda: [{}, {}])
    tokens: list[str] = field(default_factory=lambda: ["", ""])
    texts: dict[str, bytes] = field(default_factory=dict)
    number: int = 0

    @property
    def phone(self) -> Phone:
        """One of the phones."""
        return self.random.choice(self.phones)

    async def write[T](self, work: Callable[[Transaction], T]) -> T:
        """Write by the studio."""
        return await self.phones[0].book.write(work)

    async def everybody(self, *, deleted: bool = False) -> list[Client]:
        """Return all clients, or all that are removed."""
        every = await self.phones[0].book.read(lambda tx: clients.changes(tx, 0))
        return [each for each in every if each.deleted is deleted]

    async def name(self) -> str | None:
        """Return the name of some card."""
        names = sorted(await self.phone.etags())
        return self.random.choice(names) if names else None

    # -- what phones do ------------------------------------------------------------------------

    async def _phone_writes(self, step: Callable[[], Awaitable[None]]) -> None:
        """Write by a phone, after which nobody may be missing."""
        before = {each.id for each in await self.everybody()}
        await step()
        assert before <= {each.id for each in await self.everybody()}

    async def phone_adds(self) -> None:
        """Add a card, maybe with a UID that somebody has."""
        self.number += 1
        text = self.random.choice(list(CARDS.values()))
        known = {each.id for each in await self.everybody()}
        uid = self.random.choice([f"new-{self.number}", *sorted(known)])
        lines = text.splitlines(keepends=True)
        end = lines[0].removeprefix(b"BEGIN:VCARD")
        lines = [line for line in lines if not line.startswith(b"UID:")]
        text = b"".join([*lines[:-1], b"UID:" + uid.encode() + end, lines[-1]])

        async def step() -> None:
            with suppress(DavError):  # the UID may be taken
                name = self.random.choice([f"{uid}.vcf", f"n{self.number}"])
                if name not in await self.phone.etags():
                    await self.phone.put(name, text)
                    assert (await self.phone.get(name)).text == text

        await self._phone_writes(step)

    async def phone_edits(self) -> None:
        """Add a line and take off others."""
        self.number += 1
        name = await self.name()
        if name is None:
            return
        text = (await self.phone.get(name)).text
        if b"KIND:group" in text:
            return
        raws = [line.raw for line in read_cards(text)[0].lines]
        end = b"\r\n" if raws[0].endswith(b"\r\n") else b"\n"
        extra = self.random.choice(
            [
                f"X-LINE-{self.number}:ünknown \\n 😀".encode(),
                f"TEL;TYPE=work:{self.number}".encode(),
                f"NOTE:{self.number}\\, \u202eאב".encode(),
                b"CATEGORIES:VIP,Nirgends",
                b"CATEGORIES:Hochzeiten",
                with_photo("PHOTO;ENCODING=b;TYPE=JPEG", photo().data).encode(),
            ]
        )
        gone = self.random.choice([b"TEL", b"NOTE", b"CATEGORIES", b"PHOTO", b"X-STUDIO", b"REV"])
        if extra.startswith(b"PHOTO"):
            gone = b"PHOTO"
        raws = [raw for raw in raws if not raw.startswith(gone)]
        sent = b"".join([*raws[:-1], extra + end, raws[-1]])

        async def step() -> None:
            stored = await self.phone.put(name, sent)
            item = await self.phone.get(name)
            assert item.text == sent
            assert stored.etag == item.etag

        await self._phone_writes(step)

    async def phone_writes_a_group(self) -> None:
        """Write the card of a group with random members, if the studio has the group."""
        name = self.random.choice(["VIP", "Hochzeiten"])
        ids = sorted(each.id for each in await self.everybody())
        members = self.random.sample(ids, len(ids) // 2)
        lines = [f"X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:{each}" for each in members]
        text = card(f"FN:{name}", "X-ADDRESSBOOKSERVER-KIND:group", *lines, f"UID:g-{name}")

        async def step() -> None:
            with suppress(DavError):  # it may be called otherwise, or have another name already
                stored = await self.phone.put(f"g-{name}.vcf", text)
                item = await self.phone.get(f"g-{name}.vcf")
                assert stored.etag in {None, item.etag}
                assert item.text == text or stored.etag is None

        await self._phone_writes(step)

    async def phone_deletes(self) -> None:
        """Delete a card."""
        name = await self.name()
        if name is not None:
            await self._phone_writes(lambda: self.phone.delete(name))

    async def phone_moves(self) -> None:
        """Rename a card, maybe over another one."""
        self.number += 1
        name = await self.name()
        to = self.random.choice([await self.name(), f"m{self.number}.vcf"])
        if name is not None and to is not None and name != to:
            text = (await self.phone.get(name)).text

            async def step() -> None:
                await self.phone.writes(lambda book: book.move(name, book, to))
                assert (await self.phone.get(to)).text == text

            await self._phone_writes(step)

    # -- what the studio does ------------------------------------------------------------------

    async def studio_edits(self) -> None:
        """Edit a client."""
        self.number += 1
        every = await self.everybody()
        if not every:
            return
        one = self.random.choice(every)
        key = await self.write(lambda tx: photos.put(tx, photo("blue")))
        content = self.random.choice(
            [
                replace(one.content, notes=f"studio {self.number}"),
                replace(one.content, name=f"N{self.number}", parts=None),
                replace(one.content, phones=(*one.content.phones, Labelled(value="9"))),
                replace(one.content, photo=key),
                replace(one.content, photo=""),
            ]
        )
        number = self.random.choice([one.number, f"K{self.number}"])
        new = replace(one, content=content, number=number)
        await self.write(lambda tx: clients.put_client(tx, new))

    async def studio_groups(self) -> None:
        """Put a client into groups."""
        every = await self.everybody()
        if every:
            one = self.random.choice(every)
            ids = tuple(self.random.sample(GROUPS, self.random.randrange(4)))
            await self.write(lambda tx: clients.put_client(tx, replace(one, group_ids=ids)))

    async def studio_adds(self) -> None:
        """Add a client."""
        self.number += 1
        one = client(f"s{self.number}", f"S{self.number}", group_ids=(GROUP,))
        await self.write(lambda tx: clients.put_client(tx, one))

    async def studio_removes(self) -> None:
        """Remove a client."""
        every = await self.everybody()
        if every:
            one = self.random.choice(every)
            await self.write(lambda tx: clients.delete_client(tx, one.id))

    async def studio_restores(self) -> None:
        """Restore a client."""
        every = await self.everybody(deleted=True)
        if every:
            one = replace(self.random.choice(every), deleted=False)
            await self.write(lambda tx: clients.put_client(tx, one))

    async def studio_erases(self) -> None:
        """Erase a client."""
        every = await self.everybody()
        if every:
            one = self.random.choice(every)
            await self.write(lambda tx: erasing.erase(tx, one, []))

    async def studio_renames_a_group(self) -> None:
        """Rename a group."""
        self.number += 1
        key = self.random.choice(GROUPS)
        name = self.random.choice(["VIP", "Hochzeiten", f"G{self.number}"])
        group = ClientGroup(id=key, name=name)
        await self.write(lambda tx: people.put_group(tx, group))

    async def tombstones_are_forgotten(self) -> None:
        """Forget the removed clients."""
        self.clock.now += timedelta(days=1)
        await self.write(lambda tx: tombstones.purge_clients(tx, tx.now))

    # -- what has to hold ----------------------------------------------------------------------

    async def synchronises(self, at: int) -> None:
        """Follow the tokens of a phone, in pieces, and from the start once one is dead."""
        phone, limit = self.phones[at], self.random.choice([None, 1, 3, 10])
        while True:
            try:
                changes = await phone.changes(self.tokens[at], limit)
            except DavError as err:
                if err.condition != VALID_SYNC_TOKEN:
                    raise
                self.held[at], self.tokens[at] = {}, ""
                continue
            assert limit is None or len(changes.changed) + len(list(changes.removed)) <= limit
            assert not set(changes.changed) & set(changes.removed)
            self.held[at].update(changes.changed)
            for name in changes.removed:
                self.held[at].pop(name, None)
            self.tokens[at] = changes.token
            if not changes.truncated:
                break
        listing = await phone.etags()
        assert self.held[at] == listing
        assert (await phone.changes(self.tokens[at])).changed == {}
        assert await phone.token() == self.tokens[at]
        items = await phone.reads(lambda book: book.read(listing))
        assert {name: item.etag for name, item in items.items()} == listing
        for item in items.values():
            assert self.texts.setdefault(item.etag, item.text) == item.text
        some = self.random.sample(sorted(listing), len(listing) // 2)
        assert await phone.reads(lambda book: book.etags(some)) == {
            name: listing[name] for name in some
        }


@pytest.mark.parametrize("seed", range(12))
async def test_phones_that_follow_their_tokens_hold_what_a_full_listing_gives(seed: int) -> None:
    clock = Clock()
    async with opened(clock=clock) as book:
        for key, name in ((GROUP, "Phones"), ("weddings", "Hochzeiten")):
            group = ClientGroup(id=key, name=name)
            await book.write(lambda tx, group=group: people.put_group(tx, group))  # type: ignore[misc]
        history = History(Random(seed), clock, [Phone(book, "p1"), Phone(book, "p2")])
        steps = [
            *[history.phone_adds, history.phone_edits, history.phone_edits] * 3,
            *(
                history.phone_writes_a_group,
                history.phone_deletes,
                history.phone_moves,
                history.studio_edits,
            ),
            *(history.studio_edits, history.studio_groups, history.studio_adds),
            *(history.studio_removes, history.studio_restores, history.studio_erases),
            *(history.studio_renames_a_group, history.tombstones_are_forgotten),
        ]
        for _ in range(STEPS):
            await history.random.choice(steps)()
            if history.random.random() < 0.5:
                await history.synchronises(history.random.randrange(2))
        await history.synchronises(0)
        await history.synchronises(1)
