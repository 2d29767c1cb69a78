"""Google Contacts when something fails: lost answers, refusals, and what people do meanwhile."""

from dataclasses import replace
from datetime import timedelta
from functools import partial
from http import HTTPStatus

from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer
import pytest

from custom_components.studio_sync.google.contact_listing import Sieve, read_page
from custom_components.studio_sync.google.errors import ContactsScopeMissing, PeopleApiDisabled
from custom_components.studio_sync.google.people_api import PeopleApi
from custom_components.studio_sync.google.roots import Roots
from custom_components.studio_sync.google.transport import GoogleTransport
from custom_components.studio_sync.sync.model import Op, Verdict, Write
from custom_components.studio_sync.sync.ports import (
    RateLimited,
    ReplicaError,
    SignInExpired,
    Unreachable,
)

from .contacts_google import LABEL, Clock, Studio, client, clock, google, made, studio, studio_with
from .google_client import way_to
from .google_emulator import GoogleEmulator, Kind
from .world import no_sleep

__all__ = ["clock", "google", "studio"]
"""Fixtures that are used here."""


def sent(studio: Studio, method: str) -> int:
    """Count the requests with this at the end of their path."""
    return sum(entry.path.endswith(method) for entry in studio.way.google.log)


async def test_a_create_is_not_sent_again_when_its_answer_is_lost(
    studio: Studio, google: GoogleEmulator
) -> None:
    """B8: a contact has no id of ours, so that it would be doubled."""
    google.faults.add(Kind.DROP_AFTER, path="batchCreateContacts")
    (outcome,) = await studio.send(client())
    assert (outcome.verdict, outcome.item) == (Verdict.FAILED, None)
    assert sent(studio, ":batchCreateContacts") == 1
    (item,) = (await studio.items()).values()
    assert item.marks == ("Ada Nowak",)


@pytest.mark.parametrize("status", [500, 503])
async def test_a_create_that_may_have_been_done_is_not_sent_again(
    studio: Studio, google: GoogleEmulator, status: int
) -> None:
    google.faults.add(Kind.ERROR, path="batchCreateContacts", status=status, late=True)
    (outcome,) = await studio.send(client())
    assert outcome.verdict is Verdict.FAILED
    assert len(studio.phone.all()) == 1


async def test_a_create_that_was_not_done_is_sent_again(
    studio: Studio, google: GoogleEmulator
) -> None:
    google.faults.add(
        Kind.ERROR, path="batchCreateContacts", status=429, reason="RATE_LIMIT_EXCEEDED"
    )
    (outcome,) = await studio.send(client())
    assert outcome.verdict is Verdict.DONE
    assert len(studio.phone.all()) == 1


async def test_an_update_is_sent_again_when_its_answer_is_lost(
    studio: Studio, google: GoogleEmulator
) -> None:
    (ada,) = await studio.create(client())
    google.faults.add(Kind.DROP_AFTER, path="batchUpdateContacts")
    outcome = await studio.update(ada, client("Ada Lund"))
    assert outcome.verdict is Verdict.STALE
    assert made(outcome).content is not None
    assert made(outcome).content.name == "Ada Lund"  # type: ignore[union-attr]


async def test_no_answer_to_any_update_is_not_known_to_be_done(
    studio: Studio, google: GoogleEmulator
) -> None:
    (ada,) = await studio.create(client())
    google.faults.add(Kind.DROP_AFTER, path="batchUpdateContacts", count=None)
    outcome = await studio.update(ada, client("Ada Lund"))
    assert outcome.verdict is Verdict.FAILED


async def test_nothing_done_is_an_error(studio: Studio, google: GoogleEmulator) -> None:
    google.faults.add(
        Kind.ERROR, path="batchCreate", status=429, reason="RATE_LIMIT_EXCEEDED", count=None
    )
    with pytest.raises(RateLimited):
        await studio.send(client())


