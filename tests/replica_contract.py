"""What every replica has to hold to: one suite, run against each of them.

A test module makes a subclass of ``ReplicaContract`` whose name begins with ``Test``
and gives it a fixture ``side``, a ``Side`` with a fresh replica that nothing is in.
"""

# ruff: noqa: D102 - the names of the tests say it

from collections.abc import Collection
from typing import Any

import pytest

from custom_components.studio_sync.sync.model import (
    Op,
    RemoteItem,
    SetBack,
    SkippedItem,
    Verdict,
    Write,
)
from custom_components.studio_sync.sync.ports import (
    AccessRefused,
    ReplicaError,
    ReplicaGone,
    SignInExpired,
    Unreachable,
)
from tests.replica_side import (
    Side,
    all_of,
    by_id,
    create,
    new,
    not_asked,
    nothing_known,
    write_one,
)
from tests.replica_writing import Writing


class Reading:
    """Fetching: complete, or an error; and no deletion without proof (B5)."""

    async def test_an_empty_replica_gives_an_empty_full_listing(self, side: Side[Any]) -> None:
        delta = await all_of(side.replica)
        assert delta.items == ()
        assert delta.cursor

    async def test_what_a_person_makes_arrives_as_it_is(self, side: Side[Any]) -> None:
        remote_id = await side.add(side.say())
        item = by_id(await all_of(side.replica))[remote_id]
        assert item.content == side.say()
        assert item.etag

    async def test_nothing_changed_is_one_request_and_no_items(self, side: Side[Any]) -> None:
        await side.add(side.say())
        first = await all_of(side.replica)
        before = side.replica.requests
        delta = await side.replica.fetch(first.cursor, not_asked)
        assert (delta.items, delta.skipped, delta.full) == ((), (), False)
        assert delta.set_back is SetBack.NO
        assert side.replica.requests - before in side.listing_requests

    async def test_only_what_changed_comes_after_a_cursor(self, side: Side[Any]) -> None:
        await side.add(side.say("stays"))
        edited, deleted = await side.add(side.say("old")), await side.add(side.say("goes"))
        first = await all_of(side.replica)
        await side.edit(edited, side.say("new"))
        await side.delete(deleted)
        added = await side.add(side.say("Fair"))
        delta = await side.replica.fetch(first.cursor, nothing_known)
        items = by_id(delta)
        assert delta.set_back is SetBack.NO
        assert items.keys() == {edited, deleted, added}
        assert items[edited].content == side.say("new")
        assert items[edited].etag != by_id(first)[edited].etag
        assert items[deleted].content is None
        assert items[added].content == side.say("Fair")

    async def test_a_cursor_can_be_used_again(self, side: Side[Any]) -> None:
        """After a crash before the cursor was stored, the same comes again (B8)."""
        first = await all_of(side.replica)
        added = await side.add(side.say())
        for _ in range(2):
            delta = await side.replica.fetch(first.cursor, not_asked)
            assert by_id(delta)[added].content == side.say()

    async def test_a_dead_cursor_means_a_full_listing(self, side: Side[Any]) -> None:
        kept, gone = await side.add(side.say("kept")), await side.add(side.say("gone"))
        first = await all_of(side.replica)
        await side.delete(gone)
        await side.forget_cursors()

        async def paired() -> Collection[str]:
            return [kept, gone]

        delta = await side.replica.fetch(first.cursor, paired)
        assert (delta.full, delta.set_back is SetBack.YES) == (True, False)
        items = by_id(delta)
        assert items[kept].content == side.say("kept")
        assert items[gone].content is None

    async def test_what_a_full_listing_lacks_is_not_taken_for_deleted(
        self, side: Side[Any]
    ) -> None:
        """A new item may be missing from a listing although it is there (B5)."""
        await side.hide_next_write()
        item = await create(side, side.say())
        delta = await all_of(side.replica, [item.id])
        assert by_id(delta)[item.id].content == side.say()

    async def test_a_known_item_that_never_was_is_proven_gone(self, side: Side[Any]) -> None:
        unknown = side.new_id("never made")
        delta = await all_of(side.replica, [unknown])
        assert by_id(delta)[unknown].content is None

    async def test_what_is_nothing_of_ours_is_skipped(self, side: Side[Any]) -> None:
        strange, usual = await side.add_something_strange(), await side.add(side.say())
        delta = await all_of(side.replica, [strange])
        assert by_id(delta).keys() == {usual}
        assert [item.remote_id for item in delta.skipped] == [strange]

    async def test_get_tells_how_items_are_now_in_order(self, side: Side[Any]) -> None:
        first, second = await side.add(side.say("first")), await side.add(side.say("second"))
        await side.delete(first)
        strange = await side.add_something_strange()
        names = [second, strange, first, side.new_id("never made")]
        found = await side.replica.get(names)
        contents = {item.id: item.content for item in found if isinstance(item, RemoteItem)}
        assert contents == {second: side.say("second"), first: None, names[3]: None}
        assert isinstance(found[1], SkippedItem)
        assert found[1].remote_id == strange


