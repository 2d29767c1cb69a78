"""Google's contacts are read as contents, and come back as they were written."""

# ruff: noqa: D101, D102 - the names of the tests say it

from dataclasses import fields, replace
from typing import Any

from hypothesis import example, given, strategies as st
import pytest

from custom_components.studio_sync.formats.contact import (
    Contact,
    Labelled,
    NameParts,
    PostalAddress,
)
from custom_components.studio_sync.formats.contact_notation import plain
from custom_components.studio_sync.formats.contact_sameness import same_items, same_name
from custom_components.studio_sync.google.person_mapping import (
    PERSON_FIELDS,
    is_cut,
    normal,
    photo_of,
    read_person,
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
    write_person,
)
from custom_components.studio_sync.sync.contacts.schema import SCHEMA

from .google_person import ANNA, GOLDEN, after, assert_settled, new, own, unmarked
from .vcard_contents import contacts

ODD = st.text(max_size=12) | st.sampled_from(
    [
        *(
            " ",
            "Berg, Anna",
            "a\u0301",
            "\x00\x85b",
            " \u200f",
            "\u0344",
            "\ud83d",
            ",",
            "山田 太郎",
        ),
        *("1985-13", "0000-01-01", "2000-02-30", "--02-29", "1985", "1985-04", "a\u2028b", "x\x1c"),
    ]
)
ITEMS = st.lists(st.builds(Labelled, value=ODD, label=ODD), max_size=2).map(tuple)
odd_contacts = st.builds(
    Contact,
    **dict.fromkeys(
        ["name", "nickname", "organisation", "department", "title", "birthday", "notes"], ODD
    ),
    **dict.fromkeys(["phones", "emails", "urls", "dates", "relations", "custom"], ITEMS),
    parts=st.none() | st.builds(NameParts, prefix=ODD, given=ODD, family=ODD, phonetic_given=ODD),
    company=st.booleans(),
    addresses=st.lists(
        st.builds(PostalAddress, text=ODD, street=ODD, city=ODD, country=ODD, country_code=ODD),
        max_size=2,
    ).map(tuple),
)
all_contacts = contacts | odd_contacts
"""Contents as people give them, and as nobody should."""


