"""The values of open questions, as answers of actions show them."""

from datetime import date

from custom_components.studio_sync.accounts.report_details import question_json, read_details
from custom_components.studio_sync.book import conflicts
from custom_components.studio_sync.book.model import AllDay, Conflict, ConflictKind, Content
from custom_components.studio_sync.sync.model import Plan
from custom_components.studio_sync.sync.report import Report

from .book_fixtures import days, opened, single, stored, utc

THEIRS = Content(
    title="Fair",
    when=AllDay(start=date(2026, 5, 2), end=date(2026, 5, 4)),
    recurrence=("RRULE:FREQ=YEARLY",),
    busy=False,
)
NAMES = ("when", "place", "recurrence", "busy")


async def test_every_kind_of_field_is_shown_with_both_values() -> None:
    """A4; what Google has no value for is empty."""
    report = Report(run=None, plan=Plan(actions=()), outcome="ok", counts={})
    async with opened() as book:
        await stored(book, single("a", days(date(2026, 5, 1)), place="Hall"))
        for name, theirs in (("c1", THEIRS), ("c2", None)):
            question = Conflict(
                id=name,
                kind=ConflictKind.EDIT,
                record_id="a",
                opened_at=utc(2026, 1, 1),
                replica_id="google",
                moment=date(2026, 5, int(name[1])),
                fields=NAMES,
                theirs=theirs,
            )
            await book.write(lambda tx, one=question: conflicts.open_one(tx, one))  # type: ignore[misc]
        details = await book.read(lambda tx: read_details(tx, "google", report))
        assert (await book.read(lambda tx: read_details(tx, "other", report))).conflicts == ()
    first, second = question_json(details.conflicts)
    assert isinstance(first, dict)
    assert isinstance(second, dict)
    assert first["fields"] == {
        "when": {
            "studio": {"start": "2026-05-01", "end": "2026-05-02"},
            "google": {"start": "2026-05-02", "end": "2026-05-04"},
        },
        "place": {"studio": "Hall", "google": ""},
        "recurrence": {"studio": [], "google": ["RRULE:FREQ=YEARLY"]},
        "busy": {"studio": True, "google": False},
    }
    fields = second["fields"]
    assert isinstance(fields, dict)
    assert fields["place"] == {"studio": "Hall", "google": None}
