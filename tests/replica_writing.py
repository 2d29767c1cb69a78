"""The part of the replica contract that is about writing."""

# ruff: noqa: D102 - the names of the tests say it

from dataclasses import replace

import pytest

from custom_components.studio_sync.book.model import Content, Status, Timed
from custom_components.studio_sync.sync.model import Op, Verdict, Write
from tests.replica_side import (
    ALL_DAY,
    DAY,
    HOUR,
    SECOND,
    WEEKLY,
    Side,
    all_of,
    by_id,
    create,
    instance,
    timed,
    write_one,
)


class Writing:
    """Conditional, idempotent writes, with an outcome for each."""

    @pytest.mark.parametrize(
        "content",
        [
            timed(description="first\nsecond", place="Studio 1", busy=False),
            timed("مرحبا 🎞️", status=Status.TENTATIVE),
            timed("", DAY, when=Timed(start=DAY, end=DAY, zone="Asia/Tokyo")),
            ALL_DAY,
            WEEKLY,
        ],
        ids=["plain", "emoji and right to left", "of no length", "days", "series"],
    )
    async def test_what_is_created_reads_back_equal(self, side: Side, content: Content) -> None:
        item = await create(side, content)
        assert item.content == content
        assert item.etag
        assert by_id(await all_of(side.replica))[item.id] == item
        assert (await side.seen())[item.id] == content

    async def test_ids_depend_on_the_record_and_the_generation_only(self, side: Side) -> None:
        names = {side.replica.remote_id(name, number) for name in "ab" for number in (0, 1)}
        assert len(names) == 4
        assert side.replica.remote_id("a", 0) in names

    async def test_creating_again_tells_what_is_there(self, side: Side) -> None:
        """So after a crash nothing is doubled (B8)."""
        item = await create(side, timed())
        write = Write(op=Op.CREATE, remote_id=item.id, content=timed())
        outcome = await write_one(side.replica, write)
        assert (outcome.verdict, outcome.item) == (Verdict.EXISTS, item)
        assert len(await side.seen()) == 1

    async def test_an_update_sends_only_what_differs(self, side: Side) -> None:
        """What a person changed in other fields meanwhile is for the etag to notice."""
        item = await create(side, timed(place="Studio 1"))
        new = timed("Wedding", place="Studio 1", description="two hours")
        write = Write(
            op=Op.UPDATE, remote_id=item.id, etag=item.etag, content=new, was=item.content
        )
        outcome = await write_one(side.replica, write)
        assert outcome.verdict is Verdict.DONE
        assert outcome.item is not None
        assert outcome.item.content == new
        assert outcome.item.etag != item.etag
        assert (await side.seen())[item.id] == new

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            (timed(), ALL_DAY),
            (ALL_DAY, timed()),
            (WEEKLY, timed("Course")),
            (timed(description="text", place="there"), timed()),
            (ALL_DAY, replace(ALL_DAY, recurrence=("RRULE:FREQ=WEEKLY;COUNT=3",))),
        ],
        ids=["timed to days", "days to timed", "series to one", "emptied", "one to series"],
    )
    async def test_every_kind_of_change_arrives(
        self, side: Side, old: Content, new: Content
    ) -> None:
        item = await create(side, old)
        write = Write(op=Op.UPDATE, remote_id=item.id, etag=item.etag, content=new, was=old)
        outcome = await write_one(side.replica, write)
        assert outcome.verdict is Verdict.DONE
        assert (await side.seen())[item.id] == new

    async def test_an_update_of_what_somebody_changed_is_stale(self, side: Side) -> None:
        item = await create(side, timed())
        await side.edit(item.id, timed("theirs"))
        write = Write(
            op=Op.UPDATE, remote_id=item.id, etag=item.etag, content=timed("ours"), was=timed()
        )
        outcome = await write_one(side.replica, write)
        assert outcome.verdict is Verdict.STALE
        assert outcome.item is None or outcome.item.content == timed("theirs")
        assert (await side.seen())[item.id] == timed("theirs")

    async def test_deleting_what_somebody_changed_is_stale(self, side: Side) -> None:
        item = await create(side, timed())
        await side.edit(item.id, timed("theirs"))
        write = Write(op=Op.DELETE, remote_id=item.id, etag=item.etag)
        assert (await write_one(side.replica, write)).verdict is Verdict.STALE
        assert (await side.seen())[item.id] == timed("theirs")

    async def test_deleting_twice_is_gone(self, side: Side) -> None:
        item = await create(side, timed())
        write = Write(op=Op.DELETE, remote_id=item.id, etag=item.etag)
        first, second = await write_one(side.replica, write), await write_one(side.replica, write)
        assert (first.verdict, second.verdict) == (Verdict.DONE, Verdict.GONE)
        assert await side.seen() == {}

    async def test_updating_what_was_deleted_is_gone(self, side: Side) -> None:
        item = await create(side, timed())
        await side.delete(item.id)
        write = Write(
            op=Op.UPDATE, remote_id=item.id, etag=item.etag, content=timed("ours"), was=timed()
        )
        assert (await write_one(side.replica, write)).verdict is Verdict.GONE
        assert await side.seen() == {}

    async def test_what_was_deleted_is_created_in_the_next_generation(self, side: Side) -> None:
        item = await create(side, timed())
        await side.delete(item.id)
        again = Write(op=Op.CREATE, remote_id=item.id, content=timed())
        outcome = await write_one(side.replica, again)
        if outcome.verdict is Verdict.EXISTS:
            assert outcome.item is not None
            assert outcome.item.content is None
            again = replace(again, remote_id=side.replica.remote_id("record", 1))
            outcome = await write_one(side.replica, again)
        assert outcome.verdict is Verdict.DONE
        assert (await side.seen())[again.remote_id] == timed()

    async def test_each_of_many_writes_has_its_own_outcome(self, side: Side) -> None:
        items = [await create(side, timed(str(number)), str(number)) for number in range(4)]
        await side.edit(items[1].id, timed("theirs"))
        await side.delete(items[2].id)
        writes = [
            Write(op=Op.DELETE, remote_id=item.id, etag=item.etag, was=item.content)
            for item in items
        ]
        writes.append(Write(op=Op.CREATE, remote_id=side.new_id("new"), content=ALL_DAY))
        outcomes = await side.replica.write(writes)
        assert [outcome.verdict for outcome in outcomes] == [
            Verdict.DONE,
            Verdict.STALE,
            Verdict.GONE,
            Verdict.DONE,
            Verdict.DONE,
        ]

    async def test_a_full_batch_is_carried_out(self, side: Side) -> None:
        writes = [
            Write(op=Op.CREATE, remote_id=side.new_id(str(number)), content=timed(str(number)))
            for number in range(side.replica.batch_size)
        ]
        outcomes = await side.replica.write(writes)
        assert {outcome.verdict for outcome in outcomes} == {Verdict.DONE}
        titles = {content.title for content in (await side.seen()).values()}
        assert titles == {str(number) for number in range(side.replica.batch_size)}

    async def test_an_instance_is_changed_and_changed_again(self, side: Side) -> None:
        """S18."""
        series = await create(side, WEEKLY)
        outcome = await write_one(side.replica, instance(side, series, SECOND))
        assert outcome.verdict is Verdict.DONE
        item = outcome.item
        assert item is not None
        assert item.content == timed("Course, moved", SECOND + 3 * HOUR)
        assert (item.parent_id, item.position) == (series.id, SECOND)
        again = timed("Course, moved again", SECOND + 5 * HOUR)
        outcome = await write_one(
            side.replica,
            instance(
                side,
                series,
                SECOND,
                op=Op.UPDATE,
                etag=item.etag,
                content=again,
                was=item.content,
            ),
        )
        assert outcome.verdict is Verdict.DONE
        assert (await side.seen())[item.id] == again

    async def test_an_instance_is_cancelled_by_deleting_it(self, side: Side) -> None:
        """S18: the series itself stays."""
        series = await create(side, WEEKLY)
        write = instance(side, series, SECOND, op=Op.DELETE, content=None)
        assert (await write_one(side.replica, write)).verdict is Verdict.DONE
        assert (await side.seen()).keys() == {series.id}
        item = by_id(await all_of(side.replica))[write.remote_id]
        assert (item.content, item.parent_id) == (None, series.id)

    async def test_a_cancelled_instance_comes_back(self, side: Side) -> None:
        """As an undo does (B2)."""
        series = await create(side, WEEKLY)
        cancel = instance(side, series, SECOND, op=Op.DELETE, content=None)
        assert (await write_one(side.replica, cancel)).verdict is Verdict.DONE
        back = instance(side, series, SECOND, content=timed("Course", SECOND))
        outcome = await write_one(side.replica, back)
        assert outcome.verdict is Verdict.DONE
        assert (await side.seen())[back.remote_id] == timed("Course", SECOND)

    async def test_an_instance_of_a_deleted_series_is_gone(self, side: Side) -> None:
        series = await create(side, WEEKLY)
        await side.delete(series.id)
        outcome = await write_one(side.replica, instance(side, series, SECOND))
        assert outcome.verdict is Verdict.GONE
