"""The studio's book moves to PostgreSQL and back, from the studio's options (B10)."""

import asyncio
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
import sqlite3
import subprocess

from custom_components.studio_sync.book.tables import metadata
from tests.live.flows import Flow
from tests.live.folder import REPOSITORY
from tests.postgresql import PostgreSQL

from .set_up import until_state
from .stage import Stage
from .syncing import switch_sync, sync

SCHEMA = "studio_lumen"
TABLES = sorted(metadata.tables)


@contextmanager
def database(folder: Path) -> Iterator[PostgreSQL]:
    """Start a PostgreSQL; end it when leaving."""
    folder.mkdir()
    folder.chmod(0o755)
    server = PostgreSQL(folder)
    server.start()
    try:
        yield server
    finally:
        server.stop(how="immediate")


async def move_book(stage: Stage) -> None:
    """Move it there and back, if there is a PostgreSQL to be had; the studio goes on."""
    progress = stage.progress
    brought = subprocess.run(  # noqa: ASYNC221 - a script of ours; nothing else is to be done
        [REPOSITORY / "scripts" / "postgresql"], capture_output=True, text=True, check=False
    )
    if brought.returncode:
        why = brought.stderr.strip().rpartition("\n")[2]
        progress.check("a PostgreSQL is there", ok=False, detail=why)
        return
    folder = stage.ha.folder.parent / "postgresql"
    with database(folder) as server:
        await switch_sync(stage.ha, on=False)
        before = _in_file(stage.studio.book(stage.ha.folder))
        with progress.step("the book moves to PostgreSQL, from the studio's options"):
            reason = await _move(stage, server.form(SCHEMA))
        there = _in_schema(server)
        progress.check(
            "all rows of all tables are in PostgreSQL, and are counted",
            ok=reason == "book_moved" and there == before,
            detail=_said(there),
        )
        await switch_sync(stage.ha, on=True)
        runs = [await sync(stage.ha, account, "from PostgreSQL") for account in stage.accounts]
        progress.check(
            "no account syncs anew from there",
            ok=not any(run.changes for run in runs),
            detail=", ".join(f"{run.changes} changes, {run.requests} requests" for run in runs),
        )
        await switch_sync(stage.ha, on=False)
        there = _in_schema(server)
        with progress.step("the book moves back into Home Assistant"):
            reason = await _move(stage, None)
        back = _in_file(stage.studio.book(stage.ha.folder))
        progress.check(
            "all rows are in Home Assistant's file again",
            ok=reason == "book_moved" and back == there,
            detail=_said(back),
        )
        await switch_sync(stage.ha, on=True)


async def _move(stage: Stage, form: dict[str, object] | None) -> str:
    flow = await Flow.options(stage.ha.rest, stage.studio.entry_id)
    await flow.choose("book_place")
    await flow.submit(**(form or {}))
    while flow.kind == "progress":
        await asyncio.sleep(0.2)
        await flow.look()
    await until_state(stage.ha, stage.studio.entry_id, "loaded")
    return str(flow.step.get("reason"))


def _said(rows: dict[str, int]) -> str:
    return f"{sum(rows.values())} rows of {len(rows)} tables"


def _in_file(file: Path) -> dict[str, int]:
    """Count the rows of all tables of a book in a file."""
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as book:
        return {
            name: book.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608
            for name in TABLES
        }


def _in_schema(server: PostgreSQL) -> dict[str, int]:
    """Count the rows of all tables of a book in PostgreSQL."""
    return {
        name: server.execute(f'SELECT count(*) FROM {SCHEMA}."{name}"')[0][0]  # noqa: S608
        for name in TABLES
    }
