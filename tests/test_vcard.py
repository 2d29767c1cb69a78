"""vCards: read, written and changed, as programs write them and as nobody should."""

import base64
from collections import Counter
from dataclasses import replace
from pathlib import Path
from time import process_time

from hypothesis import given, strategies as st
import pytest

from custom_components.studio_sync.formats.contact import Contact, Labelled, PostalAddress
from custom_components.studio_sync.formats.errors import ContactFileError
from custom_components.studio_sync.formats.vcard.change import changed_card
from custom_components.studio_sync.formats.vcard.content import CardContent, items_of
from custom_components.studio_sync.formats.vcard.file import read_file
from custom_components.studio_sync.formats.vcard.lines import read_cards
from custom_components.studio_sync.formats.vcard.photo import Photo, PhotoAddress
from custom_components.studio_sync.formats.vcard.read import read_card
from custom_components.studio_sync.formats.vcard.reading import Remark
from custom_components.studio_sync.formats.vcard.write import write_card

from .vcard_cards import card, contact, one
from .vcard_contents import contents
from .vcard_golden import FOLDER, golden

FILES = sorted(FOLDER.glob("*.vcf"))
JPEG = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 2


# -- what programs write -----------------------------------------------------------------------


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_programs_write_is_read(path: Path) -> None:
    """The golden files; drop another one in, and run ``python -m tests.vcard_golden``."""
    assert golden(path) == path.with_suffix(".json").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_nobody_changed_goes_out_byte_for_byte(path: Path) -> None:
    for read in read_file(path.read_bytes()):
        assert changed_card(read, read.content) == read.card.raw
        assert read.card.raw in path.read_bytes()


@pytest.mark.parametrize("version", ["3.0", "4.0"])
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_programs_write_is_the_same_after_an_export(path: Path, version: str) -> None:
    for read in read_file(path.read_bytes()):
        assert one(write_card(read.content, version)).content == read.content


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_changed_card_says_what_was_wanted_and_keeps_all_other_lines(path: Path) -> None:
    """Also in 2.1; the lines of what is not changed stay, in their order."""
    for read in read_file(path.read_bytes()):
        known = read.content.contact
        more = Labelled(value="+49 30 5; 6", label="Übungsraum")
        emails = (Labelled(value="new@example.org", label="work"), *known.emails[1:])
        wanted = replace(
            read.content,
            contact=replace(
                known,
                notes="ganz neu: é, ü;\nzweite Zeile",
                phones=(*known.phones, more),
                emails=emails,
                title="",
            ),
        )
        changed = changed_card(read, wanted)
        assert replace(one(changed).content, groups=wanted.groups) == wanted
        touched = {"NOTE", "TEL", "EMAIL", "TITLE", "X-ABLABEL"}
        before = [line.raw for line in read.card.lines if line.head.name not in touched]
        after = [line.raw for line in one(changed).card.lines if line.head.name not in touched]
        assert after == before


def test_a_line_whose_value_changes_keeps_its_parameters() -> None:
    read = one(card("FN:Ada", "item1.TEL;type=WORK;PID=1.1;X-Y=z:123", "item1.X-Z:kept"))
    known = read.content.contact
    wanted = replace(
        read.content, contact=replace(known, phones=(Labelled(value="456", label="work"),))
    )
    assert b"item1.TEL;type=WORK;PID=1.1;X-Y=z:456\r\nitem1.X-Z:kept\r\n" in changed_card(
        read, wanted
    )


def test_a_name_as_one_text_stays_one_text_when_it_changes() -> None:
    read = one(card("N:Ada Lovelace;;;;", "FN:Ada Lovelace"))
    wanted = replace(read.content, contact=Contact(name="Ada King"))
    changed = one(changed_card(read, wanted))
    assert changed.content == wanted
    assert changed.card.raw.count(b"\r\nN:") == 1


# -- round trips -------------------------------------------------------------------------------


@given(contents, st.sampled_from(["3.0", "4.0"]))
def test_whatever_is_exported_is_read_back_the_same(content: CardContent, version: str) -> None:
    data = write_card(content, version)
    assert one(data).content == content
    assert max(map(len, data.split(b"\r\n"))) <= 75


@given(contents, contents, st.sampled_from(["3.0", "4.0"]))
def test_any_card_can_become_any_other(
    content: CardContent, wanted: CardContent, version: str
) -> None:
    read = one(write_card(content, version))
    if not wanted.uid:
        wanted = replace(wanted, uid=content.uid)
    assert told(one(changed_card(read, wanted)).content) == told(wanted)