class TestReading:
    def test_a_contact_is_read_whole_and_nothing_of_its_profile(self) -> None:
        assert read_person(GOLDEN, photo="key") == ANNA

    def test_items_without_a_source_are_the_contact_s(self) -> None:
        assert read_person({"names": [{"givenName": "Anna"}]}).name == "Anna"

    def test_a_contact_with_an_organisation_and_no_name_is_a_company(self) -> None:
        found = read_person({"organizations": [{"name": "Foto GmbH", "title": "Studio"}]})
        assert found == Contact(
            name="Foto GmbH", organisation="Foto GmbH", title="Studio", company=True
        )

    @pytest.mark.parametrize(
        ("person", "name"),
        [
            ({"nicknames": [{"value": "Anni"}], "phoneNumbers": [{"value": "1"}]}, "Anni"),
            ({"phoneNumbers": [{"value": "1"}], "emailAddresses": [{"value": "a@b.c"}]}, "a@b.c"),
            ({"phoneNumbers": [{"value": "030 1"}]}, "030 1"),
            ({"names": [{"unstructuredName": " \n "}]}, ""),
            ({}, ""),
        ],
    )
    def test_something_else_stands_in_for_a_name(self, person: dict[str, Any], name: str) -> None:
        assert read_person(person).name == name
        assert not read_person(person).company

    @pytest.mark.parametrize(
        ("birthday", "text"),
        [
            ({"date": {"year": 1985, "month": 4, "day": 12}, "text": "12.4."}, "1985-04-12"),
            ({"date": {"year": 0, "month": 2, "day": 29}}, "--02-29"),
            ({"date": {"month": 2, "day": 29}}, "--02-29"),
            ({"date": {"year": 1985, "month": 4, "day": 0}}, "1985-04"),
            ({"date": {"year": 1985}}, "1985"),
            ({"date": {"year": 2001, "month": 2, "day": 29}, "text": "as said"}, "as said"),
            ({"date": {"year": 1985, "day": 3}, "text": "x"}, "1985"),
            ({"date": {"month": 5}}, ""),
            ({"date": {"year": 1985, "month": 13}}, ""),
            ({"date": {"year": -5, "month": "4", "day": None}}, ""),
            ({"date": "1985", "text": "im Mai\nirgendwann"}, "im Mai irgendwann"),
            ({"text": 7}, ""),
        ],
    )
    def test_birthdays(self, birthday: dict[str, Any], text: str) -> None:
        assert read_person({"birthdays": [birthday]}).birthday == text

    def test_the_present_organisation_counts_before_the_first(self) -> None:
        first, present = {"name": "Old"}, {"name": "New", "current": True}
        assert read_person({"organizations": [first, present]}).organisation == "New"
        assert read_person({"organizations": [{"type": "work"}, first]}).organisation == "Old"

    def test_names_in_other_scripts_and_emoji_stay_as_they_are(self) -> None:
        for name in ("محمد علي", "👩‍👩‍👧 Familie 🎉", "山田 太郎", "Zoë\u200f"):
            assert read_person({"names": [{"displayName": name}]}).name == name

    def test_several_that_are_preferred_are_one(self) -> None:
        item = {"value": "1", "metadata": {"sourcePrimary": True}}
        found = read_person({"phoneNumbers": [item, item | {"value": "2"}]}).phones
        assert [each.preferred for each in found] == [True, False]

    @given(
        person=st.recursive(
            st.none() | st.booleans() | st.integers(-(2**63), 2**63) | st.text(max_size=5),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(
                    st.sampled_from(
                        [
                            *PERSON_FIELDS.split(","),
                            *("metadata", "source", "type", "value", "date", "year", "month"),
                            *("sources", "key", "givenName", "name", "url", "default"),
                            *("formattedValue", "previousResourceNames", "etag", "updateTime"),
                        ]
                    ),
                    inner,
                    max_size=6,
                )
            ),
            max_leaves=40,
        ).filter(lambda value: isinstance(value, dict))
    )
    def test_no_form_of_a_person_breaks_anything(self, person: Any) -> None:
        found = read_person(person)
        assert normal(found) == found
        written = write_person(replace(found, nickname="X"), was=found, person=person)
        assert written.kept.nickname == "X"
        assert isinstance(says_more(person, found), bool)
        assert marks_of(person, "book") == ()
        assert not made_by_us(person, "book")
        assert updated_of(person) is None or updated_of(person)
        assert isinstance(etag_of(person) + photo_of(person), str)
        assert isinstance((is_cut(person), is_deleted(person), former_names(person)), tuple)
        assert client_data(person, book_id="book", record_id="r", made=False)


