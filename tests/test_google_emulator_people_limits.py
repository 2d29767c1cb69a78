"""The emulated People API: photos, quotas, limits, one writer, faults, and what is kept."""

import asyncio
from base64 import b64encode
from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path

import aiohttp
from PIL import Image
import pytest

from .google_emulator import GoogleEmulator, PeopleQuota, Person, QuotaKind
from .google_emulator.clock import Clock
from .people_caller import ANN, PeopleCaller, error, name_of, people_caller

pytest_plugins = ["tests.google_emulator.fixtures"]
INVALID = 400, "INVALID_ARGUMENT"


@pytest.fixture
async def people(anna: Person) -> AsyncIterator[PeopleCaller]:
    """Return a client of the People API that calls as Anna."""
    async with people_caller(anna) as caller:
        yield caller


def picture(kind: str = "PNG") -> bytes:
    """Return a picture of 900 × 600."""
    out = BytesIO()
    Image.new("RGB", (900, 600), "#225588").save(out, kind)
    return out.getvalue()


async def fetch(address: str) -> tuple[bytes, tuple[int, int]]:
    """Return the bytes and the size of a photo."""
    async with aiohttp.ClientSession() as session, session.get(address) as answer:
        data = await answer.read()
    with Image.open(BytesIO(data)) as found:
        return data, found.size


async def test_a_photo_is_encoded_again_and_small_unless_asked(people: PeopleCaller) -> None:
    made = await people.create(ANN)
    path, sent = made["resourceName"], picture()
    body = {"photoBytes": b64encode(sent).decode(), "personFields": "photos,metadata"}
    done = (await people.api("PATCH", f"{path}:updateContactPhoto", body)).json["person"]
    assert done["etag"] != made["etag"]
    photo = done["photos"][0]
    assert "default" not in photo
    assert (await fetch(photo["url"]))[1] == (100, 67)
    data, size = await fetch(f"{photo['url']}?sz=5000")
    assert (size, data == sent) == ((720, 480), False)
    gone = await people.api("DELETE", f"{path}:deleteContactPhoto", personFields="photos")
    assert gone.json["person"]["photos"][0]["default"]
    assert (await fetch(gone.json["person"]["photos"][0]["url"]))[1] == (100, 100)
    again = await people.api("DELETE", f"{path}:deleteContactPhoto")
    assert error(again) == (404, "NOT_FOUND")


@pytest.mark.parametrize("data", [b"", b"no picture", picture("GIF"), picture()[:200]])
async def test_what_is_no_photo_is_refused(people: PeopleCaller, data: bytes) -> None:
    made = await people.create(ANN)
    path = f"{made['resourceName']}:updateContactPhoto"
    body = {"photoBytes": b64encode(data).decode()}
    assert error(await people.api("PATCH", path, body)) == INVALID
    assert error(await people.api("PATCH", path, {"photoBytes": "%"})) == INVALID


async def test_quotas_are_by_kind(
    people: PeopleCaller, google: GoogleEmulator, google_clock: Clock
) -> None:
    quota = PeopleQuota(retry_after=7)
    google.people_api.settings.quota = quota
    quota.limits[QuotaKind.CRITICAL_READ] = 2
    made = await people.create(ANN)
    made = (await people.update(made, "names")).json
    assert (await people.page()).status == 200
    refused = await people.update(made, "names")
    assert error(refused) == (429, "RESOURCE_EXHAUSTED")
    assert refused.headers["Retry-After"] == "7"
    detail = refused.json["error"]["details"][0]
    assert detail["metadata"]["quota_metric"].endswith("critical_read_requests")
    assert (await people.api("GET", "contactGroups")).status == 200
    google_clock.advance(seconds=61)
    assert (await people.page()).status == 200


async def test_contacts_are_limited_and_deleted_ones_count(
    people: PeopleCaller, google: GoogleEmulator, google_clock: Clock
) -> None:
    google.people_api.settings.limits.contacts = 2
    made = await people.create(ANN)
    await people.create(ANN)
    await people.api("DELETE", f"{made['resourceName']}:deleteContact")
    full = await people.api("POST", "people:createContact", ANN)
    assert (full.status, full.json["error"]["message"]) == (400, "MY_CONTACTS_OVERFLOW_COUNT")
    google_clock.advance(days=31)
    async with people_caller(people.person) as later:
        await later.create(ANN)


@pytest.mark.parametrize(
    "person",
    [
        {"biographies": [{"value": "x" * 1025}]},
        {"names": [{"givenName": "a\x07b"}]},
        {"birthdays": [{"date": {"month": 2, "day": 30}}]},
        {"birthdays": [{"date": {"day": 3}}]},
        {"userDefined": [{"key": str(n), "value": "x"} for n in range(501)]},
        {"userDefined": [{"key": str(n), "value": "x" * 1024} for n in range(130)]},
        {"memberships": [{"contactGroupMembership": {"contactGroupResourceName": "x"}}]},
    ],
)
async def test_what_google_refuses_of_a_contact_is_refused(
    people: PeopleCaller, person: dict[str, object]
) -> None:
    assert error(await people.api("POST", "people:createContact", person)) == INVALID


