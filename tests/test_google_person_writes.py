"""What is sent of a content, and what only Google knows stays."""

# ruff: noqa: D101, D102 - the names of the tests say it

from dataclasses import replace
from time import process_time

import orjson
import pytest

from custom_components.studio_sync.formats.contact import (
    Contact,
    Labelled,
    NameParts,
    PostalAddress,
)
from custom_components.studio_sync.google.person_mapping import (
    read_person,
)
from custom_components.studio_sync.google.person_writes import (
    FIELD_TOO_LONG,
    TOO_LARGE,
    Written,
    write_person,
)
from custom_components.studio_sync.sync.contacts.schema import SCHEMA
from custom_components.studio_sync.sync.limits import NOTE

from .google_person import ANNA, GOLDEN, after, assert_settled, edited, new, own, unmarked


class TestWriting:
    def test_a_new_contact_has_only_what_there_is_to_say(self) -> None:
        written = new(Contact(name="Anna Berg", notes="Hello", photo="key"))
        assert written.body == {
            "names": [{"unstructuredName": "Anna Berg"}],
            "biographies": [{"value": "Hello", "contentType": "TEXT_PLAIN"}],
        }
        assert written.fields == ("names", "biographies")
        assert written.kept == Contact(name="Anna Berg", notes="Hello", photo="key")
        assert new(Contact()) == Written(body={}, content=Contact(), there={})

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

    def test_the_parts_of_an_address_are_written_again(self) -> None:
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
