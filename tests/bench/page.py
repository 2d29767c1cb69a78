"""The studio's page in a real browser: what it loads, asks and draws."""

import asyncio
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median

from playwright.async_api import Locator, Page

from custom_components.studio_sync.const import DOMAIN
from tests.demo.set_up import add_credentials, until_state
from tests.live.consent import consent
from tests.live.flows import Flow

from .month import STAFF
from .page_home import BUSY, EMPTY, FEW, YEARS, PageHome, page_home, today
from .page_log import PageLog
from .sample import ZONE
from .stage import Bench

_EMAIL = "mara@example.com"
_ARRIVED = "Arrived by itself"
_TEXTS = "studio_sync/texts"
_KB = 1024
_FRAME_MS = 32
_STEPS = 40
"""Moves of the pointer while dragging, each way."""
_STEP_MS = 16

_SHOWN = """diary => new Promise(done => {
    const look = () => diary.shadowRoot.querySelector('h2')
        && !diary.shadowRoot.querySelector('[role=status]') ? done() : setTimeout(look, 5);
    look();
})"""
_NEXT_DAY = """async diary => {
    const next = diary.shadowRoot.querySelectorAll('.bar button.icon')[1];
    const begin = performance.now();
    next.click();
    await diary.updateComplete;
    while (diary.shadowRoot.querySelector('[role=status]'))
        await new Promise(done => new MutationObserver((_, seen) => {
            seen.disconnect();
            done();
        }).observe(diary.shadowRoot, { childList: true, subtree: true }));
    await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
    return performance.now() - begin;
}"""
"""Clicks on the next day; returns the milliseconds until it has been drawn."""
_COUNT_FRAMES = """() => {
    window.benchFrames = [];
    const note = time => {
        window.benchFrames.push(time);
        window.benchNext = requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
}"""
_COUNTED = "() => { cancelAnimationFrame(window.benchNext); return window.benchFrames; }"


async def in_browser(bench: Bench) -> None:
    """Look at three studios, one after the other."""
    async with page_home(bench) as home:
        account = await _connect(home)
        log = PageLog()
        log.follow(home.page)
        await _first_view(bench, home, log)
        await _days(bench, home)
        await _dragging(bench, home)
        await _one_change(bench, home, log, account)


async def _first_view(bench: Bench, home: PageHome, log: PageLog) -> None:
    """Open the page, go to another day, and wait for nothing."""
    await open_diary(home, EMPTY)
    bench.samples.add("panel.first_kb", await log.script_bytes() / _KB)
    # The page's texts are asked for once, whichever view is opened.
    first = [each for each in log.asked if each != _TEXTS]
    log.clear()
    diary = await _shown(home.page)
    await diary.evaluate(_NEXT_DAY)
    bench.say(f"the page asks {first}, for another day {log.asked}")
    bench.samples.add("panel.day.requests", max(len(first), len(log.asked)))
    log.clear()
    await asyncio.sleep(bench.sizes.quiet_seconds)
    bench.samples.add("panel.quiet.requests", len(log.sent) + len(log.told))


async def _days(bench: Bench, home: PageHome) -> None:
    """Go from day to day: in an empty book, a full one, and one of these days only, in turns."""
    spent: dict[str, list[float]] = {EMPTY: [], YEARS: [], FEW: []}
    shown = dict.fromkeys(spent, 0)
    for studio in tuple(spent) * 2:
        diary = await open_diary(home, studio)
        # The first click draws for the first time.
        await diary.evaluate(_NEXT_DAY)
        for _ in range(bench.sizes.asks):
            spent[studio].append(await diary.evaluate(_NEXT_DAY))
            shown[studio] += await home.page.locator("studio-diary-grid [data-key]").count()
    assert shown[EMPTY] == 0 < shown[YEARS] == shown[FEW], shown
    empty, full, few = (median(each) for each in spent.values())
    number = shown[YEARS] / len(spent[YEARS])
    bench.say(f"a day is there after {empty:.0f} ms, with {number:.0f} entries {full:.0f} ms")
    bench.samples.add("panel.day_100000.vs_empty", full / empty)
    bench.samples.add("panel.day_100000.growth", full / few)


