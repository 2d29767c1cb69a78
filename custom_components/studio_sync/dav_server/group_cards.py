"""Groups as cards of their own, as address books of Apple write them (RFC 6350 §6.1.4).

A phone may write one for a group that the studio has, by its name: its members join and leave the
group. It is a card from then on, whose members follow the studio. Only clients in the address book
are named or moved, and no group is made, renamed or removed.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Final

from ..book import clients, group_members, phone_items
from ..book.database import Transaction
from ..book.phone_items import Mark, PhoneItem
from ..formats.vcard.change import changed_card
from ..formats.vcard.read import ReadCard
from ..formats.vcard.write import Writer
from . import card_mapping
from .card_mapping import SentCard, group_key, read_text, refused
from .card_writes import CardWrites, uid_taken
from .home import Item, Stored
from .shown_cards import ShownCards, etag_of

_MEMBERS: Final = {"3.0": "X-ADDRESSBOOKSERVER-MEMBER", "4.0": "MEMBER"}
"""The property that names a member, by the version of the card."""


class GroupCards:
    """The groups that phones have written as cards, within one transaction."""

    def __init__(self, cards: ShownCards, writes: CardWrites) -> None:
        """Take the cards of the clients."""
        self._cards = cards
        self._writes = writes
        self._tx, self._key = cards.tx, cards.key

    def named(self) -> dict[str, str]:
        """Return the ids of the groups by the names of their cards."""
        marks = self._cards.marks
        written = [each for each in self._cards.groups if each in marks and marks[each].text_etag]
        return {marks[each].name: each for each in written}

    def etags(self, names: Iterable[str] | None = None) -> dict[str, str]:
        """Return the etags of all of them, or of those that there are of ``names``."""
        every = self.named()
        wanted = every if names is None else [each for each in names if each in every]
        return {name: self._etag(every[name]) for name in wanted}

    def read(self, names: Iterable[str]) -> dict[str, Item]:
        """Return those that there are of ``names``."""
        every = self.named()
        found = {name: every[name] for name in names if name in every}
        items = phone_items.get_many(self._tx, self._key, found.values())
        return {
            name: Item(name=name, etag=self._etag(key), text=self._text(items[key]))
            for name, key in found.items()
        }

    def last_rev(self) -> int:
        """Return the rev of the last change of one of the groups themselves; 0: there is none."""
        return max((rev for _, rev, _ in self._rows()), default=0)

    def gone(self, since_rev: int) -> dict[str, int]:
        """Return the names of those that went after a rev, with the rev at which they did."""
        rows = ((mark, rev if deleted else mark.rev) for mark, rev, deleted in self._rows())
        there = self.named()
        return {mark.name: at for mark, at in rows if at > since_rev and mark.name not in there}

    def _rows(self) -> Iterable[tuple[Mark, int, bool]]:
        """Yield the groups of which there is or was a card, with their revs, removed ones too."""
        for group_id, rev, deleted in group_members.other_groups(self._tx, self._cards.group):
            if group_id in self._cards.marks:
                yield self._cards.marks[group_id], rev, deleted

    # -- what is shown -------------------------------------------------------------------------

    def _uids(self, group_id: str) -> dict[str, str]:
        """Return the clients of the address book who are in a group, by the UIDs of their cards."""
        ids = group_members.also_in(self._tx, self._cards.group, group_id)
        given = phone_items.uids_in(self._tx, self._key, ids)
        return {given.get(each, each): each for each in ids}

    def _digest(self, group_id: str) -> str:
        told = "\x00".join([self._cards.groups[group_id], *sorted(self._uids(group_id))])
        return sha256(told.encode()).hexdigest()

    def _etag(self, group_id: str) -> str:
        mark, digest = self._cards.marks[group_id], self._digest(group_id)
        if mark.made_from == digest:
            return mark.text_etag
        return etag_of(f"{card_mapping.FORMAT} group {digest} {mark.text_etag}".encode())

    def _text(self, item: PhoneItem) -> bytes:
        """Return the text that a phone wrote, with the name and the members as they are now."""
        text = item.text or b""
        if item.made_from == self._digest(item.record_id):
            return text
        read, name = read_text(text), self._cards.groups[item.record_id]
        content = read.content
        if group_key(content.contact.name) != group_key(name):
            contact = replace(content.contact, name=name, parts=None)
            read = read_text(changed_card(read, replace(content, contact=contact)))
        return _with_members(read, self._uids(item.record_id))

    def _clients_of(self, uids: Iterable[str]) -> dict[str, str]:
        """Return the clients in the address book whose cards have these UIDs, by UID."""
        ids = {uid: self._writes.known_as(uid) for uid in uids}
        every = [each for some in ids.values() for each in some]
        there = group_members.members(self._tx, self._cards.group, every)
        return {uid: each for uid, some in ids.items() for each in some if each in there}

    # -- what a phone writes -------------------------------------------------------------------

    def put(self, name: str, sent: SentCard, data: bytes) -> Stored:
        """Take members into a group, and out of it as far as the phone knew that they are in it."""
        there = self.named().get(name)
        group_id = self._group_of(sent.read)
        if group_id is None or there not in {None, group_id}:
            raise refused("Groups are made and renamed in Home Assistant.")
        mark = self._cards.marks.get(group_id)
        if there is None and mark is not None and mark.text_etag:
            raise uid_taken("There is a card of this group already.")
        uids = self._clients_of([sent.uid])
        if uids or self._cards.named([name]):
            raise uid_taken("Another card has this UID, or this name.")
        self._move(group_id, sent.read, self._uids(group_id) if there else {})
        kept = sent.with_uid(group_id)
        # A new card may leave out members of whom its phone did not know yet.
        complete = self._uids(group_id).keys() <= set(sent.read.members)
        item = PhoneItem(
            calendar=self._key,
            record_id=group_id,
            name=name,
            uid=kept.uid,
            text=kept.text,
            text_etag=etag_of(kept.text),
            made_from=self._digest(group_id) if complete else "",
        )
        phone_items.put(self._tx, item)
        self._cards.forget()
        same = complete and kept.text == data
        return Stored(created=there is None, etag=item.text_etag if same else None)

    def _group_of(self, read: ReadCard) -> str | None:
        wanted = group_key(read.content.contact.name)
        groups = self._cards.groups.items()
        return next((key for key, name in groups if group_key(name) == wanted), None)

    def _move(self, group_id: str, read: ReadCard, before: Mapping[str, str]) -> None:
        """Let members join and leave a group; ``before``: those whom the phone was told of."""
        after = self._clients_of(read.members)
        joins = set(after.values()) - set(before.values())
        leaves = set(before.values()) - set(after.values())
        changed = [
            replace(
                each,
                group_ids=(*each.group_ids, group_id)
                if each.id in joins
                else tuple(one for one in each.group_ids if one != group_id),
            )
            for each in clients.get_many(self._tx, sorted(joins | leaves)).values()
            if (group_id in each.group_ids) is (each.id in leaves)
        ]

        def work(tx: Transaction) -> None:
            clients.put_many(tx, changed)

        if changed:
            self._writes.write(work)

    def delete(self, name: str) -> None:
        """Forget the card of a group; the group and who is in it stay."""
        item = phone_items.get(self._tx, self._key, self.named()[name])
        if item is not None:
            gone = replace(item, text=None, text_etag="", made_from="")
            phone_items.put(self._tx, gone)
            self._cards.forget()


def _with_members(read: ReadCard, now: Collection[str]) -> bytes:
    """Return a card of a group with its members as they are now, who are named by their UIDs."""
    name = _MEMBERS[read.card.version]
    lines, uids = list[bytes](), iter(read.members)
    end = b"\r\n" if read.card.lines[0].raw.endswith(b"\r\n") else read.card.lines[0].raw[-1:]
    for line in read.card.lines:
        if line.head.name in _MEMBERS.values() and next(uids) not in now:
            continue
        lines.append(line.raw)
    writer = Writer(read.card.version, plain=False)
    new = (uid for uid in sorted(now) if uid not in read.members)
    added = [writer.line(name, writer.encoded(f"urn:uuid:{uid}")) for uid in new]
    last = 1 + next(at for at, raw in enumerate(reversed(lines)) if raw.strip())
    place = len(lines) - last
    return b"".join(
        [*lines[:place], *(each.replace(b"\r\n", end) for each in added), *lines[place:]]
    )
