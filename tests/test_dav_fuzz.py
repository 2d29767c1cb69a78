"""Whatever is asked: an answer, or a refusal with a status of 4xx; nobody else's, and no crash."""

import random
from time import perf_counter

from hypothesis import HealthCheck, given, settings, strategies as st

from custom_components.studio_sync.dav_server.paths import ROOT_PATH, Kind

from .dav_asking import CALENDARS, CLIENTS, OWN, PRINCIPAL, ask, card, event, xml
from .dav_home import a_home

PATHS = [
    ROOT_PATH, f"{ROOT_PATH}principals/", PRINCIPAL, CALENDARS, OWN, f"{OWN}a.ics", f"{OWN}b.ics",
    CLIENTS, f"{CLIENTS}a.vcf", f"{ROOT_PATH}calendars/bert/own/", f"{OWN}%ff", "/", "",
]  # fmt: skip
METHODS = [
    "OPTIONS", "GET", "HEAD", "PUT", "DELETE", "MOVE", "COPY", "PROPFIND", "PROPPATCH", "REPORT",
    "MKCALENDAR", "MKCOL", "LOCK", "",
]  # fmt: skip
HEADERS = ["if", "if_match", "if_none_match", "depth", "overwrite", "destination", "prefer",
           "content_type", "brief"]  # fmt: skip
WORDS = [
    "*", '"a"', 'W/"a"', "(", ")", "<", ">", "[", "]", "Not", "0", "1", "infinity", "T", "F", ",",
    " ", "\x00", "é", "\U0001f600", "\ud800", OWN, f"{OWN}c.ics",
    "http://studio.example", "return=minimal",
]  # fmt: skip
ROOTS = [
    "d:propfind", "d:propertyupdate", "d:sync-collection", "d:expand-property", "c:calendar-query",
    "c:calendar-multiget", "c:free-busy-query", "a:addressbook-query", "a:addressbook-multiget",
    "d:principal-match", "d:principal-property-search", "c:mkcalendar", "d:mkcol",
    "d:principal-search-property-set",
]  # fmt: skip
TAGS = [
    "d:prop", "d:allprop", "d:propname", "d:getetag", "d:href", "d:set", "d:remove",
    "d:displayname",
    "d:sync-token", "d:limit", "d:nresults", "c:calendar-data", "c:expand", "c:filter",
    "c:comp-filter", "c:prop-filter", "c:param-filter", "c:text-match", "c:time-range",
    "c:is-not-defined", "c:limit-recurrence-set", "a:filter", "a:prop-filter", "a:text-match",
    "a:address-data", "a:prop", "d:property", "d:self", "d:match", "d:property-search",
    "d:resourcetype", "d:collection", "c:calendar", "d:principal-property", "i:calendar-color",
]  # fmt: skip
ATTRIBUTES = [
    'name="VCALENDAR"', 'name="VEVENT"', 'name="VALARM"', 'name="SUMMARY"', 'name="displayname"',
    'start="20270101T000000Z"', 'end="20270301T000000Z"', 'start="00010101T000000Z"',
    'end="99991231T235959Z"', 'collation="i;octet"', 'negate-condition="yes"', 'test="anyof"',
    'match-type="equals"', 'namespace="urn:x"',
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
    b"nonsense", card("1", "Ada"), b"",
]  # fmt: skip


def some_xml(chance: random.Random) -> str:
    """Return a body whose elements are known ones in any order."""

    def element(depth: int) -> str:
        tag = chance.choice(TAGS)
        given = " ".join({a.partition("=")[0]: a for a in chance.choices(ATTRIBUTES, k=3)}.values())
        inner = "".join(element(depth - 1) for _ in range(chance.randrange(4) if depth else 0))
        return f"<{tag} {given}>{chance.choice(TEXTS)}{inner}</{tag}>"

    root = chance.choice(ROOTS)
    return xml(f"{root}>{''.join(element(4) for _ in range(chance.randrange(4)))}</{root}>")


@given(st.integers(0, 2**32))
@settings(max_examples=1500, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_whatever_is_asked_is_answered(seed: int) -> None:
    chance = random.Random(seed)
    home = a_home()
    own = home.collections(Kind.CALENDAR)[0]
    for number, text in enumerate(EVENTS[:5]):
        own.items[f"{'abcde'[number]}.ics"] = text
    for _ in range(5):
        headers = {
            name: "".join(chance.choices(WORDS, k=chance.randrange(1, 6)))
            for name in chance.sample(HEADERS, chance.randrange(3))
        }
        body = some_xml(chance) if chance.random() < 0.8 else chance.choice(EVENTS)
        begin = perf_counter()
        response = ask(home, chance.choice(METHODS), chance.choice(PATHS), body, **headers)
        assert 200 <= response.status < 500 or response.status in {502, 507}
        assert perf_counter() - begin < 5
        assert b"bert" not in response.body
        assert all(value.isprintable() for value in response.headers.values())
