"""What the tests of single sequences have in common: a weekly series, rest, and the history."""

from collections.abc import Callable
from datetime import timedelta

from custom_components.studio_sync.book import journal
from custom_components.studio_sync.book.database import Transaction

from .google_emulator import Call, Fault
from .stateful.views import book_rows, google_rows
from .world import START, World

FIRST = START + timedelta(hours=24)
WEEK = timedelta(days=7)
WEEKLY = ("RRULE:FREQ=WEEKLY;COUNT=5",)
TITLE = "i0001 yoga"


async def rest(studio: World) -> None:
    """Run until it is quiet."""
    for _ in range(6):
        if (await studio.run()).run is None:
            return
    raise AssertionError("no rest")


async def agree(studio: World) -> None:
    """Run until it is quiet; both sides then show the same."""
    await rest(studio)
    assert await studio.book.read(lambda tx: book_rows(tx, "mia")) == google_rows(studio.phone)


async def journal_text(studio: World) -> str:
    """Return all that the history holds."""

    def read(tx: Transaction) -> str:
        return str([journal.entries(tx, run.id) for run in journal.runs(tx, limit=100)])

    return await studio.book.read(read)


def just_before_our_change(studio: World, happens: Callable[[], object]) -> None:
    """Have something happen in Google once, between our fetch and our first change there."""

    async def hook(call: Call, phase: str) -> Fault | None:
        if call.method == "PATCH" and phase == "before":
            studio.google.faults.hook = None
            happens()
        return None

    studio.google.faults.hook = hook
