"""Repetitions in words, as mails, dialogs and the page say them."""

import json
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from custom_components.studio_sync.texts.catalogue import catalogue
from custom_components.studio_sync.texts.recurrence import repeats_text

BERLIN = ZoneInfo("Europe/Berlin")


GOLDEN: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "fixtures" / "repeats.json").read_text("utf-8")
)
"""What the tests of the page (``frontend/tests/repeat.test.ts``) compare with as well."""


@pytest.mark.parametrize("each", GOLDEN, ids=lambda each: each["en"] or each["lines"][0])
def test_a_repetition_is_said_as_the_page_says_it(each: dict[str, Any]) -> None:
    """The last day is that of the studio's clock; what has no words is as it is written."""
    for language in ("en", "de"):
        said = repeats_text(each["lines"], BERLIN, catalogue(language))
        assert said == (each[language] or ", ".join(each["lines"]))


def test_what_does_not_repeat() -> None:
    assert repeats_text((), BERLIN, catalogue("en")) == "does not repeat"
    assert repeats_text((), BERLIN, catalogue("de")) == "wiederholt sich nicht"


def test_a_date_that_no_year_has_stays_as_it_is_written() -> None:
    lines = ("RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",)
    assert repeats_text(lines, BERLIN, catalogue("en")) == lines[0]