class Problems:
    """Failures: nothing half-read, nothing doubled, nothing taken for deleted."""

    async def test_a_short_failure_is_not_noticed(self, side: Side[Any]) -> None:
        remote_id = await side.add(side.say())
        await side.fail(1)
        assert remote_id in by_id(await all_of(side.replica))
        await side.fail(1)
        await create(side, side.say())

    async def test_a_lasting_failure_is_unreachable(self, side: Side[Any]) -> None:
        first = await all_of(side.replica)
        remote_id = await side.add(side.say())
        await side.fail(None)
        with pytest.raises(Unreachable):
            await side.replica.fetch(first.cursor, not_asked)
        with pytest.raises(Unreachable):
            await side.replica.get([remote_id])

    async def test_a_lost_answer_doubles_nothing(self, side: Side[Any]) -> None:
        """B8."""
        await side.lose_answers(1)
        write = new(side, side.say())
        outcome = await write_one(side.replica, write)
        assert outcome.verdict in (Verdict.DONE, Verdict.EXISTS)
        assert outcome.item is not None
        assert outcome.item.content == side.say()
        assert len(await side.seen()) == 1

    async def test_writes_without_any_answer_are_not_known_to_be_done(
        self, side: Side[Any]
    ) -> None:
        await side.lose_answers(None)
        write = new(side, side.say())
        outcome = await write_one(side.replica, write)
        assert outcome.verdict is Verdict.FAILED
        assert outcome.reason

    async def test_a_sign_in_that_is_over_is_told(self, side: Side[Any]) -> None:
        first = await all_of(side.replica)
        await side.end_sign_in()
        with pytest.raises(SignInExpired):
            await side.replica.fetch(first.cursor, not_asked)
        write = new(side, side.say())
        with pytest.raises(SignInExpired):
            await side.replica.write([write])

    async def test_a_replica_that_is_gone_deletes_nothing(self, side: Side[Any]) -> None:
        """B5: the replica is missing, not the items."""
        item = await create(side, side.say())
        first = await all_of(side.replica)
        await side.remove()
        with pytest.raises(ReplicaGone):
            await side.replica.fetch(first.cursor, nothing_known)
        with pytest.raises(ReplicaGone):
            await side.replica.get([item.id])
        write = Write(op=Op.DELETE, remote_id=item.id, etag=item.etag)
        with pytest.raises(ReplicaGone):
            await side.replica.write([write])

    async def test_a_read_only_replica_refuses_writes_and_stays_readable(
        self, side: Side[Any]
    ) -> None:
        item = await create(side, side.say())
        await side.make_read_only()
        write = Write(op=Op.DELETE, remote_id=item.id, etag=item.etag)
        with pytest.raises(AccessRefused):
            await side.replica.write([write])
        assert item.id in by_id(await all_of(side.replica))

    async def test_no_more_writes_than_a_batch_takes(self, side: Side[Any]) -> None:
        write = Write(op=Op.DELETE, remote_id=side.new_id(), etag='"1"')
        with pytest.raises(ValueError, match="too many"):
            await side.replica.write([write] * (side.replica.batch_size + 1))

    async def test_no_writes_are_no_requests(self, side: Side[Any]) -> None:
        before = side.replica.requests
        assert list(await side.replica.write([])) == []
        assert side.replica.requests == before

    def test_errors_are_of_one_family(self) -> None:
        for error in (AccessRefused, ReplicaGone, SignInExpired, Unreachable):
            assert issubclass(error, ReplicaError)


class ReplicaContract(Reading, Writing, Problems):
    """All of it."""
