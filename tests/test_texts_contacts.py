"""What is known of a client, in words of both languages."""

import pytest

from custom_components.studio_sync.formats.contact import (
    Contact,
    Labelled,
    NameParts,
    PostalAddress,
)
from custom_components.studio_sync.texts.catalogue import catalogue
from custom_components.studio_sync.texts.contacts import (
    client_fields_text,
    client_value_text,
    date_text,
)

FULL = Contact(
    name="Ada Byron",
    parts=NameParts(given="Ada", family="Byron"),
    company=True,
    title="Countess",
    phones=(Labelled(value="1", label="work"), Labelled(value="2")),
    addresses=(PostalAddress(text="Square 1\nLondon"),),
    birthday="1815-12-10",
    dates=(Labelled(value="--02-29", label="anniversary"), Labelled(value="soon")),
    notes="one\ntwo",
    photo="key",
)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("name", "Ada Byron"),
        ("parts", "Ada Byron"),
        ("company", "company"),
        ("title", "Countess"),
        ("phones", "work: 1, 2"),
        ("addresses", "Square 1, London"),
        ("birthday", "Sun, 10 Dec 1815"),
        ("dates", "anniversary: 29 Feb, soon"),
        ("notes", "one, two"),
        ("photo", "photo"),
        ("emails", ""),
    ],
)
def test_a_field_reads_as_people_write_it(name: str, text: str) -> None:
    assert client_value_text(FULL, name, catalogue("en")) == text


def test_what_is_not_there_is_empty() -> None:
    words = catalogue("en")
    assert client_value_text(Contact(), "photo", words) == ""
    assert client_value_text(Contact(), "company", words) == "person"
    assert client_value_text(Contact(), "birthday", words) == ""


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ("1992-02-29", "Sa., 29. Feb. 1992"),
        ("--02-29", "29. Feb."),
        ("1991-02-29", "1991-02-29"),
        ("next summer", "next summer"),
        ("", ""),
    ],
)
def test_dates_with_and_without_a_year_in_german(given: str, text: str) -> None:
    assert date_text(given, catalogue("de")) == text


def test_fields_are_named_once() -> None:
    """A name goes with its parts, and a client's title is the one of a job."""
    words = catalogue("en")
    assert client_fields_text(FULL, ("name", "parts", "title"), words) == "name, job title"
    assert client_fields_text(FULL, ("parts",), words) == "parts of the name"
