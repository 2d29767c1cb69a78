"""What an account's contacts leave behind in Google when they end (S10, S12)."""

import pytest

from custom_components.studio_sync.formats.contact import Contact

from .ha_fixtures import settle
from .test_ha_contacts_sync import ANNA_BERG, Book, book
from .test_ha_flow_contacts import office

__all__ = ["book", "office"]


@pytest.mark.parametrize("leaving", ["out_of_label", "delete_untouched", "delete_made"])
async def test_what_goes_with_an_account_is_not_what_goes_with_a_client(
    book: Book, leaving: str
) -> None:
    """*On removal* alone counts: what we made goes, what somebody added to stays."""
    await book.add(ANNA_BERG, Contact(name="Tom"))
    await book.sync()
    book.phone.edit(book.contacts()["Tom"]["resourceName"], nicknames=[{"value": "Tommy"}])
    await book.choose(on_removal="all", leaving=leaving)
    await book.sync()
    await book.hass.config_entries.async_remove(book.account.entry_id)
    await settle(book.hass)
    assert [each["names"][0]["displayName"] for each in book.phone.all()] == ["Tom"]


@pytest.mark.parametrize("on_removal", ["keep", "label"])
async def test_an_account_that_is_removed_while_its_studio_does_not_run_says_what_stays(
    book: Book, caplog: pytest.LogCaptureFixture, on_removal: str
) -> None:
    """Which contacts are ours is in the book; a label that was to go is left to the user."""
    await book.add(ANNA_BERG)
    await book.sync()
    await book.choose(on_removal=on_removal)
    await book.hass.config_entries.async_unload(book.office.studio.entry_id)
    await book.hass.config_entries.async_remove(book.account.entry_id)
    await settle(book.hass)
    assert book.label
    told = "The label of a removed account could not be removed" in caplog.text
    assert told is (on_removal == "label")
