"""Clients as vCards by e-mail, to the user who asks and to nobody else (Z8)."""

from email.message import EmailMessage
from typing import Any

from homeassistant.auth.const import GROUP_ID_USER
from homeassistant.auth.models import User
from homeassistant.core import Context
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError, Unauthorized
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.studio_sync.const import DOMAIN
from custom_components.studio_sync.mailer.own_mail import MOST_ATTACHED
from custom_components.studio_sync.mailer.store import MailStore
from custom_components.studio_sync.reports.outbox import Message
from custom_components.studio_sync.reports.render import Rendered
from custom_components.studio_sync.reports.smtp import Attachment

from .ha_day import act, act_as
from .ha_fixtures import Scene, settle, soon
from .ha_mailing import BOSS, ME, body_of, mail_repair, said_by_us, set_options, smtp
from .ha_roles import give_role
from .mail_server import MailServer

pytest_plugins = ("tests.ha_fixtures", "tests.ha_mailing")

NEW = "new@studio.example"


async def a_user(scene: Scene, name: str = "Office", **chosen: Any) -> User:
    """Make a user who may synchronize contacts and has an address, unless said otherwise."""
    if await scene.hass.auth.async_get_owner() is None:
        await scene.hass.auth.async_create_user("Owner")
    user = await scene.hass.auth.async_create_user(name, group_ids=[GROUP_ID_USER])
    await give_role(scene.hass, scene.studio, user.id, "desk")
    allow(scene, user, **chosen)
    return user


def allow(scene: Scene, user: User, *, may_sync: bool = True, own_address: str = ME) -> None:
    """Say in the studio's options what a user may, and where their mail goes."""
    users = scene.studio.options.get("contact_users", {})
    chosen = {"may_sync": may_sync, "own_address": own_address}
    set_options(scene, scene.studio, contact_users={**users, user.id: chosen})


async def staff(scene: Scene, user: User) -> None:
    """Make a user the staff member Anna, who sees clients."""
    person = scene.studio.subentries[scene.anna]
    data = {**person.data, "user": user.id}
    scene.hass.config_entries.async_update_subentry(scene.studio, person, data=data)
    await settle(scene.hass)
    await give_role(scene.hass, scene.studio, user.id, "staff")


async def add_client(scene: Scene, **content: Any) -> str:
    """Add a client; return its id."""
    [client] = (await act(scene, "add_client", **content))["clients"]
    return str(client["client_id"])


async def mail(scene: Scene, user: User, **data: Any) -> Any:
    """Call the action as a user."""
    return await act_as(scene, Context(user_id=user.id), "mail_vcard", **data)


def cards(message: EmailMessage) -> tuple[str, str, str]:
    """Return name, type and text of the only file that is attached."""
    [file] = message.iter_attachments()
    data = file.get_payload(decode=True)
    assert isinstance(data, bytes)
    return file.get_filename() or "", file.get_content_type(), data.decode()