async def test_a_quota_that_is_gone_in_mid_run_leaves_the_rest(
    studio: Studio, google: GoogleEmulator
) -> None:
    (ada,) = await studio.create(client())
    google.faults.add(
        Kind.ERROR, path="batchCreate", status=429, reason="RATE_LIMIT_EXCEEDED", count=None
    )
    content = client("Ada Lund")
    first = Write(
        op=Op.UPDATE,
        remote_id=ada.id,
        record_id="Ada Nowak",
        etag=ada.etag,
        content=content,
        was=ada.content,
    )
    second = Write(op=Op.CREATE, remote_id="new/Bo/0", record_id="Bo", content=client("Bo"))
    outcomes = await studio.replica.write([first, second])
    assert [each.verdict for each in outcomes] == [Verdict.DONE, Verdict.FAILED]
    assert len(studio.phone.all()) == 1


@pytest.mark.parametrize("tells", [True, False])
async def test_what_spoils_a_batch_is_found_and_named(
    studio: Studio, google: GoogleEmulator, *, tells: bool
) -> None:
    """Google says which contacts were wrong, or the batch is halved."""
    google.people_api.settings.tells_batch_errors = tells
    google.people_api.settings.limits.items = 3
    odd = client("Odd", "0170 1", notes="a", nickname="b", birthday="2000-02-29")
    contents = [client(f"Client {number}") for number in range(20)]
    contents.insert(7, odd)
    outcomes = await studio.send(*contents)
    refused = [each for each in outcomes if each.verdict is not Verdict.DONE]
    assert [each.verdict for each in refused] == [Verdict.REFUSED]
    assert outcomes[7].reason == "contact_invalid"
    assert len(studio.phone.all()) == 20
    assert sent(studio, ":batchCreateContacts") <= (2 if tells else 11)


async def test_those_of_a_batch_that_somebody_changed_are_named(
    studio: Studio, google: GoogleEmulator
) -> None:
    """Those that are stale, deleted or too long are told apart; the others go through."""
    items = await studio.create(*(client(f"Client {number}") for number in range(6)))
    await studio.fetch()
    studio.phone.edit(items[1].id, nicknames=[{"value": "Bo"}])
    studio.phone.delete(items[3].id)
    google.people_api.settings.limits.characters = 20
    contents = [client(f"New {number}") for number in range(6)]
    contents[4] = client("A name that is too long for Google")
    writes = [
        Write(
            op=Op.UPDATE,
            remote_id=item.id,
            record_id=f"Client {number}",
            etag=item.etag,
            content=contents[number],
            was=item.content,
        )
        for number, item in enumerate(items)
    ]
    outcomes = await studio.replica.write(writes)
    done = Verdict.DONE
    assert [each.verdict for each in outcomes] == [
        *(done, Verdict.STALE, done, Verdict.GONE, Verdict.REFUSED, done)
    ]
    assert sent(studio, ":batchUpdateContacts") == 2


async def test_a_full_account_refuses_all_that_are_new(
    studio: Studio, google: GoogleEmulator
) -> None:
    google.people_api.settings.limits.contacts = 1
    (ada,) = await studio.create(client())
    outcomes = await studio.send(client("Bo"), client("Cy"))
    assert {(each.verdict, each.reason) for each in outcomes} == {
        (Verdict.REFUSED, "contacts_full")
    }
    assert (await studio.update(ada, client("Ada Lund"))).verdict is Verdict.DONE


async def test_one_contact_that_may_not_be_changed_is_named(
    studio: Studio, google: GoogleEmulator
) -> None:
    (ada,) = await studio.create(client())
    google.faults.add(Kind.ERROR, path="batchUpdateContacts", status=403, reason="forbidden")
    outcome = await studio.update(ada, client("Ada Lund"))
    assert (outcome.verdict, outcome.reason) == (Verdict.REFUSED, "contact_forbidden")


