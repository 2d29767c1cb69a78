"""Two appointments at one time: the repair is shown, and a person decides (S22)."""

import asyncio

from tests.live import LiveError
from tests.live.flows import Flow

from .health import open_issues
from .set_up import DOMAIN
from .stage import Stage
from .syncing import sync
from .syncs import agree

PATIENCE = 30
"""Seconds until the studio's repairs are to be seen, or to be gone."""
MOST = 60


async def move_the_first(stage: Stage) -> None:
    """Open the first repair, move the new appointment to the first time that is proposed."""
    progress = stage.progress
    with progress.step("two appointments at one time: the new one is moved to a free time"):
        found = await _until(stage, some=True)
        flow = await Flow.repair(stage.ha.rest, DOMAIN, found[0])
        await flow.choose("move")
        time = next(iter(flow.choices("time")))
        await flow.submit(time=time)
        flow.made()
    left = await open_issues(stage.ha)
    progress.check(
        "an overlap was shown as a repair, and is gone once it is settled",
        ok=found[0] not in left,
        detail=f"{len(found)} open, then {len(left)}",
    )
    for account in stage.accounts:
        await sync(stage.ha, account, "an overlap settled")
    await agree(stage, "after an overlap was settled")


async def keep_the_rest(stage: Stage) -> None:
    """Answer what is still open with *keep both*."""
    with stage.progress.step("the other overlaps are meant to be: both are kept"):
        for _ in range(MOST):
            left = await open_issues(stage.ha)
            if not left:
                break
            flow = await Flow.repair(stage.ha.rest, DOMAIN, left[0])
            await flow.choose("keep_both")
            flow.made()
            await _until(stage, without=left[0])
    left = await open_issues(stage.ha)
    stage.progress.check("no repair is open", ok=not left, detail=", ".join(left))


async def _until(stage: Stage, *, some: bool = False, without: str = "") -> list[str]:
    """Wait until repairs are open, or until one of them is not any more."""
    async with asyncio.timeout(PATIENCE):
        while True:
            found = await open_issues(stage.ha)
            if (found or not some) and without not in found:
                return found
            await asyncio.sleep(0.2)
    raise LiveError("the repairs did not come or go in time")
