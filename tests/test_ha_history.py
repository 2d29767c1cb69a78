"""The history, the event entity and the log book (S23, B6)."""

from typing import Any

from homeassistant.auth.const import GROUP_ID_ADMIN
from homeassistant.core import Context, Event, HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.util import dt as dt_util
import pytest

from custom_components.studio_sync.book import appointments, clients
from custom_components.studio_sync.events.bus import EVENT_STUDIO, StudioEventType
from custom_components.studio_sync.logbook import async_describe_events, sentence
from custom_components.studio_sync.texts.catalogue import catalogue
from custom_components.studio_sync.texts.home_assistant import language_of
from custom_components.studio_sync.texts.times import start_text
from custom_components.studio_sync.texts.titles import spoken

from . import ha_accesses as phones
from .book_fixtures import client
from .ha_book import appointment, by_phone
from .ha_day import act, act_as, add, in_google, on_phone, questions
from .ha_fixtures import ANNA, Scene, enable, settle, soon


async def test_the_history_tells_what_runs_did_and_why(scene: Scene) -> None:
    """S23: by account, appointment and time; each field before and after."""
    own = {"config_entry_id": scene.account.entry_id}
    words = await add(scene, "Wedding")
    await scene.house.sync(scene.account)
    scene.house.google.account(ANNA).primary.edit(in_google(scene)["Wedding"]["id"], summary="Gala")
    on_phone(scene, "Dentist", soon(9))
    await scene.house.sync(scene.account)
    runs = (await act(scene, "get_history", **own))["runs"]
    assert [each["account"] for each in runs] == ["Anna (Google)"] * 2
    latest, first = runs
    assert {(c["what"], c["side"], c["title"]) for c in latest["changes"]} == {
        ("changed", "studio", "Gala"),
        ("created", "studio", "Dentist"),
    }
    [line] = first["changes"]
    assert (line["what"], line["side"], line["reason"]) == ("created", "google", "new_here")
    one = await act(scene, "get_history", appointment_id=words["appointment_id"])
    changes = [line for run in one["runs"] for line in run["changes"]]
    assert [line["title"] for line in changes] == ["Gala", "Wedding"]
    assert changes[0]["changes"] == [{"field": "title", "before": "Wedding", "after": "Gala"}]
    assert (await act(scene, "get_history", limit=1))["runs"] == [latest]
    assert (await act(scene, "get_history", start=soon(1).isoformat()))["runs"] == []
    assert (await act(scene, "get_history", end="2020-01-01"))["runs"] == []


async def test_a_run_that_breaks_off_says_why_and_can_be_undone(
    scene: Scene, impatient: None
) -> None:
    """S23, B2: what it had taken in by then is told, and goes back."""
    await add(scene, "Wedding", soon(2))
    on_phone(scene, "Dentist", soon())
    fault = scene.house.google.faults.add(
        "error", status=401, count=None, method="POST", path="batch"
    )
    with pytest.raises(HomeAssistantError, match="Sign in again"):
        await scene.house.sync(scene.account)
    [run] = (await act(scene, "get_history"))["runs"]
    assert (run["outcome"], run["counts"]) == ("sign_in_expired", {"created_in_book": 1})
    assert run["ended_at"] is not None
    assert [line["title"] for line in run["changes"]] == ["Dentist"]
    scene.house.google.faults.items.remove(fault)
    await act(scene, "undo_sync", config_entry_id=run["config_entry_id"], preview=False)
    listed = await act(scene, "list_appointments")
    assert [each["title"] for each in listed["appointments"]] == ["Wedding"]


async def test_the_event_entity_tells_what_happens(scene: Scene) -> None:
    """B6: appointments by whom, conflicts found and resolved."""
    await enable(scene.hass, "event.atelier_nord_studio_events")
    seen: list[tuple[str, Any]] = []

    def note(event: Event[Any]) -> None:
        state = event.data["new_state"]
        if event.data["entity_id"] == "event.atelier_nord_studio_events" and state is not None:
            attributes = state.attributes
            seen.append((attributes.get("event_type"), attributes.get("by")))

    scene.hass.bus.async_listen("state_changed", note)
    await add(scene, "Wedding")
    on_phone(scene, "Dentist", soon())
    await scene.house.sync(scene.account)
    await settle(scene.hass)
    [conflict] = await questions(scene)
    await act(scene, "resolve_conflict", conflict_id=conflict.id, answer="cancel_new")
    assert ("appointment_added", "studio") in seen
    assert ("appointment_added", "google") in seen
    assert ("conflict_found", None) in seen
    assert ("conflict_resolved", None) in seen


