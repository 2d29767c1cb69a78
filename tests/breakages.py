"""Deliberate breakages of the engine that every kind of records has to be safe from."""

from collections.abc import Awaitable, Callable, Collection
from dataclasses import replace
from typing import Any

import pytest

from custom_components.studio_sync.book.model import Link
from custom_components.studio_sync.sync import apply_remote
from custom_components.studio_sync.sync.model import Delta


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
