"""What automations, the event entity and the log book are told of clients (B6, S23)."""

from dataclasses import replace
from typing import Any

from homeassistant.auth.const import GROUP_ID_ADMIN
from homeassistant.const import EVENT_HOMEASSISTANT_STOP
from homeassistant.core import Context, Event, HomeAssistant, callback
from homeassistant.util import dt as dt_util
import pytest

from custom_components.studio_sync.book import clients
from custom_components.studio_sync.book.change import ClientWhat, Source, Writer
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Client, Origin
from custom_components.studio_sync.const import DOMAIN
from custom_components.studio_sync.events.bus import EVENT_STUDIO, StudioEventType
from custom_components.studio_sync.events.runs import RunFailed, announce_run
from custom_components.studio_sync.formats.contact import Contact
from custom_components.studio_sync.studio.client_feed import KINDS, MOST
from custom_components.studio_sync.studio.run_changes import MOST_WAIT

from .ha_day import act, act_as, add, offer
from .ha_fixtures import Scene, enable, settle, soon
from .test_ha_contacts_sync import ANNA_BERG, Book, book, office
from .test_ha_history import describe, tell_names
from .test_ha_triggers import Listener, listener

__all__ = ["book", "listener", "office"]

NAMES = {"client", "studio"}


class Heard:
    """The studio's events about clients, as everybody on the bus gets them."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Listen from now on."""
        self.events: list[Event[Any]] = []
        hass.bus.async_listen(EVENT_STUDIO, self._heard)

    @callback
    def _heard(self, event: Event[dict[str, Any]]) -> None:
        if "client" in event.data["type"]:
            self.events.append(event)

    @property
    def told(self) -> list[tuple[str, str]]:
        """What happened, and by what."""
        return [(each.data["type"], each.data["by"]) for each in self.events]


async def new(scene: Scene, name: str, **more: Any) -> str:
    """Add a client, and return the id."""
    [words] = (await act(scene, "add_client", name=name, **more))["clients"]
    return str(words["client_id"])


async def test_the_life_of_a_client_is_told(scene: Scene) -> None:
    """B6: each step once, by ids only."""
    heard = Heard(scene.hass)
    ada = await new(scene, "Ada", phones="030 123456", emails="ada@example.com")
    await act(scene, "update_client", client_id=ada, name="Ada Byron")
    await act(scene, "remove_client", client_id=ada)
    await act(scene, "restore_client", client_id=ada)
    await act(scene, "erase_client", client_id=ada, confirm=True)
    assert heard.told == [
        ("client_added", "studio"),
        ("client_changed", "studio"),
        ("client_removed", "studio"),
        ("client_restored", "studio"),
        ("client_erased", "studio"),
    ]
    for event in heard.events:
        assert event.data["client_id"] == ada
        assert event.data["entry_id"] == scene.studio.entry_id
        assert not NAMES & event.data.keys()
        assert not any(word in str(event.data) for word in ("Ada", "030 123456", "example"))


async def test_a_merge_is_one_event_that_names_both_ids(scene: Scene) -> None:
    """And undoing it gives one back."""
    ada, twin = await new(scene, "Ada"), await new(scene, "Ada B.")
    heard = Heard(scene.hass)
    merged = await act(scene, "merge_clients", client_id=ada, other_id=twin)
    [event] = heard.events
    assert event.data["type"] == "client_merged"
    assert (event.data["client_id"], event.data["other_id"]) == (ada, twin)
    heard.events.clear()
    await act(scene, "undo_client_merge", run_id=merged["run_id"])
    assert ("client_restored", "studio") in heard.told
    restored = next(each for each in heard.events if each.data["type"] == "client_restored")
    assert restored.data["client_id"] == twin


async def test_who_asked_for_it_is_told_by_id(scene: Scene, hass_admin_user: Any) -> None:
    """Home Assistant's log book shows the user of an event's context."""
    heard = Heard(scene.hass)
    context = Context(user_id=hass_admin_user.id)
    await act_as(scene, context, "add_client", name="Ada")
    await new(scene, "Eve")
    by_user, by_automation = heard.events
    assert by_user.data["user_id"] == by_user.context.user_id == hass_admin_user.id
    assert by_automation.data["user_id"] is by_automation.context.user_id is None


