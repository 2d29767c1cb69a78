"""The emulator is compared with Google's current discovery document."""

from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import pytest

from custom_components.studio_sync.book.parts import Part
from custom_components.studio_sync.google.account import scopes_for

from .google_emulator import Person
from .google_emulator.calendar_api import _ROUTES
from .google_emulator.caller import Caller
from .google_emulator.discovery import calendar_v3, people_v1
from .google_emulator.people_api import BUILT as PEOPLE_BUILT
from .google_emulator.unbuilt import MEMBERS, METHODS, PARAMETERS, PEOPLE_METHODS

pytest_plugins = ["tests.google_emulator.fixtures"]
DOCUMENT = calendar_v3()
BUILT = {method for _, _, method in _ROUTES}
FOLDER = Path(__file__).parent / "google_emulator"
CODE = "\n".join(
    file.read_text(encoding="utf-8")
    for file in FOLDER.glob("*.py")
    if file.name != "unbuilt.py" and not file.name.startswith(("people_", "contact"))
)
SCHEMAS = (
    "Calendar",
    "CalendarList",
    "CalendarListEntry",
    "ConferenceData",
    "Event",
    "EventAttachment",
    "EventAttendee",
    "EventDateTime",
    "EventReminder",
    "Events",
)

SCOPES = set(scopes_for([Part.CALENDAR]))


def known(name: str) -> bool:
    """Whether the emulator's code names something."""
    return f'"{name}"' in CODE


def parameters() -> Iterator[str]:
    """Return the query parameters of the methods that are built."""
    for method in BUILT:
        for name, parameter in DOCUMENT.methods[f"calendar.{method}"].parameters.items():
            if parameter["location"] == "query":
                yield name


def test_the_document_is_of_these_years() -> None:
    """That of 2.71.0 is of 2022: it lacks the scopes that we ask for, and a role."""
    assert tuple(map(int, version("google-api-python-client").split("."))) >= (2, 200)


def test_methods_are_built_or_listed() -> None:
    every = {name.removeprefix("calendar.") for name in DOCUMENT.methods}
    assert every - BUILT == METHODS.keys()


def test_methods_of_people_are_built_or_listed() -> None:
    every = set(people_v1().methods)
    assert every - PEOPLE_BUILT == {f"people.{name}" for name in PEOPLE_METHODS}


def test_parameters_are_read_or_listed() -> None:
    # What every method has ("alt", "key" …) says how to answer, not what.
    common = {"alt", "key", "oauth_token", "prettyPrint", "quotaUser", "userIp"}
    unread = {name for name in parameters() if not known(name)} - common
    assert unread == PARAMETERS.keys()


@pytest.mark.parametrize("schema", SCHEMAS)
def test_members_are_known_or_listed(schema: str) -> None:
    unknown = {name for name in DOCUMENT.properties(schema) if not known(name)}
    assert unknown == MEMBERS.get(schema, {}).keys()


def test_our_scopes_open_what_we_call() -> None:
    """And nothing is called that they do not open."""
    for method in ("events.list", "events.get", "events.instances", "events.insert"):
        assert DOCUMENT.methods[f"calendar.{method}"].scopes & SCOPES
    for method in ("events.patch", "events.delete", "calendarList.list", "calendarList.get"):
        assert DOCUMENT.methods[f"calendar.{method}"].scopes & SCOPES
    for method in ("settings.list", "calendars.get"):
        assert not DOCUMENT.methods[f"calendar.{method}"].scopes & SCOPES


async def test_a_label_is_written_only_by_who_knows_labels(caller: Caller) -> None:
    """``eventLabelVersion``: "In this case, the colorId field is ignored. The default is 0."."""
    path = "/calendars/primary/events"
    body = {
        "summary": "Portrait",
        "start": {"dateTime": "2026-12-01T10:00:00+01:00"},
        "end": {"dateTime": "2026-12-01T11:00:00+01:00"},
        "eventLabelId": "blue",
    }
    made = (await caller.api("POST", path, body)).json
    assert "eventLabelId" not in made
    one = f"{path}/{made['id']}"
    given = await caller.api("PATCH", one, body, query={"eventLabelVersion": "1"})
    assert given.json["eventLabelId"] == "blue"
    kept = await caller.api("PATCH", one, {"summary": "Newborn", "eventLabelId": ""})
    assert kept.json["eventLabelId"] == "blue"


async def test_a_writer_without_private_access_sees_and_changes_no_private_event(
    caller: Caller, anna: Person
) -> None:
    """A role that Google has added since 2022."""
    shared = anna.add_calendar("Shared", role="writerWithoutPrivateAccess")
    start = datetime(2026, 12, 1, 10, tzinfo=UTC)
    private = shared.add("Secret", start=start, visibility="private")
    public = shared.add("Fair", start=start)
    path = f"/calendars/{shared.id}/events"
    listed = (await caller.api("GET", path)).json
    assert listed["accessRole"] == "writerWithoutPrivateAccess"
    assert [each.get("summary") for each in listed["items"]] == [None, "Fair"]
    edit = {"summary": "New"}
    assert (await caller.api("PATCH", f"{path}/{public['id']}", edit)).status == 200
    assert (await caller.api("PATCH", f"{path}/{private['id']}", edit)).status == 403