async def _dragging(bench: Bench, home: PageHome) -> None:
    """Drag one of many appointments about, and put it back where it was."""
    await open_diary(home, BUSY)
    mouse = home.page.mouse
    entries = home.page.locator("studio-diary-grid [data-key]")
    assert await entries.count() == bench.sizes.crowd
    box = await entries.first.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    await mouse.move(x, y)
    await mouse.down()
    await home.page.evaluate(_COUNT_FRAMES)
    for step in [*range(_STEPS), *reversed(range(_STEPS))]:
        await mouse.move(x + step * 10, y + step * 4)
        await asyncio.sleep(_STEP_MS / 1_000)
    frames = await home.page.evaluate(_COUNTED)
    await mouse.up()
    gaps = [later - first for first, later in pairwise(frames)]
    bench.say(f"{len(gaps)} frames, the slowest {max(gaps):.0f} ms")
    bench.samples.add("panel.drag.frame", 100 * sum(g < _FRAME_MS for g in gaps) / len(gaps))


async def _one_change(bench: Bench, home: PageHome, log: PageLog, account: str) -> None:
    """Have a run find a change in Google while the page is open."""
    person = await home.google.person(_EMAIL)
    await open_diary(home, BUSY)
    log.clear()
    start = today().replace(hour=20)
    await person.insert({"summary": _ARRIVED, "start": _time(start), "end": _time(start, hours=1)})
    sync = {"config_entry_id": account}
    await home.ha.rest.post(f"/api/services/{DOMAIN}/sync_now?return_response", sync)
    await home.page.locator("studio-diary-grid").get_by_text(_ARRIVED).wait_for(state="attached")
    told = [each for each in log.told if "changed" in each["event"]]
    bench.say(f"sent {log.asked}, told {[sorted(each['event']) for each in log.told]}")
    bench.samples.add("panel.change.hops", len(told) + len(log.asked))


async def _connect(home: PageHome) -> str:
    """Connect the account of the first person of the busy studio."""
    await home.google.add_person(_EMAIL, name="Mara", time_zone=ZONE)
    await add_credentials(home.ha)
    flow = await Flow.config(home.ha.rest, DOMAIN)
    await flow.choose("google")
    [studio] = [value for value, label in flow.choices("studio").items() if label == BUSY]
    await flow.submit(purpose="calendar", studio=studio)
    await consent(home.ha.rest.session, flow.address(), email=_EMAIL)
    await flow.look()
    name = f"{STAFF[0]} {BUSY}"
    [staff] = [value for value, label in flow.choices("staff").items() if label.startswith(name)]
    await flow.submit(staff=staff, calendar=_EMAIL)
    await flow.submit(
        populate_out=True, populate_in=True, months_back=3, send_back=True, tentative=False
    )
    entry_id: str = flow.made()["entry_id"]
    await until_state(home.ha, entry_id, "loaded")
    return entry_id


async def open_diary(home: PageHome, studio: str) -> Locator:
    """Open a studio's diary again, and wait until its day is there."""
    if not home.page.url.startswith(home.ha.url):
        await home.page.goto(f"{home.ha.url}/manifest.json")
    await home.page.evaluate("id => localStorage.setItem('studio-sync.studio', id)", studio)
    await home.page.goto(f"{home.ha.url}/studio-sync/diary")
    return await _shown(home.page)


async def _shown(page: Page) -> Locator:
    diary = page.locator("studio-diary")
    await diary.evaluate(_SHOWN)
    return diary


def _time(start: datetime, *, hours: int = 0) -> dict[str, str]:
    moment = start + timedelta(hours=hours)
    return {"dateTime": moment.isoformat(), "timeZone": ZONE}
