"""Small pure parts of the Home Assistant side: texts, options, and kinds of errors."""

from dataclasses import replace
from datetime import UTC, date, datetime

from homeassistant.exceptions import (
    ConfigEntryAuthFailed,
    HomeAssistantError,
    ServiceValidationError,
)
from homeassistant.helpers.update_coordinator import UpdateFailed
import pytest

from custom_components.studio_sync.book.errors import (
    BookDiskFull,
    BookError,
    BookInvalid,
    BookStale,
    Reason,
)
from custom_components.studio_sync.book.model import (
    AllDay,
    Appointment,
    Content,
    Link,
    Origin,
    Staff,
)
from custom_components.studio_sync.entries.account_options import AccountOptions, months_before
from custom_components.studio_sync.entries.people import as_data
from custom_components.studio_sync.errors import translate_errors_on_page, update_error, user_error
from custom_components.studio_sync.events.sync_events import sync_events
from custom_components.studio_sync.formats.errors import RecurrenceReason
from custom_components.studio_sync.services.sync_response import action_json
from custom_components.studio_sync.sync.model import Action, Do, Plan, RemoteItem
from custom_components.studio_sync.sync.ports import RateLimited, SignInExpired
from custom_components.studio_sync.sync.report import Report

FAIR = Content(title="Fair", when=AllDay(start=date(2026, 12, 1), end=date(2026, 12, 2)))


@pytest.mark.parametrize(
    ("moment", "months", "expected"),
    [
        (datetime(2026, 11, 21, tzinfo=UTC), 3, datetime(2026, 8, 21, tzinfo=UTC)),
        (datetime(2026, 5, 31, tzinfo=UTC), 3, datetime(2026, 2, 28, tzinfo=UTC)),
        (datetime(2026, 1, 15, tzinfo=UTC), 24, datetime(2024, 1, 15, tzinfo=UTC)),
        (datetime(2026, 12, 31, tzinfo=UTC), 0, datetime(2026, 12, 31, tzinfo=UTC)),
        (datetime(2026, 1, 31, tzinfo=UTC), 1, datetime(2025, 12, 31, tzinfo=UTC)),
    ],
)
def test_months_back_are_calendar_months(moment: datetime, months: int, expected: datetime) -> None:
    """S8: from the 31st to the last day of a shorter month."""
    assert months_before(moment, months) == expected


def test_options_are_stored_and_read_back() -> None:
    """Also those that an older version did not know."""
    chosen = AccountOptions(months_back=7, send_back=True, brake_percent=35)
    assert AccountOptions.of(chosen.as_dict()) == chosen
    assert AccountOptions.of({}) == AccountOptions()
    assert chosen.rules("anna", datetime(2026, 11, 21, tzinfo=UTC)).brake_share == 0.35


def test_narrower_choices_need_no_second_look() -> None:
    """Only what counts more than before is looked for."""
    wide = AccountOptions(send_back=True, tentative=True)
    assert not AccountOptions().after(wide).full_listing
    assert not wide.after(wide).full_listing
    assert wide.after(AccountOptions()).full_listing
    assert not wide.after(AccountOptions()).settled().full_listing
    assert AccountOptions(months_back=6).after(AccountOptions()).full_listing
    assert not AccountOptions(months_back=1).after(AccountOptions()).full_listing


@pytest.mark.parametrize(
    ("error", "key"),
    [
        (BookInvalid("when", Reason.END_BEFORE_START), "end_before_start"),
        (BookInvalid("recurrence", RecurrenceReason.EMPTY), "bad_recurrence"),
        (BookInvalid("id", Reason.DELETED), "unknown_appointment"),
        (BookInvalid("series_id", Reason.ITSELF), "invalid_value"),
        (BookStale(), "book_stale"),
    ],
)
def test_a_mistake_is_told_as_a_mistake(error: BookInvalid | BookStale, key: str) -> None:
    """Home Assistant shows it, and writes no error to its log."""
    told = user_error(error)
    assert isinstance(told, ServiceValidationError)
    assert told.translation_key == key
    named = {"field": "series_id", "reason": "itself"}
    assert key != "invalid_value" or told.translation_placeholders == named


