"""calendar-query, addressbook-query and multiget: what they find, and in what form."""

from http import HTTPStatus

import pytest

from custom_components.studio_sync.dav_server.paths import Kind

from .dav_asking import (
    BOOKS,
    CALENDARS,
    CLIENTS,
    OWN,
    PRINCIPAL,
    answers,
    ask,
    calendar,
    card,
    condition,
    event,
    xml,
)
from .dav_home import MemoryCollection, MemoryHome, a_home

DATA = "<d:prop><d:getetag/><c:calendar-data/></d:prop>"
WEEK = '<c:time-range start="20270104T000000Z" end="20270111T000000Z"/>'


def with_events(**events: bytes) -> tuple[MemoryHome, MemoryCollection]:
    home = a_home()
    found = home.collections(Kind.CALENDAR)[0]
    for name, text in events.items():
        found.put(name, text)
    found.reads = 0
    return home, found


def query(inner: str, wanted: str = "<d:prop><d:getetag/></d:prop>", after: str = "") -> str:
    return xml(
        f'c:calendar-query>{wanted}<c:filter><c:comp-filter name="VCALENDAR">{inner}'
        f"</c:comp-filter></c:filter>{after}</c:calendar-query>"
    )


def events_with(inner: str) -> str:
    return query(f'<c:comp-filter name="VEVENT">{inner}</c:comp-filter>')


def names(home: MemoryHome, body: str, path: str = OWN) -> set[str]:
    """Return the names of the items that a report finds."""
    found = answers(ask(home, "REPORT", path, body, depth="1"))
    return {href.removeprefix(path) for href in found}


SERIES = event("series", "20270104T090000Z", "RRULE:FREQ=WEEKLY")
MANY = {
    "inside": event("1", "20270105T090000Z"),
    "before": event("2", "20270103T090000Z"),
    "at_end": event("3", "20270111T000000Z"),
    "into": event("4", "20270103T233000Z"),
    "until": event("5", "20270103T230000Z"),
    "day": event("6", ";VALUE=DATE:20270110", "DTEND;VALUE=DATE:20270111"),
    "next_day": event("7", ";VALUE=DATE:20270111", "DTEND;VALUE=DATE:20270112"),
    "series": SERIES,
    "no_length": event("8", "20270104T000000Z", "DURATION:PT0S"),
}
IN_WEEK = {"inside", "into", "day", "next_day", "series", "no_length"}
"""In Berlin, the next day begins an hour before the week ends in UTC."""


def test_events_of_a_week_are_found_without_reading_their_texts() -> None:
    home, found = with_events(**MANY)
    assert names(home, events_with(WEEK)) == IN_WEEK
    assert found.reads == 0


