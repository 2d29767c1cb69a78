"""The table for exceptions of series, which comes before the table of the states."""

from collections.abc import Callable, Iterator
from itertools import product

from custom_components.studio_sync.sync.calendar import instances
from custom_components.studio_sync.sync.calendar.instances import EXCEPTIONS, FACTS, Fact, row_for
from custom_components.studio_sync.sync.calendar.values import Decide
from custom_components.studio_sync.sync.decisions import forget

from .layers import REPOSITORY

RECORDS = (
    set[Fact](),
    {Fact.RECORD},
    {Fact.RECORD, Fact.DELETED},
    {Fact.RECORD, Fact.OTHER_DATE},
    {Fact.RECORD, Fact.DELETED, Fact.OTHER_DATE},
)
ITEMS = (set[Fact](), {Fact.ITEM}, {Fact.ITEM_GONE, Fact.OFF_THERE})


def cases() -> Iterator[set[Fact]]:
    """Yield the facts that hold, in every case that can be."""
    free = [each for each in Fact if each not in set[Fact]().union(*RECORDS, *ITEMS)]
    free.append(Fact.OFF_THERE)
    choices = [({each}, set[Fact]()) for each in free]
    for parts in product(RECORDS, ITEMS, *choices):
        yield set[Fact]().union(*parts)


def by_conditions(holds: Callable[[Fact], bool]) -> Decide | None:
    """Decide as the nested conditions did that were there before the table."""
    if holds(Fact.ENDED):
        return instances._ended_with_series
    if holds(Fact.DELETED):
        known = holds(Fact.SERIES_KNOWN) and holds(Fact.SCHEDULED)
        if known:
            return instances._given_back
        return instances._goes_there if holds(Fact.LEAVES) else instances._remove_link
    if holds(Fact.RECORD) and not holds(Fact.SCHEDULED):
        return instances.join_series if holds(Fact.OTHER_DATE) else instances._displaced
    if holds(Fact.DROPPED) or holds(Fact.REMADE):
        waits = holds(Fact.SERIES_WAITS) or holds(Fact.UNEDITED)
        again = instances._dropped_for_now if waits else instances._once_more
        return again if holds(Fact.DROPPED) else instances._next_round
    gone = holds(Fact.RECORD) and holds(Fact.SERIES_GONE)
    if holds(Fact.AGREED) and not (holds(Fact.SERIES_WAITS) and gone):
        return None
    return of_record(holds) if holds(Fact.RECORD) else of_arrival(holds)


def of_record(holds: Callable[[Fact], bool]) -> Decide | None:
    """Decide on one that the book has, and that was never agreed on."""
    if holds(Fact.SERIES_WAITS):
        return instances._left_out
    if holds(Fact.TO_CANCEL) and holds(Fact.SERIES_KNOWN):
        return forget if holds(Fact.OFF_THERE) else instances._cancel_there
    return None


def of_arrival(holds: Callable[[Fact], bool]) -> Decide | None:
    """Decide on a date that the book has nothing of."""
    if holds(Fact.OF_SINGLE):
        return instances._repeat_of_single
    if holds(Fact.LEAVES) and holds(Fact.ITEM):
        return instances._goes_there
    if holds(Fact.SERIES_KNOWN):
        return instances._cancel_here if holds(Fact.ITEM_GONE) else None
    if holds(Fact.SERIES_SUSPENDED):
        return instances._read_later
    return None if holds(Fact.ITEM) else instances._left_out


def test_the_table_says_what_the_conditions_said() -> None:
    for facts in cases():
        assert row_for(facts.__contains__) is by_conditions(facts.__contains__), facts


def test_every_row_decides_something() -> None:
    """No row comes after others that leave nothing to it."""
    deciding = {
        next(
            number
            for number, (needs, excludes, _) in enumerate(EXCEPTIONS)
            if facts.issuperset(needs) and facts.isdisjoint(excludes)
        )
        for facts in cases()
    }
    assert deciding == set(range(len(EXCEPTIONS)))


def test_every_fact_is_told_and_asked_for() -> None:
    assert set(FACTS) == set(Fact)
    asked = {fact for needs, excludes, _ in EXCEPTIONS for fact in (*needs, *excludes)}
    assert asked == set(Fact)


def test_the_documents_have_every_row_and_say_where_the_other_table_decides() -> None:
    text = (REPOSITORY / "docs" / "sync-rules.md").read_text(encoding="utf-8")
    section = text.partition("### The table for exceptions\n")[2].partition("\n## ")[0]
    [_, _, *rows] = [line.split("|")[1:-1] for line in section.splitlines() if line[:1] == "|"]
    other = [what.strip().startswith("the table") for _, what in rows]
    assert other == [decide is None for _, _, decide in EXCEPTIONS]
