"""Deliberately broken servers for phones: the machine over phones must catch each of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest

from custom_components.studio_sync.book import appointments, people, phone_items
from custom_components.studio_sync.book.calendar_items import Scope
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Appointment
from custom_components.studio_sync.dav_server import (
    calendar_reading,
    event_mapping,
    multiget,
    tokens,
)
from custom_components.studio_sync.dav_server.book_calendar import BookCalendar
from custom_components.studio_sync.dav_server.calendar_writes import CalendarWrites
from custom_components.studio_sync.dav_server.deletion_brake import DeletionBrake
from custom_components.studio_sync.dav_server.event_edits import Edits
from custom_components.studio_sync.dav_server.event_mapping import View
from custom_components.studio_sync.dav_server.paths import Kind, Resource
from custom_components.studio_sync.dav_server.places import Place, place_of
from custom_components.studio_sync.formats.icalendar.write import write_object
from custom_components.studio_sync.scheduling import appointment_undo
from custom_components.studio_sync.scheduling.appointment_note import States

from .breakages import play
from .stateful.dav_client import rights
from .stateful.dav_machine import PhonesMachine
from .stateful.stage import Loop, Templates, unlogged

SEED = 20261127


@pytest.fixture
def stage(socket_enabled: None) -> Iterator[tuple[Loop, Templates]]:
    loop, templates = Loop(), Templates()
    with unlogged():
        yield loop, templates
    loop.close()
    templates.close()


@pytest.fixture
def machine(stage: tuple[Loop, Templates]) -> type[PhonesMachine]:
    """Without edits in Google and runs, which find none of these mistakes."""

    class Example(PhonesMachine):
        pass

    Example.loop, Example.templates = stage
    return Example


def is_caught(
    machine: type[PhonesMachine],
    *gestures: str,
    match: str,
    rules: Sequence[str] = ("on_phones", "in_the_studio"),
) -> None:
    """Play with these until it finds the breakage; it is an error if it does not.

    Which examples a seed draws depends on what is loaded. It ends with the first fault found.
    """
    machine.played, machine.gestures = frozenset(rules), gestures
    with pytest.raises(AssertionError, match=match):
        play_more(machine)


def play_more(machine: type[PhonesMachine]) -> None:
    """Play from several seeds, since some draw much alike."""
    for number in range(SEED, SEED + 2):
        play(machine, examples=15, steps=12, number=number)


def test_changes_since_a_token_that_is_dead_are_caught(
    machine: type[PhonesMachine], monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a restored backup, or where deletions are forgotten, they are not complete."""

    def hopeful(_tx: Transaction, token: str, *_: object) -> tuple[int, str]:
        return int(token.split(":")[5]), ""

    monkeypatch.setattr(tokens, "position_of", hopeful)
    is_caught(
        machine,
        "dav_new",
        "dav_delete",
        match="held",
        rules=(
            "on_phones",
            "tombstones_are_forgotten",
            "a_backup_is_made",
            "the_backup_is_restored",
        ),
    )


def test_a_series_without_its_exceptions_is_caught(
    machine: type[PhonesMachine], monkeypatch: pytest.MonkeyPatch
) -> None:
    events_of = event_mapping.events_of
    monkeypatch.setattr(event_mapping, "events_of", lambda *said: (events_of(*said)[0], []))
    is_caught(machine, "dav_date", "create", match="differs|ics: |was stored")


