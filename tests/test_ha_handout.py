"""What sets a phone up is sent to its owner, the password only if asked for (A9)."""

from collections.abc import AsyncIterator, Callable, Mapping
import logging
from typing import Any, override

from homeassistant.components.notify import NotifyEntity
from homeassistant.components.notify.const import DATA_COMPONENT
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers.entity_component import EntityComponent
from homeassistant.setup import async_setup_component
import pytest

from custom_components.studio_sync.book import people
from custom_components.studio_sync.book.model import ClientGroup
from custom_components.studio_sync.const import DOMAIN
from custom_components.studio_sync.reports.handout import Handout, Phone, render_handout

from .ha_accesses import (
    ALWAYS,
    CALENDAR,
    add,
    begin,
    change,
    fill,
    found,
    let_in,
    placeholders,
    profile_of,
)
from .ha_fixtures import Scene, settle
from .ha_mailing import body_of, set_options, smtp
from .mail_server import MailServer

pytest_plugins = ("tests.ha_fixtures", "tests.ha_mailing")

ADDRESS = "https://studio.example.com"
OWNER = "anna@studio.example"
MAIL = {"phone": "ios", "email": OWNER, "new_password": False}


class Pager(NotifyEntity):
    """A notify entity that keeps what it is sent; it may be broken or away."""

    _attr_name = "Pager"
    _attr_should_poll = False

    def __init__(self) -> None:
        self.entity_id = "notify.pager"
        self.got: list[tuple[str, str | None]] = []
        self.broken = False
        self.meanwhile: Callable[[], object] = lambda: None
        """Happens while it sends."""

    @override
    async def async_send_message(self, message: str, title: str | None = None) -> None:
        if self.broken:
            raise HomeAssistantError("broken")
        self.got.append((message, title))
        self.meanwhile()


@pytest.fixture
async def pager(scene: Scene) -> AsyncIterator[Pager]:
    """Add a notify entity."""
    assert await async_setup_component(scene.hass, "notify", {})
    component: EntityComponent[NotifyEntity] = scene.hass.data[DATA_COMPONENT]
    made = Pager()
    await component.async_add_entities([made])
    yield made
    await component.async_remove_entity(made.entity_id)


@pytest.fixture
async def password(scene: Scene, server: MailServer) -> str:
    """Have an access of Anna's, and a mail server; return the access's password."""
    scene.hass.config.external_url = ADDRESS
    set_options(scene, scene.studio, smtp=smtp(server.port))
    _, made = await add(scene, "anna", scene.anna)
    return made


async def send(scene: Scene, **data: Any) -> None:
    """Send it by the action."""
    given = {"user_name": "Anna", "phone": "ios", **data}
    await scene.hass.services.async_call(DOMAIN, "send_phone_access", given, blocking=True)
    await settle(scene.hass)


def password_in(text: str, label: str = "Password") -> str:
    """Return the password that a message tells."""
    [line] = [each for each in text.splitlines() if each.startswith(f"{label}: ")]
    return line.removeprefix(f"{label}: ")


async def test_the_steps_go_by_mail_without_the_password(
    scene: Scene, server: MailServer, password: str
) -> None:
    shown = await change(scene, found(scene, "anna"), "send")
    told = placeholders(shown)
    assert told["davx5"] == "caldavs://anna@studio.example.com/api/studio_sync/dav/"
    assert profile_of(told).startswith(f"{ADDRESS}/api/studio_sync/profile/anna?")
    assert shown["data_schema"] is not None
    assert shown["data_schema"].schema["qr_code"].config["data"] == profile_of(told)
    done = await fill(scene, shown, **MAIL)
    assert (done["type"], done["reason"]) == (FlowResultType.ABORT, "handout_sent")
    [mail] = server.received
    assert mail["To"] == OWNER
    assert mail["Subject"] == "Atelier Nord: your calendar on your phone"
    text = body_of(mail)
    assert "Address: https://studio.example.com/api/studio_sync/dav/" in text
    assert "User name: anna" in text
    assert "Server: studio.example.com." in text
    assert f"{ADDRESS}/api/studio_sync/profile/" in text
    assert "CardDAV" not in text
    assert password_in(text).startswith("not in this message")
    assert let_in(scene, "anna", password) == {scene.anna}


