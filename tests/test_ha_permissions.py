"""Who may use which action, and what its response shows of other people's appointments."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
import json
from typing import Any

from homeassistant.auth.const import GROUP_ID_READ_ONLY
from homeassistant.core import Context
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError, Unauthorized
import pytest

from custom_components.studio_sync.const import DOMAIN
from custom_components.studio_sync.panel.own_account import URL as OWN

from .ha_cast import ANNAS, BENS, CLIENTS, GROUP, KINDS, LOOK, OWNERS, SEE, SYNCS, WORK, Cast
from .ha_day import act, act_as, add, questions
from .ha_fixtures import Scene, settle, soon
from .ha_mailing import set_options
from .ha_own import a_person
from .ha_roles import a_user_of_role

pytest_plugins = ("tests.ha_fixtures", "tests.ha_cast")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """An action with data: about Anna's things, and about Ben's if it is about somebody's.

    ``allows``: kinds of users who may; all others are refused. About Ben's things Anna is
    refused.
    """

    own: Callable[[Cast], dict[str, Any]] = lambda _: {}
    bens: Callable[[Cast], dict[str, Any]] | None = None
    allows: frozenset[str] = WORK


def _appointment(**more: Any) -> dict[str, Any]:
    """Return a case of an action that changes one appointment."""
    return {
        "own": lambda cast: {"appointment_id": cast.annas, **more},
        "bens": lambda cast: {"appointment_id": cast.bens, **more},
    }


TABLE: dict[str, Case] = {
    "sync_now": Case(allows=SYNCS),
    "preview_sync": Case(
        own=lambda cast: {"config_entry_id": cast.scene.account.entry_id}, allows=SYNCS
    ),
    "undo_sync": Case(
        own=lambda cast: {"config_entry_id": cast.scene.account.entry_id}, allows=OWNERS
    ),
    "populate": Case(allows=OWNERS),
    "send_test_mail": Case(
        own=lambda cast: {
            "config_entry_id": cast.scene.studio.entry_id,
            "recipient": "anna@example.com",
        },
        allows=OWNERS,
    ),
    "send_phone_access": Case(
        own=lambda _: {"user_name": "anna", "phone": "ios", "email": "anna@example.com"},
        allows=OWNERS,
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
    ),
    "update_appointment": Case(**_appointment(place="Elsewhere")),
    "cancel_appointment": Case(**_appointment()),
    "list_appointments": Case(
        own=lambda _: {"end": soon(8).isoformat(), "cancelled": True}, allows=LOOK
    ),
    "link_client": Case(
        own=lambda cast: {"appointment_id": cast.annas, "client_id": cast.ada},
        bens=lambda cast: {"appointment_id": cast.annas, "client_id": cast.cyd},
    ),
    "unlink_client": Case(**_appointment()),
    "convert_to_session": Case(**_appointment(session_type="Portrait")),
    "convert_to_appointment": Case(**_appointment()),
    "add_client": Case(own=lambda _: {"name": "Eve"}),
    "update_client": Case(
        own=lambda cast: {"client_id": cast.ada, "notes": "tall"},
        bens=lambda cast: {"client_id": cast.cyd, "notes": "tall"},
    ),
    "remove_client": Case(
        own=lambda cast: {"client_id": cast.ada},
        bens=lambda cast: {"client_id": cast.cyd},
    ),
    "restore_client": Case(
        own=lambda cast: {"client_id": cast.ada},
        bens=lambda cast: {"client_id": cast.cyd},
    ),
    "list_clients": Case(allows=SEE),
    "list_duplicate_clients": Case(allows=SEE),
    "merge_clients": Case(
        own=lambda cast: {"client_id": cast.ada, "other_id": cast.eve},
        bens=lambda cast: {"client_id": cast.ada, "other_id": cast.cyd},
    ),
    "undo_client_merge": Case(own=lambda cast: {"run_id": cast.merge}, allows=CLIENTS),
    "erase_client": Case(own=lambda cast: {"client_id": cast.ada, "confirm": True}, allows=OWNERS),
    "find_clients": Case(own=lambda _: {"search": "a"}, allows=SEE),
    "list_client_groups": Case(allows=SEE),
    "add_client_group": Case(own=lambda _: {"name": "VIP"}, allows=OWNERS),
    "update_client_group": Case(own=lambda _: {"group_id": GROUP, "inactive": True}, allows=OWNERS),
    "remove_client_group": Case(own=lambda _: {"group_id": GROUP}, allows=OWNERS),
    "put_clients_into_group": Case(
        own=lambda cast: {"group_id": GROUP, "client_ids": [cast.ada]},
        bens=lambda cast: {"group_id": GROUP, "client_ids": [cast.ada, cast.cyd]},
    ),
    "take_clients_out_of_group": Case(
        own=lambda cast: {"group_id": GROUP, "client_ids": [cast.ada]},
        bens=lambda cast: {"group_id": GROUP, "client_ids": [cast.cyd]},
    ),
    "sync_contacts": Case(),
    "sync_client": Case(
        own=lambda cast: {"client_id": cast.ada},
        bens=lambda cast: {"client_id": cast.cyd},
    ),
    "undo_contacts_sync": Case(
        own=lambda cast: {"config_entry_id": cast.scene.account.entry_id}, allows=OWNERS
    ),
    "import_clients": Case(own=lambda _: {"content": "Name\nEve\n"}, allows=CLIENTS),
    "undo_import": Case(own=lambda _: {"run_id": "x"}, allows=CLIENTS),
    "undo_phone_change": Case(
        own=lambda cast: {"run_id": cast.edits[cast.annas]},
        bens=lambda cast: {"run_id": cast.edits[cast.bens]},
    ),
    "export_clients": Case(own=lambda _: {}, bens=lambda cast: {"client_ids": [cast.cyd]}),
    "mail_vcard": Case(
        own=lambda cast: {"client_ids": [cast.ada]},
        bens=lambda cast: {"client_ids": [cast.cyd]},
    ),
    "list_conflicts": Case(allows=LOOK),
    "resolve_conflict": Case(
        own=lambda cast: {"conflict_id": cast.conflict, "answer": "keep_both"},
        bens=lambda cast: {"conflict_id": cast.conflict, "answer": "cancel_new"},
    ),
    "reopen_conflict": Case(own=lambda cast: {"conflict_id": cast.conflict}),
    "get_history": Case(
        own=lambda _: {"made_by": "studio"},
        bens=lambda cast: {"client_id": cast.cyd},
        allows=LOOK,
    ),
}
"""Every action that there is; a new one has to say here who may use it."""


async def test_the_table_names_every_action(scene: Scene) -> None:
    """For every new action, say here who may use it."""
    assert set(scene.hass.services.async_services_for_domain(DOMAIN)) == set(TABLE)


@pytest.mark.parametrize("kind", KINDS)
async def test_who_may_use_what(cast: Cast, kind: str) -> None:
    """User kind × action, about Anna's things. What is refused changes nothing."""
    book = cast.scene.studio.runtime_data.book
    for action, case in TABLE.items():
        rev = await book.read(lambda tx: tx.rev)
        if kind not in case.allows:
            with pytest.raises(Unauthorized):
                await cast.ask(kind, action, case.own(cast))
            assert await book.read(lambda tx: tx.rev) == rev, action
            continue
        try:
            answer = await cast.ask(kind, action, case.own(cast))
        except Unauthorized:
            pytest.fail(f"{action} refuses a {kind}")
        except HomeAssistantError as err:
            # It may be used, but not just now, such as linking twice.
            answer = str(err)
        _check_nothing_told(kind, action, answer)


