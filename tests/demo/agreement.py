"""Compares what the calendars of both sides show."""

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, NamedTuple

type Event = dict[str, Any]


class Slot(NamedTuple):
    """What a calendar shows at a time. Instants are in UTC, days as they are."""

    start: str
    end: str
    title: str


def _moment(value: Event) -> str:
    if "dateTime" in value:
        instant = datetime.fromisoformat(value["dateTime"]).astimezone(UTC)
        return instant.isoformat(timespec="seconds")
    return str(value["date"])


def slots(events: Iterable[Event]) -> Counter[Slot]:
    """Count what is shown; both Google and Home Assistant write events this way."""
    return Counter(
        Slot(_moment(event["start"]), _moment(event["end"]), event.get("summary") or "")
        for event in events
    )


class Comparison(NamedTuple):
    """How two calendars compare."""

    both: int
    only_google: list[Slot]
    only_studio: list[Slot]
    doubled: list[Slot]

    @property
    def agree(self) -> bool:
        """Whether both show the same, and nothing twice."""
        return not (self.only_google or self.only_studio or self.doubled)

    @property
    def detail(self) -> str:
        """Say it in words."""
        if self.agree:
            return f"{self.both} on both sides"
        parts = (
            ("only in Google", self.only_google),
            ("only in the studio", self.only_studio),
            ("twice", self.doubled),
        )
        return f"{self.both} on both sides; " + "; ".join(
            f"{len(found)} {name}, such as {found[0].title!r} {found[0].start}"
            for name, found in parts
            if found
        )


def compare(google: Counter[Slot], studio: Counter[Slot]) -> Comparison:
    """Compare what two calendars show at which times."""
    return Comparison(
        both=(google & studio).total(),
        only_google=sorted((google - studio).elements()),
        only_studio=sorted((studio - google).elements()),
        doubled=sorted(slot for slot, times in (google | studio).items() if times > 1),
    )
