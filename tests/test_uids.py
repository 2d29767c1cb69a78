"""What an event is called wherever it is: a series that has another name takes its dates along."""

from datetime import timedelta

from custom_components.studio_sync.book import links
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Content, Link, Moment
from custom_components.studio_sync.sync.calendar.kind import APPOINTMENTS
from custom_components.studio_sync.sync.model import RemoteItem
from custom_components.studio_sync.sync.naming import Naming
from custom_components.studio_sync.sync.uids import with_uids

from .world import START, appointment

WEEKLY = appointment("Yoga", id="s", recurrence=("RRULE:FREQ=WEEKLY",)).content
DATE = appointment("Yoga", id="d", hours=48).content


def child_id(parent_id: str, position: Moment) -> str:
    return f"{parent_id}#{position.isoformat()}"


NAMING = Naming(
    remote_id=lambda record_id, generation: f"{record_id}-{generation}",
    child_id=child_id,
    split_id=child_id,
    kind=APPOINTMENTS,
)


def item(name: str, content: Content | None, **more: object) -> RemoteItem[Content]:
    return RemoteItem(id=name, etag="1", content=content, **more)  # type: ignore[arg-type]


async def test_a_series_with_another_name_takes_its_dates_along(book: Book) -> None:
    at = START + timedelta(days=8)
    series = Link[Content](
        replica_id="r", record_id="s", remote_id="old", baseline=WEEKLY, uid="uid"
    )
    date = Link[Content](
        replica_id="r", record_id="d", remote_id=child_id("old", at), baseline=DATE
    )
    items = {
        each.id: each
        for each in (
            item("old", None),
            item("new", WEEKLY, uid="uid"),
            item(child_id("new", at), DATE, parent_id="new", position=at),
            item("else", DATE, uid="another"),
        )
    }

    def look(tx: Transaction) -> dict[str, tuple[str, ...]]:
        linked = links.by_remote(tx, "r", items)
        now, linked, known = with_uids(tx, "r", items, linked, NAMING)
        assert known == {"uid": frozenset({"s"})}
        assert linked.keys() == {"old", child_id("old", at)}
        return {name: each.former_ids for name, each in now.items() if each.former_ids}

    await book.write(lambda tx: links.put_many(tx, [series, date]))
    assert await book.read(look) == {
        "new": ("old",),
        child_id("new", at): (child_id("old", at),),
    }


async def test_while_the_former_one_is_there_nothing_was_renamed(book: Book) -> None:
    series = Link[Content](
        replica_id="r", record_id="s", remote_id="old", baseline=WEEKLY, uid="uid"
    )
    items = {each.id: each for each in (item("old", WEEKLY), item("new", WEEKLY, uid="uid"))}

    def look(tx: Transaction) -> bool:
        linked = links.by_remote(tx, "r", items)
        now, _, _ = with_uids(tx, "r", items, linked, NAMING)
        return now is items

    await book.write(lambda tx: links.put_many(tx, [series]))
    assert await book.read(look)