class TestRoundTrip:
    @given(content=all_contacts)
    def test_what_was_written_is_never_written_again(self, content: Contact) -> None:
        written = new(content)
        assert normal(written.kept) == written.kept
        there = after(written)
        told = read_person(there, photo=content.photo)
        assert_settled(content, there, written.kept)
        assert same_name(normal(content), told) or told.company
        for each in fields(Contact):
            kept, found = getattr(written.kept, each.name), getattr(told, each.name)
            if isinstance(kept, tuple):
                assert same_items(kept, found), each.name
            elif each.name not in ("name", "parts"):
                assert kept == found, each.name

    @example(content=Contact(name="Berg, Anna"))
    @example(content=Contact(name="Foto GmbH", company=True))
    @example(content=Contact(name="Foto", organisation="Foto GmbH", company=True))
    @example(content=Contact(name=" Anna ", notes="Hello\n", title="a  b"))
    @example(content=Contact(name="A", parts=NameParts(phonetic_given="Ä")))
    @example(content=Contact(name="A", dates=(Labelled(value="bald", preferred=True),)))
    @example(content=Contact(name="A", addresses=(PostalAddress(text="Weg 1\n10115 Berlin"),)))
    @example(content=Contact(name="A", addresses=(PostalAddress(text="x", street="Weg 1"),)))
    @example(content=Contact(name="A", addresses=(PostalAddress(country="D", country_code="DE"),)))
    @given(content=all_contacts)
    def test_what_google_makes_of_a_contact_is_no_edit(self, content: Contact) -> None:
        told = read_person(after(new(content)), photo=content.photo)
        assert SCHEMA.in_words_of(told, content) == content

    @example(
        content=Contact(
            name="A",
            dates=(Labelled(value="bald", preferred=True),),
            addresses=(PostalAddress(text="x", street="Weg 1", country_code="DE", country="D"),),
        )
    )
    @given(content=all_contacts)
    def test_an_edit_in_google_takes_nothing_with_it(self, content: Contact) -> None:
        there = after(new(content))
        more = {
            "phoneNumbers": [*there.get("phoneNumbers", []), {"value": "0151 7654321"}],
            "events": [*there.get("events", []), {"date": {"year": 2020, "month": 1, "day": 1}}],
            "addresses": [*there.get("addresses", []), {"city": "Ulm"}],
        }
        seen = SCHEMA.in_words_of(read_person(there | more, photo=content.photo), content)
        assert replace(seen, phones=(), dates=(), addresses=()) == replace(
            content, phones=(), dates=(), addresses=()
        )
        for name, added in (
            ("phones", Labelled(value="0151 7654321")),
            ("dates", Labelled(value="2020-01-01")),
            ("addresses", PostalAddress(city="Ulm")),
        ):
            found, had = getattr(seen, name), getattr(content, name)
            assert same_items(found, (*had, added))
            assert sum(item.preferred for item in found) <= 1

    @given(content=all_contacts)
    def test_a_plain_contact_stays_as_it_is(self, content: Contact) -> None:
        assert plain(plain(content)) == plain(content)

    @given(first=all_contacts, second=all_contacts)
    def test_one_content_takes_the_place_of_another(self, first: Contact, second: Contact) -> None:
        there = after(new(first))
        was = read_person(there)
        written = write_person(second, was=was, person=there)
        now = after(written, there)
        assert_settled(second, now, written.kept)
        assert written.kept == read_person({**there, **written.body})
        assert not says_more(now, second)

    @given(content=all_contacts)
    def test_edits_leave_what_only_google_knows(self, content: Contact) -> None:
        written = write_person(content, was=ANNA, person=GOLDEN)
        for field in ("organizations", "nicknames", "phoneNumbers", "events"):
            given_back = unmarked(written.body.get(field, own(field)))
            unknown = {
                "organizations": own("organizations")[0],
                "nicknames": {"value": "Stein", "type": "MAIDEN_NAME"},
                "phoneNumbers": {"type": "work"},
                "events": {"type": "other"},
            }[field]
            assert unknown in given_back


class TestNames:
    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("Anna Berg", {"givenName": "Anna", "familyName": "Berg", "displayName": "Anna Berg"}),
            ("Berg, Anna", {"givenName": "Anna", "familyName": "Berg", "displayName": "Anna Berg"}),
            ("Nagy Anna", {"givenName": "Anna", "familyName": "Nagy", "displayName": "Nagy Anna"}),
            ("山田 太郎", {"givenName": "太郎", "familyName": "山田", "displayName": "太郎 山田"}),
            ("山田太郎", {"givenName": "太郎", "familyName": "山田", "displayName": "山田 太郎"}),
            ("Anna  Berg PhD", {"givenName": "Anna", "displayName": "Anna Berg, PhD"}),
        ],
    )
    def test_how_google_takes_a_text_apart_is_no_edit(
        self, text: str, told: dict[str, Any]
    ) -> None:
        there, content = {"names": [told]}, Contact(name=text)
        written = write_person(content, was=read_person(there), person=there)
        assert written.fields == ()
        assert SCHEMA.in_words_of(read_person(there), content) == content

    def test_words_that_were_in_the_wrong_order_are_put_right(self) -> None:
        there = after(new(Contact(name="Berg Anna")))
        written = write_person(Contact(name="Anna Berg"), was=read_person(there), person=there)
        assert written.body == {"names": [{"unstructuredName": "Anna Berg"}]}
        assert_settled(Contact(name="Anna Berg"), after(written, there), written.kept)

    def test_a_text_becomes_parts(self) -> None:
        there = after(new(Contact(name="Anna Maria Berg")))
        was = read_person(there)
        parts = NameParts(given="Anna Maria", family="Berg")
        written = write_person(replace(was, parts=parts), was=was, person=there)
        assert written.fields == ("names",)
