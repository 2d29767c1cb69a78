"""What is known of a client, as people read it."""

from __future__ import annotations

from datetime import date

from ..formats.contact import Contact, Labelled, calendar_date
from ..scheduling.history import field_name, value_text
from .catalogue import Catalogue
from .times import day_text, yearly_text


def client_value_text(content: Contact, name: str, words: Catalogue) -> str:
    """Return a field of a client; empty if there is nothing in it."""
    match name:
        case "company":
            return words.values["company" if content.company else "person"]
        case "photo":
            return words.fields["photo"] if content.photo else ""
        case "birthday":
            return date_text(content.birthday, words)
        case "dates":
            return ", ".join(_dated(each, words) for each in content.dates)
        case _:
            return ", ".join(value_text(content, name).splitlines())


def date_text(text: str, words: Catalogue) -> str:
    """Write a date of a contact: ``Sun, 2 Feb 1992``; without a year ``2 Feb``."""
    match calendar_date(text):
        case None:
            return text
        case None, month, day:
            return yearly_text(month, day, words)
        case year, month, day:
            return day_text(date(year, month, day), words)


def client_fields_text(content: Contact | None, names: tuple[str, ...], words: Catalogue) -> str:
    """Return the names of a client's fields; a name's parts go without saying."""
    told = [name for name in names if name != "parts" or "name" not in names]
    return ", ".join(words.of(words.fields, field_name(content, name)) for name in told)


def _dated(item: Labelled, words: Catalogue) -> str:
    text = date_text(item.value, words)
    return f"{item.label}: {text}" if item.label else text
