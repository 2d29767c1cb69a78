"""What a phone replaced is brought back by one click, or by an action."""

from homeassistant.auth.const import GROUP_ID_USER
from homeassistant.core import Context
from homeassistant.exceptions import ServiceValidationError, Unauthorized
from homeassistant.helpers import entity_registry as er
import pytest

from custom_components.studio_sync.book import clients, people
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import ClientGroup
from custom_components.studio_sync.const import DAV_PATH

from .book_fixtures import client
from .ha_accesses import ALWAYS, CALENDAR, add, begin, fill, placeholders
from .ha_book import by_phone
from .ha_calls import enter
from .ha_day import act, record_of
from .ha_fixtures import Scene, settle
from .ha_phone import Phone, phone_of
from .test_ha_phone_calendar import ETAGS, calendars, hrefs, shown

BUTTON = "button.anna_undo_the_last_change_by_a_phone"


async def press(scene: Scene, context: Context | None = None, button: str = BUTTON) -> None:
    """Press Anna's button, or another."""
    await scene.hass.services.async_call(
        "button", "press", {"entity_id": button}, blocking=True, context=context
    )
    await settle(scene.hass)


async def annas(scene: Scene) -> tuple[Phone, str]:
    """Have a phone of Anna's; return it, and her calendar."""
    _, password = await add(scene, "anna.phone", scene.anna)
    phone = (await phone_of(scene)).signed_in("anna.phone", password)
    [calendar] = await calendars(phone)
    return phone, calendar


async def test_the_button_is_there_with_the_first_access(scene: Scene) -> None:
    """At once, only where there is one, and after a restart."""
    entities = er.async_get(scene.hass)
    assert entities.async_get(BUTTON) is None
    await annas(scene)
    assert scene.hass.states.get(BUTTON) is not None
    assert scene.hass.states.get(BUTTON.replace("anna", "ben")) is None
    assert await scene.hass.config_entries.async_reload(scene.studio.entry_id)
    await settle(scene.hass)
    state = scene.hass.states.get(BUTTON)
    assert state is not None
    assert state.state != "unavailable"


async def test_one_click_brings_back_what_a_phone_overwrote(scene: Scene) -> None:
    """Without If-Match the later one wins; then it is undone once, not more."""
    phone, calendar = await annas(scene)
    await enter(scene, "Portrait")
    await settle(scene.hass)
    listed = await phone.ask("PROPFIND", calendar, ETAGS, Depth="1")
    [item] = [each for each in hrefs(listed.body) if each != calendar]
    text = (await phone.ask("GET", item)).body
    record = await record_of(scene, "Portrait")
    await act(scene, "update_appointment", appointment_id=record.id, title="Agreed by phone call")
    written = await phone.ask("PUT", item, text.replace(b"SUMMARY:Portrait", b"SUMMARY:Stale"))
    assert written.status == 204
    assert await shown(scene) == ["Stale"]
    await press(scene)
    assert await shown(scene) == ["Agreed by phone call"]
    assert b"SUMMARY:Agreed by phone call" in (await phone.ask("GET", item)).body
    with pytest.raises(ServiceValidationError) as refused:
        await press(scene)
    assert refused.value.translation_key == "no_phone_change"
    assert await shown(scene) == ["Agreed by phone call"]


async def test_what_was_changed_since_is_not_undone(scene: Scene) -> None:
    phone, calendar = await annas(scene)
    await enter(scene, "Portrait")
    await settle(scene.hass)
    record = await record_of(scene, "Portrait")
    item = f"{calendar}{record.id}.ics"
    text = (await phone.ask("GET", item)).body
    await phone.ask("PUT", item, text.replace(b"SUMMARY:Portrait", b"SUMMARY:Phone"))
    await act(scene, "update_appointment", appointment_id=record.id, place="Lake")
    with pytest.raises(ServiceValidationError) as refused:
        await press(scene)
    assert refused.value.translation_key == "phone_change_overtaken"
    assert await shown(scene) == ["Phone"]


async def test_all_that_a_phone_did_is_undone_at_once_after_a_preview(scene: Scene) -> None:
    phone, calendar = await annas(scene)
    await enter(scene, "Portrait")
    await settle(scene.hass)
    record = await record_of(scene, "Portrait")
    item = f"{calendar}{record.id}.ics"
    text = (await phone.ask("GET", item)).body
    await phone.ask("PUT", item, text.replace(b"SUMMARY:Portrait", b"SUMMARY:One"))
    await phone.ask("PUT", item, text.replace(b"SUMMARY:Portrait", b"SUMMARY:Two"))
    await phone.ask("DELETE", item)
    told = (await act(scene, "get_history", made_by="studio"))["runs"]
    *_, first = [each for each in told if each["kind"] == "phone"]
    call = {"run_id": first["run_id"], "and_later": True}
    wanted = {"removed": [], "restored": [record.id], "not_undone": []}
    assert await act(scene, "undo_phone_change", preview=True, **call) == wanted
    assert await shown(scene) == []
    assert await act(scene, "undo_phone_change", **call) == wanted
    assert await shown(scene) == ["Portrait"]
    nothing: dict[str, list[str]] = {"removed": [], "restored": [], "not_undone": []}
    assert await act(scene, "undo_phone_change", **call) == nothing
    one = await act(scene, "undo_phone_change", run_id=first["run_id"], preview=True)
    assert one == {"removed": [], "restored": [], "not_undone": [record.id]}


