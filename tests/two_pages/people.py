"""What people do at the page: book, change, cancel, take back; and do twice, or at once."""

import asyncio
from datetime import datetime, timedelta
from typing import Any

from custom_components.studio_sync.book.model import Status
from tests.ha_fixtures import settle

from .expected import Expected
from .scenery import (
    NOT_ALLOWED,
    OVERTAKEN,
    STALE,
    TAG,
    UNDONE,
    Form,
    key_of,
    tag_of,
)


class People(Expected):
    """Two people at the page. Each step returns what was done, in words."""

    async def book_one(self) -> str:
        """Fill in the form and press Book."""
        window, tag, start = self.writer(), self.tag(), self.time()
        staff = self.random.choice([self.scene.anna, self.scene.ben])
        data: dict[str, Any] = {
            "title": f"{tag} new",
            "start": start.isoformat(),
            "end": (start + timedelta(hours=1)).isoformat(),
            "all_day": False,
            "status": self.random.choice(["confirmed", "confirmed", "tentative"]),
            "staff_id": staff,
            "assistant_ids": [],
            "resource_ids": self.random.choice([[], [self.scene.room]]),
        }
        if self.random.random() < 0.3:
            data["recurrence"] = ["RRULE:FREQ=DAILY;COUNT=4"]
        if self.random.random() < 0.3:
            data["session_type"] = "Portrait"
        before = self.known
        answer = await self.change(window, "add_appointment", **data)
        allowed = window.writes == "all" or (window.writes == "own" and staff == self.scene.ben)
        assert answer["success"] is allowed, answer
        if allowed:
            [made] = self.known.keys() - before.keys()
            record = self.known[made]
            assert tag_of(record) == tag
            assert record.staff_id == staff
            assert record.content.when.start == start
            assert {**self.known, made: record} == {**before, made: record}
        return f"{window.name} books {tag} for {'Anna' if staff == self.scene.anna else 'Ben'}"

    def pick(self) -> Form | None:
        """Choose an entry of somebody's diary, or one that was opened a while ago."""
        if self.forms and self.random.random() < 0.35:
            return self.forms.pop(self.random.randrange(len(self.forms)))
        window = self.writer()
        entries = [each for each in window.diary.values() if each["editable"]]
        return Form(window, self.random.choice(entries)) if entries else None

    async def open_form(self) -> str:
        """Open one to change it, and do something else first."""
        found = self.pick()
        if found is None:
            return "nobody opens anything"
        self.forms.append(found)
        window, shown = found.window, found.shown
        window.opened = {"appointment_id": shown["appointment_id"], "moment": shown["moment"]}
        return f"{window.name} opens {shown['title']}"

    async def update(self) -> str:
        """Move, give or rename one: of a series this date, this and the following, or all."""
        form = self.pick()
        if form is None:
            return "nobody changes anything"
        fields, words = self.fields(form.shown)
        data = self.named(form) | fields
        before, dates = self.known, await self.dates()
        rev = await self.rev(form.shown["appointment_id"])
        answer = await self.change(form.window, "update_appointment", **data)
        if await self.may_have(form, rev, answer, fields):
            self.only(form, before)
            self.as_asked(form, data, fields)
            await self.as_often(form, data, dates)
        return f"{form.window.name} {words} {form.shown['title']} {data.get('scope', '')}"

    def fields(self, shown: dict[str, Any]) -> tuple[dict[str, Any], str]:
        """Choose what is changed."""
        match self.random.choice(["move", "give", "rename"]):
            case "move":
                start = datetime.fromisoformat(shown["start"]) + timedelta(
                    minutes=15 * self.random.choice([-8, -1, 1, 3, 40])
                )
                end = start + timedelta(hours=1)
                overlap = self.random.random() < 0.7
                return {
                    "start": start.isoformat(),
                    "end": end.isoformat(),
                    "allow_overlap": overlap,
                }, "moves"
            case "give":
                staff = self.random.choice([self.scene.anna, self.scene.ben])
                return {"staff_id": staff}, "gives"
            case _:
                self.number += 1
                return {"title": f"{TAG.search(shown['title'])[0]} t{self.number:04}"}, "renames"  # type: ignore[index]

    async def cancel(self) -> str:
        """Press Cancel it."""
        form = self.pick()
        if form is None:
            return "nobody cancels anything"
        data = self.named(form)
        before = self.known
        rev = await self.rev(form.shown["appointment_id"])
        answer = await self.change(form.window, "cancel_appointment", **data)
        if await self.may_have(form, rev, answer, {}):
            self.only(form, before)
            now = self.known.get(form.shown["appointment_id"])
            if "scope" not in data:
                assert now is None or now.content.status is Status.CANCELLED
        return f"{form.window.name} cancels {form.shown['title']} {data.get('scope', '')}"

    async def undo(self) -> str:
        """Press Undo: exactly as it was before, or refused."""
        if not self.undos:
            return "nobody undoes anything"
        latest = self.random.random() < 0.6
        which = len(self.undos) - 1 if latest else self.random.randrange(len(self.undos))
        undo = self.undos.pop(which)
        window = undo.window
        touched = undo.before.keys() | undo.after.keys()
        same = all(self.known.get(key) == undo.after.get(key) for key in touched)
        before = self.known
        answer = await window.command("undo", undo=undo.token)
        await settle(self.scene.hass)
        now = await self.book()
        if not answer["success"]:
            assert now == before, "a refused undo has changed something"
            why = set[str]()
            # A date of a series that was changed since is another record.
            if not same or any(each.series_id in touched for each in before.values()):
                why.add(OVERTAKEN)
            if window.writes != "all":
                why.add(NOT_ALLOWED)
            assert key_of(answer) in why, answer
            return f"{window.name} cannot undo: {key_of(answer)}"
        assert same, "an undo has overwritten what was changed since"
        expected = {key: each for key, each in before.items() if key not in touched}
        former = expected | undo.before
        wrong = {
            key: (former.get(key), now.get(key))
            for key in former.keys() | now.keys()
            if former.get(key) != now.get(key)
        }
        assert wrong == {}, f"it is not as it was before: {wrong}"
        self.known = now
        again = await window.command("undo", undo=undo.token)
        assert key_of(again) in {UNDONE, NOT_ALLOWED}
        return f"{window.name} undoes a change of {len(touched)}"

    async def lost_answer(self) -> str:
        """Save, hear nothing of it, and save again: it is done once."""
        form = self.pick()
        if form is None:
            return "nobody loses an answer"
        data = self.named(form)
        lost, before = await self.rev(form.shown["appointment_id"]), self.known
        action = self.random.choice(["update_appointment", "cancel_appointment"])
        if action == "update_appointment":
            self.number += 1
            data["title"] = f"{TAG.search(form.shown['title'])[0]} t{self.number:04}"  # type: ignore[index]
        await form.window.act(action, **data)
        await settle(self.scene.hass)
        once = await self.book()
        if self.random.random() < 0.7:
            answer = await form.window.act(action, **data)
            await settle(self.scene.hass)
            twice = await self.book()
            if lost == await self.rev(form.shown["appointment_id"]) or data.get("scope") == "this":
                # Of a series that itself is as it was: its date is cancelled or renamed already.
                assert answer["success"] or twice == once
            assert twice == once, "what was sent twice was done twice"
        self.known = once
        if once != before:
            self.only(form, before)
        return f"{form.window.name} hears no answer to {action} of {form.shown['title']}"

    async def at_once(self) -> str:
        """Two people save the same appointment at the same moment: one of them is told."""
        shared = [
            key
            for key, each in self.windows[0].diary.items()
            if each["moment"] is None
            and each["editable"]
            and self.windows[1].diary.get(key, {}).get("editable")
        ]
        if not shared:
            return "nobody is in the other's way"
        key = self.random.choice(shared)
        before = self.known
        self.number += 1
        titles = [
            f"{TAG.search(self.windows[0].diary[key]['title'])[0]} t{self.number:04}{each}"  # type: ignore[index]
            for each in "ab"
        ]
        answers = await asyncio.gather(
            *(
                window.act(
                    "update_appointment",
                    appointment_id=window.diary[key]["appointment_id"],
                    expected_rev=window.diary[key]["rev"],
                    title=title,
                )
                for window, title in zip(self.windows[:2], titles, strict=True)
            )
        )
        done = [each["success"] for each in answers]
        assert sum(done) == 1, "both of two who changed the same at once were told it is done"
        assert key_of(answers[done.index(False)]) == STALE
        await settle(self.scene.hass)
        self.known = await self.book()
        [changed] = {each for each in before if before[each] != self.known.get(each)}
        assert self.known[changed].content.title == titles[done.index(True)]
        return f"both rename {titles[0]}"
