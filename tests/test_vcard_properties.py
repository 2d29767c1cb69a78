"""vCards: properties of programs, line by line, also empty, broken, and more than once."""

import base64

import pytest

from custom_components.studio_sync.formats.contact import Contact, Labelled, NameParts
from custom_components.studio_sync.formats.vcard.change import changed_card
from custom_components.studio_sync.formats.vcard.photo import Photo, PhotoAddress
from custom_components.studio_sync.formats.vcard.read import read_card
from custom_components.studio_sync.formats.vcard.reading import Remark

from .vcard_cards import card, contact, one

ANDROID = "X-ANDROID-CUSTOM:vnd.android.cursor.item/"


@pytest.mark.parametrize(
    "line",
    [
        "ORG:;",
        "ADR:;;;;;;",
        "ADR;TYPE=pref;CC=DE:",
        "TEL:",
        "TEL;TYPE=pref:  ",
        "EMAIL:mailto:",
        "IMPP:",
        "IMPP;X-SERVICE-TYPE=Threema:",
        "NICKNAME:,",
        "CATEGORIES:,",
        "N:;;;;",
        "X-PHONETIC-FIRST-NAME:",
        "SOUND;X-IRMC-N:;;;;",
        "SOUND;TYPE=wav:https://example.org/ada.wav",
        "PHOTO:",
        "PHOTO;ENCODING=b: ",
        "LABEL;TYPE=home:",
        "KIND:individual",
        "RELATED:urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
        f"{ANDROID}nickname;",
        f"{ANDROID}contact_event;;3",
        f"{ANDROID}contact_event;;1",
        f"{ANDROID}relation;",
        f"{ANDROID}of_tomorrow;x;1;y",
        "X-ANDROID-CUSTOM:",
    ],
)
def test_a_line_that_says_nothing_adds_nothing_and_stays(line: str) -> None:
    read = one(card("FN:Ada", line))
    assert read.content.contact == Contact(name="Ada")
    assert (read.content.photo, read.content.groups, read.remarks) == (None, (), ())
    assert changed_card(read, read.content) == read.card.raw


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (f"{ANDROID}nickname;Countess;1;;;", Contact(name="Ada", nickname="Countess")),
        (f"{ANDROID}contact_event;1815-12-10;3;", Contact(name="Ada", birthday="1815-12-10")),
        (
            f"{ANDROID}contact_event;1835-07-08;1;",
            Contact(name="Ada", dates=(Labelled(value="1835-07-08", label="anniversary"),)),
        ),
        (
            f"{ANDROID}contact_event;--02-29;0;leap day",
            Contact(name="Ada", dates=(Labelled(value="--02-29", label="leap day"),)),
        ),
        (
            f"{ANDROID}relation;Byron;5;",
            Contact(name="Ada", relations=(Labelled(value="Byron", label="father"),)),
        ),
        (
            f"{ANDROID}relation;Puff;0;cat 🐈",
            Contact(name="Ada", relations=(Labelled(value="Puff", label="cat 🐈"),)),
        ),
        (
            f"{ANDROID}relation;Somebody;99;",
            Contact(name="Ada", relations=(Labelled(value="Somebody"),)),
        ),
    ],
)
def test_what_android_writes_where_vcard_2_1_has_nothing(line: str, expected: Contact) -> None:
    assert contact("FN:Ada", line, version="2.1") == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("IMPP:xmpp:ada@example.org", Labelled(value="ada@example.org", label="xmpp")),
        ("IMPP:ada", Labelled(value="ada", label="IM")),
        ("IMPP;X-SERVICE-TYPE=Threema:x-apple:ADA1", Labelled(value="ADA1", label="Threema")),
        ("X-SKYPE:ada", Labelled(value="ada", label="Skype")),
    ],
)
def test_names_with_a_service_are_own_fields(line: str, expected: Labelled) -> None:
    assert contact("FN:Ada", line).custom == (expected,)


def test_how_a_name_is_spoken_is_joined_to_its_parts() -> None:
    """The first of a part counts, whichever line says it."""
    found = contact(
        "FN:山田太郎",
        "N:山田;太郎;;;",
        "SOUND;X-IRMC-N:ヤマダ;タロウ;;;",
        "X-PHONETIC-FIRST-NAME:other",
        "X-PHONETIC-MIDDLE-NAME:m",
    )
    assert found.parts == NameParts(
        family="山田",
        given="太郎",
        phonetic_family="ヤマダ",
        phonetic_given="タロウ",
        phonetic_middle="m",
    )


def test_parts_that_are_the_whole_name_are_no_parts_and_go_with_it() -> None:
    read = one(card("FN:Ada Lovelace", "N:Ada Lovelace;;;;"))
    assert read.content.contact == Contact(name="Ada Lovelace")
    assert [item.lines for item in read.items] == [(2, 3)]


def test_notes_are_joined_groups_are_once_and_of_others_the_first_counts() -> None:
    read = one(
        card(
            *("FN:Ada", "NOTE:one", "NOTE:two", "CATEGORIES:A,B", "CATEGORIES:B,C"),
            *("TITLE:Countess", "TITLE:Analyst", "BDAY:1815-12-10", "BDAY:1900-01-01"),
        )
    )
    found = read.content.contact
    assert found.notes == "one\ntwo"
    assert read.content.groups == ("A", "B", "C")
    assert (found.title, found.birthday) == ("Countess", "1815-12-10")
    assert changed_card(read, read.content) == read.card.raw