async def test_a_trigger_tells_the_name_and_fires_for_what_is_meant(
    scene: Scene, listener: Listener
) -> None:
    """B6: an automation gets the client's name, whatever the option says."""
    await listener.on("client_added", by=["studio"])
    await listener.on("client_added", by="google")
    await listener.on("client_added", config_entry_id="another")
    await listener.on("client_erased", config_entry_id=scene.studio.entry_id)
    ada = await new(scene, "Ada")
    await act(scene, "erase_client", client_id=ada, confirm=True)
    added, erased = listener.told
    assert added["platform"] == f"{DOMAIN}.client_added"
    assert (added["client"], added["client_id"], added["by"]) == ("Ada", ada, "studio")
    assert added["studio"] == "Atelier Nord"
    assert erased["client_id"] == ada
    assert "client" not in erased


async def test_an_import_is_told_as_one(scene: Scene, listener: Listener) -> None:
    """Few one by one, more than twenty by their number; undoing it, too."""
    await listener.on("client_added", by="import")
    await listener.on("many_client_changes", by="import")
    heard = Heard(scene.hass)
    await act(scene, "import_clients", content="Name\nEve\nTom\n")
    assert heard.told == [("client_added", "import")] * 2
    heard.events.clear()
    names = "\n".join(f"Person {number}" for number in range(MOST + 1))
    imported = await act(scene, "import_clients", content=f"Name\n{names}\n")
    [event] = heard.events
    assert (event.data["type"], event.data["by"]) == ("many_client_changes", "import")
    assert event.data["listed_by"] == ["studio_sync.list_clients"]
    numbers = {each.value: event.data[each] for each in ClientWhat}
    assert numbers == {**{each.value: 0 for each in ClientWhat}, "added": MOST + 1}
    await act(scene, "undo_import", run_id=imported["run_id"])
    assert heard.events[-1].data["removed"] == MOST + 1
    assert [each["platform"].partition(".")[2] for each in listener.told] == [
        "client_added",
        "client_added",
        "many_client_changes",
        "many_client_changes",
    ]


async def test_ten_thousand_clients_are_one_event(scene: Scene) -> None:
    """Without keeping them all in memory until then."""
    await enable(scene.hass, "event.atelier_nord_studio_events")
    heard = Heard(scene.hass)
    records = [Client(id=f"c{n}", content=Contact(name=f"Person {n}")) for n in range(10_000)]
    book = scene.studio.runtime_data.book
    await book.write(lambda tx: clients.put_many(tx, records))
    await settle(scene.hass)
    [event] = heard.events
    assert (event.data["type"], event.data["added"]) == ("many_client_changes", 10_000)
    state = scene.hass.states.get("event.atelier_nord_studio_events")
    assert state is not None
    assert state.attributes["event_type"] == "many_client_changes"


async def test_what_nobody_sees_is_not_told(scene: Scene) -> None:
    """Data that a replica keeps with a client, and writing the same again."""
    ada = await new(scene, "Ada")
    heard = Heard(scene.hass)
    book = scene.studio.runtime_data.book

    def extra(tx: Transaction) -> None:
        [client] = clients.get_many(tx, [ada]).values()
        clients.put_client(tx, replace(client, extra='{"a":1}'))

    await book.write(extra)
    await act(scene, "update_client", client_id=ada, name="Ada")
    await settle(scene.hass)
    assert heard.events == []


async def test_the_log_book_says_it_without_names_unless_the_studio_wants_them(
    scene: Scene,
) -> None:
    """S23: as of appointments."""
    heard, how = Heard(scene.hass), await describe(scene.hass)
    ada = await new(scene, "Ada")
    tell_names(scene)
    await new(scene, "Eve\n\u202e<b>")
    await act(scene, "import_clients", content="Name\nTom\n")
    await act(scene, "erase_client", client_id=ada, confirm=True)
    texts = [how(event)["message"] for event in heard.events]
    assert texts == [
        "has a new client, added by the studio",
        "has a new client, added by the studio: “\u2068Eve <b>\u2069”",
        "has a new client, added by an import: “\u2068Tom\u2069”",
        "has a client who was erased by the studio",
    ]
    assert "client" not in heard.events[-1].data


