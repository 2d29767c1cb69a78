"""What a replica of calendars has to hold to besides: times, series and their instances."""

# ruff: noqa: D102 - the names of the tests say it

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from custom_components.studio_sync.book.model import AllDay, Content, Moment, Status, Timed
from custom_components.studio_sync.sync.model import Op, RemoteItem, Verdict, Write
from tests.replica_contract import ReplicaContract
from tests.replica_side import Side, all_of, by_id, create, not_asked, write_one

DAY = datetime(2026, 12, 7, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def timed(title: str = "Portrait", start: datetime = DAY, **changes: object) -> Content:
    """Make an appointment of an hour."""
    when = Timed(start=start, end=start + HOUR, zone="Europe/Berlin")
    return replace(Content(title=title, when=when), **changes)  # type: ignore[arg-type]


WEEKLY = timed("Course", recurrence=("RRULE:FREQ=WEEKLY;COUNT=6",))
ALL_DAY = Content(
    title="Fair", when=AllDay(start=date(2026, 12, 7), end=date(2026, 12, 9)), busy=False
)


def instance(
    side: Side[Content], series: RemoteItem, start: Moment, **changes: object
) -> Write[Content]:
    """Make the write of an exception; the changes are members of Write."""
    write = Write(
        op=Op.CREATE,
        remote_id=side.replica.child_id(series.id, start),
        content=timed("Course, moved", DAY + timedelta(days=7, hours=3)),
        parent_id=series.id,
        position=start,
    )
    return replace(write, **changes)  # type: ignore[arg-type]


SECOND = DAY + timedelta(days=7)
"""The start of the second instance of WEEKLY."""


class CalendarReading:
    """What arrives."""

    @pytest.mark.parametrize("content", [timed(), ALL_DAY, WEEKLY], ids=["timed", "days", "series"])
    async def test_whatever_a_person_makes_arrives_as_it_is(
        self, side: Side[Content], content: Content
    ) -> None:
        remote_id = await side.add(content)
        item = by_id(await all_of(side.replica))[remote_id]
        assert item.content == content
        assert item.etag

    async def test_the_dates_of_a_series_are_read_by_themselves(self, side: Side[Content]) -> None:
        """Changed, cancelled or plain: a listing since a cursor holds only what was touched."""
        name = await side.add(WEEKLY)
        starts = [DAY + timedelta(days=7 * week) for week in range(3)]
        ids = [side.replica.child_id(name, start) for start in starts]
        await side.delete(ids[1])
        await side.edit(ids[2], timed("moved", starts[2] + HOUR))
        found = {
            each.id: each
            for each in await side.replica.children([name])
            if isinstance(each, RemoteItem)
        }
        assert [found[each].position for each in ids] == starts
        assert {found[each].parent_id for each in ids} == {name}
        assert found[ids[0]].content == timed(WEEKLY.title, starts[0])
        assert found[ids[1]].content is None
        assert found[ids[2]].content == timed("moved", starts[2] + HOUR)

    async def test_a_series_that_is_gone_has_no_dates(self, side: Side[Content]) -> None:
        name = await side.add(WEEKLY)
        await side.delete(name)
        assert all(
            isinstance(each, RemoteItem) and each.content is None
            for each in await side.replica.children([name])
        )

    async def test_a_changed_instance_names_its_series_and_start(self, side: Side[Content]) -> None:
        series = await side.add(WEEKLY)
        first = await all_of(side.replica)
        name = side.replica.child_id(series, SECOND)
        await side.edit(name, timed("Course, late", SECOND + HOUR))
        item = by_id(await side.replica.fetch(first.cursor, not_asked))[name]
        assert item.content == timed("Course, late", SECOND + HOUR)
        assert (item.parent_id, item.position) == (series, SECOND)
        assert by_id(await all_of(side.replica))[name].content == item.content

    async def test_a_cancelled_instance_is_gone_but_known(self, side: Side[Content]) -> None:
        """Also in a full listing: else it would come back to life."""
        series = await side.add(WEEKLY)
        first = await all_of(side.replica)
        name = side.replica.child_id(series, SECOND)
        await side.delete(name)
        for delta in (
            await side.replica.fetch(first.cursor, not_asked),
            await all_of(side.replica),
        ):
            item = by_id(delta)[name]
            assert item.content is None
            assert (item.parent_id, item.position) == (series, SECOND)

    async def test_tentative_is_told(self, side: Side[Content]) -> None:
        """S11."""
        content = timed(status=Status.TENTATIVE)
        remote_id = await side.add(content)
        assert by_id(await all_of(side.replica))[remote_id].content == content


class CalendarWriting:
    """What is sent."""

    async def test_an_update_sends_only_the_fields_that_differ(self, side: Side[Content]) -> None:
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
    async def test_whatever_is_created_reads_back_equal(
        self, side: Side[Content], content: Content
    ) -> None:
        item = await create(side, content)
        assert item.content == content
        assert item.etag
        assert by_id(await all_of(side.replica))[item.id] == item
        assert (await side.seen())[item.id] == content

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
        self, side: Side[Content], old: Content, new: Content
    ) -> None:
        item = await create(side, old)
        write = Write(op=Op.UPDATE, remote_id=item.id, etag=item.etag, content=new, was=old)
        outcome = await write_one(side.replica, write)
        assert outcome.verdict is Verdict.DONE
        assert (await side.seen())[item.id] == new

    async def test_an_instance_is_changed_and_changed_again(self, side: Side[Content]) -> None:
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

    async def test_an_instance_is_cancelled_by_deleting_it(self, side: Side[Content]) -> None:
        """S18: the series itself stays."""
        series = await create(side, WEEKLY)
        write = instance(side, series, SECOND, op=Op.DELETE, content=None)
        assert (await write_one(side.replica, write)).verdict is Verdict.DONE
        assert (await side.seen()).keys() == {series.id}
        item = by_id(await all_of(side.replica))[write.remote_id]
        assert (item.content, item.parent_id) == (None, series.id)

    async def test_a_cancelled_instance_comes_back(self, side: Side[Content]) -> None:
        """As an undo does (B2)."""
        series = await create(side, WEEKLY)
        cancel = instance(side, series, SECOND, op=Op.DELETE, content=None)
        assert (await write_one(side.replica, cancel)).verdict is Verdict.DONE
        back = instance(side, series, SECOND, content=timed("Course", SECOND))
        outcome = await write_one(side.replica, back)
        assert outcome.verdict is Verdict.DONE
        assert (await side.seen())[back.remote_id] == timed("Course", SECOND)

    async def test_an_instance_of_a_deleted_series_is_gone(self, side: Side[Content]) -> None:
        series = await create(side, WEEKLY)
        await side.delete(series.id)
        outcome = await write_one(side.replica, instance(side, series, SECOND))
        assert outcome.verdict is Verdict.GONE


class CalendarContract(CalendarReading, CalendarWriting, ReplicaContract):
    """All of it."""
