"""Google Contacts holds to the replica contract, against the emulator over a socket."""

from collections.abc import AsyncIterator, Mapping
from datetime import timedelta
from typing import Any

import pytest

from custom_components.studio_sync.formats.contact import Contact, NameParts
from custom_components.studio_sync.sync.model import Op, RemoteItem, Write
from custom_components.studio_sync.sync.ports import AccessRefused, ReplicaError

from .contacts_google import LABEL, Clock, Studio, clock, google, studio_with
from .google_emulator import CONTACTS_SCOPE, GoogleEmulator, Kind
from .replica_contract import ReplicaContract
from .replica_given_ids import GivenIds
from .replica_side import Side, all_of, by_id, create, new, nothing_known

__all__ = ["clock", "google"]
"""Fixtures that are used here."""

NOTES = "two hours"


def google_fields(content: Contact) -> dict[str, Any]:
    """Write a contact as a person does on the phone."""
    assert content.parts is not None
    return {
        "names": [{"givenName": content.parts.given}],
        "biographies": [{"value": content.notes, "contentType": "TEXT_PLAIN"}],
    }


class ContactSide(Side[Contact]):
    """A person with a phone, and the replica of the contacts in their studio's label."""

    listing_requests = (2,)

    def __init__(self, studio: Studio) -> None:
        self.studio = studio
        self.replica = studio.replica
        self.google = studio.way.google
        self.phone = studio.phone
        self.phone.add_label(LABEL)

    def say(self, title: str = "Portrait") -> Contact:
        return Contact(name=title, parts=NameParts(given=title), notes=NOTES)

    async def add(self, content: Contact) -> str:
        labels = ("myContacts", self.studio.label)
        return str(self.phone.add(labels=labels, **google_fields(content))["resourceName"])

    async def edit(self, remote_id: str, content: Contact) -> None:
        self.phone.edit(remote_id, **google_fields(content))

    async def delete(self, remote_id: str) -> None:
        self.phone.delete(remote_id)

    async def rename(self, remote_id: str) -> str:
        return str(self.phone.rename(remote_id)["resourceName"])

    async def add_something_strange(self) -> str:
        return str(self.phone.add(names=[{"givenName": "Fred"}])["resourceName"])

    async def seen(self) -> Mapping[str, Contact]:
        people = {each["resourceName"]: each for each in self.phone.all()}
        found = {name: people[name] for name in self.phone.members(self.studio.label)}
        return {name: self.read(person) for name, person in found.items()}

    def read(self, person: Mapping[str, Any]) -> Contact:
        """Read a contact as a person does: by other means than the replica."""
        (name,), (notes,) = person["names"], person["biographies"]
        assert notes["value"] == NOTES
        return self.say(name["displayName"])

    async def forget_cursors(self) -> None:
        self.phone.expire_sync_tokens()

    async def hide_next_write(self) -> None:
        self.google.faults.add(Kind.DELAY, path="batchCreate", listings=1)

    async def reveal(self) -> None:
        self.studio.clock.now += timedelta(minutes=11)

    async def fail(self, times: int | None) -> None:
        self.google.faults.add(Kind.ERROR, status=503, count=times)

    async def lose_answers(self, times: int | None) -> None:
        self.google.faults.add(Kind.DROP_AFTER, count=times, path="batchCreate")

    async def end_sign_in(self) -> None:
        self.studio.way.person.revoke()
        self.google.faults.add(Kind.ERROR, status=401, count=None)

    async def remove(self) -> None:
        self.google.people_api.settings.enabled = False

    async def make_read_only(self) -> None:
        auth: Any = self.studio.way.transport.auth
        auth.scopes, auth.token = (f"{CONTACTS_SCOPE}.readonly",), ""


class TestGoogleContacts(GivenIds, ReplicaContract):
    """The contacts replica, with listings in any order and batches as unordered as Google's."""

    @pytest.fixture
    async def side(self, google: GoogleEmulator, clock: Clock) -> AsyncIterator[Side[Contact]]:
        async with studio_with(google, clock, delete="made") as studio:
            yield ContactSide(studio)

    async def test_what_is_nothing_of_ours_is_skipped(self, side: Side[Contact]) -> None:
        """Of the rest of the account nothing is told, not even that it is there."""
        strange, usual = await side.add_something_strange(), await side.add(side.say())
        delta = await all_of(side.replica)
        assert [item.id for item in delta.items] == [usual]
        assert delta.skipped == ()
        assert by_id(await all_of(side.replica, [strange]))[strange].content is None

    async def test_get_tells_how_items_are_now_in_order(self, side: Side[Contact]) -> None:
        first, second = await side.add(side.say("first")), await side.add(side.say("second"))
        await side.delete(first)
        strange = await side.add_something_strange()
        names = [second, strange, first, side.new_id("never made")]
        await all_of(side.replica)
        found = await side.replica.get(names)
        assert all(isinstance(item, RemoteItem) for item in found)
        told = [item.content for item in found if isinstance(item, RemoteItem)]
        assert told == [side.say("second"), None, None, None]

    async def test_a_replica_that_is_gone_deletes_nothing(self, side: Side[Contact]) -> None:
        """B5: the API is not enabled any more, or the label is deleted."""
        item = await create(side, side.say())
        first = await all_of(side.replica)
        await side.remove()
        with pytest.raises(AccessRefused):
            await side.replica.fetch(first.cursor, nothing_known)
        with pytest.raises(ReplicaError):
            await side.replica.get([item.id])
        with pytest.raises(ReplicaError):
            await side.replica.write([Write(op=Op.DELETE, remote_id=item.id, etag=item.etag)])

    async def test_a_label_that_is_deleted_deletes_nothing(self, side: ContactSide) -> None:
        item = await create(side, side.say())
        first = await all_of(side.replica, [item.id])
        side.phone.delete_label(side.studio.label)

        async def paired() -> list[str]:
            return [item.id]

        (told,) = (await side.replica.fetch(first.cursor, paired)).items
        assert (told.content, told.marks) == (side.say(), ())

    async def test_a_read_only_replica_still_creates_nothing(self, side: Side[Contact]) -> None:
        await side.make_read_only()
        with pytest.raises(AccessRefused):
            await side.replica.write([new(side, side.say())])
        assert await side.seen() == {}
