"""Appointments as phones see them: what a calendar shows of an item, and in which words."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from time import thread_time
from typing import Any

import pytest

from custom_components.studio_sync.book.model import Appointment, Client, Kind, Status, Timed
from custom_components.studio_sync.dav_server.client_block import with_client, without_client
from custom_components.studio_sync.dav_server.event_mapping import (
    Family,
    Kept,
    View,
    events_of,
    text_of,
)
from custom_components.studio_sync.formats.icalendar.read import read_object
from custom_components.studio_sync.scheduling.titles import Privacy

from .book_fixtures import BERLIN, client, days, single, timed, utc

NOON = utc(2026, 3, 2, 11)
WEEK = timedelta(days=7)
ANN = View(owner_id="ann", zone=BERLIN)
BERG = replace(client("berg", "Anna Berg", phones=("+49 30 1", "+49 30 2")), rev=4)


def record(record_id: str, when: Any, rev: int = 5, **fields: Any) -> Appointment:
    made = single(record_id, when, **fields)
    return replace(made, rev=rev, changed_at=NOON + timedelta(seconds=rev))


def family(main: Appointment, *exceptions: Appointment, **fields: Any) -> Family:
    return Family(record=main, uid=main.id, exceptions=exceptions, **fields)


def weekly(**fields: Any) -> Appointment:
    values = {"recurrence": ("RRULE:FREQ=WEEKLY",), **fields}
    return record("s", timed(NOON), **values)


def on(at: datetime | date, record_id: str = "e", rev: int = 6, **fields: Any) -> Appointment:
    when = timed(at) if isinstance(at, datetime) else days(at)
    return record(record_id, when, rev, series_id="s", original_start=at, **fields)


def lines(text: bytes, *names: str) -> list[str]:
    events = text[text.index(b"BEGIN:VEVENT") :].decode()
    found = events.replace("\r\n ", "").split("\r\n")
    return [each for each in found if each.startswith(names)]


def test_a_session_is_an_event_with_its_client_at_the_end_of_the_description() -> None:
    one = record(
        "a",
        timed(NOON),
        kind=Kind.SESSION,
        client_id="berg",
        session_type="Portrait",
        description="Bring the red dress",
        place="Daylight room",
    )
    text = text_of(family(one, clients={"berg": BERG}), ANN)
    assert text == (
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Studio Sync//Home Assistant//EN\r\n"
        + text[text.index(b"BEGIN:VTIMEZONE") : text.index(b"BEGIN:VEVENT")]
        + b"BEGIN:VEVENT\r\nUID:a\r\nDTSTAMP:20260302T110005Z\r\n"
        b"DTSTART;TZID=Europe/Berlin:20260302T120000\r\nDTEND;TZID=Europe/Berlin:20260302T130000"
        b"\r\nSUMMARY:T a\r\n"
        b"DESCRIPTION:Bring the red dress\\n\\n[Studio Sync: client]\\nAnna Berg\\n+49 30\r\n"
        b"  1\\n+49 30 2\\n[Studio Sync: end]\r\nLOCATION:Daylight room\r\nSTATUS:CONFIRMED\r\n"
        b"CATEGORIES:Portrait\r\nSEQUENCE:5\r\nLAST-MODIFIED:20260302T110005Z\r\nEND:VEVENT\r\n"
        b"END:VCALENDAR\r\n"
    )
    assert b"ATTENDEE" not in text
    event = read_object(text, zone=BERLIN).master
    assert event is not None
    assert without_client(event.description) == "Bring the red dress"


@pytest.mark.parametrize("shown", [Privacy.TITLE, Privacy.BUSY])
def test_what_is_hidden_is_in_no_line(shown: Privacy) -> None:
    one = record(
        "a",
        timed(NOON),
        client_id="berg",
        session_type="Portrait",
        description="Secret",
        place="Somewhere",
        status=Status.TENTATIVE,
        busy=False,
    )
    view = replace(ANN, shown=shown, busy_word="Taken")
    assert view.key == f"ann/{shown}"
    text = text_of(family(one, clients={"berg": BERG}), view)
    for secret in (b"Secret", b"Somewhere", b"Portrait", b"Berg", b"CATEGORIES", b"DESCRIPTION"):
        assert secret not in text
    title = "T a" if shown is Privacy.TITLE else "Taken"
    said = lines(text, "SUMMARY", "STATUS", "TRANSP")
    assert said == [f"SUMMARY:{title}", "STATUS:TENTATIVE", "TRANSP:TRANSPARENT"]


def test_a_removed_client_is_not_shown() -> None:
    one = record("a", timed(NOON), client_id="berg")
    text = text_of(family(one, clients={"berg": replace(BERG, deleted=True)}), ANN)
    assert b"DESCRIPTION" not in text


def test_dates_that_the_calendar_does_not_show_are_excluded() -> None:
    """Cancelled, given to somebody else, or only tentative where those are left out."""
    off = on(NOON + WEEK, "off", status=Status.CANCELLED)
    given = on(NOON + 2 * WEEK, "given", staff_id="bob")
    maybe = on(NOON + 3 * WEEK, "maybe", status=Status.TENTATIVE)
    moved = record(
        "moved",
        timed(NOON + 4 * WEEK + timedelta(hours=3)),
        6,
        series_id="s",
        original_start=NOON + 4 * WEEK,
    )
    series = weekly(
        recurrence=("RRULE:FREQ=WEEKLY", "RDATE:20260304T110000Z", "EXDATE:20260413T100000Z")
    )
    every = family(series, off, given, maybe, moved)
    text = text_of(every, replace(ANN, tentative=False))
    assert lines(text, "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID") == [
        "RRULE:FREQ=WEEKLY",
        "RDATE;TZID=Europe/Berlin:20260304T120000",
        "EXDATE;TZID=Europe/Berlin:20260309T120000",
        "EXDATE;TZID=Europe/Berlin:20260316T120000",
        "EXDATE;TZID=Europe/Berlin:20260323T120000",
        "EXDATE;TZID=Europe/Berlin:20260413T120000",
        "RECURRENCE-ID;TZID=Europe/Berlin:20260330T130000",
    ]
    _, shown = events_of(every, ANN)
    assert [each.recurrence_id for each in shown] == [NOON + 3 * WEEK, NOON + 4 * WEEK]
    assert {each.uid for each in shown} == {"s"}
    alone = text_of(family(given), replace(ANN, owner_id="bob"))
    assert lines(alone, "UID", "RECURRENCE-ID", "RRULE", "EXDATE") == ["UID:given"]


def test_dates_of_whole_days_are_excluded_as_days() -> None:
    series = record("s", days(date(2026, 3, 2)), recurrence=("RRULE:FREQ=DAILY",))
    off = on(date(2026, 3, 4), "off", status=Status.CANCELLED)
    longer = replace(on(date(2026, 3, 5)), content=on(NOON).content)
    text = text_of(family(series, off, longer), ANN)
    assert lines(text, "DTSTART", "DTEND", "EXDATE", "RECURRENCE-ID")[:2] == [
        "DTSTART;VALUE=DATE:20260302",
        "DTEND;VALUE=DATE:20260303",
    ]
    assert lines(text, "EXDATE", "RECURRENCE-ID") == [
        "EXDATE;VALUE=DATE:20260304",
        "RECURRENCE-ID;VALUE=DATE:20260305",
    ]


def test_the_second_of_two_equal_hours_is_named_in_utc() -> None:
    """On the last Sunday of October 02:30 is there twice; TZID would name the first."""
    second = utc(2026, 10, 25, 1, 30)
    series = record(
        "s",
        timed(utc(2026, 10, 24, 1, 30)),
        recurrence=("RRULE:FREQ=DAILY", "RDATE:20261025T013000Z"),
    )
    off = record(
        "off", timed(second), 6, series_id="s", original_start=second, status=Status.CANCELLED
    )
    one = record("a", timed(second, hours=0.5))
    assert lines(text_of(family(series, off), ANN), "EXDATE") == ["EXDATE:20261025T013000Z"]
    assert "DTSTART:20261025T013000Z" in lines(text_of(family(one), ANN), "DTSTART")
    event = read_object(text_of(family(one), ANN), zone=BERLIN).master
    assert event is not None
    assert (event.start, event.end) == (second, second + timedelta(minutes=30))


def test_a_text_is_the_same_whenever_it_is_made() -> None:
    every = family(weekly(client_id="berg"), on(NOON + WEEK), clients={"berg": BERG})
    assert text_of(every, ANN) == text_of(every, ANN)
    assert lines(text_of(every, ANN), "DTSTAMP:") == ["DTSTAMP:20260302T110006Z"] * 2


# What a phone wrote.

PHONES = (
    b"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Phone//\nBEGIN:VEVENT\nX-OWN:1\nUID:s\n"
    b"SUMMARY;LANGUAGE=de:T s\nDTSTART:20260302T110000Z\nDURATION:PT1H\n"
    b"CATEGORIES:Mine\nSEQUENCE:70\nATTENDEE:mailto:a@example.com\n"
    b"BEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:-PT5M\nEND:VALARM\nEND:VEVENT\nEND:VCALENDAR\n"
)


@pytest.mark.parametrize(
    "change",
    [
        # The end is in the second of two equal hours, which no floating time names.
        {"when": timed(utc(2026, 10, 25, 0, 30), hours=1)},
        {"recurrence": ("RRULE:FREQ=WEEKLY;UNTIL=20260401T110000Z",)},
    ],
)
def test_floating_times_are_not_mixed_with_times_in_utc(change: dict[str, Any]) -> None:
    """RFC 5545 §3.3.10 and §3.8.2.2: programs read such an UNTIL, or end, as another time."""
    text = (
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:s\r\nDTSTART:20260302T120000\r\n"
        b"DTEND:20260302T130000\r\nRRULE:FREQ=WEEKLY;UNTIL=20260601T120000\r\nSUMMARY:T\r\n"
        b"END:VEVENT\r\nBEGIN:VEVENT\r\nUID:s\r\nRECURRENCE-ID:20260309T120000\r\n"
        b"DTSTART:20260309T140000\r\nDURATION:PT1H\r\nSUMMARY:T\r\nEND:VEVENT\r\n"
        b"END:VCALENDAR\r\n"
    )
    main = weekly()
    main = replace(main, content=replace(main.content, **change))
    kept = Kept(text=text, rev=1)
    found = text_of(family(main, kept=kept), ANN)
    named = lines(found, "DTSTART", "DTEND", "RECURRENCE-ID")
    assert named
    assert all(each.endswith("Z") or ";TZID=Europe/Berlin:" in each for each in named), named


def test_a_phones_text_stays_until_the_appointment_is_edited() -> None:
    """Only the lines that say something else change; alarms and all the rest stay."""
    one = record("s", timed(NOON))
    kept = Kept(text=PHONES, rev=9)
    assert text_of(family(one, kept=kept), ANN) == PHONES
    edited = record("s", timed(NOON), 12, title="Another")
    text = text_of(family(edited, kept=kept), ANN)
    assert text == PHONES.replace(b"SUMMARY;LANGUAGE=de:T s", b"SUMMARY:Another").replace(
        b"SEQUENCE:70", b"SEQUENCE:71"
    ).replace(
        b"ATTENDEE:mailto:a@example.com\n",
        b"ATTENDEE:mailto:a@example.com\nDTSTAMP:20260302T110012Z\n"
        b"LAST-MODIFIED:20260302T110012Z\n",
    )
    back = replace(edited, content=one.content, rev=13)
    assert lines_of(text_of(family(back, kept=kept), ANN), b"SEQUENCE") == [b"SEQUENCE:71"]
    later = replace(edited, rev=500)
    assert lines_of(text_of(family(later, kept=kept), ANN), b"SEQUENCE") == [b"SEQUENCE:500"]


def lines_of(text: bytes, *names: bytes) -> list[bytes]:
    events = text[text.index(b"BEGIN:VEVENT") :]
    return [each for each in events.splitlines() if each.startswith(names)]


def test_the_type_of_a_session_joins_what_a_phone_wrote() -> None:
    kept = Kept(text=PHONES, rev=9)
    portrait = record("s", timed(NOON), 12, session_type="Portrait", client_id="berg")
    text = text_of(family(portrait, kept=kept, clients={"berg": BERG}), ANN)
    assert lines_of(text, b"CATEGORIES") == [b"CATEGORIES:Portrait"]
    assert b"[Studio Sync: client]" in text
    assert b"TRIGGER:-PT5M" in text


def test_a_text_that_can_no_longer_be_read_is_replaced() -> None:
    kept = Kept(text=b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", rev=9)
    one = record("s", timed(NOON))
    assert text_of(family(one, kept=kept), ANN) == text_of(family(one), ANN)


def test_the_lines_of_a_series_stay_where_they_mean_the_same() -> None:
    phones = (
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Phone//\r\nBEGIN:VEVENT\r\nUID:s\r\n"
        b"DTSTART;TZID=Europe/Berlin:20260302T120000\r\nDTEND;TZID=Europe/Berlin:20260302T130000\r\n"
        b"SUMMARY:T s\r\nRRULE:WKST=MO;INTERVAL=1;FREQ=WEEKLY\r\n"
        b"EXDATE;TZID=Europe/Berlin:20260309T120000,20260316T120000\r\nEND:VEVENT\r\n"
        b"BEGIN:VEVENT\r\nUID:s\r\nRECURRENCE-ID;VALUE=DATE:20260330\r\n"
        b"DTSTART;TZID=Europe/Berlin:20260330T120000\r\nDTEND;TZID=Europe/Berlin:20260330T130000\r\n"
        b"SUMMARY:T e\r\nBEGIN:VALARM\r\nTRIGGER:-PT1H\r\nACTION:AUDIO\r\nEND:VALARM\r\n"
        b"END:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    kept = Kept(text=phones, rev=9)
    exdates = ("EXDATE:20260309T110000Z,20260316T110000Z",)
    series = weekly(recurrence=("RRULE:FREQ=WEEKLY", *exdates))
    moved = on(utc(2026, 3, 30, 10), title="T e")
    assert text_of(family(series, moved, kept=kept), ANN) == phones
    off = on(utc(2026, 3, 23, 11), "off", rev=11, status=Status.CANCELLED)
    text = text_of(family(series, moved, off, kept=kept), ANN)
    assert lines_of(text, b"RRULE", b"EXDATE") == [
        b"RRULE:WKST=MO;INTERVAL=1;FREQ=WEEKLY",
        b"EXDATE;TZID=Europe/Berlin:20260309T120000,20260316T120000",
        b"EXDATE;TZID=Europe/Berlin:20260323T120000",
    ]
    assert b"TRIGGER:-PT1H" in text
    fewer = weekly(rev=12, recurrence=("RRULE:FREQ=WEEKLY;COUNT=9", "EXDATE:20260309T110000Z"))
    text = text_of(family(fewer, moved, kept=kept), ANN)
    assert lines_of(text, b"RRULE", b"EXDATE") == [
        b"RRULE:FREQ=WEEKLY;COUNT=9",
        b"EXDATE;TZID=Europe/Berlin:20260309T120000",
    ]
    earlier = replace(
        series, content=replace(series.content, when=timed(NOON - timedelta(hours=1)))
    )
    text = text_of(family(replace(earlier, rev=13), kept=kept), ANN)
    assert b"RECURRENCE-ID" not in text
    assert b"DTSTART;TZID=Europe/Berlin:20260302T110000" in text
    none = replace(series, rev=14, content=replace(series.content, recurrence=()))
    assert lines_of(text_of(family(none, kept=kept), ANN), b"RRULE", b"EXDATE") == []


# The client in the description.


@pytest.mark.parametrize(
    "written",
    [
        "{}",
        "Own text\n\n{}",
        "{}\nafterwards",
        "Own text\n\n{}\n\nafterwards",
        "😀 שלום [Studio Sync]\n\n{}",
    ],
)
@pytest.mark.parametrize(
    "by",
    [
        str,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: f"  {text.strip()}\n",
        lambda text: text.replace("\n", "<br>"),
        lambda text: text.replace("\n", "<br />\n"),
        lambda text: text.replace("[", "&#91;").replace("]", "&#93;"),
        lambda text: text.replace("Studio Sync: ", "Studio\n Sync:  "),
        str.upper,
    ],
)
def test_the_client_is_taken_off_whatever_programs_make_of_it(written: str, by: Any) -> None:
    block = with_client("", replace(BERG, content=replace(BERG.content, name="A & B <c>")))
    back = without_client(by(written.format(block)))
    for each in ("Anna", "A & B", "+49", "Studio Sync:", "STUDIO SYNC:"):
        assert each not in back
    for own in ("Own text", "afterwards", "שלום"):
        assert (own.casefold() in back.casefold()) is (own in written)


def test_what_a_person_wrote_around_the_client_stays() -> None:
    text = with_client("Own text\n ", BERG)
    assert text.startswith("Own text\n\n[")
    assert without_client(text) == "Own text"
    assert without_client(f"{text}\nafterwards\n") == "Own text\nafterwards"
    assert without_client(f"{text}\n{with_client('', BERG)}\nx") == "Own text\nx"
    cut = text.partition("[Studio Sync: end")[0]
    assert without_client(cut) == "Own text"
    assert without_client(f"{cut}\n\nafterwards") == "Own text\nafterwards"
    assert without_client("a\n[Studio Sync: end]\nb") == "a\nb"
    assert without_client("  as it is \n") == "  as it is \n"


def test_a_huge_description_takes_no_time() -> None:
    """Four times the text takes about four times as long, not sixteen."""
    for piece in ("[", "[Studio Sync: client]", "<br>", " ", "\n", "&nbsp;", "[ "):
        spent = []
        for length in (250_000, 1_000_000):
            text = piece * (length // len(piece))
            before = thread_time()
            without_client(text)
            without_client(f"{text}[Studio Sync: client]{text}[Studio Sync: end]{text}")
            spent.append(thread_time() - before)
        few, many = spent
        assert many < 10 * max(few, 0.05)  # seconds of its own, however busy the machine is


def test_a_view_shows_what_lives_and_is_its_owners() -> None:
    one = record("a", timed(NOON), resource_ids=("room",))
    assert ANN.shows(one)
    assert replace(ANN, owner_id="room").shows(one)
    assert not replace(ANN, owner_id="bob").shows(one)
    maybe = replace(one, content=replace(one.content, status=Status.TENTATIVE))
    assert ANN.shows(maybe)
    assert not replace(ANN, tentative=False).shows(maybe)
    assert not ANN.shows(replace(one, deleted=True))
    forms = {ANN.form, replace(ANN, tentative=False).form, replace(ANN, zone="UTC").form}
    assert len({*forms, replace(ANN, busy_word="Zu").form}) == 4
    assert isinstance(one.content.when, Timed)
    assert isinstance(BERG, Client)
