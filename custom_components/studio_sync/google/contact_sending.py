"""Sends writes to contacts: in batches, without those for which Google refuses one.

Where Google does not name them, a batch is halved; so it is where an account has room for some.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from itertools import chain
import logging
from typing import Final

from ..formats.contact import Contact
from ..sync.model import Op, Outcome, Verdict, Write
from ..sync.ports import ReplicaError
from .batch import Json, Reply
from .contact_listing import Sieve, absent, name_of, without, without_label
from .contact_photos import ContactPhotos
from .contact_reading import ContactReader
from .contact_writes import (
    NEVER,
    Pending,
    answers,
    batch_errors,
    build,
    by_mask,
    is_erased,
    refusal,
    refused,
    settled,
    unknown,
)
from .errors import CONTACTS_FULL
from .labels import MY_CONTACTS, Labels
from .people_api import CONTACT_SOURCE, PeopleApi
from .person_mapping import PERSON_FIELDS
from .person_marks import etag_of, marks_of

_LOGGER = logging.getLogger(__name__)

_READ: Final = {"readMask": PERSON_FIELDS, "sources": [CONTACT_SOURCE]}
_STALE: Final = frozenset({"FAILED_PRECONDITION", "failedPrecondition"})

type _Send = Callable[[Sequence[Pending]], Awaitable[Reply]]
type _Settle = Callable[[Sequence[Pending], Reply], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Turns:
    """Google takes one write of a user at a time; the next writes are prepared meanwhile."""

    preparing: asyncio.Lock = field(default_factory=asyncio.Lock)
    sending: asyncio.Lock = field(default_factory=asyncio.Lock)


class ContactWriter:
    """Carries the writes of one call out. A person's writes to Google go one after the other."""

    def __init__(
        self,
        api: PeopleApi,
        reader: ContactReader,
        labels: Labels,
        photos: ContactPhotos,
        *,
        book_id: str,
        delete: str,
        turns: Turns,
    ) -> None:
        """``delete``: which contacts that are no more synced are deleted in Google.

        ``turns`` are those of all writers of the person.
        """
        self._api = api
        self._reader = reader
        self._labels = labels
        self._photos = photos
        self._book_id = book_id
        self._delete = delete
        self._turns = turns
        self._touched = False
        """Something may have been written."""
        self._label = ""
        """The label that the bodies name."""
        self._looked = False
        """Whether it is still there was looked at."""
        self._listed_still = False
        """It was deleted, and Google lists it all the same: another one is made when that shows."""

    async def run(self, writes: Sequence[Write[Contact]]) -> list[Outcome[Contact]]:
        """Return the outcome of each. Raises a ReplicaError only if none can have been done."""
        every = [Pending(write) for write in writes]
        async with self._turns.preparing:
            await self._prepare(every)
        there = [each for each in every if each.outcome is None]
        gone = [each for each in there if each.write.op is Op.DELETE]
        kept = [
            each for each in there if each.person is not None and each.write.op is not Op.DELETE
        ]
        for some in by_mask([each for each in kept if each.mask]):
            await self._attempt(some, self._update, self._updated)
        as_they_are = [each for each in kept if not each.mask]
        await self._settle([(each, each.person) for each in as_they_are if each.person is not None])
        again = [each for each in every if each.write.op is Op.CREATE and each.is_gone]
        for each in again:
            each.person = each.outcome = None
        await self._build(again)
        new = [each for each in every if each.outcome is None and each.write.op is Op.CREATE]
        await self._attempt(new, self._create, self._created)
        for each in gone:
            each.erased = is_erased(each, self._delete, self._book_id, self._labels.id)
            if each.person is None and self._labels.id is None:
                # Neither the contact nor its label shows yet.
                each.outcome = unknown("lost_answer")
        gone = [each for each in gone if each.outcome is None]
        await self._attempt([each for each in gone if not each.erased], self._leave, self._left)
        await self._attempt([each for each in gone if each.erased], self._erase, self._erased)
        return [each.outcome or unknown("unreachable") for each in every]

    async def _prepare(self, every: Sequence[Pending]) -> None:
        """Read what is written to, and make the bodies."""
        found = await self._read(every)
        self._label = self._labels.id or ""
        if any(each.write.op is not Op.DELETE for each in every):
            async with self._turns.sending:
                self._label = await self._labels.ensure()
        for each in every:
            await self._look(each, found.get(each.name))
        written = [each for each in every if each.outcome is None]
        await self._build([each for each in written if each.write.op is not Op.DELETE])

    async def _build(self, some: Sequence[Pending]) -> None:
        def work() -> None:
            for each in some:
                build(each, self._label, self._book_id)

        # Mapping takes time.
        await asyncio.to_thread(work)

    async def _read(self, every: Sequence[Pending]) -> dict[str, Json | None]:
        """Read the contacts that are written to; those to be deleted reread, come what may."""
        gone = [each.name for each in every if each.write.op is Op.DELETE]
        others = [each.name for each in every if each.write.op is not Op.DELETE and each.name]
        found = await self._reader.people(others)
        everything = self._delete != NEVER
        return found | await self._reader.people(gone, reread=True, everything=everything)

    async def _look(self, each: Pending, person: Json | None) -> None:
        """Compare a write with the contact as it is now; nothing is overwritten unread."""
        write = each.write
        if write.op is Op.CREATE:
            marks = () if person is None else marks_of(person, self._book_id)
            if marks and each.record_id not in marks:
                # The former copy was merged into another one's.
                return
            if len(marks) > 1 and person is not None:
                each.outcome = await self._stale(person)
                return
            each.person = person
        elif person is None and (write.op is not Op.DELETE or not each.name):
            # What was written lately may not be read yet: the engine knows.
            item = replace(absent(write.remote_id), asked=True)
            each.outcome = Outcome(verdict=Verdict.GONE, item=item)
        elif person is None:
            # If it is there all the same, taking it out of the label tells.
            return
        elif write.etag is None or write.etag != etag_of(person):
            each.outcome = await self._stale(person)
        else:
            each.person = person

    async def _stale(self, person: Json) -> Outcome[Contact]:
        in_label = Sieve(label=self._labels.id, book_id=self._book_id).in_label(person)
        item = await self._reader.item(person) if in_label else without(person)
        return Outcome(verdict=Verdict.STALE, item=item)

    # -- batches -----------------------------------------------------------------------

    async def _attempt(self, pending: Sequence[Pending], send: _Send, settle: _Settle) -> None:
        """Send writes in one batch, and those of a refused one in halves.

        An error raises only if nothing was written before.
        """
        waiting: list[Sequence[Pending]] = [pending]
        while waiting:
            some = waiting.pop()
            if not some:
                continue
            try:
                async with self._turns.sending:
                    reply = await send(some)
            except ReplicaError as error:
                if not self._touched:
                    raise
                for each in some:
                    each.outcome = unknown(error.key)
                continue
            self._touched = self._touched or reply.ok or reply.failure is not None
            if reply.ok:
                await settle(some, reply)
            elif reply.failure is not None:
                for each in some:
                    each.outcome = unknown("lost_answer")
            else:
                waiting = await self._after_refusal(some, waiting, reply)

    async def _after_refusal(
        self, some: Sequence[Pending], waiting: Sequence[Sequence[Pending]], reply: Reply
    ) -> list[Sequence[Pending]]:
        """Settle the writes for which a batch was refused; return what to send, the next one last.

        ``waiting`` is what was to be sent after it.
        """
        if reply.reason != CONTACTS_FULL and await self._label_was_deleted(some):
            return [*waiting, some]
        if self._listed_still and any(each.names_label for each in some):
            for each in some:
                each.outcome = unknown("lost_answer")
            return list(waiting)
        wrong = [(some[0], reply)] if len(some) == 1 else batch_errors(reply, some)
        if len(some) == 1 and reply.reason == CONTACTS_FULL:
            # There is no room for the others either.
            wrong += [(each, reply) for each in chain.from_iterable(waiting)]
            waiting = []
        for each, said in wrong:
            each.outcome = await self._refusal(each, said)
        if wrong:
            return [*waiting, [each for each in some if each.outcome is None]]
        _LOGGER.debug("A batch of %d was refused (%d)", len(some), reply.status)
        half = (len(some) + 1) // 2
        return [*waiting, some[half:], some[:half]]

    async def _label_was_deleted(self, some: Sequence[Pending]) -> bool:
        """Tell whether writes were refused for a label that somebody has just deleted.

        Then it is made again, and they name that.
        """
        if self._looked or not any(each.names_label for each in some):
            return False
        was, self._looked = self._label, True
        async with self._turns.sending:
            if self._labels.id == was:
                await self._labels.look(was, writes_fail=True)
            if self._labels.id == was:
                self._listed_still = not await self._labels.is_there()
                return False
            self._label = await self._labels.ensure()
        for each in some:
            if each.person is not None and was:
                each.person = without_label(each.person, was)
        await self._build(some)
        return True

    async def _refusal(self, each: Pending, reply: Reply) -> Outcome[Contact]:
        """Return what it means that Google refused one contact; if it was changed, how it is."""
        if reply.reason == CONTACTS_FULL:
            return refused(refusal(reply))
        if each.name and reply.status == HTTPStatus.NOT_FOUND:
            return Outcome(verdict=Verdict.GONE, item=absent(each.write.remote_id))
        if each.name and reply.reason in _STALE:
            try:
                found = await self._reader.people([each.name], reread=True)
            except ReplicaError as error:
                return unknown(error.key)
            person = found[each.name]
            if person is not None and etag_of(person) != etag_of(each.person or {}):
                return await self._stale(person)
            # Somebody was faster, but reads do not show it yet.
            return unknown("lost_answer")
        return refused(refusal(reply))

    async def _create(self, some: Sequence[Pending]) -> Reply:
        contacts = [{"contactPerson": each.body} for each in some]
        body = {"contacts": contacts, **_READ}
        return await self._api.call("POST", "people:batchCreateContacts", body, repeatable=False)

    async def _created(self, some: Sequence[Pending], reply: Reply) -> None:
        """Tell the new contacts apart by our marks."""
        people = [each.get("person") for each in answers(reply, "createdPeople")]
        by_mark = {
            mark: person
            for person in people
            if person is not None
            for mark in marks_of(person, self._book_id)
        }
        await self._answered([(each, by_mark.get(each.record_id)) for each in some])

    async def _update(self, some: Sequence[Pending]) -> Reply:
        body = {
            "contacts": {each.name: each.body for each in some},
            "updateMask": ",".join(sorted(some[0].mask)),
            **_READ,
        }
        return await self._api.call("POST", "people:batchUpdateContacts", body)

    async def _updated(self, some: Sequence[Pending], reply: Reply) -> None:
        result = (reply.value or {}).get("updateResult")
        answered = list[tuple[Pending, Json | None]]()
        for each in some:
            found = result.get(each.name) if isinstance(result, dict) else None
            person = found.get("person") if isinstance(found, dict) else None
            answered.append((each, person if isinstance(person, dict) else None))
        await self._answered(answered)

    async def _answered(self, some: Sequence[tuple[Pending, Json | None]]) -> None:
        """Note what the answer to a batch tells of each contact; None: nothing."""
        for each, person in some:
            if person is None:
                each.outcome = unknown("lost_answer")
        await self._settle([(each, person) for each, person in some if person is not None])

    async def _settle(self, some: Sequence[tuple[Pending, Json]]) -> None:
        """Note how contacts are now, and send the photos that differ."""
        reasons = list[str]()
        people = list[Json]()
        for each, person in some:
            now, reason = person, ""
            self._reader.wrote(name_of(now), now)
            if each.write.content is not None and await self._photo_differs(each, now):
                try:
                    now, reason = await self._send_photo(now, each.write.content.photo)
                except ReplicaError as error:
                    reason = error.key
                self._reader.wrote(name_of(now), now)
            people.append(now)
            reasons.append(reason)
        items = await self._reader.items(people)
        for (each, _), item, reason in zip(some, items, reasons, strict=True):
            each.outcome = settled(each, item, reason)

    # -- photos ------------------------------------------------------------------------

    async def _photo_differs(self, each: Pending, person: Json) -> bool:
        content, was = each.write.content, each.write.was
        if content is None or content.photo == ("" if was is None else was.photo):
            return False
        return content.photo != await self._photos.key_of(person)

    async def _send_photo(self, person: Json, key: str) -> tuple[Json, str]:
        """Give a contact a photo, or take it away; return it as it is now, or what is wrong."""
        name = name_of(person)
        async with self._turns.sending:
            reply = await (self._photos.send(name, key) if key else self._photos.delete(name))
        if reply is None:
            return person, "photo_missing"
        if reply.failure is not None:
            return person, "lost_answer"
        now = (reply.value or {}).get("person")
        if not reply.ok or not isinstance(now, dict):
            return person, "photo_refused"
        if key:
            await self._photos.remember(now, key)
        return now, ""

    # -- taking out of the label, and deleting -----------------------------------------

    async def _leave(self, some: Sequence[Pending]) -> Reply:
        names = [each.name for each in some]
        if self._labels.id is None:
            return Reply(status=HTTPStatus.OK, value={})
        label = self._labels.id
        reply = await self._modify(label, "resourceNamesToRemove", names)
        if reply.status == HTTPStatus.NOT_FOUND:
            await self._labels.look(label, writes_fail=True)
            if self._labels.id != label:
                # With the label all have left it.
                return Reply(status=HTTPStatus.OK, value={})
        last = (reply.value or {}).get("canNotRemoveLastContactGroupResourceNames")
        if reply.ok and last:
            # A contact has to be in some label.
            reply = await self._modify(MY_CONTACTS, "resourceNamesToAdd", last)
            if reply.ok:
                reply = await self._modify(label, "resourceNamesToRemove", names)
        return reply

    async def _modify(self, group: str, what: str, names: Sequence[str]) -> Reply:
        return await self._api.call("POST", f"{group}/members:modify", {what: list(names)})

    async def _left(self, some: Sequence[Pending], reply: Reply) -> None:
        gone = (reply.value or {}).get("notFoundResourceNames", ())
        for each in some:
            verdict = Verdict.GONE if each.name in gone else Verdict.DONE
            item = absent(each.write.remote_id, updated=self._api.time)
            each.outcome = Outcome(verdict=verdict, item=item)
            if verdict is Verdict.GONE:
                self._reader.wrote(each.name, None)
            elif each.person is not None:
                self._reader.wrote(each.name, without_label(each.person, self._labels.id or ""))

    async def _erase(self, some: Sequence[Pending]) -> Reply:
        body = {"resourceNames": [each.name for each in some]}
        return await self._api.call("POST", "people:batchDeleteContacts", body)

    async def _erased(self, some: Sequence[Pending], reply: Reply) -> None:  # noqa: ARG002
        for each in some:
            each.outcome = Outcome(
                verdict=Verdict.DONE, item=absent(each.write.remote_id, updated=self._api.time)
            )
            self._reader.wrote(each.name, None)
