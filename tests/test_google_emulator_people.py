"""The emulated People API: contacts one by one, in batches, and listed."""

from collections.abc import AsyncIterator

import pytest

from .google_emulator import CALENDAR_SCOPES, GoogleEmulator, Person
from .google_emulator.caller import Caller
from .google_emulator.clock import Clock
from .google_emulator.wire import JsonObject
from .people_caller import ANN, FIELDS, PeopleCaller, error, name_of, people_caller

pytest_plugins = ["tests.google_emulator.fixtures"]
INVALID = 400, "INVALID_ARGUMENT"
STALE = 400, "FAILED_PRECONDITION"


@pytest.fixture
async def people(anna: Person) -> AsyncIterator[PeopleCaller]:
    """Return a client of the People API that calls as Anna."""
    async with people_caller(anna) as caller:
        yield caller


async def test_a_contact_is_made_read_changed_and_deleted(people: PeopleCaller) -> None:
    made = await people.create(ANN | {"phoneNumbers": [{"value": "030 901820", "type": "work"}]})
    assert made["memberships"][0]["contactGroupMembership"]["contactGroupId"] == "myContacts"
    assert made["names"][0]["displayNameLastFirst"] == "Lee, Ann"
    assert made["phoneNumbers"][0]["canonicalForm"] == "+4930901820"
    assert made["phoneNumbers"][0]["metadata"]["primary"]
    read = await people.api("GET", made["resourceName"], personFields=FIELDS)
    assert read.json["etag"] == made["etag"]
    changed = await people.update(made, "names", names=[{"unstructuredName": "Dr. Bo van Dyk"}])
    assert changed.json["names"][0]["familyName"] == "Dyk"
    assert changed.json["phoneNumbers"] == made["phoneNumbers"]
    assert error(await people.update(made, "names")) == STALE
    path = f"{made['resourceName']}:deleteContact"
    assert (await people.api("DELETE", path)).json == {}
    assert error(await people.api("DELETE", path)) == (404, "NOT_FOUND")


async def test_an_update_needs_sources_both_etags_and_a_membership(people: PeopleCaller) -> None:
    made = await people.create(ANN)
    assert error(await people.update(made, "names", metadata={})) == INVALID
    assert error(await people.update(made, "photos")) == INVALID
    assert error(await people.update(made, "names", etag="%other")) == STALE
    assert error(await people.update(made, "memberships", memberships=[])) == INVALID
    assert error(await people.update(made, "names", names=made["names"] * 2)) == INVALID
    cleared = await people.update(made, "names", names=[])
    assert "names" not in cleared.json


async def test_changes_come_by_sync_token_with_deletions(
    people: PeopleCaller, anna: Person, google_clock: Clock
) -> None:
    kept, gone = await people.create(ANN), await people.create(ANN)
    listed, token = await people.all(pageSize=1)
    assert [each["resourceName"] for each in listed] == [kept["resourceName"], gone["resourceName"]]
    anna.contacts.delete(gone["resourceName"])
    changes, token = await people.all(pageSize=1, syncToken=token)
    assert [each["metadata"]["deleted"] for each in changes] == [True]
    assert (await people.all(pageSize=1, syncToken=token))[0] == []
    query = {"requestSyncToken": "true", "syncToken": token}
    assert error(await people.page(pageSize=2, **query)) == INVALID
    google_clock.advance(days=8)
    async with people_caller(anna) as later:
        reply = await later.page(pageSize=1, **query)
    assert error(reply) == STALE
    assert reply.json["error"]["details"][0]["reason"] == "EXPIRED_SYNC_TOKEN"


async def test_a_batch_is_all_or_nothing(people: PeopleCaller) -> None:
    wrong: JsonObject = {"names": [{"givenName": "x" * 1025}]}
    body: JsonObject = {
        "contacts": [{"contactPerson": ANN}, {"contactPerson": wrong}],
        "readMask": "names",
    }
    refused = await people.api("POST", "people:batchCreateContacts", body)
    assert error(refused) == INVALID
    assert list(refused.json["error"]["details"][0]["contactErrors"]) == ["1"]
    assert (await people.all())[0] == []
    body = {"contacts": [{"contactPerson": ANN}] * 200, "readMask": "names,metadata"}
    made = await people.api("POST", "people:batchCreateContacts", body)
    persons = {
        each["person"]["resourceName"]: each["person"] for each in made.json["createdPeople"]
    }
    assert len(persons) == 200
    bo = [{"givenName": "Bo"}]
    update = {name: {**each, "names": bo} for name, each in persons.items()}
    body = {"contacts": update, "updateMask": "names", "readMask": "names"}
    updated = await people.api("POST", "people:batchUpdateContacts", body)
    assert {name_of(each["person"]) for each in updated.json["updateResult"].values()} == {"Bo"}
    assert error(await people.api("POST", "people:batchUpdateContacts", body)) == STALE
    body = {"resourceNames": [*persons, "people/c1"]}
    assert error(await people.api("POST", "people:batchDeleteContacts", body)) == (404, "NOT_FOUND")
    body = {"resourceNames": list(persons)}
    assert (await people.api("POST", "people:batchDeleteContacts", body)).status == 200
    assert (await people.all())[0] == []


