"""Under Google's quota: 600 calls a minute and user, on a clock that runs faster."""

import asyncio
from functools import partial
from time import monotonic

from custom_components.studio_sync.google.rate_limiter import PER_WINDOW, WINDOW

from .first_sync import populate
from .stage import Bench, Pace, emulator, studio


async def under_quota(bench: Bench) -> None:
    """Populate Google, and compare the time with the least that the quota allows."""
    speed = bench.sizes.quota_speed
    pace = Pace(clock=lambda: monotonic() * speed, sleep=partial(_sleep, speed), most=PER_WINDOW)
    async with (
        emulator(bench, "--quota-speed", str(speed)) as google,
        studio(bench, google, pace=pace) as mia,
    ):
        seconds = await populate(bench, mia, bench.sizes.small)
        assert len(await mia.events()) == bench.sizes.small
        calls = (await google.control("GET", "log"))["entries"]
    # A batch is no call of its own, but each call in it is one.
    spent = sum(not entry["path"].startswith("/batch") for entry in calls)
    least = (spent - 1) // PER_WINDOW * WINDOW
    bench.samples.add("calendar.populate_1000.under_quota", seconds * speed / max(least, 1.0))


async def _sleep(speed: float, seconds: float) -> None:
    await asyncio.sleep(seconds / speed)
