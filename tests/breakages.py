"""Deliberate breakages of the engine that every kind of records has to be safe from."""

from collections.abc import Awaitable, Callable, Collection
from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test
import pytest

from custom_components.studio_sync.book.model import Link
from custom_components.studio_sync.sync import apply_remote
from custom_components.studio_sync.sync.model import Delta


def play(machine: type[RuleBasedStateMachine], *, examples: int, steps: int, number: int) -> None:
    """Run a machine from one seed, up to the first fault found."""
    run_state_machine_as_test(
        seed(number)(machine),
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            database=None,
            report_multiple_bugs=False,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )


def drop_tombstones(replica: type[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a kind of replica say nothing of what was deleted there."""
    fetch = replica.fetch

    async def forgetful(
        self: Any,
        cursor: str | None,
        known: Callable[[], Awaitable[Collection[str]]],
    ) -> Delta:
        delta: Delta = await fetch(self, cursor, known)
        return replace(delta, items=tuple(i for i in delta.items if i.content is not None))

    monkeypatch.setattr(replica, "fetch", forgetful)


def forget_baselines(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have no pair remember what both sides agreed on."""
    settle = apply_remote._settle

    def forgetful(*arguments: Any) -> Link:
        link = settle(*arguments)
        return link if link.gone else replace(link, baseline=None)

    monkeypatch.setattr(apply_remote, "_settle", forgetful)