async def test_another_write_of_the_same_person_is_waited_for(
    studio: Studio, google: GoogleEmulator
) -> None:
    google.people_api.written = None
    studio.way.person.account.contacts.writing = True
    times = studio.way.time.slept

    async def free(seconds: float) -> None:
        times.append(seconds)
        studio.way.person.account.contacts.writing = False

    studio.way.transport.sleep = free
    (outcome,) = await studio.send(client())
    assert outcome.verdict is Verdict.DONE
    assert google.people_api.concurrent == 1


async def test_a_person_who_changes_a_contact_just_before_the_write_is_not_overwritten(
    studio: Studio, google: GoogleEmulator
) -> None:
    ada, bo = await studio.create(client("Ada"), client("Bo"))
    studio.phone.edit(ada.id, names=[{"unstructuredName": "Ada Theirs"}])
    studio.phone.delete(bo.id)
    writes = [
        Write(
            op=Op.UPDATE,
            remote_id=item.id,
            record_id=item.marks[0],
            etag=item.etag,
            content=client("Ours"),
            was=item.content,
        )
        for item in (ada, bo)
    ]
    outcomes = await studio.replica.write(writes)
    assert [each.verdict for each in outcomes] == [Verdict.STALE, Verdict.GONE]
    assert [each["names"][0]["displayName"] for each in studio.phone.all()] == ["Ada Theirs"]


async def test_what_was_not_read_is_not_overwritten(studio: Studio) -> None:
    (ada,) = await studio.create(client())
    outcome = await studio.update(replace(ada, etag=None), client("Ours"))
    assert outcome.verdict is Verdict.STALE


# -- taking out of the label, and deleting ---------------------------------------------------


async def test_what_leaves_is_taken_out_of_the_label_and_stays_elsewhere(
    google: GoogleEmulator, clock: Clock
) -> None:
    async with studio_with(google, clock, delete="never") as studio:
        ada, bo = await studio.create(client("Ada"), client("Bo"))
        studio.phone.edit(bo.id, names=[{"unstructuredName": "Theirs"}])
        outcomes = await studio.remove(ada, bo)
        assert [each.verdict for each in outcomes] == [Verdict.DONE, Verdict.STALE]
        assert studio.phone.members(studio.label) == [bo.id]
        assert set(studio.phone.members("myContacts")) == {ada.id, bo.id}
        assert (await studio.remove(replace(ada, id="people/c1")))[0].verdict is Verdict.GONE


async def test_what_we_made_and_nobody_added_to_is_deleted(studio: Studio) -> None:
    ada, bo = await studio.create(client("Ada"), client("Bo"))
    studio.phone.edit(bo.id, imClients=[{"username": "bo"}])
    bo = (await studio.items())[bo.id]
    found = studio.phone.add(names=[{"unstructuredName": "Cy"}])
    studio.known.add(found["resourceName"])
    outcomes = await studio.remove(ada, bo)
    assert {each.verdict for each in outcomes} == {Verdict.DONE}
    left = {each["resourceName"] for each in studio.phone.all()}
    assert ada.id not in left
    assert studio.phone.members(studio.label) == []


async def test_what_somebody_put_into_a_label_of_their_own_is_not_deleted(studio: Studio) -> None:
    """Nobody else knows whom they starred."""
    ada, bo, cy = await studio.create(client("Ada"), client("Bo"), client("Cy"))
    studio.phone.relabel(ada.id, into=(studio.phone.add_label("Regulars"),))
    studio.phone.relabel(bo.id, into=("starred",))
    items = await studio.items()
    outcomes = await studio.remove(items[ada.id], items[bo.id], cy)
    assert {each.verdict for each in outcomes} == {Verdict.DONE}
    assert {each["resourceName"] for each in studio.phone.all()} == {ada.id, bo.id}
    assert studio.phone.members(studio.label) == []


