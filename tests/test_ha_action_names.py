"""Names, first names and titles where an action wants an id, and what is said if they don't fit."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from homeassistant.auth.const import GROUP_ID_USER
from homeassistant.core import Context
from homeassistant.exceptions import ServiceValidationError, Unauthorized
from homeassistant.helpers import entity_registry as er
from homeassistant.util import dt as dt_util
from homeassistant.util.yaml import parse_yaml
import pytest

import custom_components.studio_sync as package
from custom_components.studio_sync.services.names import FIELDS

from .ha_calls import words_of
from .ha_day import PORTRAIT, act, act_as, add, offer, record
from .ha_fixtures import Scene, settle, soon
from .ha_page import links
from .ha_roles import a_user_of_role

pytest_plugins = ("tests.ha_fixtures",)

ACTIONS = Path(package.__file__).with_name("services.yaml")


async def refused(scene: Scene, action: str, context: Context | None = None, **data: Any) -> str:
    """Return the message of an action that is refused, with its key."""
    with pytest.raises(ServiceValidationError) as caught:
        await act_as(scene, context, action, **data)
    return f"{caught.value.translation_key}: {words_of(caught.value)}"


async def client(scene: Scene, name: str, **more: Any) -> str:
    """Add a client, and return the id."""
    [added] = (await act(scene, "add_client", name=name, **more))["clients"]
    return str(added["client_id"])


async def staff_user(scene: Scene, **options: Any) -> Context:
    """Return the context of a user who is Anna, and no administrator; with these options."""
    # The first user of Home Assistant is its owner, who may do everything.
    await scene.hass.auth.async_create_user("Owner")
    user = await scene.hass.auth.async_create_user("Anna", group_ids=[GROUP_ID_USER])
    links(scene, scene.anna, user)
    scene.hass.config_entries.async_update_entry(
        scene.studio, options={**scene.studio.options, **options}
    )
    await settle(scene.hass)
    return Context(user_id=user.id)


@pytest.fixture
async def jorg(scene: Scene) -> str:
    """Return the id of a third staff member, one of two who are called Jörg."""
    await scene.house.add_person(scene.studio, "staff", "Jörg Kern")
    return await scene.house.add_person(scene.studio, "staff", "Jörg Adam")


@pytest.mark.parametrize("text", ["Jörg Kern", " jorg  KERN ", "Anna", "anna"])
async def test_a_staff_member_by_name(scene: Scene, jorg: str, text: str) -> None:
    """In any case, without accents."""
    del jorg
    made = await add(scene, staff_id=text)
    named = scene.studio.subentries[made["staff_id"]].title
    assert named.casefold()[:1] == text.strip().casefold()[:1]


async def test_a_first_name_that_one_person_has(scene: Scene) -> None:
    """And the first word of a room's name; several of them at once."""
    mara = await scene.house.add_person(scene.studio, "staff", "Mara Vogel")
    made = await add(scene, staff_id="mara", assistant_ids=["Anna", "ben"], resource_ids="blue")
    assert made["staff_id"] == mara
    assert made["assistant_ids"] == [scene.anna, scene.ben]
    assert made["resource_ids"] == [scene.room]


async def test_a_first_name_of_two_is_asked_about(scene: Scene, jorg: str) -> None:
    """The message names both; the full name is clear."""
    said = await refused(scene, "add_appointment", start=soon(), staff_id="Jörg")
    assert "several_meant" in said
    assert "Jörg Kern, Jörg Adam" in said
    assert (await add(scene, staff_id="Joerg Adam".replace("oe", "ö")))["staff_id"] == jorg


@pytest.mark.parametrize(
    ("field", "text", "key", "known"),
    [
        ("staff_id", "Zoe", "no_such_staff", "Anna, Ben"),
        ("assistant_ids", ["Anna", "Zoe"], "no_such_staff", "Anna, Ben"),
        ("resource_ids", ["Anna"], "no_such_resource", "Blue room"),
        ("session_type", "Wedding", "no_such_session_type", "Portrait"),
    ],
)
async def test_what_there_is_is_listed(
    scene: Scene, field: str, text: object, key: str, known: str
) -> None:
    """Where a name fits nobody and nothing."""
    await offer(scene)
    asked: dict[str, Any] = {"start": soon(), field: text}
    said = await refused(scene, "add_appointment", **asked)
    assert said.startswith(key)
    assert known in said


