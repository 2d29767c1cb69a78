"""What differs in the contract of a replica that gives its items ids (``listed_after``)."""

# ruff: noqa: D102 - the names of the tests say it

from typing import Any

from custom_components.studio_sync.sync.model import Op, RemoteItem, Verdict, Write
from tests.replica_side import Side, all_of, by_id, changed, create, new, not_asked, write_one


class GivenIds:
    """Items say by their marks whose copies they are; a create is not harmless to repeat.

    It comes before ``ReplicaContract`` among the bases.
    """

    def test_it_tells_how_long_a_listing_may_lack_what_was_created(self, side: Side[Any]) -> None:
        assert side.replica.listed_after is not None

    async def test_a_copy_says_whose_it_is(self, side: Side[Any]) -> None:
        one, other = await create(side, side.say("one"), "a"), await create(side, side.say(), "b")
        assert (one.marks, other.marks) == (("a",), ("b",))
        assert one.id not in {side.new_id("a"), other.id}
        await side.reveal()
        items = by_id(await all_of(side.replica))
        assert (items[one.id].marks, items[other.id].marks) == (("a",), ("b",))

    async def test_an_update_keeps_the_mark_and_gives_one_to_what_has_none(
        self, side: Side[Any]
    ) -> None:
        item = await create(side, side.say())
        done = await write_one(side.replica, changed(item, side.say("Wedding")))
        assert done.item is not None
        assert done.item.marks == ("record",)
        name = await side.add(side.say("theirs"))
        theirs = by_id(await all_of(side.replica))[name]
        assert theirs.marks == ()
        done = await write_one(side.replica, changed(theirs, side.say("ours"), name="other"))
        assert done.item is not None
        assert (done.item.id, done.item.marks) == (theirs.id, ("other",))

    async def test_an_item_under_a_new_name_tells_the_former_one(self, side: Side[Any]) -> None:
        item = await create(side, side.say())
        await side.reveal()
        first = await all_of(side.replica, [item.id])
        name = await side.rename(item.id)

        async def paired() -> list[str]:
            return [item.id]

        items = by_id(await side.replica.fetch(first.cursor, paired))
        assert item.id in items[name].former_ids
        assert items[name].marks == ("record",)
        assert item.id not in items

    # -- what can't be --

    async def test_creating_again_tells_what_is_there(self, side: Side[Any]) -> None:
        """Nothing tells: so it is not created again before it may be listed."""
        await create(side, side.say())
        await create(side, side.say())
        assert len(await side.seen()) == 2
        await side.reveal()
        items = by_id(await all_of(side.replica)).values()
        assert [item.marks for item in items] == [("record",)] * 2

    async def test_a_lost_answer_doubles_nothing(self, side: Side[Any]) -> None:
        """B8: it is not sent again; the item tells later that it was done."""
        await side.lose_answers(1)
        outcome = await write_one(side.replica, new(side, side.say()))
        assert (outcome.verdict, outcome.item) == (Verdict.FAILED, None)
        assert len(await side.seen()) == 1
        await side.reveal()
        (item,) = (await all_of(side.replica)).items
        assert (item.marks, item.content) == (("record",), side.say())
        assert item.id in await side.seen()

    async def test_what_a_full_listing_lacks_is_not_taken_for_deleted(
        self, side: Side[Any]
    ) -> None:
        """B5: what was written lately may be neither listed nor read; that is no proof."""
        await side.hide_next_write()
        item = await create(side, side.say())
        found = by_id(await all_of(side.replica, [item.id]))[item.id]
        assert found.asked or found.content == side.say()
        await side.reveal()
        delta = await all_of(side.replica, [item.id])
        assert by_id(delta)[item.id].content == side.say()

    async def test_what_was_deleted_since_a_cursor_is_proven_gone(self, side: Side[Any]) -> None:
        """Unlike what can't be read by itself."""
        remote_id = await side.add(side.say())
        first = await all_of(side.replica)
        await side.delete(remote_id)
        item = by_id(await side.replica.fetch(first.cursor, not_asked))[remote_id]
        assert (item.content, item.asked) == (None, False)
        (read,) = await side.replica.get([remote_id])
        assert isinstance(read, RemoteItem)
        assert (read.content, read.asked) == (None, True)

    async def test_what_is_deleted_is_named_by_the_given_id(self, side: Side[Any]) -> None:
        item = await create(side, side.say())
        unknown = Write[Any](op=Op.DELETE, remote_id=side.new_id(), etag=item.etag)
        assert (await write_one(side.replica, unknown)).verdict is Verdict.GONE
        assert len(await side.seen()) == 1
