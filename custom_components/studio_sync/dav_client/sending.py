"""Writes texts: always on condition, each once, and reads back once what was kept."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from http import HTTPStatus
import logging
from time import monotonic
from typing import Final

from ..dav.names import (
    CALENDAR_UID_CONFLICT,
    CARD_UID_CONFLICT,
    DAV,
    NEED_PRIVILEGES,
    caldav,
    split,
)
from ..sync.model import Outcome, RemoteItem, Verdict, Write
from ..sync.ports import ReplicaError, Unreachable, WritesRefused
from ..sync.record import Fields
from .codec import Applied, Codec, Resource
from .errors import Answer, error_of, not_a_page
from .families import Family, outcomes_of
from .meanwhile import loses_dates, says_the_same
from .pace import Pace
from .reading import Reader
from .texts import Texts
from .traits import QUIET, Traits
from .uids import is_elsewhere, text_of_uid

_LOGGER = logging.getLogger(__name__)

_TRIES: Final = 3
"""How often a write is made again because its text has changed meanwhile."""
_GONE: Final = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}
_UID_CONDITIONS: Final = {
    CALENDAR_UID_CONFLICT,
    CARD_UID_CONFLICT,
    caldav("unique-scheduling-object-resource"),
}


class Sender[C: Fields]:
    """Writes to one collection."""

    def __init__(
        self,
        reader: Reader,
        codec: Codec[C],
        texts: Texts,
        traits: Traits,
        now: Callable[[], datetime],
    ) -> None:
        self._reader = reader
        self._codec = codec
        self._texts = texts
        self._traits = traits
        self._now = now
        self._pace = Pace()
        self._writing = asyncio.Lock()
        self._reading_back = asyncio.Lock()
        self._read_back_now = set[str]()

    async def write(self, writes: Sequence[Write[C]]) -> Sequence[Outcome[C]]:
        """Carry writes out and return their outcomes. Raises if none can have been done."""
        families = dict[str, Family[C]]()
        for number, write in enumerate(writes):
            name = self._codec.family(write.parent_id or write.remote_id)
            families.setdefault(name, Family(name)).writes[number] = write
        outcomes = dict[int, Outcome[C]]()
        async with self._writing:
            if not self._read_back_now.isdisjoint(families):
                # Of a text that is written once more, what was kept is read before.
                async with self._reading_back:
                    pass
            await self._look_first(families.values())
            await self._send_all(list(families.values()))
            self._raise_if_nothing_was_done(families.values())
            missing = [each for each in families.values() if self._lost(each)]
            if missing:
                await self._reader.prove()
            for each in missing:
                await self._look_elsewhere(each)
            await self._reading_back.acquire()
            self._read_back_now = set(families)
        # The next may be written meanwhile.
        try:
            await self._read_back(families.values(), outcomes)
        finally:
            self._read_back_now = set()
            self._reading_back.release()
        return [outcomes[number] for number in range(len(writes))]

    def _lost(self, family: Family[C]) -> bool:
        """Tell whether a text was expected and is not there."""
        return family.there is None and not family.creates and family.error is None

    async def _look_elsewhere(self, family: Family[C]) -> None:
        """Leave it to the next run, which is told of it, if the text has another name by now."""
        failed = Outcome[C](verdict=Verdict.FAILED, reason="conflict")
        try:
            if await is_elsewhere(self._reader, self._codec, family.name, family.read):
                family.applied = Applied(text=None, settled=dict.fromkeys(family.writes, failed))
        except ReplicaError as error:
            family.error = error

    async def _look_first(self, families: Iterable[Family[C]]) -> None:
        """Read the texts that are written to, but for those that are known, or new."""
        wanted = list[str]()
        for family in families:
            if not family.creates:
                family.there = family.read = self._texts.get(family.name)
            guarded = family.there is not None and bool(self._condition(family))
            known = family.creates or guarded
            if self._traits.ignores_conditions or not known:
                wanted.append(family.name)
        try:
            found = await self._reader.many(wanted)
        except Unreachable as error:
            for family in families:
                family.error = error if family.name in wanted else None
            return
        for family in families:
            family.there = found.get(family.name, family.there)
            family.read = family.there or family.read

    async def _send_all(self, families: list[Family[C]]) -> None:
        """Send them, as many at once as the server is fastest with."""
        gate, began = asyncio.Semaphore(self._pace.at_once), monotonic()
        await self._apply([each for each in families if each.error is None])

        async def send(family: Family[C]) -> None:
            async with gate:
                if family.error is not None:
                    return
                try:
                    await self._send(family)
                except ReplicaError as error:
                    family.error = error

        await asyncio.gather(*map(send, families))
        self._pace.note(len(families), monotonic() - began)

    async def _send(self, family: Family[C]) -> None:
        """Send one text until it is settled: it may have changed since it was read."""
        lost = False
        for attempt in range(_TRIES):
            applied = family.applied
            if attempt or applied is None:
                [applied] = await self._apply([family])
            if loses_dates(self._codec, family.read, family.there, applied.text):
                # The next run knows them.
                break
            if not applied.changed:
                return
            if applied.text is not None and self._is_too_large(applied.text):
                self._refuse(family, "too_large")
                return
            answer = not_a_page(await self._sent(family, applied))
            lost = lost or answer.attempt > 1
            if answer.ok:
                self._note_kept(family, applied, answer)
                return
            family.written = False
            if not await self._try_again(family, applied, answer, lost=lost):
                return
        self._fail(family, "conflict")

    async def _apply(self, families: Sequence[Family[C]]) -> list[Applied[C]]:
        """Make the texts that are to be sent, on another thread."""
        now = self._now()

        def work() -> list[Applied[C]]:
            apply = self._codec.apply
            return [apply(each.name, each.there, dict(each.writes), now) for each in families]

        made = await asyncio.get_running_loop().run_in_executor(None, work)
        for family, applied in zip(families, made, strict=True):
            family.applied = applied
        return made

    async def _sent(self, family: Family[C], applied: Applied[C]) -> Answer:
        family.written = True
        if applied.text is None:
            if applied.first is not None:
                answer = await self._put(family, applied.first)
                if not answer.ok:
                    return answer
                self._texts.drop(family.name)
                family.there = await self._reader.one(family.name)
            url = self._reader.url(family.name)
            headers = {**QUIET, **self._condition(family)}
            return await self._reader.transport.send("DELETE", url, headers=headers)
        return await self._put(family, applied.text)

    async def _put(self, family: Family[C], text: bytes) -> Answer:
        kind = {"Content-Type": self._codec.content_type}
        headers = {**kind, **QUIET, **self._condition(family)}
        url = self._reader.url(family.name)
        return await self._reader.transport.send("PUT", url, text, headers)

    def _condition(self, family: Family[C]) -> dict[str, str]:
        """Return the header by which nothing is overwritten that was not seen.

        A weak etag never matches (RFC 9110 §13.1.1): the text was read just before.
        """
        if family.there is None:
            return {"If-None-Match": "*"}
        etag = family.there.etag
        if not etag or etag.startswith("W/"):
            return {}
        return {"If-Match": etag if etag.startswith('"') else f'"{etag}"'}

    async def _try_again(
        self, family: Family[C], applied: Applied[C], answer: Answer, *, lost: bool
    ) -> bool:
        """Settle a refusal; True if the writes have to be made again."""
        told = error_of(answer.body)
        condition = None if told is None else told[0]
        match answer.status:
            case HTTPStatus.PRECONDITION_FAILED if condition not in _UID_CONDITIONS:
                return await self._changed_meanwhile(family, applied, lost=lost)
            case HTTPStatus.NOT_FOUND | HTTPStatus.GONE:
                await self._reader.prove()
                self._texts.drop(family.name)
                family.there = None
                return not family.creates
            case HTTPStatus.CONFLICT | HTTPStatus.FORBIDDEN | HTTPStatus.PRECONDITION_FAILED:
                return await self._conflict(family, answer, told)
            case HTTPStatus.INSUFFICIENT_STORAGE:
                self._fail(family, "server_full")
            case HTTPStatus.CONTENT_TOO_LARGE:
                self._refuse(family, "too_large")
            case _:
                self._refuse(family, "invalid")
        return False

    async def _changed_meanwhile(
        self, family: Family[C], applied: Applied[C], *, lost: bool
    ) -> bool:
        """Read what is there now, and whether it is ours."""
        before = family.there
        family.there = await self._reader.one(family.name)
        if lost and says_the_same(self._codec, family.there, applied.text):
            # An earlier try was carried out, and its answer was lost.
            family.written = True
            return False
        if before is not None and family.there is not None and before.text == family.there.text:
            # A proxy has put its mark on the etag.
            etag = family.there.etag
            family.there = replace(family.there, etag=etag if etag != before.etag else "")
        return True

    async def _conflict(
        self, family: Family[C], answer: Answer, told: tuple[str, str | None] | None
    ) -> bool:
        """Settle a refusal that may be for a UID that has another name."""
        condition = None if told is None else told[0]
        about_uid = condition in _UID_CONDITIONS or (
            answer.status == HTTPStatus.CONFLICT and family.creates and condition is None
        )
        if about_uid and family.creates:
            href = None if told is None else told[1]
            found = await text_of_uid(self._reader, self._codec, family.name, href)
            if found is not None:
                self._pair(family, found)
                return False
        if answer.status == HTTPStatus.CONFLICT:
            await self._reader.prove()
            self._refuse(family, "invalid")
        elif condition is None or condition == NEED_PRIVILEGES or split(condition)[0] == DAV:
            family.forbidden = True
            self._refuse(family, "forbidden")
        else:
            self._refuse(family, "invalid")
        return False

    def _pair(self, family: Family[C], resource: Resource) -> None:
        """Tell that the item exists under another name, and what it says."""
        entries = self._codec.read(resource)
        item = next((each for each in entries if isinstance(each, RemoteItem)), None)
        verdict = Verdict.EXISTS if item is not None else Verdict.REFUSED
        self._settle(family, Outcome(verdict=verdict, item=item, reason="" if item else "conflict"))

    def _is_too_large(self, text: bytes) -> bool:
        most = self._reader.collection.most
        return most is not None and len(text) > most

    def _note_kept(self, family: Family[C], applied: Applied[C], answer: Answer) -> None:
        if applied.text is None:
            self._texts.drop(family.name)
            return
        etag = answer.headers.get("etag", "")
        family.there = Resource(name=family.name, text=applied.text, etag=etag)

    def _refuse(self, family: Family[C], reason: str) -> None:
        self._settle(family, Outcome(verdict=Verdict.REFUSED, reason=reason))

    def _fail(self, family: Family[C], reason: str) -> None:
        self._settle(family, Outcome(verdict=Verdict.FAILED, reason=reason))

    def _settle(self, family: Family[C], outcome: Outcome[C]) -> None:
        """Give all that would be in the text the same outcome."""
        applied = family.applied
        if applied is not None:
            applied.settled |= dict.fromkeys(applied.done, outcome)
            applied.done = []
        family.written = False

    def _raise_if_nothing_was_done(self, families: Iterable[Family[C]]) -> None:
        """Raise what prevents it of all of them."""
        some = list(families)
        if any(each.written and _is_open(each.error) for each in some):
            return
        errors = [each.error for each in some if each.error is not None]
        lasting = [each for each in errors if not isinstance(each, Unreachable)]
        if lasting:
            raise lasting[0]
        if some and all(each.forbidden for each in some):
            raise WritesRefused

    # -- what was kept ---------------------------------------------------------------------------

    async def _read_back(
        self, families: Iterable[Family[C]], outcomes: dict[int, Outcome[C]]
    ) -> None:
        """Read once, all together, what the server has made of what was written.

        A strong etag in its answer does not mean that the text was kept.
        """
        kept = [
            each
            for each in families
            if each.error is None and each.written and each.applied and each.applied.text
        ]
        try:
            found = await self._reader.many([each.name for each in kept])
        except ReplicaError as error:
            _LOGGER.debug("What was written can't be read back (%s)", error.key)
            found = {}

        def work() -> None:
            for each in families:
                outcomes.update(outcomes_of(each, self._codec, found.get(each.name)))

        await asyncio.get_running_loop().run_in_executor(None, work)


def _is_open(error: ReplicaError | None) -> bool:
    """Tell whether something that was sent may have been carried out."""
    return error is None or isinstance(error, Unreachable)
