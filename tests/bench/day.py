"""A day of the page's diary, as the server reads it: in a book of ten years, and in a small one."""

from datetime import datetime, time, timedelta
from functools import partial
from statistics import median
from time import thread_time
from zoneinfo import ZoneInfo

from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.entries.roles import EVERYTHING
from custom_components.studio_sync.scheduling.diary import Entry, diary
from custom_components.studio_sync.scheduling.settings import Studio
from custom_components.studio_sync.services.response import Reader, listed_json

from .month import STAFF, fill, ten_years, ten_years_book
from .sample import NOW, ZONE
from .stage import Bench, open_book

_STUDIO = Studio(zone=ZONE)
_READER = Reader(names={each: each for each in STAFF}, rights=EVERYTHING)
_DAYS = 9
_LOOKS = 3
_BACK = timedelta(days=1_800)


async def day_range(bench: Bench) -> None:
    """Read some days in turns; in the small book is all that is on them, and little else."""
    file = await ten_years_book(bench)
    async with open_book(bench, f"sqlite:///{file}") as (big, _), open_book(bench) as (small, _):
        shown = set[str]()
        for number in range(_DAYS):
            entries, _ = await big.read(partial(_look, number=number))
            shown |= {each.listed.instance.appointment.id for each in entries}
        every = sorted(ten_years(bench.sizes.book), key=lambda each: each.id not in shown)
        await fill(small, every[: max(len(shown), bench.sizes.small)])
        spent: dict[str, list[float]] = {"small": [], "big": []}
        for number in range(_DAYS * _LOOKS):
            look = partial(_look, number=number % _DAYS)
            few, one = await small.read(look)
            many, other = await big.read(look)
            assert len(few) == len(many) > 0
            spent["small"].append(one)
            spent["big"].append(other)
    found = {name: median(several) for name, several in spent.items()}
    bench.say(f"a day with {len(few)}: {found['small'] * 1e3:.1f}, {found['big'] * 1e3:.1f} ms")
    bench.samples.add("panel.range_100000.growth", found["big"] / found["small"])


def _look(tx: Transaction, number: int) -> tuple[list[Entry], float]:
    """Return the entries of a day, and the CPU seconds that reading and writing them down took."""
    day = (NOW - _BACK).date() + timedelta(days=number)
    start = datetime.combine(day, time(), ZoneInfo(ZONE))
    begin = thread_time()
    found = diary(tx, _STUDIO, start, start + timedelta(days=1))
    for each in found:
        listed_json(each.listed, _STUDIO, _READER)
    return found, thread_time() - begin
