"""What fuzzed requests are made from: good bodies, and values that no reader likes."""

from .dav_bodies import ETAG, RANGE, SEARCH, body, calendar_query, card_query

_DATA = "<d:prop><d:getetag/><c:calendar-data/></d:prop>"
_CARD_DATA = "<d:prop><d:getetag/><a:address-data/></d:prop>"
_EVENT = '<c:comp-filter name="VEVENT">{}</c:comp-filter>'

_QUERIES: tuple[bytes, ...] = (
    body(f"d:propfind {ETAG}"),
    body("d:propfind <d:allprop/>"),
    body("d:propfind <d:propname/>"),
    b"",
    body(
        "d:propertyupdate <d:set><d:prop><d:displayname>Work</d:displayname></d:prop></d:set>"
        "<d:remove><d:prop><c:calendar-description/></d:prop></d:remove>"
    ),
    calendar_query(_EVENT.format(f"<c:time-range {RANGE}/>"), _DATA),
    calendar_query(
        _EVENT.format(
            '<c:prop-filter name="SUMMARY"><c:text-match collation="i;unicode-casemap" '
            'negate-condition="no">talk</c:text-match></c:prop-filter>'
            '<c:prop-filter name="DTSTART"><c:is-not-defined/></c:prop-filter>'
        ),
    ),
    calendar_query(
        _EVENT.format(
            f'<c:comp-filter name="VALARM"><c:time-range {RANGE}/></c:comp-filter>'
            '<c:prop-filter name="ATTENDEE"><c:param-filter name="PARTSTAT">'
            "<c:text-match>ACC</c:text-match></c:param-filter></c:prop-filter>"
        )
    ),
    calendar_query(
        _EVENT.format(f"<c:time-range {RANGE}/>"),
        f"<d:prop><c:calendar-data><c:expand {RANGE}/></c:calendar-data></d:prop>",
    ),
    calendar_query(
        _EVENT.format(""),
        '<d:prop><c:calendar-data><c:comp name="VCALENDAR"><c:comp name="VEVENT">'
        '<c:prop name="SUMMARY"/></c:comp></c:comp>'
        f"<c:limit-recurrence-set {RANGE}/></c:calendar-data></d:prop>",
    ),
    body(f"c:free-busy-query <c:time-range {RANGE}/>"),
    body(f"c:calendar-multiget {_DATA}<d:href>@CALENDAR@f1.ics</d:href><d:href>/x</d:href>"),
    body(f"a:addressbook-multiget {_CARD_DATA}<d:href>@BOOK@f1.vcf</d:href>"),
    card_query(
        '<a:prop-filter name="FN" test="anyof"><a:text-match match-type="contains">an'
        "</a:text-match></a:prop-filter>",
        f"{_CARD_DATA}<a:limit><a:nresults>5</a:nresults></a:limit>",
    ),
    body(f"d:sync-collection <d:sync-token/><d:sync-level>1</d:sync-level>{ETAG}"),
    body(
        "d:sync-collection <d:sync-token>https://x/sync/a/1</d:sync-token>"
        f"<d:sync-level>1</d:sync-level><d:limit><d:nresults>3</d:nresults></d:limit>{ETAG}"
    ),
    body('d:expand-property <d:property name="owner"><d:property name="href"/></d:property>'),
    body(f"d:principal-property-search {SEARCH}"),
    body("d:principal-search-property-set "),
    body("d:principal-match <d:self/>"),
    body("c:mkcalendar <d:set><d:prop><d:displayname>New</d:displayname></d:prop></d:set>"),
)


def _verb(query: bytes) -> str:
    match query[3:].split()[:1]:
        case [] | [b"propfind"]:
            return "PROPFIND"
        case [b"propertyupdate"]:
            return "PROPPATCH"
        case [b"mkcalendar"]:
            return "MKCALENDAR"
        case _:
            return "REPORT"


QUERIES = tuple((_verb(each), each) for each in _QUERIES)
"""Each with its verb."""


def _text(*lines: str) -> bytes:
    return "".join(f"{line}\r\n" for line in lines).encode()


def _calendar(*lines: str) -> bytes:
    return _text("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Fuzz//EN", *lines, "END:VCALENDAR")