def test_only_what_is_found_is_read_when_texts_are_wanted() -> None:
    home, found = with_events(**MANY)
    body = query(f'<c:comp-filter name="VEVENT">{WEEK}</c:comp-filter>', DATA)
    answer = answers(ask(home, "REPORT", OWN, body))[f"{OWN}inside"]
    assert answer.text("c:calendar-data").encode() == MANY["inside"]
    assert found.reads == len(IN_WEEK)


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("", {"a", "b"}),
        ('<c:prop-filter name="SUMMARY"/>', {"a", "b"}),
        ('<c:prop-filter name="LOCATION"/>', {"b"}),
        ('<c:prop-filter name="location"><c:is-not-defined/></c:prop-filter>', {"a"}),
        (
            '<c:prop-filter name="SUMMARY"><c:text-match>sESSION</c:text-match></c:prop-filter>',
            {"a"},
        ),
        (
            (
                '<c:prop-filter name="SUMMARY"><c:text-match collation="i;octet">session'
                "</c:text-match></c:prop-filter>"
            ),
            set(),
        ),
        (
            (
                '<c:prop-filter name="SUMMARY"><c:text-match negate-condition="yes">session'
                "</c:text-match></c:prop-filter>"
            ),
            {"b"},
        ),
        (
            (
                '<c:prop-filter name="SUMMARY"><c:text-match collation="i;unicode-casemap">'
                "STRASSE</c:text-match></c:prop-filter>"
            ),
            {"b"},
        ),
        (
            (
                '<c:prop-filter name="CATEGORIES"><c:text-match match-type="equals">Wedding'
                "</c:text-match></c:prop-filter>"
            ),
            {"b"},
        ),
        (
            (
                '<c:prop-filter name="ATTENDEE"><c:param-filter name="PARTSTAT">'
                "<c:text-match>ACCEPTED</c:text-match></c:param-filter></c:prop-filter>"
            ),
            {"b"},
        ),
        (
            (
                '<c:prop-filter name="ATTENDEE"><c:param-filter name="ROLE"><c:is-not-defined/>'
                "</c:param-filter></c:prop-filter>"
            ),
            {"b"},
        ),
        ('<c:prop-filter name="ATTENDEE"><c:param-filter name="ROLE"/></c:prop-filter>', set()),
        (f'<c:prop-filter name="DTSTART">{WEEK}</c:prop-filter>', {"a"}),
        (f'<c:prop-filter name="SUMMARY">{WEEK}</c:prop-filter>', set()),
        (f'{WEEK}<c:prop-filter name="LOCATION"/>', set()),
        ('<c:comp-filter name="VALARM"/>', {"b"}),
        ('<c:comp-filter name="VALARM"><c:is-not-defined/></c:comp-filter>', {"a"}),
        (
            (
                '<c:comp-filter name="VALARM"><c:prop-filter name="ACTION"><c:text-match>DISPLAY'
                "</c:text-match></c:prop-filter></c:comp-filter>"
            ),
            {"b"},
        ),
        ("<c:is-not-defined/>", set()),
    ],
)
def test_events_are_found_by_what_they_say(inner: str, expected: set[str]) -> None:
    home, _ = with_events(
        a=event("1"),
        b=event(
            "2",
            "20270205T090000Z",
            "LOCATION:Studio",
            "CATEGORIES:Portrait,Wedding",
            "ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@example.com",
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            "TRIGGER:-PT15M",
            "END:VALARM",
            summary="Hochzeit Straße",
        ),
    )
    assert names(home, events_with(inner)) == expected


@pytest.mark.parametrize(
    ("start", "title", "finds"),
    [
        ("20270107", "Each", True),
        ("20270107", "Moved", False),
        ("20270105", "Moved", True),
        ("20270105", "Each", False),
        ("20270106", "Each", False),
    ],
)
def test_an_exception_is_found_by_its_own_time_and_title(
    start: str,
    title: str,
    finds: bool,  # noqa: FBT001
) -> None:
    home, _ = with_events(a=EXCEPTION)
    day = f'<c:time-range start="{start}T000000Z" end="{start}T230000Z"/>'
    text = f'<c:prop-filter name="SUMMARY"><c:text-match>{title}</c:text-match></c:prop-filter>'
    assert names(home, events_with(day + text)) == ({"a"} if finds else set())


def test_a_filter_for_a_range_without_an_end_finds_what_is_to_come() -> None:
    home, _ = with_events(**MANY)
    text = '<c:prop-filter name="SUMMARY"/>'
    late = '<c:time-range start="20270111T120000Z"/>'
    assert names(home, events_with(late + text)) == {"series", "next_day"}
    early = '<c:time-range end="20270103T120000Z"/>'
    assert names(home, events_with(early + text)) == {"before"}
    nothing = '<c:comp-filter name="VEVENT"><c:is-not-defined/></c:comp-filter>'
    assert names(home, query(nothing)) == set()
    within = f'<c:comp-filter name="VTIMEZONE">{WEEK}</c:comp-filter>'
    assert names(home, query(within)) == set()


def test_a_range_that_is_not_of_events_alone_finds_them_all_the_same() -> None:
    home, own = with_events(**MANY)
    expected = names(home, events_with(WEEK))
    assert names(home, query(WEEK)) == expected
    assert own.reads == 0
    assert names(home, query(f'{WEEK}<c:comp-filter name="VEVENT"/>')) == expected
    assert names(home, query(f'{WEEK}<c:comp-filter name="VTODO"/>')) == set()


def test_nothing_is_read_for_components_that_a_calendar_does_not_take() -> None:
    home, own = with_events(**MANY)
    assert names(home, query(f'<c:comp-filter name="VTODO">{WEEK}</c:comp-filter>')) == set()
    assert (
        names(home, query('<c:comp-filter name="VEVENT"/><c:comp-filter name="VJOURNAL"/>'))
        == set()
    )
    assert own.reads == 0


