"""What a replica has to be able to do. One contract suite tests every one of them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Sequence
from datetime import timedelta
from typing import Final, Protocol

from ..book.model import Moment, Origin
from .errors import SyncError
from .limits import Limits
from .model import CopySource, Delta, Outcome, RemoteItem, SkippedItem, Write
from .record import Fields

LIST_ALL: Final = "all:"
"""What a cursor begins with if everything is to be listed, whatever was listed before. What
follows is the last cursor, of which a replica may keep what a listing does not tell."""


class ReplicaError(SyncError):
    """The replica can't be used just now. Nothing half-read is ever returned."""

    key = "replica_failed"


class SignInExpired(ReplicaError):
    """The replica no longer accepts the sign-in: the user must renew it."""

    key = "sign_in_expired"


class AccessRefused(ReplicaError):
    """The sign-in is good but may not do this, such as write to what is only shared with it."""

    key = "access_refused"


class WritesRefused(AccessRefused):
    """The replica may be read, and not be written to."""

    key = "writes_refused"


class ReplicaGone(ReplicaError):
    """The replica itself does not exist any more."""


class Unreachable(ReplicaError):
    """The replica can't be reached, or fails; ``retry_after`` in seconds, if known."""

    key = "unreachable"

    def __init__(self, message: str = "", *, retry_after: float | None = None) -> None:
        """Keep when to try again, if the replica said so."""
        super().__init__(message)
        self.retry_after = retry_after


class RateLimited(Unreachable):
    """The replica asks to slow down, for longer than one run can wait."""

    key = "rate_limited"


class Replica[C: Fields = Fields](Protocol):
    """What is kept in sync with the book elsewhere."""

    @property
    def id(self) -> str:
        """The name of this replica in links and the journal; never changes."""

    @property
    def origin(self) -> Origin:
        """What the book notes of a record as where it was made, if it was made here."""

    @property
    def batch_size(self) -> int:
        """How many writes go in one call of ``write`` at the most."""

    @property
    def limits(self) -> Limits:
        """How long texts may be; a longer one is cut as ``limits.fit`` does."""

    @property
    def requests(self) -> int:
        """How many requests were sent so far."""

    @property
    def whole_families(self) -> bool:
        """Whether an item and its children are one text, and best written in one call."""

    @property
    def listed_after(self) -> timedelta | None:
        """Tell how long a listing may lack what was created; None: it takes ids of ours.

        One that takes ours answers *exists* to a create that is repeated. Any other gives new
        items ids of its own: nothing is known of a create whose answer was lost until the item
        shows up, or is lacking from a listing begun so long after. Its items tell by
        ``RemoteItem.marks`` whose copies they are.
        """

    def remote_id(self, record_id: str, generation: int) -> str:
        """Choose the id for a new item; always the same for the same arguments.

        Where the replica gives ids (``listed_after``) this names what has none yet.
        """

    def child_id(self, parent_id: str, position: Moment) -> str:
        """Name one child of an item."""

    def split_id(self, parent_id: str, position: Moment) -> str:
        """Name the item that a split of this one makes there, which begins with this child."""

    async def fetch(
        self, cursor: str | None, known: Callable[[], Awaitable[Collection[str]]]
    ) -> Delta[C]:
        """Everything that changed since ``cursor`` (None, or LIST_ALL: everything there is).

        When the whole replica had to be listed, ``known`` is asked for the remote ids
        that are paired, and each of them that the listing lacks is asked for by itself:
        it is in the answer either with its content or as proven gone (B5). So it is at any
        time with the children of an item that was deleted and is not paired itself.
        Raises a ReplicaError if anything is missing.
        """

    async def get(self, remote_ids: Sequence[str]) -> Sequence[RemoteItem[C] | SkippedItem]:
        """Return the current state of these items, each proven gone if it is; in the same order.

        One that is there but can't be read is skipped, under its remote id. Where the replica
        gives ids, one that can't be found is told as ``asked``: if it was written lately, that
        proves nothing.
        Raises a ReplicaError if any of them can't be reached.
        """

    async def children(self, parent_ids: Sequence[str]) -> Sequence[RemoteItem[C] | SkippedItem]:
        """Return the children of these items: changed, off, or as their parent says.

        A listing since a cursor holds only what was touched, so a parent that was skipped
        until now is read with this before it is taken in. Children far in the future may be
        missing. Raises a ReplicaError if any of the parents can't be read.
        """

    async def extras(self, sources: Sequence[CopySource]) -> Sequence[str]:
        """Read what only the replica holds of these items, in the same order.

        It is for ``Write.extra``, and understood by the replica alone; empty for an item
        that does not exist, can't be read, or has nothing of the kind. An item may be of
        another replica, or deleted. Raises a ReplicaError if any can't be reached.
        """

    async def write(self, writes: Sequence[Write[C]]) -> Sequence[Outcome[C]]:
        """Carry the writes out and return the outcome of each, in the same order.

        May be called again while a call is under way: what was asked first goes first.
        Raises a ReplicaError only if none of them can have been done.
        """