def told(content: CardContent) -> Counter[object]:
    """Return what a card says, in no order: the order of a list is no edit."""
    return Counter((item.field, item.value) for item in items_of(content))


PIECES = st.sampled_from(
    [
        *(b"BEGIN:VCARD", b"END:VCARD", b"VERSION:2.1", b"AGENT:", b"N:", b"ADR", b"PHOTO", b"TEL"),
        *(b"X-ABLabel", b"item1.", b"BDAY:--0229", b"data:", b";CELL", b";TYPE=", b";CHARSET=x"),
        *(b";ENCODING=QUOTED-PRINTABLE", b";ENCODING=b", b"=3B", b"\xff", b"\xed\xa0\x80"),
        *(b"\r\n", b"\n", b"\r", b" ", b'"', b":", b"=", b",", b"\\", b"(", b"^", b"\x00"),
    ]
)


@given(st.lists(PIECES, max_size=40).map(b"".join))
def test_nothing_that_looks_like_a_card_fails(body: bytes) -> None:
    for read in read_file(b"BEGIN:VCARD\r\nFN:a\r\n" + body):
        assert changed_card(read, read.content) == read.card.raw
        write_card(read.content)


@given(st.binary(max_size=200))
def test_anything_else_is_refused(data: bytes) -> None:
    if b"BEGIN:VCARD" not in data.upper():
        with pytest.raises(ContactFileError, match="not_a_card"):
            read_file(data)


# -- charsets and lines ------------------------------------------------------------------------


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_file_in_another_unicode_is_read(charset: str) -> None:
    assert one(card("FN:Łukasz 🐶").decode().encode(charset)).content.contact.name == "Łukasz 🐶"


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_any_line_end_is_kept(end: str) -> None:
    read = one(card(f"NOTE:long{end} er", "FN:Ada", end=end))
    assert read.content.contact.notes == "longer"
    wanted = replace(read.content, contact=replace(read.content.contact, title="Dr."))
    assert changed_card(read, wanted) == read.card.raw.replace(
        b"END", b"TITLE:Dr." + end.encode() + b"END"
    )


def test_a_character_cut_in_two_by_a_fold_is_whole() -> None:
    assert contact(b"FN:J\xc3\r\n \xb6rg").name == "Jörg"


def test_what_is_no_utf_8_is_windows_1252() -> None:
    assert contact("FN:J\u00f6rg \u20ac".encode("cp1252")).name == "Jörg €"


@pytest.mark.parametrize("charset", ["nonsense", "US-ASCII", "rot13", "utf-7", "idna"])
def test_an_unknown_or_wrong_charset_is_a_remark(charset: str) -> None:
    read = one(card(f"FN;CHARSET={charset}:Jörg", version="2.1"))
    assert read.content.contact.name == "Jörg"
    assert Remark.CHARSET in read.remarks


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("TEL;CELL;PREF:1", Labelled(value="1", label="mobile", preferred=True)),
        ('TEL;TYPE="work,fax":1', Labelled(value="1", label="workFax")),
        ("TEL;TYPE=work,pager:1", Labelled(value="1", label="workPager")),
        ("TEL;TYPE=X-Boat:1", Labelled(value="1", label="Boat")),
        ("TEL;TYPE=Boat:1", Labelled(value="1", label="Boat")),
        ("TEL;CELL;X-CUSTOM(Boot):1", Labelled(value="1", label="mobile")),
        ("TEL;TYPE=:1", Labelled(value="1")),
        ("TEL;;:1", Labelled(value="1")),
    ],
)
def test_types_are_labels(line: str, expected: Labelled) -> None:
    version = "2.1" if ";CELL" in line else "3.0"
    assert contact("FN:a", line, version=version).phones == (expected,)


