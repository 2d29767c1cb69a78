"""Which changes of a client calendars show: of a session the client's name and numbers, no more."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from custom_components.studio_sync.book import clients
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.model import Client
from custom_components.studio_sync.dav_server.calendar_reading import CalendarReading
from custom_components.studio_sync.formats.contact import Labelled
from custom_components.studio_sync.scheduling.titles import Privacy

from .dav_calendar import Phone, rights
from .scheduling_fixtures import book, clock, put, session

__all__ = ["book", "clock"]

ALARM = b"BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT5M\r\nEND:VALARM\r\nEND:VEVENT\r\n"


def content(**fields: Any) -> Callable[[Client], Client]:
    return lambda client: replace(client, content=replace(client.content, **fields))


def change(book: Book, work: Callable[[Client], Client]) -> Any:
    return book.write(lambda tx: clients.put_client(tx, work(clients.get_client(tx, "client"))))  # type: ignore[arg-type]


UNSHOWN: list[Callable[[Client], Client]] = [
    # Not the studio's own number: calendars on servers have it, and phones read again for it.
    content(notes="Likes dogs 🎉"),
    content(emails=(Labelled(value="c@example.org"),)),
    lambda client: replace(client, extra="google's own"),
]
SHOWN: list[Callable[[Client], Client]] = [
    content(phones=(Labelled(value="+49 170 7"),)),
    content(name="New Name", parts=None),
    lambda client: replace(client, deleted=True),
]


async def state(phone: Phone) -> tuple[Any, ...]:
    """Return the etags, the texts and the token of what a phone is shown."""

    def tokens(tx: Any) -> tuple[str, ...]:
        return tuple(CalendarReading(tx).token(phone.view(each)) for each in phone.calendars)

    etags, texts = [], []
    for owner in phone.calendars:
        etags.append(dict(await phone.etags(owner)))
        texts.append([await phone.get(owner, name) for name in etags[-1]])
    return etags, texts, await phone.book.read(tokens)


@pytest.fixture(name="phone")
async def phone_with_two_sessions(book: Book) -> Phone:
    """Return a phone that has written one of two sessions, and sees less in another calendar."""
    people = {"client_id": "client", "assistant_ids": ("bob",)}
    await put(book, session("s", **people), session("t", **people))  # type: ignore[arg-type]
    phone = Phone(book, {"ann": rights(), "bob": rights(shown=Privacy.TITLE)})
    text = await phone.get("ann", "s.ics") or b""
    await phone.put("ann", "s.ics", text.replace(b"END:VEVENT\r\n", ALARM, 1))
    return phone


@pytest.mark.parametrize("work", UNSHOWN)
async def test_a_change_that_no_calendar_shows_moves_no_etag_and_no_token(
    phone: Phone, work: Callable[[Client], Client]
) -> None:
    before = await state(phone)
    await change(phone.book, work)
    assert await state(phone) == before


@pytest.mark.parametrize("work", SHOWN)
async def test_a_change_that_is_shown_moves_etags_texts_and_the_token(
    phone: Phone, work: Callable[[Client], Client]
) -> None:
    """Where it is shown: a phone that sees the title only has the same as before."""
    (full, limited), (texts, titles), (token, other) = await state(phone)
    await change(phone.book, work)
    (full_now, limited_now), (texts_now, titles_now), (token_now, other_now) = await state(phone)
    assert full.keys() == full_now.keys()
    assert not set(full.values()) & set(full_now.values())
    assert all(one != two for one, two in zip(texts, texts_now, strict=True))
    assert token != token_now
    assert (limited, titles, other) == (limited_now, titles_now, other_now)


async def test_what_was_shown_before_counts_once_it_is_shown_again(phone: Phone) -> None:
    """A client who was removed and comes back, with another change of it in between."""
    await change(phone.book, lambda client: replace(client, deleted=True))
    gone = await state(phone)
    await change(phone.book, content(notes="n"))
    assert await state(phone) == gone
    await change(phone.book, lambda client: replace(client, deleted=False))
    etags, texts, _ = await state(phone)
    assert not set(etags[0].values()) & set(gone[0][0].values())
    assert all(b"[Studio Sync: client]" in each for each in texts[0])
