"""Cards on a server of others: photos, what is not ours, and what is no contact."""

import asyncio
from base64 import b64encode
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from custom_components.studio_sync.dav_client.cards import Cards, etag_of
from custom_components.studio_sync.dav_client.contacts import ContactsReplica
from custom_components.studio_sync.dav_client.homes import read_home
from custom_components.studio_sync.formats.contact import Contact, Labelled, NameParts
from custom_components.studio_sync.sync.model import Op, RemoteItem, SkippedItem, Verdict, Write

from .dav_double.server import Double, Folder, double
from .dav_side import NoPhotos
from .dav_stage import signed_in
from .replica_side import all_of, changed, write_one

PNG = b"\x89PNG\r\n\x1a\n" + b"x" * 40
CARD = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nPRODID:-//A person//EN\r\nUID:a\r\nFN:Anna Kern\r\n"
    "N:Kern;Anna;;;\r\nitem1.TEL;TYPE=cell:+49 123\r\nitem1.X-ABLabel:Handy\r\n"
    "X-SOCIAL;TYPE=x:anna\r\n{more}REV:20261101T000000Z\r\nEND:VCARD\r\n"
)


def card(*more: str) -> bytes:
    """Write a card with further lines."""
    return CARD.format(more="".join(f"{line}\r\n" for line in more)).encode()


def photo(data: bytes = PNG) -> str:
    """Write a photo as a line."""
    return f"PHOTO;ENCODING=b;TYPE=PNG:{b64encode(data).decode()}"


class Book:
    """An address book on the double, and our replica of it."""

    def __init__(self, found: Double, folder: Folder, replica: ContactsReplica) -> None:
        self.double = found
        self.folder = folder
        self.replica = replica
        self.photos = NoPhotos()
        replica._photos = self.photos

    def text(self, name: str) -> bytes:
        """Return what the server holds."""
        return self.folder.items[name].text

    async def only(self) -> RemoteItem[Contact]:
        """Return the only contact."""
        (item,) = (await all_of(self.replica)).items
        return item


@pytest.fixture
async def book(socket_enabled: None) -> AsyncIterator[Book]:
    async with double() as found:
        folder = found.add("clients", "addressbook")
        transport = await signed_in(found, [], "secret")
        (collection,) = (await read_home(transport, f"{found.url}/books/anna/")).collections
        replica = ContactsReplica(
            transport, collection, NoPhotos(), replica_id="server:1:3", book_id="book"
        )
        yield Book(found, folder, replica)
        await transport.close()
        assert found.violations == []


async def test_a_photo_comes_with_its_card_and_is_kept(book: Book) -> None:
    book.double.put(book.folder, "a.vcf", card(photo()))
    item = await book.only()
    assert item.content is not None
    assert book.photos.kept == {item.content.photo: PNG}
    (again,) = await book.replica.get(["a.vcf"])
    assert isinstance(again, RemoteItem)
    assert again.content == item.content


async def test_a_photo_that_is_none_is_left_out(book: Book) -> None:
    book.double.put(book.folder, "a.vcf", card(photo(b"\xff\xd8\xff" + b"x" * 40)))
    item = await book.only()
    assert item.content is not None
    assert item.content.photo == ""
    (skipped,) = await book.replica.get(["b.vcf"])
    assert isinstance(skipped, RemoteItem)
    assert skipped.content is None


async def test_a_photo_goes_with_its_client(book: Book) -> None:
    key = await book.photos.put(PNG)
    assert key is not None
    content = Contact(name="Anna", parts=NameParts(given="Anna"), photo=key)
    write = Write(op=Op.CREATE, remote_id=book.replica.remote_id("r", 0), content=content)
    outcome = await write_one(book.replica, write)
    assert outcome.item is not None
    assert outcome.item.content == content
    outcome = await write_one(book.replica, changed(outcome.item, replace(content, photo="")))
    assert outcome.verdict is Verdict.DONE
    assert b"PHOTO" not in book.text(write.remote_id)
    lost = Write(
        op=Op.CREATE,
        remote_id=book.replica.remote_id("s", 0),
        content=replace(content, photo="unknown"),
    )
    assert (await write_one(book.replica, lost)).verdict is Verdict.DONE