async def test_what_comes_from_the_phone_is_told_with_whose_it_may_be(scene: Scene) -> None:
    """S19: an automation may ask the photographer at once; nothing is linked by itself."""
    tell_names(scene)
    told: list[Event[Any]] = []
    scene.hass.bus.async_listen(EVENT_STUDIO, told.append)
    await act(scene, "add_client", name="Ada Byron", emails=["ada@example.com"])
    on_phone(scene, "Photos", soon(), description="Write to ada@example.com")
    await scene.house.sync(scene.account)
    await settle(scene.hass)
    [event] = [each for each in told if each.data["type"] == "appointment_added"]
    [found] = event.data["suggestions"]
    assert (found["name"], found["score"]) == ("Ada Byron", 0.9)
    assert found["reasons"] == [{"reason": "email_in_text", "found": "ada@example.com"}]
    assert event.data["linked"] is False


def tell_names(scene: Scene) -> None:
    """Have the studio's events tell titles and names."""
    options = {**scene.studio.options, "event_names": True}
    scene.hass.config_entries.async_update_entry(scene.studio, options=options)


async def describe(hass: HomeAssistant) -> Any:
    """Return how the log book reads our events."""
    found: dict[str, Any] = {}
    async_describe_events(hass, lambda _domain, name, how: found.update({name: how}))
    return found[EVENT_STUDIO]


async def test_the_log_book_reads_as_sentences(scene: Scene) -> None:
    """S23: with the studio's name before them; other people's words can do no harm."""
    tell_names(scene)
    events: list[Event[Any]] = []
    scene.hass.bus.async_listen(EVENT_STUDIO, events.append)
    await add(scene, "<b>Wed\u202eding</b>\n, 🎉")
    on_phone(scene, "Dentist", soon())
    await scene.house.sync(scene.account)
    await settle(scene.hass)
    [conflict] = await questions(scene)
    await act(scene, "resolve_conflict", conflict_id=conflict.id, answer="cancel_new")
    how = await describe(scene.hass)
    texts = [how(event)["message"] for event in events]
    assert any(": “\u2068<b>Wedding</b> , 🎉\u2069”, " in text for text in texts)
    assert any(
        text.startswith("has a new appointment from Google: “\u2068Dentist") for text in texts
    )
    assert any(text.startswith("has a conflict: “\u2068Dentist") for text in texts)
    assert any(text.endswith("(the new one was cancelled)") for text in texts)
    assert how(events[0])["name"] == "\u2068Atelier Nord\u2069"
    assert all("{" not in text and "\n" not in text and "\u202e" not in text for text in texts)


async def test_the_log_book_says_who_moved_it_and_from_when(scene: Scene) -> None:
    """By name where events tell names; else Home Assistant itself knows the user by the id."""
    user, context = await someone(scene, "Frieda Lang")
    events: list[Event[Any]] = []
    scene.hass.bus.async_listen(EVENT_STUDIO, events.append)
    how = await describe(scene.hass)
    made = await add(scene, "Portrait", start="2030-03-05 10:00")

    async def moved(start: str) -> tuple[Event[Any], str]:
        events.clear()
        key = made["appointment_id"]
        await act_as(scene, context, "update_appointment", appointment_id=key, start=start)
        [event] = events
        return event, how(event)["message"]

    event, text = await moved("2030-03-05 11:00")
    was, now = times("2030-03-05 10:00", scene), times("2030-03-05 11:00", scene)
    assert text == f"has an appointment moved from {was} to {now} by the studio"
    assert (event.data["user_id"], event.context.user_id) == (user, user)
    assert "user" not in event.data
    tell_names(scene)
    event, text = await moved("2030-03-06 09:00")
    was, now = now, times("2030-03-06 09:00", scene)
    assert text.startswith("has “\u2068Portrait\u2069” moved from ")
    assert text.endswith(f"from {was} to {now} by \u2068Frieda Lang\u2069")
    assert event.data["user"] == "Frieda Lang"
    events.clear()
    await act_as(
        scene,
        context,
        "update_appointment",
        appointment_id=made["appointment_id"],
        title="Other",
    )
    [event] = events
    assert "start_before" not in event.data
    assert how(event)["message"].startswith("has a changed appointment by \u2068Frieda Lang")


async def test_of_a_series_the_one_date_is_told_with_its_old_time(scene: Scene) -> None:
    made = await add(scene, "Yoga", start="2030-03-05 10:00", recurrence="FREQ=WEEKLY;COUNT=4")
    events: list[Event[Any]] = []
    scene.hass.bus.async_listen(EVENT_STUDIO, events.append)
    await act(
        scene,
        "update_appointment",
        appointment_id=made["appointment_id"],
        moment="2030-03-12 10:00",
        start="2030-03-12 12:00",
    )
    [event] = [each for each in events if "start_before" in each.data]
    before = dt_util.parse_datetime(str(event.data["start_before"]))
    now = dt_util.parse_datetime(str(event.data["start"]))
    assert before is not None
    assert now is not None
    assert (now - before).total_seconds() == 7_200


