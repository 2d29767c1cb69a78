"""Work that a dialog shows as progress lasts until a browser listens for its end."""

import asyncio

import pytest

from custom_components.studio_sync.flows import progress


async def done(result: str = "") -> str:
    """Be done at once, well or not."""
    if not result:
        raise ValueError
    return result


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Note how long was waited, and wait for none of it."""
    found = list[float]()
    sleep = asyncio.sleep

    async def note(seconds: float) -> None:
        found.append(seconds)
        await sleep(0)

    monkeypatch.setattr(asyncio, "sleep", note)
    return found


async def test_quick_work_is_shown_for_a_while_also_if_it_fails(slept: list[float]) -> None:
    assert await progress.at_least(done("found")) == "found"
    with pytest.raises(ValueError):  # noqa: PT011 - it says nothing
        await progress.at_least(done())
    assert slept == [progress.LEAST, progress.LEAST]
    assert progress.LEAST >= 1


async def test_a_dialog_that_is_closed_ends_the_work(slept: list[float]) -> None:
    """Nobody waits for it any more."""
    goes_on = asyncio.Event()

    async def wait() -> None:
        await goes_on.wait()

    work = asyncio.ensure_future(wait())
    shown = asyncio.ensure_future(progress.at_least(work))
    await asyncio.sleep(0)
    shown.cancel()
    with pytest.raises(asyncio.CancelledError):
        await shown
    assert work.cancelled()
