"""What must hold when all has come to rest, and how to tell that it has."""

from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from custom_components.studio_sync.book import appointments, links
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.sync.report import Report

from . import private, views
from .expectation import Expectation
from .stage import Account, Stage

type Rows = Counter[views.Row]


@dataclass(slots=True)
class Seen:
    """What is elsewhere: how often each thing, all texts, and what people are asked about."""

    everywhere: Counter[str] = field(default_factory=Counter)
    text: str = ""
    asked: set[str] = field(default_factory=set)


async def rows(stage: Stage, account: Account) -> tuple[Rows, Rows]:
    """Return what people see in the book and in Google, as far as both are shown it."""
    shown = partial(private.book_rows, staff_id=account.name, privacy=account.privacy)
    copy_index = await account.copy_index(stage.book)
    book = await stage.book.read(shown)
    return book, private.google_rows(views.google_instances(account.phone), copy_index)


async def check(
    stage: Stage,
    expected: Expectation,
    foreign_events: dict[str, dict[str, Any]],
    others: Seen | None = None,
) -> None:
    """Compare both sides, and both with what people did; ``others`` are seen by other checks."""
    others = others or Seen()
    everywhere, asked = others.everywhere, others.asked
    text = others.text + await stage.book.read(views.book_text)
    for name, account in stage.accounts.items():
        replica_id = stage.replica_id(name)
        left_out = await stage.book.read(partial(suspended, replica_id=replica_id))
        asked |= left_out
        left_out |= expected.old.get(name, set())
        if name in expected.one_way:
            left_out |= expected.apart.get(name, set()) | expected.unshown.get(name, set())
        copy_index = await account.copy_index(stage.book)
        events = list(views.google_instances(account.phone))
        if "tentative" not in stage.rules[name].admits:
            left_out |= {copy_index.tag(each) for each in events if each["status"] == "tentative"}
        book, _ = await rows(stage, account)
        events = [each for each in events if copy_index.tag(each) not in left_out]
        same(without(book, left_out), private.google_rows(events, copy_index), f"{name} differs")
        copy_index.check(events)
        heads = await stage.book.read(partial(views.heads, staff_id=name))
        there = Counter(copy_index.tag(event) for event in views.living(account.phone))
        expected.check_numbers(f"{name}'s diary", heads)
        expected.check_numbers(f"{name}'s Google", there)
        everywhere += heads + there
        text += views.google_text(account.phone)
        for one, event in foreign_events[name].items():
            assert account.phone.get(one) == event, "somebody else's event was touched"
    expected.ownership.check(await stage.book.read(lambda tx: appointments.changes(tx, 0)))
    expected.check_alive(everywhere)
    expected.check_values(text)
    expected.check_unread(await stage.book.read(views.state_text))
    expected.calm(asked)
    assert not stage.google.mails
    assert not stage.google.violations


def suspended(tx: Transaction, replica_id: str) -> set[str]:
    """Return the tags of pairs whose sides may differ, since a person has been asked."""
    asked = {conflict.record_id for conflict in views.open_conflicts(tx)}
    records = {record.id: record for record in appointments.changes(tx, 0)}
    found: set[str] = set()
    for record_id, link in links.get(tx, replica_id, records).items():
        # An exception can't be written while a person is asked about its series.
        waits = records[record_id].series_id in asked
        assert waits or link.state != "pending", f"{record_id} is pending for ever"
        # One date of somebody's series can't be made to repeat.
        single = link.remote_id.startswith("foreign")
        assert single or link.state != "refused", f"{record_id} was refused: {link.reason}"
        assert single or link.frozen_rev is None, f"{record_id} rests for no reason"
        if record_id in asked or link.frozen_rev is not None:
            found.add(views.tag_of(records[record_id].content.title))
    return found


def without(shown: Rows, tags: set[str]) -> Rows:
    """Return what is shown but for these."""
    return Counter({row: number for row, number in shown.items() if row.tag not in tags})


def same(one: Rows, other: Rows, message: str) -> None:
    """Compare, and show only what differs: what is missing from the second, what is more."""
    missing, more = one - other, other - one
    assert (missing, more) == (Counter(), Counter()), f"{message}: {missing} / {more}"


def is_quiet(report: Report) -> bool:
    """Tell whether a run asked once, and wrote nothing."""
    return report.run is None and report.requests == 1


def changed_something(report: Report) -> bool:
    """Tell whether a run wrote on either side."""
    return any(count for name, count in report.counts.items() if name.endswith(("book", "google")))


def told(report: Report) -> str:
    """Say what a run was about to do."""
    actions = [(action.do.value, action.reason) for action in report.plan.actions]
    return f"{report.requests} requests, {actions}"