async def test_where_there_is_nothing_that_is_said(scene: Scene) -> None:
    """No types: the list is a dash."""
    said = await refused(scene, "add_appointment", start=soon(), session_type="Wedding")
    assert said.startswith("no_such_session_type")
    assert "–" in said


async def test_the_calendar_or_the_device_of_a_person_or_room(scene: Scene) -> None:
    """As the pickers of the forms give them; any other entity of theirs, too."""
    calendars = {
        each.unique_id.removesuffix("_calendar"): each
        for each in er.async_entries_for_config_entry(
            er.async_get(scene.hass), scene.studio.entry_id
        )
        if each.domain == "calendar"
    }
    room = calendars[scene.room].device_id
    made = await add(
        scene, staff_id=calendars[scene.ben].entity_id, resource_ids=[room], assistant_ids=[]
    )
    assert (made["staff_id"], made["resource_ids"]) == (scene.ben, [scene.room])
    studios = calendars[scene.studio.entry_id].entity_id
    for other in (studios, calendars[scene.room].entity_id, "calendar.home"):
        said = await refused(scene, "add_appointment", start=soon(), staff_id=other)
        assert said.startswith("no_such_staff")


async def test_nobody_stays_nobody(scene: Scene) -> None:
    """An empty field takes a person away, as before."""
    made = await add(scene)
    [now] = (
        await act(scene, "update_appointment", appointment_id=made["appointment_id"], staff_id=None)
    )["appointments"]
    assert now["staff_id"] is None


async def test_a_type_by_the_first_word_of_its_name(scene: Scene) -> None:
    """If only one has it."""
    await offer(scene, {**PORTRAIT, "name": "Portrait outdoors"}, {**PORTRAIT, "name": "Wedding"})
    made = await add(scene, "", session_type="portrait")
    assert made["session_type"] == "Portrait outdoors"


async def test_a_client_by_what_the_search_finds(scene: Scene) -> None:
    """A name in any order, a number, an address; the whole name is meant before a part of it."""
    ada = await client(scene, "Ada Byron", phones=["+49 30 1234567"], emails=["ada@example.com"])
    for text in ("Byron Ada", "030 1234567", "ada@example.com", ada):
        made = await add(scene, client_id=text)
        assert made["client_id"] == ada
    await client(scene, "Ada Byron-King", number="K-7")
    made = await add(scene, client_id="ada byron")
    assert made["client_id"] == ada


async def test_several_clients_are_told_apart(scene: Scene) -> None:
    """With a number each, five at most; one who is not there is unknown."""
    for number in range(7):
        await client(scene, "Lena Hofer", number=f"K-{number}")
    said = await refused(scene, "add_appointment", start=soon(), client_id="lena")
    assert said.startswith("several_meant")
    assert said.count("Lena Hofer (K-") == 5
    assert "…" in said
    assert "unknown_client" in await refused(scene, "update_client", client_id="Zoe", name="Zoë")
    assert "unknown_client" in await refused(scene, "update_client", client_id=" ", name="Zoë")


async def test_a_removed_client_is_restored_by_name(scene: Scene) -> None:
    """And only a removed one; one that is erased is named whole."""
    ada = await client(scene, "Ada Byron")
    await act(scene, "remove_client", client_id="ada")
    assert "unknown_client" in await refused(scene, "remove_client", client_id="ada")
    [again] = (await act(scene, "restore_client", client_id="ada"))["clients"]
    assert again["client_id"] == ada
    said = await refused(scene, "erase_client", client_id="ada", confirm=True)
    assert said.startswith("unknown_client")
    await act(scene, "erase_client", client_id="ada byron", confirm=True)


async def test_a_group_by_name(scene: Scene) -> None:
    """A name that fits none lists all."""
    await client(scene, "Ada Byron")
    await act(scene, "add_client_group", name="Newsletter readers")
    put = await act(scene, "put_clients_into_group", group_id="newsletter", client_ids="Ada")
    assert put["groups"][0]["number"] == 1
    said = await refused(scene, "export_clients", group_id="Regulars")
    assert said.startswith("no_such_client_group")
    assert "Newsletter readers" in said


