"""Contacts as CSV: Google's files and Outlook's, any other, and broken ones."""

from collections.abc import Sequence
from contextlib import suppress
import csv
from dataclasses import replace
from io import StringIO
from time import process_time

from hypothesis import given, strategies as st
import pytest

from custom_components.studio_sync.formats.contact import (
    Contact,
    Labelled,
    NameParts,
    PostalAddress,
)
from custom_components.studio_sync.formats.contact_csv.columns import (
    SKIP,
    Column,
    column_of,
    guess,
)
from custom_components.studio_sync.formats.contact_csv.dates import Order, read_date
from custom_components.studio_sync.formats.contact_csv.read import (
    Record,
    RowRemark,
    ambiguous_date,
    read_records,
)
from custom_components.studio_sync.formats.contact_csv.table import Table, read_table
from custom_components.studio_sync.formats.contact_csv.write import write_csv
from custom_components.studio_sync.formats.errors import ContactFileError, ContactFileReason
from custom_components.studio_sync.formats.vcard.content import CardContent
from custom_components.studio_sync.formats.vcard.photo import PhotoAddress

from .vcard_contents import contents

YEAR = 2026


def records(text: str | bytes, order: Order | None = None) -> list[Record]:
    """Read a file whose columns are guessed."""
    table = read_table(text.encode() if isinstance(text, str) else text)
    return read_records(table, guess(table.headings), this_year=YEAR, order=order)


def chosen(words: Sequence[str], table: Table) -> list[Column]:
    """Return the columns that people have chosen."""
    return [column_of(word, at) for word, at in zip(words, table.headings, strict=False)]


def only(text: str | bytes) -> Contact:
    """Read the only contact of a file."""
    (found,) = records(text)
    return found.content.contact


# -- Google's files, and Outlook's -------------------------------------------------------------

GOOGLE = (
    "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,"
    "Name Prefix,Name Suffix,Nickname,File As,Organization Name,Organization Title,"
    "Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,"
    "Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value,Address 1 - Label,"
    "Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - PO Box,"
    "Address 1 - Region,Address 1 - Postal Code,Address 1 - Country,Address 1 - Extended Address,"
    "Website 1 - Label,Website 1 - Value,Event 1 - Label,Event 1 - Value,"
    "Custom Field 1 - Label,Custom Field 1 - Value\n"
    'Åsa,,Berg,Oosa,,,Dr.,,Ossi,,Berg KG,Chefin,Labor,--02-29,"Zeile 1\nZeile 2",'
    "https://lh3.example/a,* myContacts ::: Stammkunden,* Home,a@example.org ::: b@example.org,"
    'Work Fax,030 1,Ferienhaus,0049 2,Home,"Weg 1\n1 Ort",Weg 1,Ort,,,01067,DE,,Profile,'
    "https://example.org,Anniversary,2010-06-05,Hund,Balder\n"
)


def test_googles_file_of_today_is_read() -> None:
    (found,) = records(GOOGLE)
    assert found.content == CardContent(
        contact=Contact(
            name="Dr. Åsa Berg",
            parts=NameParts(prefix="Dr.", given="Åsa", family="Berg", phonetic_given="Oosa"),
            nickname="Ossi",
            organisation="Berg KG",
            department="Labor",
            title="Chefin",
            phones=(
                Labelled(value="030 1", label="workFax"),
                Labelled(value="0049 2", label="Ferienhaus"),
            ),
            emails=(
                Labelled(value="a@example.org", label="home", preferred=True),
                Labelled(value="b@example.org", label="home"),
            ),
            addresses=(
                PostalAddress(
                    text="Weg 1\n1 Ort",
                    street="Weg 1",
                    city="Ort",
                    postal_code="01067",
                    country="DE",
                    label="home",
                ),
            ),
            urls=(Labelled(value="https://example.org", label="profile"),),
            birthday="--02-29",
            dates=(Labelled(value="2010-06-05", label="anniversary"),),
            custom=(Labelled(value="Balder", label="Hund"),),
            notes="Zeile 1\nZeile 2",
        ),
        photo=PhotoAddress(url="https://lh3.example/a"),
        groups=("Stammkunden",),
    )
    assert found.remarks == ()


