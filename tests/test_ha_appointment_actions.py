"""The actions on appointments and sessions: what they do, answer and refuse."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from homeassistant.core import Context
from homeassistant.exceptions import ServiceValidationError, Unauthorized
import probatio as vol
import pytest

from custom_components.studio_sync.book.model import Kind, Status

from .ha_day import act, act_as, add, in_google, offer, on_phone, record, record_of
from .ha_fixtures import Scene, settle, soon
from .ha_roles import a_user_of_role, give_role

BERLIN = ZoneInfo("Europe/Berlin")


async def sync(scene: Scene) -> None:
    """Let the change go out, as it does by itself some seconds later."""
    await scene.house.pass_time(seconds=4)


async def test_an_appointment_is_added_and_goes_to_google(scene: Scene) -> None:
    """By names of people and rooms; the answer says all of it."""
    words = await add(
        scene,
        "Wedding",
        staff_id="anna",
        assistant_ids=["Ben"],
        resource_ids=["blue room"],
        description="Bring the veil",
        place="Town hall",
    )
    assert words["staff"] == "Anna"
    assert words["assistant_ids"] == [scene.ben]
    assert words["resource_ids"] == [scene.room]
    assert words["kind"] == "appointment"
    assert datetime.fromisoformat(words["end"]) - datetime.fromisoformat(
        words["start"]
    ) == timedelta(hours=1)
    await sync(scene)
    event = in_google(scene)["Wedding"]
    assert (event["location"], event["description"]) == ("Town hall", "Bring the veil")


async def test_a_session_takes_the_length_and_title_of_its_type(scene: Scene) -> None:
    """S19: minutes and template come from the studio's options."""
    await offer(scene)
    [client] = (await act(scene, "add_client", name="Ada Byron"))["clients"]
    words = await add(scene, "", session_type="portrait", client_id=client["client_id"])
    assert words["kind"] == "session"
    assert words["session_type"] == "Portrait"
    assert words["title"] == "Portrait – Ada Byron"
    assert words["client"] == "Ada Byron"
    assert datetime.fromisoformat(words["end"]) - datetime.fromisoformat(
        words["start"]
    ) == timedelta(minutes=90)


async def test_times_without_an_offset_are_the_studios(scene: Scene) -> None:
    """As a person types them; also across the change of the clocks."""
    words = await add(scene, start="2027-07-01 10:00", end="2027-07-01 11:30")
    assert words["start"] == "2027-07-01T10:00:00+02:00"
    assert words["end"] == "2027-07-01T11:30:00+02:00"


async def test_whole_days_end_the_day_after_the_last(scene: Scene) -> None:
    """As in Home Assistant's own calendar actions; a date alone is enough."""
    one = await act(scene, "add_appointment", title="Fair", start="2027-03-01")
    [words] = one["appointments"]
    assert (words["start"], words["end"], words["all_day"]) == ("2027-03-01", "2027-03-02", True)
    more = await add(scene, "Trip", start="2027-03-01 09:00", end="2027-03-04", all_day=True)
    assert (more["start"], more["end"]) == ("2027-03-01", "2027-03-04")


async def test_a_series_is_changed_for_one_for_the_following_and_for_all(scene: Scene) -> None:
    """By moment and scope, as the list names them."""
    start = datetime.combine(soon(2).date(), datetime.min.time(), BERLIN).replace(hour=10)
    words = await add(scene, "Class", start=start, recurrence="FREQ=WEEKLY;COUNT=6")
    series = words["appointment_id"]
    until = start + timedelta(days=60)
    listed = await act(scene, "list_appointments", end=until.isoformat())
    moments = [each["moment"] for each in listed["appointments"]]
    assert len(moments) == 6
    await act(
        scene, "update_appointment", appointment_id=series, moment=moments[1], title="Class, moved"
    )
    await act(
        scene,
        "update_appointment",
        appointment_id=series,
        moment=moments[3],
        scope="following",
        place="Blue room",
    )
    await act(scene, "cancel_appointment", appointment_id=series, moment=moments[0])
    listed = await act(scene, "list_appointments", end=until.isoformat())
    found = [(each["title"], each["place"]) for each in listed["appointments"]]
    assert found == [
        ("Class, moved", ""),
        ("Class", ""),
        ("Class", "Blue room"),
        ("Class", "Blue room"),
        ("Class", "Blue room"),
    ]