async def test_every_action_takes_names_where_it_takes_ids(cast: Cast) -> None:
    """What is done by ids is done by names; nothing is unknown."""
    names = {
        cast.ada: "byron",
        cast.eve: "Eve Arden",
        cast.cyd: "Charisse",
        cast.annas: "Boudoir",
        cast.scene.anna: "anna",
    }
    first = TABLE.keys() - {"remove_client", "restore_client", "cancel_appointment", "erase_client"}
    tried = 0
    for action in (*sorted(first), "remove_client", "restore_client", "cancel_appointment"):
        asked = TABLE[action].own(cast)
        given = {
            name: [names.get(each, each) for each in value]
            if isinstance(value, list)
            else (names.get(value, value) if isinstance(value, str) else value)
            for name, value in asked.items()
        }
        if given == asked:
            continue
        if action == "convert_to_session":
            given["keep_title"] = True
        tried += 1
        try:
            await cast.ask("automation", action, given)
        except HomeAssistantError as err:
            key = str(err.translation_key)
            assert not key.startswith(("unknown_", "no_such", "several_")), (action, key)
    assert tried > 12


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
    for each in {"staff": BENS, "tablet": (*BENS, *ANNAS)}.get(kind, ()):
        assert each not in text, (action, each)


async def test_titles_are_hidden_in_the_same_way(cast: Cast) -> None:
    """Anna reads her own; administrators, owners, the front desk and automations all."""
    for action in ("list_appointments", "list_clients", "list_conflicts", "get_history"):
        name = int(action == "list_clients")
        data = TABLE[action].own(cast)
        own = json.dumps(await cast.ask("staff", action, data))
        assert ANNAS[name] in own
        assert BENS[name] not in own
        for kind in CLIENTS | {"reader"}:
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
    """The new one is Ben's: Anna may keep both, or move or cancel hers; nobody else is free."""
    data = {"conflict_id": cast.conflict}
    [shown] = (await cast.ask("staff", "list_conflicts", data))["conflicts"]
    assert {each["answer"] for each in shown["offers"]} == {
        *("keep_both", "move_old", "cancel_old")
    }
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
    alone = await a_user_of_role(cast.scene.hass, cast.scene.studio, "staff")
    found = await act_as(cast.scene, Context(user_id=alone.id), "list_clients")
    assert {each["name"] for each in found["clients"]} == {"Eve Arden", "Nora New", "x"}