def test_googles_former_file_is_read() -> None:
    """It was in UTF-16."""
    text = (
        "Name,Given Name,Additional Name,Family Name,Given Name Yomi,Birthday,Notes,"
        "Group Membership,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,"
        "Organization 1 - Type,Organization 1 - Name,Organization 1 - Title,IM 1 - Service,"
        "IM 1 - Value\n"
        "Åsa Berg,Åsa,,Berg,Oosa, --04-12,n,VIP ::: * myContacts,* Home,a@example.org,"
        "Mobile,0170 1 ::: 0170 2,,Berg KG,Chefin,Skype,asa.b\n"
    )
    contact = only(text.encode("utf-16"))
    assert contact.name == "Åsa Berg"
    assert contact.birthday == "--04-12"
    assert [(each.value, each.label) for each in contact.phones] == [
        ("0170 1", "mobile"),
        ("0170 2", "mobile"),
    ]
    assert contact.custom == (Labelled(value="asa.b", label="Skype"),)
    assert (contact.organisation, contact.title) == ("Berg KG", "Chefin")


@pytest.mark.parametrize("charset", ["utf-8-sig", "cp1252", "utf-16"])
def test_outlooks_file_is_read(charset: str) -> None:
    text = (
        '"Title","First Name","Middle Name","Last Name","Suffix","Company","Department",'
        '"Job Title","Business Street","Business City","Business Postal Code",'
        '"Business Country/Region","Home Street","Home City","Business Fax","Business Phone",'
        '"Home Phone","Mobile Phone","Anniversary","Birthday","Categories","Children",'
        '"E-mail Address","E-mail 2 Address","Notes","Spouse","Web Page"\r\n'
        '"Herr","Jürgen","","Groß","","Möbel Groß","Einkauf","Leiter","Weg 4","München","01067",'
        '"Deutschland","","","089 3","089 1","","0160 2","0/0/00","12/31/1964","VIP;Stamm",'
        '"Eva","j@example.com","k@example.com","n","Uta","www.example.com"\r\n'
    )
    (found,) = records(text.encode(charset))
    contact = found.content.contact
    assert contact.name == "Herr Jürgen Groß"
    assert contact.title == "Leiter"
    assert contact.birthday == "1964-12-31"
    assert contact.dates == ()
    assert {(each.value, each.label) for each in contact.phones} == {
        ("089 3", "workFax"),
        ("089 1", "work"),
        ("0160 2", "mobile"),
    }
    assert [each.value for each in contact.emails] == ["j@example.com", "k@example.com"]
    assert contact.addresses == (
        PostalAddress(
            street="Weg 4", city="München", postal_code="01067", country="Deutschland", label="work"
        ),
    )
    assert {(each.value, each.label) for each in contact.relations} == {
        ("Eva", "child"),
        ("Uta", "spouse"),
    }
    assert found.content.groups == ("VIP", "Stamm")


# -- any other ---------------------------------------------------------------------------------


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_delimiter_line_end_and_charset_are_found(delimiter: str, end: str, charset: str) -> None:
    rows = [["Vorname", "Nachname", "PLZ", "Handy"], ["Jörg", "Müller", "01067", "0170 1"]]
    text = end.join(delimiter.join(row) for row in rows) + end
    contact = only(text.encode(charset))
    assert contact.name == "Jörg Müller"
    assert contact.phones == (Labelled(value="0170 1", label="mobile"),)
    assert contact.addresses[0].postal_code == "01067"


def test_excels_line_about_the_delimiter_is_no_row() -> None:
    (found,) = records("sep=;\r\nName;Notiz\r\nAda, Lovelace;x\r\n")
    assert (found.row, found.content.contact.name) == (3, "Ada, Lovelace")


