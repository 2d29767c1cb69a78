"""What the tests of single sequences have in common: a weekly series, rest, and the history."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial

from custom_components.studio_sync.accounts.status import request_full_resync
from custom_components.studio_sync.book import journal, links, series_edit, skipped_items
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Content, LinkState, Moment
from custom_components.studio_sync.entries.account_options import AccountOptions
from custom_components.studio_sync.scheduling.titles import AccountProjection, Privacy
from custom_components.studio_sync.sync.calendar.kind import APPOINTMENTS
from custom_components.studio_sync.sync.engine import Sync

from .google_emulator import Call, Fault
from .stateful.views import book_rows, google_rows
from .world import START, World

FIRST = START + timedelta(hours=24)
WEEK = timedelta(days=7)
WEEKLY = ("RRULE:FREQ=WEEKLY;COUNT=5",)
TITLE = "i0001 yoga"


async def rest(studio: World) -> None:
    """Run until it is quiet."""
    for _ in range(6):
        if (await studio.run()).run is None:
            return
    raise AssertionError("no rest")


async def agree(studio: World) -> None:
    """Run until it is quiet; both sides then show the same."""
    await rest(studio)
    assert await studio.book.read(lambda tx: book_rows(tx, "mia")) == google_rows(studio.phone)


async def journal_text(studio: World) -> str:
    """Return all that the history holds."""

    def read(tx: Transaction) -> str:
        return str([journal.entries(tx, run.id) for run in journal.runs(tx, limit=100)])

    return await studio.book.read(read)


def just_before_our_change(studio: World, happens: Callable[[], object]) -> None:
    """Have something happen in Google once, between our fetch and our first change there."""

    async def hook(call: Call, phase: str) -> Fault | None:
        if call.method == "PATCH" and phase == "before":
            studio.google.faults.hook = None
            happens()
        return None

    studio.google.faults.hook = hook


async def in_step(studio: World) -> None:
    """Run until it is quiet; nothing is then left to do, and nothing to be told."""
    await rest(studio)
    for left in (links.pending, skipped_items.problems):
        assert not await studio.book.read(partial(left, replica_id=studio.sync.replica.id))


async def run_with_lost_answers(studio: World, **rules: object) -> None:
    """Run once; what is written is done, and nobody hears of it."""
    for method in ("POST", "PATCH", "DELETE"):
        studio.google.faults.add("drop_after", method=method, where="inner", count=None)
    await studio.run(**rules)
    studio.google.faults.clear()


async def edit_instance(studio: World, name: str, at: Moment, **changes: object) -> str:
    """Change one date of a series in the studio; returns the id of the exception."""
    whole = await studio.get(name)
    when = replace(whole.content.when, start=at, end=at + timedelta(hours=1))  # type: ignore[arg-type]
    content: Content = replace(whole.content, when=when, recurrence=(), **changes)  # type: ignore[arg-type]
    [made] = await studio.book.write(lambda tx: series_edit.edit(tx, name, content, moment=at))
    return made.id


async def cancel_instance(studio: World, name: str, at: Moment) -> None:
    """Cancel one date of a series in the studio."""
    await studio.book.write(lambda tx: series_edit.remove(tx, name, moment=at))


async def link_state(studio: World, name: str) -> LinkState | None:
    """Return the state of an appointment's pair, None without one."""
    found = await studio.book.read(lambda tx: links.get(tx, studio.sync.replica.id, [name]))
    return found[name].state if name in found else None


async def give(studio: World, name: str, staff_id: str) -> None:
    """Give a series to somebody else, with its dates."""
    await studio.change(name, staff_id=staff_id)
    for record in await studio.records():
        if record.series_id == name:
            await studio.change(record.id, staff_id=staff_id)


async def all_agree(*accounts: World) -> None:
    """Run until all is quiet, also after a full listing; each shows its own calendar then."""
    for full in (False, True, False):
        for account in accounts if full else ():
            account.phone.expire_sync_tokens()
        for _ in range(8):
            if not [r for a in accounts if (r := (await a.run()).run) is not None]:
                break
        else:
            raise AssertionError("no rest")
        for account in accounts:
            assert await account.book.read(partial(book_rows, staff_id=account.rules.scope)) == (
                google_rows(account.phone)
            )
            replica_id = account.sync.replica.id
            assert not await account.book.read(
                partial(skipped_items.problems, replica_id=replica_id)
            )
            assert not await account.book.read(partial(links.pending, replica_id=replica_id))


async def show(studio: World, privacy: Privacy, before: Privacy = Privacy.FULL) -> None:
    """Choose what the account is shown, as its coordinator does; the next run looks at it."""
    studio.sync = Sync(
        studio.book,
        studio.sync.replica,
        kind=APPOINTMENTS,
        clock=studio.clock,
        new_id=studio.new_id,
        projection=AccountProjection(privacy=privacy, origin=studio.sync.replica.origin),
    )
    options = AccountOptions(privacy=privacy).after(AccountOptions(privacy=before))
    await studio.book.write(
        lambda tx: request_full_resync(
            tx,
            studio.sync.replica.id,
            full_listing=options.full_listing,
            recompare_all=options.recompare_all,
        )
    )
