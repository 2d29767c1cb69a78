"""Whatever is asked: an answer, or a refusal with a status of 4xx; nobody else's, and no crash."""

import random
import re
from time import perf_counter

from hypothesis import HealthCheck, given, settings, strategies as st

from custom_components.studio_sync.dav_server.paths import ROOT_PATH, Kind

from .dav_asking import CALENDARS, CLIENTS, OWN, PRINCIPAL, ask, card, event, prop, task, xml
from .dav_home import a_home

PATHS = [
    ROOT_PATH, f"{ROOT_PATH}principals/", PRINCIPAL, CALENDARS, OWN, f"{OWN}a.ics", f"{OWN}b.ics",
    CLIENTS, f"{CLIENTS}a.vcf", f"{ROOT_PATH}calendars/bert/own/", f"{OWN}%ff", "/", "",
]  # fmt: skip
METHODS = [
    "OPTIONS", "GET", "HEAD", "PUT", "DELETE", "MOVE", "COPY", "PROPFIND", "PROPPATCH", "REPORT",
    "MKCALENDAR", "MKCOL", "LOCK", "",
]  # fmt: skip
NATURAL = [
    ("propfind", "PROPFIND"), ("propertyupdate", "PROPPATCH"), ("mkcalendar", "MKCALENDAR"),
    ("mkcol", "MKCOL"),
]  # fmt: skip
HEADERS = ["if", "if_match", "if_none_match", "depth", "overwrite", "destination", "prefer",
           "content_type", "brief"]  # fmt: skip
WORDS = [
    "*", '"a"', 'W/"a"', "(", ")", "<", ">", "[", "]", "Not", "0", "1", "infinity", "T", "F", ",",
    " ", "\x00", "é", "\U0001f600", "\ud800", OWN, f"{OWN}c.ics",
    "http://studio.example", "return=minimal",
]  # fmt: skip
RANGE = '<c:time-range start="20270101T000000Z" end="20270301T000000Z"/>'
BODIES = [
    prop("d:getetag", "d:displayname", "c:calendar-data"),
    xml("d:propfind><d:allprop/><d:include><d:getetag/></d:include></d:propfind>"),
    xml(
        "d:propertyupdate><d:set><d:prop><d:displayname>A</d:displayname></d:prop></d:set>"
        "<d:remove><d:prop><i:calendar-color/></d:prop></d:remove></d:propertyupdate>"
    ),
    xml(
        "d:sync-collection><d:sync-token>urn:memory:1:0</d:sync-token><d:limit><d:nresults>5"
        "</d:nresults></d:limit><d:prop><d:getetag/></d:prop></d:sync-collection>"
    ),
    xml(
        'd:expand-property><d:property name="owner"><d:property name="displayname"/></d:property>'
        "</d:expand-property>"
    ),
    xml(
        'c:calendar-query><d:prop><d:getetag/><c:calendar-data><c:expand start="20270101T000000Z" '
        'end="20270301T000000Z"/></c:calendar-data></d:prop><c:filter><c:comp-filter '
        f'name="VCALENDAR"><c:comp-filter name="VEVENT">{RANGE}<c:prop-filter name="SUMMARY">'
        '<c:text-match collation="i;octet">Se</c:text-match></c:prop-filter><c:comp-filter '
        f'name="VALARM">{RANGE}</c:comp-filter></c:comp-filter></c:comp-filter></c:filter>'
        "<c:limit><c:nresults>5</c:nresults></c:limit></c:calendar-query>"
    ),
    xml(
        "c:calendar-multiget><d:prop><c:calendar-data><c:limit-recurrence-set "
        'start="20270101T000000Z" end="20270301T000000Z"/></c:calendar-data></d:prop>'
        f"<d:href>{OWN}a.ics</d:href><d:href>{OWN}none.ics</d:href></c:calendar-multiget>"
    ),
    xml(f"c:free-busy-query>{RANGE}</c:free-busy-query>"),
    xml(
        'a:addressbook-query><d:prop><a:address-data><a:prop name="FN"/></a:address-data></d:prop>'
        '<a:filter test="anyof"><a:prop-filter name="FN"><a:text-match match-type="equals">Ada'
        '</a:text-match><a:param-filter name="TYPE"/></a:prop-filter></a:filter>'
        "</a:addressbook-query>"
    ),
    xml(
        "a:addressbook-multiget><d:prop><a:address-data/></d:prop>"
        f"<d:href>{CLIENTS}a.vcf</d:href></a:addressbook-multiget>"
    ),
    xml("d:principal-match><d:self/><d:prop><d:displayname/></d:prop></d:principal-match>"),
    xml(
        "d:principal-property-search><d:property-search><d:prop><d:displayname/></d:prop><d:match>"
        "An</d:match></d:property-search><d:prop><d:getetag/></d:prop></d:principal-property-search>"
    ),
    xml(
        "c:mkcalendar><d:set><d:prop><d:displayname>N</d:displayname></d:prop></d:set>"
        "</c:mkcalendar>"
    ),
    xml(
        "d:mkcol><d:set><d:prop><d:resourcetype><d:collection/><c:calendar/></d:resourcetype>"
        "</d:prop></d:set></d:mkcol>"
    ),
]
TAGS = [
    "d:prop", "d:allprop", "d:propname", "d:getetag", "d:href", "d:set", "d:remove",
    "d:displayname",
    "d:sync-token", "d:limit", "d:nresults", "c:calendar-data", "c:expand", "c:filter",
    "c:comp-filter", "c:prop-filter", "c:param-filter", "c:text-match", "c:time-range",
    "c:is-not-defined", "c:limit-recurrence-set", "a:filter", "a:prop-filter", "a:text-match",
    "a:address-data", "a:prop", "d:property", "d:self", "d:match", "d:property-search",
    "d:resourcetype", "d:collection", "c:calendar", "d:principal-property", "i:calendar-color",
]  # fmt: skip
VALUES = [
    "VCALENDAR", "VEVENT", "VTODO", "SUMMARY", "ATTENDEE", "displayname", "20270105T090000Z",
    "00010101T000000Z", "99991231T235959Z", "i;unicode-casemap", "yes", "anyof", "equals", "urn:x",
]  # fmt: skip
TEXTS = [
    "",
    "Session",
    f"{OWN}a.ics",
    f"{CLIENTS}a.vcf",
    "urn:memory:1:1",
    "5",
    "&#10;",
    "nonsense",
]
EVENTS = [
    event("a"), event("b", "20270101T090000Z", "RRULE:FREQ=MONTHLY;BYMONTHDAY=31"),
    event("c", ";VALUE=DATE:20280229", "RRULE:FREQ=YEARLY"), event("d", "99991231T230000Z"),
    event("e", "00010101T000000Z", "RRULE:FREQ=DAILY",
          "BEGIN:VALARM", "TRIGGER:-P9999D", "END:VALARM"),
    task("f", "DUE;VALUE=DATE:20280229", "RRULE:FREQ=YEARLY"), task("g", "DUE:99991231T230000Z"),
    task("h", "COMPLETED:00010101T000000Z", "BEGIN:VALARM", "TRIGGER:-P9999D", "END:VALARM"),
    b"nonsense", card("1", "Ada"), b"",
]  # fmt: skip