async def test_what_was_there_before_is_never_deleted(google: GoogleEmulator, clock: Clock) -> None:
    async with studio_with(google, clock, delete="made") as studio:
        found = studio.phone.add(names=[{"unstructuredName": "Ada"}])
        studio.known = {found["resourceName"]}
        (outcome,) = await studio.send(client("Ada"), former=found["resourceName"])
        bo = (await studio.create(client("Bo")))[0]
        studio.phone.edit(bo.id, imClients=[{"username": "bo"}])
        await studio.remove(made(outcome), (await studio.items())[bo.id])
        left = [each["resourceName"] for each in studio.phone.all()]
        assert left == [found["resourceName"]]


async def test_a_contact_in_no_other_label_stays_among_my_contacts(
    google: GoogleEmulator, clock: Clock
) -> None:
    async with studio_with(google, clock, delete="never") as studio:
        (ada,) = await studio.create(client())
        studio.phone.relabel(ada.id, out_of=("myContacts",))
        ada = (await studio.items())[ada.id]
        assert (await studio.remove(ada))[0].verdict is Verdict.DONE
        assert studio.phone.members("myContacts") == [ada.id]
        assert studio.phone.members(studio.label) == []


# -- the label -------------------------------------------------------------------------------


async def test_a_label_that_was_renamed_is_followed(studio: Studio) -> None:
    await studio.create(client())
    await studio.fetch()
    label = studio.label
    studio.phone.rename_label(label, "My clients")
    await studio.fetch()
    studio.restart()
    studio.cursor = None
    await studio.fetch()
    await studio.create(client("Bo"))
    assert studio.phone.labels() == {label: "My clients"}
    assert len(studio.phone.members(label)) == 2


async def test_a_label_that_was_deleted_is_made_again_and_nothing_is_taken_out(
    studio: Studio,
) -> None:
    ada, bo = await studio.create(client("Ada"), client("Bo"))
    await studio.fetch()
    await studio.fetch()
    studio.phone.delete_label(studio.label)
    items = await studio.items()
    assert {items[ada.id].marks, items[bo.id].marks} == {()}
    for each in (ada, bo):
        item = items[each.id]
        assert item.content is not None
        assert (await studio.update(item, item.content, each.marks[0])).verdict is Verdict.DONE
    assert set(studio.phone.members(studio.label)) == {ada.id, bo.id}
    again = await studio.items()
    assert again[ada.id].marks == ("Ada",)
    assert '"relabel":false' in (studio.cursor or "")


async def test_a_label_of_that_name_is_taken(studio: Studio) -> None:
    label = studio.phone.add_label(f" {LABEL.upper()} ")
    await studio.create(client())
    assert list(studio.phone.labels()) == [label]
    assert len(studio.phone.members(label)) == 1


async def test_two_studios_of_one_name_have_labels_of_their_own(
    google: GoogleEmulator, clock: Clock, studio: Studio
) -> None:
    """One Google user in two studios."""
    (ada,) = await studio.create(client("Ada"))
    other = Studio(way=studio.way, clock=clock, book_id="other")
    items = await other.items()
    assert items == {}
    (bo,) = await other.create(client("Bo"))
    assert sorted(studio.phone.labels().values()) == [LABEL, f"{LABEL} (2)"]
    assert bo.id not in await studio.items() or (await studio.replica.get([bo.id]))[0] is not None
    assert ada.id not in {item.id for item in (await other.fetch()).items if item.content}


async def test_a_label_made_meanwhile_is_not_made_twice(
    studio: Studio, google: GoogleEmulator
) -> None:
    google.faults.add(Kind.DROP_AFTER, path="contactGroups$", method="POST")
    with pytest.raises(Unreachable):
        await studio.send(client())
    await studio.create(client())
    assert list(studio.phone.labels().values()) == [LABEL]


# -- identity --------------------------------------------------------------------------------


async def test_merge_and_fix_gives_former_names_and_both_marks(studio: Studio) -> None:
    ada, bo = await studio.create(client("Ada"), client("Bo"))
    await studio.fetch()
    studio.phone.merge(ada.id, bo.id)
    items = await studio.items()
    assert items.keys() == {ada.id}
    assert items[ada.id].former_ids == (bo.id,)
    assert set(items[ada.id].marks) == {"Ada", "Bo"}
    assert (await studio.replica.get([bo.id]))[0].former_ids == (bo.id,)


