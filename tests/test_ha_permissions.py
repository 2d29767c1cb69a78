"""Who may use which action, and what its response shows of other people's appointments."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
import json
from typing import Any

from homeassistant.auth.const import GROUP_ID_ADMIN, GROUP_ID_READ_ONLY, GROUP_ID_USER
from homeassistant.core import Context
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError, Unauthorized
import pytest

from custom_components.studio_sync.book import appointments
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.const import DOMAIN
from custom_components.studio_sync.panel.own_account import URL as OWN

from .ha_book import by_phone
from .ha_day import act, act_as, add, offer, questions
from .ha_fixtures import BEN, Scene, settle, soon
from .ha_mailing import set_options, smtp
from .ha_own import a_person

pytest_plugins = ("tests.ha_fixtures",)

ANNAS = ("Annas Boudoir", "Ada Byron", "ada@example.com", "Annas Attic", "Annas Notes")
"""What only Anna, and who sees everything, may read."""
BENS = ("Bens Wedding", "Cyd Charisse", "cyd@example.com", "Bens Beach", "Bens Words")
"""What only Ben, and who sees everything, may read."""

KINDS = ("admin", "automation", "staff", "user", "reader")


@dataclass(slots=True)
class Cast:
    """A studio in which Anna and Ben each have an appointment with a client, in one room."""

    scene: Scene
    annas: str
    bens: str
    ada: str
    cyd: str
    conflict: str
    contexts: dict[str, Context]
    eve: str
    """A client who is nobody's yet."""
    merge: str
    """The id of a merge of two such clients."""
    edits: dict[str, str]
    """The ids of changes by a phone, of Anna's and of Ben's appointment."""

    async def ask(self, kind: str, action: str, data: dict[str, Any]) -> Any:
        """Call an action as somebody of that kind; the staff member is Anna."""
        returns = action not in {"send_test_mail", "send_phone_access"}
        return await self.scene.hass.services.async_call(
            DOMAIN,
            action,
            data,
            blocking=True,
            return_response=returns,
            context=self.contexts[kind],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """An action with data: about Anna's things, and about Ben's if it is about somebody's.

    ``refuses``: kinds of users who may not. About Ben's things Anna is refused.
    """

    own: Callable[[Cast], dict[str, Any]] = lambda _: {}
    bens: Callable[[Cast], dict[str, Any]] | None = None
    refuses: frozenset[str] = frozenset({"reader"})


ADMIN_ONLY = frozenset({"staff", "user", "reader"})
NOT_THEIRS = frozenset({"user", "reader"})
CARDS = frozenset({"export_clients", "mail_vcard", "sync_client"})
"""What a user who may synchronize contacts, but is no staff member, has of all clients."""


def _appointment(**more: Any) -> dict[str, Any]:
    """Return a case of an action that changes one appointment."""
    return {
        "own": lambda cast: {"appointment_id": cast.annas, **more},
        "bens": lambda cast: {"appointment_id": cast.bens, **more},
    }


GROUP = "Regulars"
"""A group of clients that there is."""
TABLE: dict[str, Case] = {
    "sync_now": Case(),
    "preview_sync": Case(
        own=lambda cast: {"config_entry_id": cast.scene.account.entry_id}, refuses=NOT_THEIRS
    ),
    "undo_sync": Case(
        own=lambda cast: {"config_entry_id": cast.scene.account.entry_id}, refuses=ADMIN_ONLY
    ),
    "populate": Case(refuses=ADMIN_ONLY),
    "send_test_mail": Case(
        own=lambda cast: {
            "config_entry_id": cast.scene.studio.entry_id,
            "recipient": "anna@example.com",
        },
        refuses=ADMIN_ONLY,
    ),
    "send_phone_access": Case(
        own=lambda _: {"user_name": "anna", "phone": "ios", "email": "anna@example.com"},
        refuses=ADMIN_ONLY,
    ),
    "add_appointment": Case(
        own=lambda cast: {
            "start": soon(9).isoformat(),
            "staff_id": cast.scene.anna,
            "client_id": cast.ada,
        },
        bens=lambda cast: {
            "start": soon(9).isoformat(),
            "staff_id": cast.scene.anna,
            "client_id": cast.cyd,
        },
        refuses=NOT_THEIRS,
    ),
    "update_appointment": Case(**_appointment(place="Elsewhere")),
    "cancel_appointment": Case(**_appointment()),
    "list_appointments": Case(own=lambda _: {"end": soon(8).isoformat(), "cancelled": True}),
    "link_client": Case(
        own=lambda cast: {"appointment_id": cast.annas, "client_id": cast.ada},
        bens=lambda cast: {"appointment_id": cast.annas, "client_id": cast.cyd},
        refuses=NOT_THEIRS,
    ),
    "unlink_client": Case(**_appointment()),
    "convert_to_session": Case(**_appointment(session_type="Portrait")),
    "convert_to_appointment": Case(**_appointment()),
    "add_client": Case(own=lambda _: {"name": "Eve"}),
    "update_client": Case(
        own=lambda cast: {"client_id": cast.ada, "notes": "tall"},
        bens=lambda cast: {"client_id": cast.cyd, "notes": "tall"},
        refuses=NOT_THEIRS,
    ),
    "remove_client": Case(
        own=lambda cast: {"client_id": cast.ada},
        bens=lambda cast: {"client_id": cast.cyd},
        refuses=NOT_THEIRS,
    ),
    "restore_client": Case(
        own=lambda cast: {"client_id": cast.ada},
        bens=lambda cast: {"client_id": cast.cyd},
        refuses=NOT_THEIRS,
    ),
    "list_clients": Case(),
    "list_duplicate_clients": Case(),
    "merge_clients": Case(
        own=lambda cast: {"client_id": cast.ada, "other_id": cast.eve},
        bens=lambda cast: {"client_id": cast.ada, "other_id": cast.cyd},
        refuses=NOT_THEIRS,
    ),
    "undo_client_merge": Case(own=lambda cast: {"run_id": cast.merge}, refuses=ADMIN_ONLY),
    "erase_client": Case(
        own=lambda cast: {"client_id": cast.ada, "confirm": True}, refuses=ADMIN_ONLY
    ),
    "find_clients": Case(own=lambda _: {"search": "a"}),
    "list_client_groups": Case(),
    "add_client_group": Case(own=lambda _: {"name": "VIP"}, refuses=ADMIN_ONLY),
    "update_client_group": Case(
        own=lambda _: {"group_id": GROUP, "inactive": True}, refuses=ADMIN_ONLY
    ),
    "remove_client_group": Case(own=lambda _: {"group_id": GROUP}, refuses=ADMIN_ONLY),
    "put_clients_into_group": Case(
        own=lambda cast: {"group_id": GROUP, "client_ids": [cast.ada]},
        bens=lambda cast: {"group_id": GROUP, "client_ids": [cast.ada, cast.cyd]},
        refuses=NOT_THEIRS,
    ),
    "take_clients_out_of_group": Case(
        own=lambda cast: {"group_id": GROUP, "client_ids": [cast.ada]},
        bens=lambda cast: {"group_id": GROUP, "client_ids": [cast.cyd]},
        refuses=NOT_THEIRS,
    ),
    "sync_contacts": Case(),
    "sync_client": Case(
        own=lambda cast: {"client_id": cast.ada},
        bens=lambda cast: {"client_id": cast.cyd},
    ),
    "undo_contacts_sync": Case(
        own=lambda cast: {"config_entry_id": cast.scene.account.entry_id}, refuses=ADMIN_ONLY
    ),
    "import_clients": Case(own=lambda _: {"content": "Name\nEve\n"}, refuses=ADMIN_ONLY),
    "undo_import": Case(own=lambda _: {"run_id": "x"}, refuses=ADMIN_ONLY),
    "undo_phone_change": Case(
        own=lambda cast: {"run_id": cast.edits[cast.annas]},
        bens=lambda cast: {"run_id": cast.edits[cast.bens]},
    ),
    "export_clients": Case(own=lambda _: {}, bens=lambda cast: {"client_ids": [cast.cyd]}),
    "mail_vcard": Case(
        own=lambda cast: {"client_ids": [cast.ada]},
        bens=lambda cast: {"client_ids": [cast.cyd]},
    ),
    "list_conflicts": Case(),
    "resolve_conflict": Case(
        own=lambda cast: {"conflict_id": cast.conflict, "answer": "keep_both"},
        bens=lambda cast: {"conflict_id": cast.conflict, "answer": "cancel_new"},
    ),
    "reopen_conflict": Case(own=lambda cast: {"conflict_id": cast.conflict}),
    "get_history": Case(
        own=lambda _: {"made_by": "all"}, bens=lambda cast: {"client_id": cast.cyd}
    ),
}
"""Every action that there is; a new one has to say here who may use it."""


@pytest.fixture
async def cast(scene: Scene) -> Cast:
    """Play the scene: Ben's appointment was entered last, in the room that Anna's has."""
    hass = scene.hass
    await hass.auth.async_create_user("Owner")
    contexts = {"automation": Context()}
    groups = {
        "admin": GROUP_ID_ADMIN,
        "staff": GROUP_ID_USER,
        "user": GROUP_ID_USER,
        "reader": GROUP_ID_READ_ONLY,
    }
    for kind, group in groups.items():
        user = await hass.auth.async_create_user(kind, group_ids=[group])
        contexts[kind] = Context(user_id=user.id)
    person = scene.studio.subentries[scene.anna]
    hass.config_entries.async_update_subentry(
        scene.studio, person, data={**person.data, "user": contexts["staff"].user_id}
    )
    await settle(hass)
    # So that nobody is refused for want of the right, an address or a mail server.
    allowed = {"may_sync": True, "own_address": "own@example.com"}
    users = {each.user_id: allowed for each in contexts.values() if each.user_id}
    set_options(scene, scene.studio, contact_users=users, smtp=smtp(1))
    await settle(hass)
    scene.house.google.add_account(BEN, name="Ben Orth")
    await scene.house.add_account(
        scene.ben, BEN, populate_out=True, populate_in=False, send_back=False, tentative=False
    )
    await offer(scene)
    await act(scene, "add_client_group", name=GROUP)
    ada, cyd = [await _client(scene, *each) for each in (ANNAS, BENS)]
    eve = await _client(scene, "", "Eve Arden", "eve@example.com")
    annas = await _enter(scene, scene.anna, ada, ANNAS)
    bens = await _enter(scene, scene.ben, cyd, BENS)
    [conflict] = await questions(scene)
    assert conflict.record_id == bens
    await act(scene, "sync_now")
    merged = [await _client(scene, "", name, f"{name}@example.com") for name in ("x", "y")]
    pair = dict(zip(("client_id", "other_id"), merged, strict=True))
    merge = (await act(scene, "merge_clients", **pair))["run_id"]
    edits = {key: await by_phone(scene, partial(_edit, key=key)) for key in (annas, bens)}
    return Cast(scene, annas, bens, ada, cyd, conflict.id, contexts, eve, merge, edits)


def _edit(tx: Transaction, key: str) -> None:
    record = appointments.get(tx, key)
    assert record is not None
    edited = replace(record.content, description=f"{record.content.description}.")
    appointments.put(tx, replace(record, content=edited))


async def _client(scene: Scene, _title: str, name: str, email: str, *_: str) -> str:
    [client] = (await act(scene, "add_client", name=name, emails=[email]))["clients"]
    return str(client["client_id"])


async def _enter(scene: Scene, staff: str, client: str, secrets: tuple[str, ...]) -> str:
    title, _, _, place, description = secrets
    words = await add(
        scene,
        title,
        start=soon(5),
        staff_id=staff,
        resource_ids=[scene.room],
        client_id=client,
        place=place,
        description=description,
    )
    return str(words["appointment_id"])


async def test_the_table_names_every_action(scene: Scene) -> None:
    """For every new action, say here who may use it."""
    assert set(scene.hass.services.async_services_for_domain(DOMAIN)) == set(TABLE)


@pytest.mark.parametrize("kind", KINDS)
async def test_who_may_use_what(cast: Cast, kind: str) -> None:
    """User kind × action, about Anna's things."""
    for action, case in TABLE.items():
        if kind in case.refuses:
            with pytest.raises(Unauthorized):
                await cast.ask(kind, action, case.own(cast))
            continue
        try:
            answer = await cast.ask(kind, action, case.own(cast))
        except Unauthorized:
            pytest.fail(f"{action} refuses a {kind}")
        except HomeAssistantError as err:
            # It may be used, but not just now, such as linking twice.
            answer = str(err)
        _check_nothing_told(kind, action, answer)


async def test_what_is_a_colleagues_is_not_changed(cast: Cast) -> None:
    """What a staff member took over they could read, whatever the action."""
    for action, case in TABLE.items():
        if case.bens is not None:
            with pytest.raises(Unauthorized):
                await cast.ask("staff", action, case.bens(cast))


@pytest.mark.parametrize(
    ("action", "data"),
    [
        ("update_appointment", {"place": "Elsewhere", "moment": True}),
        ("cancel_appointment", {"moment": True}),
        ("update_appointment", {"start": "later", "scope": "all"}),
        ("cancel_appointment", {"scope": "all"}),
        ("convert_to_session", {"session_type": "Portrait"}),
    ],
)
async def test_a_date_of_ones_series_that_is_a_colleagues_is_not_changed(
    cast: Cast, action: str, data: dict[str, Any]
) -> None:
    """Whose the record is counts that is changed, not only the one that is named."""
    scene = cast.scene
    at = soon(20).isoformat()
    words = await add(
        scene, "Course", soon(6), recurrence=["FREQ=WEEKLY;COUNT=4"], assistant_ids=[scene.ben]
    )
    whole = words["appointment_id"]
    given = {"appointment_id": whole, "moment": at, "staff_id": scene.ben, "assistant_ids": []}
    await act(scene, "update_appointment", **given)
    book = scene.studio.runtime_data.book
    rev = await book.read(lambda tx: tx.rev)
    later = {"moment": at, "start": soon(6, hours=2).isoformat()}
    named = {name: later[name] for name in later.keys() & data.keys()}
    with pytest.raises(Unauthorized):
        await cast.ask("staff", action, {"appointment_id": whole, **data, **named})
    assert await book.read(lambda tx: tx.rev) == rev


def _check_nothing_told(kind: str, action: str, answer: Any) -> None:
    text = json.dumps(answer)
    hidden = set({"staff": BENS, "user": (*BENS, *ANNAS)}.get(kind, ()))
    if kind == "user" and action in CARDS:
        hidden -= {"Ada Byron", "ada@example.com", "Cyd Charisse", "cyd@example.com"}
    for each in hidden:
        assert each not in text, (action, each)


async def test_titles_are_hidden_in_the_same_way(cast: Cast) -> None:
    """Anna reads her own, administrators and automations all."""
    for action in ("list_appointments", "list_clients", "list_conflicts", "get_history"):
        name = int(action == "list_clients")
        data = TABLE[action].own(cast)
        own = json.dumps(await cast.ask("staff", action, data))
        assert ANNAS[name] in own
        assert BENS[name] not in own
        for kind in ("admin", "automation"):
            every = json.dumps(await cast.ask(kind, action, data))
            assert ANNAS[name] in every
            assert BENS[name] in every


async def test_of_a_colleagues_appointment_the_time_is_told(cast: Cast) -> None:
    """Who plans has to know when somebody is busy."""
    data = {"end": soon(8).isoformat()}
    answer = await cast.ask("staff", "list_appointments", data)
    [words] = [each for each in answer["appointments"] if each["appointment_id"] == cast.bens]
    assert words["staff"] == "Ben"
    assert words["start"]
    private = ("title", "description", "place", "client", "client_id", "session_type")
    assert [words[name] for name in private] == [None] * len(private)
    assert words["suggestions"] == []


async def test_what_is_in_the_way_is_not_named(cast: Cast) -> None:
    """A refused overlap would else tell the title."""
    data = {
        "appointment_id": cast.annas,
        "start": (soon(5) + timedelta(minutes=15)).isoformat(),
        "allow_overlap": False,
    }
    with pytest.raises(ServiceValidationError) as refused:
        await cast.ask("staff", "update_appointment", data)
    assert refused.value.translation_placeholders is not None
    assert refused.value.translation_placeholders["title"] == "Busy"


async def test_only_answers_that_are_ones_own_are_offered(cast: Cast) -> None:
    """The new one is Ben's: Anna may keep both or cancel hers."""
    data = {"conflict_id": cast.conflict}
    [shown] = (await cast.ask("staff", "list_conflicts", data))["conflicts"]
    assert [each["answer"] for each in shown["offers"]] == ["keep_both", "cancel_old"]
    await cast.ask("staff", "resolve_conflict", {**data, "answer": "keep_both"})
    await settle(cast.scene.hass)
    await cast.ask("staff", "reopen_conflict", data)
    await cast.ask("admin", "resolve_conflict", {**data, "answer": "cancel_new"})
    await settle(cast.scene.hass)
    with pytest.raises(Unauthorized):
        await cast.ask("staff", "reopen_conflict", data)


async def test_a_client_without_appointments_is_anybodys_on_the_staff(cast: Cast) -> None:
    """Somebody has to link a new client; to who is no staff member none is shown."""
    await act_as(cast.scene, cast.contexts["admin"], "add_client", name="Nora New")
    names = [each["name"] for each in (await cast.ask("staff", "list_clients", {}))["clients"]]
    assert names == ["Ada Byron", "Eve Arden", "Nora New", "x"]
    assert await cast.ask("user", "list_clients", {}) == {"number": 0, "clients": []}


async def test_who_may_only_look_connects_no_account(cast: Cast) -> None:
    """The views of staff keep to the same rule."""
    scene = cast.scene
    person = await a_person(scene.house, "Cleo")
    staff = await scene.house.add_person(scene.studio, "staff", "Cleo", user=person.user.id)
    await scene.hass.auth.async_update_user(person.user, group_ids=[GROUP_ID_READ_ONLY])
    status, _ = await person.ask("POST", OWN, staff=staff, do="connect")
    assert status == 403