def test_the_preferred_one_is_that_of_the_first_rank() -> None:
    lines = ("TEL;PREF=2:1", "TEL;PREF=1:2", "TEL;PREF=x:3", "TEL;TYPE=pref:4")
    found = contact("FN:a", *lines, version="4.0").phones
    assert [each.value for each in found if each.preferred] == ["2"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("BDAY:--0229", "--02-29"),
        ("BDAY:--02-29", "--02-29"),
        ("BDAY:1604-02-29", "--02-29"),
        ("BDAY;X-APPLE-OMIT-YEAR=1800:1800-04-12", "--04-12"),
        ("BDAY:1985-04-12T23:00:00Z", "1985-04-12"),
        ("BDAY:19850412T230000", "1985-04-12"),
        ("BDAY;VALUE=text:circa 1800", "circa 1800"),
        ("BDAY:1985-02-30", "1985-02-30"),
        ("BDAY:1900-02-29", "1900-02-29"),
        ("BDAY:", ""),
    ],
)
def test_birthdays_of_all_kinds(line: str, expected: str) -> None:
    assert contact("FN:a", line).birthday == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ["ADR:;;Hof\\; links;Köln;;;"],
            PostalAddress(street="Hof; links", city="Köln"),
        ),
        (
            ["ADR;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:;;Hof=3B links;K=C3=B6ln"],
            PostalAddress(street="Hof; links", city="Köln"),
        ),
        (["LABEL;TYPE=HOME:Hof 1\\nKöln"], PostalAddress(text="Hof 1\nKöln", label="home")),
        (
            ["a.ADR:;;x;;;;", "a.LABEL:x y", "a.X-ABADR:ch"],
            PostalAddress(text="x y", street="x", country_code="CH"),
        ),
    ],
)
def test_addresses_of_all_kinds(lines: list[str], expected: PostalAddress) -> None:
    assert contact("FN:a", *lines).addresses == (expected,)


def test_an_address_that_is_one_text_stays_one_text() -> None:
    for version in ("3.0", "4.0"):
        content = CardContent(
            contact=Contact(name="a", addresses=(PostalAddress(text="Hof 1\nKöln", label="work"),))
        )
        assert one(write_card(content, version)).content == content


# -- bad input ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "name"),
    [("ORG:Acme", "Acme"), ("NICKNAME:Al", "Al"), ("EMAIL:a@b.c", "a@b.c"), ("TEL:123", "123")],
)
def test_something_else_stands_in_for_a_missing_name(line: str, name: str) -> None:
    read = one(card(line, "FN: ", "N:;;;;"))
    assert read.content.contact.name == name
    assert read.remarks == (Remark.NO_NAME,)
    assert changed_card(read, read.content) == read.card.raw


def test_a_card_of_nothing_is_told() -> None:
    assert one(card("N:;;;;")).remarks == (Remark.NOTHING,)


def test_cards_without_an_end_are_cards() -> None:
    data = b"BEGIN:VCARD\nFN:One\nBEGIN:VCARD\nFN:Two\nEND:VCARD\njunk\nBEGIN:VCARD\nFN:Three"
    found = read_file(data)
    assert [each.content.contact.name for each in found] == ["One", "Two", "Three"]
    assert [Remark.NO_END in each.remarks for each in found] == [True, False, True]
    assert [each.card.row for each in found] == [1, 3, 7]
    wanted = replace(found[2].content, contact=Contact(name="Three", title="x"))
    assert changed_card(found[2], wanted) == b"BEGIN:VCARD\nFN:Three\nTITLE:x\n"


def test_a_card_within_a_card_is_no_client() -> None:
    inner = "BEGIN:VCARD\r\nVERSION:2.1\r\nFN:Inner\r\nTEL:007\r\nEND:VCARD"
    read = one(card("FN:Outer", "AGENT:", inner, "TITLE:after", version="2.1"))
    assert (read.content.contact.name, read.content.contact.title) == ("Outer", "after")
    assert read.content.contact.phones == ()
    escaped = contact("FN:Outer", "AGENT:BEGIN:VCARD\\nFN:Inner\\nEND:VCARD")
    assert escaped.name == "Outer"


@pytest.mark.parametrize(
    "photo",
    [
        "PHOTO;ENCODING=b;TYPE=JPEG:AAAA",
        "PHOTO;ENCODING=b;TYPE=JPEG:/9j/A",
        "PHOTO;ENCODING=b:%%%%",
        "PHOTO:data:image/jpeg;base64",
        "PHOTO:data:text/plain,hello",
    ],
)
def test_a_photo_that_is_none_is_a_remark_and_the_contact_is_read(photo: str) -> None:
    read = one(card("FN:Ada", photo))
    assert read.content.photo is None
    assert read.remarks == (Remark.PHOTO,)
    assert changed_card(read, read.content) == read.card.raw


