"""The acts in which something is synced, and what is checked after each."""

from collections import Counter
from dataclasses import replace

from custom_components.studio_sync.book import appointments
from custom_components.studio_sync.book.model import Status
from tests.live.flows import Flow

from . import google_edits, studio_edits
from .agreement import Slot, compare, slots
from .edits import Edit, Pair, sessions_ahead
from .filling import opened_book
from .people import JONAS, MARA
from .stage import Stage
from .syncing import Account, preview, settle, switch_sync

FIRST, SECOND, THIRD = "first sync", "after edits on both sides", "nothing changed"


async def first_sync(stage: Stage) -> None:
    """Preview, then populate both ways, and look at both sides."""
    progress = stage.progress
    planned: dict[str, Counter[str]] = {}
    with progress.step("a preview of what the first sync would do"):
        for account in stage.accounts:
            shown = await preview(stage.ha, account)
            planned[account.key] = Counter(step["action"] for step in shown["actions"])
    for account in stage.accounts:
        words = ", ".join(f"{number} {name}" for name, number in planned[account.key].items())
        progress.say(f"      {account.report.staff}: {words}")
    await switch_sync(stage.ha, on=True)
    with progress.step("the first sync, populating both ways"):
        await settle(stage.ha, stage.accounts, FIRST)
    progress.runs(progress.report.accounts, FIRST)
    for account in stage.accounts:
        _as_previewed(stage, account, planned[account.key])
        options = await Flow.options(stage.ha.rest, account.entry_id)
        await options.choose("sync")
        shown = options.defaults()
        await options.close()
        progress.check(
            f"{account.report.staff}: the switches to populate have turned themselves off",
            ok=shown["populate_out"] is False and shown["populate_in"] is False,
        )
    await agree(stage, "after the first sync")


def _as_previewed(stage: Stage, account: Account, planned: Counter[str]) -> None:
    """Compare the first sync with its preview, and what it left out with the sample."""
    run = account.report.runs[0]
    wanted = Counter(
        created_in_google=planned["create_remote"], created_in_book=planned["create_local"]
    )
    done = Counter({name: run.counts.get(name, 0) for name in wanted})
    stage.progress.check(
        f"{account.report.staff}: the sync did what the preview had shown",
        ok=done == wanted,
        detail=", ".join(f"{done[name]} of {wanted[name]} {name}" for name in wanted),
    )
    skipped = Counter(stage.expected_skipped[account.key])
    found = Counter({name: run.reasons.get(name, 0) for name in skipped})
    stage.progress.check(
        f"{account.report.staff}: what is no appointment stayed out",
        ok=found == skipped,
        detail=", ".join(f"{number} {name}" for name, number in found.items()),
    )


async def edit_and_sync(stage: Stage) -> None:
    """Edit on both sides, sync, and see each edit on both."""
    ha, progress = stage.ha, stage.progress
    mara, jonas = stage.pair(MARA.key), stage.pair(JONAS.key)
    hers, his = _sessions(stage, mara), _sessions(stage, jonas)
    # Off, so that all of the edits travel in one run and the report is the same each time.
    await switch_sync(ha, on=False)
    with progress.step("Mara and Jonas edit in Google"):
        edits = [(mara, edit) for edit in await google_edits.of_mara(mara, hers, stage.today)]
        edits += [(jonas, edit) for edit in await google_edits.of_jonas(jonas, his)]
    with progress.step("the studio edits in Home Assistant"):
        edits += [(mara, edit) for edit in await studio_edits.for_mara(mara, hers, stage.today)]
        edits += [(jonas, edit) for edit in await studio_edits.for_jonas(jonas, his, stage.today)]
    await switch_sync(ha, on=True)
    with progress.step("the second sync"):
        last = await settle(ha, stage.accounts, SECOND)
    for account, run in zip(stage.accounts, last, strict=True):
        account.report.runs.append(replace(run, name=THIRD))
    progress.runs(progress.report.accounts, SECOND)
    await _arrived(stage, edits)
    await agree(stage, "after the second sync")
    await _kept(stage, mara)
    progress.check(
        "a further sync changes nothing, with one request per account",
        ok=all(run.requests == 1 and not run.changes for run in last),
        detail=", ".join(f"{run.changes} changes, {run.requests} requests" for run in last),
    )


def _sessions(stage: Stage, pair: Pair) -> list[Slot]:
    found = sessions_ahead(stage.appointments, stage.studio.staff[pair.key], stage.now)
    return [slot for _, slot in found]


async def agree(stage: Stage, when: str) -> None:
    """Check that both sides of every account show the same, and nothing twice."""
    for pair in stage.pairs:
        google = slots(
            event
            for event in await pair.google()
            if event["id"] not in stage.apart and event.get("recurringEventId") not in stage.apart
        )
        found = compare(google, slots(await pair.studio()))
        name = stage.account(pair.key).report.staff
        stage.progress.check(
            f"{name}: both sides show the same {when}", ok=found.agree, detail=found.detail
        )


async def _arrived(stage: Stage, edits: list[tuple[Pair, Edit]]) -> None:
    shown = {pair.key: (await pair.google(), await pair.studio()) for pair in stage.pairs}
    for pair, edit in edits:
        google, studio = shown[pair.key]
        missing = [f"Google {text}" for text in edit.missing(google)]
        missing += [f"the studio {text}" for text in edit.missing(studio)]
        stage.progress.check(edit.what, ok=not missing, detail="; ".join(missing))


async def _kept(stage: Stage, mara: Pair) -> None:
    """See that nothing got lost which the other side does not know."""
    dropped = sessions_ahead(stage.appointments, stage.studio.staff[MARA.key], stage.now)[3][0]
    async with opened_book(stage.studio.book(stage.ha.folder)) as book:
        record = await book.read(lambda tx: appointments.get(tx, dropped.id))
    stage.progress.check(
        "the session deleted in Google is cancelled in the book, its client kept",
        ok=record is not None
        and not record.deleted
        and record.content.status is Status.CANCELLED
        and record.client_id == dropped.client_id,
    )
    dentist = next(event for event in await mara.google() if event.get("summary") == "Dentist 🦷")
    stage.progress.check(
        "colour and reminder in Google survived the studio's edit",
        ok=dentist.get("colorId") == "11" and not dentist["reminders"]["useDefault"],
    )
