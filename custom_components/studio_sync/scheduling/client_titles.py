"""Titles of sessions that are made from a client's name follow that name."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import Final

from ..book import appointments
from ..book.database import Transaction
from ..book.model import Appointment, Kind
from .session_title import template_title
from .settings import Studio

AT_ONCE: Final = 100
"""Appointments that are changed in one transaction, and clients looked at in one."""


def titles_due(
    tx: Transaction, studio: Studio, former_names: Mapping[str, str]
) -> list[Appointment]:
    """Return sessions with the titles that their clients' present names give them.

    ``former_names``: the names that clients had, by id. A title that is not made from that name
    by the template was written by a person, and stays. At most AT_ONCE are returned.
    """
    return list(islice(_due(tx, studio, former_names), AT_ONCE))


def follow(tx: Transaction, studio: Studio, former_names: Mapping[str, str]) -> None:
    """Give some of them these titles; the caller goes on until none is due."""
    appointments.put_many(tx, titles_due(tx, studio, former_names))


def _due(tx: Transaction, studio: Studio, former_names: Mapping[str, str]) -> Iterator[Appointment]:
    for client_id, name in former_names.items():
        for record in appointments.of_client(tx, client_id):
            title = record.content.title
            if record.kind is not Kind.SESSION or title != template_title(tx, studio, record, name):
                continue
            now = template_title(tx, studio, record) or title
            if now != title:
                yield replace(record, content=replace(record.content, title=now))
