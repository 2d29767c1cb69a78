"""The three-way merge (B3)."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given, strategies as st
import pytest

from custom_components.studio_sync.book.model import AllDay, Content, Status, Timed, When
from custom_components.studio_sync.sync.calendar.schema import SCHEMA
from custom_components.studio_sync.sync.merge import changed_fields, field_names, merge, with_fields
from custom_components.studio_sync.sync.model import Policy

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
TIMED = Timed(start=NOON, end=NOON + timedelta(hours=1), zone="Europe/Berlin")
ALL_DAY = AllDay(start=date(2026, 3, 2), end=date(2026, 3, 3))
BASE = Content(title="Portrait", when=TIMED, description="Bring a hat", place="Studio 1")


def at_noon(_name: str) -> datetime:
    """Tell that every field was edited at noon."""
    return NOON


def whens() -> st.SearchStrategy[When]:
    timed = st.integers(0, 3).map(
        lambda n: Timed(start=NOON + timedelta(days=n), end=NOON + timedelta(days=n), zone="UTC")
    )
    days = st.integers(0, 3).map(
        lambda n: AllDay(start=date(2026, 3, 2 + n), end=date(2026, 3, 3 + n))
    )
    return st.one_of(timed, days)


def contents() -> st.SearchStrategy[Content]:
    return st.builds(
        Content,
        title=st.sampled_from(["", "a", "b", "ש"]),
        when=whens(),
        description=st.sampled_from(["", "x", "y"]),
        place=st.sampled_from(["", "p", "q"]),
        recurrence=st.sampled_from([(), ("RRULE:FREQ=DAILY",), ("RRULE:FREQ=WEEKLY",)]),
        status=st.sampled_from([Status.CONFIRMED, Status.TENTATIVE]),
        busy=st.booleans(),
    )


def plain(base: Content | None, here: Content, there: Content, policy: Policy) -> Content:
    return merge(SCHEMA, base, here, there, policy=policy, here_at=at_noon, there_at=NOON).content


def test_edits_of_different_fields_all_stay() -> None:
    """B3."""
    here = replace(BASE, title="Family portrait")
    there = replace(BASE, place="Outdoors", busy=False)
    merged = merge(SCHEMA, BASE, here, there, policy=Policy.ASK, here_at=at_noon, there_at=NOON)
    assert merged.content == replace(here, place="Outdoors", busy=False)
    assert not merged.losers
    assert not merged.asked


@pytest.mark.parametrize(
    ("policy", "later_there", "title"),
    [
        (Policy.NEWEST, timedelta(seconds=1), "there"),
        (Policy.NEWEST, timedelta(0), "here"),
        (Policy.NEWEST, timedelta(seconds=-1), "here"),
        (Policy.STUDIO, timedelta(seconds=1), "here"),
        (Policy.REMOTE, timedelta(seconds=-1), "there"),
    ],
)
def test_the_same_field_goes_by_the_policy_and_keeps_the_loser(
    policy: Policy, later_there: timedelta, title: str
) -> None:
    here, there = replace(BASE, title="here"), replace(BASE, title="there")
    merged = merge(
        SCHEMA, BASE, here, there, policy=policy, here_at=at_noon, there_at=NOON + later_there
    )
    assert merged.content.title == title
    assert merged.losers == {"title": "there" if title == "here" else "here"}


def test_under_ask_the_fields_in_question_are_named() -> None:
    here, there = replace(BASE, title="here"), replace(BASE, title="there", place="x")
    merged = merge(SCHEMA, BASE, here, there, policy=Policy.ASK, here_at=None, there_at=None)
    assert merged.asked == ("title",)


def test_without_a_base_empty_texts_give_way() -> None:
    """S7: what populating recognises loses nothing on either side."""
    here = replace(BASE, description="")
    there = replace(BASE, place="", recurrence=("RRULE:FREQ=DAILY",))
    merged = merge(SCHEMA, None, here, there, policy=Policy.STUDIO, here_at=None, there_at=None)
    assert merged.content == replace(BASE, recurrence=("RRULE:FREQ=DAILY",))
    assert not merged.losers


def test_a_rule_never_goes_with_a_time_of_the_other_kind() -> None:
    base = replace(BASE, recurrence=("RRULE:FREQ=DAILY",))
    here = replace(base, recurrence=("RRULE:FREQ=DAILY;UNTIL=20260401T120000Z",))
    there = replace(base, when=ALL_DAY)
    merged = merge(SCHEMA, base, here, there, policy=Policy.STUDIO, here_at=at_noon, there_at=NOON)
    assert merged.content == there
    assert merged.losers == {"recurrence": here.recurrence}


def test_a_rule_that_can_not_be_moved_stays_as_it_is() -> None:
    """No rule says *the day after the 31st*."""
    first = datetime(2026, 1, 31, 9, tzinfo=UTC)
    base = replace(
        BASE,
        when=Timed(start=first, end=first + timedelta(hours=1), zone="UTC"),
        recurrence=("RRULE:FREQ=MONTHLY;BYMONTHDAY=31",),
    )
    later = Timed(start=first + timedelta(days=1), end=first + timedelta(hours=25), zone="UTC")
    here, there = replace(base, place="Park"), replace(base, when=later)
    merged = merge(SCHEMA, base, here, there, policy=Policy.NEWEST, here_at=at_noon, there_at=NOON)
    assert merged.content == replace(base, place="Park", when=later)
    assert not merged.losers


@given(contents(), contents(), contents(), st.sampled_from(list(Policy)))
def test_every_value_stays_or_is_kept_as_a_loser(
    base: Content, here: Content, there: Content, policy: Policy
) -> None:
    merged = merge(SCHEMA, base, here, there, policy=policy, here_at=at_noon, there_at=NOON)
    for name in field_names(BASE):
        ours, theirs = getattr(here, name), getattr(there, name)
        was, now = getattr(base, name), getattr(merged.content, name)
        for value in (ours, theirs):
            assert value in (was, now, merged.losers.get(name))


@given(contents(), contents(), st.sampled_from(list(Policy)))
def test_a_side_that_did_not_move_takes_the_other(
    base: Content, other: Content, policy: Policy
) -> None:
    assert plain(base, base, other, policy) == other
    assert plain(base, other, base, policy) == other
    assert plain(base, other, other, policy) == other


@given(contents(), contents(), contents(), st.sampled_from([Policy.NEWEST, Policy.STUDIO]))
def test_merging_again_changes_nothing(
    base: Content, here: Content, there: Content, policy: Policy
) -> None:
    once = plain(base, here, there, policy)
    assert plain(there, once, there, policy) == once
    assert plain(once, once, once, policy) == once


@given(contents(), contents())
def test_changed_fields_are_those_that_make_the_difference(one: Content, other: Content) -> None:
    names = changed_fields(one, other)
    assert with_fields(one, other, names) == other
    assert (not names) == (one == other)


def test_all_fields_change_where_one_side_is_missing() -> None:
    assert changed_fields(None, BASE) == field_names(BASE)
    assert changed_fields(None, None) == ()