async def test_a_new_start_alone_keeps_the_length(scene: Scene) -> None:
    """And a new end alone keeps the start."""
    words = await add(scene, end=soon(hours=3).isoformat())
    own = {"appointment_id": words["appointment_id"]}
    later = soon(days=2)
    [moved] = (await act(scene, "update_appointment", **own, start=later.isoformat()))[
        "appointments"
    ]
    assert datetime.fromisoformat(moved["start"]) == later
    assert datetime.fromisoformat(moved["end"]) == later + timedelta(hours=3)
    [cut] = (
        await act(scene, "update_appointment", **own, end=(later + timedelta(hours=1)).isoformat())
    )["appointments"]
    assert (cut["start"], datetime.fromisoformat(cut["end"])) == (
        moved["start"],
        later + timedelta(hours=1),
    )
    [days] = (await act(scene, "update_appointment", **own, all_day=True))["appointments"]
    assert days["all_day"]


async def test_a_cancelled_session_keeps_its_client_an_appointment_goes(scene: Scene) -> None:
    """S20: and both leave Google."""
    await offer(scene)
    [client] = (await act(scene, "add_client", name="Ada"))["clients"]
    session = await add(scene, "", session_type="Portrait", client_id=client["client_id"])
    plain = await add(scene, "Tax office", soon(2))
    await sync(scene)
    assert len(in_google(scene)) == 2
    for each in (session, plain):
        await act(scene, "cancel_appointment", appointment_id=each["appointment_id"])
    await sync(scene)
    assert in_google(scene) == {}
    kept = await record(scene, session["appointment_id"])
    assert kept.content.status is Status.CANCELLED
    assert kept.client_id == client["client_id"]
    assert (await record(scene, plain["appointment_id"])).deleted


async def test_an_appointment_leaves_the_calendar_of_who_gives_it_away(scene: Scene) -> None:
    """The old staff member's calendar is synced too; nobody is possible as well."""
    words = await add(scene, "Given away")
    await sync(scene)
    own = {"appointment_id": words["appointment_id"]}
    await act(scene, "update_appointment", **own, staff_id="Ben")
    await sync(scene)
    assert in_google(scene) == {}
    [nobody] = (await act(scene, "update_appointment", **own, staff_id=None))["appointments"]
    assert nobody["staff_id"] is None


# -- clients and sessions ----------------------------------------------------------------------


async def test_what_comes_from_google_is_suggested_linked_and_made_a_session(scene: Scene) -> None:
    """S19: suggestions with reason and score; nothing is linked by itself."""
    await offer(scene)
    [ada] = (await act(scene, "add_client", name="Ada Byron", emails=["ada@example.com"]))[
        "clients"
    ]
    await act(scene, "add_client", name="Zoe Ada", phones=["+49 30 1234567"])
    on_phone(scene, "Photos", soon(2), description="Write to ada@example.com")
    await scene.house.sync(scene.account)
    listed = await act(scene, "list_appointments", unlinked=True)
    [found] = listed["appointments"]
    assert found["client_id"] is None
    [best, *_] = found["suggestions"]
    assert best["client_id"] == ada["client_id"]
    assert best["score"] == 0.9
    assert best["reasons"] == [{"reason": "email_in_text", "found": "ada@example.com"}]

    own = {"appointment_id": found["appointment_id"]}
    await act(scene, "link_client", **own, client_id=ada["client_id"])
    assert (await act(scene, "list_appointments", unlinked=True))["appointments"] == []
    [session] = (
        await act(
            scene,
            "convert_to_session",
            **own,
            session_type="Portrait",
            resource_ids=["Blue room"],
        )
    )["appointments"]
    assert (session["kind"], session["title"]) == ("session", "Portrait – Ada Byron")
    assert session["start"] == found["start"]
    await sync(scene)
    assert set(in_google(scene)) == {"Portrait – Ada Byron"}

    [back] = (await act(scene, "convert_to_appointment", **own))["appointments"]
    assert (back["kind"], back["client"]) == ("appointment", "Ada Byron")
    [free] = (await act(scene, "unlink_client", **own))["appointments"]
    assert free["client_id"] is None


