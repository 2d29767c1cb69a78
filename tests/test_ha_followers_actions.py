"""Every follower is told once of what an action writes, and no action is left out."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from homeassistant.core import SupportsResponse
import pytest

from custom_components.studio_sync.book.change import ChangeKind, Writer
from custom_components.studio_sync.const import DOMAIN
from custom_components.studio_sync.scheduling.appointments import cancel

from .ha_book import by_phone
from .ha_day import act, add, morning, offer, on_phone, questions
from .ha_fixtures import Scene, soon
from .ha_followers import Followers
from .ha_overlaps import overlapping

ON_THE_BOOK = {ChangeKind.APPOINTMENT, ChangeKind.CLIENT, ChangeKind.PEOPLE}
OF_CONTACTS = {"sync_contacts", "sync_client", "undo_contacts_sync"}
"""Runs of contacts, of which there are none here: see ``test_ha_contacts_sync``."""
WRITES_NOTHING = {"send_phone_access", "send_test_mail", "mail_vcard"}
"""Actions that change something, but not in the book. Those that must respond only read."""


async def nothing(_scene: Scene) -> dict[str, Any]:
    return {}


async def entered(scene: Scene) -> dict[str, Any]:
    """Fill in a new appointment."""
    return {"start": soon(2).isoformat(), "staff_id": scene.anna}


async def one(scene: Scene) -> dict[str, Any]:
    """Have an appointment, and a client that is nobody's yet."""
    await offer(scene)
    return {"appointment_id": (await add(scene, "New", soon(2)))["appointment_id"]}


async def client(scene: Scene) -> dict[str, Any]:
    [words] = (await act(scene, "add_client", name="Ada"))["clients"]
    return {"client_id": words["client_id"]}


async def removed(scene: Scene) -> dict[str, Any]:
    found = await client(scene)
    await act(scene, "remove_client", **found)
    return found


async def two(scene: Scene) -> dict[str, Any]:
    return {
        "client_id": (await client(scene))["client_id"],
        "other_id": (await client(scene))["client_id"],
    }


async def merged(scene: Scene) -> dict[str, Any]:
    return {"run_id": (await act(scene, "merge_clients", **await two(scene)))["run_id"]}


async def imported(scene: Scene) -> dict[str, Any]:
    return {"run_id": (await act(scene, "import_clients", content="Name\nEve\n"))["run_id"]}


async def by_a_phone(scene: Scene) -> dict[str, Any]:
    """Have an appointment that a phone has cancelled since."""
    record_id = (await one(scene))["appointment_id"]
    return {"run_id": await by_phone(scene, lambda tx: cancel(tx, record_id))}


async def group(scene: Scene) -> dict[str, Any]:
    [found] = (await act(scene, "add_client_group", name="VIP"))["groups"]
    return {"group_id": found["group_id"]}


async def group_and_client(scene: Scene) -> dict[str, Any]:
    return await group(scene) | {"client_ids": [(await client(scene))["client_id"]]}


async def member(scene: Scene) -> dict[str, Any]:
    found = await group_and_client(scene)
    await act(scene, "put_clients_into_group", **found)
    return found


async def one_and_a_client(scene: Scene) -> dict[str, Any]:
    return await one(scene) | await client(scene)


async def linked(scene: Scene) -> dict[str, Any]:
    found = await one_and_a_client(scene)
    await act(scene, "link_client", **found)
    return {"appointment_id": found["appointment_id"]}


async def client_of_one(scene: Scene) -> dict[str, Any]:
    found = await one_and_a_client(scene)
    await act(scene, "link_client", **found)
    return {"client_id": found["client_id"]}


async def session(scene: Scene) -> dict[str, Any]:
    await offer(scene)
    words = await add(scene, "New", soon(2), session_type="Portrait")
    return {"appointment_id": words["appointment_id"]}


async def series(scene: Scene) -> dict[str, Any]:
    """Have a series, and name the third of its dates."""
    words = await add(scene, "Class", morning(), recurrence="FREQ=WEEKLY;COUNT=6")
    third = morning() + timedelta(weeks=2)
    return {"appointment_id": words["appointment_id"], "moment": third.isoformat()}


async def conflict(scene: Scene) -> dict[str, Any]:
    await overlapping(scene)
    [question] = await questions(scene)
    return {"conflict_id": question.id}


async def answered(scene: Scene) -> dict[str, Any]:
    found = await conflict(scene)
    await act(scene, "resolve_conflict", answer="cancel_new", **found)
    return found


