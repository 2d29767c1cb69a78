"""Who may have contacts synchronized, and what a second caller is told (Z2, Z6)."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

from homeassistant.auth.models import User
from homeassistant.config_entries import ConfigFlowResult
from homeassistant.const import STATE_UNAVAILABLE
from homeassistant.core import Context
from homeassistant.exceptions import ServiceValidationError, Unauthorized
from homeassistant.helpers import issue_registry as ir
from homeassistant.helpers.entity_component import async_update_entity
import pytest

from custom_components.studio_sync.const import DOMAIN
from custom_components.studio_sync.formats.contact import Contact

from .google_emulator import Call
from .ha_fixtures import settle
from .ha_options import open_page, submit
from .ha_roles import give_role
from .test_ha_contact_rights import a_user, choose
from .test_ha_contacts_sync import ANNA_BERG, Book, book
from .test_ha_flow_contacts import office, put_group

__all__ = ["book", "office"]


def entity(book: Book, ending: str) -> str:
    """Return the id of an entity of the account's contacts."""
    names = book.hass.states.async_entity_ids()
    return next(each for each in names if each.endswith(ending))


def shows(book: Book, name: str) -> str:
    """Return what an entity shows."""
    state = book.hass.states.get(name)
    assert state is not None
    return state.state


def requests_from_now_on(book: Book) -> list[str]:
    """Return a list that gets the path of each request to Google from now on."""
    requests = list[str]()

    async def hook(call: Call, _phase: str) -> None:
        requests.append(call.path)

    book.house.google.faults.hook = hook
    return requests


@asynccontextmanager
async def under_way(book: Book, context: Context) -> AsyncIterator[None]:
    """Have somebody synchronize contacts, and hold it at its first request."""
    hangs, goes_on = asyncio.Event(), asyncio.Event()

    async def hook(_call: Call, _phase: str) -> None:
        hangs.set()
        await goes_on.wait()

    faults = book.house.google.faults
    faults.hook = hook
    run = book.hass.async_create_task(
        book.hass.services.async_call(DOMAIN, "sync_contacts", {}, blocking=True, context=context)
    )
    await hangs.wait()
    try:
        yield
    finally:
        faults.hook = None
        goes_on.set()
        await run
        await settle(book.hass)


async def test_who_presses_the_button_during_a_run_is_told_who_started_it(book: Book) -> None:
    """Z6: on every path; the button shows that it is of no use meanwhile."""
    owner = await a_user(book.house, "Owner", "system-admin")
    button = entity(book, "_synchronize_contacts")
    async with under_way(book, Context(user_id=owner.id)):
        assert shows(book, button) == STATE_UNAVAILABLE
        for domain, action, data in (
            ("button", "press", {"entity_id": button}),
            (DOMAIN, "sync_contacts", {}),
        ):
            with pytest.raises(ServiceValidationError) as caught:
                await book.hass.services.async_call(domain, action, data, blocking=True)
            assert caught.value.translation_key == "busy_user"
            assert (caught.value.translation_placeholders or {})["user"] == "Owner"
    assert shows(book, button) != STATE_UNAVAILABLE


async def test_update_entity_does_not_synchronize_contacts(book: Book) -> None:
    """Z2: Home Assistant does not tell who asks for it, and any user may."""
    await book.add(ANNA_BERG)
    await settle(book.hass)
    requests = requests_from_now_on(book)
    for ending in ("_contacts_problem", "_synchronize_contacts"):
        await async_update_entity(book.hass, entity(book, ending))
        await settle(book.hass)
    assert requests == []


async def test_names_are_told_only_to_those_who_may_see_them(book: Book) -> None:
    """Z2: who may synchronize need not see clients, nor what else is in somebody's Google."""
    await book.add(ANNA_BERG)
    book.phone.add(
        names=[{"givenName": "Stranger"}],
        phoneNumbers=[{"value": "+49 170 1112223", "type": "mobile"}],
    )
    await a_user(book.house, "Owner", "system-admin")
    clerk = await a_user(book.house, "Clerk")
    await choose(book.house, book.office.studio, clerk, may_sync=True)
    await give_role(book.hass, book.office.studio, clerk.id, "staff")

    async def told(user: User | None, **data: Any) -> tuple[str, Any]:
        context = Context() if user is None else Context(user_id=user.id)
        answer: Any = await book.hass.services.async_call(
            "studio_sync",
            "sync_contacts",
            data,
            blocking=True,
            return_response=True,
            context=context,
        )
        [one] = answer["previews" if "preview" in data else "reports"]
        return str(answer), one

    with pytest.raises(Unauthorized):
        await told(await a_user(book.house, "Guest"))
    text, _ = await told(None, preview=True, populate_out=True)
    assert "Stranger" in text
    for data in ({"preview": True, "populate_out": True}, {"populate_out": True}):
        text, one = await told(clerk, **data)
        assert not any(each in text for each in ("Anna", "Stranger", "1112223"))
        assert len(one["possibly_same"]) == 1


