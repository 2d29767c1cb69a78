"""What a write overwrote is in the history, whatever becomes of its answer."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from custom_components.studio_sync.book import series_edit
from custom_components.studio_sync.sync.model import Policy
from custom_components.studio_sync.sync.ports import SignInExpired

from .google_emulator import Call, Fault
from .settling import FIRST, WEEK, WEEKLY, agree, give, in_step, journal_text, run_with_lost_answers
from .world import World, world

ONE = "i0001 one"


@pytest.fixture
async def studio(socket_enabled: None) -> AsyncIterator[World]:
    async with world() as made:
        await made.run()
        yield made


async def both_edited(studio: World) -> None:
    """Have the same field changed on both sides; the studio was the last."""
    name = await studio.add(ONE)
    await studio.run()
    studio.phone.edit(studio.event_of(ONE), summary="i0001 there")
    await studio.edit(name, title="i0001 here")


async def crash(studio: World, method: str) -> None:
    """Run, and break off between a write and its recording."""
    done, over = asyncio.Event(), asyncio.Event()

    async def hook(call: Call, phase: str) -> Fault | None:
        if call.inner and call.method == method and phase == "after":
            done.set()
            await over.wait()
        return None

    studio.google.faults.hook = hook
    run = asyncio.ensure_future(studio.run())
    await done.wait()
    run.cancel()
    with pytest.raises(asyncio.CancelledError):
        await run
    over.set()
    studio.google.faults.clear()


@pytest.mark.parametrize("send_back", [True, False], ids=["both_ways", "one_way"])
@pytest.mark.parametrize("broken", ["lost", "crash"])
async def test_what_an_edit_overwrote_is_kept(
    studio: World,
    broken: str,
    send_back: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    """T9."""
    studio.rules = replace(studio.rules, send_back=send_back, policy=Policy.STUDIO)
    await both_edited(studio)
    await (crash(studio, "PATCH") if broken == "crash" else run_with_lost_answers(studio))
    assert "i0001 there" in await journal_text(studio)
    await in_step(studio)
    assert studio.google_titles() == ["i0001 here"]


@pytest.mark.parametrize("broken", ["lost", "crash"])
async def test_what_a_deletion_took_away_is_kept(studio: World, broken: str) -> None:
    """T9: one way, what somebody wrote there is not in the book."""
    studio.rules = replace(studio.rules, send_back=False)
    name = await studio.add(ONE)
    await studio.run()
    studio.phone.edit(studio.event_of(ONE), summary="i0001 there")
    await studio.delete(name)
    await (crash(studio, "DELETE") if broken == "crash" else run_with_lost_answers(studio))
    assert "i0001 there" in await journal_text(studio)
    await in_step(studio)
    assert studio.events() == []


async def test_what_never_left_is_not_in_the_history(studio: World) -> None:
    """Google took no sign-in any more."""
    await both_edited(studio)
    studio.google.faults.add("error", status=401, method="POST", where="outer", count=None)
    with pytest.raises(SignInExpired):
        await studio.run()
    studio.google.faults.clear()
    assert "lost_answer" not in await journal_text(studio)
    await agree(studio)


@pytest.mark.parametrize("policy", list(Policy))
async def test_an_edit_of_ours_of_unknown_outcome_is_nobody_elses(
    studio: World, policy: Policy
) -> None:
    """It neither wins over the studio's next edit, nor is anybody asked about it."""
    studio.rules = replace(studio.rules, policy=policy)
    name = await studio.add(ONE)
    await studio.run()
    await studio.edit(name, title="i0001 two")
    await run_with_lost_answers(studio)
    await studio.edit(name, title="i0001 three")
    studio.phone.edit(studio.event_of("i0001 two"), location="Garden")
    await agree(studio)
    assert studio.google_titles() == ["i0001 three"]
    assert (await studio.get(name)).content.place == "Garden"


@pytest.mark.parametrize("ends", ["deleted", "given_away", "moved", "single"])
@pytest.mark.parametrize("send_back", [True, False], ids=["both_ways", "one_way"])
@pytest.mark.parametrize("status", ["confirmed", "tentative"])
async def test_what_goes_with_a_series_is_kept(
    studio: World,
    ends: str,
    send_back: bool,  # noqa: FBT001 - a parameter of the test
    status: str,
) -> None:
    """One way, nobody has read what the phone made of a date: that is done before it goes.

    Nor does it matter whether appointments that are not confirmed come into the book.
    """
    studio.rules = replace(studio.rules, send_back=send_back)
    name = await studio.add(ONE, recurrence=WEEKLY)
    await studio.run()
    studio.phone.edit_instance(
        studio.event_of(ONE), FIRST + WEEK, summary="i0001 their date", status=status
    )
    if not send_back:
        await studio.run()
    if ends == "deleted":
        await studio.delete(name)
    elif ends == "given_away":
        await give(studio, name, "tom")
    else:
        whole = (await studio.get(name)).content
        at = FIRST + timedelta(hours=2)
        when = replace(whole.when, start=at, end=at + timedelta(hours=1))
        single = replace(whole, recurrence=())
        then = replace(whole, when=when) if ends == "moved" else single
        await studio.book.write(lambda tx: series_edit.edit(tx, name, then))
    await studio.run()
    await in_step(studio)
    assert "i0001 their date" not in studio.google_titles()
    assert "i0001 their date" in await journal_text(studio)
