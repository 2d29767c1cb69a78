"""Requests that no well-behaved phone sends, any number of them, always the same.

Bodies of XML, iCalendar and vCard are good ones with some faults; headers and paths likewise.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
import random
import re

from custom_components.studio_sync.dav_server.request import DavRequest

from .dav_fuzz_seeds import BITS, CALENDARS, CARDS, HEADERS, QUERIES, TIMES, VALUES

_NAMES = 60
_NUMBER = re.compile(r"f([0-9]{1,2})[.]")
_FRAME = (b"BEGIN", b"END", b"VERSION")
_LINE = re.compile(rb"[^\n]*\n|[^\n]+")
_TOKEN = re.compile(rb"<[^>]*>|[^<]+|<")
_QUOTED = re.compile(rb'"[^"]*"')
_FAULTS = (1, 1, 1, 2, 5)
"""In one body."""
_SOUND = 0.3
"""Of the bodies have no fault."""
_STRUCTURED = 0.75
"""Of the faults are of whole lines or tags."""
_VERBS = ("PROPFIND", "PROPPATCH", "REPORT", "REPORT", "REPORT", "PUT", "PUT", "PUT", "PUT")
_RARE = ("GET", "HEAD", "DELETE", "MOVE", "COPY", "OPTIONS", "MKCALENDAR", "MKCOL", "LOCK", "x")
_OFTEN = 0.85
_WITH_HEADERS = 0.25
_BAD_PATH = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """The paths that requests are for; each ends with a slash."""

    calendar: str
    book: str
    others: Sequence[str]


def requests(target: Target, *, seed: int, count: int) -> Iterator[DavRequest]:
    """Make requests; each can be made again by its own number only."""
    for number in range(count):
        yield request(target, seed=seed, number=number)


def request(target: Target, *, seed: int, number: int) -> DavRequest:
    """Make one request."""
    chance = random.Random(f"{seed}/{number}")
    method = chance.choice(_VERBS if chance.random() < _OFTEN else _RARE)
    cards = chance.random() < 1 / 3
    path = _path(chance, target, method, cards=cards)
    return DavRequest(
        method=method,
        path=path,
        headers=_headers(chance, target),
        authority="studio.example.com",
        body=_body(chance, target, method, path, cards=cards),
    )


def _path(chance: random.Random, target: Target, method: str, *, cards: bool) -> str:
    collection = target.book if cards else target.calendar
    name = f"f{chance.randrange(_NAMES)}.{'vcf' if cards else 'ics'}"
    item = f"{collection}{name}"
    if chance.random() < _BAD_PATH:
        at, bit = chance.randrange(len(item)), chance.choice(BITS)
        return item[:at] + bit.decode("latin-1") + item[at:]
    if method in {"PUT", "GET", "HEAD", "DELETE", "MOVE", "COPY"}:
        return item
    return chance.choice([collection, collection, collection, item, *target.others])


def _headers(chance: random.Random, target: Target) -> Mapping[str, tuple[str, ...]]:
    found = dict[str, tuple[str, ...]]()
    if chance.random() < 1 / 2:
        found["depth"] = (chance.choice(["0", "1", "1", "infinity"]),)
    found["destination"] = (f"{target.calendar}f{chance.randrange(_NAMES)}.ics",)
    if chance.random() < _WITH_HEADERS:
        for _ in range(chance.randrange(1, 4)):
            name, values = chance.choice(HEADERS)
            value = chance.choice(values)
            if chance.random() < 1 / 4:
                value = _bytes(chance, value.encode()).decode("utf-8", "surrogateescape")
            found[name] = (*found.get(name, ()), value)
    return found


def _body(chance: random.Random, target: Target, method: str, path: str, *, cards: bool) -> bytes:
    if method == "PUT":
        seeds, fault = (CARDS if cards else CALENDARS), _lines
    else:
        some = [each for verb, each in QUERIES if verb == method and (b"<a:" in each) is cards]
        everything = [each for _, each in QUERIES]
        seeds = tuple(some if some and chance.random() < _OFTEN else everything)
        fault = _tokens
    whole = chance.choice(seeds).replace(b"@CALENDAR@", target.calendar.encode())
    whole = whole.replace(b"@BOOK@", target.book.encode())
    # Each name has its UID; now and then one that another item has.
    own = _NUMBER.search(path) if chance.random() < _OFTEN else None
    number = chance.randrange(_NAMES) if own is None else int(own[1])
    whole = whole.replace(b"@UID@", f"u{number}".encode())
    while b"@TIME@" in whole:
        whole = whole.replace(b"@TIME@", chance.choice(TIMES), 1)
    if chance.random() < _SOUND:
        return whole
    for _ in range(chance.choice(_FAULTS)):
        whole = (fault if chance.random() < _STRUCTURED else _bytes)(chance, whole)
    return whole


def _bytes(chance: random.Random, whole: bytes) -> bytes:
    """Put something in, take something out, or flip a bit."""
    start = chance.randrange(len(whole) + 1)
    end = min(len(whole), start + chance.randrange(1, 40))
    match chance.randrange(9):
        case 0 | 1:
            return whole[:start] + chance.choice(BITS) + whole[start:]
        case 2 | 3:
            return whole[:start] + whole[end:]
        case 4 | 5:
            return whole[:end] + whole[start:]
        case 6 | 7 if start < len(whole):
            flipped = bytes([whole[start] ^ (1 << chance.randrange(8))])
            return whole[:start] + flipped + whole[start + 1 :]
        case _:
            return whole[:start]


def _lines(chance: random.Random, whole: bytes) -> bytes:
    """Change the lines of a text of lines with names and values."""
    lines = _LINE.findall(whole) or [b""]
    at = chance.randrange(len(lines))
    if lines[at].startswith(_FRAME) and chance.random() < _OFTEN:
        at = chance.randrange(len(lines))  # the frame is not all that there is to read
    match chance.randrange(7):
        case 0:
            del lines[at]
        case 1:
            lines[at:at] = [lines[at]] * chance.choice([1, 2, 50])
        case 2:
            other = _LINE.findall(chance.choice(CARDS + CALENDARS))
            lines.insert(at, chance.choice(other))
        case 3:
            to = chance.randrange(len(lines))
            lines[at], lines[to] = lines[to], lines[at]
        case 4:
            head, colon, _ = lines[at].partition(b":")
            lines[at] = head + colon + chance.choice(VALUES) + b"\r\n"
        case 5:
            head, _, value = lines[at].partition(b":")
            lines[at] = head + b";" + chance.choice(VALUES) + b":" + value
        case _:
            end = chance.choice([b"\n", b"\r", b"\r\n ", b"\r\n\t", b""])
            return whole.replace(b"\r\n", end)
    return b"".join(lines)


def _tokens(chance: random.Random, whole: bytes) -> bytes:
    """Change the tags and texts of XML."""
    tokens = _TOKEN.findall(whole) or [b""]
    at = chance.randrange(len(tokens))
    match chance.randrange(6):
        case 0:
            del tokens[at]
        case 1:
            tokens[at:at] = [tokens[at]] * chance.choice([1, 2, 40, 2_000])
        case 2:
            tokens[at] = chance.choice(_TOKEN.findall(chance.choice(QUERIES)[1]) or [b""])
        case 3:
            to = chance.randrange(len(tokens))
            tokens[at], tokens[to] = tokens[to], tokens[at]
        case 4:
            value = chance.choice(VALUES).replace(b"\\", b"")
            tokens[at] = _QUOTED.sub(lambda _: b'"' + value + b'"', tokens[at], count=1)
        case _:
            return b"".join(tokens).decode("utf-8", "replace").encode("utf-16")
    return b"".join(tokens)
