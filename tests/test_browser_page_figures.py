"""The benchmark's figures of the page, in small; and that it draws only what has changed."""

import asyncio
from pathlib import Path

import pytest

from tests.bench import page, subjects
from tests.bench.page_home import YEARS, page_home
from tests.bench.stage import Bench
from tests.live.browser import NoBrowser, chromium

from .test_bench import SMALL

# Real processes with real start-up times: one worker runs them, one after the other.
pytestmark = [pytest.mark.live, pytest.mark.xdist_group("live")]

DRAWN_AGAIN = """async diary => {
    const whole = diary.getRootNode().host;
    const grid = diary.shadowRoot.querySelector('studio-diary-grid');
    const drawn = [];
    for (const each of [whole, diary, grid]) {
        each.addController({ hostUpdated: () => drawn.push(each.localName) });
    }
    for (let number = 0; number < 20; number++) {
        whole.hass = { ...whole.hass, states: {} };
        await new Promise(requestAnimationFrame);
    }
    const idle = [...drawn];
    whole.hass = { ...whole.hass, themes: { ...whole.hass.themes } };
    await whole.updateComplete;
    return [idle, drawn];
}"""
"""Which parts are drawn again when states change, and then when the theme does."""


@pytest.fixture
async def bench(tmp_path: Path) -> Bench:
    """Make a small benchmark; skip where there is no Chromium."""
    try:
        await asyncio.to_thread(chromium)
    except NoBrowser as error:
        pytest.skip(str(error))
    return Bench(folder=tmp_path, runs=1, sizes=SMALL, say=lambda _: None)


async def test_the_page_is_measured_in_a_real_browser(bench: Bench, socket_enabled: None) -> None:
    """What is counted is within its limits on any machine; what is timed is only measured."""
    await subjects.run(bench, "panel.first_kb")
    values = bench.samples.values()
    assert values.keys() == set(subjects.SUBJECTS[page.in_browser])
    assert 50 < values["panel.first_kb"] <= 120
    assert values["panel.day.requests"] == 3
    assert values["panel.quiet.requests"] == 0
    assert values["panel.change.hops"] == 1


async def test_states_of_home_assistant_draw_nothing_again(
    bench: Bench, socket_enabled: None
) -> None:
    """It sets ``hass`` many times a minute; the page is drawn again when it uses what changed."""
    async with page_home(bench) as home:
        diary = await page.open_diary(home, YEARS)
        idle, drawn = await diary.evaluate(DRAWN_AGAIN)
    assert idle == []
    assert drawn == ["studio-sync-page"]
