"""A client who is erased does not come back from Google, whatever people do there."""

from typing import Any

import pytest
from sqlalchemy import func, select

from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.tables import photo, photo_address
from custom_components.studio_sync.const import DOMAIN
from custom_components.studio_sync.formats.contact import Contact

from .ha_fixtures import settle
from .pictures import jpeg
from .test_ha_contacts_sync import ANNA_BERG, Book, book, office

__all__ = ["book", "office"]


async def erase(book: Book, name: str) -> Any:
    """Erase a client, and return the answer."""
    answer: Any = await book.hass.services.async_call(
        DOMAIN,
        "erase_client",
        {"client_id": (await book.all())[name].id, "confirm": True},
        blocking=True,
        return_response=True,
    )
    await settle(book.hass)
    return answer


def reasons(report: Any) -> list[str]:
    """Return why something is a problem."""
    return [each["reason"] for each in report["problems"]]


@pytest.fixture
async def contact(book: Book) -> str:
    """Have a client who is in step with a contact, erase the client, and return the contact."""
    await book.choose(send_back=True)
    await book.add(ANNA_BERG, Contact(name="Tom"))
    await book.sync()
    [name] = [each["resourceName"] for each in book.phone.all() if _is_anna(each)]
    answer = await erase(book, "Anna Berg")
    assert [each["contact"] for each in answer["remains_in_google"]] == [name]
    return str(name)


def _is_anna(person: Any) -> bool:
    return bool(person["names"][0]["displayName"].startswith("Anna"))


async def test_an_erased_client_does_not_come_back(book: Book, contact: str) -> None:
    """The contact stays as it is, and is told of until it is deleted there."""
    before = book.phone.get(contact)
    report = await book.sync()
    assert (await book.all()).keys() == {"Tom"}
    assert reasons(report) == ["erased_here"]
    [problem] = report["problems"]
    assert problem["why"].startswith("the client was erased here, and the contact is still in")
    assert book.phone.get(contact) == before
    assert "Anna" not in str(report)
    book.phone.delete(contact)
    assert reasons(await book.sync()) == []
    assert (await book.all()).keys() == {"Tom"}


async def test_nor_when_the_contact_is_edited_there(book: Book, contact: str) -> None:
    book.phone.edit(contact, names=[{"givenName": "Anna", "familyName": "Stein"}])
    before = book.phone.get(contact)
    assert reasons(await book.sync()) == ["erased_here"]
    assert (await book.all()).keys() == {"Tom"}
    assert book.phone.get(contact) == before


async def test_nor_when_everything_is_compared_again(book: Book, contact: str) -> None:
    """S7: populating lists the whole account."""
    await book.sync()
    for _ in range(2):
        report = await book.sync(populate_in=True, populate_out=True)
        assert reasons(report) == ["erased_here"]
        assert (await book.all()).keys() == {"Tom"}
    assert "Anna Berg" in book.contacts()


async def test_nor_when_the_mark_was_taken_away(book: Book, contact: str) -> None:
    """It is known by its name in Google as well."""
    book.phone.edit(contact, clientData=[])
    assert reasons(await book.sync()) == ["erased_here"]
    assert (await book.all()).keys() == {"Tom"}


async def test_one_who_comes_again_is_a_client_of_their_own(book: Book, contact: str) -> None:
    """The former contact is not theirs, be the numbers the same."""
    before = book.phone.get(contact)
    await book.add(ANNA_BERG)
    report = await book.sync(populate_out=True)
    assert report["counts"]["created_in_google"] == 1
    assert book.phone.get(contact) == before
    again = await book.sync(populate_in=True, populate_out=True)
    assert again["counts"].get("created_in_google", 0) == 0
    assert sorted(await book.all()) == ["Anna Berg", "Tom"]


async def test_a_contact_that_a_person_makes_again_is_a_new_client(
    book: Book, contact: str
) -> None:
    """S10: nothing says that it is the one that was erased."""
    book.phone.delete(contact)
    book.phone.add(
        labels=("myContacts", book.label), names=[{"givenName": "Anna", "familyName": "Berg"}]
    )
    assert reasons(await book.sync()) == []
    assert (await book.all()).keys() == {"Anna Berg", "Tom"}


async def test_a_contact_out_of_the_label_is_nobodys_business(book: Book, contact: str) -> None:
    book.phone.relabel(contact, out_of=(book.label,))
    assert reasons(await book.sync()) == []
    book.phone.relabel(contact, into=(book.label,))
    assert reasons(await book.sync()) == ["erased_here"]
    assert (await book.all()).keys() == {"Tom"}


async def kept(book: Book) -> list[int]:
    """Return how many photos the book has, and how many addresses of photos."""

    def count(tx: Transaction) -> list[int]:
        found = (select(func.count()).select_from(each) for each in (photo, photo_address))
        return [tx.connection.execute(each).scalar_one() for each in found]

    return await book.office.studio.runtime_data.book.read(count)


async def test_the_photo_does_not_come_back_either(book: Book) -> None:
    """Nor is it known where it was; a contact under a new name is known by our mark."""
    await book.choose(send_back=True)
    await book.add(ANNA_BERG)
    await book.sync()
    [name] = book.phone.members(book.label)
    book.phone.set_photo(name, jpeg())
    await book.sync()
    assert await kept(book) == [1, 1]
    await erase(book, "Anna Berg")
    assert await kept(book) == [0, 0]
    assert reasons(await book.sync(populate_in=True)) == ["erased_here"]
    book.phone.rename(name)
    assert reasons(await book.sync(populate_in=True)) == ["erased_here"]
    assert await kept(book) == [0, 0]
    assert await book.all() == {}


async def test_a_photo_of_an_erased_client_and_another_one_is_the_others(
    book: Book, contact: str
) -> None:
    [tom] = [each["resourceName"] for each in book.phone.all() if not _is_anna(each)]
    book.phone.merge(tom, contact)
    book.phone.set_photo(tom, jpeg())
    await book.sync()
    [client] = (await book.all()).values()
    assert client.content.photo
    assert await kept(book) == [1, 1]


async def test_one_contact_of_an_erased_client_and_another_one_is_the_others(
    book: Book, contact: str
) -> None:
    """Merge & fix made one of two."""
    [tom] = [each["resourceName"] for each in book.phone.all() if not _is_anna(each)]
    book.phone.merge(tom, contact)
    report = await book.sync()
    assert "erased_here" not in reasons(report)
    assert len(await book.all()) == 1
