"""Google Contacts: answers that make no sense, and people who are quicker than a write."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer
import pytest

from custom_components.studio_sync.formats.contact import Contact
from custom_components.studio_sync.google.contacts import ContactsReplica
from custom_components.studio_sync.google.people_api import MOST_PAGES, PeopleApi
from custom_components.studio_sync.google.person_marks import MARK
from custom_components.studio_sync.google.roots import Roots
from custom_components.studio_sync.google.transport import GoogleTransport
from custom_components.studio_sync.sync.model import Op, RemoteItem, Verdict, Write
from custom_components.studio_sync.sync.ports import AccessRefused, RateLimited, ReplicaError

from .contacts_google import (
    LABEL,
    Clock,
    Photos,
    Studio,
    client,
    clock,
    google,
    made,
    studio,
    studio_with,
)
from .google_client import way_to_nonsense
from .google_emulator import GoogleEmulator, Kind
from .google_emulator.wire import Call
from .test_google_contacts_faults import Always
from .world import no_sleep

__all__ = ["clock", "google", "studio"]
"""Fixtures that are used here."""


# -- a former copy ---------------------------------------------------------------------------


async def test_a_former_copy_that_is_deleted_at_the_last_moment_is_made_again(
    studio: Studio, google: GoogleEmulator
) -> None:
    (ada,) = await studio.create(client())
    studio.phone.delete(ada.id)
    (outcome,) = await studio.send(client(notes="tea"), former=ada.id)
    assert outcome.verdict is Verdict.DONE
    assert made(outcome).id != ada.id
    assert [each["resourceName"] for each in studio.phone.all()] == [made(outcome).id]


async def test_a_former_copy_that_is_another_client_s_now_is_left_alone(studio: Studio) -> None:
    (ada,) = await studio.create(client("Ada"))
    kept = studio.phone.get(ada.id)
    (outcome,) = await studio.send(client("Bo"), former=ada.id)
    assert outcome.verdict is Verdict.DONE
    assert made(outcome).id != ada.id
    assert studio.phone.get(ada.id) == kept


async def test_a_former_copy_that_is_two_clients_is_not_overwritten(studio: Studio) -> None:
    ada, bo = await studio.create(client("Ada"), client("Bo"))
    await studio.fetch()
    studio.phone.merge(ada.id, bo.id)
    await studio.fetch()
    (outcome,) = await studio.send(client("Ada"), former=ada.id)
    assert outcome.verdict is Verdict.STALE
    assert set(made(outcome).marks) == {"Ada", "Bo"}


# -- what is refused -------------------------------------------------------------------------


async def test_an_update_of_what_was_taken_out_of_the_label_is_told_so(studio: Studio) -> None:
    (ada,) = await studio.create(client())
    studio.phone.relabel(ada.id, out_of=(studio.label,))
    outcome = await studio.update(ada, client("Ada Lund"))
    assert outcome.verdict is Verdict.STALE
    assert (made(outcome).id, made(outcome).content) == (ada.id, None)


async def test_a_contact_that_can_not_be_read_after_a_refusal_waits(
    studio: Studio, google: GoogleEmulator
) -> None:
    (ada,) = await studio.create(client())
    studio.phone.edit(ada.id, names=[{"unstructuredName": "Ada Theirs"}])
    google.faults.add(
        Kind.ERROR, path="batchGet", status=429, reason="RATE_LIMIT_EXCEEDED", count=None
    )
    outcome = await studio.update(ada, client("Ada Lund"))
    assert (outcome.verdict, outcome.reason) == (Verdict.FAILED, RateLimited.key)


async def test_a_contact_that_is_too_large_is_named(studio: Studio, google: GoogleEmulator) -> None:
    google.faults.add(Kind.ERROR, path="batchCreate", status=413, reason="uploadTooLarge")
    (outcome,) = await studio.send(client())
    assert (outcome.verdict, outcome.reason) == (Verdict.REFUSED, "contact_too_large")


async def test_a_refused_listing_without_a_token_is_no_dead_token(
    studio: Studio, google: GoogleEmulator
) -> None:
    studio.cursor = None
    google.faults.add(Kind.ERROR, path="connections", status=400, reason="badRequest", count=None)
    with pytest.raises(ReplicaError, match="400"):
        await studio.fetch()


async def test_long_lists_that_can_not_be_read_end_the_run(
    studio: Studio, google: GoogleEmulator
) -> None:
    """The cut ones would be taken for all there are."""
    (ada,) = await studio.create(client())
    mails = [{"value": f"ada{number}@example.com"} for number in range(130)]
    studio.phone.edit(ada.id, emailAddresses=mails)
    google.faults.add(Kind.ERROR, path=f"{ada.id}$", status=403, reason="forbidden")
    with pytest.raises(ReplicaError):
        await studio.fetch()
    item = (await studio.items())[ada.id]
    assert item.content is not None
    assert len(item.content.emails) == 130


async def test_more_contacts_than_are_remembered_are_read(studio: Studio) -> None:
    (ada,) = await studio.create(client())
    people = [
        studio.phone.add(names=[{"unstructuredName": f"Client {n}"}], labels=(studio.label,))
        for n in range(1005)
    ]
    studio.cursor = None
    items = await studio.items()
    assert len(items) == 1006
    for name in (people[0]["resourceName"], people[-1]["resourceName"]):
        assert (await studio.update(items[name], client("Bo"), name)).verdict is Verdict.DONE
    assert len(studio.phone.members(studio.label)) == 1006
    assert items[ada.id] == ada


async def test_what_is_deleted_while_it_leaves_the_label_is_gone(
    google: GoogleEmulator, clock: Clock
) -> None:
    async with studio_with(google, clock, delete="never") as studio:
        (ada,) = await studio.create(client())

        async def delete(call: Call, phase: str) -> None:
            if phase == "before" and call.segments[-1] == "members:modify":
                studio.phone.delete(ada.id)

        google.faults.hook = delete
        (outcome,) = await studio.remove(ada)
        assert (outcome.verdict, made(outcome).content) == (Verdict.GONE, None)


# -- the label -------------------------------------------------------------------------------


async def test_what_leaves_when_the_label_is_gone_stays_in_google(
    google: GoogleEmulator, clock: Clock
) -> None:
    async with studio_with(google, clock, delete="never") as studio:
        (ada,) = await studio.create(client())
        studio.phone.delete_label(studio.label)
        studio.restart()
        (ada,) = await studio.replica.get([ada.id])
        (outcome,) = await studio.remove(ada)
        assert outcome.verdict is Verdict.DONE
        assert [each["resourceName"] for each in studio.phone.all()] == [ada.id]


async def test_a_contact_that_can_not_be_kept_elsewhere_stays_in_the_label(
    google: GoogleEmulator, clock: Clock
) -> None:
    async with studio_with(google, clock, delete="never") as studio:
        (ada,) = await studio.create(client())
        studio.phone.relabel(ada.id, out_of=("myContacts",))
        ada = (await studio.items())[ada.id]
        google.faults.add(Kind.ERROR, path="myContacts/members", status=403, reason="forbidden")
        (outcome,) = await studio.remove(ada)
        assert (outcome.verdict, outcome.reason) == (Verdict.REFUSED, "contact_forbidden")
        assert studio.phone.members(studio.label) == [ada.id]


async def test_a_label_whose_names_are_all_taken_is_told(studio: Studio) -> None:
    other = Studio(way=studio.way, clock=studio.clock, book_id="other")
    await other.create(client("Bo"))
    for number in range(2, 10):
        studio.phone.add_label(f"{LABEL} ({number})")
    with pytest.raises(AccessRefused):
        await studio.send(client())
    assert len(studio.phone.labels()) == 9
    assert len(studio.phone.all()) == 1


async def test_a_label_made_between_the_look_and_the_making_is_the_one(
    studio: Studio, google: GoogleEmulator
) -> None:
    async def make(call: Call, phase: str) -> None:
        if phase == "before" and call.method == "POST" and call.segments[-1] == "contactGroups":
            google.faults.hook = None
            studio.phone.add_label(LABEL)

    google.faults.hook = make
    await studio.create(client("Ada"))
    await studio.create(client("Bo"))
    assert list(studio.phone.labels().values()) == [LABEL]
    assert len(studio.phone.members(studio.label)) == 2


async def test_leaving_deletes_what_was_made_and_then_the_label(studio: Studio) -> None:
    ada, bo = await studio.create(client("Ada"), client("Bo"))
    found = studio.phone.add(names=[{"unstructuredName": "Cy"}], labels=(studio.label,))
    studio.restart()
    await studio.replica.leave([deletion(ada)])
    assert studio.phone.labels() == {}
    left = {each["resourceName"] for each in studio.phone.all()}
    assert left == {bo.id, found["resourceName"]}


async def test_leaving_when_the_label_is_gone_or_is_not_ours_deletes_none(
    studio: Studio,
) -> None:
    label = studio.phone.add_label(LABEL)
    await studio.replica.leave([])
    assert studio.phone.labels() == {label: LABEL}


async def test_a_label_that_may_not_be_deleted_is_told(
    studio: Studio, google: GoogleEmulator
) -> None:
    await studio.create(client())
    google.faults.add(Kind.ERROR, path="contactGroups/", method="DELETE", status=400, reason="bad")
    with pytest.raises(ReplicaError):
        await studio.replica.leave([])
    google.faults.add(
        Kind.ERROR, path="contactGroups/", method="DELETE", status=404, reason="NOT_FOUND"
    )
    await studio.replica.leave([])
    await studio.replica.leave([])
    assert studio.phone.labels() == {}


def deletion(item: RemoteItem[Contact]) -> Write[Contact]:
    """Make a write that deletes a contact."""
    return Write(op=Op.DELETE, remote_id=item.id, etag=item.etag, was=item.content)


# -- answers that make no sense --------------------------------------------------------------


ADA = {
    "resourceName": "people/c1",
    "metadata": {"sources": [{"type": "CONTACT", "id": "1", "etag": "#a"}]},
    "names": [{"displayName": "Ada", "unstructuredName": "Ada"}],
}
ANSWERS: dict[str, Any] = {
    "/v1/contactGroups": {
        "contactGroups": [
            {
                "resourceName": "contactGroups/1",
                "groupType": "USER_CONTACT_GROUP",
                "name": LABEL,
                "clientData": [{"key": f"{MARK}book", "value": "label"}],
            }
        ],
        "nextSyncToken": "g",
    },
    "/v1/people:batchGet": {"responses": [{"requestedResourceName": "people/c1", "person": ADA}]},
}

RENAMED = Write(
    op=Op.UPDATE,
    remote_id="people/c1",
    record_id="Ada",
    etag="#a",
    content=client("Ada Lund"),
    was=client("Ada"),
)


@asynccontextmanager
async def google_that_says(answers: dict[str, Any]) -> AsyncIterator[ContactsReplica]:
    """Run a server with these answers by path, and open a replica there."""

    async def answer(request: web.Request) -> web.Response:
        found = (ANSWERS | answers)[request.path]
        error = found.get("error")
        return web.json_response(found, status=200 if error is None else error["code"])

    async def candidates() -> frozenset[str]:
        return frozenset({"phone"})

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", answer)
    async with TestServer(app) as server, ClientSession() as session:
        roots = Roots.at(str(server.make_url("")))
        yield ContactsReplica(
            GoogleTransport(session, Always(), roots, sleep=no_sleep),
            "1",
            book_id="book",
            label=LABEL,
            photos=Photos(),
            clock=Clock(),
            candidates=candidates,
        )


@pytest.mark.parametrize(
    "odd",
    [
        {"memberships": 7},
        {"memberships": [7, {}, {"contactGroupMembership": 7}]},
        {"phoneNumbers": 7, "emailAddresses": [7, {"value": 7}]},
        {"clientData": 7, "photos": [{"url": "http://["}]},
    ],
)
async def test_a_contact_of_odd_form_does_not_end_the_run(
    socket_enabled: None, odd: dict[str, object]
) -> None:
    connections = {"connections": [ADA | odd], "nextSyncToken": "c"}

    async def known() -> list[str]:
        return ["people/c1"]

    async with google_that_says({"/v1/people/me/connections": connections}) as replica:
        delta = await replica.fetch(None, known)
    assert [item.id for item in delta.items] == ["people/c1"]


@pytest.mark.parametrize("odd", [{"metadata": 7}, {"metadata": {"sources": 7}}, {"sources": [7]}])
async def test_a_contact_that_does_not_say_what_it_is_is_none(
    socket_enabled: None, odd: dict[str, object]
) -> None:
    found = [{"requestedResourceName": "people/c1", "person": ADA | {"metadata": {}} | odd}]
    async with google_that_says({"/v1/people:batchGet": {"responses": found}}) as replica:
        (item,) = await replica.get(["people/c1"])
    assert item.content is None


@pytest.mark.parametrize(
    "answer", [{}, {"createdPeople": 7}, {"createdPeople": [7]}, {"createdPeople": [{}]}]
)
async def test_a_create_whose_answer_lacks_the_contact_is_not_known_to_be_done(
    socket_enabled: None, answer: object
) -> None:
    async with google_that_says({"/v1/people:batchCreateContacts": answer}) as replica:
        name = replica.remote_id("Ada", 0)
        write = Write(op=Op.CREATE, remote_id=name, record_id="Ada", content=client("Ada"))
        (outcome,) = await replica.write([write])
    assert (outcome.verdict, outcome.reason) == (Verdict.FAILED, "lost_answer")


@pytest.mark.parametrize(
    "answer",
    [
        {},
        {"updateResult": 7},
        {"updateResult": {}},
        {"updateResult": {"people/c1": 7}},
        {"updateResult": {"people/c1": {"person": 7}}},
    ],
)
async def test_an_update_whose_answer_lacks_the_contact_is_not_known_to_be_done(
    socket_enabled: None, answer: object
) -> None:
    async with google_that_says({"/v1/people:batchUpdateContacts": answer}) as replica:
        (outcome,) = await replica.write([RENAMED])
    assert (outcome.verdict, outcome.reason) == (Verdict.FAILED, "lost_answer")


async def test_a_refusal_for_an_etag_that_reads_as_the_right_one_waits(
    socket_enabled: None,
) -> None:
    error = {"code": 400, "status": "FAILED_PRECONDITION", "message": "No."}
    async with google_that_says({"/v1/people:batchUpdateContacts": {"error": error}}) as replica:
        (outcome,) = await replica.write([RENAMED])
    assert (outcome.verdict, outcome.reason) == (Verdict.FAILED, "lost_answer")


async def test_a_listing_without_an_end_is_given_up(socket_enabled: None) -> None:
    page = {"contactGroups": [], "nextPageToken": "more"}
    async with way_to_nonsense([page]) as transport:
        with pytest.raises(ReplicaError, match="without an end"):
            await PeopleApi(transport).groups("")
        assert transport.requests == MOST_PAGES
