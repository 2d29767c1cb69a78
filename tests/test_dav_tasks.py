"""Tasks and journals in a home that takes them; a studio takes events only."""

from http import HTTPStatus

import pytest

from custom_components.studio_sync.dav_server.paths import Kind

from .dav_asking import CALENDARS, OWN, answers, ask, condition, event, one, prop, task, xml
from .dav_home import MemoryHome, a_home

COMPONENTS = ("VEVENT", "VTODO", "VJOURNAL")
SET = "c:supported-calendar-component-set"


def journal(uid: str, *lines: str) -> bytes:
    return task(uid, *lines, name="VJOURNAL")


def holding(**texts: bytes) -> MemoryHome:
    home = a_home(components=COMPONENTS)
    for name, text in texts.items():
        home.collections(Kind.CALENDAR)[0].put(name, text)
    return home


def query(component: str, inner: str = "", data: str = "<c:calendar-data/>") -> str:
    return xml(
        f"c:calendar-query><d:prop>{data}</d:prop><c:filter>"
        f'<c:comp-filter name="VCALENDAR"><c:comp-filter name="{component}">{inner}'
        "</c:comp-filter></c:comp-filter></c:filter></c:calendar-query>"
    )


def texts(home: MemoryHome, body: str) -> dict[str, str]:
    found = answers(ask(home, "REPORT", OWN, body, depth="1"))
    return {href.removeprefix(OWN): each.text("c:calendar-data") for href, each in found.items()}


def within(start: str = "", end: str = "") -> str:
    """Return a range between two hours of 5 January; open where one is empty."""
    ends = {"start": start, "end": end}
    said = " ".join(f'{key}="20270105T{hour}0000Z"' for key, hour in ends.items() if hour)
    return f"<c:time-range {said}/>"


def is_found(text: bytes, component: str, inner: str) -> bool:
    return bool(texts(holding(it=text), query(component, inner)))


FROM_8 = "DTSTART:20270105T080000Z"
DUE_10 = "DUE:20270105T100000Z"


@pytest.mark.parametrize(
    ("lines", "found", "missed"),
    [
        # The rows of RFC 4791 §9.9, each at its edges.
        (
            (FROM_8, "DURATION:PT2H"),
            [("09", "10"), ("10", "11"), ("07", "09")],
            [("07", "08"), ("11", "12")],
        ),
        ((FROM_8, "DURATION:PT0S"), [("07", "08"), ("08", "09")], [("09", "10")]),
        ((FROM_8, DUE_10), [("09", "11"), ("07", "09")], [("10", "11"), ("07", "08")]),
        ((FROM_8, "DUE:20270105T080000Z"), [("07", "08"), ("08", "09")], [("09", "10")]),
        ((FROM_8,), [("08", "09"), ("07", "09")], [("07", "08"), ("09", "10")]),
        ((DUE_10,), [("09", "10"), ("09", "11")], [("10", "11"), ("08", "09")]),
        (
            ("CREATED:20270105T080000Z", "COMPLETED:20270105T100000Z"),
            [("09", "11"), ("10", "11"), ("07", "08")],
            [("11", "12"), ("06", "07")],
        ),
        (("COMPLETED:20270105T100000Z",), [("10", "11"), ("09", "10")], [("11", "12")]),
        (("CREATED:20270105T080000Z",), [("09", "10"), ("07", "09")], [("07", "08")]),
        (("CREATED:never",), [("07", "08")], []),
        ((), [("07", "08")], []),
    ],
)
def test_a_task_is_found_in_a_range_by_the_dates_that_it_has(
    lines: tuple[str, ...], found: list[tuple[str, str]], missed: list[tuple[str, str]]
) -> None:
    text = task("t", *lines)
    for start, end in found:
        assert is_found(text, "VTODO", within(start, end)), (start, end)
    for start, end in missed:
        assert not is_found(text, "VTODO", within(start, end)), (start, end)
    assert not is_found(text, "VEVENT", within("00", "23"))


@pytest.mark.parametrize("lines", [(FROM_8, DUE_10), (FROM_8,), (DUE_10,), ()])
def test_a_range_that_is_open_finds_tasks(lines: tuple[str, ...]) -> None:
    assert is_found(task("t", *lines), "VTODO", within(start="07"))
    assert is_found(task("t", *lines), "VTODO", within(end="12"))