@pytest.mark.parametrize(
    "line",
    [
        "PHOTO;ENCODING=b;TYPE=JPEG:{}",
        "PHOTO:data:image/jpeg;base64,{}",
        "PHOTO:data:image/jpeg;base64\\,{}",
        "PHOTO;VALUE=uri:data:image/png;base64,{}",
        "PHOTO;BASE64;JPEG:{}",
    ],
)
def test_photos_are_what_their_bytes_are(line: str) -> None:
    text = line.format(base64.b64encode(JPEG).decode())
    assert one(card("FN:a", text)).content.photo == Photo(data=JPEG, media_type="image/jpeg")


def test_a_photo_elsewhere_is_only_an_address() -> None:
    found = one(card("FN:a", "PHOTO;VALUE=uri:https\\://example.org/a.jpg")).content.photo
    assert found == PhotoAddress(url="https://example.org/a.jpg")


@pytest.mark.parametrize("name", ["🐶🧑‍🎨", "שלום עולם", "\u202eabc", "a\\nb".replace("\\n", " ")])
def test_names_of_emoji_and_right_to_left(name: str) -> None:
    content = CardContent(contact=Contact(name=name))
    assert one(write_card(content)).content == content


def test_control_characters_and_lone_surrogates_do_no_harm() -> None:
    assert contact(b"FN:A\x00d\x07a\x7f").name == "Ada"
    data = write_card(CardContent(contact=Contact(name="a\ud800b\x00c", notes="x\x0by")))
    assert one(data).content.contact.name == "a?bc"


def test_ten_thousand_lines_are_read_in_no_time() -> None:
    lines = [f"TEL:{number}" for number in range(10_000)]
    start = process_time()
    assert len(contact("FN:a", *lines).phones) == 10_000
    grouped = [f"item1.TEL:{number}" for number in range(10_000)]
    assert len(contact("FN:a", *grouped).phones) == 10_000
    assert process_time() - start < 5


def test_a_photo_of_5_mb_takes_five_times_as_long_as_one_of_1_mb() -> None:
    """The figure is ``vcard.photo.growth``; here only that nothing is quadratic."""
    start = process_time()
    content = CardContent(
        contact=Contact(name="a"), photo=Photo(data=JPEG * 10_000, media_type="image/jpeg")
    )
    for version in ("3.0", "4.0"):
        assert one(write_card(content, version)).content == content
    assert process_time() - start < 5


def test_lines_that_are_no_properties_stay_where_they_are() -> None:
    data = card("FN:a", "no colon here", "", "!!:x", ";:y")
    assert changed_card(one(data), one(data).content) == data
    assert len(read_cards(data)[0].lines) == 8


def test_other_versions_are_not_written() -> None:
    with pytest.raises(ContactFileError, match="version"):
        write_card(CardContent(contact=Contact(name="a")), "2.1")


def test_a_card_of_a_group_gives_its_members_a_group() -> None:
    group = card("FN:VIP", "KIND:group", "MEMBER:urn:uuid:1", "UID:g", version="4.0")
    found = read_file(card("FN:a", "UID:1") + card("FN:b", "CATEGORIES:Old", "UID:2") + group)
    assert [each.content.groups for each in found] == [("VIP",), ("Old",)]
    assert read_card(read_cards(group)[0]).is_group


def test_names_of_groups_compare_without_case() -> None:
    """RFC 6350 §3.3: ``item1`` and ``ITEM1`` are one group."""
    lines = ("item1.TEL:1", "ITEM1.X-ABLabel:Boat", "Item2.ADR:;;Street;;;;", "iTEM2.X-ABADR:de")
    found = one(card("FN:a", *lines)).content.contact
    assert [each.label for each in found.phones] == ["Boat"]
    assert [each.country_code for each in found.addresses] == ["DE"]


def test_what_a_card_says_twice_is_kept_or_told_and_its_lines_stay() -> None:
    lines = ("BDAY:1985-04-12", "BDAY:1985-04-13", "TITLE:Dr.", "TITLE:Dr.", "NICKNAME:A,B")
    read = one(card("FN:a", *lines, "NICKNAME:C", "NOTE:x", "NOTE:y"))
    found = read.content.contact
    assert (found.birthday, found.title) == ("1985-04-12", "Dr.")
    assert (found.nickname, found.notes) == ("A, B, C", "x\ny")
    assert read.repeated == ("BDAY",)
    wanted = replace(read.content, contact=replace(found, birthday="1990-01-01", nickname="D"))
    changed = changed_card(read, wanted)
    assert b"BDAY:1990-01-01\r\nBDAY:1985-04-13\r\n" in changed
    assert changed.count(b"NICKNAME") == 1


