"""What is measured, its target, and its result."""

from collections.abc import Mapping
from dataclasses import dataclass, field
import json
from statistics import median


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure: its unit, and the most or the least it may be."""

    name: str
    unit: str
    most: float | None = None
    least: float | None = None

    @property
    def target(self) -> str:
        """What is to be reached; empty if nothing is."""
        if self.least is not None:
            return f"≥ {self.least:g}"
        return "" if self.most is None else f"≤ {self.most:g}"

    def is_missed(self, value: float) -> bool:
        """Return whether a value is beyond what is to be reached."""
        if self.least is not None:
            return value < self.least
        return self.most is not None and value > self.most


FIGURES = (
    Figure(name="calendar.populate_1000.seconds", unit="s"),
    Figure(name="calendar.populate_1000.requests", unit="requests", most=25),
    Figure(name="calendar.populate_5000.seconds", unit="s"),
    Figure(name="calendar.populate_5000.requests", unit="requests"),
    Figure(name="calendar.populate_5000.growth", unit="ratio", most=5.5),
    Figure(name="calendar.populate.vs_floor", unit="ratio", most=1.6),
    Figure(name="calendar.populate_1000.vs_vdirsyncer", unit="ratio", most=0.1),
    Figure(name="calendar.populate_1000.under_quota", unit="ratio", most=1.1),
    Figure(name="calendar.pull_5000.seconds", unit="s"),
    Figure(name="calendar.pull_5000.vs_populate", unit="ratio", most=1.5),
    Figure(name="calendar.nochange_10000.requests", unit="requests", most=1),
    Figure(name="calendar.nochange_10000.cpu_ms", unit="ms", most=5),
    Figure(name="calendar.nochange.growth", unit="ratio", most=1.5),
    Figure(name="calendar.one_change_of_10000.requests", unit="requests", most=3),
    Figure(name="calendar.one_change_of_10000.cpu_ms", unit="ms", most=15),
    Figure(name="scale.start.first_month_ms", unit="ms", most=50),
    Figure(name="scale.start.rss_mb", unit="MB", most=60),
    Figure(name="scale.change.cpu_ms", unit="ms", most=15),
    Figure(name="scale.new_series.growth", unit="ratio", most=1.5),
    Figure(name="scale.others_10000.cpu_ms", unit="ms", most=10),
    Figure(name="scale.month.growth", unit="ratio", most=1.3),
    Figure(name="polls_50.peak", unit="requests", most=3),
    Figure(name="polls_50.one_change", unit="requests", most=2),
    Figure(name="loop.max_stall_ms", unit="ms", most=20),
    Figure(name="book.month_of_100000.ms", unit="ms", most=4),
    Figure(name="book.rss_10000.mb", unit="MB", most=30),
    Figure(name="book.month.vs_sqlite", unit="ratio", most=2.0),
    Figure(name="book.put_1000.vs_sqlite", unit="ratio", most=2.0),
    Figure(name="book.nochange.vs_sqlite", unit="ratio", most=2.0),
    Figure(name="book.edit.vs_sqlite", unit="ratio", most=2.0),
    Figure(name="book.month.statements", unit="statements", most=5),
    Figure(name="book.nochange.statements", unit="statements", most=10),
    Figure(name="book.edit.statements", unit="statements", most=7),
    Figure(name="move.100000.vs_copy", unit="ratio", most=3.0),
    Figure(name="conflicts.check_10000.ms", unit="ms", most=5),
    Figure(name="contacts.populate_1000.requests", unit="requests", most=10),
    Figure(name="contacts.populate.vs_floor", unit="ratio", most=2.0),
    Figure(name="contacts.photos_100.requests", unit="requests", most=101),
    Figure(name="contacts.photos_100.after", unit="requests", most=0),
    Figure(name="contacts.nochange_10000.requests", unit="requests", most=2),
    Figure(name="contacts.nochange.growth", unit="ratio", most=1.5),
    Figure(name="contacts.one_change_of_10000.requests", unit="requests", most=4),
    Figure(name="contacts.one_change_of_10000.growth", unit="ratio", most=1.5),
    Figure(name="contacts.sync_client.requests", unit="requests", most=4),
    Figure(name="contacts.foreign_25000.vs_floor", unit="ratio", most=2.0),
    Figure(name="contacts.foreign_25000.memory_growth", unit="ratio", most=1.5),
    Figure(name="panel.range_100000.growth", unit="ratio", most=1.5),
    Figure(name="clients.find.growth", unit="ratio", most=2.0),
    Figure(name="panel.find_50000.growth", unit="ratio", most=2.0),
    Figure(name="panel.first_kb", unit="KB", most=120),
    Figure(name="panel.day.requests", unit="messages", most=3),
    Figure(name="panel.quiet.requests", unit="messages", most=0),
    Figure(name="panel.day_100000.vs_empty", unit="ratio", most=1.5),
    Figure(name="panel.day_100000.growth", unit="ratio", most=1.5),
    Figure(name="panel.drag.frame", unit="%", least=95),
    Figure(name="panel.change.hops", unit="messages", most=1),
    Figure(name="clients.duplicates_10000.vs_parse", unit="ratio", most=3.0),
    Figure(name="vcard.read.vs_vobject", unit="ratio", least=2.5),
    Figure(name="vcard.photo.growth", unit="ratio", most=6),
    Figure(name="import.csv_10000.vs_book", unit="ratio", most=2.5),
    Figure(name="dav.query_7d.ratio", unit="ratio", most=0.1),
    Figure(name="dav.query_7d.ms", unit="ms", most=20),
    Figure(name="dav.propfind.ratio", unit="ratio", most=0.2),
    Figure(name="dav.propfind.ms", unit="ms", most=80),
    Figure(name="dav.initial.ratio", unit="ratio", most=0.15),
    Figure(name="dav.initial.ms", unit="ms"),
    Figure(name="dav.nochange.ratio", unit="ratio", most=0.02),
    Figure(name="dav.nochange.ms", unit="ms", most=3),
    Figure(name="dav.delta_1.ratio", unit="ratio", most=0.02),
    Figure(name="dav.delta_1.ms", unit="ms", most=4),
    Figure(name="dav.multiget_1000.ratio", unit="ratio", most=0.8),
    Figure(name="dav.multiget_1000.ms", unit="ms", most=150),
    Figure(name="dav.put.ratio", unit="ratio", least=5),
    Figure(name="dav.put.vs_commits", unit="ratio", least=0.4),
    Figure(name="dav.put.flat", unit="ratio", least=0.8),
    Figure(name="dav.signin.us", unit="µs", most=200),
    Figure(name="dav.phones_10.p99", unit="ms", most=100),
    Figure(name="dav.populate_1000.vs_floor", unit="ratio", most=1.3),
    Figure(name="dav.populate_1000.requests", unit="requests", most=1_030),
    Figure(name="dav.pull_5000.vs_floor", unit="ratio", most=2.0),
    Figure(name="dav.nochange.requests", unit="requests", most=1),
    Figure(name="dav.nochange_10000.cpu_ms", unit="ms", most=5),
    Figure(name="dav.nochange.growth", unit="ratio", most=1.5),
    Figure(name="dav.one_change_of_5000.requests", unit="requests", most=5),
    Figure(name="dav.up_1000.vs_vdirsyncer", unit="ratio", most=1.0),
    Figure(name="dav.down_1000.vs_vdirsyncer", unit="ratio", most=1.0),
    Figure(name="dav.nothing.vs_vdirsyncer", unit="ratio", most=0.3),
    Figure(name="dav.one_change.vs_vdirsyncer", unit="ratio", most=0.3),
)
"""In the order of the table. The names are read by other programs: they stay."""

_BY_NAME = {figure.name: figure for figure in FIGURES}


@dataclass(slots=True)
class Samples:
    """What was measured so far; a figure's value is the median of its samples."""

    of: dict[str, list[float]] = field(default_factory=dict)

    def add(self, name: str, value: float) -> None:
        """Keep a sample. Raises KeyError for a figure that nobody knows."""
        self.of.setdefault(_BY_NAME[name].name, []).append(value)

    def values(self) -> dict[str, float]:
        """Return the medians, in the order of the table."""
        return {f.name: median(self.of[f.name]) for f in FIGURES if f.name in self.of}


def missed(values: Mapping[str, float]) -> list[str]:
    """Name the figures that are beyond their limits."""
    return [name for name, value in values.items() if _BY_NAME[name].is_missed(value)]


def lines(values: Mapping[str, float]) -> str:
    """Write one JSON object per figure and line."""
    return "".join(
        json.dumps({"name": name, "value": _rounded(value), "unit": _BY_NAME[name].unit}) + "\n"
        for name, value in values.items()
    )


def table(samples: Samples) -> str:
    """Write a table for people: medians, targets, and between what they varied."""
    values = samples.values()
    beyond = set(missed(values))
    rows = [("figure", "median", "unit", "to reach", "", "least … most")]
    for name, value in values.items():
        figure = _BY_NAME[name]
        target = figure.target
        verdict = ("MISSED" if name in beyond else "ok") if target else ""
        several = samples.of[name]
        spread = f"{_rounded(min(several)):g} … {_rounded(max(several)):g}"
        rows.append((name, f"{_rounded(value):g}", figure.unit, target, verdict, spread))
    widths = [max(len(row[column]) for row in rows) for column in range(6)]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if column == 1 else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


def _rounded(value: float) -> float:
    return round(value, 3 if value < 10 else 1)
