"""Under *ask*, another field comes to be in question while one is already."""

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from custom_components.studio_sync.book import conflicts
from custom_components.studio_sync.sync.model import Policy
from tests.settling import FIRST, WEEK, WEEKLY, edit_instance, just_before_our_change, rest
from tests.world import world


@pytest.mark.parametrize("kind", ["single", "series", "date"])
@pytest.mark.usefixtures("socket_enabled")
async def test_both_fields_are_asked_about_and_the_pair_comes_to_rest(kind: str) -> None:
    """Each edit is made in Google in the moment in which ours is about to be written."""
    async with world() as studio:
        studio.rules = replace(studio.rules, policy=Policy.ASK)
        await studio.run()
        name = await studio.add(recurrence=() if kind == "single" else WEEKLY)
        await studio.run()
        event_id = studio.event_of("Portrait")
        if kind == "date":
            event_id = studio.phone.instance_id(event_id, FIRST + WEEK)
            name = await edit_instance(studio, name, FIRST + WEEK, place="Park")
            await studio.run()
        for field, member in (("title", "summary"), ("description", "description")):
            await studio.edit(name, **{field: f"our {field}"})
            theirs: dict[str, Any] = {member: f"their {field}"}
            just_before_our_change(studio, partial(studio.phone.edit, event_id, **theirs))
            await studio.run()
            await studio.run()
            assert (await studio.run()).plan.actions == ()
        found = await studio.book.read(
            lambda tx: conflicts.open_for(tx, studio.sync.replica.id, [name])
        )
        question = found[name]
        assert set(question.fields) == {"title", "description"}
        assert question.theirs is not None
        assert question.theirs.title == "their title"
        assert question.theirs.description == "their description"
        content = (await studio.get(name)).content
        assert (content.title, content.description) == ("our title", "our description")
        there = studio.phone.get(event_id)
        assert (there["summary"], there["description"]) == ("their title", "their description")
        # Everything else passes.
        studio.phone.edit(event_id, location="Garden")
        await studio.run()
        assert (await studio.get(name)).content.place == "Garden"


@pytest.mark.parametrize("why", ["refused", "undone"])
@pytest.mark.usefixtures("socket_enabled")
async def test_a_pair_that_was_suspended_is_asked_about_once(why: str) -> None:
    """Then both sides change the same field, and another one that passes."""
    async with world() as studio:
        studio.rules = replace(studio.rules, policy=Policy.ASK)
        await studio.run()
        name = await studio.add()
        await studio.run()
        event_id = studio.event_of("Portrait")
        await studio.edit(name, place="Park")
        if why == "refused":
            studio.google.faults.add("error", status=400, method="PATCH", where="inner", count=None)
            await studio.run()
            studio.google.faults.clear()
        else:
            report = await studio.run()
            assert report.run is not None
            await studio.sync.undo(report.run.id, starter="test")
        await rest(studio)
        await studio.edit(name, title="our title")
        studio.phone.edit(event_id, summary="their title", description="their description")
        await rest(studio)
        found = await studio.book.read(
            lambda tx: conflicts.open_for(tx, studio.sync.replica.id, [name])
        )
        assert found[name].fields == ("title",)
        content = (await studio.get(name)).content
        assert (content.title, content.description) == ("our title", "their description")
        there = studio.phone.get(event_id)
        assert (there["summary"], there["location"]) == ("their title", "Park")


@pytest.mark.usefixtures("socket_enabled")
async def test_what_is_in_question_is_not_overwritten_by_a_write_that_was_refused() -> None:
    """It is tried again a day later, and still nobody has answered."""
    async with world() as studio:
        studio.rules = replace(studio.rules, policy=Policy.ASK)
        await studio.run()
        name = await studio.add()
        await studio.run()
        event_id = studio.event_of("Portrait")
        await studio.edit(name, title="our title")
        studio.phone.edit(event_id, summary="their title")
        await rest(studio)
        await studio.edit(name, place="Park")
        studio.google.faults.add("error", status=400, method="PATCH", where="inner", count=None)
        await studio.run()
        studio.google.faults.clear()
        await rest(studio)
        studio.clock.now += timedelta(days=1, hours=1)
        await rest(studio)
        there = studio.phone.get(event_id)
        assert (there["summary"], there["location"]) == ("their title", "Park")
        found = await studio.book.read(
            lambda tx: conflicts.open_for(tx, studio.sync.replica.id, [name])
        )
        assert found[name].fields == ("title",)
