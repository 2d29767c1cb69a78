"""Changes of a card: what was not changed goes out byte for byte, in its place."""

from collections import defaultdict, deque
from collections.abc import Callable, Collection, Hashable, Iterable

from ..contact import Labelled
from .content import CardContent, Field, Item, Organisation, items_of
from .lines import Line, head_of
from .read import ReadCard
from .write import NAMES, Encoded, Writer

_ENCODING = frozenset({"ENCODING", "CHARSET", "VALUE", "LABEL"})
"""Parameters that say how the value is written, so that they change with it."""

_REPEATING = {
    Field.NAME: {"SORT-STRING", "X-EVOLUTION-FILE-AS"},
    Field.PARTS: {"SORT-STRING", "X-EVOLUTION-FILE-AS"},
    Field.ADDRESSES: {"GEO"},
}
"""Lines that nothing here reads and that say the same as a field, by which they are wrong then."""


def changed_card(read: ReadCard, wanted: CardContent) -> bytes:
    """Return the card with other content.

    Only lines that say what differs are written: in the place of what they replace, or behind the
    last of their kind. Lines that nothing here reads stay.
    """
    plain = wanted.contact.parts is None
    was_plain = read.content.contact.parts is None
    pool = defaultdict[Hashable, deque[Item]](deque)
    for item in _all_items(read):
        pool[_key(item, plain=was_plain)].append(item)
    new = defaultdict[Field, list[Item]](list)
    for item in items_of(wanted):
        same = pool[_key(item, plain=plain)]
        if same:
            same.popleft()
        else:
            new[item.field].append(item)
    gone = defaultdict[Field, list[Item]](list)
    for left in pool.values():
        for item in left:
            gone[item.field].append(item)
    edit = _Edit(read, Writer(read.card.version, plain=plain, groups=_groups(read)))
    for field in Field:
        edit.replace(gone[field], new[field])
        if gone[field]:
            edit.drop_repeating(_REPEATING.get(field, ()), gone[field])
    return edit.result()


def _groups(read: ReadCard) -> Iterable[str]:
    return (line.head.group for line in read.card.lines)


def _all_items(read: ReadCard) -> list[Item]:
    """Return the items of a card, with those that follow from others and have no line."""
    said = {(item.field, item.value) for item in read.items}
    follows = [item for item in items_of(read.content) if (item.field, item.value) not in said]
    return [*read.items, *follows]


def _key(item: Item, *, plain: bool) -> Hashable:
    """Return what two items have in common that are the same; a name without parts is N as well."""
    return item.field, item.value, plain if item.field is Field.NAME else None


class _Edit:
    """A card whose lines are being replaced."""

    def __init__(self, read: ReadCard, writer: Writer) -> None:
        self._read = read
        self._writer = writer
        self._lines: list[bytes] = [line.raw for line in read.card.lines]
        self._after = defaultdict[int, list[bytes]](list)
        first = read.card.lines[0].raw
        self._line_end = b"\r\n" if first.endswith(b"\r\n") or not first.strip() else first[-1:]

    def replace(self, gone: list[Item], new: list[Item]) -> None:
        """Put new items into the places of those that are gone; drop or append what is left."""
        for number, item in enumerate(new):
            old = gone[number] if number < len(gone) else None
            if old is None or not old.lines:
                self._after[self._last(item.field)] += self._written(item, self._writer.new_group)
                continue
            written = self._kept_head(old, item)
            if written is None:
                first = self._read.card.lines[old.lines[0]]
                lines = self._written(item, self._group_of(first))
                self._drop(old.lines)
                self._lines[old.lines[0]] = b"".join(lines)
            else:
                self._lines[old.lines[0]] = written
                self._drop(self._repeats(old))
        for item in gone[len(new) :]:
            self._drop(item.lines)

    def drop_repeating(self, names: Collection[str], gone: Iterable[Item]) -> None:
        """Drop lines of these names, and of other groups only those of what is gone."""
        lines = self._read.card.lines
        groups = {"", *(lines[at].head.group for item in gone for at in item.lines)}
        self._drop(
            at
            for at, line in enumerate(lines)
            if line.head.name in names and line.head.group in groups
        )

    def _repeats(self, old: Item) -> Iterable[int]:
        """Return the further lines of an item that is written as one (notes)."""
        names = [self._read.card.lines[at].head.name for at in old.lines]
        return [at for at, name in zip(old.lines[1:], names[1:], strict=True) if name == names[0]]

    def _drop(self, lines: Iterable[int]) -> None:
        for at in lines:
            self._lines[at] = b""

    def _last(self, field: Field) -> int:
        """Return the line behind which an item of a kind belongs."""
        lines = [at for item in self._read.items if item.field is field for at in item.lines]
        if lines:
            return max(lines)
        return len(self._lines) - (2 if self._read.card.ended else 1)

    def _group_of(self, line: Line) -> Callable[[], str]:
        return (lambda: line.head.group) if line.head.group else self._writer.new_group

    def _written(self, item: Item, group: Callable[[], str]) -> list[bytes]:
        return [self._ended(line) for line in self._writer.lines(item, group)]

    def _ended(self, line: bytes) -> bytes:
        return line if self._line_end == b"\r\n" else line.replace(b"\r\n", self._line_end)

    def _kept_head(self, old: Item, new: Item) -> bytes | None:
        """Return the line with another value and all of its parameters; None if these change."""
        line = self._read.card.lines[old.lines[0]]
        value = _only_value(old, new, self._writer)
        if value is None or line.head.name != NAMES.get(new.field):
            return None
        if any(name in _ENCODING for name, _ in line.head.params) or value[0]:
            return None
        written = self._writer.folded(head_of(line.raw), value[1], quoted=False)
        return self._ended(written)

    def result(self) -> bytes:
        """Return the card as it is now."""
        if self._lines and not self._lines[-1].endswith((b"\r", b"\n")) and self._after:
            self._lines[-1] += self._line_end
        return b"".join(
            part for at, line in enumerate(self._lines) for part in (line, *self._after[at])
        )


def _only_value(old: Item, new: Item, writer: Writer) -> Encoded | None:
    match old.value, new.value:
        case Labelled() as one, Labelled() as other if new.field is not Field.DATES:
            if (one.label, one.preferred) != (other.label, other.preferred):
                return None
            if new.field is Field.URLS:
                return writer.address(other.value)
            return writer.encoded(other.value)
        case Organisation(), Organisation() as firm:
            return writer.structured([firm.name, *([firm.department] if firm.department else [])])
        case str(), str() as text if new.field not in {Field.BIRTHDAY, Field.NAME}:
            return writer.encoded(text)
    return None