async def test_the_entity_shows_ids(scene: Scene) -> None:
    await enable(scene.hass, "event.atelier_nord_studio_events")
    ada = await new(scene, "Ada")
    state = scene.hass.states.get("event.atelier_nord_studio_events")
    assert state is not None
    assert state.attributes["event_type"] == "client_added"
    assert (state.attributes["client_id"], state.attributes["by"]) == (ada, "studio")
    assert not NAMES & state.attributes.keys()


async def test_no_name_is_in_the_history_of_the_entity(scene: Scene) -> None:
    """Of a client, of people, and of a phone's access; also where events have names."""
    await enable(scene.hass, "event.atelier_nord_studio_events")
    tell_names(scene)
    await new(scene, "Ada")
    state = scene.hass.states.get("event.atelier_nord_studio_events")
    assert state is not None
    assert state.state_info is not None
    named = {"client", "phone", "place", "resources", "staff", "studio", "suggestions", "title"}
    assert named <= state.state_info["unrecorded_attributes"]


async def test_clients_from_google_are_told_as_googles(book: Book) -> None:
    """S10: when the run ends, each once; what we send is no change."""
    heard = Heard(book.hass)
    await book.add(ANNA_BERG)
    await settle(book.hass)
    assert heard.told == [("client_added", "studio")]
    heard.events.clear()
    await book.choose(send_back=True)
    await book.sync()
    assert heard.events == []
    [name] = book.phone.members(book.label)
    book.phone.edit(name, names=[{"givenName": "Anna", "familyName": "Stein"}])
    book.phone.add(labels=("myContacts", book.label), names=[{"givenName": "Eve"}])
    await book.sync()
    assert sorted(heard.told) == [("client_added", "google"), ("client_changed", "google")]
    heard.events.clear()
    await book.sync()
    assert heard.events == []


async def test_an_undo_of_a_contacts_sync_is_told_as_the_studios(book: Book) -> None:
    """B2: with the user who asked for it."""
    await book.choose(send_back=True)
    await book.add(Contact(name="Tom"))
    await book.sync()
    book.phone.add(labels=("myContacts", book.label), names=[{"givenName": "Eve"}])
    await book.sync()
    heard = Heard(book.hass)
    owner = await book.hass.auth.async_create_user("Owner", group_ids=[GROUP_ID_ADMIN])
    await book.hass.services.async_call(
        DOMAIN,
        "undo_contacts_sync",
        {"config_entry_id": book.account.entry_id},
        blocking=True,
        return_response=True,
        context=Context(user_id=owner.id),
    )
    await settle(book.hass)
    [event] = heard.events
    assert (event.data["type"], event.data["by"]) == ("client_removed", "studio")
    assert event.data["user_id"] == event.context.user_id == owner.id


async def test_many_clients_from_google_are_one_event(book: Book) -> None:
    """S7: as when an account is populated."""
    await book.choose(send_back=True)
    await book.add(Contact(name="Tom"))
    await book.sync()
    heard = Heard(book.hass)
    for number in range(MOST + 5):
        book.phone.add(labels=("myContacts", book.label), names=[{"givenName": f"Person {number}"}])
    await book.sync()
    [event] = heard.events
    assert event.data["type"] == "many_client_changes"
    assert (event.data["added"], event.data["by"]) == (MOST + 5, "google")
    assert event.data["listed_by"] == ["studio_sync.get_history"]
    history: Any = await book.hass.services.async_call(
        DOMAIN,
        "get_history",
        {"start": event.data["since"], "changes_limit": 100},
        blocking=True,
        return_response=True,
    )
    assert sum(len(run["changes"]) for run in history["runs"]) >= MOST + 5


async def test_a_restart_repeats_nothing(scene: Scene) -> None:
    heard = Heard(scene.hass)
    await new(scene, "Ada")
    assert len(heard.events) == 1
    await scene.hass.config_entries.async_reload(scene.studio.entry_id)
    await settle(scene.hass)
    assert len(heard.events) == 1