def test_a_chosen_table_of_columns_decides_and_can_be_remembered() -> None:
    table = read_table(b"a,b,c\nAda,0170,Boot\n")
    assert guess(table.headings) == (SKIP,) * 3
    with pytest.raises(ContactFileError, match="columns"):
        read_records(table, guess(table.headings), this_year=YEAR)
    words = ("name", "phone:mobile", "notes")
    columns = chosen(words, table)
    assert tuple(each.word for each in columns) == words
    (found,) = read_records(table, columns, this_year=YEAR)
    assert found.content.contact == Contact(
        name="Ada", phones=(Labelled(value="0170", label="mobile"),), notes="Boot"
    )
    with pytest.raises(ValueError, match="nonsense"):
        column_of("nonsense", "")


def test_chosen_columns_of_addresses_groups_and_own_fields() -> None:
    table = read_table(b"a,b,c,d\nAda,Weg 1,Ort,VIP;Neu,\n")
    words = ("name", "street:home", "city:home", "groups")
    (found,) = read_records(table, chosen(words, table), this_year=YEAR)
    assert found.content.contact.addresses == (
        PostalAddress(street="Weg 1", city="Ort", label="home"),
    )
    assert found.content.groups == ("VIP", "Neu")
    assert column_of("custom", "Hund").label == "Hund"


@pytest.mark.parametrize(
    "first", ["Ada;0170 1234567;Rome", "Ada;ada@example.com;Rome", "Ada;10.12.1815;Rome"]
)
def test_a_file_without_headings_loses_nobody(first: str) -> None:
    """Its columns are numbered; what they are has to be chosen."""
    table = read_table(f"{first}\nEve;;Paris\n".encode())
    assert table.headings == ("1", "2", "3")
    assert [(row.number, row.values[0]) for row in table.rows] == [(1, "Ada"), (2, "Eve")]
    assert {each.word for each in guess(table.headings)} == {"skip"}


@pytest.mark.parametrize("first", ["Name;Phone 1;2024", "Name;1;2", "E-Mail;@;Tel. 0-24h"])
def test_headings_may_have_digits_and_signs(first: str) -> None:
    table = read_table(f"{first}\nEve;;Paris\n".encode())
    assert table.headings == tuple(first.split(";"))


def test_a_heading_twice_or_none() -> None:
    (found,) = records("Name,Phone,Phone,,Name,Notes\nAda,1,2,x,Eva,n\n")
    contact = found.content.contact
    assert contact.name == "Ada"
    assert [each.value for each in contact.phones] == ["1", "2"]
    assert contact.notes == "n"
    assert read_table(b"Name,Phone,Phone,,\na,b,c,d\n").repeated == ("Phone",)


# -- bad input ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", ContactFileReason.EMPTY),
        (b"\xef\xbb\xbf \r\n", ContactFileReason.EMPTY),
        (b",,\n,,\n", ContactFileReason.EMPTY),
        (b"PK\x03\x04rest", ContactFileReason.SPREADSHEET),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", ContactFileReason.SPREADSHEET),
        (b"\r\n<html><table><tr><td>Name", ContactFileReason.SPREADSHEET),
        (b"<?xml version='1.0'?>\n<Workbook>", ContactFileReason.SPREADSHEET),
        (b"ab\0cd\0", ContactFileReason.NOT_TEXT),
        (b"%PDF-1.4\n1 0 obj\n<< /Name, /x >>\n", ContactFileReason.NOT_TEXT),
        (b"{\\rtf1 Name, Phone}\nAda,1\n", ContactFileReason.NOT_TEXT),
        (b"BEGIN:VCALENDAR\nSUMMARY:a,b\n", ContactFileReason.NOT_TEXT),
    ],
)
def test_what_is_no_csv_is_refused(data: bytes, reason: ContactFileReason) -> None:
    with pytest.raises(ContactFileError) as caught:
        read_table(data)
    assert caught.value.reason is reason


def test_a_quotation_mark_that_is_never_closed_is_refused_with_its_row() -> None:
    with pytest.raises(ContactFileError, match="quotes") as caught:
        read_table(b'Name,Notes\nAda,ok\nEva,"open\nUta,x\n')
    assert caught.value.row == 3
    with pytest.raises(ContactFileError, match="quotes") as caught:
        read_table(b'Name,Notes\nAda,"' + b"x\n" * 100_000 + b'"\n')
    assert caught.value.row == 2


