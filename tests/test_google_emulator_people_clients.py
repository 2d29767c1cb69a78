"""The emulated People API, as clients see it: Google's own, one that follows tokens, scripts."""

import asyncio
from importlib.resources import files
import random
from typing import Any

from googleapiclient.discovery import build_from_document
from googleapiclient.errors import HttpError
import orjson
import pytest

from .google_emulator import CONTACTS_SCOPE, GoogleEmulator, Person, PhoneContacts
from .google_emulator.caller import Caller
from .google_emulator.clock import Clock
from .google_emulator.wire import JsonObject
from .people_caller import ANN, FIELDS, people_caller
from .test_google_emulator_client import _Bearer

pytest_plugins = ["tests.google_emulator.fixtures"]


def _service(url: str, token: str) -> Any:
    source = files("googleapiclient") / "discovery_cache" / "documents" / "people.v1.json"
    document = orjson.loads(source.read_bytes())
    document["rootUrl"] = document["baseUrl"] = f"{url}/"
    document.pop("mtlsRootUrl", None)
    http = _Bearer()
    http.token = token
    return build_from_document(document, http=http)


def _all_of_it(url: str, token: str) -> None:
    service = _service(url, token)
    people, groups = service.people(), service.contactGroups()
    made = people.createContact(body=ANN, personFields=FIELDS).execute()
    name = made["resourceName"]
    assert people.get(resourceName=name, personFields=FIELDS).execute() == made
    made["names"] = [{"givenName": "Bo"}]
    update = people.updateContact(resourceName=name, body=made, updatePersonFields="names")
    assert update.execute()["names"][0]["displayName"] == "Bo"
    with pytest.raises(HttpError) as stale:
        update.execute()
    assert stale.value.resp.status == 400
    label = groups.create(body={"contactGroup": {"name": "Studio"}}).execute()["resourceName"]
    members = {"resourceNamesToAdd": [name]}
    groups.members().modify(resourceName=label, body=members).execute()
    read = groups.get(resourceName=label, maxMembers=5).execute()
    assert read["memberResourceNames"] == [name]
    listed = people.connections().list(resourceName="people/me", personFields="names").execute()
    assert [each["resourceName"] for each in listed["connections"]] == [name]
    me = people.get(resourceName="people/me", personFields="names,metadata").execute()
    assert me["names"][0]["displayName"] == "Anna Lund"
    people.deleteContact(resourceName=name).execute()
    with pytest.raises(HttpError) as gone:
        people.get(resourceName=name, personFields="names").execute()
    assert gone.value.resp.status == 404


async def test_googles_python_client_works_against_it(google: GoogleEmulator, anna: Person) -> None:
    await asyncio.to_thread(_all_of_it, google.url, anna.access_token((CONTACTS_SCOPE,)))


def _change(phone: PhoneContacts, label: str, rng: random.Random) -> None:
    """Do one thing that people do."""
    names = [each["resourceName"] for each in phone.all()]
    if not names or rng.random() < 0.3:
        phone.add(names=[{"givenName": str(rng.random())}])
        return
    one, *more = rng.sample(names, len(names))
    match rng.randrange(5):
        case 0:
            phone.edit(one, nicknames=[{"value": str(rng.random())}])
        case 1:
            phone.delete(one)
        case 2:
            phone.relabel(one, into=(label,))
        case 3:
            phone.rename(one)
        case 4 if more:
            phone.merge(one, more[0], tombstones=rng.random() < 0.5)


def _follow(mirror: dict[str, JsonObject], changes: list[JsonObject]) -> None:
    """Apply changes as a client does."""
    for item in changes:
        metadata = item["metadata"]
        for former in [item["resourceName"], *metadata.get("previousResourceNames", [])]:
            mirror.pop(former, None)
        if not metadata.get("deleted"):
            mirror[item["resourceName"]] = item


def _plain(person: JsonObject) -> JsonObject:
    kept = {name: value for name, value in person["metadata"].items() if name[0] != "p"}
    return person | {"metadata": kept}


@pytest.mark.parametrize("seed", range(8))
async def test_a_mirror_stays_true(socket_enabled: None, google_clock: Clock, seed: int) -> None:
    rng = random.Random(seed)
    async with GoogleEmulator(
        clock=google_clock, seed=seed, uneven_pages=True, strict=True
    ) as google:
        anna = google.add_account("anna@example.com")
        label = anna.contacts.add_label("Studio")
        async with people_caller(anna) as caller:
            items, token = await caller.all(pageSize=5)
            mirror: dict[str, JsonObject] = {}
            _follow(mirror, items)
            for _ in range(25):
                for _ in range(rng.randrange(4)):
                    _change(anna.contacts, label, rng)
                changes, token = await caller.all(pageSize=5, syncToken=token)
                _follow(mirror, changes)
                listed = {item["resourceName"]: item for item in (await caller.all(pageSize=5))[0]}
                assert {name: _plain(each) for name, each in mirror.items()} == listed
        assert google.violations == []


async def test_scripts_edit_contacts_and_labels(anna: Person) -> None:
    root = f"/__emulator__/accounts/{anna.email}"
    async with Caller(anna) as caller:

        async def ask(method: str, path: str, body: JsonObject | None = None) -> JsonObject:
            data = None if body is None else orjson.dumps(body)
            reply = await caller.raw(method, f"{root}/{path}", body=data)
            assert reply.status == 200, reply.text
            return reply.json

        label = next(iter((await ask("POST", "labels", {"name": "Studio"}))["labels"]))
        one = (await ask("POST", "contacts", {"labels": [label], **ANN}))["resourceName"]
        two = (await ask("POST", "contacts", dict(ANN)))["resourceName"]
        await ask("PATCH", f"contacts/{one}", {"nicknames": [{"value": "Annie"}]})
        await ask("POST", "contacts/merge", {"survivor": one, "merged": [two]})
        assert [each["resourceName"] for each in (await ask("GET", "contacts"))["contacts"]] == [
            one
        ]
        await ask("PATCH", f"labels/{label}", {"name": "Atelier"})
        assert (await ask("GET", "labels"))["labels"] == {label: "Atelier"}
        await ask("DELETE", f"labels/{label}")
        await ask("DELETE", f"contacts/{one}")
        assert (await ask("GET", "contacts"))["contacts"] == []
        for path in ("contacts/x", "labels/x/y"):
            reply = await caller.raw("POST", f"{root}/{path}", body=b"{}")
            assert reply.status == 404
