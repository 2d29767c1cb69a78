"""The permission for contacts is taken back at Google while the account syncs."""

from collections.abc import Iterable
from dataclasses import replace

from homeassistant.exceptions import HomeAssistantError
import pytest

from .ha_fixtures import ANNA, settle
from .test_ha_contacts_sync import ANNA_BERG, Book
from .test_ha_flow_contacts import CONTACTS, Office, office

__all__ = ["office"]


def without_contacts(scopes: Iterable[str]) -> frozenset[str]:
    """Return what is left of scopes."""
    return frozenset(scopes) - {CONTACTS}


async def test_a_permission_that_was_taken_back_between_runs_is_asked_for(office: Office) -> None:
    """A repair says where to click, and the calendar goes on."""
    book = Book(office, await office.for_both())
    await book.add(ANNA_BERG)
    await book.sync()
    oauth = office.house.google.oauth
    for text, token in oauth.tokens.items():
        oauth.tokens[text] = replace(token, scopes=without_contacts(token.scopes))
    with pytest.raises(HomeAssistantError) as caught:
        await book.sync()
    assert caught.value.translation_key == "contacts_scope_missing"
    assert office.issues() == {"contacts_scope_missing"}
    assert office.flows() == ["reauth_contacts"]
    assert (await office.house.sync(book.account))["outcome"] == "ok"
    assert office.issues() == {"contacts_scope_missing"}
    [flow] = office.hass.config_entries.flow.async_progress()
    result = await office.hass.config_entries.flow.async_configure(flow["flow_id"], {})
    result = await office.house.sign_in(result, ANNA)
    assert result["reason"] == "reauth_successful"
    await settle(office.hass)
    assert (await book.sync())["outcome"] == "ok"
    assert (office.issues(), office.flows()) == (set(), [])
