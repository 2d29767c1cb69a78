"""Entries of the journal, for tests."""

from datetime import UTC, datetime

from custom_components.studio_sync.book.model import (
    Content,
    Entry,
    Side,
)

from .book_fixtures import timed
from .scheduling_fixtures import MORNING

AT = datetime(2026, 2, 2, 10, tzinfo=UTC)


def entry(side: Side = Side.BOOK, action: str = "create_local", **more: object) -> Entry:
    values: dict[str, object] = {
        "reason": "new_there",
        "before": None,
        "after": Content(title="Call", when=timed(MORNING)),
    } | more
    return Entry(
        run_id="run1",
        at=AT,
        replica_id="sub:cal",
        record_id="one",
        remote_id="r",
        side=side,
        action=action,
        **values,  # type: ignore[arg-type]
    )
