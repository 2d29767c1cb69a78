"""Titles from a template, session types, and what an account is shown of an appointment."""

from dataclasses import replace

from hypothesis import given, strategies as st
import pytest

from custom_components.studio_sync.book.errors import BookInvalid, Reason
from custom_components.studio_sync.book.model import Appointment, Content, Kind, Origin
from custom_components.studio_sync.formats.errors import RecurrenceReason
from custom_components.studio_sync.scheduling import errors
from custom_components.studio_sync.scheduling.session_types import SessionType, parse_types
from custom_components.studio_sync.scheduling.titles import (
    AccountProjection,
    Names,
    Privacy,
    check_template,
    render,
)

from .book_fixtures import single, timed
from .scheduling_fixtures import MORNING, PORTRAIT, STUDIO, session

OURS = session("one", client_id="ada", title="Portrait – Ada", description="secret", place="Home")


@pytest.mark.parametrize(
    ("template", "names", "title"),
    [
        (
            "{session_type} – {client}",
            Names(session_type="Portrait", client="Ada"),
            "Portrait – Ada",
        ),
        ("{session_type} – {client}", Names(session_type="Portrait"), "Portrait"),
        ("{session_type} – {client}", Names(client="Ada"), "Ada"),
        ("{session_type} – {client}", Names(), ""),
        ("{client}: {session_type} ({staff})", Names(client="A", session_type="P"), "A: P"),
        ("{client} / {staff} / {studio}", Names(client="A", studio="S"), "A / S"),
        ("Shoot {{1}} {client}", Names(client="{staff}"), "Shoot {1} {staff}"),
        ("Shoot {client}", Names(), "Shoot"),
    ],
)
def test_a_title_is_filled_in(template: str, names: Names, title: str) -> None:
    assert render(template, names) == title


@pytest.mark.parametrize(
    "template", ["{name}", "{client.name}", "{client!r}", "{client:>9}", "{", "{}", "Portrait", ""]
)
def test_a_template_that_cant_be_filled_in_is_refused(template: str) -> None:
    with pytest.raises(errors.BadTemplate):
        check_template(template)


def test_a_session_type_is_read_as_it_is_kept() -> None:
    assert SessionType.parse(PORTRAIT.as_dict()) == PORTRAIT
    assert SessionType.parse({"name": " Passport ", "minutes": 15.0}) == SessionType(
        name="Passport", minutes=15
    )
    assert parse_types([PORTRAIT.as_dict(), {"name": "Passport"}])[1].minutes == 60
    assert STUDIO.session_type("portrait") is PORTRAIT
    assert PORTRAIT.length.total_seconds() == 5400
    with pytest.raises(errors.UnknownSessionType):
        STUDIO.session_type("Wedding")


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({}, "name_missing"),
        ({"name": " "}, "name_missing"),
        ({"name": 3}, "name_missing"),
        ({"name": "x" * 101}, "name_malformed"),
        ({"name": "a\nb"}, "name_malformed"),
        ({"name": "x", "minutes": 0}, "minutes_out_of_range"),
        ({"name": "x", "minutes": 1.5}, "minutes_out_of_range"),
        ({"name": "x", "minutes": True}, "minutes_out_of_range"),
        ({"name": "x", "buffer_after": -1}, "buffer_after_out_of_range"),
        ({"name": "x", "colour": "red"}, "colour_malformed"),
        ({"name": "x", "colour": 7}, "colour_malformed"),
    ],
)
def test_a_session_type_that_cant_be_is_refused(values: dict[str, object], rule: str) -> None:
    with pytest.raises(errors.BadSessionType) as refused:
        SessionType.parse(values)
    assert refused.value.placeholders["reason"] == rule


def test_a_name_of_a_session_type_comes_once() -> None:
    with pytest.raises(errors.BadSessionType, match="session_types"):
        parse_types([{"name": "Portrait"}, {"name": "portrait"}])


def test_in_full_everything_is_shown() -> None:
    view = AccountProjection()
    assert view.project(OURS, OURS.content) is OURS.content
    assert view.mask(OURS, None, OURS.content) is OURS.content
    assert view.take_back(OURS, OURS.content) is OURS.content