async def someone(scene: Scene, name: str) -> tuple[str, Context]:
    """Make an owner of this name; return the id, and in whose name they act."""
    user = await scene.hass.auth.async_create_user(name, group_ids=[GROUP_ID_ADMIN])
    return user.id, Context(user_id=user.id)


def times(text: str, scene: Scene) -> str:
    """Return how the log book writes a time of the studio."""
    moment = dt_util.parse_datetime(text)
    assert moment is not None
    here = moment.replace(tzinfo=scene.studio.runtime_data.clock)
    return start_text(here, dt_util.get_default_time_zone(), language_of(scene.hass))


async def test_the_log_book_says_whose_phone_it_was(scene: Scene) -> None:
    """Where events tell names; else they have the id of its access, which names nobody."""
    access, _ = await phones.add(scene, "anna.phone", scene.anna)
    events: list[Event[Any]] = []
    scene.hass.bus.async_listen(EVENT_STUDIO, events.append)

    async def told(access_id: str, name: str) -> list[str]:
        events.clear()
        made = appointment(scene, name, start=soon(len(name)))
        await by_phone(scene, lambda tx: appointments.put(tx, made), access_id)
        await by_phone(scene, lambda tx: clients.put_client(tx, client(name, name)), access_id)
        how = await describe(scene.hass)
        assert {each.data["access_id"] for each in events} == {access_id}
        return [how(each)["message"] for each in events]

    plain = await told(access.subentry_id, "one")
    assert [each.split(":")[0] for each in plain] == [
        "has a new appointment from a phone",
        "has a new client, added on a phone",
    ]
    assert not any("phone" in each.data for each in events)
    tell_names(scene)
    named = await told(access.subentry_id, "next")
    whose = "phone of “\u2068anna.phone\u2069”"
    assert [each.split(":")[0] for each in named] == [
        f"has a new appointment from the {whose}",
        f"has a new client, added on the {whose}",
    ]
    assert [each.split(":")[0] for each in await told("removed", "third")] == [
        "has a new appointment from a phone",
        "has a new client, added on a phone",
    ]


async def test_without_names_the_log_book_tells_when(scene: Scene) -> None:
    """It is as the studio's option says; the recorder keeps what it reads."""
    events: list[Event[Any]] = []
    scene.hass.bus.async_listen(EVENT_STUDIO, events.append)
    await add(scene, "Wedding")
    on_phone(scene, "Dentist", soon())
    await scene.house.sync(scene.account)
    await settle(scene.hass)
    how = await describe(scene.hass)
    texts = [how(event)["message"] for event in events]
    assert any(text.startswith("has a new appointment from ") for text in texts)
    assert any(text.startswith("has a conflict: the appointments on ") for text in texts)
    assert not any("Wedding" in text or "Dentist" in text for text in texts)
    assert how(events[0])["name"] == "\u2068Atelier Nord\u2069"
    scene.house.google.faults.add("error", status=401, count=None)
    with pytest.raises(HomeAssistantError):
        await scene.house.sync(scene.account)
    await settle(scene.hass)
    # What a look at the book tells may come before or after that.
    failed = [event for event in events if event.data["type"] == StudioEventType.SYNC_FAILED]
    assert how(failed[-1])["message"].startswith("could not be synced with “\u2068")


@pytest.mark.parametrize("language", ["en", "de-AT"])
@pytest.mark.parametrize("kind", list(StudioEventType))
def test_every_occurrence_has_a_sentence(language: str, kind: StudioEventType) -> None:
    """In both languages, also with nothing in it."""
    texts = catalogue(language)
    full = {
        "type": kind.value,
        "title": "A",
        "start": "2026-11-23",
        "by": "google",
        "new": {"title": "B", "start": "2026-11-23T10:00:00+00:00"},
        "old": {"title": "C", "start": "2026-11-23"},
        "account": "D",
        "client": "E",
        "resolution": "keep_both",
    }
    assert len(sentence(full, texts)) > 10
    assert "{" not in sentence(full, texts)
    assert sentence({"type": kind.value}, texts)
    edit = {**full, "conflict_kind": "edit"}
    assert sentence(edit, texts)
    sides = {"new": {"start": "2026-11-23"}, "old": {"start": "2026-11-23"}}
    nameless = {"type": kind.value, "start": "2026-11-23", "account": "D", **sides}
    assert "{" not in sentence(nameless, texts)
    assert texts.log_book["quoted"].format(text=spoken("")) not in sentence(nameless, texts)
    assert sentence({"type": "unheard_of"}, texts) == texts.log_book["other"]
