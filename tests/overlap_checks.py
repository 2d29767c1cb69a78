"""Looks for overlaps as the conflict monitor does, and tells at the end what has changed."""

from collections.abc import Collection

from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.scheduling import overlap_scan
from custom_components.studio_sync.scheduling.overlap_scan import Checked
from custom_components.studio_sync.scheduling.settings import Studio


async def check_all(book: Book, studio: Studio, record_ids: Collection[str]) -> Checked:
    """Compare these appointments with the book in short transactions."""
    result = Checked()
    async for part in overlap_scan.checking(book, studio, record_ids):
        result.opened += part.opened
        result.closed += part.closed
    return result


def check(tx: Transaction, studio: Studio, record_ids: Collection[str]) -> Checked:
    """Compare these appointments with the book in one transaction."""
    task = overlap_scan.sort_out(tx, studio, record_ids)
    pairs = overlap_scan.pairs_of(tx, studio, task.few)
    for start, end in task.months:
        pairs |= overlap_scan.pairs_between(
            tx, studio, task.many, owners=task.owners, start=start, end=end
        )
    closed = overlap_scan.settle(tx, studio, task.every)
    opened = overlap_scan.open_new(tx, studio, task.every, sorted(pairs))
    return Checked(opened=opened, closed=closed)
