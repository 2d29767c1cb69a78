"""Groups as cards of their own, as address books of Apple write them."""

from collections.abc import AsyncIterator

import pytest

from custom_components.studio_sync.book import clients, people
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import ClientGroup
from custom_components.studio_sync.dav.errors import DavError

from .book_fixtures import client, opened
from .phone_book import GROUP, Phone
from .vcard_cards import card


def apple(name: str, *members: str, end: str = "\r\n") -> bytes:
    """Return a card of a group as macOS writes it."""
    lines = [f"X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:{each}" for each in members]
    return card(
        *("PRODID:-//Apple Inc.//macOS 15.1//EN", f"N:{name}", f"FN:{name}"),
        *("X-ADDRESSBOOKSERVER-KIND:group", *lines, "UID:group-1"),
        end=end,
    )


@pytest.fixture
async def phone() -> AsyncIterator[Phone]:
    async with opened() as book:
        await book.write(_clients)
        yield Phone(book)


def _clients(tx: Transaction) -> None:
    people.put_group(tx, ClientGroup(id=GROUP, name="Phones"))
    people.put_group(tx, ClientGroup(id="weddings", name="Hochzeiten"))
    for name in ("ada", "bo", "cy"):
        clients.put_client(tx, client(name, name.title(), group_ids=(GROUP,)))


async def groups(phone: Phone, name: str) -> tuple[str, ...]:
    """Return the groups of a client."""
    found = await phone.book.read(lambda tx: clients.get_client(tx, name))
    assert found is not None
    return found.group_ids


async def put_into(phone: Phone, name: str, *group_ids: str) -> None:
    one = client(name, name.title(), group_ids=group_ids)
    await phone.book.write(lambda tx: clients.put_client(tx, one))


async def test_members_join_the_group_of_that_name_and_the_text_is_kept(phone: Phone) -> None:
    """A client who is not in the address book is no member, and learns nothing of it."""
    token = await phone.token()
    text = apple("hochzeiten", "ada", "client", "nobody")
    stored = await phone.put("g.vcf", text)
    assert stored.created
    assert await groups(phone, "ada") == (GROUP, "weddings")
    assert await groups(phone, "client") == ("vip",)
    item = await phone.get("g.vcf")
    assert (item.text, item.etag) == (text, stored.etag)
    changes = await phone.changes(token)
    assert set(changes.changed) == {"ada.vcf", "g.vcf"}
    assert (await phone.etags())["g.vcf"] == stored.etag
    assert (await phone.card("ada.vcf")).content.groups == ("Hochzeiten",)


async def test_who_is_in_the_group_already_stays_when_a_phone_first_writes_it(
    phone: Phone,
) -> None:
    await put_into(phone, "bo", GROUP, "weddings")
    await phone.put("g.vcf", apple("Hochzeiten", "ada"))
    assert await groups(phone, "bo") == (GROUP, "weddings")
    assert (await phone.card("g.vcf")).members == ("ada", "bo")


async def test_members_whom_the_phone_takes_off_leave_the_group(phone: Phone) -> None:
    await phone.put("g.vcf", apple("Hochzeiten", "ada", "bo"))
    stored = await phone.put("g.vcf", apple("Hochzeiten", "bo", "cy"))
    assert not stored.created
    assert await groups(phone, "ada") == (GROUP,)
    assert await groups(phone, "bo") == await groups(phone, "cy") == (GROUP, "weddings")


