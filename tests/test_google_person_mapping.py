"""Google's contacts are mapped to contents and back, whatever they hold."""

# ruff: noqa: D101, D102 - the names of the tests say it

from copy import deepcopy
from dataclasses import fields, replace
from datetime import UTC, datetime
from pathlib import Path
from time import process_time
from typing import Any

from hypothesis import example, given, strategies as st
import orjson
import pytest

from custom_components.studio_sync.formats.contact import (
    Contact,
    Labelled,
    NameParts,
    PostalAddress,
)
from custom_components.studio_sync.formats.contact_notation import plain
from custom_components.studio_sync.formats.contact_sameness import same_items, same_name
from custom_components.studio_sync.google.person_fields import PREFERRED
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
    FIELD_TOO_LONG,
    TOO_LARGE,
    Written,
    says_more,
    write_person,
)
from custom_components.studio_sync.sync.contacts.schema import SCHEMA
from custom_components.studio_sync.sync.limits import NOTE

from .google_emulator.people_fields import read_fields
from .google_emulator.people_settings import ContactLimits
from .vcard_contents import contacts

GOLDEN: dict[str, Any] = orjson.loads(
    (Path(__file__).parent / "fixtures" / "google_person.json").read_bytes()
)
ANNA = Contact(
    name="Dr. Anna Maria Berg, PhD",
    parts=NameParts(
        prefix="Dr.",
        given="Anna",
        middle="Maria",
        family="Berg",
        suffix="PhD",
        phonetic_given="Änna",
    ),
    nickname="Anni",
    organisation="Foto GmbH",
    department="Studio",
    title="Head",
    role="Portraits",
    phones=(
        Labelled(value="0170 1112223", label="mobile"),
        Labelled(value="030 1234567", label="Dunkelkammer", preferred=True),
    ),
    emails=(Labelled(value="anna@example.com", label="work", preferred=True),),
    addresses=(
        PostalAddress(
            street="Weg 1", city="Berlin", postal_code="10115", country="Deutschland", label="home"
        ),
        PostalAddress(text="Hinterhof, links"),
    ),
    urls=(Labelled(value="https://example.com", label="homePage"),),
    birthday="--02-29",
    dates=(
        Labelled(value="2012-06-02", label="anniversary"),
        Labelled(value="1985-04", label="Einschulung"),
    ),
    relations=(Labelled(value="Ben Berg", label="spouse"),),
    custom=(Labelled(value="38", label="Shoe size"),),
    notes="First line\nsecond",
    photo="key",
)

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


def edited(**changes: Any) -> Written:
    """Write the golden contact with some fields changed."""
    return write_person(replace(ANNA, **changes), was=ANNA, person=GOLDEN)


def new(content: Contact) -> Written:
    """Write a new contact."""
    return write_person(content, was=None, person=None)


def after(written: Written, person: dict[str, Any] | None = None) -> dict[str, Any]:
    """Return the person as Google keeps it after a write: fields of the body are replaced.

    Unless told otherwise, the first item of a list is the one to use first.
    """
    sent = deepcopy(dict(written.body))
    for item in (item for items in sent.values() for item in items):
        assert not {"canonicalForm", "formattedType"} & item.keys()
        assert item.get("metadata", PREFERRED["metadata"]) == {"sourcePrimary": True}
    kept = read_fields(sent, written.fields, ContactLimits())
    for items in kept.values():
        if not any("metadata" in item for item in items):
            items[0]["metadata"] = {"source": {"type": "CONTACT", "id": "1"}, "sourcePrimary": True}
    fields = {**(person or {}), **dict.fromkeys(written.fields), **kept}
    return {field: items for field, items in fields.items() if items}


def own(field: str) -> list[dict[str, Any]]:
    """Return the contact's own items of the golden person as they may go back."""
    ours = [i for i in GOLDEN[field] if i["metadata"]["source"]["type"] == "CONTACT"]
    names = ("metadata", "formattedType", "canonicalForm")
    return [{k: v for k, v in item.items() if k not in names} for item in ours]


