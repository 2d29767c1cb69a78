"""Reads contacts: as they are now, or as we have just written them, with their photos."""

import asyncio
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from http import HTTPStatus
from itertools import takewhile
from typing import Final

from ..formats.contact import Contact
from ..sync.model import RemoteItem
from .batch import Json
from .contact_listing import name_of, newest
from .contact_photos import ContactPhotos
from .errors import Refusal
from .labels import DELAY
from .people_api import PeopleApi
from .person_mapping import is_cut, read_person
from .person_marks import (
    etag_of,
    former_names,
    marks_of,
    updated_of,
)

_MOST_SEEN: Final = 1000


class ContactReader:
    """Gives contacts as items, and remembers what reads may not show yet.

    Google answers writes at once, and reads up to minutes later.
    """

    def __init__(
        self,
        api: PeopleApi,
        photos: ContactPhotos,
        *,
        book_id: str,
        clock: Callable[[], datetime],
    ) -> None:
        """``clock`` tells the time in UTC."""
        self._api = api
        self._photos = photos
        self._book_id = book_id
        self._clock = clock
        self._written: dict[str, Json | None] = {}
        self._when: dict[str, datetime] = {}
        """When each of them was written; the oldest come first."""
        self._seen: dict[str, Json] = {}

    def wrote(self, name: str, person: Json | None) -> None:
        """Remember how a contact is after a write; None: it is deleted."""
        self._seen.pop(name, None)
        self._when.pop(name, None)
        self._when[name], self._written[name] = self._clock(), person

    def saw(self, people: Mapping[str, Json], left: Collection[str]) -> None:
        """Remember some contacts that were listed, so that they need not be read to be written.

        ``left``: those that are known not to be there, or to be none of ours.
        """
        self._seen = dict(list(people.items())[:_MOST_SEEN])
        for name in left:
            self._forget(name)
        for name, person in people.items():
            if self._written.get(name) is not None:
                self._written[name] = person

    def recent(self) -> Mapping[str, Json | None]:
        """Return what reads may not show yet; None: deleted."""
        oldest = self._clock() - DELAY
        for name in list(takewhile(lambda name: self._when[name] < oldest, self._when)):
            self._forget(name)
        return self._written

    def _forget(self, name: str) -> None:
        self._when.pop(name, None)
        self._written.pop(name, None)

    async def people(
        self, names: Sequence[str], *, reread: bool = False, everything: bool = False
    ) -> dict[str, Json | None]:
        """Return contacts as they are now, by the names asked for; None if proven gone.

        ``reread``: also those that were only just listed are read. ``everything``: see
        ``PeopleApi.people``.
        """
        recent = self.recent()
        found = {name: recent[name] for name in names if name in recent and not reread}
        if not reread:
            found |= {name: self._seen[name] for name in names if name in self._seen}
        missing = list(dict.fromkeys(name for name in names if name not in found))
        read = await self._api.people(missing, everything=everything)
        for name, person in read.items():
            known = recent.get(name, person)
            now = None if person is None else newest(person, known)
            # What was written tells not everything.
            found[name] = {**person, **now} if person is not None and now is not None else now
        if len(self._seen) < _MOST_SEEN:
            self._seen |= {name: person for name, person in found.items() if person is not None}
        return found

    async def whole(self, person: Json) -> Json | None:
        """Return a listed contact with all items of its lists, of which a listing shows 100.

        None if it was deleted meanwhile.
        """
        if not is_cut(person):
            return person
        try:
            return await self._api.person(name_of(person))
        except Refusal as refusal:
            if refusal.status == HTTPStatus.NOT_FOUND:
                return None
            raise

    async def item(self, person: Json) -> RemoteItem[Contact]:
        """Return a contact as an item."""
        return (await self.items([person]))[0]

    async def items(
        self,
        people: Sequence[Json],
        *,
        offered: Collection[str] = (),
        unmarked: Collection[str] = (),
    ) -> list[RemoteItem[Contact]]:
        """Return contacts as items.

        ``offered`` are the names of those that are offered; ``unmarked`` of those of which it
        doesn't count whose copies they are.
        """
        marks = [marks_of(person, self._book_id) for person in people]
        photos = [
            await self._photos.key_of(person, its)
            for person, its in zip(people, marks, strict=True)
        ]

        def read() -> list[RemoteItem[Contact]]:
            return [
                _item(person, photo, () if name in unmarked else its, offered=name in offered)
                for person, photo, its in zip(people, photos, marks, strict=True)
                for name in (name_of(person),)
            ]

        # Mapping takes time.
        return await asyncio.to_thread(read)


def _item(
    person: Json, photo: str | None, marks: tuple[str, ...], *, offered: bool
) -> RemoteItem[Contact]:
    return RemoteItem(
        id=name_of(person),
        etag=None if photo is None else etag_of(person),
        content=read_person(person, photo=photo or ""),
        updated=updated_of(person),
        marks=marks,
        former_ids=former_names(person),
        hidden=("photo",) if photo is None else (),
        offered=offered,
    )