@pytest.mark.parametrize("end", ["\r\n", "\n"])
async def test_the_card_follows_the_studio(phone: Phone, end: str) -> None:
    """Its name stays as the phone wrote it while the group is called so."""
    await phone.put("g.vcf", apple("hochzeiten", "ada", "elsewhere", end=end))
    seen, token = [(await phone.etags())["g.vcf"]], await phone.token()
    await put_into(phone, "ada", GROUP)
    await put_into(phone, "bo", GROUP, "weddings")
    text = (await phone.get("g.vcf")).text
    assert text == apple("hochzeiten", end=end).replace(
        f"UID:group-1{end}".encode(),
        f"UID:group-1{end}X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:bo{end}".encode(),
    )
    seen.append((await phone.etags())["g.vcf"])
    changes = await phone.changes(token)
    assert changes.changed["g.vcf"] == seen[-1]
    renamed = ClientGroup(id="weddings", name="Feiern")
    await phone.book.write(lambda tx: people.put_group(tx, renamed))
    seen.append((await phone.changes(changes.token)).changed["g.vcf"])
    assert (await phone.card("g.vcf")).content.contact.name == "Feiern"
    assert len(set(seen)) == 3


async def test_a_group_that_the_studio_does_not_have_is_refused(phone: Phone) -> None:
    """Nor is one renamed by a phone, or written twice, or taken for a client."""
    await phone.put("g.vcf", apple("Hochzeiten", "ada"))
    for name, text in (
        ("h.vcf", apple("Neu", "ada")),
        ("h.vcf", apple("Phones", "ada")),
        ("g.vcf", apple("Neu", "ada")),
        ("g.vcf", apple("VIP", "ada")),
        ("h.vcf", apple("Hochzeiten")),
        ("ada.vcf", apple("VIP")),
        ("h.vcf", apple("VIP").replace(b"group-1", b"ada")),
        ("g.vcf", card("FN:Hochzeiten", "UID:group-1")),
    ):
        with pytest.raises(DavError):
            await phone.put(name, text)
    assert await groups(phone, "ada") == (GROUP, "weddings")
    assert {each.name for each in await phone.book.read(people.groups)} == {
        *("Phones", "Hochzeiten", "VIP")
    }


async def test_a_card_of_a_group_that_is_deleted_leaves_the_group_as_it_is(phone: Phone) -> None:
    await phone.put("g.vcf", apple("Hochzeiten", "ada"))
    token = await phone.token()
    await phone.delete("g.vcf")
    assert await groups(phone, "ada") == (GROUP, "weddings")
    changes = await phone.changes(token)
    assert (dict(changes.changed), list(changes.removed)) == ({}, ["g.vcf"])
    assert "g.vcf" not in await phone.etags()
    assert (await phone.put("g.vcf", apple("Hochzeiten"))).created
    assert (await phone.card("g.vcf")).members == ("ada",)


async def test_a_group_that_the_studio_removes_is_gone(phone: Phone) -> None:
    await phone.put("g.vcf", apple("Hochzeiten"))
    token = await phone.token()
    await phone.book.write(lambda tx: people.delete_group(tx, "weddings"))
    assert list((await phone.changes(token)).removed) == ["g.vcf"]
    assert await phone.token() != token
    assert "g.vcf" not in await phone.etags()


async def test_the_card_of_a_group_is_moved(phone: Phone) -> None:
    await phone.put("g.vcf", apple("Hochzeiten", "ada"))
    token = await phone.token()
    assert await phone.writes(lambda book: book.move("g.vcf", book, "h.vcf"))
    changes = await phone.changes(token)
    assert (list(changes.changed), list(changes.removed)) == (["h.vcf"], ["g.vcf"])
    assert not await phone.writes(lambda book: book.move("ada.vcf", book, "h.vcf"))
    assert "g.vcf" not in await phone.etags()
    assert (await phone.card("h.vcf")).content.contact.name == "Ada"


async def test_a_card_of_a_group_in_vcard_4_is_understood(phone: Phone) -> None:
    text = card(
        "FN:Hochzeiten", "KIND:group", "MEMBER:urn:uuid:ada", "UID:urn:uuid:g", version="4.0"
    )
    await phone.put("g.vcf", text)
    assert await groups(phone, "ada") == (GROUP, "weddings")
    await put_into(phone, "bo", GROUP, "weddings")
    now = (await phone.get("g.vcf")).text
    assert b"\r\nMEMBER:urn:uuid:bo\r\nEND:VCARD\r\n" in now
