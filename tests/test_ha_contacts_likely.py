"""Contacts that may be those of clients, and are not paired since that is not sure enough (S7)."""

from typing import Any

import pytest
from sqlalchemy import func, select

from custom_components.studio_sync.book import tables
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.entries.studio_settings import studio_settings_of
from custom_components.studio_sync.formats.contact import Contact, Labelled
from custom_components.studio_sync.sync.contacts.schema import SCHEMA
from custom_components.studio_sync.sync.recognition import MOST_LIKE
from custom_components.studio_sync.texts.catalogue import catalogue
from custom_components.studio_sync.texts.plans import likely_text, preview_text

from .ha_mailing import ME, body_of, server, smtp
from .mail_server import MailServer
from .pictures import jpeg
from .test_ha_contacts_sync import ANNA_BERG, Book, book
from .test_ha_flow_contacts import office

__all__ = ["book", "office", "server"]

OTHER_NAME: dict[str, Any] = {
    "names": [{"givenName": "Ann", "familyName": "Mountain"}],
    "phoneNumbers": [{"value": "0170 1112223"}],
}


async def likely(book: Book, **data: Any) -> list[tuple[str, str, str]]:
    """Populate, or preview that, and return what may be the same."""
    found = (await book.sync(populate_out=True, **data))["possibly_same"]
    return [(each["client"], each["contact"], each["reason"]) for each in found]


async def test_a_number_with_another_name_is_shown_and_not_paired(book: Book) -> None:
    """In the preview and in the answer, with the reason in words."""
    own = book.phone.add(**OTHER_NAME)
    await book.add(ANNA_BERG, Contact(name="Tom"))
    expected = [("Anna Berg", "Ann Mountain", "other_name")]
    assert await likely(book, preview=True) == expected
    assert await likely(book) == expected
    assert len(book.phone.all()) == 3
    assert book.phone.get(own["resourceName"])["names"][0]["displayName"] == "Ann Mountain"
    assert await likely(book) == []
    assert (await book.sync())["possibly_same"] == []


async def test_a_number_that_several_have_is_shown_and_not_paired(book: Book) -> None:
    """Families share one."""
    for name in ("Anna", "Bert"):
        names = [{"givenName": name, "familyName": "Berg"}]
        book.phone.add(names=names, phoneNumbers=[{"value": "0170 1112223"}])
    await book.add(ANNA_BERG)
    assert await likely(book, preview=True) == [
        ("Anna Berg", "Anna Berg", "several_alike"),
        ("Anna Berg", "Bert Berg", "other_name"),
    ]


async def test_a_name_alone_is_shown_and_not_paired(book: Book) -> None:
    """Of contacts in the label, and of the person's own, of which no picture is read."""
    await book.add(ANNA_BERG)
    await book.sync()
    book.phone.add(names=[{"givenName": "tom"}], labels=(book.label, "myContacts"))
    own = book.phone.add(names=[{"givenName": "Tom"}], phoneNumbers=[{"value": "030 999999"}])
    book.phone.set_photo(own["resourceName"], jpeg("red", 600))
    book.phone.add(names=[{"givenName": "Thomas"}])
    before = book.phone.raw()
    await book.add(Contact(name=" TOM "))
    found = await likely(book, preview=True)
    assert sorted(found) == [(" TOM ", "Tom", "same_name"), (" TOM ", "tom", "same_name")]
    assert book.phone.raw() == before
    kept = await book.office.studio.runtime_data.book.read(_photos)
    assert kept == 0


def _photos(tx: Transaction) -> int:
    number: int = tx.connection.execute(select(func.count()).select_from(tables.photo)).scalar_one()
    return number


async def test_what_is_sure_is_paired_and_not_shown(book: Book) -> None:
    names = [{"givenName": "Anna", "familyName": "Berg"}]
    book.phone.add(names=names, phoneNumbers=[{"value": "0170 1112223"}])
    await book.add(ANNA_BERG)
    assert await likely(book) == []
    assert len(book.phone.all()) == 1


async def test_the_plan_of_the_dialog_shows_them(book: Book) -> None:
    """The first of them, and how many there are."""
    book.phone.add(**OTHER_NAME)
    book.phone.add(**{**OTHER_NAME, "names": [{"givenName": "Bob"}]})
    await book.add(ANNA_BERG)
    contacts = book.account.runtime_data.contacts[0]
    assert contacts is not None
    report = await contacts.async_preview(contacts.populating(outward=True, inward=False))
    words = catalogue("en")
    studio = studio_settings_of(book.hass, book.office.studio)
    plan = preview_text(report.plan, studio, words).replace("\u2068", "").replace("\u2069", "")
    assert "**Possibly the same, and not paired** (2)" in plan
    line = "- Anna Berg · Google: Ann Mountain – the same number or address, but another name"
    assert line in plan
    assert "1 more" in likely_text(report.plan.likely, studio, words, 1)


async def test_the_report_names_the_client_and_not_the_contact(
    book: Book, server: MailServer
) -> None:
    """A contact that is nobody's here is in no message that is kept."""
    update = book.hass.config_entries.async_update_entry
    studio = book.office.studio
    update(studio, options={**studio.options, "smtp": smtp(server.port)})
    wanted = {"mail_warnings": True, "mail_address": ME}
    update(book.account, options={**book.account.options, **wanted})
    book.phone.add(**OTHER_NAME)
    await book.add(ANNA_BERG)
    await book.sync(populate_out=True)
    await book.house.pass_time(seconds=10)
    text = "\n".join(map(body_of, server.received)).replace("\r\n", "\n")
    assert "Anna Berg\u2069: A contact in Google has the same number or address" in text
    assert "Mountain" not in text


async def test_many_that_share_a_number_are_not_listed_all(book: Book) -> None:
    for number in range(MOST_LIKE + 3):
        book.phone.add(
            names=[{"givenName": f"P{number}"}], phoneNumbers=[{"value": "0170 1112223"}]
        )
    await book.add(ANNA_BERG)
    assert len(await likely(book, preview=True)) == MOST_LIKE


@pytest.mark.parametrize(
    ("one", "other"), [("Anna Berg", "BERG anna"), ("Müller", "Mueller"), (" אב ", "אב")]
)
def test_names_are_the_same_in_any_order_and_spelling(one: str, other: str) -> None:
    assert SCHEMA.name(Contact(name=one)) == SCHEMA.name(Contact(name=other))
    assert SCHEMA.name(Contact(name=one)) != SCHEMA.name(Contact(name=f"{other} Cohn"))


@pytest.mark.parametrize("name", ["", " ", "\u200b", "..."])
def test_no_name_is_the_same_as_no_other(name: str) -> None:
    assert SCHEMA.name(Contact(name=name, phones=(Labelled(value="1"),))) is None
