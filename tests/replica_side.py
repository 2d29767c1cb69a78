"""What the contract suite of replicas works with: two sides, and what goes between them."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping, Sequence

from custom_components.studio_sync.sync.model import Delta, Op, Outcome, RemoteItem, Verdict, Write
from custom_components.studio_sync.sync.ports import Replica
from custom_components.studio_sync.sync.record import Fields


class Side[C: Fields](ABC):
    """The replica, and a person at the other side of it."""

    replica: Replica[C]
    listing_requests: Collection[int] = (1,)
    """How many requests a listing may take where nothing has changed."""

    @abstractmethod
    def say(self, title: str = "Portrait") -> C:
        """Make a content with this title."""

    @abstractmethod
    async def add(self, content: C) -> str:
        """Let the person make an item; returns its remote id."""

    @abstractmethod
    async def edit(self, remote_id: str, content: C) -> None:
        """Let the person change an item, or one child of an item by its id."""

    @abstractmethod
    async def delete(self, remote_id: str) -> None:
        """Let the person delete an item, or one child of an item by its id."""

    @abstractmethod
    async def add_something_strange(self) -> str:
        """Let an item arrive that is nothing of ours; returns its remote id."""

    @abstractmethod
    async def seen(self) -> Mapping[str, C]:
        """Return what the person sees, by remote id; no children that are as their parent says."""

    @abstractmethod
    async def forget_cursors(self) -> None:
        """Let the replica not know any cursor any more."""

    @abstractmethod
    async def hide_next_write(self) -> None:
        """Let the next write be missing from the next listing."""

    @abstractmethod
    async def fail(self, times: int | None) -> None:
        """Let so many requests fail before anything is done; None: all from now on."""

    @abstractmethod
    async def lose_answers(self, times: int | None) -> None:
        """Let so many requests be carried out, but their answers be lost."""

    @abstractmethod
    async def end_sign_in(self) -> None:
        """Let the sign-in be over."""

    @abstractmethod
    async def remove(self) -> None:
        """Delete all of the replica."""

    @abstractmethod
    async def make_read_only(self) -> None:
        """Let the replica be readable only."""

    async def rename(self, remote_id: str) -> str:
        """Let an item come under another name; only where the replica gives ids."""
        raise NotImplementedError

    async def reveal(self) -> None:
        """Let time pass until listings show all that was written; the same."""
        raise NotImplementedError

    def new_id(self, name: str = "record") -> str:
        """Choose an id for a new item."""
        return self.replica.remote_id(name, 0)


async def nothing_known() -> Collection[str]:
    """No item is paired."""
    return ()


async def not_asked() -> Collection[str]:
    """Fail: where nothing was deleted, an incremental fetch need not know what is paired."""
    raise AssertionError("asked for what is known")


def by_id[C: Fields](delta: Delta[C]) -> dict[str, RemoteItem[C]]:
    """Index the items, and see that none comes twice."""
    assert len({item.id for item in delta.items}) == len(delta.items)
    return {item.id: item for item in delta.items}


async def all_of[C: Fields](replica: Replica[C], known: Sequence[str] = ()) -> Delta[C]:
    """Fetch everything there is."""

    async def paired() -> Collection[str]:
        return known

    delta = await replica.fetch(None, paired)
    assert delta.full
    return delta


async def write_one[C: Fields](replica: Replica[C], write: Write[C]) -> Outcome[C]:
    """Carry one write out."""
    (outcome,) = await replica.write([write])
    return outcome


def new[C: Fields](side: Side[C], content: C, name: str = "record") -> Write[C]:
    """Make the write that creates an item."""
    remote_id = side.new_id(name)
    return Write(op=Op.CREATE, remote_id=remote_id, record_id=name, content=content)


def changed[C: Fields](
    item: RemoteItem[C], content: C, was: C | None = None, name: str = "record"
) -> Write[C]:
    """Make the write that changes an item, which says what it is believed to say."""
    return Write(
        op=Op.UPDATE,
        remote_id=item.id,
        record_id=name,
        etag=item.etag,
        content=content,
        was=was or item.content,
    )


async def create[C: Fields](side: Side[C], content: C, name: str = "record") -> RemoteItem[C]:
    """Create an item through the replica."""
    outcome = await write_one(side.replica, new(side, content, name))
    assert outcome.verdict is Verdict.DONE
    assert outcome.item is not None
    return outcome.item
