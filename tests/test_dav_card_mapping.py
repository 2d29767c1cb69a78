"""Clients as cards, and what a card of a phone changes of a client."""

from dataclasses import replace
from time import process_time

from hypothesis import given, strategies as st
import pytest

from custom_components.studio_sync.book.model import Client
from custom_components.studio_sync.dav.errors import DavError
from custom_components.studio_sync.dav.names import (
    CARD_MAX_SIZE,
    CARD_SUPPORTED_DATA,
    CARD_VALID_DATA,
)
from custom_components.studio_sync.dav_server.card_mapping import (
    ShownClient,
    card_of,
    change_of,
    kept_text,
    read_sent,
    read_text,
)
from custom_components.studio_sync.formats.contact import Contact, Labelled, PostalAddress
from custom_components.studio_sync.formats.vcard.photo import Photo
from custom_components.studio_sync.formats.vcard.write import write_card

from .book_fixtures import client
from .phone_cards import CARDS, IOS, PICTURE
from .pictures import jpeg
from .vcard_cards import card
from .vcard_contents import contacts

PHOTO = Photo(data=PICTURE, media_type="image/jpeg")
each_phone = pytest.mark.parametrize("text", CARDS.values(), ids=CARDS.keys())


def shown(given: Client, *groups: str, photo: Photo | None = None) -> ShownClient:
    return ShownClient(client=given, uid=given.id, groups=groups, photo=photo)


def taken(text: bytes, old: Client | None = None) -> Client:
    """Return the client that a card makes, or makes of another one that it was served for."""
    start = Client(id="new", content=Contact()) if old is None else old
    served = None if old is None else read_text(card_of(shown(old)))
    change = change_of(start, read_sent(text).read, served)
    return replace(start, content=change.contact, number=change.number)


def test_a_client_is_a_card_with_its_number_its_groups_and_its_photo() -> None:
    ada = client("ada", "Ada", phones=("+49 170 1",), number="K-7")
    read = read_text(card_of(shown(ada, "VIP", "Hochzeiten", photo=PHOTO)))
    assert read.card.version == "3.0"
    assert (read.content.uid, read.content.number) == ("ada", "K-7")
    assert read.content.groups == ("VIP", "Hochzeiten")
    assert read.content.photo == PHOTO
    assert read.content.contact == ada.content


@each_phone
def test_what_a_phone_writes_becomes_a_client_who_says_the_same(text: bytes) -> None:
    made = taken(text)
    assert made.content == replace(read_text(text).content.contact, photo="")
    assert made.name


@each_phone
def test_a_kept_text_stays_as_it_is_while_the_studio_changes_nothing(text: bytes) -> None:
    """Whatever the client has that the card says nothing of: its number, its other groups."""
    made = taken(text)
    assert kept_text(text, shown(made, *read_text(text).content.groups), "", ()) == text


@each_phone
def test_of_a_kept_text_only_the_lines_that_changed_are_rewritten(text: bytes) -> None:
    made = taken(text)
    more = (*made.content.phones, Labelled(value="+1 555 0100", label="work"))
    edited = replace(made, content=replace(made.content, phones=more))
    now = kept_text(text, shown(edited, *read_text(text).content.groups), "", ())
    old, new = text.splitlines(), now.splitlines()
    assert [line for line in old if line not in new] == []
    (added,) = [line for line in new if line not in old]
    assert b"+1 555 0100" in added
    assert read_text(now).content.contact == edited.content


def test_a_name_of_the_studio_replaces_the_name_in_all_its_lines() -> None:
    made = taken(IOS)
    edited = replace(made, content=replace(made.content, name="Jo Meier", parts=None))
    now = kept_text(IOS, shown(edited), "", ())
    assert b"FN:Jo Meier\r\n" in now
    assert "Müller".encode() not in now
    assert b"X-ABCROP-RECTANGLE" in now
    assert read_text(now).content.contact.parts is None


def test_lines_that_repeat_the_name_or_an_address_go_when_that_changes() -> None:
    lines = (
        "SORT-STRING:Lovelace",
        "X-EVOLUTION-FILE-AS:Lovelace\\, Ada",
        "GEO:48.1;11.5",
        "item1.GEO:1;1",
        "item2.GEO:2;2",
    )
    home = ("item1.ADR:;;Old Street 1;Berlin;;10115;", "item2.ADR:;;Lane 2;Bonn;;53111;")
    text = card("N:Lovelace;Ada;;;", "FN:Ada Lovelace", *home, *lines)
    made = taken(text)

    def left(**changes: object) -> list[str]:
        edited = replace(made, content=replace(made.content, **changes))  # type: ignore[arg-type]
        now = kept_text(text, shown(edited), "", ()).decode()
        return [each for each in lines if f"\r\n{each}\r\n" in now]

    assert left(nickname="A") == list(lines)
    assert left(name="Ada Byron", parts=None) == list(lines[2:])
    first, second = made.content.addresses
    moved = replace(first, street="New Street 1")
    assert left(addresses=(moved, second)) == [*lines[:2], lines[4]]