def test_a_photo_of_many_lines_is_read_in_no_time_however_it_is_folded() -> None:
    """With the space that a fold has, without it, and with a head of several lines."""
    body = base64.b64encode(JPEG * 4_000).decode()
    pieces = [body[at : at + 60] for at in range(0, len(body), 60)]
    for head in ("PHOTO;ENCODING=b;TYPE=JPEG:", "PHOTO;ENCODING=BASE64;\r\n TYPE=JPEG:"):
        for end in ("\r\n", "\n", "\r"):
            for space in (" ", ""):
                start = process_time()
                text = card("FN:a", head + f"{end}{space}".join(pieces), "TITLE:after")
                found = one(text.replace(b"\r\n", end.encode()) if end != "\r\n" else text)
                assert process_time() - start < 5
                assert found.content.photo == Photo(data=JPEG * 4_000, media_type="image/jpeg")
                assert found.content.contact.title == "after"


LONG = JPEG * 400
LONG_URL = f"https://a.example/{'x' * 100_000}"


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize(
    ("version", "head", "fold"),
    [
        ("3.0", "PHOTO;ENCODING=b;TYPE=JPEG:", " "),
        ("3.0", 'item1.PHOTO;X-A="a:b";ENCODING=b;\n TYPE=JPEG:', " "),
        ("2.1", "PHOTO;ENCODING=BASE64;JPEG:\n", " "),
        ("2.1", "PHOTO;ENCODING=BASE64;JPEG:\n", ""),
        ("4.0", "PHOTO:data:image/jpeg;base64,", " "),
        ("4.0", "PHOTO;VALUE=uri:\n data:image/jp\n eg;base64\\,", "\t"),
    ],
)
def test_a_long_photo_is_read_from_its_place_in_the_file(
    version: str, head: str, fold: str, end: str
) -> None:
    """Whatever else changes, its line goes out as it came in."""
    text = base64.b64encode(LONG).decode()
    lines = [text[at : at + 70] for at in range(0, len(text), 70)]
    body = f"\n{fold}".join(["", *lines]) if head.endswith("\n") else f"\n{fold}".join(lines)
    begin = f"BEGIN:VCARD\nVERSION:{version}\nFN:Ada\n{head.removesuffix('\n')}"
    data = f"{begin}{body}\n\nNOTE:n\nEND:VCARD\n".replace("\n", end).encode()
    [read] = read_file(data)
    assert read.content.photo == Photo(data=LONG, media_type="image/jpeg")
    assert read.card.raw == data
    assert changed_card(read, read.content) == data
    wanted = replace(read.content, contact=replace(read.content.contact, notes="m"))
    assert changed_card(read, wanted) == data.replace(b"NOTE:n", b"NOTE:m")
    other = replace(read.content, photo=Photo(data=JPEG, media_type="image/jpeg"))
    assert one(changed_card(read, other)).content == other


@pytest.mark.parametrize(
    ("value", "photo"),
    [
        ("x" * 100_000, None),
        ("%" * 100_000, None),
        ("data:image/jpeg;base64" + "x" * 100_000, None),
        ("data:image/jpeg;base64," + "%41" * 40_000, None),
        (LONG_URL, PhotoAddress(url=LONG_URL)),
    ],
)
def test_a_long_photo_that_is_none_does_no_harm(value: str, photo: PhotoAddress | None) -> None:
    read = one(card("FN:Ada", f"PHOTO:{value}"))
    assert read.content.photo == photo
    assert read.content.contact == contact("FN:Ada")


def test_other_long_lines_are_read_as_short_ones() -> None:
    text = "a, b; " * 20_000
    read = one(card("FN:Ada", f"NOTE:{text}", "x" * 100_000, "X-LONG:" + "y" * 100_000))
    assert read.content.contact.notes == text
    assert changed_card(read, read.content) == read.card.raw


def test_a_group_of_thousands_of_lines_is_read_in_no_time() -> None:
    lines = [each for at in range(5_000) for each in (f"a.TEL:{at}", "A.X-ABLabel:x")]
    start = process_time()
    found = one(card("FN:a", *lines))
    assert process_time() - start < 5
    assert len(found.content.contact.phones) == 5_000