def _event(*lines: str) -> tuple[str, ...]:
    return ("BEGIN:VEVENT", "UID:@UID@", "DTSTAMP:20270101T000000Z", *lines, "END:VEVENT")


_ZONE = (
    "BEGIN:VTIMEZONE",
    "TZID:Own",
    "BEGIN:DAYLIGHT",
    "DTSTART:19700329T020000",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "DTSTART:19701025T030000",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "END:STANDARD",
    "END:VTIMEZONE",
)
CALENDARS: tuple[bytes, ...] = (
    _calendar(
        *_event("DTSTART:@TIME@", "DURATION:PT1H", "SUMMARY:Talk", "SEQUENCE:1"),
    ),
    _calendar(
        *_ZONE,
        *_event(
            "DTSTART;TZID=Own:20270105T090000",
            "DTEND;TZID=Own:20270105T100000",
            "SUMMARY;LANGUAGE=de:Porträt\\, draußen",
            "DESCRIPTION:a\\nb",
            "CATEGORIES:A,B",
            "X-APPLE-TRAVEL-ADVISORY-BEHAVIOR:AUTOMATIC",
            'ATTENDEE;CN="X, Y";PARTSTAT=ACCEPTED:mailto:x@example.com',
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            "TRIGGER;RELATED=END:-PT15M",
            "END:VALARM",
        ),
    ),
    _calendar(
        *_event(
            "DTSTART;TZID=Europe/Berlin:20270105T090000",
            "DTEND;TZID=Europe/Berlin:20270105T100000",
            "RRULE:FREQ=WEEKLY;COUNT=10;BYDAY=TU,TH",
            "EXDATE;TZID=Europe/Berlin:20270112T090000",
            "RDATE;TZID=Europe/Berlin:20270113T090000",
            "SUMMARY:Weekly",
        ),
        *_event(
            "RECURRENCE-ID;TZID=Europe/Berlin:20270119T090000",
            "DTSTART;TZID=Europe/Berlin:20270119T110000",
            "DTEND;TZID=Europe/Berlin:20270119T120000",
            "SUMMARY:Later",
        ),
    ),
    _calendar(
        *_event("DTSTART;VALUE=DATE:20280229", "RRULE:FREQ=YEARLY", "SUMMARY:Birthday 🎂"),
    ),
    _calendar(
        *_event(
            "DTSTART;TZID=W. Europe Standard Time:20270105T090000",
            "DTEND;TZID=W. Europe Standard Time:20270105T093000",
            "STATUS:TENTATIVE",
            "TRANSP:TRANSPARENT",
            "CLASS:PRIVATE",
            "SUMMARY:שיחה",
        ),
    ),
    _calendar("BEGIN:VTODO", "UID:@UID@", "DTSTAMP:20270101T000000Z", "END:VTODO"),
)
CARDS: tuple[bytes, ...] = (
    _text(
        "BEGIN:VCARD",
        "VERSION:3.0",
        "UID:@UID@",
        "FN:Ada Lovelace",
        "N:Lovelace;Ada;;;",
        "item1.TEL;TYPE=CELL,VOICE:+49 170 1234567",
        "item1.X-ABLabel:_$!<Mobile>!$_",
        "EMAIL;TYPE=HOME:ada@example.com",
        "ADR;TYPE=HOME:;;Street 1;Town;;12345;Germany",
        "BDAY:1990-02-29",
        "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRg==",
        "NOTE:a\\nb",
        "END:VCARD",
    ),
    _text(
        "BEGIN:VCARD",
        "VERSION:4.0",
        "UID:urn:uuid:@UID@",
        "FN:Björn",
        "ORG:Studio;Front",
        "BDAY:--0412",
        "ANNIVERSARY:20090808T1430-0500",
        "PHOTO:data:image/png;base64,iVBORw0KGgo=",
        "CATEGORIES:A,B",
        "END:VCARD",
    ),
    _text(
        "BEGIN:VCARD",
        "VERSION:3.0",
        "UID:@UID@",
        "FN:Group",
        "N:Group;;;;",
        "X-ADDRESSBOOKSERVER-KIND:group",
        "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:u1",
        "END:VCARD",
    ),
    _text(
        "BEGIN:VCARD",
        "VERSION:2.1",
        "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:A=C3=A4;B",
        "TEL;CELL:1",
        "END:VCARD",
    ),
)
TIMES: tuple[bytes, ...] = (
    b"20270105T090000Z",
    b"20270105T090000",
    b"20270328T023000",
    b"20270105T240000Z",
    b"20270229T090000Z",
    b"00010101T000000Z",
    b"99991231T235959Z",
    b"20270630T235960Z",
    b"19000101",
)
VALUES: tuple[bytes, ...] = (
    *TIMES,
    b"",
    b"-1",
    b"1e999",
    b"99999999999999999999999999",
    b"P99999999D",
    b"-PT9999999999S",
    b"P1Y",
    b"FREQ=SECONDLY;COUNT=1000000",
    b"FREQ=SECONDLY",
    b"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
    b"FREQ=DAILY;INTERVAL=0",
    b"FREQ=DAILY;INTERVAL=99999999999",
    b"FREQ=YEARLY;UNTIL=99991231T235959Z;BYSECOND=0,1,2,3;BYMINUTE=0,1,2,3;BYHOUR=1,2",
    b"FREQ=MONTHLY;BYSETPOS=-1;BYDAY=MO,TU,WE,TH,FR",
    b"FREQ=WEEKLY;COUNT=0",
    b"FREQ=HOURLY;BYMONTHDAY=31;BYMONTH=2",
    b"TZID=Mars/Base",
    b"TZID=../../etc/passwd",
    b'TZID="a:b;c"',
    b"VALUE=DATE",
    b"VALUE=PERIOD",
    b"ENCODING=QUOTED-PRINTABLE",
    b"ENCODING=b",
    b"CHARSET=utf-7",
    b"BEGIN:VEVENT",
    b"20270101T000000Z/PT1H,20270102T000000Z/99991231T000000Z",
    b"\\",
    b"\\n\\,\\;\\x",
    b"=?utf-8?q?=00?=",
    b"a" * 5_000,
    b"," * 3_000,
    b";" * 3_000,
    "\u202e\u200f\U0001f469\u200d\U0001f467".encode(),
    "é".encode() * 300,
    b"infinity",
    b"i;octet",
    b"https://other.example.com/api/studio_sync/dav/calendars/x/y/z",
    b"/api/studio_sync/dav/calendars/../../%2e%2e/",
)
BITS: tuple[bytes, ...] = (
    b"\x00",
    b"\x80",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"\xef\xbb\xbf",
    b"\r",
    b"\n",
    b"\r\n ",
    b"\x1b[31m",
    b"\x7f",
    "\u2028".encode(),
    b"%00",
    b"%2F",
    b"%",
    b"../",
    b"&#0;",
    b"&x;",
    b"<![CDATA[]]>",
    b"<!--",
    b"<?x?>",
    b"<!DOCTYPE x [<!ENTITY x 'y'>]>",
    b"<d:prop>" * 40,
    b'"' * 9,
    b" " * 70_000,
    b"BEGIN:VCALENDAR\r\n" * 40,
    b"END:VEVENT\r\nBEGIN:VEVENT\r\n",
    b"'",
)
_ETAGS = ('"x"', 'W/"x"', "*", "x", '"', '"a", "b"', "")
HEADERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("depth", ("0", "1", "2", "infinity", "-1", "", "1, 0", "\uff10")),
    ("if-match", _ETAGS),
    ("if-none-match", _ETAGS),
    ("if", ('(["x"])', "(<urn:x>)", "(Not <DAV:no-lock>)", '</x> ([W/"x"])', "(", "()", "x")),
    ("destination", ("/api/studio_sync/dav/", "http://[", "x", "", "/%", "//", "*")),
    ("overwrite", ("T", "F", "x", "")),
    ("content-type", ("text/calendar", "text/vcard; charset=utf-16", "image/png", "", ";")),
    ("prefer", ("return=minimal", "return=representation", "depth-noroot", ",", "=")),
    ("brief", ("t", "f")),
    ("accept", ("text/calendar", "*/*;q=x")),
    ("content-range", ("bytes 0-1/2",)),
    ("timezone", ("Europe/Berlin",)),
    ("calendardata-encoding", ("x",)),
)