def test_a_photo_that_was_kept_in_another_form_stays_in_the_text() -> None:
    """The phone's own is larger than the one that the book keeps of it."""
    made = taken(IOS)
    small = Photo(data=jpeg("blue", 8), media_type="image/jpeg")
    with_small = replace(made, content=replace(made.content, photo="key"))
    assert kept_text(IOS, shown(with_small, photo=small), "key", ()) == IOS
    other = replace(made, content=replace(made.content, photo="other"))
    now = kept_text(IOS, shown(other, photo=small), "key", ())
    assert read_text(now).content.photo == small
    gone = kept_text(IOS, shown(made), "key", ())
    assert b"PHOTO" not in gone
    assert b"X-ABCROP-RECTANGLE" in gone


def test_categories_that_are_no_group_stay_in_the_text() -> None:
    """And groups are added and taken off in it."""
    text = card("FN:Ada", "UID:u", "CATEGORIES:vip,Nur am Telefon,Weg")
    made = taken(text)
    now = kept_text(text, shown(made, "VIP", "Neu"), "", ("VIP", "Weg", "Neu"))
    assert b"CATEGORIES:vip,Nur am Telefon,Neu\r\n" in now


# -- what a phone changes ------------------------------------------------------------------------


@given(contacts, st.sampled_from(["3.0", "4.0"]))
def test_what_comes_back_as_it_was_served_changes_nothing(content: Contact, version: str) -> None:
    """Also in the other version."""
    ada = Client(id="ada", content=content, number="7")
    served = read_text(card_of(shown(ada, "VIP")))
    sent = read_text(write_card(served.content, version))
    change = change_of(ada, sent, served)
    assert change.joins == change.leaves == frozenset()
    assert (change.photo, change.no_photo) == (None, False)
    if version == "3.0":
        assert (change.contact, change.number) == (content, "7")


def test_only_what_a_phone_changed_is_changed() -> None:
    """What the studio knows besides stays: what no card can say, or a program leaves out."""
    home = PostalAddress(
        text="Ada\nStr. 1\n1 Ort", street="Str. 1", city="Ort", postal_code="1", country_code="DE"
    )
    ada = client("ada", "Ada", phones=("1",), number="K-7", addresses=(home,), notes="Allergie")
    sent = card("FN:Ada", "N:Ada;;;;", "TEL:2", "ADR:;;Str. 1;Ort;;1;", "NOTE:Allergie", "UID:ada")
    assert taken(sent, ada) == replace(
        ada, content=replace(ada.content, phones=(Labelled(value="2"),))
    )


def test_an_address_that_is_another_one_is_taken_as_it_is_sent() -> None:
    home = PostalAddress(text="Str. 1\n1 Ort", street="Str. 1", city="Ort", postal_code="1")
    ada = client("ada", "Ada", addresses=(home,))
    made = taken(card("FN:Ada", "ADR:;;Str. 2;Ort;;1;", "UID:ada"), ada)
    assert made.content.addresses == (PostalAddress(street="Str. 2", city="Ort", postal_code="1"),)


def test_what_a_phone_took_off_is_taken_off() -> None:
    ada = client("ada", "Ada", phones=("1",), notes="Allergie", birthday="1990-02-28")
    made = taken(card("FN:Ada", "N:Ada;;;;", "UID:ada"), ada)
    assert made.content == Contact(name="Ada")


def _change(ada: Client, text: bytes, *groups: str, photo: Photo | None = None):  # type: ignore[no-untyped-def] # noqa: ANN202
    served = read_text(card_of(shown(ada, *groups, photo=photo)))
    return change_of(ada, read_sent(text).read, served)


def test_a_client_leaves_groups_only_if_the_card_names_groups() -> None:
    """Address books of Apple know no CATEGORIES and leave them out."""
    ada = client("ada", "Ada")
    assert _change(ada, card("FN:Ada", "UID:ada"), "VIP").leaves == frozenset()
    assert _change(ada, card("FN:Ada", "CATEGORIES:", "UID:ada"), "VIP").leaves == {"vip"}
    moved = _change(ada, card("FN:Ada", "CATEGORIES:Neu", "UID:ada"), "VIP")
    assert (moved.joins, moved.leaves) == ({"neu"}, {"vip"})


