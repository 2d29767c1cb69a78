"""Texts of address books as items of the engine, and back. Pure.

Lines that say nothing of ours, or the same as before, stay byte for byte in their place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import datetime
from hashlib import sha256
import re
from typing import Any, Final

from ..book.model import Moment
from ..dav.names import carddav
from ..formats.contact import Contact
from ..formats.errors import ContactFileError
from ..formats.vcard.change import changed_card
from ..formats.vcard.content import CardContent
from ..formats.vcard.lines import read_cards, to_utf8
from ..formats.vcard.photo import Photo
from ..formats.vcard.read import ReadCard, plain_uid, read_card
from ..formats.vcard.write import write_card
from ..sync.model import Op, Outcome, RemoteItem, SkippedItem, Verdict, Write
from .codec import Applied, Entries, Resource

_UNCOUNTED: Final = re.compile(rb"^(?:REV|PRODID)[;:].*\n", re.MULTILINE | re.IGNORECASE)
"""Lines that move without that anything else is said."""
_FOLD: Final = re.compile(rb"\r?\n[ \t]")
_FIELDS: Final = tuple(each.name for each in fields(Contact) if each.name != "photo")
_NAME: Final = ("name", "parts", "company")


class Cards:
    """Implements ``Codec``.

    ``photos`` are those that were read or are to be written, by their keys: who uses it keeps them
    where photos are kept, and takes them off.
    """

    report: Final = carddav("addressbook-multiget")
    data: Final = carddav("address-data")
    content_type: Final = "text/vcard; charset=utf-8"
    extension: Final = ".vcf"

    def __init__(self) -> None:
        self.photos = dict[str, Photo]()

    def read(self, resource: Resource) -> Entries[Contact]:
        """Return the contact that a card is of; see ``Codec.read``."""
        read = _read(resource.text)
        if read is None:
            return [SkippedItem(remote_id=resource.name, reason="malformed", problem=True)]
        if read.is_group:
            return [SkippedItem(remote_id=resource.name, reason="contact_invalid")]
        return [self._item(resource, read)]

    def _item(self, resource: Resource, read: ReadCard) -> RemoteItem[Contact]:
        contact, photo = read.content.contact, read.content.photo
        if isinstance(photo, Photo):
            key = sha256(photo.data).hexdigest()
            self.photos[key] = photo
            contact = replace(contact, photo=key)
        return RemoteItem(
            id=resource.name,
            etag=etag_of(resource.text),
            content=contact,
            updated=resource.modified,
            uid=plain_uid(read.content.uid),
        )

    def apply(
        self,
        name: str,
        there: Resource | None,
        writes: Mapping[int, Write[Contact]],
        now: datetime,  # noqa: ARG002
    ) -> Applied[Contact]:
        """Return the card after these writes; see ``Codec.apply``."""
        applied = Applied[Contact](text=None if there is None else there.text)
        for number, write in writes.items():
            outcome = self._one(name, there, write, applied)
            if outcome is None:
                applied.done.append(number)
            else:
                applied.settled[number] = outcome
        applied.changed = applied.text != (None if there is None else there.text)
        return applied

    def _one(
        self, name: str, there: Resource | None, write: Write[Contact], applied: Applied[Contact]
    ) -> Outcome[Contact] | None:
        content = write.content
        if there is None:
            if write.op is not Op.CREATE or content is None:
                return Outcome(verdict=Verdict.GONE, item=_absent(write))
            uid = name.removesuffix(self.extension)
            applied.text = write_card(self._card(content, uid))
            return None
        read = _read(there.text)
        (entry,) = self.read(there)
        if read is None or isinstance(entry, SkippedItem):
            return Outcome(verdict=Verdict.REFUSED, reason="malformed")
        if write.op is Op.CREATE:
            return Outcome(verdict=Verdict.EXISTS, item=entry)
        if write.etag != entry.etag:
            same = content is not None and content == entry.content
            return Outcome(verdict=Verdict.DONE if same else Verdict.STALE, item=entry)
        if write.op is Op.DELETE or content is None:
            applied.text = None
            return None
        wanted = self._changed(read, content, write.was)
        if wanted != read.content:
            applied.text = changed_card(read, wanted)
        return None

    def _card(self, content: Contact, uid: str) -> CardContent:
        photo = self.photos.get(content.photo)
        return CardContent(contact=replace(content, photo=""), photo=photo, uid=uid)

    def _changed(self, read: ReadCard, content: Contact, was: Contact | None) -> CardContent:
        """Return what a card says with the fields in which a content differs from what was."""
        changes: dict[str, Any] = {
            name: getattr(content, name)
            for name in _FIELDS
            if was is None or getattr(was, name) != getattr(content, name)
        }
        if any(name in changes for name in _NAME):
            changes |= {name: getattr(content, name) for name in _NAME}
        wanted = replace(read.content, contact=replace(read.content.contact, **changes))
        if was is None or was.photo != content.photo:
            wanted = replace(wanted, photo=self.photos.get(content.photo))
        return wanted

    def family(self, remote_id: str) -> str:
        """Return the id: a card is one item."""
        return remote_id

    def child_id(self, name: str, position: Moment) -> str:
        """Name what no card has."""
        return f"{name}#{position}"

    def position(self, remote_id: str) -> Moment | None:  # noqa: ARG002
        """Return None: no card is a part of another."""
        return None

    def children(self, resource: Resource, around: datetime) -> Entries[Contact]:  # noqa: ARG002
        """Return nothing."""
        return ()

    def has_children(self, items: Entries[Contact]) -> bool:  # noqa: ARG002
        """Return that there are none."""
        return False

    def child_now(self, remote_id: str, items: Entries[Contact]) -> RemoteItem[Contact]:  # noqa: ARG002
        """Return nothing."""
        return RemoteItem(id=remote_id, etag=None, content=None)


def etag_of(text: bytes) -> str:
    """Return the etag of a card: of what it says, however its lines are folded and ended."""
    plain = _FOLD.sub(b"", text).replace(b"\r\n", b"\n").strip() + b"\n"
    return sha256(_UNCOUNTED.sub(b"", plain)).hexdigest()[:16]


def _read(text: bytes) -> ReadCard | None:
    try:
        cards = read_cards(to_utf8(text))
    except ContactFileError:
        return None
    return read_card(cards[0]) if len(cards) == 1 and cards[0].ended else None


def _absent(write: Write[Contact]) -> RemoteItem[Contact]:
    return RemoteItem(id=write.remote_id, etag=None, content=None)