async def test_a_session_survives_edits_in_google(scene: Scene) -> None:
    """S20: client and type stay, the new time comes."""
    await offer(scene)
    [client] = (await act(scene, "add_client", name="Ada"))["clients"]
    words = await add(scene, "", session_type="Portrait", client_id=client["client_id"])
    await sync(scene)
    primary = scene.house.google.account("anna@example.com").primary
    later = soon(3)
    primary.edit(
        in_google(scene)["Portrait – Ada"]["id"],
        start={"dateTime": later.isoformat()},
        end={"dateTime": (later + timedelta(hours=2)).isoformat()},
    )
    await scene.house.sync(scene.account)
    kept = await record(scene, words["appointment_id"])
    assert (kept.kind, kept.client_id) == (Kind.SESSION, client["client_id"])
    assert kept.content.when.start == later


async def test_clients_are_found_by_a_part_and_changed(scene: Scene) -> None:
    """By name, address or number, without accents; names stay as they were typed."""
    odd = "Zoë <b>O’Neill</b>, 🎉"
    [zoe] = (
        await act(scene, "add_client", name=f" {odd} ", phones="+49 30 1", emails=[" ", "z@x.org"])
    )["clients"]
    assert (zoe["name"], zoe["emails"], zoe["phones"]) == (odd, ["z@x.org"], ["+49 30 1"])
    await act(scene, "add_client", name="Ben")
    for part in ("zoe", "Z@X", "30 1"):
        [found] = (await act(scene, "list_clients", search=part))["clients"]
        assert found["client_id"] == zoe["client_id"]
    assert len((await act(scene, "list_clients", limit=1))["clients"]) == 1
    [changed] = (
        await act(scene, "update_client", client_id=zoe["client_id"], notes="Left-handed")
    )["clients"]
    assert (changed["name"], changed["notes"]) == (odd, "Left-handed")


# -- what is refused ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("action", "data", "words"),
    [
        ("add_appointment", {"end": "2020-01-01 10:00"}, "later end"),
        ("add_appointment", {"staff_id": "Nobody"}, "Give staff_id"),
        ("add_appointment", {"assistant_ids": "Nobody"}, "Give assistant_ids"),
        ("add_appointment", {"resource_ids": ["Anna"]}, "Give resource_ids"),
        ("add_appointment", {"client_id": "nobody"}, "Take client_id"),
        ("add_appointment", {"session_type": "Wedding"}, "Choose session_type"),
        ("add_appointment", {"recurrence": "FREQ=SOMETIMES"}, "Give recurrence"),
        ("update_appointment", {"appointment_id": "x", "title": "y"}, "Take appointment_id"),
        ("cancel_appointment", {"appointment_id": "x"}, "Take appointment_id"),
        ("link_client", {"appointment_id": "x", "client_id": "y"}, "Take appointment_id"),
        ("list_appointments", {"end": "2020-01-01"}, "later end"),
        ("list_appointments", {"staff_id": "Nobody"}, "Give staff_id"),
        ("list_appointments", {"resource_id": "Nobody"}, "Give resource_id"),
        ("update_client", {"client_id": "x", "name": "y"}, "Take client_id"),
    ],
)
async def test_what_is_unknown_or_impossible_is_refused_by_field(
    scene: Scene, action: str, data: dict[str, Any], words: str
) -> None:
    """In words that name the field; nothing is written."""
    start = {"start": soon()} if action == "add_appointment" else {}
    rev = scene.studio.runtime_data.view.data.rev
    with pytest.raises(ServiceValidationError, match=words):
        await act(scene, action, **start, **data)
    assert scene.studio.runtime_data.view.data.rev == rev