def test_a_number_is_changed_but_never_taken_off() -> None:
    ada = client("ada", "Ada", number="7")
    assert _change(ada, card("FN:Ada", "UID:ada")).number == "7"
    assert _change(ada, card("FN:Ada", "X-STUDIO-SYNC-NUMBER:8", "UID:ada")).number == "8"


def test_a_photo_is_changed_and_taken_off_but_not_by_one_that_is_broken() -> None:
    ada = client("ada", "Ada")
    other = Photo(data=jpeg("red"), media_type="image/jpeg")
    with_other = card_of(shown(ada, photo=other))
    assert _change(ada, with_other, photo=PHOTO).photo == other
    assert _change(ada, card("FN:Ada", "UID:ada"), photo=PHOTO).no_photo
    for line in ("PHOTO;ENCODING=b:AAAA", "PHOTO;VALUE=uri:https://example.com/a.jpg"):
        change = _change(ada, card("FN:Ada", line, "UID:ada"), photo=PHOTO)
        assert (change.photo, change.no_photo) == (None, False)


# -- what is refused -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        (b"", CARD_VALID_DATA),
        (b"hello", CARD_VALID_DATA),
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", CARD_VALID_DATA),
        (IOS * 2, CARD_VALID_DATA),
        (IOS + b"and more\r\n", CARD_VALID_DATA),
        (IOS.replace(b"END:VCARD\r\n", b""), CARD_VALID_DATA),
        (card("UID:u"), CARD_VALID_DATA),
        (card("FN:  ", "N:;;;;", "UID:u"), CARD_VALID_DATA),
        (card("FN:A\x00da", "UID:u"), CARD_VALID_DATA),
        (card("FN;CHARSET=ISO-8859-1:Zoë".encode("latin-1"), "UID:u"), CARD_VALID_DATA),
        (card("FN:\ud800".encode("utf-8", "surrogatepass"), "UID:u"), CARD_VALID_DATA),
        (card("FN:Ada", version="2.1"), CARD_SUPPORTED_DATA),
        (card("FN:Ada", version="5.0"), CARD_SUPPORTED_DATA),
    ],
)
def test_what_is_no_card_is_refused_with_the_condition_and_a_sentence(
    text: bytes, condition: str
) -> None:
    with pytest.raises(DavError) as refused:
        read_sent(text)
    assert refused.value.condition == condition
    assert refused.value.status == 403
    assert refused.value.sentence.endswith(".")


def test_a_card_without_a_version_or_with_a_byte_order_mark_is_taken() -> None:
    text = card("FN:Ada", "UID:u")
    assert read_sent(b"\xef\xbb\xbf" + text).text == text
    assert read_sent(text.replace(b"VERSION:3.0\r\n", b"")).uid == "u"
    assert read_sent(b"\r\n" + text + b"\r\n\r\n").uid == "u"


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("N:Muster;Anna;;;",), "Anna Muster"),
        (("ORG:Fotohaus;Labor",), "Fotohaus"),
        (("NICKNAME:Lu",), "Lu"),
        (("EMAIL:a@example.com",), "a@example.com"),
        (("TEL:0170",), "0170"),
        (("FN:👩‍👩‍👧 Familie \u202eאבג",), "👩‍👩‍👧 Familie \u202eאבג"),
        (("FN:" + "ä" * 300,), "ä" * 300),
    ],
)
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_a_name_is_found_where_the_card_has_one(
    lines: tuple[str, ...], name: str, end: str
) -> None:
    """Also with lines that end as nobody should end them; the text stays as it was sent."""
    text = card(*lines, "UID:u", end=end)
    sent = read_sent(text)
    assert sent.read.content.contact.name == name
    assert sent.text == text


@pytest.mark.parametrize(
    "line",
    [
        "X:a\r\n" * 1_900_000,
        "X-A" + ";a=b" * 2_400_000 + ":v",
        "TEL;TYPE=" + "b," * 4_900_000 + ":1",
        'X-A;P="' + '""' * 4_900_000 + '":v',
    ],
    ids=lambda line: line[:9],
)
def test_what_would_take_long_to_read_is_refused_at_once(line: str) -> None:
    text = card("FN:Ada", line)
    began = process_time()
    with pytest.raises(DavError) as caught:
        read_sent(text)
    assert caught.value.condition == CARD_MAX_SIZE
    assert process_time() - began < 1


def test_a_photo_of_ten_megabytes_in_short_lines_is_not_too_large() -> None:
    lines = "\r\n ".join(["A" * 72] * 130_000)
    text = card("FN:Ada", f"X-PICTURE;ENCODING=b:{lines}")
    assert read_sent(text).text == text
