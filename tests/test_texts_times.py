"""Dates and times as people of a language write them."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from custom_components.studio_sync.book.model import AllDay, Timed, When
from custom_components.studio_sync.texts.catalogue import CATALOGUES, catalogue, know_country
from custom_components.studio_sync.texts.times import (
    brief_start_text,
    day_text,
    span_text,
    start_text,
    yearly_text,
)

BERLIN = ZoneInfo("Europe/Berlin")
START = datetime(2026, 3, 8, 22, 30, tzinfo=UTC)


def timed(day: int, hour: int) -> Timed:
    return Timed(start=START, end=datetime(2026, 3, day, hour, tzinfo=UTC), zone="Europe/Berlin")


@pytest.mark.parametrize(
    ("when", "english", "german"),
    [
        (
            timed(9, 6),
            "Sun, 8 Mar 2026, 23:30 – Mon, 9 Mar 2026, 07:00",
            "So., 8. März 2026, 23:30 – Mo., 9. März 2026, 07:00",
        ),
        (
            AllDay(start=date(2026, 5, 1), end=date(2026, 5, 2)),
            "Fri, 1 May 2026",
            "Fr., 1. Mai 2026",
        ),
        (
            AllDay(start=date(2026, 12, 31), end=date(2027, 1, 2)),
            "Thu, 31 Dec 2026 – Fri, 1 Jan 2027",
            "Do., 31. Dez. 2026 – Fr., 1. Jan. 2027",
        ),
    ],
)
def test_a_span_reads_as_people_write_it(when: When, english: str, german: str) -> None:
    assert span_text(when, BERLIN, catalogue("en")) == english
    assert span_text(when, BERLIN, catalogue("de")) == german


def test_an_end_on_the_same_day_is_its_time_only() -> None:
    """On the clock that is asked for."""
    assert span_text(timed(8, 23), UTC, catalogue("en")) == "Sun, 8 Mar 2026, 22:30–23:00"


def test_a_start_with_and_without_the_year() -> None:
    assert start_text(START, BERLIN, catalogue("en")) == "Sun, 8 Mar 2026, 23:30"
    assert brief_start_text(START, BERLIN, catalogue("de-AT")) == "So., 8. März, 23:30"
    assert brief_start_text(date(2026, 3, 8), BERLIN, catalogue("en")) == "Sun 8 Mar"


def test_a_date_is_written_as_in_the_country() -> None:
    """Once its habits are known; where CLDR knows none, they are those of the language."""
    for country in ("US", "AT", "XX"):
        know_country(country)
    assert span_text(timed(8, 23), UTC, catalogue("en-US")) == (
        "Sun, Mar 8, 2026, 10:30 PM–11:00 PM"
    )
    assert day_text(date(2026, 1, 5), catalogue("de-AT")) == "Mo., 5. Jän. 2026"
    assert day_text(date(2026, 1, 5), catalogue("de-US")) == "Mo., 5. Jan. 2026"
    assert day_text(date(2026, 1, 5), catalogue("en-XX")) == "Mon, 5 Jan 2026"


@pytest.mark.parametrize("language", CATALOGUES)
def test_a_date_is_written_in_every_language(language: str) -> None:
    words = catalogue(language)
    text = start_text(START, BERLIN, words)
    assert "2026" in text
    assert text.endswith("23:30")
    assert yearly_text(2, 29, words).startswith("29")