def test_title_only_hides_description_and_place() -> None:
    shown = AccountProjection(privacy=Privacy.TITLE).project(OURS, OURS.content)
    assert shown == replace(OURS.content, description="", place="")


def test_busy_hides_the_title_too() -> None:
    view = AccountProjection(privacy=Privacy.BUSY, busy_word="Belegt")
    shown = view.project(OURS, OURS.content)
    assert shown == replace(OURS.content, title="Belegt", description="", place="")


def test_an_edit_of_the_title_in_google_becomes_the_records_own() -> None:
    view = AccountProjection(privacy=Privacy.TITLE)
    shown = view.project(OURS, OURS.content)
    theirs = replace(shown, title="Portrait – Ada, outdoors", description="my note")
    counts = view.mask(OURS, shown, theirs)
    assert counts == replace(shown, title="Portrait – Ada, outdoors")
    back = view.take_back(OURS, counts)
    assert back == replace(OURS.content, title="Portrait – Ada, outdoors")


def test_what_google_had_first_is_its_owners_own_until_the_studio_makes_it_its() -> None:
    view = AccountProjection(privacy=Privacy.BUSY)
    own = single("g", timed(MORNING), origin=Origin.GOOGLE, description="dentist")
    assert view.project(own, own.content) == own.content
    for ours in (replace(own, client_id="ada"), replace(own, kind=Kind.SESSION)):
        assert view.project(ours, ours.content).description == ""


def test_what_a_server_had_first_is_hidden_from_google_and_not_from_the_server() -> None:
    own = single("g", timed(MORNING), origin=Origin.SERVER, description="dentist")
    google = AccountProjection(privacy=Privacy.BUSY)
    server = replace(google, origin=Origin.SERVER)
    assert google.project(own, own.content).description == ""
    assert server.project(own, own.content) == own.content


def test_after_the_privacy_was_tightened_the_old_texts_count_as_agreed() -> None:
    """So that they are seen to differ from what is to be there, and never conflict."""
    view = AccountProjection(privacy=Privacy.BUSY)
    theirs = replace(OURS.content, description="secret, and a note")
    assert view.mask(OURS, OURS.content, theirs) == OURS.content


TEXTS = st.text(max_size=8)


@st.composite
def contents(draw: st.DrawFn) -> Content:
    return Content(
        title=draw(TEXTS),
        when=timed(MORNING),
        description=draw(TEXTS),
        place=draw(TEXTS),
        busy=draw(st.booleans()),
    )


@given(
    own=contents(),
    theirs=contents(),
    privacy=st.sampled_from(Privacy),
    kind=st.sampled_from(Kind),
    origin=st.sampled_from(Origin),
)
def test_round_trips_are_stable(
    own: Content, theirs: Content, privacy: Privacy, kind: Kind, origin: Origin
) -> None:
    view = AccountProjection(privacy=privacy)
    record = Appointment(id="one", content=own, kind=kind, origin=origin)
    shown = view.project(record, own)
    assert view.take_back(record, shown) == own
    counts = view.mask(record, shown, theirs)
    taken = replace(record, content=view.take_back(record, counts))
    assert view.project(taken, taken.content) == counts
    assert view.mask(taken, counts, theirs) == counts


def test_every_error_of_the_book_has_one_of_scheduling() -> None:
    for field, reason, kind in (
        ("when", Reason.END_BEFORE_START, errors.EndBeforeStart),
        ("when", Reason.NAIVE, errors.Invalid),
        ("recurrence", RecurrenceReason.RULE_MALFORMED, errors.BadRecurrence),
        ("recurrence", RecurrenceReason.NOT_MOVABLE, errors.NotMovable),
        ("client_id", Reason.UNKNOWN, errors.UnknownClient),
        ("id", Reason.DELETED, errors.UnknownAppointment),
        ("moment", Reason.NOT_AN_INSTANCE, errors.NoInstance),
        ("title", Reason.TOO_LONG, errors.TextTooLong),
        ("title", Reason.CONTROL_CHARACTER, errors.BadText),
        ("when", Reason.OUT_OF_RANGE, errors.DateTooFar),
        ("series_id", Reason.ITSELF, errors.Invalid),
    ):
        assert type(errors.translated(BookInvalid(field, reason))) is kind