async def event(scene: Scene) -> dict[str, Any]:
    on_phone(scene, "Theirs", soon(2))
    return {}


async def taken_in(scene: Scene) -> dict[str, Any]:
    await event(scene)
    await scene.house.sync(scene.account)
    return {"config_entry_id": scene.account.entry_id}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A call of an action, what has to be there before, and what is told of it."""

    action: str
    before: Callable[[Scene], Awaitable[dict[str, Any]]]
    """Returns the ids that the action is called with."""
    told: dict[str, int]
    data: dict[str, Any]
    runs: int = 1


def case(
    action: str,
    before: Callable[[Scene], Awaitable[dict[str, Any]]],
    told: str = "",
    *,
    runs: int = 1,
    **data: Any,
) -> Case:
    events = dict.fromkeys(told.split(), 1)
    return Case(action=action, before=before, told=events, data=data, runs=runs)


CASES = [
    case("add_appointment", entered, "appointment_added", title="New"),
    case("update_appointment", one, "appointment_changed", title="Edited"),
    case("update_appointment", series, "appointment_changed", scope="this", title="Edited"),
    # The series ends before that date, and another one begins.
    case(
        "update_appointment",
        series,
        "appointment_changed appointment_added",
        scope="following",
        title="Edited",
    ),
    case("update_appointment", series, "appointment_changed", scope="all", title="Edited"),
    case("cancel_appointment", one, "appointment_cancelled"),
    case("cancel_appointment", series, "appointment_cancelled", scope="this"),
    # The series ends before that date.
    case("cancel_appointment", series, "appointment_changed", scope="following"),
    case("cancel_appointment", series, "appointment_cancelled", scope="all"),
    case("link_client", one_and_a_client, "client_matched"),
    case("unlink_client", linked, "appointment_changed"),
    case("convert_to_session", one, "appointment_changed", session_type="Portrait"),
    case("convert_to_appointment", session, "appointment_changed"),
    case("add_client", nothing, "client_added", runs=0, name="Ada"),
    case("update_client", client, "client_changed", runs=0, name="Ada Byron"),
    case("update_client", client_of_one, "client_changed", runs=0, name="Ada Byron"),
    case("remove_client", client, "client_removed", runs=0),
    case("restore_client", removed, "client_restored", runs=0),
    case("merge_clients", two, "client_merged", runs=0),
    case("undo_client_merge", merged, "client_restored", runs=0),
    case("erase_client", client, "client_erased", runs=0, confirm=True),
    case("import_clients", nothing, "client_added", runs=0, content="Name\nEve\n"),
    case("undo_import", imported, "client_removed", runs=0),
    case("undo_phone_change", by_a_phone, "appointment_added"),
    case("add_client_group", nothing, runs=0, name="VIP"),
    case("update_client_group", group, runs=0, inactive=True),
    case("remove_client_group", group, runs=0),
    case("put_clients_into_group", group_and_client, "client_changed", runs=0),
    case("take_clients_out_of_group", member, "client_changed", runs=0),
    case(
        "resolve_conflict", conflict, "appointment_cancelled conflict_resolved", answer="cancel_new"
    ),
    case("reopen_conflict", answered, "appointment_added conflict_found"),
    case("sync_now", event, "appointment_added"),
    case("populate", event, "appointment_added", populate_in=True),
    case("undo_sync", taken_in, "appointment_cancelled", preview=False),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.action}-{case.data.get('scope')}")
async def test_what_an_action_writes_is_told_and_sent_once(
    scene: Scene, followers: Followers, case: Case
) -> None:
    """Also what Google sees nothing of; a client is no calendar's business."""
    given = await case.before(scene)
    await followers.wait()
    followers.forget()
    await act(scene, case.action, **given, **case.data)
    [change] = [each for each in followers.changes if each.kinds & ON_THE_BOOK]
    if change.source.writer is Writer.STUDIO:
        assert followers.changes == [change]
    if "appointment_id" in given and "moment" not in given:
        assert change.records.keys() == {given["appointment_id"]}
    await followers.wait()
    assert followers.told == case.told
    assert followers.runs == case.runs
    seen = len(followers.changes)
    await followers.wait()
    assert (followers.runs, len(followers.changes)) == (case.runs, seen)


async def test_every_action_that_writes_is_in_the_table(scene: Scene) -> None:
    registered = scene.hass.services.async_services_for_domain(DOMAIN)
    writing = {
        name
        for name, action in registered.items()
        if action.supports_response is not SupportsResponse.ONLY
    }
    assert {each.action for each in CASES} == writing - WRITES_NOTHING - OF_CONTACTS