async def test_photos_of_two_batches_that_are_under_way_are_all_sent(book: Book) -> None:
    writes = []
    for number in range(2):
        key = await book.photos.put(PNG + bytes([number]))
        assert key is not None
        remote_id = book.replica.remote_id(f"r{number}", 0)
        content = Contact(name="Anna", parts=NameParts(given="Anna"), photo=key)
        writes.append(Write(op=Op.CREATE, remote_id=remote_id, content=content))
    await asyncio.gather(*(book.replica.write([each]) for each in writes))
    assert all(b"PHOTO" in book.text(each.remote_id) for each in writes)


async def test_what_is_not_ours_stays_as_it_is(book: Book) -> None:
    book.double.put(book.folder, "a.vcf", card(photo()))
    item = await book.only()
    assert item.content is not None
    wanted = replace(
        item.content,
        name="Anna Berg",
        parts=NameParts(given="Anna", family="Berg"),
        emails=(Labelled(value="a@example.com"),),
    )
    assert (await write_one(book.replica, changed(item, wanted))).verdict is Verdict.DONE
    lines, now = card(photo()).split(b"\r\n"), book.text("a.vcf").split(b"\r\n")
    assert [each for each in lines if each not in now] == [b"FN:Anna Kern", b"N:Kern;Anna;;;"]
    assert (await book.only()).content == wanted


async def test_what_is_no_contact_is_skipped(book: Book) -> None:
    book.double.put(book.folder, "a.vcf", b"nothing")
    book.double.put(book.folder, "b.vcf", card("X-ADDRESSBOOKSERVER-KIND:group"))
    book.double.put(book.folder, "c.vcf", card() + card())
    delta = await all_of(book.replica)
    assert delta.items == ()
    assert {(each.remote_id, each.reason, each.problem) for each in delta.skipped} == {
        ("a.vcf", "malformed", True),
        ("b.vcf", "contact_invalid", False),
        ("c.vcf", "malformed", True),
    }
    (skipped,) = await book.replica.get(["a.vcf"])
    assert isinstance(skipped, SkippedItem)
    write = Write[Contact](op=Op.DELETE, remote_id="a.vcf", etag="x")
    outcome = await write_one(book.replica, write)
    assert (outcome.verdict, outcome.reason) == (Verdict.REFUSED, "malformed")


async def test_what_is_said_already_is_not_sent(book: Book) -> None:
    book.double.put(book.folder, "a.vcf", card())
    item = await book.only()
    blind = Write(op=Op.UPDATE, remote_id="a.vcf", content=item.content)
    assert (await write_one(book.replica, blind)).verdict is Verdict.DONE
    assert item.content is not None
    assert (await write_one(book.replica, changed(item, item.content))).verdict is Verdict.DONE
    assert [method for method, _ in book.double.asked if method == "PUT"] == []


async def test_a_name_under_which_a_uid_stands_is_not_asked_for(book: Book) -> None:
    """Servers take a card's UID under any name; one that does not, says under which."""
    content = Contact(name="Anna")
    write = Write(op=Op.CREATE, remote_id=book.replica.remote_id("r", 0), content=content)
    uid = write.remote_id.removesuffix(".vcf").encode()
    book.double.put(book.folder, "b.vcf", card().replace(b"UID:a", b"UID:" + uid))
    book.double.faults.uid_status = 409
    outcome = await write_one(book.replica, write)
    assert outcome.verdict is Verdict.EXISTS
    assert outcome.item is not None
    assert outcome.item.id == "b.vcf"


def test_an_etag_is_of_what_a_card_says() -> None:
    plain = card()
    other = plain.replace(b"REV:20261101T000000Z", b"REV:2027").replace(b"\r\n", b"\n")
    folded = plain.replace(b"FN:Anna Kern", b"FN:Anna\r\n  Kern")
    assert etag_of(plain) == etag_of(other) == etag_of(folded) == etag_of(plain.strip())
    assert etag_of(plain) != etag_of(card("NOTE:x"))


def test_a_card_has_no_parts() -> None:
    cards = Cards()
    assert cards.position("a.vcf#x") is None
    assert cards.family("a.vcf") == "a.vcf"
    assert cards.child_now("a", ()).content is None
