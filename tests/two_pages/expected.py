"""What a change on the page must have done, and by what it may be refused."""

from collections import Counter
from datetime import datetime
from typing import Any

from .scenery import BUSY, GONE, NOT_ALLOWED, STALE, TAG, Book, Form, Scenery, key_of, tag_of
from .window import Answer


class Expected(Scenery):
    """Compares what was asked for with what was done."""

    def named(self, form: Form) -> dict[str, Any]:
        """Name an appointment as the page does; of a series, and how much of it."""
        shown = form.shown
        data = {"appointment_id": shown["appointment_id"], "expected_rev": shown["rev"]}
        if shown["moment"] is not None:
            data["moment"] = shown["moment"]
            data["scope"] = self.random.choice(["this", "this", "following", "all"])
        return data

    async def may_have(
        self, form: Form, rev: int | None, answer: Answer, fields: dict[str, Any]
    ) -> bool:
        """See that what was changed since it was read is refused; returns whether it was done."""
        if rev != form.shown["rev"]:
            assert not answer["success"], "somebody else's change was overwritten"
            assert key_of(answer) in {STALE, GONE, NOT_ALLOWED}, answer
            return False
        if not answer["success"]:
            why = {NOT_ALLOWED} if form.window.writes != "all" else set[str]()
            if fields.get("allow_overlap") is False:
                why.add(BUSY)
            if form.shown["moment"] is not None:
                # The date may have been moved or cancelled: that is another record.
                why.add("no_instance")
            assert key_of(answer) in why, answer
        return bool(answer["success"])

    def only(self, form: Form, before: Book) -> None:
        """See that nothing else has changed."""
        tags = {
            tag_of(each)
            for key in before.keys() | self.known.keys()
            for each in (before.get(key), self.known.get(key))
            if before.get(key) != self.known.get(key) and each is not None
        }
        assert tags <= {TAG.search(form.shown["title"])[0]}, tags  # type: ignore[index]

    def as_asked(self, form: Form, data: dict[str, Any], fields: dict[str, Any]) -> None:
        """See that one that does not repeat is as it was asked to be."""
        if data.get("scope") is not None:
            return
        now = self.known[form.shown["appointment_id"]]
        if "start" in fields:
            assert now.content.when.start == datetime.fromisoformat(fields["start"])
        assert now.content.title == fields.get("title", form.shown["title"])
        assert now.staff_id == fields.get("staff_id", form.shown["staff_id"])

    async def as_often(
        self, form: Form, data: dict[str, Any], before: Counter[tuple[str, str]]
    ) -> None:
        """See that it takes place as often as before, and everything else when it did."""
        tag = TAG.search(form.shown["title"])[0]  # type: ignore[index]
        now = await self.dates()
        theirs = {each: often for each, often in before.items() if each[0] != tag}
        assert theirs == {each: often for each, often in now.items() if each[0] != tag}
        moves = "start" in data
        if not moves:
            assert now == before, "what was only renamed or given away is at another time"
