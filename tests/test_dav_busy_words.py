"""The word that phones are shown instead of a title never becomes one."""

from dataclasses import replace

import pytest

from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.model import Appointment
from custom_components.studio_sync.scheduling.titles import Privacy
from custom_components.studio_sync.texts.catalogue import CATALOGUES

from .book_fixtures import single, timed
from .dav_calendar import Phone, only, records, rights, said
from .scheduling_fixtures import MORNING, book, clock, get, put, session

__all__ = ["book", "clock"]

START = "DTSTART;TZID=Europe/Berlin:20260302T100000\nDTEND;TZID=Europe/Berlin:20260302T110000"
WORDS = ["Busy", "Belegt", " busy ", "BELEGT"]


def private() -> Appointment:
    made: Appointment = session("s", assistant_ids=("bob",))
    return replace(made, content=replace(made.content, description="d", place="p"))


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("shown", Privacy)
async def test_a_word_from_before_the_rights_or_the_language_changed_is_no_title(
    book: Book, shown: Privacy, word: str
) -> None:
    """A phone that sends no condition writes what it was shown as an access of busy times."""
    was = private()
    await put(book, was)
    before = await get(book, "s")
    phone = Phone(book, {"ann": rights(shown=Privacy.BUSY)})
    text = await phone.get("ann", "s.ics") or b""
    text = text.replace(b"SUMMARY:Busy", f"SUMMARY:{word}".encode())
    moved = text.replace(b"T100000", b"T120000").replace(b"T110000", b"T130000")
    assert moved != text
    await Phone(book, {"ann": rights(shown=shown)}).put("ann", "s.ics", moved)
    now = (await get(book, "s")).content
    assert (now.title, now.description, now.place) == ("T s", "d", "p")
    assert now.when != before.content.when


async def test_one_calendars_word_is_no_title_in_another_one(book: Book) -> None:
    """Some programs keep one text of each UID for all calendars of an account."""
    await put(book, private())
    phone = Phone(book, {"ann": rights(), "bob": rights(shown=Privacy.BUSY)})
    text = await phone.get("bob", "s.ics") or b""
    await phone.put("ann", "s.ics", text)
    now = (await get(book, "s")).content
    assert (now.title, now.description, now.place) == ("T s", "d", "p")
    assert b"SUMMARY:T s" in (await phone.get("ann", "s.ics") or b"")


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("shown", [Privacy.TITLE, Privacy.BUSY])
async def test_a_copy_of_what_is_shown_as_busy_has_no_title(
    book: Book, shown: Privacy, word: str
) -> None:
    phone = Phone(book, {"ann": rights(shown=shown)})
    date = "RECURRENCE-ID:20260309T090000Z\nDTSTART:20260309T120000Z\nDURATION:PT1H\nSUMMARY:"
    text = said(f"{START}\nSUMMARY:{word}\nRRULE:FREQ=WEEKLY;COUNT=3", f"{date}{word}")
    await phone.put("ann", "x.ics", text)
    made = await records(book)
    assert [each.content.title for each in made] == ["", ""]


async def test_where_all_is_shown_a_new_one_may_be_called_so(book: Book) -> None:
    await Phone(book).put("ann", "x.ics", said(f"{START}\nSUMMARY:Busy"))
    assert (await only(book)).content.title == "Busy"


async def test_other_fields_that_a_person_empties_are_emptied(book: Book) -> None:
    made = single("a", timed(MORNING))
    await put(book, replace(made, content=replace(made.content, description="d", place="p")))
    phone = Phone(book)
    await phone.change("ann", "a.ics", "LOCATION:p\r\n", "")
    assert ((await get(book, "a")).content.place, (await get(book, "a")).content.title) == (
        "",
        "T a",
    )


def test_the_words_of_all_languages_are_known() -> None:
    assert {language: each.busy for language, each in CATALOGUES.items()} == {
        "en": "Busy",
        "de": "Belegt",
        "cs": "Obsazeno",
        "es": "Ocupado",
        "fr": "Occupé",
        "it": "Occupato",
        "nl": "Bezet",
        "pl": "Zajęte",
        "pt-BR": "Ocupado",
        "sv": "Upptagen",
    }