def some_xml(chance: random.Random) -> str:
    """Return a body that clients send, with some of its names, values and texts exchanged."""
    parts = re.split(r"([<>\"])", chance.choice(BODIES))
    for _ in range(chance.randrange(4)):
        at = chance.randrange(1, len(parts))
        match parts[at - 1]:
            case "<" if not parts[at].startswith("/") and " " not in parts[at]:
                parts[at] = f"{chance.choice(TAGS)}/"
            case '"' if not parts[at].startswith(" "):
                parts[at] = chance.choice(VALUES)
            case ">":
                parts[at] = chance.choice(TEXTS)
    return "".join(parts)


@given(st.integers(0, 2**32))
@settings(max_examples=1500, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_whatever_is_asked_is_answered(seed: int) -> None:
    chance = random.Random(seed)
    home = a_home(components=("VEVENT", "VTODO"))
    own = home.collections(Kind.CALENDAR)[0]
    for name, text in zip("abcdefgh", EVENTS, strict=False):
        own.items[f"{name}.ics"] = text
    for _ in range(5):
        headers = {
            name: "".join(chance.choices(WORDS, k=chance.randrange(1, 6)))
            for name in chance.sample(HEADERS, chance.choice([0, 0, 0, 1, 2]))
        }
        body = some_xml(chance) if chance.random() < 0.8 else chance.choice(EVENTS)
        begin = perf_counter()
        method, path = chance.choice(METHODS), chance.choice(PATHS)
        if isinstance(body, str) and chance.random() < 0.8:
            natural = next((each for root, each in NATURAL if root in body), "REPORT")
            method, path = natural, chance.choice([path, OWN, CLIENTS, f"{CALENDARS}new/"])
        response = ask(home, method, path, body, **headers)
        assert 200 <= response.status < 500 or response.status in {502, 507}
        assert perf_counter() - begin < 5
        assert b"bert" not in response.body
        assert all(value.isprintable() for value in response.headers.values())