def test_a_letter_counts_only_where_no_address_does() -> None:
    alone = contact("FN:Ada", "LABEL;TYPE=home:Way 1\\nLondon", "LABEL:")
    [address] = alone.addresses
    assert (address.text, address.label) == ("Way 1\nLondon", "home")
    both = contact("FN:Ada", "ADR:;;Way 1;;;;", "LABEL:Elsewhere")
    assert [each.street for each in both.addresses] == ["Way 1"]


def test_a_type_of_samsung_is_a_label() -> None:
    line = "TEL;X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=C3=9Cbung):030 1"
    assert contact("FN:Ada", line, version="2.1").phones == (
        Labelled(value="030 1", label="Übung"),
    )


def test_parameters_that_are_empty_or_hold_colons_do_no_harm() -> None:
    found = contact("FN:Ada", 'TEL;;TYPE="a:b":1', 'TEL;X-A="c:d;e";TYPE=home:2')
    assert [(each.value, each.label) for each in found.phones] == [("1", "a:b"), ("2", "home")]


# -- encodings ---------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["ENCODING=b", "ENCODING=BASE64", "BASE64"])
def test_a_text_in_base64_is_read(encoding: str) -> None:
    text = base64.b64encode("Grüße 🐶".encode()).decode()
    assert contact("FN:Ada", f"NOTE;{encoding}:{text}").notes == "Grüße 🐶"


def test_a_text_that_is_no_base64_stays_as_it_is() -> None:
    assert contact("FN:Ada", "NOTE;ENCODING=b:hello").notes == "hello"


def test_a_soft_break_before_the_end_of_the_card_does_not_take_it() -> None:
    read = one(card("FN:Ada", "NOTE;ENCODING=QUOTED-PRINTABLE:abc=", version="2.1"))
    assert read.content.contact.notes == "abc"
    assert read.remarks == ()


@pytest.mark.parametrize("rest", ["", "NOTE;ENCODING=QUOTED-PRINTABLE:abc=\r\n"])
def test_a_file_that_ends_within_a_card_is_read(rest: str) -> None:
    read = one(f"BEGIN:VCARD\r\nVERSION:2.1\r\nFN:Ada\r\n{rest}".encode())
    assert read.content.contact.name == "Ada"
    assert read.remarks == (Remark.NO_END,)


# -- photos ------------------------------------------------------------------------------------

PICTURES = [
    (b"\xff\xd8\xff\xe0more", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\nmore", "image/png"),
    (b"GIF89amore", "image/gif"),
    (b"BMmore", "image/bmp"),
    (b"RIFF\x01\x02\x03\x04WEBPmore", "image/webp"),
    (b"\0\0\0\x18ftypheicmore", "image/heic"),
]


@pytest.mark.parametrize(("data", "media"), PICTURES, ids=[media for _, media in PICTURES])
def test_pictures_are_known_by_how_they_begin(data: bytes, media: str) -> None:
    """Whatever the card says that they are."""
    text = base64.b64encode(data).decode()
    expected = Photo(data=data, media_type=media)
    assert one(card("FN:Ada", f"PHOTO;ENCODING=b;TYPE=TIFF:{text}")).content.photo == expected
    assert one(card("FN:Ada", f"PHOTO:data:text/plain;base64,{text}")).content.photo == expected


def test_a_photo_in_percent_encoding_is_read() -> None:
    """RFC 2397, with and without base64."""
    expected = Photo(data=b"GIF89a\xff", media_type="image/gif")
    for value in ("data:image/gif,GIF89a%FF", "data:image/gif;base64,R0lGODlh%2Fw%3D%3D"):
        assert one(card("FN:Ada", f"PHOTO:{value}")).content.photo == expected


@pytest.mark.parametrize("value", ["data:image/gif", "data:image/gif;base64", "data:,", "RIFFxxxx"])
def test_a_photo_without_a_picture_is_a_remark(value: str) -> None:
    read = one(card("FN:Ada", f"PHOTO:{value}"))
    assert (read.content.photo, read.remarks) == (None, (Remark.PHOTO,))


@pytest.mark.parametrize(
    ("line", "url"),
    [
        ("PHOTO;VALUE=CID:ada@example.org", "ada@example.org"),
        ("PHOTO:cid:ada", "cid:ada"),
        ("PHOTO;URL:example.org/a.jpg", "example.org/a.jpg"),
    ],
)
def test_a_photo_that_is_elsewhere_in_any_notation(line: str, url: str) -> None:
    assert one(card("FN:Ada", line)).content.photo == PhotoAddress(url=url)


def test_a_photo_whose_lines_are_not_folded_is_whole() -> None:
    """Old phones end the photo with an empty line, or with nothing but the next property."""
    data = b"\xff\xd8\xff\xe0" + bytes(range(256))
    text = base64.b64encode(data)
    pieces = [text[at : at + 72] for at in range(0, len(text), 72)]
    for gap in ([], [b""]):
        lines = [b"PHOTO;ENCODING=BASE64;JPEG:", *pieces, *gap, b"TITLE:after"]
        read = one(card("FN:Ada", *lines, version="2.1"))
        assert read.content.photo == Photo(data=data, media_type="image/jpeg")
        assert read.content.contact.title == "after"
        assert read_card(read.card) == read


def test_googles_former_name_of_a_number_is_its_present_one() -> None:
    read = one(card("FN:Ada", "item1.TEL:0170", "item1.X-ABLabel:GRANDCENTRAL"))
    assert read.content.contact.phones == (Labelled(value="0170", label="googleVoice"),)
    assert changed_card(read, read.content) == read.card.raw