async def test_who_may_only_look_connects_no_account(cast: Cast) -> None:
    """The views of staff keep to the same rule."""
    scene = cast.scene
    person = await a_person(scene.house, "Cleo")
    staff = await scene.house.add_person(scene.studio, "staff", "Cleo", user=person.user.id)
    await scene.hass.auth.async_update_user(person.user, group_ids=[GROUP_ID_READ_ONLY])
    status, _ = await person.ask("POST", OWN, staff=staff, do="connect")
    assert status == 403


async def _listed(cast: Cast, kind: str) -> dict[str, dict[str, Any]]:
    answer = await cast.ask(kind, "list_appointments", {"end": soon(8).isoformat()})
    assert answer["number"] == len(answer["appointments"])
    return {each["appointment_id"]: each for each in answer["appointments"]}


async def _choose(cast: Cast, **options: Any) -> None:
    set_options(cast.scene, cast.scene.studio, **options)
    await settle(cast.scene.hass)


async def test_staff_see_all_of_others_where_the_studio_says_so(cast: Cast) -> None:
    """But change only their own, and see the clients of their own only."""
    await _choose(cast, others="all")
    found = (await _listed(cast, "staff"))[cast.bens]
    assert (found["title"], found["client"]) == ("Bens Wedding", "Cyd Charisse")
    for action, case in TABLE.items():
        if case.bens is not None:
            with pytest.raises(Unauthorized):
                await cast.ask("staff", action, case.bens(cast))
    clients = await cast.ask("staff", "list_clients", {})
    assert "Cyd Charisse" not in json.dumps(clients)


async def test_staff_see_nothing_of_others_where_the_studio_says_so(cast: Cast) -> None:
    """What is not theirs is in no list, nor counted, nor found by its id."""
    scene = cast.scene
    await add(scene, "Bens Other", soon(6), staff_id=scene.ben, resource_ids=[scene.room])
    await add(scene, "Bens Third", soon(6), staff_id=scene.ben, resource_ids=[scene.room])
    await settle(scene.hass)
    await _choose(cast, others="none")
    assert set(await _listed(cast, "staff")) == {cast.annas}
    for ids in ([cast.bens], [cast.annas, cast.bens]):
        with pytest.raises(Unauthorized):
            await cast.ask("staff", "list_appointments", {"appointment_id": ids})
    with pytest.raises(Unauthorized):
        await cast.ask("staff", "get_history", {"appointment_id": cast.bens})
    found = await cast.ask("staff", "list_conflicts", {})
    assert found["number"] == 1
    [shown] = found["conflicts"]
    assert (shown["new"], shown["old"]["appointment_id"]) == (None, cast.annas)
    [other] = {each.id for each in await questions(scene)} - {cast.conflict}
    with pytest.raises(Unauthorized):
        await cast.ask("staff", "list_conflicts", {"conflict_id": other})
    for made_by in ("all", "studio", "syncs"):
        history = json.dumps(await cast.ask("staff", "get_history", {"made_by": made_by}))
        assert cast.bens not in history
        assert (cast.annas in history) or made_by == "syncs"