def test_a_filter_may_ask_for_calendars_or_for_what_there_is_none_of() -> None:
    home, _ = with_events(a=event("1"))
    assert names(home, query("")) == {"a"}
    assert names(home, query('<c:comp-filter name="VTODO"/>')) == set()
    nothing = '<c:comp-filter name="VTODO"><c:is-not-defined/></c:comp-filter>'
    assert names(home, query(nothing)) == {"a"}
    assert names(home, query('<c:prop-filter name="VERSION"/>')) == {"a"}
    assert names(home, query('<c:prop-filter name="METHOD"/>')) == set()
    zone = '<c:comp-filter name="VTIMEZONE"/>'
    assert names(home, query(zone)) == set()


ALARM = "BEGIN:VALARM", "ACTION:DISPLAY"


@pytest.mark.parametrize(
    ("alarm", "rings"),
    [
        (["TRIGGER:-PT15M"], True),
        (["TRIGGER:-PT45M"], False),
        (["TRIGGER;RELATED=END:-PT75M"], True),
        (["TRIGGER:-P1DT15M"], False),
        (["TRIGGER;VALUE=DATE-TIME:20270105T084500Z"], True),
        (["TRIGGER;VALUE=DATE-TIME:20270105T090000Z"], False),
        (["TRIGGER:-PT45M", "REPEAT:2", "DURATION:PT15M"], True),
        (["TRIGGER:-PT45M", "REPEAT:1", "DURATION:PT10M"], False),
        (["TRIGGER:nonsense"], False),
        (["TRIGGER:-P99999W"], False),
        (["TRIGGER;VALUE=DATE-TIME:99991231T235959Z", "REPEAT:1", "DURATION:P9D"], False),
        (["TRIGGER;VALUE=DATE-TIME:nonsense"], False),
        ([], False),
    ],
)
def test_events_are_found_by_when_their_alarms_ring(alarm: list[str], rings: bool) -> None:  # noqa: FBT001
    home, _ = with_events(a=event("1", "20270105T090000Z", *ALARM, *alarm, "END:VALARM"))
    wanted = '<c:time-range start="20270105T083000Z" end="20270105T090000Z"/>'
    body = events_with(f'<c:comp-filter name="VALARM">{wanted}</c:comp-filter>')
    assert names(home, body) == ({"a"} if rings else set())


def test_alarms_of_a_series_ring_for_each_of_its_dates() -> None:
    text = event(
        "1", "20270105T090000Z", "RRULE:FREQ=DAILY", *ALARM, "TRIGGER:-PT15M", "END:VALARM"
    )
    home, _ = with_events(a=text)
    wanted = '<c:time-range start="20280205T083000Z" end="20280205T090000Z"/>'
    body = events_with(f'<c:comp-filter name="VALARM">{wanted}</c:comp-filter>')
    assert names(home, body) == {"a"}


EXCEPTION = calendar(
    "BEGIN:VTIMEZONE\nTZID:Europe/Berlin\nEND:VTIMEZONE\n"
    "BEGIN:VEVENT\nUID:s\nDTSTAMP:20270101T000000Z\nDTSTART;TZID=Europe/Berlin:20270104T100000\n"
    "DTEND;TZID=Europe/Berlin:20270104T110000\nRRULE:FREQ=DAILY;COUNT=5\n"
    "EXDATE;TZID=Europe/Berlin:20270106T100000\nSUMMARY:Each day\nX-OWN:kept\nEND:VEVENT\n"
    "BEGIN:VEVENT\nUID:s\nDTSTAMP:20270101T000000Z\n"
    "RECURRENCE-ID;TZID=Europe/Berlin:20270105T100000\n"
    "DTSTART;TZID=Europe/Berlin:20270105T140000\nDTEND;TZID=Europe/Berlin:20270105T150000\n"
    "SUMMARY:Moved\nEND:VEVENT\n"
)