def test_a_task_that_is_due_at_the_end_of_all_time_is_found_by_an_open_range() -> None:
    assert is_found(task("t", "DUE:99991231T230000Z"), "VTODO", within(start="07"))


@pytest.mark.parametrize(
    ("lines", "start", "end", "expected"),
    [
        ((FROM_8,), "08", "09", True),
        ((FROM_8,), "07", "08", False),
        ((FROM_8,), "09", "10", False),
        (("DTSTART;VALUE=DATE:20270105",), "12", "13", True),
        (("DTSTART;VALUE=DATE:20270106",), "12", "13", False),
        ((), "00", "23", False),
    ],
)
def test_a_journal_is_found_at_its_moment_or_on_its_day(
    lines: tuple[str, ...], start: str, end: str, *, expected: bool
) -> None:
    assert is_found(journal("j", *lines), "VJOURNAL", within(start, end)) is expected


def test_a_task_that_repeats_is_found_by_each_of_its_dates_and_by_those_that_were_moved() -> None:
    series = task("t", "DTSTART:20261201T080000Z", "DUE:20261201T090000Z", "RRULE:FREQ=WEEKLY")
    moved = series.replace(
        b"END:VCALENDAR",
        b"BEGIN:VTODO\r\nUID:t\r\nRECURRENCE-ID:20270105T080000Z\r\n"
        b"DTSTART:20270105T150000Z\r\nEND:VTODO\r\nEND:VCALENDAR",
    )
    assert is_found(series, "VTODO", within("08", "09"))
    assert not is_found(series, "VTODO", within("14", "16"))
    assert not is_found(moved, "VTODO", within("08", "09"))
    assert is_found(moved, "VTODO", within("14", "16"))


def test_the_alarm_of_a_task_is_found_before_it_is_due_and_one_without_a_date_by_its_own() -> None:
    def rings(text: bytes, start: str, end: str) -> bool:
        inner = f'<c:comp-filter name="VALARM">{within(start, end)}</c:comp-filter>'
        return is_found(text, "VTODO", inner)

    before = ("BEGIN:VALARM", "TRIGGER;RELATED=END:-PT1H", "END:VALARM")
    due = task("t", FROM_8, DUE_10, *before)
    assert rings(due, "09", "10")
    assert not rings(due, "10", "11")
    at = ("BEGIN:VALARM", "TRIGGER;VALUE=DATE-TIME:20270105T090000Z", "END:VALARM")
    assert rings(task("t", *at), "09", "10")
    assert not rings(task("t", *at), "10", "11")
    assert not rings(task("t", *before), "00", "23")


def test_each_component_is_found_by_its_name_and_its_properties() -> None:
    home = holding(
        event=event("e"),
        open=task("o", "SUMMARY:Choose pictures"),
        done=task("d", "SUMMARY:Print", "STATUS:COMPLETED", "COMPLETED:20270105T100000Z"),
        note=journal("n", "SUMMARY:Choose a place"),
    )
    assert set(texts(home, query("VEVENT"))) == {"event"}
    assert set(texts(home, query("VTODO"))) == {"open", "done"}
    assert set(texts(home, query("VJOURNAL"))) == {"note"}
    pending = '<c:prop-filter name="COMPLETED"><c:is-not-defined/></c:prop-filter>'
    assert set(texts(home, query("VTODO", pending))) == {"open"}
    choose = '<c:prop-filter name="SUMMARY"><c:text-match>choose</c:text-match></c:prop-filter>'
    assert set(texts(home, query("VTODO", choose))) == {"open"}
    assert set(texts(home, query("VTODO", "<c:is-not-defined/>"))) == {"event", "note"}


def test_a_range_of_the_calendar_finds_whatever_has_a_date() -> None:
    home = holding(
        event=event("e"), task=task("t", DUE_10), other=task("o", "DUE:20280101T000000Z")
    )
    body = xml(
        "c:calendar-query><d:prop><c:calendar-data/></d:prop><c:filter>"
        f'<c:comp-filter name="VCALENDAR">{within("09", "11")}</c:comp-filter></c:filter>'
        "</c:calendar-query>"
    )
    assert set(texts(home, body)) == {"event", "task"}