async def test_nothing_is_found_by_what_is_hidden(cast: Cast) -> None:
    """Title, client and origin of Ben's are hidden from Anna and from a tablet; Anna's are hers."""
    end = soon(8).isoformat()
    whole = await cast.ask("owner", "list_appointments", {"appointment_id": [cast.bens]})
    [bens] = whole["appointments"]
    asked: tuple[dict[str, Any], ...] = (
        {"text": "bens wedding"},
        {"text": "charisse"},
        {"client_id": bens["client_id"]},
        {"origin": bens["origin"]},
    )

    async def ids(kind: str, data: dict[str, Any]) -> set[str]:
        answer = await cast.ask(kind, "list_appointments", {**data, "end": end})
        assert answer["number"] == len(answer["appointments"])
        return {each["appointment_id"] for each in answer["appointments"]}

    for data in asked:
        assert cast.bens in await ids("owner", data)
        for kind in ("staff", "tablet"):
            assert cast.bens not in await ids(kind, data)
    assert await ids("staff", {"text": "byron"}) == {cast.annas}


async def test_who_sees_nothing_of_others_is_not_told_who_is_free(cast: Cast) -> None:
    """Ben could take over one of two that are Anna's at the same time."""
    scene = cast.scene
    known = {each.id for each in await questions(scene)}
    for title in ("One", "Two"):
        await add(scene, title, soon(12))
    [conflict] = {each.id for each in await questions(scene)} - known
    for others, offered in (("all", True), ("busy", True), ("none", False)):
        await _choose(cast, others=others)
        answer = await cast.ask("staff", "list_conflicts", {"conflict_id": conflict})
        [shown] = answer["conflicts"]
        staff = {each.get("staff") for each in shown["offers"]}
        assert ("Ben" in staff) is offered
        assert "move_new" in {each["answer"] for each in shown["offers"]}


async def test_staff_enter_nothing_in_the_diaries_of_others(cast: Cast) -> None:
    """Theirs is what they take part in; they may give it away, as before."""
    scene = cast.scene
    given = {"title": "New", "start": soon(9).isoformat()}
    for people in ({"staff_id": scene.ben}, {"resource_ids": [scene.room]}, {}):
        with pytest.raises(Unauthorized):
            await cast.ask("staff", "add_appointment", {**given, **people})
    own = {**given, "staff_id": scene.ben, "assistant_ids": [scene.anna]}
    answer = await cast.ask("staff", "add_appointment", own)
    [made] = answer["appointments"]
    away = {"appointment_id": made["appointment_id"], "assistant_ids": []}
    await cast.ask("staff", "update_appointment", away)
    with pytest.raises(Unauthorized):
        await cast.ask("staff", "update_appointment", {**away, "place": "Elsewhere"})


async def test_a_tablet_shows_names_only_where_the_studio_says_so(cast: Cast) -> None:
    """Else an appointment is called like its type; nothing that somebody typed is told."""
    session = {"appointment_id": cast.annas, "session_type": "Portrait", "keep_title": True}
    await cast.ask("admin", "convert_to_session", session)
    found = await _listed(cast, "tablet")
    assert (found[cast.annas]["title"], found[cast.bens]["title"]) == ("Portrait", None)
    for each in found.values():
        assert each["staff"] in {"Anna", "Ben"}
        assert [each[key] for key in ("client", "client_id", "place", "description")] == [None] * 4
    await _choose(cast, tablet_names=True)
    found = await _listed(cast, "tablet")
    assert found[cast.bens]["client"] == "Cyd Charisse"
    suggestions = await _unlinked(cast, "tablet")
    assert suggestions == []
    with pytest.raises(Unauthorized):
        await cast.ask("tablet", "list_clients", {})