async def test_a_new_password_goes_along_if_asked_for(
    scene: Scene, server: MailServer, password: str, caplog: pytest.LogCaptureFixture
) -> None:
    """With a warning; it works, the former one no more; it is in no log and not stored."""
    caplog.set_level(logging.DEBUG)
    shown = await change(scene, found(scene, "anna"), "send")
    await fill(scene, shown, **MAIL | {"new_password": True})
    [mail] = server.received
    text = body_of(mail)
    assert "Delete this message" in text
    sent = password_in(text)
    assert let_in(scene, "anna", sent) == {scene.anna}
    assert let_in(scene, "anna", password) is None
    # The test's own mail server logs what it gets.
    assert sent not in "".join(
        each.getMessage() for each in caplog.records if each.name != "mail.log"
    )
    assert sent not in str(scene.studio.as_dict())


async def test_what_could_not_be_sent_changes_nothing(
    scene: Scene, server: MailServer, password: str
) -> None:
    """The dialog says why, and the password that the phone has goes on working."""
    server.refuse_recipient = "550 no such user"
    shown = await change(scene, found(scene, "anna"), "send")
    shown = await fill(scene, shown, **MAIL | {"new_password": True})
    assert shown["errors"] == {"email": "mail_recipient_refused"}
    shown = await fill(scene, shown, phone="ios", new_password=True)
    assert shown["errors"] == {"base": "handout_no_target"}
    shown = await fill(scene, shown, **MAIL | {"email": "nobody"})
    assert shown["errors"] == {"email": "mail_address_invalid"}
    set_options(scene, scene.studio, smtp=None)
    shown = await fill(scene, shown, **MAIL | {"new_password": True})
    assert shown["errors"] == {"base": "mail_not_set_up"}
    assert server.received == []
    assert let_in(scene, "anna", password) == {scene.anna}


async def test_it_goes_to_a_notify_entity(
    scene: Scene, password: str, pager: Pager, caplog: pytest.LogCaptureFixture
) -> None:
    """No event and no log tells what is sent, also not at the level of debugging."""
    caplog.set_level(logging.DEBUG)
    events: list[Mapping[str, Any]] = []
    scene.hass.bus.async_listen("call_service", lambda event: events.append(event.data))
    await send(scene, notify="notify.pager", phone="android", new_password=True)
    [(text, title)] = pager.got
    assert title == "Atelier Nord: your calendar on your phone"
    assert "caldavs://anna@studio.example.com/api/studio_sync/dav/" in text
    sent = password_in(text)
    assert let_in(scene, "anna", sent) == {scene.anna}
    assert sent not in str(events)
    assert sent not in caplog.text


@pytest.mark.parametrize("problem", ["broken", "away", "none"])
async def test_a_notify_entity_that_fails_changes_nothing(
    scene: Scene, password: str, pager: Pager, problem: str
) -> None:
    pager.broken = problem == "broken"
    if problem == "away":
        pager._attr_available = False
    name = "notify.nobody" if problem == "none" else "notify.pager"
    with pytest.raises(HomeAssistantError) as refused:
        await send(scene, notify=name, new_password=True)
    assert refused.value.translation_key == "notify_failed"
    assert pager.got == []
    assert let_in(scene, "anna", password) == {scene.anna}


async def test_an_access_that_is_removed_while_it_is_sent(
    scene: Scene, password: str, pager: Pager
) -> None:
    """The password that was sent opens nothing, and the caller is told."""
    entries, access = scene.hass.config_entries, found(scene, "anna").subentry_id
    pager.meanwhile = lambda: entries.async_remove_subentry(scene.studio, access)
    with pytest.raises(ServiceValidationError) as refused:
        await send(scene, notify="notify.pager", new_password=True)
    assert refused.value.translation_key == "handout_access_gone"
    [(text, _)] = pager.got
    assert let_in(scene, "anna", password_in(text)) is None


