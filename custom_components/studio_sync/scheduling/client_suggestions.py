"""Suggests clients for unlinked appointments (S19); never applied here.

Three hints are used: the e-mail address of a guest or in the text, a phone number
in the text (compared as E.164, ITU-T), and the client's name as whole words.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import unescape
import re

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat, PhoneNumberMatcher

from ..book.database import Transaction
from ..book.model import Appointment
from ..formats.contact_keys import last_digits
from ..formats.folding import spelling, words
from .client_index import KEY_LENGTH, ClientIndex, Entry, index_of
from .settings import Studio

MOST = 5
"""The most suggestions."""
MAX_TEXT = 4_000
"""Characters of the text that are searched."""
SHORTEST = 3
"""Characters that a single word of a name needs to count."""

_EMAIL = re.compile(
    r"""(?<![^\s<>()\[\],;:"])[^\s<>()\[\],;:"@]+@[^\s<>()\[\],;:"'@]+\.[^\s<>()\[\],;:"'@.]+"""
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
"""HTML, as Google Calendar on the web writes descriptions."""


class Hint(StrEnum):
    """What points to a client."""

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
"""The weight of each hint for a client; less if it fits several."""


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
    text = unescape(f"{content.title}\n{content.place}\n{content.description}"[:MAX_TEXT])
    notes = _Notes()
    for guest in record.guests:
        notes.add(Hint.GUEST, index.emails.get(guest.strip().casefold(), ()), guest)
    for address in _EMAIL.findall(text):
        notes.add(Hint.EMAIL, index.emails.get(address.strip(".'").casefold(), ()), address)
    text = _TAG.sub(" ", text)
    for number in _numbers(text, studio.country):
        notes.add(Hint.PHONE, _with_number(index, number, studio.country), number)
    _note_names(notes, index, text)
    return notes.suggestions()


class _Notes:
    """The best hint of each kind for each client."""

    def __init__(self) -> None:
        self._hints: dict[str, dict[Hint, tuple[str, float]]] = {}
        self._names: dict[str, str] = {}

    def add(self, hint: Hint, fitting: Sequence[Entry], at: str) -> None:
        several = {each.client_id: each for each in fitting}
        for client_id, each in several.items():
            self._names[client_id] = each.name
            score = SCORES[hint] / len(several) ** 0.5
            self._hints.setdefault(client_id, {}).setdefault(hint, (at, score))

    def suggestions(self) -> tuple[Suggestion, ...]:
        result = [
            Suggestion(
                client_id=client_id,
                name=self._names[client_id],
                score=_together(score for _, score in hints.values()),
                reasons=tuple(Reason(hint=hint, text=at) for hint, (at, _) in hints.items()),
            )
            for client_id, hints in self._hints.items()
        ]
        result.sort(key=lambda each: (-each.score, each.name, each.client_id))
        return tuple(result[:MOST])


def _together(scores: Iterable[float]) -> float:
    """Return the probability that at least one hint is right."""
    doubt = 1.0
    for score in scores:
        doubt *= 1 - score
    return round(1 - doubt, 2)


def _numbers(text: str, country: str) -> Iterator[str]:
    """Return the phone numbers in a text as E.164."""
    for match in PhoneNumberMatcher(text, country.upper() or None):
        yield phonenumbers.format_number(match.number, PhoneNumberFormat.E164)


def _with_number(index: ClientIndex, number: str, country: str) -> list[Entry]:
    """Return the clients who have this number."""
    candidates = index.phones.get(last_digits(number, KEY_LENGTH), ())
    return [each for each in candidates if _e164(each.phone, country) == number]


def _e164(phone: str, country: str) -> str | None:
    try:
        number = phonenumbers.parse(phone, country.upper() or None)
    except NumberParseException:
        return None
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


def _note_names(notes: _Notes, index: ClientIndex, text: str) -> None:
    """Add the clients whose name is in a text: the whole name, or only its last word."""
    every = words(text)
    given = {spelling(word): word for word in reversed(every)}
    line = f" {' '.join(map(spelling, every))} "
    used = set[str]()
    for last in reversed(given):
        full: dict[tuple[str, ...], list[Entry]] = {}
        for each in index.names.get(last, ()):
            if len(each.words) > 1 and _stands_in(each.words, line):
                full.setdefault(each.words, []).append(each)
        for name, fitting in full.items():
            notes.add(Hint.NAME, fitting, fitting[0].name)
            used.update(name)
    for last in reversed(given):
        entries = index.names.get(last, ())
        if last not in used and len(given[last]) >= SHORTEST and len(entries) <= MOST:
            notes.add(Hint.SURNAME, entries, given[last])


def _stands_in(name: tuple[str, ...], line: str) -> bool:
    """Whether a name is in a line of spelt words, also with its last words first."""
    turned = (name[part:] + name[:part] for part in range(len(name)))
    return any(f" {' '.join(each)} " in line for each in turned)
