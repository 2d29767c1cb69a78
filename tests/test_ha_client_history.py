"""The history of clients: what people, imports and contacts syncs did to them (S10, S23, Z2)."""

import json
from typing import Any

from homeassistant.auth.const import GROUP_ID_ADMIN, GROUP_ID_USER
from homeassistant.exceptions import ServiceValidationError, Unauthorized
import pytest

from .ha_fixtures import settle
from .ha_roles import give_role
from .test_ha_client_conflicts import act
from .test_ha_contacts_sync import ANNA_BERG, Book, book
from .test_ha_flow_contacts import office

__all__ = ["book", "office"]


async def history(book: Book, user: str | None = None, **data: Any) -> list[dict[str, Any]]:
    """Return the runs of the history."""
    runs: list[dict[str, Any]] = (await act(book, "get_history", user, **data))["runs"]
    return runs


def changes(runs: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    """Return what happened in runs, the latest run first: where, what, and to whom."""
    return [(run["kind"], each["what"], each["title"]) for run in runs for each in run["changes"]]


async def new(book: Book, **given: Any) -> str:
    """Add a client; return the id."""
    [client] = (await act(book, "add_client", **given))["clients"]
    return str(client["client_id"])


async def test_a_clients_history_has_what_people_and_syncs_did(book: Book) -> None:
    """S23: with each field before and after, and who it was."""
    owner = await book.hass.auth.async_create_user("Owner", group_ids=[GROUP_ID_ADMIN])
    other = await new(book, name="Otto Stein")
    client = await new(book, name="Anna Berg", phones=["030 1234567"])
    [group] = (await act(book, "list_client_groups"))["groups"]
    await act(book, "put_clients_into_group", group_id=group["group_id"], client_ids=[client])
    await book.sync()
    given = {"client_id": client, "nickname": "Anni", "number": "A 7"}
    await act(book, "update_client", owner.id, **given)
    await act(book, "remove_client", client_id=client)
    await act(book, "restore_client", client_id=client)
    runs = await history(book, client_id=client)
    assert changes(runs) == [
        ("action", "restored", "Anna Berg"),
        ("action", "deleted", "Anna Berg"),
        ("action", "changed", "Anna Berg"),
        ("sync", "created", "Anna Berg"),
        ("action", "changed", "Anna Berg"),
        ("action", "created", "Anna Berg"),
    ]
    edit, moved = runs[2], runs[4]
    assert (edit["user_id"], edit["account"], edit["config_entry_id"]) == (owner.id, "", None)
    assert edit["changes"][0]["client_id"] == client
    assert edit["changes"][0]["changes"] == [
        {"field": "nickname", "before": "", "after": "Anni"},
        {"field": "number", "before": "", "after": "A 7"},
    ]
    assert moved["changes"][0]["changes"] == [
        {"field": "groups", "before": "", "after": group["name"]}
    ]
    assert changes(await history(book, client_id=client, made_by="syncs")) == [
        ("sync", "created", "Anna Berg")
    ]
    assert len(await history(book, client_id=client, made_by="studio")) == 5
    assert changes(await history(book, client_id=other)) == [("action", "created", "Otto Stein")]


async def test_the_whole_history_has_people_only_on_request(book: Book) -> None:
    """A list of syncs stays one; changes of groups alone are no changes of clients."""
    [client] = await book.add(ANNA_BERG)
    await book.sync()
    await act(book, "update_client", client_id=client.id, nickname="Anni")
    await act(book, "add_client_group", name="Regulars")
    assert {each["kind"] for each in await history(book)} == {"sync"}
    [edit] = await history(book, made_by="studio")
    assert [each["client_id"] for each in edit["changes"]] == [client.id]
    assert [each["kind"] for each in await history(book, made_by="all")] == ["action", "sync"]
    account = {"config_entry_id": book.account.entry_id}
    assert [each["kind"] for each in await history(book, **account, made_by="all")] == (
        ["action", "sync"]
    )
    assert [each["kind"] for each in await history(book, **account)] == ["sync"]


async def test_a_merge_and_its_undo_are_in_the_history_of_both(book: Book) -> None:
    one, two = await new(book, name="Anna Berg"), await new(book, name="Anna B.", notes="tall")
    merge = await act(book, "merge_clients", client_id=one, other_id=two)
    for client in (one, two):
        runs = await history(book, client_id=client)
        assert ("merge", "merged", "Anna Berg") in changes(runs)
        assert merge["run_id"] in {each["run_id"] for each in runs}
    await act(book, "undo_client_merge", run_id=merge["run_id"])
    last = (await history(book, client_id=two))[0]
    assert [each["what"] for each in last["changes"]] == ["restored"]


async def test_an_import_is_in_the_history_with_its_clients(book: Book) -> None:
    done = await act(book, "import_clients", content="Name,Phone\nEve Arden,0170 1112223\n")
    [client] = (await act(book, "list_clients"))["clients"]
    [run] = await history(book, client_id=client["client_id"])
    assert (run["kind"], run["run_id"]) == ("import", done["run_id"])
    assert changes([run]) == [("import", "created", "Eve Arden")]
    await act(book, "undo_import", run_id=run["run_id"])
    undone, _ = await history(book, client_id=client["client_id"])
    assert (undone["undoes"], changes([undone])[0][1]) == (run["run_id"], "deleted")


async def test_of_an_erased_client_only_what_was_done_stays(book: Book) -> None:
    client = await new(book, name="Anna Berg", notes="tall")
    await act(book, "erase_client", client_id=client, confirm=True)
    runs = await history(book, client_id=client)
    assert "erased" in {what for _, what, _ in changes(runs)}
    assert "Anna" not in json.dumps(runs)
    assert "tall" not in json.dumps(await history(book, made_by="all"))


async def test_only_who_may_see_a_client_reads_the_history(book: Book) -> None:
    """Z2: a colleague's client is refused, and nameless among others."""
    create = book.hass.auth.async_create_user
    await create("Owner")
    staff, other = [await create(name, group_ids=[GROUP_ID_USER]) for name in ("Anna", "Otto")]
    studio = book.office.studio
    person = studio.subentries[book.office.anna]
    book.hass.config_entries.async_update_subentry(
        studio, person, data={**person.data, "user": staff.id}
    )
    await settle(book.hass)
    await give_role(book.hass, studio, other.id, "tablet")
    [client] = await book.add(ANNA_BERG)
    await book.sync()
    await act(book, "update_client", client_id=client.id, nickname="Anni")
    bens = await new(book, name="Cyd Charisse", notes="hers")
    start = "2031-05-05 10:00"
    await act(book, "add_appointment", title="x", start=start, client_id=bens)
    gone = await new(book, name="Gone Girl")
    await act(book, "remove_client", client_id=gone)
    own = await history(book, staff.id, client_id=client.id)
    assert "Anni" in json.dumps(own)
    told = {each["kind"]: each["changes"][0]["title"] for each in own}
    assert (told["action"], told["sync"]) == ("Anna Berg", None)
    with pytest.raises(Unauthorized):
        await history(book, staff.id, client_id=bens)
    every = json.dumps(await history(book, staff.id, made_by="all"))
    assert "Anni" in every
    assert not any(each in every for each in ("Cyd", "hers", "Gone"))
    with pytest.raises(Unauthorized):
        await history(book, other.id, client_id=client.id)
    assert "Anna" not in json.dumps(await history(book, other.id, made_by="studio"))
    users = {staff.id: {"may_sync": True}}
    options = {**studio.options, "contact_users": users}
    book.hass.config_entries.async_update_entry(studio, options=options)
    await settle(book.hass)
    synced = await history(book, staff.id, client_id=client.id, made_by="syncs")
    assert [each["title"] for run in synced for each in run["changes"]] == ["Anna Berg"]


async def test_a_client_that_never_was_is_unknown(book: Book) -> None:
    with pytest.raises(ServiceValidationError, match="client_id"):
        await history(book, client_id="nobody")
