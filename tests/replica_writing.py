"""The part of the replica contract that is about writing."""

# ruff: noqa: D102 - the names of the tests say it

from dataclasses import replace
from typing import Any

from custom_components.studio_sync.sync.model import Op, Verdict, Write
from tests.replica_side import Side, all_of, by_id, changed, create, new, write_one


class Writing:
    """Conditional, idempotent writes, with an outcome for each."""

    async def test_what_is_created_reads_back_equal(self, side: Side[Any]) -> None:
        content = side.say()
        item = await create(side, content)
        assert item.content == content
        assert item.etag
        assert by_id(await all_of(side.replica))[item.id] == item
        assert (await side.seen())[item.id] == content

    async def test_ids_depend_on_the_record_and_the_generation_only(self, side: Side[Any]) -> None:
        names = {side.replica.remote_id(name, number) for name in "ab" for number in (0, 1)}
        assert len(names) == 4
        assert side.replica.remote_id("a", 0) in names

    async def test_creating_again_tells_what_is_there(self, side: Side[Any]) -> None:
        """So after a crash nothing is doubled (B8)."""
        item = await create(side, side.say())
        write = Write(op=Op.CREATE, remote_id=item.id, content=side.say())
        outcome = await write_one(side.replica, write)
        assert (outcome.verdict, outcome.item) == (Verdict.EXISTS, item)
        assert len(await side.seen()) == 1

    async def test_an_update_sends_only_what_differs(self, side: Side[Any]) -> None:
        """What a person changed in other fields meanwhile is for the etag to notice."""
        item = await create(side, side.say())
        other = side.say("Wedding")
        outcome = await write_one(side.replica, changed(item, other))
        assert outcome.verdict is Verdict.DONE
        assert outcome.item is not None
        assert outcome.item.content == other
        assert outcome.item.etag != item.etag
        assert (await side.seen())[item.id] == other

    async def test_an_update_of_what_somebody_changed_is_stale(self, side: Side[Any]) -> None:
        item = await create(side, side.say())
        await side.edit(item.id, side.say("theirs"))
        write = changed(item, side.say("ours"), side.say())
        outcome = await write_one(side.replica, write)
        assert outcome.verdict is Verdict.STALE
        assert outcome.item is None or outcome.item.content == side.say("theirs")
        assert (await side.seen())[item.id] == side.say("theirs")

    async def test_deleting_what_somebody_changed_is_stale(self, side: Side[Any]) -> None:
        item = await create(side, side.say())
        await side.edit(item.id, side.say("theirs"))
        write = Write(op=Op.DELETE, remote_id=item.id, etag=item.etag)
        assert (await write_one(side.replica, write)).verdict is Verdict.STALE
        assert (await side.seen())[item.id] == side.say("theirs")

    async def test_deleting_twice_is_gone(self, side: Side[Any]) -> None:
        item = await create(side, side.say())
        write = Write(op=Op.DELETE, remote_id=item.id, etag=item.etag)
        first, second = await write_one(side.replica, write), await write_one(side.replica, write)
        assert (first.verdict, second.verdict) == (Verdict.DONE, Verdict.GONE)
        assert await side.seen() == {}

    async def test_updating_what_was_deleted_is_gone(self, side: Side[Any]) -> None:
        item = await create(side, side.say())
        await side.delete(item.id)
        write = changed(item, side.say("ours"), side.say())
        assert (await write_one(side.replica, write)).verdict is Verdict.GONE
        assert await side.seen() == {}

    async def test_what_was_deleted_is_created_in_the_next_generation(
        self, side: Side[Any]
    ) -> None:
        item = await create(side, side.say())
        await side.delete(item.id)
        again = new(side, side.say())
        outcome = await write_one(side.replica, again)
        if outcome.verdict is Verdict.EXISTS:
            assert outcome.item is not None
            assert outcome.item.content is None
            again = replace(again, remote_id=side.replica.remote_id("record", 1))
            outcome = await write_one(side.replica, again)
        assert outcome.verdict is Verdict.DONE
        assert outcome.item is not None
        assert (await side.seen())[outcome.item.id] == side.say()

    async def test_each_of_many_writes_has_its_own_outcome(self, side: Side[Any]) -> None:
        items = [await create(side, side.say(str(number)), str(number)) for number in range(4)]
        await side.edit(items[1].id, side.say("theirs"))
        await side.delete(items[2].id)
        writes = [
            Write(op=Op.DELETE, remote_id=item.id, etag=item.etag, was=item.content)
            for item in items
        ]
        writes.append(new(side, side.say("Fair"), "new"))
        outcomes = await side.replica.write(writes)
        assert [outcome.verdict for outcome in outcomes] == [
            Verdict.DONE,
            Verdict.STALE,
            Verdict.GONE,
            Verdict.DONE,
            Verdict.DONE,
        ]

    async def test_a_full_batch_is_carried_out(self, side: Side[Any]) -> None:
        contents = [side.say(str(number)) for number in range(side.replica.batch_size)]
        writes = [new(side, content, str(number)) for number, content in enumerate(contents)]
        outcomes = await side.replica.write(writes)
        assert {outcome.verdict for outcome in outcomes} == {Verdict.DONE}
        seen = list((await side.seen()).values())
        assert len(seen) == len(contents)
        assert all(content in seen for content in contents)