def data_of(home: MemoryHome, form: str, name: str = "a", inner: str = "") -> str:
    wanted = f"<d:prop><c:calendar-data>{form}</c:calendar-data></d:prop>"
    body = query(f'<c:comp-filter name="VEVENT">{inner}</c:comp-filter>', wanted)
    return answers(ask(home, "REPORT", OWN, body))[f"{OWN}{name}"].text("c:calendar-data")


def test_a_series_is_told_as_its_dates_in_utc() -> None:
    home, _ = with_events(a=EXCEPTION)
    text = data_of(home, '<c:expand start="20270105T000000Z" end="20270108T000000Z"/>')
    assert text.split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Test//EN",
        "BEGIN:VEVENT",
        "DTSTART:20270107T090000Z",
        "DTEND:20270107T100000Z",
        "RECURRENCE-ID:20270107T090000Z",
        "UID:s",
        "DTSTAMP:20270101T000000Z",
        "SUMMARY:Each day",
        "X-OWN:kept",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "DTSTART:20270105T130000Z",
        "DTEND:20270105T140000Z",
        "RECURRENCE-ID:20270105T090000Z",
        "UID:s",
        "DTSTAMP:20270101T000000Z",
        "SUMMARY:Moved",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_whole_days_stay_days_when_they_are_told_one_by_one() -> None:
    home, _ = with_events(
        a=event("1", ";VALUE=DATE:20270104", "DTEND;VALUE=DATE:20270106", "RRULE:FREQ=WEEKLY"),
        b=event("2", "20270105T090000Z", "DURATION:PT0S", *ALARM, "TRIGGER:-PT5M", "END:VALARM"),
    )
    form = '<c:expand start="20270111T000000Z" end="20270112T000000Z"/>'
    text = data_of(home, form)
    assert "DTSTART;VALUE=DATE:20270111\r\nDTEND;VALUE=DATE:20270113\r\n" in text
    assert "RECURRENCE-ID;VALUE=DATE:20270111\r\n" in text
    form = '<c:expand start="20270105T000000Z" end="20270106T000000Z"/>'
    alone = data_of(home, form, "b")
    assert "DTSTART:20270105T090000Z\r\nUID" in alone
    assert "TRIGGER" in alone
    assert "RECURRENCE-ID" not in alone


def test_exceptions_outside_of_a_range_are_left_out() -> None:
    home, found = with_events(a=EXCEPTION)
    form = '<c:limit-recurrence-set start="{}" end="{}"/>'
    late = data_of(home, form.format("20270110T000000Z", "20270120T000000Z"))
    assert "Moved" not in late
    assert "BEGIN:VTIMEZONE" in late
    assert "RRULE" in late
    same = data_of(home, form.format("20270105T000000Z", "20270106T000000Z"))
    assert same.encode() == found.items["a"]
    # The date that it was moved from is in the range.
    before = data_of(home, form.format("20270105T093000Z", "20270105T094500Z"))
    assert "Moved" in before


def test_an_exception_that_names_a_day_replaces_the_date_of_that_day() -> None:
    text = EXCEPTION.replace(
        b"RECURRENCE-ID;TZID=Europe/Berlin:20270105T100000", b"RECURRENCE-ID;VALUE=DATE:20270105"
    )
    home, _ = with_events(a=text)
    shown = data_of(home, '<c:expand start="20270105T000000Z" end="20270106T000000Z"/>')
    assert shown.count("BEGIN:VEVENT") == 1
    assert "Moved" in shown


@pytest.mark.parametrize(
    "span",
    [
        'start="20270101T000000Z" end="21270101T000000Z"',
        'start="00010101T000000Z" end="99991231T000000Z"',
    ],
)
def test_too_many_dates_are_refused_by_name(span: str) -> None:
    home, _ = with_events(a=event("1", "20270104T090000Z", "RRULE:FREQ=DAILY"))
    wanted = f"<d:prop><c:calendar-data><c:expand {span}/></c:calendar-data></d:prop>"
    response = ask(home, "REPORT", OWN, query('<c:comp-filter name="VEVENT"/>', wanted))
    assert response.status is HTTPStatus.FORBIDDEN
    assert condition(response) == "d:number-of-matches-within-limits"