async def test_linking_twice_and_unlinking_nothing_are_refused(scene: Scene) -> None:
    """And converting what is one already."""
    await offer(scene)
    words = await add(scene)
    own = {"appointment_id": words["appointment_id"]}
    with pytest.raises(ServiceValidationError, match="has no client"):
        await act(scene, "unlink_client", **own)
    with pytest.raises(ServiceValidationError, match="not a session"):
        await act(scene, "convert_to_appointment", **own)
    [ada] = (await act(scene, "add_client", name="Ada"))["clients"]
    await act(scene, "link_client", **own, client_id=ada["client_id"])
    with pytest.raises(ServiceValidationError, match="already has a client"):
        await act(scene, "link_client", **own, client_id=ada["client_id"])
    await act(scene, "convert_to_session", **own, session_type="Portrait", keep_title=True)
    with pytest.raises(ServiceValidationError, match="is already a session"):
        await act(scene, "convert_to_session", **own, session_type="Portrait")
    await act(scene, "cancel_appointment", **own)
    with pytest.raises(ServiceValidationError, match="already cancelled"):
        await act(scene, "cancel_appointment", **own)
    with pytest.raises(ServiceValidationError, match="already cancelled"):
        await act(scene, "update_appointment", **own, title="New")


async def test_a_client_of_another_studio_is_refused_as_that(scene: Scene) -> None:
    """And with two studios it has to be said which one is meant."""
    other = await scene.house.add_studio("Atelier Süd")
    there = {"config_entry_id": other.entry_id}
    here = {"config_entry_id": scene.account.entry_id}
    [ada] = (await act(scene, "add_client", **there, name="Ada"))["clients"]
    with pytest.raises(ServiceValidationError, match="several studios"):
        await act(scene, "list_clients")
    words = await add(scene, **here)
    own = {**here, "appointment_id": words["appointment_id"]}
    with pytest.raises(ServiceValidationError, match="belongs to another studio"):
        await act(scene, "link_client", **own, client_id=ada["client_id"])
    with pytest.raises(ServiceValidationError, match="belongs to another studio"):
        await act(scene, "update_client", **here, client_id=ada["client_id"], name="Eve")
    with pytest.raises(ServiceValidationError, match="Take client_id"):
        await act(scene, "link_client", **own, client_id="nobody")


async def test_a_past_session_is_not_moved(scene: Scene) -> None:
    """Its other fields may change."""
    await offer(scene)
    words = await add(scene, "Old", soon(-3), session_type="Portrait")
    own = {"appointment_id": words["appointment_id"]}
    with pytest.raises(ServiceValidationError, match="is over can't be moved"):
        await act(scene, "update_appointment", **own, start=soon().isoformat())
    await act(scene, "update_appointment", **own, description="Paid")


async def test_an_overlap_is_refused_if_asked_for(scene: Scene) -> None:
    """It names what is in the way."""
    await add(scene, "There before")
    with pytest.raises(ServiceValidationError, match="is not available") as caught:
        await add(scene, "Too much", allow_overlap=False)
    assert (caught.value.translation_placeholders or {})["title"] == "There before"


async def test_no_instance_at_that_time_is_refused(scene: Scene) -> None:
    """The field is named."""
    words = await add(scene, recurrence=["RRULE:FREQ=DAILY;COUNT=3"])
    with pytest.raises(ServiceValidationError, match="Take moment"):
        await act(
            scene,
            "cancel_appointment",
            appointment_id=words["appointment_id"],
            moment=soon(40).isoformat(),
        )


async def test_an_edit_that_changes_nothing_is_refused(scene: Scene) -> None:
    """At least one field has to be given."""
    words = await add(scene)
    with pytest.raises(ServiceValidationError, match="Nothing to change"):
        await act(scene, "update_appointment", appointment_id=words["appointment_id"])
    with pytest.raises(vol.Invalid):
        await add(scene, start=None, end="tomorrow at five")


async def test_who_may_only_look_may_not_change(scene: Scene) -> None:
    """Whatever the role: who may only look at Home Assistant looks here."""
    await scene.hass.auth.async_create_user("Owner")
    reader = await scene.hass.auth.async_create_user("Reader", group_ids=["system-read-only"])
    member = await a_user_of_role(scene.hass, scene.studio, "desk")
    looking, working = Context(user_id=reader.id), Context(user_id=member.id)
    with pytest.raises(Unauthorized):
        await act_as(scene, looking, "list_appointments")
    await give_role(scene.hass, scene.studio, reader.id, "owner")
    assert await act_as(scene, looking, "list_appointments")
    with pytest.raises(Unauthorized):
        await act_as(scene, looking, "add_client", name="Ada")
    await act_as(scene, working, "add_client", name="Ada")