async def test_a_contact_with_a_new_name_is_written_under_it(studio: Studio) -> None:
    (ada,) = await studio.create(client("Ada"))
    studio.clock.now += timedelta(minutes=30)
    renamed = studio.phone.rename(ada.id)
    now = (await studio.replica.get([ada.id]))[0]
    assert now.id == renamed["resourceName"]
    outcome = await studio.update(
        replace(ada, etag=now.etag),
        client("Ada Lund"),
        "Ada",
    )
    assert outcome.verdict is Verdict.DONE
    assert made(outcome).id == renamed["resourceName"]


async def test_a_copy_outside_the_label_is_only_offered(studio: Studio) -> None:
    (ada,) = await studio.create(client("Ada"))
    await studio.fetch()
    copy = studio.phone.copy(ada.id)["resourceName"]
    studio.phone.relabel(copy, out_of=(studio.label,))
    item = (await studio.items())[copy]
    assert item.offered
    assert item.marks == ("Ada",)


async def test_what_was_just_written_is_known_although_google_does_not_show_it(
    studio: Studio, google: GoogleEmulator
) -> None:
    (ada,) = await studio.create(client("Ada"))
    await studio.fetch()
    google.faults.add(Kind.DELAY, path="batchUpdate", seconds=60)
    outcome = await studio.update(ada, client("Ada Lund"))
    assert outcome.verdict is Verdict.DONE
    assert (await studio.replica.get([ada.id]))[0] == outcome.item
    studio.cursor = None
    assert (await studio.items())[ada.id] == outcome.item
    again = await studio.update(made(outcome), client("Ada Lind"))
    assert again.verdict is Verdict.DONE


# -- the account -----------------------------------------------------------------------------


async def test_an_api_that_is_off_and_a_scope_that_is_missing_are_told(
    studio: Studio, google: GoogleEmulator
) -> None:
    google.people_api.settings.enabled = False
    with pytest.raises(PeopleApiDisabled):
        await studio.fetch()
    with pytest.raises(PeopleApiDisabled):
        await PeopleApi(studio.way.transport).call("POST", "people:createContact", {})
    google.people_api.settings.enabled = True
    async with way_to(google, studio.way.person) as way:
        calendar_only = Studio(way=way, clock=studio.clock)
        with pytest.raises(ContactsScopeMissing):
            await calendar_only.fetch()


async def test_a_sign_in_that_is_over_is_told(studio: Studio, google: GoogleEmulator) -> None:
    google.faults.add(Kind.ERROR, status=HTTPStatus.UNAUTHORIZED, count=None)
    with pytest.raises(SignInExpired):
        await studio.fetch()
    with pytest.raises(SignInExpired):
        await studio.send(client())


async def test_notes_that_are_too_long_are_cut_and_that_is_said(studio: Studio) -> None:
    (outcome,) = await studio.send(client(notes="tea " * 500))
    assert (outcome.verdict, outcome.reason) == (Verdict.DONE, "notes_too_long")


async def test_what_another_studio_has_as_well_is_not_deleted(
    google: GoogleEmulator, clock: Clock
) -> None:
    """One Google user in two studios."""
    async with studio_with(google, clock, delete="made") as studio:
        (ada,) = await studio.create(client())
        other = Studio(way=studio.way, clock=clock, book_id="other")
        await other.fetch()
        (outcome,) = await other.send(client(), former=ada.id)
        assert outcome.verdict is Verdict.DONE
        ada = (await studio.items())[ada.id]
        assert (await studio.remove(ada))[0].verdict is Verdict.DONE
        assert [each["resourceName"] for each in studio.phone.all()] == [ada.id]