def test_a_lost_alarm_is_caught(
    machine: type[PhonesMachine], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a phone wrote is then forgotten once the studio changes something."""

    def made_again(_family: object, _old: object, _rev: int, events: Any, stamp: Any) -> bytes:
        return write_object(*events, stamp=stamp)

    monkeypatch.setattr(event_mapping, "_rewritten", made_again)
    is_caught(machine, "dav_new", "dav_alarm", "title", match="is lost")


def test_a_right_that_a_multiget_does_not_ask_for_is_caught(
    machine: type[PhonesMachine], monkeypatch: pytest.MonkeyPatch
) -> None:
    def open_to_all(home: Any, resource: Resource) -> Place:
        visit = home._visit
        if resource.kind not in {Kind.EVENT, Kind.CALENDAR} or not resource.collection:
            return place_of(home, resource)
        everything = {resource.collection: rights(), **visit.calendars}
        calendar = BookCalendar(home._tx, replace(visit, calendars=everything), resource.collection)
        return Place(home=home, resource=resource, collection=calendar)

    monkeypatch.setattr(multiget, "place_of", open_to_all)
    is_caught(machine, "dav_title", "create", match="is told")


def test_an_etag_that_does_not_move_with_the_name_of_a_client_is_caught(
    machine: type[PhonesMachine], monkeypatch: pytest.MonkeyPatch
) -> None:
    def without_clients(view: View) -> Scope:
        return Scope(owner_id=view.owner_id, tentative=view.tentative, clients=False)

    monkeypatch.setattr(calendar_reading, "_scope", without_clients)
    is_caught(
        machine,
        "create",
        "link",
        match="differs from the book|names two texts",
        rules=("in_the_studio", "with_clients"),
    )


def test_a_lost_exclusion_is_caught(
    machine: type[PhonesMachine], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Dates that are off, or other people's, are then shown again."""
    monkeypatch.setattr(
        event_mapping,
        "recurrence_lines",
        lambda content, *_: tuple(x for x in content.recurrence if not x.startswith("EXDATE")),
    )
    is_caught(machine, "dav_off", "instance_remove", "create", match="differs|ics: ")


def test_a_text_of_one_view_that_is_served_in_another_is_caught(
    machine: type[PhonesMachine], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(View, "key", property(lambda self: self.owner_id))
    is_caught(machine, "dav_alarm", "create", match="differs|stored otherwise")


def test_a_move_that_leaves_it_where_it_was_is_caught(
    machine: type[PhonesMachine], monkeypatch: pytest.MonkeyPatch
) -> None:
    def copied(self: Edits, record: Appointment, to: View) -> Appointment:
        parts: Mapping[str, Any] = {"resource_ids": (*record.resource_ids, to.owner_id)}
        if people.get_staff(self.tx, to.owner_id) is not None:
            parts = {"assistant_ids": (*record.assistant_ids, to.owner_id)}
        return appointments.put(self.tx, replace(record, **parts))

    monkeypatch.setattr(Edits, "move", copied)
    is_caught(machine, "dav_new", "dav_move", match="still where it was")


def test_a_move_by_two_requests_that_doubles_is_caught(
    machine: type[PhonesMachine], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(CalendarWrites, "_with_uid", lambda *_: None)
    is_caught(machine, "dav_new", "dav_move", match="is doubled")


def test_what_others_keep_and_is_doubled_by_two_requests_is_caught(
    machine: type[PhonesMachine], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(CalendarWrites, "_taken_off", lambda *_: None)
    is_caught(machine, "dav_move", "create", match="is doubled")


def test_a_deletion_that_takes_the_session_away_is_caught(
    machine: type[PhonesMachine], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        Edits, "remove", lambda self, record: appointments.delete(self.tx, record.id)
    )
    is_caught(machine, "dav_delete", "book_add", match="session .* was deleted")


def test_a_brake_that_is_off_is_caught(
    machine: type[PhonesMachine], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DeletionBrake, "holds", lambda *_: False)
    is_caught(machine, "dav_new", match="were deleted", rules=("a_phone_goes_mad",))


def test_a_token_that_an_alarm_does_not_move_is_caught(
    machine: type[PhonesMachine], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(phone_items, "last_rev", lambda *_: 0)
    is_caught(machine, "dav_new", "dav_alarm", match="held")


def test_an_undo_that_forgets_the_people_is_caught(
    machine: type[PhonesMachine], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(appointment_undo, "noted_people", lambda _: [])
    monkeypatch.setattr(States, "read", lambda _: None)
    is_caught(
        machine,
        "dav_move",
        "dav_new",
        match="undone otherwise|not put back",
        rules=("on_phones", "a_change_by_a_phone_is_undone"),
    )
