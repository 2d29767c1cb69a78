"""The studio's label in Google Contacts: found by our mark, then by its name, or made.

https://developers.google.com/people/api/rest/v1/contactGroups
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from http import HTTPStatus
import logging
from typing import Final

from ..sync.ports import AccessRefused, Unreachable
from .batch import Json, Reply
from .errors import Refusal
from .people_api import DeadToken, PeopleApi
from .person_fields import own_items
from .person_marks import MARK, is_deleted

_LOGGER = logging.getLogger(__name__)

DELAY: Final = timedelta(minutes=10)
"""For so long at most a listing, and what is read, may lack what was written."""
MY_CONTACTS: Final = "contactGroups/myContacts"
_MOST_NAMES: Final = 9
_READ: Final = "clientData,groupType,metadata,name"


class Labels:
    """The label of one studio in one account; ``id`` is its resource name, if it is known.

    A person may rename it; if it was deleted, ``ensure`` makes it again.
    """

    def __init__(
        self, api: PeopleApi, *, book_id: str, name: str, clock: Callable[[], datetime]
    ) -> None:
        """``name`` is for a label that has to be made. ``clock`` tells the time in UTC."""
        self.id: str | None = None
        self._clock = clock
        self._made: tuple[str, datetime] | None = None
        """The label that was made here last, and when: listings may lack it for a while."""
        self._api = api
        self._key = f"{MARK}{book_id}"
        self._name = name
        self._marked = False

    @property
    def settled(self) -> str:
        """The label's resource name, if it bears our mark."""
        return self.id if self.id is not None and self._marked else ""

    @property
    def _made_lately(self) -> str:
        """The label that was made here, if listings need not have it yet."""
        name, at = self._made or ("", self._clock())
        return name if self._clock() - at < DELAY else ""

    async def fetch(self, token: str, known: str) -> str:
        """Look how the label is now, and return the sync token for the next time.

        ``known`` is what ``settled`` was the last time, with that token.
        """
        known = known or self._made_lately
        if token and known:
            try:
                groups, following = await self._api.groups(token)
            except DeadToken:
                _LOGGER.debug("The sync token of the labels is dead, listing all")
            else:
                changed = next((each for each in groups if each["resourceName"] == known), None)
                if changed is None or not is_deleted(changed):
                    self.id, self._marked = known, True
                    self._made = self._made if changed is None else None
                    return following
                self._made = None
        return await self.look(known)

    async def look(self, known: str = "", *, writes_fail: bool = False) -> str:
        """Look for the label among all there are; ``known`` is what its ``id`` was.

        ``writes_fail``: one that was made lately and is not listed does not exist any more.
        Returns the next sync token; none if the label is not listed: it may have been deleted
        since it was made, of which a listing of later changes would tell nothing.
        """
        if writes_fail:
            self._made = None
        groups, following = await self._api.groups("")
        self._choose(groups, known)
        is_listed = self.id is None or any(each["resourceName"] == self.id for each in groups)
        return following if is_listed else ""

    async def ensure(self) -> str:
        """Return the label's resource name; make it if it is not there. Raises a ReplicaError."""
        if self.settled:
            return self.settled
        groups, _ = await self._api.groups("")
        self._choose(groups, self.id or "")
        if self.id is None:
            return await self._create()
        if not self._marked:
            await self._mark(next(each for each in groups if each["resourceName"] == self.id))
        return self.id

    async def is_there(self) -> bool:
        """Tell whether the label can be written: it may be listed for minutes after it was deleted.

        Raises a ReplicaError.
        """
        groups, _ = await self._api.groups("")
        listed = next((each for each in groups if each["resourceName"] == self.id), None)
        return listed is None or (await self._write_marks(listed)).status != HTTPStatus.NOT_FOUND

    async def remove(self) -> None:
        """Delete the label, but no contact; only one that is ours. Raises a ReplicaError."""
        await self.look()
        if not self.settled:
            return
        reply = await self._api.call("DELETE", self.settled)
        if not reply.ok and reply.status != HTTPStatus.NOT_FOUND:
            raise _error(reply)
        self.id, self._marked = None, False

    def _choose(self, groups: Sequence[Json], known: str) -> None:
        """Find the label: the one that it was, by our mark, or by its name."""
        labels = [each for each in groups if _is_label(each)]
        ours = [each for each in labels if self._key in _keys(each)]
        free = [each for each in labels if not any(key.startswith(MARK) for key in _keys(each))]
        ways = (
            [each for each in ours if each["resourceName"] == known],
            ours,
            [each for each in free if each["resourceName"] == known],
            [each for each in free if _same_name(each, self._name)],
        )
        found = next((each for way in ways for each in way), None)
        self.id = None if found is None else found["resourceName"]
        self._marked = found is not None and self._key in _keys(found)
        if any(each["resourceName"] == self._made_lately for each in groups):
            self._made = None
        elif not self._marked and (made := self._made_lately):
            self.id, self._marked = made, True

    async def _create(self) -> str:
        """Make the label; if its name is taken by what is not ours, under the next one."""
        for number in range(1, _MOST_NAMES + 1):
            name = self._name if number == 1 else f"{self._name} ({number})"
            group = {"name": name, "clientData": [{"key": self._key, "value": "label"}]}
            body = {"contactGroup": group, "readGroupFields": _READ}
            reply = await self._api.call("POST", "contactGroups", body, repeatable=False)
            if reply.ok and reply.value is not None:
                self._marked = True
                self.id = str(reply.value["resourceName"])
                self._made = self.id, self._clock()
                return self.id
            if reply.status != HTTPStatus.CONFLICT:
                raise _error(reply)
            # It may be ours, and so new that the listing lacked it.
            groups, _ = await self._api.groups("")
            self._choose(groups, "")
            if self.id is not None:
                return self.id
            if not any(_same_name(each, name) for each in groups):
                # Ours, perhaps, of which the answer was lost: the next run will find it.
                raise Unreachable("label_not_listed")
        raise AccessRefused("label")

    async def _mark(self, group: Json) -> None:
        """Let a label that was there before say that it is the studio's."""
        reply = await self._write_marks(group)
        if not reply.ok:
            raise _error(reply)
        self._marked = True

    async def _write_marks(self, group: Json) -> Reply:
        marks = [each for each in own_items(group, "clientData") if each.get("key") != self._key]
        marks.append({"key": self._key, "value": "label"})
        body = {
            "contactGroup": {
                "resourceName": group["resourceName"],
                "etag": group.get("etag"),
                "name": group.get("name"),
                "clientData": marks,
            },
            "updateGroupFields": "clientData",
            "readGroupFields": _READ,
        }
        return await self._api.call("PUT", str(group["resourceName"]), body)


def _error(reply: Reply) -> Unreachable | Refusal:
    """Return the error for a label that could not be written; perhaps it was."""
    if reply.failure is not None:
        return Unreachable(reply.reason, retry_after=reply.retry_after)
    return Refusal(reply.status, reply.reason)


def _keys(group: Json) -> frozenset[str]:
    return frozenset(str(each.get("key", "")) for each in own_items(group, "clientData"))


def _is_label(group: Json) -> bool:
    return group.get("groupType") != "SYSTEM_CONTACT_GROUP" and not is_deleted(group)


def _same_name(group: Json, name: str) -> bool:
    return str(group.get("name", "")).strip().casefold() == name.strip().casefold()