def waiting(scene: Scene, hass_storage: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the messages that are stored."""
    found: list[dict[str, Any]] = hass_storage[f"{DOMAIN}.mail.{scene.studio.entry_id}"]["data"][
        "letters"
    ]
    return found


async def test_a_client_is_mailed_to_who_asks(scene: Scene, server: MailServer) -> None:
    """Z8: any name is safe; notes are left out unless asked for."""
    set_options(scene, scene.studio, smtp=smtp(server.port))
    user = await a_user(scene)
    await staff(scene, user)
    name = "Zoë 🐶 שלום, Ada; of 29 February"
    client = await add_client(scene, name=name, notes="private", emails=["z@example.com"])
    answer = await mail(scene, user, client_ids=[client])
    assert answer == {"number": 1, "file_name": f"{name}.vcf"}
    await mail(scene, user, client_ids=[client], with_notes=True)
    plain, full = server.received
    assert [each.rcpt_tos for each in server.envelopes] == [[ME], [ME]]
    assert plain["Subject"] == f"{scene.studio.title}: clients"
    assert "as vCards, which you asked for" in body_of(plain)
    file_name, media, text = cards(plain)
    assert (file_name, media) == (f"{name}.vcf", "text/vcard")
    assert text.startswith("BEGIN:VCARD\r\nVERSION:3.0\r\n")
    assert "private" not in text
    assert "NOTE:private" in cards(full)[2]
    again = await act(scene, "import_clients", content=text, preview=True)
    assert again["counts"] == {"same": 1}


async def test_a_group_or_a_selection_is_one_file(scene: Scene, server: MailServer) -> None:
    """Z8: of a group the clients whom the user may see."""
    set_options(scene, scene.studio, smtp=smtp(server.port))
    user = await a_user(scene)
    await staff(scene, user)
    await act(scene, "import_clients", content="Name,Groups\nAda,VIP\nBea,VIP\nEve,\n")
    await act(scene, "add_client_group", name="Empty")
    ids = {
        each["name"]: each["client_id"] for each in (await act(scene, "list_clients"))["clients"]
    }
    assert (await mail(scene, user, group_id="VIP"))["number"] == 2
    assert (await mail(scene, user, client_ids=[ids["Ada"], ids["Eve"]]))["number"] == 2
    texts = [cards(each)[2] for each in server.received]
    assert [["FN:" + name in text for name in sorted(ids)] for text in texts] == [
        [True, True, False],
        [True, False, True],
    ]
    nobodies: tuple[dict[str, Any], ...] = ({"group_id": "Empty"}, {"client_ids": []})
    for nobody in nobodies:
        with pytest.raises(ServiceValidationError, match="There is no client to send"):
            await mail(scene, user, **nobody)
    assert len(server.received) == 2


async def test_the_front_desk_has_all_clients_mailed_to_the_address_of_the_option(
    scene: Scene, server: MailServer
) -> None:
    """Z2, Z8: a receptionist; a staff member has only those whom they see."""
    set_options(scene, scene.studio, smtp=smtp(server.port))
    office, anna = await a_user(scene, "Front", own_address=BOSS), await a_user(scene, "Anna")
    await staff(scene, anna)
    client = await add_client(scene, name="Ada Byron")
    start = soon().isoformat()
    with_ben = {"staff_id": scene.ben, "client_id": client}
    await act(scene, "add_appointment", title="x", start=start, **with_ben)
    await mail(scene, office, client_ids=[client])
    exported = await act_as(scene, Context(user_id=office.id), "export_clients")
    with pytest.raises(Unauthorized):
        await mail(scene, anna, client_ids=[client])
    with pytest.raises(ServiceValidationError, match="in no group"):
        await act_as(scene, Context(user_id=office.id), "sync_client", client_id=client)
    [received] = server.envelopes
    assert received.rcpt_tos == [BOSS]
    assert "FN:Ada Byron" in exported["content"]


async def test_nothing_is_mailed_without_right_address_or_server(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    """Z2, Z8: each refusal says what to do; an automation has no address."""
    client = await add_client(scene, name="Ada Byron")
    guest = await a_user(scene, may_sync=False)
    await staff(scene, guest)
    for action in ("mail_vcard", "export_clients"):
        with pytest.raises(ServiceValidationError) as refused:
            await act_as(scene, Context(user_id=guest.id), action, client_ids=[client])
        assert refused.value.translation_key == "contacts_not_allowed"
    nowhere = await a_user(scene, own_address="")
    await staff(scene, nowhere)
    for context in (Context(user_id=nowhere.id), Context(), None):
        with pytest.raises(ServiceValidationError, match="No e-mail address of yours is known"):
            await act_as(scene, context, "mail_vcard", client_ids=[client])
    allow(scene, nowhere)
    with pytest.raises(ServiceValidationError, match="E-mail is not set up for this studio"):
        await mail(scene, nowhere, client_ids=[client])
    said = said_by_us(caplog)
    assert "Ada" not in said
    assert ME not in said


async def test_who_may_synchronize_contacts_exports(scene: Scene) -> None:
    """Z2: users as the studio says."""
    user = await a_user(scene)
    await staff(scene, user)
    await add_client(scene, name="Ada")
    export = await act_as(scene, Context(user_id=user.id), "export_clients")
    assert export["number"] == 1


async def test_a_mail_that_waits_survives_a_restart(
    scene: Scene, server: MailServer, hass_storage: dict[str, Any]
) -> None:
    """Z8: it is sent once, whole, when the server is there."""
    set_options(scene, scene.studio, smtp=smtp(1))
    user = await a_user(scene)
    await staff(scene, user)
    client = await add_client(scene, name="Ada 🐶")
    await mail(scene, user, client_ids=[client])
    assert len(waiting(scene, hass_storage)) == 1
    assert await scene.hass.config_entries.async_unload(scene.studio.entry_id)
    set_options(scene, scene.studio, smtp=smtp(server.port))
    await scene.hass.config_entries.async_setup(scene.studio.entry_id)
    await settle(scene.hass)
    await scene.house.pass_time(minutes=11)
    [sent] = server.received
    assert sent["To"] == ME
    assert cards(sent)[0] == "Ada 🐶.vcf"
    assert "FN:Ada 🐶" in cards(sent)[2]
    assert waiting(scene, hass_storage) == []


async def test_a_mail_that_waits_is_dropped_when_its_client_is_erased(
    scene: Scene, hass_storage: dict[str, Any]
) -> None:
    """Z4: also one whose card names the client; others stay, whatever is in their photos."""
    set_options(scene, scene.studio, smtp=smtp(1))
    user = await a_user(scene)
    await staff(scene, user)
    name = "Byron, Augusta Ada; Countess of Lovelace, " + "née Noel Gordon " * 4
    ada = await add_client(scene, name=name)
    friend = await add_client(scene, name="Friend", notes=f"knows {name.strip()} well")
    other = await add_client(scene, name="Other")
    await mail(scene, user, client_ids=[ada])
    await mail(scene, user, client_ids=[friend], with_notes=True)
    await mail(scene, user, client_ids=[other])
    assert len(waiting(scene, hass_storage)) == 3
    await act(scene, "erase_client", client_id=ada, confirm=True)
    [kept] = waiting(scene, hass_storage)
    assert kept["attachments"][0]["name"] == "Other.vcf"


@pytest.mark.parametrize("what", ["right", "address", "user"])
async def test_a_mail_that_waits_is_dropped_when_the_user_may_not_have_it_any_more(
    scene: Scene, server: MailServer, hass_storage: dict[str, Any], what: str
) -> None:
    """Z2: it is asked again before it is sent."""
    set_options(scene, scene.studio, smtp=smtp(1))
    user = await a_user(scene)
    await staff(scene, user)
    await mail(scene, user, client_ids=[await add_client(scene, name="Ada")])
    assert len(waiting(scene, hass_storage)) == 1
    match what:
        case "right":
            allow(scene, user, may_sync=False)
        case "address":
            allow(scene, user, own_address=NEW)
        case _:
            await scene.hass.auth.async_remove_user(user)
    set_options(scene, scene.studio, smtp=smtp(server.port))
    await scene.house.pass_time(minutes=11)
    assert server.received == []
    assert waiting(scene, hass_storage) == []


async def test_an_address_that_the_server_refuses_is_told(
    scene: Scene, server: MailServer, caplog: pytest.LogCaptureFixture
) -> None:
    """Z8: as long as it is somebody's, and what could not be sent."""
    set_options(scene, scene.studio, smtp=smtp(server.port))
    server.refuse_recipient = "550 no such user"
    user = await a_user(scene)
    await staff(scene, user)
    await mail(scene, user, client_ids=[await add_client(scene, name="Ada")])
    await scene.house.pass_time(minutes=11)
    assert f"Clients as vCards, {ME}: " in (mail_repair(scene) or "")
    said = said_by_us(caplog)
    assert "Clients that a user asked for could not be sent: mail_recipient_refused" in said
    assert "report" not in said
    allow(scene, user, own_address=NEW)
    await scene.house.pass_time(minutes=11)
    assert mail_repair(scene) is None


async def test_what_waits_is_bounded(scene: Scene) -> None:
    """What a user asks for again and again while the server is down fills no disk."""
    set_options(scene, scene.studio, smtp=smtp(1))
    user = await a_user(scene)
    await staff(scene, user)
    client = await add_client(scene, name="Ada")
    mailer = scene.studio.runtime_data.mailer
    big = Attachment(name="x.vcf", mime="text/vcard", content=b"x" * MOST_ATTACHED)
    empty = Rendered(subject="", text="", html="")
    message = Message(
        address=ME,
        rendered=empty,
        written=dt_util.utcnow(),
        attachments=(big,),
        user_id=user.id,
    )
    await mailer.async_post(message)
    with pytest.raises(HomeAssistantError, match="too large for an e-mail"):
        await mail(scene, user, client_ids=[client])


async def test_messages_that_waited_before_there_were_attachments_are_kept(
    scene: Scene, hass_storage: dict[str, Any]
) -> None:
    """A file of minor version 2."""
    key = f"{DOMAIN}.mail.other"
    letter = {
        "address": ME,
        "written": "2026-11-20T10:00:00+00:00",
        "subject": "s",
        "text": "t",
        "html": "h",
    }
    data = {"told": {}, "letters": [letter]}
    hass_storage[key] = {"version": 1, "minor_version": 2, "key": key, "data": data}
    store = MailStore(scene.hass, MockConfigEntry(domain=DOMAIN, entry_id="other"))
    [message] = (await store.async_load()).messages
    assert (message.address, message.attachments, message.user_id) == (ME, (), "")