def test_text_behind_a_quotation_mark_is_kept_and_told() -> None:
    table = read_table(b'Name,Notes\n"Ada" L,x\nEva,"a ""b"" c"\n')
    assert [row.values for row in table.rows] == [("Ada L", "x"), ("Eva", 'a "b" c')]
    assert table.wrong_quotes == 2
    assert read_table(b'Name,Notes\nEva,"a ""b"" c"\n').wrong_quotes is None


def test_rows_that_are_short_or_long_are_told() -> None:
    found = records("Name,Phone,Notes\nAda\nEva,1,n,more\nUta,1,n,,\n\n")
    assert [[each.reason for each in one.remarks] for one in found] == [
        [RowRemark.SHORT],
        [RowRemark.LONG],
        [],
    ]
    assert [one.row for one in found] == [2, 3, 4]


@pytest.mark.parametrize("number", ["4.91701E+11", "4,91701E+11", "4.9e11", "-1E+5"])
def test_a_number_that_a_spreadsheet_has_ruined_is_left_out_and_told(number: str) -> None:
    (found,) = records(f'Name,Mobile\nAda,"{number}"\n')
    assert found.content.contact.phones == ()
    (remark,) = found.remarks
    assert (remark.reason, remark.column) == (RowRemark.RUINED_NUMBER, "Mobile")


@pytest.mark.parametrize(
    ("given", "number"), [("1.23457E+11", ""), ("12E3", "12E3"), ("1042.0", "1042")]
)
def test_a_clients_number_that_a_spreadsheet_has_ruined_is_left_out_and_told(
    given: str, number: str
) -> None:
    (found,) = records(f"Name,Customer No\nAda,{given}\n")
    assert found.content.number == number
    assert [each.reason for each in found.remarks] == ([] if number else [RowRemark.RUINED_NUMBER])


@pytest.mark.parametrize(
    ("given", "phone"),
    [("491701234567.0", "491701234567"), ("170123,0", "170123"), ("0170.0", "0170.0")],
)
def test_the_fraction_of_a_whole_number_is_none_of_its_digits(given: str, phone: str) -> None:
    """Nor is ``.00`` at the end of a French number one."""
    assert only(f'Name,Phone\nAda,"{given}"\n').phones == (Labelled(value=phone),)
    assert only("Name,Phone\nAda,01.23.45.67.00\n").phones[0].value == "01.23.45.67.00"


def test_a_number_with_a_fraction_comes_back_from_our_export() -> None:
    contact = Contact(name="Ada", phones=(Labelled(value="12345.0"),), notes="5,0")
    content = CardContent(contact=contact, number="7.0")
    assert records(write_csv([content]))[0].content == content


def test_what_divides_values_in_googles_files_divides_none_in_ours() -> None:
    contact = Contact(
        name="Ada",
        phones=(Labelled(value="1 ::: 2", label="a ::: b"),),
        addresses=(PostalAddress(street="a ::: b", city="c"),),
    )
    content = CardContent(contact=contact, uid="c1")
    assert records(write_csv([content]))[0].content == content


def test_a_text_formula_is_its_text() -> None:
    assert only('Name,Mobile\nAda,"=""0170 1"""\n').phones[0].value == "0170 1"


@pytest.mark.parametrize(
    ("row", "name", "reason"),
    [(",1", "1", RowRemark.NO_NAME), (",", "", RowRemark.NOTHING)],
)
def test_a_row_without_a_name(row: str, name: str, reason: RowRemark) -> None:
    (found,) = records(f"Name,Phone,Notes\n{row},n\n")
    assert found.content.contact.name == name
    assert [each.reason for each in found.remarks] == [reason]


