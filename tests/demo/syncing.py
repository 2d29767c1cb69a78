"""Asks Studio Sync for its actions, and notes what the accounts' runs did."""

import asyncio
from dataclasses import dataclass

from tests.live import LiveError
from tests.live.client import Json, Refused
from tests.live.home_assistant import HomeAssistant

from .report import AccountReport, AccountRun

ROUNDS = 4
"""What one account brings in may go out to the other: so many rounds are enough."""
PATIENCE = 60
"""Tries, one second apart, while a run of the schedule is under way."""


class NeverSettled(LiveError):
    """The accounts went on changing things without anybody editing."""


@dataclass(slots=True, kw_only=True)
class Account:
    """A connected Google account: its entry, and what is reported of it."""

    entry_id: str
    key: str
    report: AccountReport


def as_run(name: str, answer: Json) -> AccountRun:
    """Read a run from an action's response data."""
    return AccountRun(
        name=name,
        outcome=answer["outcome"],
        counts=answer["counts"],
        reasons=answer["skipped"],
        requests=answer["requests"],
        seconds=answer["seconds"],
        id=answer["run_id"] or "",
    )


async def ask(ha: HomeAssistant, action: str, entry_id: str, **fields: str | bool) -> Json:
    """Perform an action on one account; wait while a scheduled run is under way."""
    for _ in range(PATIENCE):
        try:
            return await ha.socket.ask(f"studio_sync.{action}", config_entry_id=entry_id, **fields)
        except Refused as refused:
            if not refused.key.startswith("busy"):
                raise
            await asyncio.sleep(1)
    raise NeverSettled(f"{action} was refused for {PATIENCE} s: a run is under way")


async def sync(ha: HomeAssistant, account: Account, name: str) -> AccountRun:
    """Sync one account now."""
    answer = await ask(ha, "sync_now", account.entry_id)
    return as_run(name, answer["reports"][0])


async def settle(ha: HomeAssistant, accounts: list[Account], name: str = "") -> list[AccountRun]:
    """Sync all accounts until nothing moves any more.

    Reports the runs as one per account if they have a ``name``. Answers with the last
    ones, which changed nothing.
    """
    total: list[AccountRun] | None = None
    for _ in range(ROUNDS):
        runs = [await sync(ha, account, name) for account in accounts]
        if total is None:
            total = runs
        elif any(run.changes for run in runs):
            total = [before + run for before, run in zip(total, runs, strict=True)]
        else:
            for account, run in zip(accounts, total, strict=True):
                if name:
                    account.report.runs.append(run)
            return runs
    raise NeverSettled(f"after {ROUNDS} rounds the accounts still change things")


async def preview(ha: HomeAssistant, account: Account) -> Json:
    """Ask what a sync would do."""
    return (await ask(ha, "preview_sync", account.entry_id))["previews"][0]


async def undo(ha: HomeAssistant, account: Account, run_id: str, name: str) -> AccountRun:
    """Undo a run on both sides."""
    answer = await ask(ha, "undo_sync", account.entry_id, run_id=run_id, preview=False)
    return as_run(name, answer["reports"][0])


async def switch_sync(ha: HomeAssistant, *, on: bool) -> None:
    """Turn the studio's switch *Sync enabled* on or off (S15)."""
    switch = next(
        entry["entity_id"]
        for entry in await ha.socket.call("config/entity_registry/list")
        if entry["platform"] == "studio_sync" and entry["entity_id"].startswith("switch.")
    )
    await ha.socket.action(f"switch.turn_{'on' if on else 'off'}", target={"entity_id": switch})
