"""Whose appointment may this be? Suggestions for unlinked ones (S19); never applied here.

Three hints are looked for: the e-mail address of a guest or in the text, a phone number
in the text (compared as E.164, ITU-T), and the client's name as whole words.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
import re

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat, PhoneNumberMatcher

from ..book.database import Transaction
from ..book.model import Appointment
from .client_index import Entry, digits_key, fold, index_of, words
from .studio import Studio

MOST = 5
"""Suggestions at the most."""
MAX_TEXT = 4_000
"""Letters of the text that are looked at."""

_EMAIL = re.compile(r"[^\s<>()\[\],;:\"]+@[^\s<>()\[\],;:\"]+\.[^\s<>()\[\],;:\".]+")


class Hint(StrEnum):
    """What speaks for a client."""

    GUEST = "guest_email"
    EMAIL = "email_in_text"
    PHONE = "phone_in_text"
    NAME = "name_in_text"
    SURNAME = "part_of_name_in_text"


SCORES = {
    Hint.GUEST: 0.95,
    Hint.EMAIL: 0.9,
    Hint.PHONE: 0.9,
    Hint.NAME: 0.7,
    Hint.SURNAME: 0.3,
}
"""How much each hint speaks for the only client that it fits; less, shared by several."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One hint, and the text that it was found in: the address, number or name."""

    hint: Hint
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A client that an appointment may be of. ``score`` from 0 to 1 says how likely."""

    client_id: str
    name: str
    score: float
    reasons: tuple[Reason, ...]


def suggest(tx: Transaction, studio: Studio, record: Appointment) -> tuple[Suggestion, ...]:
    """Return the clients that an appointment may be of, the likeliest first.

    Looks at its guests, title, description and place. Nothing is changed. The index of
    the clients is made once for each change among them.
    """
    index = index_of(tx)
    content = record.content
    text = "\n".join((content.title, content.place, content.description))[:MAX_TEXT]
    found: dict[str, dict[Hint, tuple[str, float]]] = {}
    names: dict[str, str] = {}

    def note(hint: Hint, fitting: Sequence[Entry], at: str) -> None:
        for each in fitting:
            names[each.client_id] = each.name
            score = SCORES[hint] / len(fitting) ** 0.5
            found.setdefault(each.client_id, {}).setdefault(hint, (at, score))

    for guest in record.guests:
        note(Hint.GUEST, index.emails.get(guest.strip().casefold(), ()), guest)
    for address in _EMAIL.findall(text):
        note(Hint.EMAIL, index.emails.get(address.strip(".").casefold(), ()), address)
    for number in _numbers(text, studio.country):
        note(Hint.PHONE, _with_number(index.phones, number, studio.country), number)
    full, part = _named(index.names, text)
    note_names(note, full, part)
    result = [
        Suggestion(
            client_id=client_id,
            name=names[client_id],
            score=_together(score for _, score in hints.values()),
            reasons=tuple(Reason(hint=hint, text=at) for hint, (at, _) in hints.items()),
        )
        for client_id, hints in found.items()
    ]
    result.sort(key=lambda each: (-each.score, each.name, each.client_id))
    return tuple(result[:MOST])