async def test_listings_end_at_100_numbers(people: PeopleCaller) -> None:
    numbers = [{"value": f"+4930{n:06}"} for n in range(120)]
    made = await people.create({"phoneNumbers": numbers})
    listed, _ = await people.all()
    assert len(listed[0]["phoneNumbers"]) == 100
    read = await people.api("GET", made["resourceName"], personFields="phoneNumbers")
    assert len(read.json["phoneNumbers"]) == 120


async def test_two_writes_at_once_are_refused(people: PeopleCaller, google: GoogleEmulator) -> None:
    google.people_api.settings.write_seconds = 0.2
    both = await asyncio.gather(
        *(people.api("POST", "people:createContact", ANN) for _ in range(2))
    )
    assert sorted(reply.status for reply in both) == [200, 409]
    assert google.people_api.concurrent == 1


async def test_an_address_may_be_too_long(people: PeopleCaller) -> None:
    names = [f"people/c{n:018}" for n in range(200)]
    reply = await people.api("GET", "people:batchGet", resourceNames=names, personFields="names")
    assert (reply.status, reply.text[:6]) == (414, "<html>")
    few = await people.api("GET", "people:batchGet", resourceNames=names[:2], personFields="names")
    assert [each["httpStatusCode"] for each in few.json["responses"]] == [404, 404]


async def test_faults_strike_contacts_too(people: PeopleCaller, google: GoogleEmulator) -> None:
    google.faults.add("drop_after", path=":createContact")
    with pytest.raises(aiohttp.ClientError):
        await people.create(ANN)
    listed, token = await people.all()
    assert len(listed) == 1
    google.faults.add("error", status=503, path="connections")
    assert error(await people.page()) == (503, "UNAVAILABLE")
    google.faults.add("sync_gone")
    gone = await people.page(syncToken=token, requestSyncToken="true")
    assert gone.json["error"]["details"][0]["reason"] == "EXPIRED_SYNC_TOKEN"
    google.faults.add("delay", listings=1, path=":createContact")
    await people.create({"names": [{"givenName": "Bo"}]})
    assert (await people.all(syncToken=token))[0] == []
    assert [name_of(each) for each in (await people.all(syncToken=token))[0]] == ["Bo"]


async def test_contacts_outlive_a_restart(
    socket_enabled: None, google_clock: Clock, tmp_path: Path
) -> None:
    file = tmp_path / "google.json"
    async with GoogleEmulator(clock=google_clock, state_file=file) as google:
        anna = google.add_account("anna@example.com")
        label = anna.contacts.add_label("Studio")
        anna.contacts.add(labels=(label,), **ANN)
        gone = anna.contacts.add(**ANN)["resourceName"]
        anna.contacts.link_profile(gone, names=[{"displayName": "Bo"}])
        anna.contacts.add_other(names=[{"displayName": "Cy"}])
        anna.contacts.set_photo(gone, picture("JPEG"))
        async with people_caller(anna) as people:
            _, token = await people.all()
        anna.contacts.delete(gone)
        before = anna.contacts.raw()
    async with GoogleEmulator(clock=google_clock, state_file=file) as google:
        anna = google.account("anna@example.com")
        assert anna.contacts.raw() == before
        assert anna.contacts.labels() == {label: "Studio"}
        async with people_caller(anna) as people:
            changes, _ = await people.all(syncToken=token)
        assert [each["resourceName"] for each in changes] == [gone]


async def test_what_people_do_to_their_contacts(anna: Person) -> None:
    phone = anna.contacts
    studio, other = phone.add_label("Studio"), phone.add_label("Other")
    one = phone.add(labels=(studio, "myContacts"), clientData=[{"key": "id", "value": "1"}], **ANN)
    own = phone.add(**ANN)["resourceName"]
    name, untouched = one["resourceName"], phone.raw(outside=studio)
    assert phone.edit(name, nicknames=[{"value": "Annie"}])["nicknames"][0]["value"] == "Annie"
    copy = phone.copy(name)
    assert copy["clientData"] == [
        each | {"metadata": copy["clientData"][0]["metadata"]} for each in one["clientData"]
    ]
    phone.relabel(name, into=(other,), out_of=(studio,))
    assert phone.members(studio) == [copy["resourceName"]]
    phone.rename_label(studio, "Atelier")
    assert phone.labels() == {studio: "Atelier", other: "Other"}
    phone.delete_label(other, contacts=True)
    assert phone.raw(outside=studio) | untouched == phone.raw(outside=studio)
    assert len(phone.all()) == 2
    assert phone.get(own)["resourceName"] == own
    phone.set_photo(own, picture())
    address = phone.get(own)["photos"][0]["url"]
    phone.move_photo(own)
    assert phone.get(own)["photos"][0]["url"] != address
    phone.set_photo(own, None)
    assert phone.get(own)["photos"][0]["default"]