async def test_labels_hold_contacts(people: PeopleCaller) -> None:
    made = await people.create(ANN)
    body: JsonObject = {
        "contactGroup": {"name": "Studio", "clientData": [{"key": "k", "value": "v"}]}
    }
    label = (await people.api("POST", "contactGroups", body)).json["resourceName"]
    assert error(await people.api("POST", "contactGroups", body)) == (409, "ALREADY_EXISTS")
    members = {"resourceNamesToAdd": [made["resourceName"], "people/c9"]}
    added = await people.api("POST", f"{label}/members:modify", members)
    assert added.json == {"notFoundResourceNames": ["people/c9"]}
    read = await people.api("GET", label, groupFields="clientData,memberCount", maxMembers=10)
    assert read.json["memberResourceNames"] == [made["resourceName"]]
    assert (read.json["memberCount"], read.json["clientData"][0]["key"]) == (1, "k")
    last = {"resourceNamesToRemove": [made["resourceName"]]}
    await people.api("POST", "contactGroups/myContacts/members:modify", last)
    kept = await people.api("POST", f"{label}/members:modify", last)
    assert list(kept.json) == ["canNotRemoveLastContactGroupResourceNames"]
    groups = (await people.api("GET", "contactGroups")).json
    assert {"Studio", "myContacts"} <= {each["name"] for each in groups["contactGroups"]}
    renamed = {"contactGroup": {"name": "Atelier"}}
    assert (await people.api("PUT", label, renamed)).json["name"] == "Atelier"
    assert (await people.api("DELETE", label)).status == 200
    changes = await people.api("GET", "contactGroups", syncToken=groups["nextSyncToken"])
    assert changes.json["contactGroups"][0]["metadata"]["deleted"]
    assert len((await people.all())[0]) == 1


async def test_scope_and_enabling_are_checked(
    people: PeopleCaller, anna: Person, google: GoogleEmulator
) -> None:
    async with people_caller(anna, CALENDAR_SCOPES) as narrow:
        refused = await narrow.page()
    assert error(refused) == (403, "PERMISSION_DENIED")
    assert refused.json["error"]["details"][0]["reason"] == "ACCESS_TOKEN_SCOPE_INSUFFICIENT"
    google.people_api.settings.enabled = False
    refused = await people.page()
    assert error(refused) == (403, "PERMISSION_DENIED")
    assert refused.json["error"]["details"][1]["reason"] == "SERVICE_DISABLED"
    async with Caller(anna) as calendar:
        assert (await calendar.page()).status == 200


async def test_merging_and_renaming_tell_former_names(people: PeopleCaller, anna: Person) -> None:
    one, two = await people.create(ANN), await people.create(ANN)
    _, token = await people.all()
    merged = anna.contacts.merge(one["resourceName"], two["resourceName"])
    changes, token = await people.all(syncToken=token)
    assert changes[0]["metadata"]["deleted"]
    assert changes[1]["metadata"]["previousResourceNames"] == [two["resourceName"]]
    renamed = anna.contacts.rename(merged["resourceName"])
    changes, _ = await people.all(syncToken=token)
    assert changes[0]["resourceName"] == renamed["resourceName"]
    assert one["resourceName"] in changes[0]["metadata"]["previousResourceNames"]
    read = await people.api("GET", two["resourceName"], personFields="names")
    assert read.json["resourceName"] == renamed["resourceName"]


async def test_a_linked_profile_is_mixed_in_unless_only_contacts_are_asked_for(
    people: PeopleCaller, anna: Person
) -> None:
    made = await people.create(ANN)
    anna.contacts.link_profile(made["resourceName"], names=[{"displayName": "Mallory"}])
    path = made["resourceName"]
    mixed = (await people.api("GET", path, personFields="names")).json["names"]
    assert [(each["displayName"], each["metadata"].get("primary")) for each in mixed] == [
        ("Mallory", True),
        ("Ann Lee", None),
    ]
    contact, _ = await people.all()
    assert [name_of(each) for each in contact] == ["Ann Lee"]


async def test_writes_spread_slowly_if_told_to(
    people: PeopleCaller, google: GoogleEmulator, google_clock: Clock
) -> None:
    google.people_api.settings.propagation = google.people_api.settings.sync_token_lifetime / 7 / 24
    made = await people.create(ANN)
    assert (await people.all())[0] == []
    assert (await people.api("GET", made["resourceName"], personFields="names")).status == 404
    changed = await people.update(made, "names", names=[{"givenName": "Bo"}])
    assert changed.status == 200
    google_clock.advance(minutes=60)
    async with people_caller(people.person) as later:
        assert [name_of(each) for each in (await later.all())[0]] == ["Bo"]