async def test_what_was_written_before_a_reload_is_told(scene: Scene) -> None:
    """Also if nothing had the time to tell it, and by a run that has not ended."""
    heard = Heard(scene.hass)
    book = scene.studio.runtime_data.book
    tom = Client(id="tom", content=Contact(name="Tom"))
    run = Source(writer=Writer.RUN, replica_id="contacts:x", origin=Origin.GOOGLE)
    await book.write(lambda tx: clients.put_client(tx, tom), source=run)
    eve = Client(id="eve", content=Contact(name="Eve"))
    await book.write(lambda tx: clients.put_client(tx, eve))
    await scene.hass.config_entries.async_reload(scene.studio.entry_id)
    await settle(scene.hass)
    assert sorted(heard.told) == [("client_added", "google"), ("client_added", "studio")]


async def test_what_waits_when_home_assistant_stops_is_told(scene: Scene) -> None:
    """The log book has it, although the run goes no further."""
    heard = Heard(scene.hass)
    tom = Client(id="tom", content=Contact(name="Tom"))
    run = Source(writer=Writer.RUN, replica_id="contacts:x", origin=Origin.GOOGLE)
    book = scene.studio.runtime_data.book
    await book.write(lambda tx: clients.put_client(tx, tom), source=run)
    assert heard.events == []
    scene.hass.bus.async_fire(EVENT_HOMEASSISTANT_STOP)
    await settle(scene.hass)
    assert heard.told == [("client_added", "google")]


async def test_what_a_run_wrote_before_it_failed_is_told(book: Book) -> None:
    """Since when is the beginning of that run, though others were told of meanwhile."""
    heard = Heard(book.hass)
    began = dt_util.utcnow()
    many = [Client(id=f"c{n}", content=Contact(name=f"Person {n}")) for n in range(MOST + 1)]
    run = Source(writer=Writer.RUN, replica_id="contacts:x", origin=Origin.GOOGLE)
    runtime = book.office.studio.runtime_data
    await runtime.book.write(lambda tx: clients.put_many(tx, many), source=run)
    await book.add(Contact(name="Tom"))
    await settle(book.hass)
    assert heard.told == [("client_added", "studio")]
    ended = RunFailed(account="x", replica_id="contacts:x", reason="unreachable", began=began)
    announce_run(book.hass, book.office.studio.entry_id, ended)
    await settle(book.hass)
    event = heard.events[-1]
    assert (event.data["type"], event.data["added"]) == ("many_client_changes", MOST + 1)
    assert dt_util.parse_datetime(event.data["since"]) == began


async def test_what_can_not_be_read_is_told_later(scene: Scene) -> None:
    """While the book is closed, as when its disk is gone."""
    heard = Heard(scene.hass)
    runtime = scene.studio.runtime_data
    tom = Client(id="tom", content=Contact(name="Tom"))
    run = Source(writer=Writer.RUN, replica_id="contacts:x", origin=Origin.GOOGLE)
    await runtime.book.write(lambda tx: clients.put_client(tx, tom), source=run)
    await runtime.book.close()
    await runtime.client_feed.async_tell_rest()
    assert heard.events == []
    await scene.hass.config_entries.async_unload(scene.studio.entry_id)


async def test_what_a_long_run_has_written_is_told_before_it_ends(scene: Scene) -> None:
    heard = Heard(scene.hass)
    tom = Client(id="tom", content=Contact(name="Tom"))
    run = Source(writer=Writer.RUN, replica_id="contacts:x", origin=Origin.GOOGLE)
    book = scene.studio.runtime_data.book
    await book.write(lambda tx: clients.put_client(tx, tom), source=run)
    await settle(scene.hass)
    assert heard.events == []
    await scene.house.pass_time(seconds=MOST_WAIT + 1)
    assert heard.told == [("client_added", "google")]


async def test_sessions_are_told_as_before(scene: Scene) -> None:
    """A merge moves them, which is a change of theirs."""
    await offer(scene)
    ada, twin = await new(scene, "Ada"), await new(scene, "Twin")
    await add(scene, "", soon(3), session_type="Portrait", client_id=twin)
    heard: list[str] = []
    scene.hass.bus.async_listen(EVENT_STUDIO, lambda event: heard.append(event.data["type"]))
    await act(scene, "merge_clients", client_id=ada, other_id=twin)
    assert sorted(heard) == ["client_matched", "client_merged"]


@pytest.mark.parametrize("what", list(ClientWhat))
def test_all_that_happens_to_clients_has_a_trigger(what: ClientWhat) -> None:
    assert KINDS[what] is StudioEventType[f"CLIENT_{what.name}"]
