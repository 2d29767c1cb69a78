"""An account for calendar and contacts: each is told and undone for itself (Z3, S13, S23)."""

from typing import Any

from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
import pytest
from pytest_homeassistant_custom_component.common import get_system_health_info

from custom_components.studio_sync.const import DOMAIN
from custom_components.studio_sync.formats.contact import Contact

from .ha_fixtures import BEN, House, settle, soon
from .ha_mailing import ME, body_of, server, smtp
from .mail_server import MailServer
from .test_ha_contacts_sync import Book
from .test_ha_flow_contacts import Office, office

__all__ = ["office", "server"]


@pytest.fixture
async def both(office: Office) -> Book:
    """Anna's account, for her calendar and for contacts."""
    return Book(office, await office.for_both())


async def act(book: Book, action: str, **data: Any) -> Any:
    """Call an action and return its answer."""
    answer = await book.hass.services.async_call(
        DOMAIN, action, data, blocking=True, return_response=True
    )
    await settle(book.hass)
    return answer


async def test_the_history_of_an_account_has_the_runs_of_both(both: Book) -> None:
    """S23."""
    book = both
    await book.add(Contact(name="Tom"))
    await book.sync()
    start, staff = soon(3).isoformat(), book.office.anna
    await act(book, "add_appointment", title="Dentist", start=start, staff_id=staff)
    await act(book, "sync_now", config_entry_id=book.account.entry_id)
    runs = (await act(book, "get_history", config_entry_id=book.account.entry_id))["runs"]
    titles = [line["title"] for run in runs for line in run["changes"]]
    assert titles == ["Dentist", "Tom"]
    [client] = (await book.all()).values()
    assert [line["client_id"] for run in runs for line in run["changes"]] == [None, client.id]
    assert {each["config_entry_id"] for each in runs} == {book.account.entry_id}
    assert {each["account"] for each in runs} == {"Anna (Google)"}


async def test_what_contacts_had_done_before_they_failed_is_mailed(
    both: Book, server: MailServer, impatient: None
) -> None:
    """S13, S23."""
    book = both
    await book.choose(send_back=True)
    await book.add(Contact(name="First"))
    await book.sync()
    _mail(book, server)
    book.house.google.faults.add(
        "error", status=401, count=None, method="POST", path="batchCreateContacts"
    )
    book.phone.add(names=[{"givenName": "Cleo"}], labels=(book.label, "myContacts"))
    await book.add(Contact(name="Tom"))
    with pytest.raises(HomeAssistantError):
        await book.sync()
    await _mailed(book.house)
    mail = server.received[0]
    assert "the sync with Anna (Google), contacts failed" in mail["Subject"]
    assert "Cleo" in body_of(mail)


async def test_that_the_calendar_works_is_no_recovery_of_contacts(
    both: Book, server: MailServer, impatient: None
) -> None:
    """S13: each fails and recovers for itself."""
    book = both
    _mail(book, server)
    fault = book.house.google.faults.add("error", status=403, count=None, path="connections")
    with pytest.raises(HomeAssistantError):
        await book.sync()
    await _mailed(book.house)
    await act(book, "sync_now", config_entry_id=book.account.entry_id)
    await _mailed(book.house)
    assert [str(each["Subject"]).split()[-1] for each in server.received] == ["failed"]
    book.house.google.faults.items.remove(fault)
    await book.sync()
    await _mailed(book.house)
    assert "contacts works again" in str(server.received[1]["Subject"])


def _mail(book: Book, server: MailServer) -> None:
    """Have warnings and logs mailed."""
    update = book.hass.config_entries.async_update_entry
    studio = book.office.studio
    update(studio, options={**studio.options, "smtp": smtp(server.port)})
    wanted = {"mail_warnings": True, "mail_detailed": True, "mail_address": ME}
    update(book.account, options={**book.account.options, **wanted})


async def _mailed(house: House) -> None:
    await house.pass_time(seconds=10)


async def test_actions_for_calendars_name_those_for_contacts(office: Office) -> None:
    book = Book(office, await office.for_contacts())
    account = {"config_entry_id": book.account.entry_id}
    studio = {"config_entry_id": office.studio.entry_id}
    for action, data in (
        ("sync_now", account),
        ("sync_now", studio),
        ("sync_now", {}),
        ("preview_sync", account),
        ("populate", account),
        ("undo_sync", account),
    ):
        with pytest.raises(ServiceValidationError) as caught:
            await act(book, action, **data)
        assert caught.value.translation_key == "contacts_only"
    await book.hass.config_entries.async_unload(book.account.entry_id)
    with pytest.raises(ServiceValidationError) as caught:
        await act(book, "sync_now", **account)
    assert caught.value.translation_key == "no_account_loaded"


async def test_the_undo_of_contacts_asks_which_account(office: Office) -> None:
    book = Book(office, await office.for_contacts())
    await book.add(Contact(name="Tom"))
    await book.sync()
    await office.for_contacts(BEN, group=book.group)
    studio = office.studio.entry_id
    with pytest.raises(ServiceValidationError) as caught:
        await act(book, "undo_contacts_sync", config_entry_id=studio)
    assert caught.value.translation_key == "several_contacts"
    await act(book, "undo_contacts_sync", config_entry_id=book.account.entry_id)
    assert book.contacts() == {}


async def test_system_health_counts_accounts_for_contacts(office: Office) -> None:
    book = Book(office, await office.for_contacts())
    await book.sync()
    shown = await get_system_health_info(book.hass, DOMAIN)
    await shown["google_calendar"]
    assert (shown["accounts"], shown["failing"]) == (1, 0)
    assert shown["last_sync"] is not None