async def test_a_contact_deleted_while_its_long_lists_are_read_is_gone(
    studio: Studio, google: GoogleEmulator
) -> None:
    (ada,) = await studio.create(client())
    await studio.fetch()
    mails = [{"value": f"ada{number}@example.com"} for number in range(130)]
    studio.phone.edit(ada.id, emailAddresses=mails)
    google.faults.add(Kind.ERROR, path=f"{ada.id}$", status=404, reason="notFound")
    assert (await studio.items())[ada.id].content is None


async def test_a_known_contact_deleted_during_a_full_listing_is_proven_gone(
    studio: Studio, google: GoogleEmulator
) -> None:
    (ada,) = await studio.create(client())
    mails = [{"value": f"ada{number}@example.com"} for number in range(130)]
    studio.phone.edit(ada.id, emailAddresses=mails)
    studio.cursor = None
    google.faults.add(Kind.ERROR, path=f"{ada.id}$", status=404, reason="notFound")
    assert (await studio.items())[ada.id].content is not None


async def test_pages_that_make_no_sense_are_no_listing(socket_enabled: None) -> None:
    """Nothing is taken for deleted."""
    answers: dict[str, object] = {
        "/v1/contactGroups": {"contactGroups": [], "nextSyncToken": "g"},
        "/v1/people/me/connections": {"connections": {}, "nextSyncToken": "c"},
        "/v1/people:batchGet": {"responses": [{"requestedResourceName": "people/c1"}]},
        "/v1/people/c1": {"resourceName": "people/c1"},
    }

    async def answer(request: web.Request) -> web.Response:
        return web.json_response(answers[request.path])

    app = web.Application()
    app.router.add_get("/{path:.*}", answer)
    async with TestServer(app) as server, ClientSession() as session:
        transport = GoogleTransport(
            session, Always(), Roots.at(str(server.make_url(""))), sleep=no_sleep
        )
        api = PeopleApi(transport)
        read = partial(read_page, Sieve(label="", book_id="book"), {})
        odd: list[object] = [{}, [7], [{"names": []}]]
        for connections in odd:
            answers["/v1/people/me/connections"] = {"connections": connections}
            with pytest.raises(Unreachable):
                await anext(api.contacts("", read))
        odd = [7, [7], [{}], [{"requestedResourceName": "people/c1"}], []]
        for responses in odd:
            answers["/v1/people:batchGet"] = {"responses": responses}
            with pytest.raises(ReplicaError):
                await api.people(["people/c1"])
        answers["/v1/people:batchGet"] = {
            "responses": [{"requestedResourceName": "people/c1", "person": {}}]
        }
        assert await api.people(["people/c1"]) == {"people/c1": None}
        for groups in ({"contactGroups": 7}, {"nextPageToken": 7}, {"nextSyncToken": 7}):
            answers["/v1/contactGroups"] = groups
            with pytest.raises(Unreachable):
                await api.groups("")


class Always:
    """A sign-in that is good."""

    async def async_get_access_token(self) -> str:
        """Return a token."""
        return "token"


async def test_a_label_whose_name_is_taken_a_moment_before_is_the_studios(
    studio: Studio, google: GoogleEmulator
) -> None:
    google.faults.add(Kind.DELAY, path="contactGroups", method="POST", listings=2)
    other = Studio(way=studio.way, clock=studio.clock)
    await studio.create(client("Ada"))
    with pytest.raises(Unreachable):
        await other.send(client("Bo"))
    await other.create(client("Bo"))
    assert len(studio.phone.labels()) == 1


async def test_a_label_that_may_not_be_made_or_marked_is_told(
    studio: Studio, google: GoogleEmulator
) -> None:
    google.faults.add(Kind.ERROR, path="contactGroups$", method="POST", status=400, reason="bad")
    with pytest.raises(ReplicaError):
        await studio.send(client())
    studio.phone.add_label(LABEL)
    google.faults.add(Kind.ERROR, path="contactGroups/", method="PUT", status=400, reason="bad")
    with pytest.raises(ReplicaError):
        await studio.send(client())
    await studio.create(client())
    assert list(studio.phone.labels().values()) == [LABEL]
