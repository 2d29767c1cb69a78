"""Undo of a run: both sides are as before it, and what was undone is suspended; and of the undo."""

from collections.abc import Awaitable, Callable

from custom_components.studio_sync.sync.undo_plan import NothingToUndo

from .checks import Rows, changed_something, same
from .stage import Stage

type Look = Callable[[], Awaitable[tuple[Rows, Rows]]]
"""Returns what people see in the book and in the calendar."""


async def undo_a_run(stage: Stage, name: str, look: Look) -> None:
    """Run, undo that, and run again: nothing is lost, and nothing moves any more.

    Then undo the undo: all is as after the first run, and nothing moves, either.
    """
    before = await look()
    report = await stage.run(name)
    if report.run is None:
        return
    done = await look()
    sync = stage.sync_of(name)
    try:
        undone = await sync.undo(report.run.id, starter="test")
    except NothingToUndo:
        undone = report
        assert not changed_something(report), "a run that changed something can't be undone"
    refused = [one for one in undone.skipped if one.reason == "changed_since"]
    assert not refused, f"nothing was changed since: {refused}"
    _compare(before, await look(), "undo did not restore")
    await _stands(stage, name, look, before, "an undo")
    if undone is report or undone.run is None or not changed_something(undone):
        return
    again = await sync.undo(undone.run.id, starter="test")
    refused = [one for one in again.skipped if one.reason == "changed_since"]
    assert not refused, f"nothing was changed since the undo: {refused}"
    _compare(done, await look(), "the undo of an undo did not do it again")
    await _stands(stage, name, look, done, "the undo of an undo")


async def _stands(
    stage: Stage, name: str, look: Look, expected: tuple[Rows, Rows], what: str
) -> None:
    """Run twice: the second run has nothing to do, and neither wrote."""
    await stage.run(name)
    quiet = await stage.run(name)
    assert quiet.run is None, f"a run after {what} is not quiet"
    _compare(expected, await look(), f"a run after {what} wrote")


def _compare(before: tuple[Rows, Rows], after: tuple[Rows, Rows], message: str) -> None:
    for one, other, side in zip(before, after, ("the book", "the calendar"), strict=True):
        same(one, other, f"{message} in {side}")