def test_no_more_are_answered_than_asked_for_and_that_is_said() -> None:
    home, _ = with_events(**MANY)
    limit = "<c:limit><c:nresults>2</c:nresults></c:limit>"
    body = query(f'<c:comp-filter name="VEVENT">{WEEK}</c:comp-filter>', after=limit)
    found = answers(ask(home, "REPORT", OWN, body))
    assert len(found) == 3
    assert found[OWN].status == HTTPStatus.INSUFFICIENT_STORAGE
    assert found[OWN].condition == "d:number-of-matches-within-limits"
    limit = limit.replace("2", "6")
    body = query(f'<c:comp-filter name="VEVENT">{WEEK}</c:comp-filter>', after=limit)
    assert OWN not in answers(ask(home, "REPORT", OWN, body))


def test_what_can_not_be_read_is_found_by_no_filter_and_told_as_it_is() -> None:
    home, found = with_events(a=event("1"))
    found.items["b"] = b"nonsense \xff"
    assert names(home, events_with('<c:prop-filter name="SUMMARY"/>')) == {"a"}
    text = data_of(home, '<c:expand start="20270111T000000Z" end="20270112T000000Z"/>', "b")
    assert text == "nonsense \ufffd"


def with_cards() -> MemoryHome:
    home = a_home()
    book = home.collections(Kind.ADDRESS_BOOK)[0]
    book.put("ada.vcf", card("1", "Ada Lovelace", "EMAIL;TYPE=HOME:ada@example.com"))
    book.put("bob.vcf", card("2", "Bob\\, Jr.", "item1.TEL;TYPE=CELL:+49 30 1", "ORG:Müller;Photo"))
    return home


def cards(inner: str, test: str = "", wanted: str = "<d:prop><d:getetag/></d:prop>") -> str:
    return xml(
        f"a:addressbook-query>{wanted}<a:filter{test}>{inner}</a:filter></a:addressbook-query>"
    )


def text_match(name: str, text: str, how: str = "") -> str:
    return f'<a:prop-filter name="{name}"><a:text-match {how}>{text}</a:text-match></a:prop-filter>'


@pytest.mark.parametrize(
    ("inner", "test", "expected"),
    [
        ("", "", {"ada.vcf", "bob.vcf"}),
        (text_match("FN", "LOVE"), "", {"ada.vcf"}),
        (text_match("FN", "bob, jr"), "", {"bob.vcf"}),
        (text_match("FN", "ada", 'match-type="equals"'), "", set()),
        (text_match("FN", "ada", 'match-type="starts-with"'), "", {"ada.vcf"}),
        (text_match("FN", "JR.", 'match-type="ends-with"'), "", {"bob.vcf"}),
        (text_match("ORG", "MÜLLER"), "", {"bob.vcf"}),
        (text_match("ORG", "MU\u0308LLER"), "", {"bob.vcf"}),
        (text_match("ORG", "MÜLLER", 'collation="i;ascii-casemap"'), "", set()),
        (text_match("FN", "ada", 'negate-condition="yes"'), "", {"bob.vcf"}),
        (text_match("FN", "ada") + text_match("FN", "bob"), "", {"ada.vcf", "bob.vcf"}),
        (text_match("FN", "ada") + text_match("FN", "bob"), ' test="allof"', set()),
        ('<a:prop-filter name="EMAIL"/>', "", {"ada.vcf"}),
        ('<a:prop-filter name="EMAIL"><a:is-not-defined/></a:prop-filter>', "", {"bob.vcf"}),
        (
            (
                '<a:prop-filter name="TEL"><a:param-filter name="TYPE"><a:text-match>cell'
                "</a:text-match></a:param-filter></a:prop-filter>"
            ),
            "",
            {"bob.vcf"},
        ),
    ],
)
def test_cards_are_found_by_what_they_say(inner: str, test: str, expected: set[str]) -> None:
    assert names(with_cards(), cards(inner, test), CLIENTS) == expected