def unmarked(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return items without their metadata."""
    return [{k: v for k, v in item.items() if k != "metadata"} for item in items]


def assert_settled(content: Contact, person: dict[str, Any], kept: Contact) -> None:
    """Check that nothing is written again, whichever content is taken for what is there."""
    for was in (kept, read_person(person, photo=content.photo)):
        for shall in (content, kept):
            again = write_person(shall, was=was, person=person)
            assert again.fields == ()
            assert again.body == {}


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


class TestWriting:
    def test_a_new_contact_has_only_what_there_is_to_say(self) -> None:
        written = new(Contact(name="Anna Berg", notes="Hello", photo="key"))
        assert written.body == {
            "names": [{"unstructuredName": "Anna Berg"}],
            "biographies": [{"value": "Hello", "contentType": "TEXT_PLAIN"}],
        }
        assert written.fields == ("names", "biographies")
        assert written.kept == Contact(name="Anna Berg", notes="Hello", photo="key")
        assert new(Contact()) == Written(body={}, fields=(), kept=Contact())

    def test_a_new_contact_with_everything(self) -> None:
        written = new(ANNA)
        assert written.body["names"] == [
            {
                "honorificPrefix": "Dr.",
                "givenName": "Anna",
                "middleName": "Maria",
                "familyName": "Berg",
                "honorificSuffix": "PhD",
                "phoneticGivenName": "Änna",
            }
        ]
        assert written.body["phoneNumbers"] == [
            {"value": "030 1234567", "type": "Dunkelkammer", "metadata": {"sourcePrimary": True}},
            {"value": "0170 1112223", "type": "mobile"},
        ]
        assert written.body["events"] == [
            {"date": {"year": 2012, "month": 6, "day": 2}, "type": "anniversary"},
            {"date": {"year": 1985, "month": 4}, "type": "Einschulung"},
        ]
        assert written.body["birthdays"] == [{"date": {"month": 2, "day": 29}}]
        assert written.body["userDefined"] == [{"value": "38", "key": "Shoe size"}]
        assert written.body["relations"] == [{"person": "Ben Berg", "type": "spouse"}]
        assert written.body["addresses"][1] == {"formattedValue": "Hinterhof, links"}
        assert_settled(ANNA, after(written), written.kept)

    def test_nothing_is_sent_if_nothing_differs(self) -> None:
        assert edited().fields == ()
        assert edited(phones=ANNA.phones[::-1], photo="other").fields == ()
        assert edited(name="Berg, Anna").fields == ()

    def test_which_fields_differ_is_told_without_the_person(self) -> None:
        shall = replace(ANNA, notes="New")
        written = write_person(shall, was=ANNA, person=None)
        assert written.fields == ("biographies",)
        assert written.kept == shall

    def test_only_what_differs_is_sent(self) -> None:
        written = edited(notes="New", birthday="1985-04-12")
        assert written.body == {
            "birthdays": [{"date": {"year": 1985, "month": 4, "day": 12}}],
            "biographies": [{"value": "New", "contentType": "TEXT_PLAIN"}],
        }
        assert written.kept == replace(ANNA, notes="New", birthday="1985-04-12")

    def test_what_is_emptied_is_emptied_there(self) -> None:
        written = write_person(Contact(name="Anna"), was=ANNA, person=GOLDEN)
        for field in ("birthdays", "biographies", "emailAddresses", "addresses", "urls"):
            assert written.body[field] == []
        assert written.kept.birthday == written.kept.notes == ""

    def test_a_name_keeps_how_its_prefix_sounds(self) -> None:
        parts = NameParts(given="Anna", family="Stein")
        written = edited(name="Anna Stein", parts=parts)
        assert written.body == {
            "names": [
                {
                    "phoneticHonorificPrefix": "Doktor",
                    "givenName": "Anna",
                    "familyName": "Stein",
                }
            ]
        }
        assert written.kept.parts == parts

    def test_a_new_name_of_one_text_has_nothing_of_the_former_one(self) -> None:
        written = edited(name="Anna Stein", parts=None)
        assert written.body == {"names": [{"unstructuredName": "Anna Stein"}]}

    def test_other_nicknames_and_organisations_go_back(self) -> None:
        written = edited(nickname="Annie", title="Boss", department="")
        former, present = own("organizations")
        assert unmarked(written.body["nicknames"]) == [
            {"value": "Stein", "type": "MAIDEN_NAME"},
            {"value": "Annie"},
        ]
        changed = {**present, "title": "Boss"}
        del changed["department"]
        assert unmarked(written.body["organizations"]) == [former, changed]

    def test_where_an_organisation_is_stays_without_its_name(self) -> None:
        written = edited(organisation="", department="", title="", role="")
        rest = {"location": "Berlin", "current": True}
        assert unmarked(written.body["organizations"])[1] == rest

    def test_a_second_organisation_stays_if_the_first_one_goes(self) -> None:
        there = {"names": [{"givenName": "A"}], "organizations": [{"name": "1"}, {"name": "2"}]}
        was = read_person(there)
        written = write_person(replace(was, organisation=""), was=was, person=there)
        assert written.body == {"organizations": [{"name": "2"}]}
        assert written.kept.organisation == "2"

    def test_a_nickname_is_put_before_others(self) -> None:
        there = {"nicknames": [{"value": "Stein", "type": "MAIDEN_NAME"}]}
        written = write_person(Contact(nickname="Anni"), was=Contact(), person=there)
        assert written.body["nicknames"] == [{"value": "Anni"}, *there["nicknames"]]

    def test_items_stay_in_their_places_with_what_only_google_knows(self) -> None:
        phones = (*ANNA.phones, Labelled(value="0151 9"))
        written = edited(phones=phones)
        one, two, without_value = own("phoneNumbers")
        assert unmarked(written.body["phoneNumbers"]) == [
            one,
            two,
            without_value,
            {"value": "0151 9"},
        ]

    def test_an_edited_item_keeps_its_place(self) -> None:
        phones = (replace(ANNA.phones[0], value="0171 5"), ANNA.phones[1])
        assert unmarked(edited(phones=phones).body["phoneNumbers"])[0] == {
            "value": "0171 5",
            "type": "mobile",
        }
        phones = (replace(ANNA.phones[0], label="work"), ANNA.phones[1])
        assert unmarked(edited(phones=phones).body["phoneNumbers"])[0] == {
            "value": "0170 1112223",
            "type": "work",
        }

    def test_an_e_mail_address_keeps_the_name_that_google_has_for_it(self) -> None:
        emails = (Labelled(value="anna@example.com", label="home"), Labelled(value="b@example.com"))
        first, second = edited(emails=emails).body["emailAddresses"]
        assert unmarked([first]) == [
            {"value": "anna@example.com", "type": "home", "displayName": "Anna at work"}
        ]
        assert second == {"value": "b@example.com"}

    def test_a_removed_item_goes_and_one_that_nobody_knew_stays(self) -> None:
        was = replace(ANNA, phones=ANNA.phones[:1])
        written = write_person(replace(was, phones=()), was=was, person=GOLDEN)
        _, second, without_value = own("phoneNumbers")
        assert unmarked(written.body["phoneNumbers"]) == [second, without_value]

    def test_a_number_that_was_there_twice_is_there_once(self) -> None:
        there = {"phoneNumbers": [{"value": "1"}, {"value": "1"}]}
        was = read_person(there)
        written = write_person(replace(was, phones=was.phones[:1]), was=was, person=there)
        assert written.body["phoneNumbers"] == [{"value": "1"}]

    def test_another_preferred_number_is_marked_and_comes_first(self) -> None:
        one, two = ANNA.phones
        phones = (replace(one, preferred=True), replace(two, preferred=False))
        first, second, *_ = edited(phones=phones).body["phoneNumbers"]
        assert first["value"] == "0170 1112223"
        assert first["metadata"] == {"sourcePrimary": True}
        assert "metadata" not in second

    def test_google_s_own_choice_of_a_preferred_one_stays(self) -> None:
        phones = tuple(replace(each, preferred=False) for each in ANNA.phones)
        written = edited(phones=(*phones, Labelled(value="3")))
        marked = [i["value"] for i in written.body["phoneNumbers"] if "metadata" in i]
        assert marked == ["030 1234567"]

    def test_the_parts_of_an_address_are_written_anew(self) -> None:
        home = replace(ANNA.addresses[0], city="Potsdam")
        written = edited(addresses=(home, ANNA.addresses[1]))
        assert written.body["addresses"] == [
            {
                "streetAddress": "Weg 1",
                "city": "Potsdam",
                "postalCode": "10115",
                "country": "Deutschland",
                "type": "home",
            },
            {"formattedValue": "Hinterhof, links"},
        ]

    def test_a_company_has_an_organisation_and_no_name(self) -> None:
        firm = Contact(name="Foto GmbH", company=True)
        written = new(firm)
        assert written.body == {"organizations": [{"name": "Foto GmbH"}]}
        assert written.kept == replace(firm, organisation="Foto GmbH")
        assert_settled(firm, after(written), written.kept)

    def test_another_name_of_a_company_is_that_of_its_organisation(self) -> None:
        firm = Contact(name="Foto GmbH", organisation="Foto GmbH", company=True)
        there, shall = after(new(firm)), replace(firm, name="Photo AG", organisation="Photo AG")
        written = write_person(shall, was=firm, person=there)
        assert written.body.keys() == {"organizations"}
        assert SCHEMA.in_words_of(written.kept, firm) == shall

    def test_a_company_of_two_names_keeps_both_and_is_none_in_google(self) -> None:
        firm = Contact(name="Foto GmbH", organisation="Foto Holding", company=True)
        written = new(firm)
        assert written.fields == ("names", "organizations")
        assert written.kept == replace(firm, company=False)
        assert_settled(firm, after(written), written.kept)

    def test_a_person_who_becomes_a_company_loses_the_name_there_and_back(self) -> None:
        person = Contact(name="Foto GmbH", organisation="Foto GmbH")
        firm = replace(person, company=True)
        there = after(new(person))
        written = write_person(firm, was=person, person=there)
        assert written.body == {"names": []}
        assert written.kept == firm
        back = write_person(person, was=firm, person=after(written, there))
        assert back.body == {"names": [{"unstructuredName": "Foto GmbH"}]}
        assert back.kept == person

    def test_a_name_is_sent_if_what_stood_in_for_it_goes(self) -> None:
        there = {"emailAddresses": [{"value": "a@example.com"}]}
        was = read_person(there)
        shall = replace(was, emails=(Labelled(value="b@example.com"),))
        written = write_person(shall, was=was, person=there)
        assert written.fields == ("names", "emailAddresses")
        assert written.kept == shall
        assert_settled(shall, after(written, there), written.kept)

    @pytest.mark.parametrize("text", [" ", "\n\t ", "\u00a0\u2003", "\x00\x07"])
    def test_only_spaces_are_nothing(self, text: str) -> None:
        blank = Contact(
            name=text,
            parts=NameParts(given=text),
            nickname=text,
            birthday=text,
            notes=text,
            phones=(Labelled(value=text, label="home"),),
            addresses=(PostalAddress(street=text, text=text, label="home"),),
        )
        assert new(blank).body == {}

    def test_nothing_that_can_t_be_sent_is_sent(self) -> None:
        odd = Contact(
            name="A\ud83d\x00 \x1bB", notes="one\r\ntwo\x0bthree\ud800\ufffe", title="a\nb"
        )
        written = new(odd)
        assert orjson.dumps(written.body)
        assert written.kept == Contact(name="A? B", notes="one\ntwo\nthree?", title="a b")
        assert_settled(odd, after(written), written.kept)

    def test_letters_with_marks_of_their_own_are_the_same_letters(self) -> None:
        composed, apart = "Müller", "Mu\u0308ller"
        was, there = Contact(name=composed), {"names": [{"displayName": composed}]}
        assert write_person(Contact(name=apart), was=was, person=there).fields == ()

    def test_dates_that_are_none_can_t_be_kept_but_for_the_birthday(self) -> None:
        content = Contact(
            name="A",
            birthday="im Mai",
            dates=(Labelled(value="bald"), Labelled(value="2001-02-29")),
        )
        written = new(content)
        assert written.fields == ("names", "birthdays")
        assert written.body["birthdays"] == [{"text": "im Mai"}]
        assert written.kept == replace(content, dates=())

    def test_parts_that_say_only_how_a_name_sounds_are_none(self) -> None:
        content = Contact(name="Anna", parts=NameParts(phonetic_given="Änna"))
        assert new(content).kept == Contact(name="Anna")

    def test_a_name_in_parts_needs_no_text(self) -> None:
        content = Contact(parts=NameParts(given="Anna", family="Berg"))
        assert new(content).kept.name == "Anna Berg"

    def test_of_an_address_the_text_counts_where_the_parts_are_not_all_of_it(self) -> None:
        whole = PostalAddress(text="Weg 1, Berlin", city="Berlin", country_code="DE", label="home")
        assert new(Contact(addresses=(whole,))).body["addresses"] == [
            {"formattedValue": "Weg 1, Berlin", "type": "home"}
        ]
        parts = replace(whole, street="Weg 1")
        assert new(Contact(addresses=(parts,))).body["addresses"] == [
            {"streetAddress": "Weg 1", "city": "Berlin", "countryCode": "DE", "type": "home"}
        ]


class TestLimits:
    def test_long_notes_are_cut_with_a_note(self) -> None:
        content = Contact(name="A", notes="a 🎉" * 600)
        written = new(content)
        assert written.kept.notes.endswith(NOTE)
        assert not written.refused
        assert_settled(content, after(written), written.kept)

    def test_another_text_that_is_too_long_is_refused(self) -> None:
        assert new(Contact(name="a" * 1024)).refused == ""
        assert new(Contact(name="🎉" * 513)).refused == FIELD_TOO_LONG
        long = (Labelled(value="1", label="x" * 1025),)
        assert new(Contact(phones=long)).refused == FIELD_TOO_LONG

    def test_a_long_text_that_google_has_already_is_no_hindrance(self) -> None:
        there = {"userDefined": [{"key": "k", "value": "v" * 2000}]}
        was = read_person(there)
        more = replace(was, custom=(*was.custom, Labelled(value="2")))
        assert write_person(more, was=was, person=there).refused == ""

    def test_a_contact_that_is_too_large_is_refused(self) -> None:
        many = tuple(Labelled(value=f"{n:04}" + "x" * 1000) for n in range(140))
        assert new(Contact(custom=many)).refused == TOO_LARGE

    def test_long_lists_take_time_in_proportion(self) -> None:
        def spent(count: int) -> float:
            phones = tuple(Labelled(value=str(n), label="work") for n in range(count))
            was = Contact(phones=phones)
            there = {"phoneNumbers": [{"value": e.value, "type": "work"} for e in phones]}
            shall = Contact(phones=tuple(replace(e, value=e.value + "0") for e in phones))
            began = process_time()
            write_person(shall, was=was, person=there)
            return process_time() - began

        spent(100)
        assert spent(4000) < 40 * max(spent(400), 0.002)


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