async def _unlinked(cast: Cast, kind: str) -> Any:
    made = await add(cast.scene, "Cyd Charisse", soon(7))
    found = await _listed(cast, kind)
    return found[made["appointment_id"]]["suggestions"]


async def test_runs_are_for_owners_and_of_ones_own_account(cast: Cast) -> None:
    """The front desk reads what happened to an appointment, but no runs."""
    runs: dict[str, Any] = {"made_by": "all"}
    for kind in ("desk", "tablet", "reader"):
        with pytest.raises(Unauthorized):
            await cast.ask(kind, "get_history", runs)
    for kind in SYNCS:
        assert (await cast.ask(kind, "get_history", runs))["runs"]
    own = await cast.ask("desk", "get_history", {"appointment_id": cast.bens, **runs})
    assert "Bens Wedding" in json.dumps(own)


async def test_staff_sync_only_their_own_account(cast: Cast) -> None:
    """Without a choice it is theirs; one that is named has to be."""
    answer = await cast.ask("staff", "sync_now", {})
    assert [each["account"] for each in answer["reports"]] == ["Anna (Google)"]
    for named in (cast.scene.studio.entry_id, await _bens_account(cast)):
        with pytest.raises(Unauthorized):
            await cast.ask("staff", "sync_now", {"config_entry_id": named})
    owner = await cast.ask("owner", "sync_now", {})
    assert len(owner["reports"]) == 2


async def _bens_account(cast: Cast) -> str:
    every = cast.scene.hass.config_entries.async_entries(DOMAIN)
    return next(each.entry_id for each in every if each.data.get("staff") == cast.scene.ben)


async def test_a_role_counts_in_its_own_studio_only(cast: Cast) -> None:
    """Also for actions on accounts: an owner of one studio is nobody in another."""
    other = await cast.scene.house.add_studio("Elsewhere")
    for kind in ("owner", "staff", "desk"):
        for action in ("list_appointments", "add_client", "send_test_mail"):
            data = {"add_client": {"name": "Eve"}, "send_test_mail": {"recipient": "a@example.com"}}
            named = {**data.get(action, {}), "config_entry_id": other.entry_id}
            with pytest.raises(Unauthorized):
                await cast.ask(kind, action, named)
    lone = await a_user_of_role(cast.scene.hass, other, "owner")
    account = cast.scene.account.entry_id
    cast.contexts["lone"] = Context(user_id=lone.id)
    for action in ("undo_sync", "populate", "sync_now", "preview_sync"):
        with pytest.raises(Unauthorized):
            await cast.ask("lone", action, {"config_entry_id": account})
    for action in ("populate", "sync_now", "preview_sync"):
        with pytest.raises(Unauthorized):
            await cast.ask("lone", action, {})


async def test_the_front_desk_imports_into_the_groups_that_there_are(cast: Cast) -> None:
    """Files of the machine, and new groups, are for owners."""
    content = f"Name,Groups\nEve,{GROUP}\nTom,Secret\n"
    told = await cast.ask("desk", "import_clients", {"content": content})
    assert told["groups_left_out"] == ["Secret"]
    groups = (await act(cast.scene, "list_client_groups"))["groups"]
    assert {each["name"]: each["number"] for each in groups} == {GROUP: 1}
    with pytest.raises(Unauthorized):
        await cast.ask("desk", "import_clients", {"path": "/config/www/clients.csv"})
    assert (await cast.ask("owner", "import_clients", {"content": content}))["counts"]
    groups = (await act(cast.scene, "list_client_groups"))["groups"]
    assert {each["name"] for each in groups} == {GROUP, "Secret"}


async def test_the_front_desk_has_cards_without_the_right_to_synchronize(cast: Cast) -> None:
    """Staff need that right: the front desk sees everybody anyway."""
    set_options(cast.scene, cast.scene.studio, contact_users={})
    await settle(cast.scene.hass)
    assert (await cast.ask("desk", "export_clients", {}))["number"] == 4
    for kind, action, data in (
        ("staff", "export_clients", {}),
        ("desk", "sync_client", {"client_id": cast.ada}),
    ):
        with pytest.raises(ServiceValidationError) as refused:
            await cast.ask(kind, action, data)
        assert refused.value.translation_key == "contacts_not_allowed"