async def test_without_an_address_of_ones_own_the_path_is_sent(
    scene: Scene, server: MailServer, password: str
) -> None:
    """And no links: they would lead nowhere."""
    scene.hass.config.external_url = scene.hass.config.internal_url = None
    scene.hass.config.api = None
    shown = await change(scene, found(scene, "anna"), "send")
    told = placeholders(shown)
    assert (told["profile"], told["davx5"]) == ("–", "–")
    assert shown["data_schema"] is not None
    assert "qr_code" not in shown["data_schema"].schema
    for phone in ("ios", "android"):
        await send(scene, phone=phone, email=OWNER)
    for mail in server.received:
        assert "Address: /api/studio_sync/dav/" in body_of(mail)
        assert "Without typing" not in body_of(mail)


@pytest.mark.parametrize(
    ("data", "key"),
    [
        ({}, "handout_no_target"),
        ({"email": OWNER, "notify": "notify.pager"}, "handout_no_target"),
        ({"user_name": "nobody", "email": OWNER}, "handout_access_gone"),
        ({"config_entry_id": "other", "email": OWNER}, "handout_access_gone"),
    ],
)
async def test_what_is_unclear_is_refused(
    scene: Scene, server: MailServer, password: str, data: dict[str, Any], key: str
) -> None:
    with pytest.raises(ServiceValidationError) as refused:
        await send(scene, **data)
    assert refused.value.translation_key == key
    assert server.received == []


async def test_an_access_with_clients_is_told_how_to_get_them(
    scene: Scene, server: MailServer, password: str
) -> None:
    group = ClientGroup(id="brides", name="Brides")
    await scene.studio.runtime_data.book.write(lambda tx: people.put_group(tx, group))
    shown = await fill(scene, await begin(scene), username="ben", people=[scene.ben])
    shown = await fill(scene, shown, **CALENDAR)
    shown = await fill(scene, shown, address_book="read", access_group="brides")
    shown = await fill(scene, shown, **ALWAYS)
    await fill(scene, shown)
    await send(scene, user_name="ben", email=OWNER)
    [mail] = server.received
    assert "CardDAV" in body_of(mail)


async def test_what_is_sent_of_rooms_is_in_their_own_words(
    scene: Scene, server: MailServer, password: str
) -> None:
    """Nobody is a room: it has no page *Studio > Me* to make a password on."""
    red = await scene.house.add_person(scene.studio, "resource", "Red {room}")
    await add(scene, "tablet", scene.room, red)
    for new_password in (False, True):
        await send(scene, user_name="tablet", email=OWNER, new_password=new_password)
    for mail in server.received:
        assert mail["Subject"] == "Atelier Nord: Blue room, Red {room} on a phone"
        text = body_of(mail)
        assert "the appointments of Blue room, Red {room} (Atelier Nord)" in text
        assert "Studio > Me" not in text
        assert "your" not in text.partition("1. ")[0]


async def test_who_has_a_page_of_ones_own_is_told_so(
    scene: Scene, server: MailServer, password: str
) -> None:
    """There one's own password is made; it is for staff who are users of Home Assistant."""
    await send(scene, email=OWNER)
    user = await scene.hass.auth.async_create_user("Anna")
    subentry = scene.studio.subentries[scene.anna]
    linked = {**subentry.data, "user": user.id}
    scene.hass.config_entries.async_update_subentry(scene.studio, subentry, data=linked)
    await settle(scene.hass)
    await send(scene, email=OWNER)
    before, after = (body_of(mail) for mail in server.received)
    assert "Studio > Me" not in before
    assert "on the page Studio > Me in Home Assistant" in after


@pytest.mark.parametrize("phone", Phone)
@pytest.mark.parametrize("language", ["en", "de"])
def test_there_are_steps_for_each_phone(phone: Phone, language: str) -> None:
    """With the address, and the links where they help; also without an address of one's own."""
    handout = Handout(
        studio="Foto {host} \u202e📷",
        url="/api/studio_sync/dav/",
        host="/api/studio_sync/dav/",
        user_name="anna",
        phone=phone,
        contacts=True,
    )
    rendered = render_handout(handout, language)
    assert "Foto {host} 📷" in rendered.text
    assert "{url}" not in rendered.text
    assert rendered.text.count("/api/studio_sync/dav/") > 1 or phone is Phone.OUTLOOK
    assert "None" not in rendered.text
    assert rendered.brief == rendered.text.rstrip("\n")