async def test_a_studio_that_does_not_run_is_said_so(scene: Scene) -> None:
    """Also one that is unknown."""
    with pytest.raises(ServiceValidationError, match="not an account or studio"):
        await act(scene, "list_clients", config_entry_id="unknown")
    await scene.hass.config_entries.async_unload(scene.studio.entry_id)
    for data in ({}, {"config_entry_id": scene.studio.entry_id}):
        with pytest.raises(ServiceValidationError, match="No such studio is running"):
            await act(scene, "list_clients", **data)


async def test_the_title_from_google_is_kept_on_request(scene: Scene) -> None:
    """keep_title: the template is not used."""
    await offer(scene)
    on_phone(scene, "Aunt Mary", soon(2))
    await scene.house.sync(scene.account)
    found = await record_of(scene, "Aunt Mary")
    await act(
        scene,
        "convert_to_session",
        appointment_id=found.id,
        session_type="Portrait",
        keep_title=True,
    )
    assert (await record(scene, found.id)).content.title == "Aunt Mary"


async def test_an_appointment_gets_another_client_or_none(scene: Scene) -> None:
    """One date of a series, the later ones, or all; the title of the template follows."""
    await offer(scene)
    made = [(await act(scene, "add_client", name=name))["clients"] for name in ("Ada", "Bea")]
    ada, bea = [client["client_id"] for [client] in made]
    series = await add(
        scene,
        "",
        start="2027-03-01 10:00",
        session_type="Portrait",
        client_id=ada,
        recurrence="FREQ=DAILY;COUNT=4",
    )

    async def titles() -> list[str]:
        found = await act(scene, "list_appointments", start="2027-03-01", end="2027-03-06")
        return [each["title"].removeprefix("Portrait – ") for each in found["appointments"]]

    async def give(day: int, scope: str, client: str | None) -> None:
        listed = await act(scene, "list_appointments", start=f"2027-03-0{day}", end="2027-03-06")
        each = listed["appointments"][0]
        moment = {"moment": f"2027-03-0{day} 10:00", "scope": scope}
        one = {"appointment_id": each["appointment_id"], **moment}
        await act(scene, "update_appointment", **one, client_id=client)

    await give(2, "this", "bea")
    assert await titles() == ["Ada", "Bea", "Ada", "Ada"]
    await give(3, "following", bea)
    assert await titles() == ["Ada", "Bea", "Bea", "Bea"]
    one = {"appointment_id": series["appointment_id"], "scope": "all"}
    await act(scene, "update_appointment", **one, client_id=None)
    found = await act(scene, "list_appointments", start="2027-03-01", end="2027-03-02")
    assert found["appointments"][0]["client_id"] is None
    with pytest.raises(ServiceValidationError) as refused:
        await act(scene, "update_appointment", **one, client_id="nobody")
    assert refused.value.translation_key == "unknown_client"


async def test_a_list_is_narrowed_to_a_client_where_it_was_made_and_a_text(scene: Scene) -> None:
    """Names in any order, accents folded; all that is given has to hold."""
    added = await act(scene, "add_client", name="Zoé Müller")
    zoe = added["clients"][0]["client_id"]
    session = await add(scene, "Portrait", soon(2), client_id=zoe)
    lake = await add(scene, "Walk", soon(3), place="At the lake", description="Bring boots")
    on_phone(scene, "Dentist", soon(4))
    await scene.house.sync(scene.account)
    await settle(scene.hass)

    async def titles(**data: Any) -> list[str]:
        answer = await act(scene, "list_appointments", **data)
        assert answer["number"] == len(answer["appointments"])
        return [each["title"] for each in answer["appointments"]]

    assert await titles(client_id=zoe) == await titles(client_id="Müller") == ["Portrait"]
    assert await titles(text="muller zoe") == ["Portrait"]
    assert await titles(text="BOOTS lake") == ["Walk"]
    assert await titles(text="lake", client_id=zoe) == []
    assert await titles(origin="google") == ["Dentist"]
    assert await titles(origin=["google", "studio"]) == ["Portrait", "Walk", "Dentist"]
    assert await titles(text="?!") == []
    assert await titles(text="  ") == ["Portrait", "Walk", "Dentist"]
    assert {session["origin"], lake["origin"]} == {"studio"}