def test_a_card_is_told_whole_or_in_part() -> None:
    home = with_cards()
    book = home.collections(Kind.ADDRESS_BOOK)[0]
    book.items["c.vcf"] = b"nonsense"
    some = "<d:prop><a:address-data><a:prop name='EMAIL'/></a:address-data></d:prop>"
    found = answers(ask(home, "REPORT", CLIENTS, cards("", wanted=some)))
    assert found[f"{CLIENTS}bob.vcf"].text("a:address-data").split("\r\n") == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "UID:2",
        "FN:Bob\\, Jr.",
        "N:;Bob\\, Jr.;;;",
        "END:VCARD",
        "",
    ]
    assert "EMAIL" in found[f"{CLIENTS}ada.vcf"].text("a:address-data")
    assert found[f"{CLIENTS}c.vcf"].text("a:address-data") == "nonsense"
    assert names(home, cards(text_match("FN", "x")), CLIENTS) == set()
    limited = cards("", wanted="<d:prop/>").replace(
        "</a:filter>", "</a:filter><a:limit><a:nresults>1</a:nresults></a:limit>"
    )
    assert CLIENTS in answers(ask(home, "REPORT", CLIENTS, limited))


def multiget(*hrefs: str, root: str = "c:calendar", wanted: str = DATA) -> str:
    inner = "".join(f"<d:href>{href}</d:href>" for href in hrefs)
    return xml(f"{root}-multiget>{wanted}{inner}</{root}-multiget>")


def test_each_href_of_a_multiget_is_answered_once_and_in_one_spelling() -> None:
    home, found = with_events(**{"a ä.ics": event("1"), "b.ics": event("2")})
    own = f"{OWN}a%20%C3%A4.ics"
    hrefs = [own, own.replace("%C3%A4", "%c3%a4"), f"http://studio.example{own}", f"{OWN}none.ics"]
    answer = answers(ask(home, "REPORT", OWN, multiget(*hrefs), depth="1"))
    assert set(answer) == {own, f"{OWN}none.ics"}
    assert answer[own].text("c:calendar-data").encode() == found.items["a ä.ics"]
    assert answer[f"{OWN}none.ics"].status == HTTPStatus.NOT_FOUND
    etags = "<d:prop><d:getetag/></d:prop>"
    answer = answers(ask(home, "REPORT", OWN, multiget(*hrefs, wanted=etags)))
    assert answer[own].text("d:getetag") == found.etags()["a ä.ics"]
    assert answer[f"{OWN}none.ics"].status == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize(
    "href",
    [
        f"{OWN.replace('anna', 'bert')}a.ics",
        f"{CALENDARS}hidden/a.ics",
        f"{CALENDARS}room/a.ics",
        f"https://elsewhere.example{OWN}a.ics",
        f"{CLIENTS}a.vcf",
        OWN,
        PRINCIPAL,
        "/etc/passwd",
        f"{OWN}..%2fa.ics",
        "nonsense",
    ],
)
def test_an_href_that_is_not_the_clients_own_is_not_there(href: str) -> None:
    home, _ = with_events(**{"a.ics": event("1")})
    home.add(Kind.CALENDAR, "room").put("a.ics", event("1"))
    answer = answers(ask(home, "REPORT", OWN, multiget(href, f"{OWN}a.ics")))
    assert answer.pop(f"{OWN}a.ics").found
    (other,) = answer.values()
    assert other.status == HTTPStatus.NOT_FOUND
    assert not other.found


def test_a_multiget_of_the_home_reaches_each_calendar_of_it() -> None:
    home, _ = with_events(**{"a.ics": event("1")})
    home.add(Kind.CALENDAR, "room").put("a.ics", event("1"))
    hrefs = [f"{OWN}a.ics", f"{CALENDARS}room/a.ics"]
    answer = answers(ask(home, "REPORT", CALENDARS, multiget(*hrefs)))
    assert list(answer) == hrefs