async def test_a_deletion_is_undone_by_the_id_that_the_history_tells(scene: Scene) -> None:
    phone, calendar = await annas(scene)
    await enter(scene, "Portrait")
    await settle(scene.hass)
    record = await record_of(scene, "Portrait")
    assert (await phone.ask("DELETE", f"{calendar}{record.id}.ics")).status == 204
    told = (await act(scene, "get_history", made_by="studio"))["runs"]
    [run] = [each for each in told if each["kind"] == "phone"]
    answer = await act(scene, "undo_phone_change", run_id=run["run_id"])
    assert answer == {"removed": [], "restored": [record.id], "not_undone": []}
    assert await shown(scene) == ["Portrait"]
    answer = await act(scene, "undo_phone_change", run_id=run["run_id"])
    assert answer == {"removed": [], "restored": [], "not_undone": [record.id]}
    with pytest.raises(ServiceValidationError) as refused:
        await act(scene, "undo_phone_change", run_id="nonsense")
    assert refused.value.translation_key == "unknown_phone_change"


async def bens_clients(scene: Scene) -> tuple[Phone, str]:
    """Have a phone of Ben's with an address book of one client; return it, and the book."""

    def work(tx: Transaction) -> None:
        people.put_group(tx, ClientGroup(id="brides", name="Brides"))
        people.put_group(tx, ClientGroup(id="vip", name="VIP"))
        clients.put_client(tx, client("ada", "Ada", group_ids=("brides", "vip")))

    await scene.studio.runtime_data.book.write(work)
    form = await fill(scene, await begin(scene), username="ben", people=[scene.ben])
    form = await fill(scene, form, **CALENDAR)
    form = await fill(scene, form, address_book="write", access_group="brides")
    form = await fill(scene, form, **ALWAYS)
    phone = (await phone_of(scene)).signed_in("ben", placeholders(form)["password"])
    await fill(scene, form)
    await settle(scene.hass)
    home = f"{DAV_PATH}books/ben/"
    listed = await phone.ask("PROPFIND", home, ETAGS, Depth="1")
    [book] = [each for each in hrefs(listed.body) if each != home]
    return phone, book


async def groups_of_ada(scene: Scene) -> tuple[str, ...]:
    ada = await scene.studio.runtime_data.book.read(lambda tx: clients.get_client(tx, "ada"))
    assert ada is not None
    return ada.group_ids


async def test_a_client_whom_a_phone_took_out_of_the_group_comes_back(scene: Scene) -> None:
    phone, book = await bens_clients(scene)
    assert (await phone.ask("DELETE", f"{book}ada.vcf")).status == 204
    await press(scene, button=BUTTON.replace("anna", "ben"))
    assert set(await groups_of_ada(scene)) == {"brides", "vip"}


async def test_only_the_program_that_writes_categories_takes_the_last_one_off(
    scene: Scene,
) -> None:
    """Programs of one access are told apart by what they call themselves."""
    phone, book = await bens_clients(scene)
    card = (await phone.ask("GET", f"{book}ada.vcf")).body
    assert b"CATEGORIES:VIP\r\n" in card
    bare = card.replace(b"CATEGORIES:VIP\r\n", b"")
    told = {"dav": "DAVx5/4.4", "ios": "iOS/18.1 dataaccessd/1.0"}
    for text, program, groups in (
        (card.replace(b"FN:Ada", b"FN:Ada B"), "dav", ("brides", "vip")),
        (bare, "ios", ("brides", "vip")),
        (card, "dav", ("brides", "vip")),
        (bare, "dav", ("brides",)),
    ):
        put = await phone.ask("PUT", f"{book}ada.vcf", text, User_Agent=told[program])
        assert put.status == 204
        assert await groups_of_ada(scene) == groups


async def test_staff_undo_what_their_phone_took_them_off(scene: Scene) -> None:
    """What is not theirs, neither before nor now, stays."""
    phone, calendar = await annas(scene)
    user = await scene.hass.auth.async_create_user("Anna", group_ids=[GROUP_ID_USER])
    person = scene.studio.subentries[scene.anna]
    scene.hass.config_entries.async_update_subentry(
        scene.studio, person, data={**person.data, "user": user.id}
    )
    await settle(scene.hass)
    await enter(scene, "Bens", "calendar.ben")
    await settle(scene.hass)
    record = await record_of(scene, "Bens")
    change = {"appointment_id": record.id, "assistant_ids": [scene.anna]}
    await act(scene, "update_appointment", **change)
    assert (await phone.ask("DELETE", f"{calendar}{record.id}.ics")).status == 204
    assert (await record_of(scene, "Bens")).assistant_ids == ()
    own = Context(user_id=user.id)
    await press(scene, own)
    assert (await record_of(scene, "Bens")).assistant_ids == (scene.anna,)
    await act(scene, "update_appointment", appointment_id=record.id, assistant_ids=[])
    access = scene.studio.get_subentries_of_type("access")
    [access_id] = [each.subentry_id for each in access]

    def edit(tx: Transaction) -> None:
        clients.put_client(tx, client("cyd", "Cyd"))

    await by_phone(scene, edit, access_id)
    await press(scene, own)
    cyd = await scene.studio.runtime_data.book.read(lambda tx: clients.get_client(tx, "cyd"))
    assert cyd is not None
    assert cyd.deleted
    visitor = await scene.hass.auth.async_create_user("Visitor", group_ids=[GROUP_ID_USER])
    await by_phone(scene, lambda tx: clients.put_client(tx, client("eve", "Eve")), access_id)
    with pytest.raises(Unauthorized):
        await press(scene, Context(user_id=visitor.id))