@pytest.mark.parametrize(
    ("error", "key"),
    [
        (BookInvalid("when", Reason.END_BEFORE_START), "invalid_end"),
        (BookInvalid("recurrence", RecurrenceReason.EMPTY), "recurrence_unknown"),
        (BookInvalid("id", Reason.UNKNOWN), "appointment_gone"),
        (BookInvalid("moment", Reason.NOT_AN_INSTANCE), "appointment_gone"),
        (BookInvalid("title", Reason.NOT_UNICODE), "invalid_text"),
        (BookInvalid("series_id", Reason.ITSELF), "page_refused"),
        (BookDiskFull(), "book_disk_full"),
    ],
)
def test_the_calendar_page_names_no_fields(error: BookError, key: str) -> None:
    with pytest.raises(HomeAssistantError) as told, translate_errors_on_page():
        raise error
    assert told.value.translation_key == key


def test_a_problem_is_told_as_a_problem() -> None:
    """With the time after which it is worth another try."""
    assert not isinstance(user_error(BookDiskFull()), ServiceValidationError)
    limited = update_error(RateLimited(retry_after=90))
    assert isinstance(limited, UpdateFailed)
    assert limited.retry_after == 90
    assert isinstance(update_error(SignInExpired()), ConfigEntryAuthFailed)


def test_a_step_is_named_by_whatever_knows_its_title() -> None:
    """The new content, the appointment, the item, or what was last agreed."""
    link = Link(replica_id="r", record_id="a", remote_id="b", baseline=FAIR)
    steps: list[Action[Appointment, Content]] = [
        Action(do=Do.CREATE_REMOTE, reason="x", content=FAIR),
        Action(do=Do.DELETE_REMOTE, reason="x", record=Appointment(id="a", content=FAIR)),
        Action(do=Do.UNLINK, reason="x", item=RemoteItem(id="b", etag=None, content=FAIR)),
        Action(do=Do.UNLINK, reason="x", link=link),
    ]
    for step in steps:
        words = action_json(step)
        assert (words["title"], words["start"]) == ("Fair", "2026-12-01")
    nameless = action_json(Action(do=Do.UNLINK, reason="x"))
    assert (nameless["title"], nameless["start"]) == (None, None)


def test_conflicts_are_told_by_number() -> None:
    """B6."""
    report = Report(run=None, plan=Plan(actions=()), outcome="ok", counts={"conflicts": 2})
    [sync_event] = sync_events(report, recovered=False, held_before="")
    assert (sync_event.kind, sync_event.details) == ("conflict", {"number": 2})


def test_a_run_is_told_by_where_its_replica_is() -> None:
    """The names of Google's numbers never change; a server has its own."""
    counts = {"created_in_google": 1, "updated_in_book": 2, "merged": 1, "cancelled_in_google": 3}
    report = Report(run=None, plan=Plan(actions=()), outcome="ok", counts=counts)
    told = [
        (each.kind, each.details) for each in sync_events(report, recovered=False, held_before="")
    ]
    assert told == [
        ("created", {"in_google": 1, "in_studio": 0}),
        ("updated", {"in_google": 0, "in_studio": 3}),
        ("deleted", {"in_google": 3, "in_studio": 0}),
    ]
    server = replace(report, counts={"created_in_server": 2}, origin=Origin.SERVER)
    [told_of] = sync_events(server, recovered=False, held_before="")
    assert told_of.details == {"in_server": 2, "in_studio": 0}


def test_a_persons_details_are_kept_as_the_form_gives_them() -> None:
    """What was left empty stays away."""
    full = Staff(id="a", name="Anna", email="anna@example.com", user_id="u", syncs=False)
    assert as_data(full) == {"email": "anna@example.com", "user": "u", "syncs": False}
    assert as_data(Staff(id="a", name="Anna")) == {"syncs": True}