async def test_a_colleagues_client_is_as_unknown_as_one_who_is_not_there(scene: Scene) -> None:
    """Word for word, so that names tell a staff member nothing."""
    cyd = await client(scene, "Cyd Charisse")
    await add(scene, "Bens", staff_id=scene.ben, client_id=cyd)
    context = await staff_user(scene)
    said = [
        await refused(
            scene, "add_appointment", context, start=soon(2), staff_id=scene.anna, client_id=name
        )
        for name in ("Cyd Charisse", "Zoe Nobody", "cyd")
    ]
    assert len(set(said)) == 1
    assert said[0].startswith("unknown_client")


async def test_an_appointment_by_its_title(scene: Scene) -> None:
    """One that is to come, by all of the title or words of it; what is over is not meant."""
    await add(scene, "Portrait of Ada", soon(-3))
    coming = await add(scene, "Portrait of Ada", soon(3))
    for title in ("portrait of ada", "Ada", "ada portrait", coming["appointment_id"]):
        await act(scene, "update_appointment", appointment_id=title, place=title)
        assert (await record(scene, coming["appointment_id"])).content.place == title
    assert "unknown_appointment" in await refused(scene, "cancel_appointment", appointment_id="Ad")
    assert "unknown_appointment" in await refused(scene, "cancel_appointment", appointment_id="…")


async def test_several_of_a_title_are_listed_with_their_times(scene: Scene) -> None:
    """Five at most, the next first; the whole title is meant before words of it."""
    for day in range(2, 9):
        await add(scene, "Consultation", soon(day))
    said = await refused(scene, "cancel_appointment", appointment_id="consultation")
    assert said.startswith("several_meant")
    assert said.count("Consultation (") == 5
    assert f", {dt_util.as_local(soon(2)):%H:%M})" in said
    one = await add(scene, "Consultation at home", soon(20))
    [gone] = (await act(scene, "cancel_appointment", appointment_id="Consultation at home"))[
        "appointments"
    ]
    assert gone["appointment_id"] == one["appointment_id"]


async def test_the_dates_of_a_series_are_one(scene: Scene) -> None:
    """A date that was renamed is found by its own name."""
    start = soon(2)
    series = await add(scene, "Course", start, recurrence="FREQ=WEEKLY;COUNT=5")
    third = (start + timedelta(days=14)).isoformat()
    await act(
        scene,
        "update_appointment",
        appointment_id="Course",
        moment=third,
        scope="this",
        title="Course with a guest",
    )
    [found] = (await act(scene, "list_appointments", appointment_id="course"))["appointments"]
    assert found["appointment_id"] == series["appointment_id"]
    [guest] = (await act(scene, "list_appointments", appointment_id="guest"))["appointments"]
    assert guest["series_id"] == series["appointment_id"]


async def test_titles_that_are_hidden_are_not_found(scene: Scene) -> None:
    """A colleague's, where the studio hides them, is as unknown as one that is not there."""
    await add(scene, "Bens secret", staff_id=scene.ben)
    context = await staff_user(scene, others="busy")
    said = {
        await refused(scene, "cancel_appointment", context, appointment_id=title)
        for title in ("Bens secret", "Zoes secret")
    }
    assert len(said) == 1
    assert said.pop().startswith("unknown_appointment")


async def test_who_sees_no_clients_finds_none(scene: Scene) -> None:
    """A tablet is refused as with an id."""
    await client(scene, "Ada Byron")
    await scene.hass.auth.async_create_user("Owner")
    tablet = await a_user_of_role(scene.hass, scene.studio, "tablet")
    context = Context(user_id=tablet.id)
    for name in ("Ada", "Zoe"):
        with pytest.raises(Unauthorized):
            await act_as(scene, context, "get_history", client_id=name)


def test_the_fields_that_take_names() -> None:
    """A new field with ids belongs to them, or is an id that nobody knows by a name."""
    actions: Any = parse_yaml(ACTIONS.read_text(encoding="utf-8"))
    fields = {name for each in actions.values() for name in each.get("fields", {})}
    ids = {each for each in fields if each.endswith(("_id", "_ids"))}
    assert ids - FIELDS == {"config_entry_id", "run_id", "conflict_id"}
