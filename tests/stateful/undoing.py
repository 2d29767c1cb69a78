"""Undo of a run: both sides are as before it, and what was undone is suspended; and of the undo."""

from custom_components.studio_sync.sync.undo_plan import NothingToUndo

from .checks import Rows, changed_something, rows, same
from .stage import Account, Stage


async def undo_a_run(stage: Stage, account: Account) -> None:
    """Run, undo that, and run again: nothing is lost, and nothing moves any more.

    Then undo the undo: all is as after the first run, and nothing moves, either.
    """
    before = await rows(stage, account)
    report = await stage.run(account.name)
    if report.run is None:
        return
    done = await rows(stage, account)
    assert account.sync is not None
    try:
        undone = await account.sync.undo(report.run.id, starter="test")
    except NothingToUndo:
        undone = report
        assert not changed_something(report), "a run that changed something can't be undone"
    refused = [one for one in undone.skipped if one.reason == "changed_since"]
    assert not refused, f"nothing was changed since: {refused}"
    _compare(before, await rows(stage, account), "undo did not restore")
    await _stands(stage, account, before, "an undo")
    if undone is report or undone.run is None or not changed_something(undone):
        return
    again = await account.sync.undo(undone.run.id, starter="test")
    refused = [one for one in again.skipped if one.reason == "changed_since"]
    assert not refused, f"nothing was changed since the undo: {refused}"
    _compare(done, await rows(stage, account), "the undo of an undo did not do it again")
    await _stands(stage, account, done, "the undo of an undo")


async def _stands(stage: Stage, account: Account, expected: tuple[Rows, Rows], what: str) -> None:
    """Run twice: the second run has nothing to do, and neither wrote."""
    await stage.run(account.name)
    quiet = await stage.run(account.name)
    assert quiet.run is None, f"a run after {what} is not quiet"
    _compare(expected, await rows(stage, account), f"a run after {what} wrote")


def _compare(before: tuple[Rows, Rows], after: tuple[Rows, Rows], message: str) -> None:
    for one, other, side in zip(before, after, ("the book", "Google"), strict=True):
        same(one, other, f"{message} in {side}")
