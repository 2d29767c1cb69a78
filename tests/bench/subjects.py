"""The subjects of the benchmark: which figures each of them measures."""

from collections.abc import Awaitable, Callable
from fnmatch import fnmatchcase

from . import book_places, clients, contacts, dav, duel, moving, page, server
from .cards import against_vobject, csv_import, photos
from .first_sync import growth
from .floor import floor
from .month import month
from .overlap import conflict_check
from .panel import day_growth
from .peers import against_vdirsyncer
from .polls import polls
from .quota import under_quota
from .scale import growth as growth_of_books, others, start
from .stage import Bench
from .steady import steady

type Subject = Callable[[Bench], Awaitable[None]]
"""Measures some figures once."""

SUBJECTS: dict[Subject, tuple[str, ...]] = {
    growth: (
        "calendar.populate_1000.seconds",
        "calendar.populate_1000.requests",
        "calendar.populate_5000.seconds",
        "calendar.populate_5000.requests",
        "calendar.populate_5000.growth",
        "calendar.pull_5000.seconds",
        "calendar.pull_5000.vs_populate",
    ),
    floor: ("calendar.populate.vs_floor",),
    against_vdirsyncer: ("calendar.populate_1000.vs_vdirsyncer",),
    under_quota: ("calendar.populate_1000.under_quota",),
    steady: (
        "calendar.nochange_10000.requests",
        "calendar.nochange_10000.cpu_ms",
        "calendar.nochange.growth",
        "calendar.one_change_of_10000.requests",
        "calendar.one_change_of_10000.cpu_ms",
        "book.rss_10000.mb",
    ),
    start: (
        "scale.start.first_month_ms",
        "scale.start.rss_mb",
        "scale.change.cpu_ms",
    ),
    growth_of_books: ("scale.new_series.growth", "scale.month.growth"),
    polls: ("polls_50.peak", "polls_50.one_change"),
    others: ("scale.others_10000.cpu_ms",),
    month: ("book.month_of_100000.ms",),
    book_places.vs_sqlite: (
        "book.month.vs_sqlite",
        "book.put_1000.vs_sqlite",
        "book.nochange.vs_sqlite",
        "book.edit.vs_sqlite",
        "book.month.statements",
        "book.nochange.statements",
        "book.edit.statements",
    ),
    moving.vs_copy: ("move.100000.vs_copy",),
    conflict_check: ("conflicts.check_10000.ms",),
    contacts.populate: ("contacts.populate_1000.requests", "contacts.populate.vs_floor"),
    contacts.with_photos: ("contacts.photos_100.requests", "contacts.photos_100.after"),
    contacts.steady: (
        "contacts.nochange_10000.requests",
        "contacts.nochange.growth",
        "contacts.one_change_of_10000.requests",
        "contacts.one_change_of_10000.growth",
        "contacts.sync_client.requests",
    ),
    contacts.foreign: (
        "contacts.foreign_25000.vs_floor",
        "contacts.foreign_25000.memory_growth",
    ),
    day_growth: ("panel.range_100000.growth",),
    clients.growth: ("clients.find.growth", "panel.find_50000.growth"),
    clients.twice: ("clients.duplicates_10000.vs_parse",),
    against_vobject: ("vcard.read.vs_vobject",),
    photos: ("vcard.photo.growth",),
    csv_import: ("import.csv_10000.vs_book",),
    page.in_browser: (
        "panel.first_kb",
        "panel.day.requests",
        "panel.quiet.requests",
        "panel.day_100000.vs_empty",
        "panel.day_100000.growth",
        "panel.drag.frame",
        "panel.change.hops",
    ),
    dav.against_radicale: (
        *(f"dav.{name}.ratio" for name in dav.REQUESTS),
        *(f"dav.{name}.ms" for name in dav.REQUESTS),
        "dav.put.ratio",
    ),
    dav.puts: ("dav.put.vs_commits", "dav.put.flat"),
    dav.phones: ("dav.signin.us", "dav.phones_10.p99"),
    server.populate: ("dav.populate_1000.vs_floor", "dav.populate_1000.requests"),
    server.pull: ("dav.pull_5000.vs_floor",),
    server.many_calendars: ("dav.nochange.requests",),
    server.steady: ("dav.nochange_10000.cpu_ms", "dav.nochange.growth"),
    server.one_change: ("dav.one_change_of_5000.requests",),
    duel.against_vdirsyncer: (
        "dav.up_1000.vs_vdirsyncer",
        "dav.down_1000.vs_vdirsyncer",
        "dav.nothing.vs_vdirsyncer",
        "dav.one_change.vs_vdirsyncer",
    ),
}
STALL = "loop.max_stall_ms"
"""Measured during all of them."""


async def run(bench: Bench, pattern: str = "*") -> None:
    """Measure the figures that fit a pattern, as often as wanted.

    Every run goes through all subjects, so that whatever else the machine does
    meets them all alike.
    """
    wanted = [
        subject
        for subject, names in SUBJECTS.items()
        if any(fnmatchcase(name, pattern) for name in (*names, STALL))
    ]
    for number in range(bench.runs):
        bench.stall.longest = 0.0
        for subject in wanted:
            bench.say(f"run {number + 1} of {bench.runs}: {subject.__name__}")
            await subject(bench)
        if bench.stall.longest:
            bench.samples.add(STALL, bench.stall.longest * 1000)
