"""Repetitions in words, for the choices of an edit conflict."""

from zoneinfo import ZoneInfo

import pytest

from custom_components.studio_sync.texts.catalogue import catalogue
from custom_components.studio_sync.texts.recurrence import repeats_text

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("lines", "english", "german"),
    [
        ((), "does not repeat", "wiederholt sich nicht"),
        (("RRULE:FREQ=DAILY",), "daily", "täglich"),
        (
            ("RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH",),
            "every 2 weeks on Tue and Thu",
            "alle 2 Wochen am Di und Do",
        ),
        (("RRULE:FREQ=MONTHLY;COUNT=10",), "monthly, 10 times", "monatlich, 10-mal"),
        (
            ("RRULE:FREQ=YEARLY;UNTIL=20280331T223000Z", "EXDATE:20270401T080000Z"),
            "yearly, until Sat, 1 Apr 2028, with exceptions",
            "jährlich, bis Sa., 1. Apr. 2028, mit Ausnahmen",
        ),
        (
            ("RRULE:FREQ=WEEKLY;UNTIL=20261231",),
            "weekly, until Thu, 31 Dec 2026",
            "wöchentlich, bis Do., 31. Dez. 2026",
        ),
    ],
)
def test_a_usual_repetition_is_said_in_words(
    lines: tuple[str, ...], english: str, german: str
) -> None:
    """The last day is that of the studio's clock."""
    assert repeats_text(lines, BERLIN, catalogue("en")) == english
    assert repeats_text(lines, BERLIN, catalogue("de")) == german


@pytest.mark.parametrize(
    "lines",
    [
        ("RRULE:FREQ=MONTHLY;BYDAY=1MO",),
        ("RRULE:FREQ=MONTHLY;BYMONTHDAY=15",),
        ("RRULE:FREQ=HOURLY",),
        ("RRULE:FREQ=WEEKLY;UNTIL=soon",),
        ("RDATE:20270401T080000Z",),
        ("RRULE:FREQ=DAILY", "RRULE:FREQ=WEEKLY"),
    ],
)
def test_what_has_no_words_stays_as_it_is_written(lines: tuple[str, ...]) -> None:
    assert repeats_text(lines, BERLIN, catalogue("en")) == ", ".join(lines)
