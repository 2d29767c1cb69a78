"""What every replica has to hold to: one suite, run against each of them.

A test module makes a subclass of ``ReplicaContract`` whose name begins with ``Test``
and gives it a fixture ``side``, a ``Side`` with a fresh replica that nothing is in.
"""

# ruff: noqa: D102 - the names of the tests say it

from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from custom_components.studio_sync.book.model import AllDay, Content, Moment, Status, Timed
from custom_components.studio_sync.sync.model import Delta, Op, Outcome, RemoteItem, Verdict, Write
from custom_components.studio_sync.sync.replica import (
    AccessRefused,
    Replica,
    ReplicaError,
    ReplicaGone,
    SignInExpired,
    Unreachable,
)

DAY = datetime(2026, 12, 7, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


class Side(ABC):
    """The replica, and a person at the other side of it."""

    replica: Replica

    @abstractmethod
    async def add(self, content: Content) -> str:
        """Let the person make an item; returns its remote id."""

    @abstractmethod
    async def edit(self, remote_id: str, content: Content) -> None:
        """Let the person change an item, or one instance of a series by its id."""

    @abstractmethod
    async def delete(self, remote_id: str) -> None:
        """Let the person delete an item, or cancel an instance by its id."""

    @abstractmethod
    async def add_something_strange(self) -> str:
        """Let an item arrive that is nobody's appointment; returns its remote id."""

    @abstractmethod
    async def seen(self) -> Mapping[str, Content]:
        """Return what the person sees, by remote id; series are not expanded."""

    @abstractmethod
    async def forget_cursors(self) -> None:
        """Let the replica not know any cursor any more."""

    @abstractmethod
    async def hide_next_write(self) -> None:
        """Let the next write be missing from the next listing."""

    @abstractmethod
    async def fail(self, times: int | None) -> None:
        """Let so many requests fail before anything is done; None: all from now on."""

    @abstractmethod
    async def lose_answers(self, times: int | None) -> None:
        """Let so many requests be carried out, but their answers be lost."""

    @abstractmethod
    async def end_sign_in(self) -> None:
        """Let the sign-in be over."""

    @abstractmethod
    async def remove_calendar(self) -> None:
        """Delete the calendar as a whole."""

    @abstractmethod
    async def make_read_only(self) -> None:
        """Let the calendar be readable only."""

    def new_id(self, name: str = "record") -> str:
        """Choose an id for a new item."""
        return self.replica.remote_id(name, 0)


def timed(title: str = "Portrait", start: datetime = DAY, **changes: object) -> Content:
    """Make an appointment of an hour."""
    when = Timed(start=start, end=start + HOUR, zone="Europe/Berlin")
    return replace(Content(title=title, when=when), **changes)  # type: ignore[arg-type]


WEEKLY = timed("Course", recurrence=("RRULE:FREQ=WEEKLY;COUNT=6",))
ALL_DAY = Content(
    title="Fair", when=AllDay(start=date(2026, 12, 7), end=date(2026, 12, 9)), busy=False
)


async def nothing_known() -> Collection[str]:
    """No item is paired."""
    return ()


async def not_asked() -> Collection[str]:
    """Fail: an incremental fetch has no need to know what is paired."""
    raise AssertionError("asked for what is known")


def by_id(delta: Delta) -> dict[str, RemoteItem]:
    """Index the items, and see that none comes twice."""
    assert len({item.id for item in delta.items}) == len(delta.items)
    return {item.id: item for item in delta.items}


async def all_of(replica: Replica, known: Sequence[str] = ()) -> Delta:
    """Fetch everything there is."""

    async def paired() -> Collection[str]:
        return known

    delta = await replica.fetch(None, paired)
    assert delta.full
    return delta


async def write_one(replica: Replica, write: Write) -> Outcome:
    """Carry one write out."""
    (outcome,) = await replica.write([write])
    return outcome


async def create(side: Side, content: Content, name: str = "record") -> RemoteItem:
    """Create an item through the replica."""
    write = Write(op=Op.CREATE, remote_id=side.new_id(name), content=content)
    outcome = await write_one(side.replica, write)
    assert outcome.verdict is Verdict.DONE
    assert outcome.item is not None
    return outcome.item


def instance(side: Side, series: RemoteItem, start: Moment, **changes: object) -> Write:
    """Make the write of an exception; the changes are members of Write."""
    write = Write(
        op=Op.CREATE,
        remote_id=side.replica.instance_id(series.id, start),
        content=timed("Course, moved", DAY + timedelta(days=7, hours=3)),
        series_id=series.id,
        original_start=start,
    )
    return replace(write, **changes)  # type: ignore[arg-type]


SECOND = DAY + timedelta(days=7)
"""The start of the second instance of WEEKLY."""


class Reading:
    """Fetching: complete, or an error; and no deletion without proof (B5)."""

    async def test_an_empty_replica_gives_an_empty_full_listing(self, side: Side) -> None:
        delta = await all_of(side.replica)
        assert delta.items == ()
        assert delta.cursor

    @pytest.mark.parametrize("content", [timed(), ALL_DAY, WEEKLY], ids=["timed", "days", "series"])
    async def test_what_a_person_makes_arrives_as_it_is(self, side: Side, content: Content) -> None:
        remote_id = await side.add(content)
        item = by_id(await all_of(side.replica))[remote_id]
        assert item.content == content
        assert item.etag

    async def test_nothing_changed_is_one_request_and_no_items(self, side: Side) -> None:
        await side.add(timed())
        first = await all_of(side.replica)
        before = side.replica.requests
        delta = await side.replica.fetch(first.cursor, not_asked)
        assert (delta.items, delta.set_aside, delta.full) == ((), (), False)
        assert side.replica.requests - before == 1

    async def test_only_what_changed_comes_after_a_cursor(self, side: Side) -> None:
        await side.add(timed("stays"))
        edited, deleted = await side.add(timed("old")), await side.add(timed("goes"))
        first = await all_of(side.replica)
        await side.edit(edited, timed("new", DAY + HOUR))
        await side.delete(deleted)
        added = await side.add(ALL_DAY)
        items = by_id(await side.replica.fetch(first.cursor, not_asked))
        assert items.keys() == {edited, deleted, added}
        assert items[edited].content == timed("new", DAY + HOUR)
        assert items[edited].etag != by_id(first)[edited].etag
        assert items[deleted].content is None
        assert items[added].content == ALL_DAY

    async def test_a_cursor_can_be_used_again(self, side: Side) -> None:
        """After a crash before the cursor was stored, the same comes again (B8)."""
        first = await all_of(side.replica)
        added = await side.add(timed())
        for _ in range(2):
            delta = await side.replica.fetch(first.cursor, not_asked)
            assert by_id(delta)[added].content == timed()

    async def test_a_dead_cursor_means_a_full_listing(self, side: Side) -> None:
        kept, gone = await side.add(timed("kept")), await side.add(timed("gone"))
        first = await all_of(side.replica)
        await side.delete(gone)
        await side.forget_cursors()

        async def paired() -> Collection[str]:
            return [kept, gone]

        delta = await side.replica.fetch(first.cursor, paired)
        assert delta.full
        items = by_id(delta)
        assert items[kept].content == timed("kept")
        assert items[gone].content is None

    async def test_what_a_full_listing_lacks_is_not_taken_for_deleted(self, side: Side) -> None:
        """A new item may be missing from a listing although it is there (B5)."""
        await side.hide_next_write()
        item = await create(side, timed())
        delta = await all_of(side.replica, [item.id])
        assert by_id(delta)[item.id].content == timed()

    async def test_a_known_item_that_never_was_is_proven_gone(self, side: Side) -> None:
        unknown = side.new_id("never made")
        delta = await all_of(side.replica, [unknown])
        assert by_id(delta)[unknown].content is None

    async def test_a_changed_instance_names_its_series_and_start(self, side: Side) -> None:
        series = await side.add(WEEKLY)
        first = await all_of(side.replica)
        name = side.replica.instance_id(series, SECOND)
        await side.edit(name, timed("Course, late", SECOND + HOUR))
        item = by_id(await side.replica.fetch(first.cursor, not_asked))[name]
        assert item.content == timed("Course, late", SECOND + HOUR)
        assert (item.series_id, item.original_start) == (series, SECOND)
        assert by_id(await all_of(side.replica))[name].content == item.content

    async def test_a_cancelled_instance_is_gone_but_known(self, side: Side) -> None:
        """Also in a full listing: else it would come back to life."""
        series = await side.add(WEEKLY)
        first = await all_of(side.replica)
        name = side.replica.instance_id(series, SECOND)
        await side.delete(name)
        for delta in (
            await side.replica.fetch(first.cursor, not_asked),
            await all_of(side.replica),
        ):
            item = by_id(delta)[name]
            assert item.content is None
            assert (item.series_id, item.original_start) == (series, SECOND)

    async def test_what_is_no_appointment_is_set_aside(self, side: Side) -> None:
        strange, usual = await side.add_something_strange(), await side.add(timed())
        delta = await all_of(side.replica, [strange])
        assert by_id(delta).keys() == {usual}
        assert [aside.remote_id for aside in delta.set_aside] == [strange]

    async def test_get_tells_how_items_are_now_in_order(self, side: Side) -> None:
        first, second = await side.add(timed("first")), await side.add(timed("second"))
        await side.delete(first)
        found = await side.replica.get([second, first, side.new_id("never made")])
        contents = [item.content for item in found]
        assert contents == [timed("second"), None, None]
        assert [item.id for item in found][:2] == [second, first]

    async def test_tentative_is_told(self, side: Side) -> None:
        """S11."""
        content = timed(status=Status.TENTATIVE)
        remote_id = await side.add(content)
        assert by_id(await all_of(side.replica))[remote_id].content == content


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
        assert (item.series_id, item.original_start) == (series.id, SECOND)
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
        assert (item.content, item.series_id) == (None, series.id)

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


class Trouble:
    """Failures: nothing half-read, nothing doubled, nothing taken for deleted."""

    async def test_a_short_failure_is_not_noticed(self, side: Side) -> None:
        remote_id = await side.add(timed())
        await side.fail(1)
        assert remote_id in by_id(await all_of(side.replica))
        await side.fail(1)
        await create(side, timed())

    async def test_a_lasting_failure_is_unreachable(self, side: Side) -> None:
        first = await all_of(side.replica)
        remote_id = await side.add(timed())
        await side.fail(None)
        with pytest.raises(Unreachable):
            await side.replica.fetch(first.cursor, not_asked)
        with pytest.raises(Unreachable):
            await side.replica.get([remote_id])

    async def test_a_lost_answer_doubles_nothing(self, side: Side) -> None:
        """B8."""
        await side.lose_answers(1)
        write = Write(op=Op.CREATE, remote_id=side.new_id(), content=timed())
        outcome = await write_one(side.replica, write)
        assert outcome.verdict in (Verdict.DONE, Verdict.EXISTS)
        assert outcome.item is not None
        assert outcome.item.content == timed()
        assert len(await side.seen()) == 1

    async def test_writes_without_any_answer_are_not_known_to_be_done(self, side: Side) -> None:
        await side.lose_answers(None)
        write = Write(op=Op.CREATE, remote_id=side.new_id(), content=timed())
        outcome = await write_one(side.replica, write)
        assert outcome.verdict is Verdict.FAILED
        assert outcome.reason

    async def test_a_sign_in_that_is_over_is_told(self, side: Side) -> None:
        first = await all_of(side.replica)
        await side.end_sign_in()
        with pytest.raises(SignInExpired):
            await side.replica.fetch(first.cursor, not_asked)
        write = Write(op=Op.CREATE, remote_id=side.new_id(), content=timed())
        with pytest.raises(SignInExpired):
            await side.replica.write([write])

    async def test_a_calendar_that_is_gone_deletes_nothing(self, side: Side) -> None:
        """B5: the calendar is missing, not the items."""
        item = await create(side, timed())
        first = await all_of(side.replica)
        await side.remove_calendar()
        with pytest.raises(ReplicaGone):
            await side.replica.fetch(first.cursor, nothing_known)
        with pytest.raises(ReplicaGone):
            await side.replica.get([item.id])
        write = Write(op=Op.DELETE, remote_id=item.id, etag=item.etag)
        with pytest.raises(ReplicaGone):
            await side.replica.write([write])

    async def test_a_read_only_calendar_refuses_writes_and_stays_readable(self, side: Side) -> None:
        item = await create(side, timed())
        await side.make_read_only()
        write = Write(op=Op.DELETE, remote_id=item.id, etag=item.etag)
        with pytest.raises(AccessRefused):
            await side.replica.write([write])
        assert item.id in by_id(await all_of(side.replica))

    async def test_no_more_writes_than_a_batch_takes(self, side: Side) -> None:
        write = Write(op=Op.DELETE, remote_id=side.new_id(), etag='"1"')
        with pytest.raises(ValueError, match="too many"):
            await side.replica.write([write] * (side.replica.batch_size + 1))

    async def test_no_writes_are_no_requests(self, side: Side) -> None:
        before = side.replica.requests
        assert list(await side.replica.write([])) == []
        assert side.replica.requests == before

    def test_errors_are_of_one_family(self) -> None:
        for error in (AccessRefused, ReplicaGone, SignInExpired, Unreachable):
            assert issubclass(error, ReplicaError)


class ReplicaContract(Reading, Writing, Trouble):
    """All of it."""
