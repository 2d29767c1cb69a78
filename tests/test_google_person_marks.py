"""Whose copy a contact is, and what Google and others tell of it."""

# ruff: noqa: D101, D102 - the names of the tests say it

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from custom_components.studio_sync.formats.contact import (
    Contact,
    Labelled,
)
from custom_components.studio_sync.google.person_mapping import (
    is_cut,
    photo_of,
)
from custom_components.studio_sync.google.person_marks import (
    client_data,
    etag_of,
    former_names,
    is_deleted,
    made_by_us,
    marks_of,
    updated_of,
)
from custom_components.studio_sync.google.person_writes import (
    says_more,
)

from .google_person import GOLDEN, after, new


class TestMarks:
    def test_the_marks_of_a_book_are_read(self) -> None:
        assert marks_of(GOLDEN, "book-1") == ("client-1",)
        assert marks_of(GOLDEN, "book") == ()
        assert made_by_us(GOLDEN, "book-1")

    def test_a_contact_that_is_merged_has_two_and_is_not_ours_alone(self) -> None:
        other = client_data(None, book_id="book-1", record_id="client-2", made=False)
        both = {"clientData": [*GOLDEN["clientData"], *other, *other]}
        assert marks_of(both, "book-1") == ("client-1", "client-2")
        assert not made_by_us(both, "book-1")

    @pytest.mark.parametrize("value", ["", "{", "[]", "client-1", '{"id":7}', '{"id":""}', None])
    def test_a_mark_that_can_t_be_read_is_none(self, value: str | None) -> None:
        person = {"clientData": [{"key": "studio_sync.book-1", "value": value}]}
        assert marks_of(person, "book-1") == ()

    def test_what_others_put_there_stays(self) -> None:
        data = client_data(GOLDEN, book_id="book-1", record_id="client-9", made=False)
        assert data[0] == {"key": "another program", "value": "7"}
        assert marks_of({"clientData": data}, "book-1") == ("client-9",)
        assert not made_by_us({"clientData": data}, "book-1")
        assert client_data(GOLDEN, book_id="book-1", record_id="", made=False) == data[:1]
        assert len(client_data(GOLDEN, book_id="book-2", record_id="c", made=True)) == 3


class TestAdditions:
    anna = Contact(name="Anna Berg", phones=(Labelled(value="1"),), organisation="Foto GmbH")

    def person(self, **more: Any) -> dict[str, Any]:
        return after(new(self.anna)) | {
            "clientData": client_data(None, book_id="b", record_id="r", made=True),
            **more,
        }

    def test_what_we_wrote_is_no_addition(self) -> None:
        assert not says_more(self.person(), self.anna)
        assert not says_more(self.person(biographies=[]), replace(self.anna, notes="ours"))

    @pytest.mark.parametrize(
        "more",
        [
            {"biographies": [{"value": "likes cats"}]},
            {"names": [{"displayName": "Anna Stein", "familyName": "Stein"}]},
            {"names": [{"displayName": "Anna Berg", "phoneticHonorificPrefix": "Doktor"}]},
            {"phoneNumbers": [{"value": "1"}, {"value": "2"}]},
            {"phoneNumbers": [{"value": "1", "type": "home"}]},
            {"emailAddresses": [{"value": "a@example.com"}]},
            {"nicknames": [{"value": "Stein", "type": "MAIDEN_NAME"}]},
            {"organizations": [{"name": "Foto GmbH", "location": "Berlin"}]},
            {"organizations": [{"name": "Foto GmbH"}, {"name": "Second"}]},
            {"events": [{"date": {"year": 2000, "month": 13}}]},
            {"photos": [{"url": "https://example.com/own"}]},
            {"clientData": [{"key": "another", "value": "1"}]},
            {
                "clientData": [
                    *client_data(None, book_id="b", record_id="r", made=True),
                    *client_data(None, book_id="c", record_id="r", made=True),
                ]
            },
        ],
    )
    def test_what_somebody_added_is_seen(self, more: dict[str, Any]) -> None:
        assert says_more(self.person(**more), self.anna)

    def test_a_label_without_a_number_says_nothing(self) -> None:
        assert not says_more(self.person(urls=[{"type": "home"}]), self.anna)

    def test_our_photo_is_no_addition(self) -> None:
        there = self.person(photos=[{"url": "https://example.com/own"}])
        assert not says_more(there, replace(self.anna, photo="key"))


class TestAbout:
    def test_what_google_tells_of_the_contact_itself(self) -> None:
        assert etag_of(GOLDEN) == "#Contact/1234="
        assert updated_of(GOLDEN) == datetime(2026, 11, 20, 8, 15, 30, 123456, tzinfo=UTC)
        assert former_names(GOLDEN) == ("people/c6400000000000000001",)
        assert not is_deleted(GOLDEN)
        assert is_deleted({"metadata": {"deleted": True}})

    @pytest.mark.parametrize("time", ["2026-11-20T08:15", "soon", 7, "0001-01-01T00:00:00+23:00"])
    def test_a_time_that_can_t_be_read_is_none(self, time: object) -> None:
        source = {"type": "CONTACT", "updateTime": time}
        assert updated_of({"metadata": {"sources": [{"type": "PROFILE"}, source]}}) is None

    def test_only_a_photo_of_its_own_counts(self) -> None:
        assert photo_of(GOLDEN) == "https://lh3.googleusercontent.com/contacts/own=s100"
        assert photo_of({"photos": GOLDEN["photos"][:1]}) == ""
        assert photo_of({"photos": [{"url": "https://x/y", "default": True}]}) == ""

    def test_a_list_of_a_hundred_may_be_cut(self) -> None:
        assert is_cut({"phoneNumbers": [{}] * 100})
        assert not is_cut({"emailAddresses": [{}] * 99})