# -- dates -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1985-04-12", "1985-04-12"),
        ("1985/4/12", "1985-04-12"),
        ("12.4.1985", "1985-04-12"),
        ("12.04.85", "1985-04-12"),
        ("12.4.", "--04-12"),
        ("4/12/1985 0:00", "1985-04-12"),
        ("29.2.2000", "2000-02-29"),
        ("29.2.1999", None),
        ("1/2/26", "2026-01-02"),
        ("1/2/27", "1927-01-02"),
        ("--02-29", "--02-29"),
        ("0/0/00", ""),
        ("", ""),
        ("31149", None),
        ("\u0664/\u0665/\u0661\u0669\u0668\u0665", None),
    ],
)
def test_dates(text: str, expected: str | None) -> None:
    assert read_date(text, Order.MONTH, YEAR) == expected


def test_an_order_of_dates_is_asked_once_a_file_and_only_if_nothing_tells() -> None:
    open_, told = "Name,Birthday\na,4/5/1985\n", "Name,Birthday\na,4/5/1985\nb,13/5/1985\n"
    ask = [ambiguous_date(table, guess(table.headings)) for table in map(table_of, (open_, told))]
    assert ask == ["4/5/1985", ""]
    assert [one.content.contact.birthday for one in records(told)] == ["1985-05-04", "1985-05-13"]
    assert only(open_).birthday == "1985-04-05"
    assert records(open_, Order.DAY)[0].content.contact.birthday == "1985-05-04"
    assert not ambiguous_date(
        table_of("Name,Birthday\na,4/4/1985\nb,4.5.1985\n"), guess(["Name", "Birthday"])
    )


def table_of(text: str) -> Table:
    """Return a text as a table."""
    return read_table(text.encode())


def test_what_is_no_date_is_kept_and_told() -> None:
    (found,) = records("Name,Birthday,Anniversary\nAda,im Mai,31/31/2000\n")
    assert found.content.contact.birthday == "im Mai"
    assert found.content.contact.dates == (Labelled(value="31/31/2000", label="anniversary"),)
    assert [(each.reason, each.column) for each in found.remarks] == [
        (RowRemark.NO_DATE, "Birthday"),
        (RowRemark.NO_DATE, "Anniversary"),
    ]


# -- export ------------------------------------------------------------------------------------


def exportable(content: CardContent) -> CardContent:
    """Return a content without what a CSV has no room for: photos as bytes, UIDs, separators."""
    contact = content.contact
    if contact.parts is not None and contact.parts == NameParts(given=contact.name):
        contact = replace(contact, parts=None)
    return replace(content, contact=contact, photo=None, uid="")


def has_marks(content: CardContent) -> bool:
    """Return whether a text contains what parts values in Google's files."""
    return " ::: " in repr(content)


@given(st.lists(contents, max_size=4))
def test_what_is_exported_is_read_back_the_same(drawn: list[CardContent]) -> None:
    given_ = [exportable(each) for each in drawn if not has_marks(each)]
    data = write_csv(given_)
    if given_:
        found = [one.content for one in records(data)]
        for one, wanted in zip(found, given_, strict=True):
            assert one == wanted


def test_an_export_has_no_formulas() -> None:
    """A spreadsheet would carry them out."""
    content = CardContent(
        contact=Contact(name="=HYPERLINK(1)", notes="@x", phones=(Labelled(value="+49 170 1"),))
    )
    data = write_csv([content])
    cells = {each for row in csv.reader(StringIO(data.decode("utf-8-sig"))) for each in row}
    assert {"'=HYPERLINK(1)", "'@x", "+49 170 1"} <= cells
    assert records(data)[0].content == content


@given(st.text(max_size=60) | st.binary(max_size=60))
def test_nothing_that_looks_like_a_table_fails(drawn: str | bytes) -> None:
    body = drawn.encode("utf-8", "replace") if isinstance(drawn, str) else drawn
    with suppress(ContactFileError):
        records(b"Name,Phone,Birthday\n" + body)


def test_ten_thousand_rows_are_read_in_no_time() -> None:
    lines = "".join(f"Ada {n},0170 {n},a{n}@example.org,1.2.1985\n" for n in range(10_000))
    start = process_time()
    assert len(records(f"Name,Phone,E-mail,Birthday\n{lines}")) == 10_000
    assert process_time() - start < 5
