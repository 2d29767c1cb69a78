"""What the columns of other programs' files are taken for."""

import pytest

from custom_components.studio_sync.formats.contact import Contact, Labelled, NameParts
from custom_components.studio_sync.formats.contact_csv.columns import guess
from custom_components.studio_sync.formats.contact_csv.read import Record, read_records
from custom_components.studio_sync.formats.contact_csv.table import read_table
from custom_components.studio_sync.formats.contact_csv.write import write_csv
from custom_components.studio_sync.formats.vcard.content import CardContent


def only(text: str) -> Record:
    """Read the only row of a file whose columns are guessed."""
    table = read_table(text.encode())
    (found,) = read_records(table, guess(table.headings), this_year=2026)
    return found


def test_a_salons_list_in_german() -> None:
    found = only(
        "Kundennr.;Name;Vorname;Tel. privat;Handy;Straße;Hausnr.;PLZ;Ort;E-Mail;Geb.-Datum;Info"
        "\n00012;Müller;Eva;0221 5;0170 9;Weg;3a;01067;Ort;eva@example.org;03.04.1980;mag Tee\n"
    )
    contact = found.content.contact
    assert found.content.number == "00012"
    assert contact.parts == NameParts(given="Eva", family="Müller")
    assert (contact.name, contact.birthday, contact.notes) == (
        "Eva Müller",
        "1980-04-03",
        "mag Tee",
    )
    assert contact.phones == (
        Labelled(value="0221 5", label="home"),
        Labelled(value="0170 9", label="mobile"),
    )
    (address,) = contact.addresses
    assert (address.street, address.postal_code, address.city) == ("Weg 3a", "01067", "Ort")
    assert not found.remarks


def test_a_tills_list_in_english() -> None:
    found = only(
        "Reference ID,First Name,Last Name,Email Address,Phone Number,Street Address 1,"
        "Street Address 2,City,State,Postal Code,Birthday,Memo,Work phone\n"
        "r1,Ann,Lee,a@example.com,+1 212 555 0100,1 Main St,Apt 4,NYC,NY,00501,1990-12-31,m,7\n"
    )
    contact, (address,) = found.content.contact, found.content.contact.addresses
    assert (found.content.number, contact.name, contact.notes) == ("r1", "Ann Lee", "m")
    assert [(each.value, each.label) for each in contact.phones] == [
        ("+1 212 555 0100", ""),
        ("7", "work"),
    ]
    assert (address.street, address.extended, address.region) == ("1 Main St", "Apt 4", "NY")


@pytest.mark.parametrize(
    ("headings", "labels"),
    [
        ("Telefon 1,Telefon 2", ["", ""]),
        ("Phone1,Phone2", ["", ""]),
        ("Mobile Number,Telephone", ["mobile", ""]),
        ("Telefon (geschäftlich),Privat-Telefon", ["work", "home"]),
        ("Telefonnummer Büro,Festnetz", ["work", "home"]),
        ("Handy 1,Handy 2", ["mobile", "mobile"]),
    ],
)
def test_numbers_by_what_they_are_called(headings: str, labels: list[str]) -> None:
    contact = only(f"Name,{headings}\nAda,1,2\n").content.contact
    assert [(each.value, each.label) for each in contact.phones] == list(
        zip("12", labels, strict=True)
    )


def test_a_name_without_a_first_name_beside_it_is_all_of_it() -> None:
    assert only("Name,Nachname,Vorname\nAda Berg,Berg,Ada\n").content.contact.name == "Ada Berg"
    assert only("Name,E-Mail\nAda Berg,\n").content.contact == Contact(name="Ada Berg")


def test_all_notes_are_kept() -> None:
    assert only("Name,Notiz,Hinweis\nAda,1,2\n").content.contact.notes == "1\n2"


def test_a_house_number_without_a_street() -> None:
    (address,) = only("Name,Hausnummer,Ort\nAda,5,Ort\n").content.contact.addresses
    assert (address.street, address.city) == ("5", "Ort")


def test_a_number_of_our_own_export_that_looks_ruined_comes_back() -> None:
    """A spreadsheet is kept from reading it as a power of ten."""
    contact = Contact(name="Ada", phones=(Labelled(value="0E0"), Labelled(value="1e5")))
    data = write_csv([CardContent(contact=contact)])
    assert only(data.decode("utf-8-sig")).content.contact == contact
    assert only("Name,Phone\nAda,1E5\n").content.contact.phones == ()


def test_outlooks_file_in_french() -> None:
    found = only(
        "Titre;Prénom;Nom;Société;Service;Titre professionnel;Rue (bureau);Ville (bureau);"
        "Code postal (bureau);Pays/Région (bureau);Rue (domicile);Ville (domicile);"
        "Téléphone (bureau);Téléphone 2 (bureau);Téléphone (domicile);Tél. mobile;"
        "Télécopie (bureau);Adresse de messagerie;Adresse de messagerie 2;Anniversaire;"
        "Catégories;Conjoint(e);Page Web\n"
        "Mme;Inès;Roux;Roux SARL;Ventes;Gérante;3 rue A;Lille;59000;France;4 rue B;Arras;"
        "03 1;03 2;03 3;06 4;03 5;i@roux.example;i2@roux.example;24/12/1979;Fidèles;Luc;r.example\n"
    )
    contact = found.content.contact
    assert contact.parts == NameParts(prefix="Mme", given="Inès", family="Roux")
    assert (contact.organisation, contact.department, contact.title) == (
        "Roux SARL",
        "Ventes",
        "Gérante",
    )
    assert [(each.value, each.label) for each in contact.phones] == [
        ("03 1", "work"),
        ("03 2", "work"),
        ("03 3", "home"),
        ("06 4", "mobile"),
        ("03 5", "workFax"),
    ]
    assert [each.value for each in contact.emails] == ["i@roux.example", "i2@roux.example"]
    assert [(each.label, each.street, each.city, each.country) for each in contact.addresses] == [
        ("work", "3 rue A", "Lille", "France"),
        ("home", "4 rue B", "Arras", ""),
    ]
    assert contact.birthday == "1979-12-24"
    assert contact.relations == (Labelled(value="Luc", label="spouse"),)
    assert contact.urls == (Labelled(value="r.example"),)
    assert found.content.groups == ("Fidèles",)
    assert not found.remarks


def test_a_number_within_a_heading_tells_another_value() -> None:
    found = only("Name,E-mail 1 address,E-mail 2 address\nA,a@x.example,b@x.example\n")
    assert [each.value for each in found.content.contact.emails] == ["a@x.example", "b@x.example"]
