"""Runs of the sync, for tests of it."""

from .world import World

WEEKLY = ("RRULE:FREQ=WEEKLY",)


async def second_run_is_quiet(studio: World) -> None:
    """Run twice: the first may hear its own echo, the second asks once and does nothing."""
    echo = await studio.run()
    assert not echo.plan.actions
    quiet = await studio.run()
    assert (quiet.requests, quiet.run) == (1, None)