async def test_the_repair_for_refused_contacts_names_nobody(book: Book) -> None:
    """Every user of Home Assistant can read repairs; the preview names them to those who may."""
    book.house.google.people_api.settings.limits.contacts = 0
    await book.add(ANNA_BERG, Contact(name="Tom"))
    await book.sync()
    issue = ir.async_get(book.hass).async_get_issue(
        DOMAIN, f"contact_problems_{book.account.entry_id}"
    )
    assert issue is not None
    shown = issue.translation_placeholders or {}
    assert shown["number"] == "2"
    assert not any(each in str(shown) for each in ("Anna", "Tom"))
    told = await book.sync(preview=True)
    assert {each["title"] for each in told["problems"]} == {"Anna Berg", "Tom"}


# -- what was chosen in the options --------------------------------------------------------------


async def test_another_group_chosen_in_the_options_is_synchronized_at_once(book: Book) -> None:
    """S12: its clients go to Google, and those of the former group leave the label."""
    await book.add(ANNA_BERG)
    await book.sync()
    other = await put_group(book.office.studio, "Others")
    [tom] = await book.add(Contact(name="Tom"))
    await book.put(replace(tom, group_ids=(other,)))
    form = await open_page(book.hass, book.account, "contacts")
    await submit(book.hass, form, **given(form, group=other))
    await settle(book.hass)
    assert book.contacts().keys() == {"Tom"}
    assert book.account.options["contacts"]["populate_out"] is False


async def test_what_was_changed_while_the_account_did_not_run_is_sent_when_it_does(
    book: Book,
) -> None:
    """Z1, S16: such as after a new sign-in, and not only with the next daily sync."""
    await book.add(ANNA_BERG)
    await book.sync()
    await book.hass.config_entries.async_unload(book.account.entry_id)
    await book.add(Contact(name="Tom"))
    await book.hass.config_entries.async_setup(book.account.entry_id)
    await settle(book.hass)
    assert book.contacts().keys() == {"Anna Berg", "Tom"}
    requests = requests_from_now_on(book)
    await book.hass.config_entries.async_reload(book.account.entry_id)
    await settle(book.hass)
    assert requests == []


async def test_what_was_changed_while_the_sync_was_off_is_sent_when_it_is_on(book: Book) -> None:
    """S15: as for the calendars."""
    await book.add(ANNA_BERG)
    await book.sync()
    entries, studio = book.hass.config_entries, book.office.studio
    entries.async_update_entry(studio, options={**studio.options, "sync_enabled": False})
    await settle(book.hass)
    await book.add(Contact(name="Tom"))
    await book.house.pass_time(seconds=10)
    assert book.contacts().keys() == {"Anna Berg"}
    entries.async_update_entry(studio, options={**studio.options, "sync_enabled": True})
    await settle(book.hass)
    assert book.contacts().keys() == {"Anna Berg", "Tom"}


async def test_options_that_change_nothing_in_google_start_no_run(book: Book) -> None:
    """Such as what happens when the account is removed."""
    await book.add(ANNA_BERG)
    await book.sync()
    form = await open_page(book.hass, book.account, "contacts")
    requests = requests_from_now_on(book)
    await submit(book.hass, form, **given(form, on_removal="label"))
    await settle(book.hass)
    assert book.account.options["contacts"]["on_removal"] == "label"
    assert requests == []


def given(form: ConfigFlowResult, **chosen: Any) -> dict[str, Any]:
    """Return what a form shows, filled in otherwise where it is given."""
    assert form["data_schema"] is not None
    shown: dict[str, Any] = form["data_schema"]({})
    return {**shown, **chosen}
