"""The People API is not enabled in the user's Google Cloud project."""

from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import issue_registry as ir
import pytest

from custom_components.studio_sync.const import DOMAIN

from .ha_fixtures import ANNA, settle
from .test_ha_contacts_sync import ANNA_BERG, Book
from .test_ha_flow_contacts import Office, office

__all__ = ["office"]


async def without_api(office: Office) -> Book:
    """Have an account for calendar and contacts, whose project lacks the People API."""
    office.house.google.people_api.settings.enabled = False
    book = Book(office, await office.for_both())
    await book.add(ANNA_BERG)
    with pytest.raises(HomeAssistantError) as caught:
        await book.sync()
    assert caught.value.translation_key == "people_api_disabled"
    await settle(office.hass)
    return book


async def take_contacts_away(book: Book) -> None:
    """Reconfigure the account for the calendar only."""
    form = await book.house.reconfigure(book.account)
    form = await book.house.fill(form, staff=book.office.anna, calendar=ANNA, contacts=False)
    await book.house.fill(form, on_removal="label")
    await settle(book.hass)


async def test_a_repair_says_where_to_click_until_a_run_works(office: Office) -> None:
    """The calendar goes on, and nobody is asked to sign in again."""
    book = await without_api(office)
    assert office.issues() == {"people_api_disabled"}
    assert office.flows() == []
    name = f"contacts_api_{book.account.entry_id}"
    issue = ir.async_get(office.hass).async_get_issue(DOMAIN, name)
    assert issue is not None
    assert issue.learn_more_url == (
        "https://console.cloud.google.com/apis/library/people.googleapis.com"
    )
    assert (await office.house.sync(book.account))["outcome"] == "ok"
    assert office.issues() == {"people_api_disabled"}
    office.house.google.people_api.settings.enabled = True
    assert (await book.sync())["outcome"] == "ok"
    await settle(office.hass)
    assert office.issues() == set()
    assert set(book.contacts()) == {"Anna Berg"}


async def test_it_is_tried_again_without_anybody(office: Office) -> None:
    """Google takes minutes until an API that was enabled answers."""
    book = await without_api(office)
    office.house.google.people_api.settings.enabled = True
    await office.house.pass_time(minutes=16)
    await settle(office.hass)
    assert office.issues() == set()
    assert set(book.contacts()) == {"Anna Berg"}


async def test_it_goes_with_the_contacts_and_with_the_account(office: Office) -> None:
    """So does what else was open about contacts."""
    book = await without_api(office)
    await take_contacts_away(book)
    assert office.issues() == set()
    assert (await office.house.sync(book.account))["outcome"] == "ok"


async def test_contacts_that_were_refused_are_told_no_more_without_contacts(
    office: Office,
) -> None:
    office.house.google.people_api.settings.limits.contacts = 0
    book = Book(office, await office.for_both())
    await book.add(ANNA_BERG)
    await book.sync()
    assert office.issues() == {"contact_problems"}
    await take_contacts_away(book)
    assert office.issues() == set()
