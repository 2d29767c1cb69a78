"""Cards in the version that address-data asks for (RFC 6352 §10.4)."""

from hypothesis import given
import pytest

from custom_components.studio_sync.dav.data_wanted import AddressData
from custom_components.studio_sync.dav_server.card_data import card_text
from custom_components.studio_sync.dav_server.card_mapping import read_text
from custom_components.studio_sync.dav_server.home import Item
from custom_components.studio_sync.formats.contact import Contact
from custom_components.studio_sync.formats.vcard.content import CardContent
from custom_components.studio_sync.formats.vcard.write import write_card

from .phone_cards import CARDS, PICTURE
from .vcard_cards import card
from .vcard_contents import contacts

each_phone = pytest.mark.parametrize("text", CARDS.values(), ids=CARDS.keys())
VERSIONS = ("3.0", "4.0")


def shown(text: bytes, version: str | None, *names: str) -> bytes:
    wanted = AddressData(version=version, properties=names)
    return card_text(wanted)(Item(name="a.vcf", etag='"1"', text=text)).encode()


@each_phone
@pytest.mark.parametrize("version", VERSIONS)
def test_a_card_says_the_same_in_the_version_that_is_asked_for(text: bytes, version: str) -> None:
    found = read_text(shown(text, version))
    assert found.card.version == version
    assert found.content == read_text(text).content
    assert not set(found.remarks) - set(read_text(text).remarks)


@each_phone
def test_in_its_own_version_or_where_none_is_asked_for_it_is_as_it_was_written(text: bytes) -> None:
    assert shown(text, None) == text
    assert shown(text, read_text(text).card.version) == text


@given(contacts)
def test_any_card_is_the_same_there_and_back(contact: Contact) -> None:
    text = write_card(CardContent(contact=contact, uid="u"), "3.0")
    there = shown(text, "4.0")
    assert read_text(there).content == read_text(text).content
    assert read_text(shown(there, "3.0")).content == read_text(text).content


def test_lines_that_the_studio_does_not_know_go_along() -> None:
    """But for those that are written in a way which the other version does not have."""
    text = card(
        "N:B;A;;;", "FN:A B", "UID:u", "X-MINE;A=b:kept", "KEY;ENCODING=b:AAAA", "CLASS:PRIVATE"
    )
    found = shown(text, "4.0")
    assert b"X-MINE;A=b:kept\r\n" in found
    assert b"KEY" not in found
    assert found.count(b"VERSION") == found.count(b"UID") == 1
    assert read_text(found).card.ended


def test_a_photo_is_written_as_each_version_has_it() -> None:
    text = next(each for each in CARDS.values() if read_text(each).content.photo is not None)
    assert read_text(shown(text, "4.0")).content.photo == read_text(text).content.photo
    assert PICTURE


def test_a_group_is_one_in_both_versions() -> None:
    three = card(
        "N:VIP;;;;",
        "FN:VIP",
        "UID:g",
        "X-ADDRESSBOOKSERVER-KIND:group",
        "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:ada",
    )
    four = shown(three, "4.0")
    assert b"\r\nVERSION:4.0\r\n" in four
    assert b"\r\nKIND:group\r\nMEMBER:urn:uuid:ada\r\n" in four
    found = read_text(four)
    assert (found.is_group, found.members) == (True, ("ada",))
    assert shown(four, "3.0") == three


def test_some_properties_of_the_other_version() -> None:
    text = card("N:B;A;;;", "FN:A B", "UID:u", "EMAIL;TYPE=HOME:a@example.org", "TEL:1")
    found = read_text(shown(text, "4.0", "EMAIL"))
    assert (found.card.version, found.content.contact.phones) == ("4.0", ())
    assert [each.value for each in found.content.contact.emails] == ["a@example.org"]


def test_what_is_no_card_is_served_as_it_is() -> None:
    assert shown(b"nonsense", "4.0") == b"nonsense"
