"""The decision table and what surrounds it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from custom_components.studio_sync.book.model import (
    AllDay,
    Appointment,
    Content,
    Kind,
    Link,
    Moment,
    Status,
    Timed,
)
from custom_components.studio_sync.sync import plan as planning
from custom_components.studio_sync.sync.calendar.items import CalendarItem
from custom_components.studio_sync.sync.calendar.kind import APPOINTMENTS
from custom_components.studio_sync.sync.decisions import DECISIONS, State
from custom_components.studio_sync.sync.guard import guard, without_risk
from custom_components.studio_sync.sync.model import Action, Do, Plan, Policy, RemoteItem, Rules
from custom_components.studio_sync.sync.naming import Naming
from custom_components.studio_sync.sync.pair import Snapshot

NOW = datetime(2026, 11, 2, 12, tzinfo=UTC)
WHEN = Timed(start=NOW, end=NOW + timedelta(hours=1), zone="Europe/Berlin")
BASE = Content(title="Portrait", when=WHEN)
EDIT = replace(BASE, place="Garden")
OTHER = replace(BASE, title="Portrait of two")
RULES = Rules(scope="mia", since=NOW - timedelta(days=90), send_back=True)
SERIES = replace(BASE, recurrence=("RRULE:FREQ=WEEKLY",))


def record(content: Content = BASE, **changes: object) -> Appointment:
    start = Appointment(id="a", content=content, staff_id="mia", rev=7, changed_at=NOW)
    return replace(start, **changes)  # type: ignore[arg-type]


def link(**changes: object) -> Link:
    start = Link(replica_id="r", record_id="a", remote_id="x", etag="1", baseline=BASE)
    return replace(start, **changes)  # type: ignore[arg-type]


def item(content: Content | None = BASE, **changes: object) -> RemoteItem[Content]:
    start = CalendarItem(id="x", etag="2", content=content, updated=NOW)
    return replace(start, **changes)  # type: ignore[arg-type]


NAMING = Naming(
    kind=APPOINTMENTS,
    remote_id=lambda name, generation: f"new-{name}-{generation}",
    child_id=lambda series, start: f"{series}_{start:%Y%m%dT%H%M%S}",
    split_id=lambda series, start: f"{series}_R{start:%Y%m%dT%H%M%S}",
)


def snapshot(
    records: Iterable[Appointment] = (),
    links: Iterable[Link] = (),
    items: Iterable[RemoteItem[Content]] = (),
    *,
    outward: Iterable[str] | None = None,
) -> Snapshot[Appointment, Content]:
    by_id = {one.id: one for one in records}
    return Snapshot(
        records=by_id,
        links={one.record_id: one for one in links},
        items={one.id: one for one in items},
        outward=frozenset(by_id if outward is None else outward),
        connected_at=NOW - timedelta(days=1),
        naming=NAMING,
    )


def plan(found: Snapshot[Appointment, Content], rules: Rules) -> Plan[Appointment, Content]:
    return planning.plan(found, rules, APPOINTMENTS.children())


def only(result: Plan[Appointment, Content]) -> Action[Appointment, Content]:
    [action] = result.actions
    return action


def test_the_table_knows_every_case_that_can_be() -> None:
    """A side without a baseline is none or new; with one it is same, edited or gone."""
    unpaired, paired = (State.NONE, State.NEW), (State.SAME, State.EDITED, State.GONE)
    cases = {(a, b) for a in unpaired for b in unpaired} | {(a, b) for a in paired for b in paired}
    assert set(DECISIONS) == cases


@pytest.mark.parametrize(
    ("here", "there", "do"),
    [
        (BASE, BASE, Do.AGREE),
        (EDIT, BASE, Do.UPDATE_REMOTE),
        (BASE, EDIT, Do.UPDATE_LOCAL),
        (EDIT, OTHER, Do.MERGE),
        (EDIT, EDIT, Do.AGREE),
        (None, BASE, Do.DELETE_REMOTE),
        (BASE, None, Do.DELETE_LOCAL),
        (EDIT, None, Do.CREATE_REMOTE),
        (None, EDIT, Do.UPDATE_LOCAL),
        (None, None, Do.UNLINK),
    ],
)
def test_every_row_of_the_table(here: Content | None, there: Content | None, do: Do) -> None:
    ours = record(here) if here is not None else record(deleted=True)
    assert only(plan(snapshot([ours], [link()], [item(there)]), RULES)).do is do


def test_an_edit_beats_a_deletion_on_either_side() -> None:
    restored = only(plan(snapshot([record(deleted=True)], [link()], [item(EDIT)]), RULES))
    assert (restored.do, restored.content) == (Do.UPDATE_LOCAL, EDIT)
    assert restored.reason == "edit_beats_deletion"
    again = only(plan(snapshot([record(EDIT)], [link()], [item(None)]), RULES))
    assert (again.do, again.reason) == (Do.CREATE_REMOTE, "edit_beats_deletion")


def test_an_echo_of_our_own_write_means_nothing() -> None:
    assert not plan(snapshot([record()], [link(etag="2")], [item()]), RULES).actions


def test_a_session_deleted_in_google_is_cancelled() -> None:
    """Its client and data stay."""
    ours = record(kind=Kind.SESSION)
    assert only(plan(snapshot([ours], [link()], [item(None)]), RULES)).do is Do.CANCEL_LOCAL


def test_without_send_back_google_changes_nothing_here() -> None:
    """S6."""
    rules = replace(RULES, send_back=False)
    edited = plan(snapshot([record()], [link()], [item(EDIT)]), rules)
    assert not edited.actions
    assert [item.reason for item in edited.skipped] == ["not_sent_back"]
    assert only(plan(snapshot([record()], [link()], [item(None)]), rules)).do is Do.UNLINK
    assert not plan(snapshot(items=[item()]), rules).actions


@pytest.mark.parametrize(
    ("changes", "rules", "reason"),
    [
        ({"declined": True}, RULES, "declined"),
        ({"content": replace(BASE, status=Status.TENTATIVE)}, RULES, "tentative"),
        ({"updated": NOW - timedelta(days=2)}, RULES, "not_sent_back"),
        ({}, replace(RULES, since=NOW + timedelta(hours=2)), "before_window"),
        ({}, replace(RULES, send_back=False), "not_sent_back"),
    ],
)
def test_what_is_not_taken_in_says_why(
    changes: dict[str, object], rules: Rules, reason: str
) -> None:
    """S7, S8, S9, S11."""
    result = plan(snapshot(items=[item(**changes)]), rules)  # type: ignore[arg-type]
    assert not result.actions
    assert [item.reason for item in result.skipped] == [reason]


def test_populating_takes_in_what_is_older_than_the_connection() -> None:
    """S7."""
    old = item(updated=NOW - timedelta(days=400))
    rules = replace(RULES, send_back=False, populate_in=True)
    assert only(plan(snapshot(items=[old]), rules)).do is Do.CREATE_LOCAL


@pytest.mark.parametrize(
    ("lines", "moves"),
    [
        (("RRULE:FREQ=WEEKLY;UNTIL=20200101T000000Z",), False),
        (("RRULE:FREQ=WEEKLY",), True),
        (("RRULE:FREQ=WEEKLY;COUNT=500",), True),
    ],
)
def test_a_series_is_over_with_its_last_instance(lines: tuple[str, ...], moves: bool) -> None:  # noqa: FBT001
    """S8."""
    start = datetime(2019, 1, 7, 9, tzinfo=UTC)
    when = Timed(start=start, end=start + timedelta(hours=1), zone="Europe/Berlin")
    for content in (
        replace(BASE, when=when, recurrence=lines),
        replace(
            BASE,
            when=AllDay(start=date(2019, 1, 7), end=date(2019, 1, 8)),
            recurrence=tuple(line.replace("T000000Z", "") for line in lines),
        ),
    ):
        result = plan(snapshot([record(content)]), RULES)
        assert bool(result.actions) is moves


def test_populating_recognises_what_both_have_and_never_doubles() -> None:
    """S7: of two equal ones each is paired once, and a third one is created."""
    ours = [record(id=name, content=replace(BASE, description=name)) for name in "abc"]
    theirs = [item(id=name, content=replace(BASE, description=name)) for name in "ba"]
    rules = replace(RULES, populate_in=True, populate_out=True)
    actions = plan(snapshot(ours, items=theirs), rules).actions
    linked = {(a.record.id, a.item.id) for a in actions if a.do is Do.LINK and a.record and a.item}
    assert linked == {("a", "a"), ("b", "b")}
    assert [a.record.id for a in actions if a.do is Do.CREATE_REMOTE and a.record] == ["c"]


def test_a_lost_answer_is_recognised_by_the_id_we_would_choose() -> None:
    result = only(plan(snapshot([record()], items=[item(id="new-a-0")]), RULES))
    assert result.do is Do.LINK


def test_what_was_not_asked_to_go_out_is_only_recognised() -> None:
    assert not plan(snapshot([record()], outward=[]), RULES).actions


def test_one_given_to_somebody_else_leaves_this_calendar() -> None:
    moved = record(staff_id="tom")
    result = only(plan(snapshot([moved], [link()]), RULES))
    assert (result.do, result.reason) == (Do.DELETE_REMOTE, "left_this_calendar")
    assert not plan(snapshot([replace(moved, assistant_ids=("mia",))], [link()]), RULES).actions


def test_a_pair_at_rest_waits_until_one_side_moves() -> None:
    suspended = link(frozen_rev=7)
    assert not plan(snapshot([record(EDIT)], [suspended]), RULES).actions
    assert plan(snapshot([record(EDIT, rev=8)], [suspended]), RULES).actions
    assert plan(snapshot([record(EDIT)], [suspended], [item(OTHER)]), RULES).actions


def test_under_ask_a_conflict_waits_for_a_person() -> None:
    rules = replace(RULES, policy=Policy.ASK)
    ours, theirs = replace(BASE, title="here"), replace(BASE, title="there")
    action = only(plan(snapshot([record(ours)], [link()], [item(theirs)]), rules))
    assert (action.do, action.fields) == (Do.CONFLICT, ("title",))


def exception(content: Content = EDIT, start: Moment = NOW, **changes: object) -> Appointment:
    return record(content, **{"id": "e", "series_id": "a", "original_start": start, **changes})


def test_a_new_series_comes_before_its_exceptions() -> None:
    cancelled = exception(replace(BASE, status=Status.CANCELLED), NOW + timedelta(days=7), id="c")
    actions = plan(snapshot([exception(), cancelled, record(SERIES)]), RULES).actions
    assert [(a.do, a.parent_remote_id) for a in actions] == [
        (Do.CREATE_REMOTE, None),
        (Do.CREATE_REMOTE, "new-a-0"),
        (Do.DELETE_REMOTE, "new-a-0"),
    ]


def test_exceptions_end_with_their_series() -> None:
    ours = [record(SERIES, deleted=True), exception(deleted=True)]
    links = [link(baseline=SERIES), link(record_id="e", remote_id="x_e", baseline=EDIT)]
    actions = plan(snapshot(ours, links), RULES).actions
    assert [a.do for a in actions] == [Do.DELETE_REMOTE, Do.UNLINK]


def test_an_instance_cancelled_in_google_is_cancelled_here() -> None:
    gone = item(None, id="x_i", parent_id="x", position=NOW)
    series = snapshot([record(SERIES)], [link(baseline=SERIES)], [gone], outward=[])
    assert only(plan(series, RULES)).do is Do.CANCEL_LOCAL
    one_way = plan(series, replace(RULES, send_back=False))
    assert not one_way.actions


def test_a_date_of_an_unknown_series_stands_alone() -> None:
    date = item(EDIT, id="y_i", parent_id="y", position=NOW)
    action = only(plan(snapshot(items=[date]), RULES))
    assert (action.do, action.alone) == (Do.CREATE_LOCAL, True)


def test_a_cancelled_date_of_an_unknown_series_is_left_out() -> None:
    date = item(None, id="y_i", parent_id="y", position=NOW)
    result = plan(snapshot(items=[date]), RULES)
    assert [item.reason for item in result.skipped] == ["series_left_out"]


def test_exceptions_on_both_sides_meet_by_the_instance_they_replace() -> None:
    there = item(OTHER, id="x_i", parent_id="x", position=NOW)
    action = only(
        plan(snapshot([record(SERIES), exception()], [link(baseline=SERIES)], [there]), RULES)
    )
    assert action.do is Do.LINK
    assert action.content == replace(OTHER, place="Garden")


def many(count: int, there: Content | None, here: Content = BASE) -> Plan[Appointment, Content]:
    names = [f"n{number}" for number in range(count)]
    return plan(
        snapshot(
            [record(here, id=name) for name in names],
            [link(record_id=name, remote_id=f"x{name}") for name in names],
            [item(there, id=f"x{name}") for name in names],
        ),
        RULES,
    )


LATER = replace(
    BASE, when=replace(WHEN, start=NOW + timedelta(hours=1), end=NOW + timedelta(hours=2))
)


@pytest.mark.parametrize(
    ("there", "reason", "put_back"),
    [
        (None, "mass_deletion", Do.CREATE_REMOTE),
        (replace(BASE, title=""), "mass_emptying", Do.UPDATE_REMOTE),
        (LATER, "mass_shift", Do.UPDATE_REMOTE),
    ],
)
def test_the_brake_holds_what_goes_too_far(
    there: Content | None, reason: str, put_back: Do
) -> None:
    """B4: more than 10, and more than 20 %."""
    assert not guard(APPOINTMENTS, many(10, there), RULES, pairs=10).held
    assert not guard(APPOINTMENTS, many(11, there), RULES, pairs=55).held
    held = guard(APPOINTMENTS, many(11, there), RULES, pairs=54)
    assert held.held == reason
    assert len(held.risky) == 11
    kept = without_risk(held)
    assert {action.do for action in kept.actions} == {put_back}
    assert {action.content for action in kept.actions} == {BASE}


def test_the_user_approves_this_set_of_deletions_and_no_other() -> None:
    one, other = (guard(APPOINTMENTS, many(count, None), RULES, pairs=20) for count in (11, 12))
    assert one.digest
    assert one.digest != other.digest


def test_what_the_studio_deleted_can_be_put_back_too() -> None:
    names = [f"n{number}" for number in range(12)]
    ours = [record(id=name, deleted=True) for name in names]
    links = [link(record_id=name, remote_id=f"x{name}") for name in names]
    held = guard(APPOINTMENTS, plan(snapshot(ours, links), RULES), RULES, pairs=12)
    kept = without_risk(held)
    assert {(action.do, action.content) for action in kept.actions} == {(Do.UPDATE_LOCAL, BASE)}


@pytest.mark.parametrize(
    ("here", "reason"), [(LATER, "mass_shift"), (replace(BASE, title=""), "mass_emptying")]
)
def test_what_the_studio_changed_can_be_put_back_too(here: Content, reason: str) -> None:
    """B4: by a wrong zone on this side, or a script that empties."""
    held = guard(APPOINTMENTS, many(12, BASE, here), RULES, pairs=12)
    assert held.held == reason
    kept = without_risk(held)
    assert {(action.do, action.content) for action in kept.actions} == {(Do.UPDATE_LOCAL, BASE)}


def test_all_day_moves_are_seen_as_a_shift_too() -> None:
    def day(number: int) -> Content:
        start = date(2026, 11, 2) + timedelta(days=number)
        return replace(BASE, when=AllDay(start=start, end=start + timedelta(days=1)))

    names = [f"n{number}" for number in range(12)]
    result = plan(
        snapshot(
            [record(day(0), id=name) for name in names],
            [link(record_id=name, remote_id=f"x{name}", baseline=day(0)) for name in names],
            [item(day(1), id=f"x{name}") for name in names],
        ),
        RULES,
    )
    assert guard(APPOINTMENTS, result, RULES, pairs=12).held == "mass_shift"
    assert not result.risky
