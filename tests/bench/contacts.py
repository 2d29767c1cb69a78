"""Clients and Google Contacts: the first sync, and the runs that happen every day."""

from dataclasses import replace
from io import BytesIO
from itertools import islice
from statistics import median
from time import perf_counter, process_time
import tracemalloc

from PIL import Image

from custom_components.studio_sync.book import photos
from custom_components.studio_sync.book.model import Client
from custom_components.studio_sync.formats.pictures import fitted
from tests.live.google import Google

from .clients import made
from .contacts_stage import ClientBook, client_book, contacts_token, person
from .floor import Recording, replay
from .stage import Bench, emulator
from .stall import watched

_OWN = 200
"""Contacts of the person's own that are there before."""
_FEWER = 10
_QUIET = 2
"""Requests of a run with nothing to do: contacts and labels are looked at."""
_SIDE = 96
"""Pixels of a photo."""


# -- the first sync --------------------------------------------------------------------------


async def populate(bench: Bench) -> None:
    """Send clients to a person who has contacts already; then send the same bytes bare."""
    recording = Recording()
    async with emulator(bench) as google:
        email, here = await person(google, _OWN), google.url
        async with client_book(bench, google, email, trace=recording.trace()) as mia:
            number = await mia.grouped(made(bench.sizes.small))
            async with watched(bench.stall):
                begin = perf_counter()
                report = await mia.run(populate_out=True)
                ours = perf_counter() - begin
            assert report.counts["created_in_google"] == number, report.counts
    async with emulator(bench) as google:
        # It draws the same ids as the one before.
        access = await contacts_token(google, await person(google, _OWN))
        bare = await replay(google, here, access, recording.sent)
    bench.samples.add("contacts.populate_1000.requests", report.requests)
    bench.samples.add("contacts.populate.vs_floor", ours / bare)


async def foreign(bench: Bench) -> None:
    """Look for the first time at a person's many contacts, of which none is a client."""
    recording, many = Recording(), bench.sizes.foreign
    async with emulator(bench) as google:
        email = await person(google, many)
        async with client_book(bench, google, email, trace=recording.trace()) as mia:
            async with watched(bench.stall):
                ours = await _first_look(bench, mia)
            bare = await replay(google, google.url, mia.access, recording.sent)
        bench.samples.add("contacts.foreign_25000.vs_floor", ours / bare)
        other = await person(google, many // _FEWER)
        small, big = [await _peak(bench, google, each) for each in (other, email)]
    bench.samples.add("contacts.foreign_25000.memory_growth", big / small)


async def _first_look(bench: Bench, mia: ClientBook) -> float:
    """Return the seconds that the first run takes."""
    await mia.grouped(made(bench.sizes.few))
    begin = perf_counter()
    report = await mia.run()
    seconds = perf_counter() - begin
    assert not report.counts.get("created_in_book"), report.counts
    return seconds


async def _peak(bench: Bench, google: Google, email: str) -> int:
    """Return the most memory in use at once during the first run, in bytes."""
    async with client_book(bench, google, email) as mia:
        tracemalloc.start()
        try:
            await _first_look(bench, mia)
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()


# -- photos ----------------------------------------------------------------------------------


async def with_photos(bench: Bench) -> None:
    """Send clients without photos and as many with photos, and run once more."""
    number = bench.sizes.photos
    several = made(3 * number)
    async with emulator(bench) as google, client_book(bench, google) as mia:
        # The label is made with the first ones.
        await mia.link(islice(several, number))
        without = await mia.link(islice(several, number))
        photographed = [await _photographed(mia, client) for client in several]
        async with watched(bench.stall):
            report = await mia.link(photographed)
        await mia.run()
        quiet = await mia.run()
    bench.samples.add("contacts.photos_100.requests", report.requests - without.requests)
    assert not quiet.plan.actions
    bench.samples.add("contacts.photos_100.after", quiet.requests - _QUIET)


async def _photographed(mia: ClientBook, client: Client) -> Client:
    """Give a client a photo that nobody else has."""
    colour = tuple(int(client.id, 16).to_bytes(3))
    photo = BytesIO()
    Image.new("RGB", (_SIDE, _SIDE), colour).save(photo, "JPEG")
    key = await mia.book.write(lambda tx: photos.put(tx, fitted(photo.getvalue())))
    return replace(client, content=replace(client.content, photo=key))


# -- every day -------------------------------------------------------------------------------


async def steady(bench: Bench) -> None:
    """Measure quiet runs, and runs after one edit, with few and with many clients."""
    few, many = bench.sizes.few, bench.sizes.linked
    async with (
        emulator(bench) as google,
        client_book(bench, google) as small,
        client_book(bench, google) as big,
    ):
        for clients, number in ((small, few), (big, many)):
            await clients.link(made(number))
            await clients.settle()
        little, _ = await _quiet(bench, small)
        much, requests = await _quiet(bench, big)
        bench.samples.add("contacts.nochange_10000.requests", requests)
        bench.samples.add("contacts.nochange.growth", much / little)
        little, _ = await _edited(bench, small)
        much, requests = await _edited(bench, big)
        bench.samples.add("contacts.one_change_of_10000.requests", requests)
        bench.samples.add("contacts.one_change_of_10000.growth", much / little)
        client_id = await big.edit(0)
        async with watched(bench.stall):
            report = await big.one(client_id)
        assert report.counts["updated_in_google"] == 1, report.counts
        bench.samples.add("contacts.sync_client.requests", report.requests)


async def _quiet(bench: Bench, mia: ClientBook) -> tuple[float, int]:
    """Return the seconds of CPU that a run with nothing to do takes, and its requests."""
    spent = list[float]()
    for _ in range(bench.sizes.quiet_runs):
        begin = process_time()
        report = await mia.run()
        spent.append(process_time() - begin)
        assert not report.plan.actions
    # Once more under the watch, which itself costs a little.
    async with watched(bench.stall):
        await mia.run()
    return median(spent), report.requests


async def _edited(bench: Bench, mia: ClientBook) -> tuple[float, int]:
    """Return the seconds of CPU that a run takes after one client was edited; its requests."""
    spent = list[float]()
    for number in range(bench.sizes.edits):
        await mia.edit(number)
        begin = process_time()
        report = await mia.run()
        spent.append(process_time() - begin)
        assert report.counts["updated_in_google"] == 1, report.counts
        await mia.settle()
    return median(spent), report.requests