def test_cards_are_told_by_a_multiget() -> None:
    wanted = "<d:prop><d:getetag/><a:address-data/></d:prop>"
    body = multiget(f"{CLIENTS}ada.vcf", f"{CLIENTS}x.vcf", root="a:addressbook", wanted=wanted)
    answer = answers(ask(with_cards(), "REPORT", CLIENTS, body))
    assert "Ada" in answer[f"{CLIENTS}ada.vcf"].text("a:address-data")
    assert answer[f"{CLIENTS}x.vcf"].status == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize(
    ("path", "body"),
    [
        (CLIENTS, query("")),
        (OWN, cards("")),
        (CALENDARS, query("")),
        (BOOKS, multiget(f"{OWN}a.ics")),
        (CALENDARS, xml("d:sync-collection><d:sync-token/></d:sync-collection>")),
        (PRINCIPAL, xml("d:sync-collection><d:sync-token/></d:sync-collection>")),
        (CLIENTS, xml(f"c:free-busy-query>{WEEK}</c:free-busy-query>")),
        (OWN, xml("d:nonsense/>")),
    ],
)
def test_a_report_that_is_not_there_is_refused_by_name(path: str, body: str) -> None:
    response = ask(a_home(), "REPORT", path, body)
    assert response.status is HTTPStatus.FORBIDDEN
    assert condition(response) == "d:supported-report"


def test_a_report_of_an_item_that_is_not_there_is_not_found() -> None:
    body = multiget(f"{OWN}a.ics")
    assert ask(a_home(), "REPORT", f"{OWN}a.ics", body).status is HTTPStatus.NOT_FOUND
    home, _ = with_events(**{"a.ics": event("1")})
    assert answers(ask(home, "REPORT", f"{OWN}a.ics", body))[f"{OWN}a.ics"].found


def busy(home: MemoryHome, within: str = WEEK) -> list[str]:
    response = ask(home, "REPORT", OWN, xml(f"c:free-busy-query>{within}</c:free-busy-query>"))
    assert response.status is HTTPStatus.OK
    assert response.headers["Content-Type"].startswith("text/calendar")
    lines = response.body.decode().split("\r\n")
    return [line.removeprefix("FREEBUSY;FBTYPE=") for line in lines if line.startswith("FREEBUSY")]


def test_free_and_busy_times_tell_nothing_but_when() -> None:
    home, _ = with_events(
        a=event("1", "20270105T090000Z"),
        b=event("2", "20270105T093000Z"),
        c=event("3", "20270105T103000Z"),
        d=event("4", "20270106T090000Z", "TRANSP:TRANSPARENT"),
        e=event("5", "20270106T090000Z", "STATUS:CANCELLED"),
        f=event("6", "20270107T090000Z", "STATUS:TENTATIVE"),
        g=event("7", "20270103T233000Z"),
        h=event("8", "20270108T090000Z", "RRULE:FREQ=DAILY;COUNT=9"),
        i=event("9", "20270108T090000Z", "DURATION:PT0S"),
        j=event("10", "20270111T230000Z"),
    )
    assert busy(home) == [
        "BUSY:20270104T000000Z/20270104T003000Z",
        "BUSY:20270105T090000Z/20270105T113000Z",
        "BUSY:20270108T090000Z/20270108T100000Z",
        "BUSY:20270109T090000Z/20270109T100000Z",
        "BUSY:20270110T090000Z/20270110T100000Z",
        "BUSY-TENTATIVE:20270107T090000Z/20270107T100000Z",
    ]
    assert len(busy(home, '<c:time-range start="20270108T000000Z"/>')) == 10
    assert len(busy(home, '<c:time-range end="20270104T120000Z"/>')) == 1


def test_busy_times_without_an_end_are_bounded() -> None:
    home, _ = with_events(a=event("1", "20270105T090000Z", "RRULE:FREQ=DAILY"))
    within = '<c:time-range start="20270108T000000Z"/>'
    response = ask(home, "REPORT", OWN, xml(f"c:free-busy-query>{within}</c:free-busy-query>"))
    assert condition(response) == "d:number-of-matches-within-limits"


def test_the_size_of_what_is_expanded_is_bounded() -> None:
    """Each instance is told with all that a phone wrote into its event."""
    daily, note = "RRULE:FREQ=DAILY", "X-NOTE:" + "x" * 300_000
    home, _ = with_events(a=event("a", "20270104T090000Z", daily, note))
    for end, status in (("20280104", HTTPStatus.FORBIDDEN), ("20270111", HTTPStatus.MULTI_STATUS)):
        form = f'<c:expand start="20270104T000000Z" end="{end}T000000Z"/>'
        wanted = f"<d:prop><c:calendar-data>{form}</c:calendar-data></d:prop>"
        answer = ask(home, "REPORT", OWN, query("", wanted), depth="1")
        assert answer.status is status
