"""What there is, as Home Assistant tells it, and what a page shows of it."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from tests.live.client import Json, websocket
from tests.page_crew import Window
from tests.test_browser_page import Set

DAYS = 3
"""Days from the one that the pages show, of which the book is compared."""
_ENTRIES = """all => all.map((each) => [
    each.dataset.key, each.textContent, each.closest(".ec-event").textContent])"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One appointment, or one date of a series."""

    key: str
    family: str
    """The same for all dates of a series."""
    title: str | None
    start: datetime
    end: datetime
    status: str
    who: tuple[str, ...]
    """Everybody and every room that it is of."""
    client_id: str | None
    session_type: str | None
    notes: str | None
    repeats: bool
    editable: bool


type Rows = dict[str, Row]


async def rows(scene: Set, token: str, *, cancelled: bool = False) -> Rows:
    """Return what somebody is told who opens the diary now."""
    ha = scene.actors.ha
    async with websocket(ha.rest.session, ha.url, token) as socket:
        told = await socket.told(
            "studio_sync/diary/subscribe",
            entry_id=scene.studio.entry_id,
            start=scene.at(0),
            end=scene.at(24 * DAYS),
            cancelled=cancelled,
        )
    found = [_row(each) for each in told["changed"]]
    keys = Counter(each.key for each in found)
    assert max(keys.values(), default=1) == 1, f"told twice: {keys}"
    return {each.key: each for each in found}


def _row(told: Json) -> Row:
    owners = [told["staff_id"], *told["assistant_ids"], *told["resource_ids"]]
    return Row(
        key=told["key"],
        family=told["series_id"] or told["appointment_id"],
        title=told["title"],
        start=datetime.fromisoformat(told["start"]),
        end=datetime.fromisoformat(told["end"]),
        status=told["status"],
        who=tuple(each for each in owners if each),
        client_id=told["client_id"],
        session_type=told["session_type"],
        notes=told["description"],
        repeats=told["moment"] is not None,
        editable=told["editable"],
    )


def number(known: Rows) -> int:
    """Count what takes place: a date of a series that is given away is cancelled in the series."""
    return sum(each.status != "cancelled" for each in known.values())


def differ(before: Rows, now: Rows) -> set[str]:
    """Return the keys of what is not the same."""
    return {key for key in before.keys() | now.keys() if before.get(key) != now.get(key)}


def families(before: Rows, now: Rows, keys: set[str]) -> set[str]:
    """Return of what those are."""
    return {each[key].family for each in (before, now) for key in keys if key in each}


async def clients(scene: Set) -> dict[str, str]:
    """Return the notes of each client by name; nobody is there twice."""
    listed = (await scene.act("list_clients", limit=500))["clients"]
    names = Counter(each["name"] for each in listed)
    assert max(names.values()) == 1, f"a client is there twice: {names}"
    return {each["name"]: each.get("notes") or "" for each in listed}


async def unlike(scene: Set, window: Window, token: str, day: date) -> list[str]:
    """Return in what the diary of a page differs from what its user is told who opens it now."""
    entries = await window.grid.locator("[data-key]").evaluate_all(_ENTRIES)
    told = {
        key: each
        for key, each in (await rows(scene, token)).items()
        if each.start.date() == day and each.status != "cancelled"
    }
    shown = Counter(key for key, _, _ in entries)
    # It is in the column of each person and room, or in that of nobody.
    due = Counter({key: max(1, len(each.who)) for key, each in told.items()})
    found = [f"{key} is shown {shown[key]} times, not {due[key]}" for key in shown | due]
    wrong = [each for each, key in zip(found, shown | due, strict=True) if shown[key] != due[key]]
    for key, title, words in entries:
        if each := told.get(key):
            clock = f"{each.start.hour % 12 or 12}:{each.start.minute:02}"
            if title != (each.title or "Busy") or clock not in words:
                wrong.append(f"{words!r} is shown of {each.title} at {clock}")
    return wrong