def test_busy_times_are_those_of_events() -> None:
    home = holding(event=event("e"), task=task("t", FROM_8, DUE_10))
    body = xml(f"c:free-busy-query>{within('00', '23')}</c:free-busy-query>")
    lines = ask(home, "REPORT", OWN, body).body.decode().splitlines()
    busy = [line for line in lines if line.startswith("FREEBUSY")]
    assert busy == ["FREEBUSY;FBTYPE=BUSY:20270105T090000Z/20270105T100000Z"]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        (task("t", FROM_8, DUE_10, "RRULE:FREQ=DAILY;COUNT=3"), ["DTSTART:5T08", "DUE:5T10"]),
        (task("t", FROM_8, "DURATION:PT1H"), ["DTSTART:5T08", "DUE:5T09"]),
        (task("t", FROM_8), ["DTSTART:5T08"]),
        (task("t", DUE_10), ["DUE:5T10"]),
        (journal("j", "DTSTART;VALUE=DATE:20270105"), ["DTSTART;VALUE=DATE:5"]),
        (task("t", "SUMMARY:Some day"), []),
    ],
)
def test_tasks_and_journals_are_told_date_by_date(text: bytes, dates: list[str]) -> None:
    data = (
        '<c:calendar-data><c:expand start="20270105T000000Z" end="20270106T000000Z"/>'
        "</c:calendar-data>"
    )
    name = "VTODO" if b"VTODO" in text else "VJOURNAL"
    (told,) = texts(holding(it=text), query(name, data=data)).values()
    found = [each for each in told.splitlines() if each.startswith(("DTSTART", "DUE"))]
    assert [each.replace("2027010", "").removesuffix("0000Z") for each in found] == dates
    assert f"BEGIN:{name}" in told
    assert not {"RRULE", "DURATION", "DTEND"} & {each.split(":")[0] for each in told.splitlines()}


def made_for(*names: str) -> str:
    inner = "".join(f'<c:comp name="{each}"/>' for each in names)
    wanted = f"<d:set><d:prop><{SET}>{inner}</{SET}></d:prop></d:set>"
    return xml(f"c:mkcalendar>{wanted}</c:mkcalendar>")


def test_a_calendar_takes_the_components_that_it_was_made_for() -> None:
    home = a_home(components=COMPONENTS)
    path = f"{CALENDARS}tasks/"
    assert ask(home, "MKCALENDAR", path, made_for("VTODO")).status is HTTPStatus.CREATED
    told = one(ask(home, "PROPFIND", path, prop(SET))).found[SET]
    assert [each.get("name") for each in told] == ["VTODO"]
    assert ask(home, "PUT", f"{path}t.ics", task("t")).status is HTTPStatus.CREATED
    assert ask(home, "GET", f"{path}t.ics").headers["Content-Type"].endswith("component=VTODO")
    refused = ask(home, "PUT", f"{path}e.ics", event("e"))
    assert condition(refused) == "c:supported-calendar-component"
    told = one(ask(home, "PROPFIND", OWN, prop(SET))).found[SET]
    assert [each.get("name") for each in told] == list(COMPONENTS)


def test_an_item_of_a_calendar_of_several_components_does_not_say_which_it_is() -> None:
    home = holding(it=task("t"))
    assert ask(home, "GET", f"{OWN}it").headers["Content-Type"] == "text/calendar; charset=utf-8"


TWO = event("a").replace(b"END:VCALENDAR", b"BEGIN:VTODO\nUID:a\nEND:VTODO\nEND:VCALENDAR")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (TWO, "supported-calendar-component"),
        (task("t", name="VFREEBUSY"), "supported-calendar-component"),
        (task("t", "DUE:20270105T080000Z", "DTSTART:20270105T090000Z"), "valid-calendar-data"),
        (task("t", "DTSTART:yesterday"), "valid-calendar-data"),
        (task("t").replace(b"UID:t", b"X-UID:t"), "valid-calendar-data"),
    ],
)
def test_a_task_that_is_none_is_refused(text: bytes, reason: str) -> None:
    refused = ask(a_home(components=COMPONENTS), "PUT", f"{OWN}it", text)
    assert condition(refused) == f"c:{reason}"


def test_a_home_that_takes_events_only_refuses_tasks() -> None:
    refused = ask(a_home(), "PUT", f"{OWN}it", task("t"))
    assert refused.status is HTTPStatus.FORBIDDEN
    assert condition(refused) == "c:supported-calendar-component"
    told = one(ask(a_home(), "PROPFIND", OWN, prop(SET))).found[SET]
    assert [each.get("name") for each in told] == ["VEVENT"]
