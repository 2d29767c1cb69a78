"""What people do with their Google contacts, told to the expectation."""

from collections.abc import Callable, Mapping
from typing import Any

from tests.google_emulator.contacts_phone import PhoneContacts
from tests.pictures import jpeg

from .client_expectation import ClientExpectation
from .contact_stage import LABEL
from .expectation import Fate
from .values import Numbers

CONTACT_GESTURES = (
    *("add", "add_foreign", "notes", "notes", "number", "number", "photo", "no_photo"),
    *("delete", "take_out", "put_in", "rename", "merge"),
    *("foreign_notes", "rename_label", "delete_label"),
)
"""What somebody does to contacts; see the methods."""
LEFT_OUT = "copy", "tidy"
"""What the machine leaves out; see ``ClientMachine``."""
_COLOURS = ("yellow", "white", "cyan", "magenta")
MARK = "studio_sync."


def tag_of(person: Mapping[str, Any]) -> str:
    """Return the tag of a contact: its name."""
    return str(person["names"][0]["displayName"])


def is_ours(person: Mapping[str, Any]) -> bool:
    """Tell whether a contact says to be a copy of a client."""
    return any(each["key"].startswith(MARK) for each in person.get("clientData", ()))


class ContactActor:
    """Somebody with a phone. Each gesture is one edit in Google."""

    def __init__(
        self, who: str, phone: PhoneContacts, expected: ClientExpectation, numbers: Numbers
    ) -> None:
        self.who = who
        self.phone = phone
        self.expected = expected
        self.numbers = numbers
        self.gestures: dict[str, Callable[[int], None]] = {
            name: getattr(self, name) for name in (*CONTACT_GESTURES, *LEFT_OUT)
        }

    @property
    def labels(self) -> list[str]:
        """The ids of the labels that are the studio's: more than one is a fault."""
        groups = self.phone.book.groups.latest.values()
        return [
            each.id
            for each in groups
            if not each.deleted and any(key.startswith(MARK) for key, _ in each.client_data)
        ]

    def _people(self, *, inside: bool | None = None) -> list[dict[str, Any]]:
        """Return the contacts that are the studio's, in the order of their tags."""
        members = {name for label in self.labels for name in self.phone.members(label)}
        found = [
            each
            for each in self.phone.all()
            if tag_of(each) in self.expected.people
            and (inside is None or (each["resourceName"] in members) is inside)
        ]
        return sorted(found, key=lambda each: (tag_of(each), each["resourceName"]))

    def _pick(
        self, which: int, *, inside: bool | None = True, ours: bool = False
    ) -> dict[str, Any] | None:
        found = [each for each in self._people(inside=inside) if is_ours(each) or not ours]
        return found[which % len(found)] if found else None

    # -- the studio's contacts -----------------------------------------------------------

    def add(self, which: int) -> None:
        """Make a contact in the label."""
        if labels := self.labels:
            number = self.numbers.next()
            tag, text = f"C{number}", f"theirs {number}"
            self.phone.add(
                labels=("myContacts", labels[which % len(labels)]),
                names=[{"givenName": tag}],
                biographies=[{"value": text, "contentType": "TEXT_PLAIN"}],
            )
            self.expected.made(tag, self.who, text)

    def notes(self, which: int) -> None:
        """Write other notes, in the label or outside."""
        if person := self._pick(which, inside=None):
            text = f"there {self.numbers.next()}"
            self.phone.edit(
                person["resourceName"], biographies=[{"value": text, "contentType": "TEXT_PLAIN"}]
            )
            self.expected.wrote_notes(tag_of(person), self.who, text)

    def number(self, which: int) -> None:
        """Add a number, in the label or outside."""
        if person := self._pick(which, inside=None):
            number = f"0151 {self.numbers.next():07}"
            kept = [{"value": each["value"]} for each in person.get("phoneNumbers", ())]
            self.phone.edit(person["resourceName"], phoneNumbers=[*kept, {"value": number}])
            self.expected.added_number(tag_of(person), self.who, number)

    def photo(self, which: int) -> None:
        """Give a photo."""
        if person := self._pick(which):
            self.phone.set_photo(person["resourceName"], jpeg(_COLOURS[which % len(_COLOURS)]))
            self.expected.changed_photo(tag_of(person), self.who)

    def no_photo(self, which: int) -> None:
        """Take the photo away."""
        if person := self._pick(which):
            self.phone.set_photo(person["resourceName"], None)
            self.expected.changed_photo(tag_of(person), self.who)

    def delete(self, which: int) -> None:
        """Delete a contact, which deletes no client."""
        if person := self._pick(which):
            self.phone.delete(person["resourceName"])
            self.expected.lost(tag_of(person), self.who)
            self._is_new(person)

    def _is_new(self, person: Mapping[str, Any]) -> None:
        """Note that a contact is none of the studio's any more, if no client was made of it yet."""
        if not is_ours(person):
            self.expected.people[tag_of(person)].fate = Fate.OPEN

    def take_out(self, which: int) -> None:
        """Take a contact out of the label."""
        if person := self._pick(which):
            self.phone.relabel(person["resourceName"], out_of=tuple(self.labels))
            self._is_new(person)

    def put_in(self, which: int) -> None:
        """Put a contact of the studio's back into the label."""
        person, labels = self._pick(which, inside=False), self.labels
        if person is not None and labels:
            self.phone.relabel(person["resourceName"], into=(labels[0],))
            self.expected.put_in(tag_of(person))

    # -- who is who ----------------------------------------------------------------------

    def rename(self, which: int) -> None:
        """Have Google give a contact another resource name.

        Not while what happens shows late: it is not documented what the former name reads as.
        """
        person = None if self.phone.settings.propagation else self._pick(which)
        if person is not None:
            self.phone.rename(person["resourceName"], tombstone=which % 2 == 0)

    def copy(self, which: int) -> None:
        """Copy a contact, mark and all."""
        if person := self._pick(which, ours=True):
            self.phone.copy(person["resourceName"])
            tag = tag_of(person)
            key = self.who, tag
            self.expected.copies[key] = self.expected.copies.get(key, 0) + 1
            self.expected.ask(self.who, tag)

    def merge(self, which: int) -> None:
        """*Merge & fix* two contacts of clients who are to have contacts.

        Else what remains may be the other client's, with the name of the one who is gone.
        """
        one, other = self._pick(which, ours=True), self._pick(which + 1, ours=True)
        if one is None or other is None or one["resourceName"] == other["resourceName"]:
            return
        if not all(self.expected.may_be_asked(tag_of(each)) for each in (one, other)):
            return
        self.phone.merge(one["resourceName"], other["resourceName"], tombstones=bool(which % 2))
        self.expected.ask(self.who, tag_of(one), tag_of(other))

    def tidy(self, which: int) -> None:
        """Delete all but one of the contacts that say to be one client's."""
        by_tag: dict[str, list[dict[str, Any]]] = {}
        for each in self._people():
            by_tag.setdefault(tag_of(each), []).append(each)
        for several in by_tag.values():
            if len(several) > 1:
                kept = several[which % len(several)]
                for each in several:
                    if each is not kept:
                        self.phone.delete(each["resourceName"])
                        self.expected.lost(tag_of(each), self.who)

    # -- the rest of the account ---------------------------------------------------------

    def add_foreign(self, which: int) -> None:  # noqa: ARG002
        """Make a contact that is none of the studio's."""
        person = self.phone.add(names=[{"givenName": f"F{self.numbers.next()}"}])
        self._keep(person["resourceName"])

    def foreign_notes(self, which: int) -> None:
        """Edit a contact that is none of the studio's."""
        kept = sorted(self.expected.foreign.get(self.who, {}))
        if kept:
            name = kept[which % len(kept)]
            text = f"private {self.numbers.next()}"
            self.phone.edit(name, biographies=[{"value": text, "contentType": "TEXT_PLAIN"}])
            self._keep(name)

    def _keep(self, name: str) -> None:
        self.expected.foreign.setdefault(self.who, {})[name] = self.phone.raw()[name]

    def rename_label(self, which: int) -> None:
        """Rename the studio's label."""
        for label in self.labels:
            name = LABEL if which % 3 == 0 else f"Studio {self.numbers.next()}"
            if name not in self.phone.labels().values():
                self.phone.rename_label(label, name)

    def delete_label(self, which: int) -> None:  # noqa: ARG002
        """Delete the studio's label, but no contact.

        Not while what happens shows late: Google then refuses new contacts for a label that it
        still lists, and they are tried again on the next day.
        """
        for label in () if self.phone.settings.propagation else self.labels:
            for name in self.phone.members(label):
                self._is_new(self.phone.get(name))
            self.phone.delete_label(label)
