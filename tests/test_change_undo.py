"""What is at hand of the last changes, to take one back."""

import pytest

from custom_components.studio_sync.scheduling.change_undo import KEPT, LastChanges, UnknownChange
from custom_components.studio_sync.scheduling.write_path import Answer


def answer(run_id: str) -> Answer[None]:
    """Make what a change returns."""
    return Answer(result=None, run_id=run_id, before=(), after=())


def test_the_oldest_is_forgotten_and_what_changed_nothing_is_not_kept() -> None:
    last = LastChanges()
    last.keep("user:ada", answer(""))
    for number in range(KEPT + 1):
        last.keep("user:ada", answer(f"run {number}"))
    assert len(last.answers) == KEPT
    with pytest.raises(UnknownChange):
        last.get("run 0")
    assert last.get(f"run {KEPT}") == ("user:ada", answer(f"run {KEPT}"))
    last.forget(f"run {KEPT}")
    with pytest.raises(UnknownChange):
        last.get(f"run {KEPT}")
