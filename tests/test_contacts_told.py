"""What is told of clients: lines of the history, plans in words."""

from datetime import UTC, datetime

from custom_components.studio_sync.book.model import CLIENT, Client, Entry, Side
from custom_components.studio_sync.formats.contact import (
    Contact,
    Labelled,
    NameParts,
    PostalAddress,
)
from custom_components.studio_sync.scheduling.history import heading_of, line_of
from custom_components.studio_sync.sync.contacts.store import ClientStore

BEFORE = Contact(name="Ada", title="Baker", phones=(Labelled(value="030 1", label="home"),))
AFTER = Contact(
    name="Ada Byron",
    parts=NameParts(given="Ada", family="Byron"),
    title="Chef",
    phones=(Labelled(value="030 2"),),
    addresses=(PostalAddress(street="Main Road 1", city="Town", label="work"),),
)


def entry(before: Contact | None, after: Contact | None) -> Entry:
    return Entry(
        run_id="r",
        at=datetime(2026, 11, 27, tzinfo=UTC),
        replica_id="account:contacts",
        record_id="c",
        remote_id="people/1",
        side=Side.BOOK,
        action="update_local",
        reason="edited_there",
        before=before,
        after=after,
        record_kind=CLIENT,
    )


def test_a_line_tells_each_field_of_a_client_as_text() -> None:
    line = line_of(entry(BEFORE, AFTER))
    assert (line.title, line.when) == ("Ada Byron", None)
    told = {each.field: (each.before, each.after) for each in line.changes}
    assert told == {
        "name": ("Ada", "Ada Byron"),
        "parts": ("", "Ada Byron"),
        "job_title": ("Baker", "Chef"),
        "phones": ("home: 030 1", "030 2"),
        "addresses": ("", "work: Main Road 1, Town"),
    }


def test_a_company_is_called_by_its_name_and_nothing_by_none() -> None:
    assert heading_of(Contact(organisation="Bakery")) == ("Bakery", None)
    assert heading_of(None) == ("", None)


def test_no_client_goes_on_from_another() -> None:
    assert ClientStore().origin(Client(id="c", content=BEFORE)) is None
