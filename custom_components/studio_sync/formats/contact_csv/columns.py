"""Which column says what: Google's former and new names, Outlook's, and guesses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import product
import re
from typing import Final

HOUSE: Final = "house_number"
"""The part of an address that goes behind the street."""


class Kind(StrEnum):
    """What a column can be."""

    SKIP = "skip"
    NAME = "name"
    PREFIX = "prefix"
    GIVEN = "given"
    MIDDLE = "middle"
    FAMILY = "family"
    SUFFIX = "suffix"
    PHONETIC_GIVEN = "phonetic_given"
    PHONETIC_MIDDLE = "phonetic_middle"
    PHONETIC_FAMILY = "phonetic_family"
    NICKNAME = "nickname"
    ORGANISATION = "organisation"
    DEPARTMENT = "department"
    TITLE = "title"
    ROLE = "role"
    BIRTHDAY = "birthday"
    NOTES = "notes"
    PHOTO = "photo"
    GROUPS = "groups"
    NUMBER = "number"
    UID = "uid"
    """The id that our own export writes, by which a client is known again."""
    COMPANY = "company"
    """Whether it is a company: any text but 0, no, false."""
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    URL = "url"
    DATE = "date"
    RELATION = "relation"
    CUSTOM = "custom"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What a column says.

    Columns of the same ``kind`` and ``slot`` are one value: ``part`` says which part of it the
    column is: ``value``, ``label``, or a field of a postal address. ``label`` is the label of a
    value that has no column for it.
    """

    kind: Kind
    part: str = ""
    slot: str = ""
    label: str = ""

    @property
    def word(self) -> str:
        """What people call the column: ``name``, ``phone:mobile``, ``city:home``."""
        name = self.part if self.kind is Kind.ADDRESS else self.kind.value
        return f"{name}:{self.label}" if self.label and self.label != LISTED else name


def column_of(word: str, heading: str) -> Column:
    """Return the column that people call so. Raises ValueError for another word.

    A field of one's own is called by its heading, unless the word says otherwise.
    """
    name, _, label = word.strip().partition(":")
    if name in _ADDRESS_FIELDS:
        return Column(kind=Kind.ADDRESS, part=name, slot=f"chosen {label}", label=label)
    kind = Kind(name)
    if kind is Kind.GROUPS:
        return Column(kind=kind, label=LISTED)
    if kind not in _WITH_VALUES:
        return Column(kind=kind)
    label = label or (heading if kind is Kind.CUSTOM else "")
    return Column(kind=kind, part="value", slot=f"chosen {heading}", label=label)


_WITH_VALUES: Final = frozenset(
    {Kind.PHONE, Kind.EMAIL, Kind.URL, Kind.DATE, Kind.RELATION, Kind.CUSTOM}
)
_ADDRESS_FIELDS: Final = frozenset(
    {"text", "street", HOUSE, "extended", "po_box", "city", "region", "postal_code", "country"}
)
LISTED: Final = "listed"
"""The label of groups that are divided by commas or semicolons, as Outlook's are."""
SKIP: Final = Column(kind=Kind.SKIP)
CHOICES: Final = (
    *("skip", "name", "given", "family", "prefix", "middle", "suffix", "nickname", "company"),
    *("organisation", "department", "title", "role"),
    *("phone", "phone:mobile", "phone:home", "phone:work", "email", "email:home", "email:work"),
    *("text", "street", "house_number", "extended", "po_box", "postal_code", "city", "region"),
    *("country", "url"),
    *("birthday", "date", "relation", "notes", "number", "groups", "custom"),
)
"""The words that people choose from; see ``column_of``."""


def guess(headings: Sequence[str]) -> tuple[Column, ...]:
    """Return what each column is by its heading; those that are not known are skipped."""
    known = {_plain(each) for each in headings}
    outlook = "jobtitle" in known or {"title", "firstname", "company"} <= known
    found = [_column(each, outlook=outlook) for each in headings]
    kinds = {column.kind for column in found}
    if Kind.GIVEN in kinds and Kind.FAMILY not in kinds:
        # Beside a first name, the name is the last one.
        family = Column(kind=Kind.FAMILY)
        found = [family if column.kind is Kind.NAME else column for column in found]
    seen = dict[Column, int]()
    for at, column in enumerate(found):
        number = seen.get(column, 0)
        seen[column] = number + 1
        if number and column.slot:  # the same heading again is another value
            found[at] = replace(column, slot=f"{column.slot}~{number}")
    return tuple(found)


_GOOGLE: Final = re.compile(
    r"(E-mail|Phone|Address|Website|Event|Relation|Custom Field|IM|Organization) (\d+) - (.+)"
)
_GOOGLE_KINDS: Final[Mapping[str, Kind]] = {
    "E-mail": Kind.EMAIL,
    "Phone": Kind.PHONE,
    "Address": Kind.ADDRESS,
    "Website": Kind.URL,
    "Event": Kind.DATE,
    "Relation": Kind.RELATION,
    "Custom Field": Kind.CUSTOM,
    "IM": Kind.CUSTOM,
}
_GOOGLE_PARTS: Final = {
    "Label": "label",
    "Type": "label",
    "Service": "label",
    "Value": "value",
    "Formatted": "text",
    "Street": "street",
    "City": "city",
    "PO Box": "po_box",
    "Region": "region",
    "Postal Code": "postal_code",
    "Country": "country",
    "Extended Address": "extended",
    "Country Code": "country_code",
}
_GOOGLE_FIRM: Final = {
    "Name": Kind.ORGANISATION,
    "Title": Kind.TITLE,
    "Department": Kind.DEPARTMENT,
}
_SINGLES: Final[Mapping[Kind, str]] = {
    Kind.NAME: "name fullname displayname kunde kundenname client clientname customer customername "
    "contact contactname kontakt kontaktname patient patientname patientenname gast mitglied "
    "vorundnachname namevorname nom nomcomplet",
    Kind.PREFIX: "nameprefix prefix anrede salutation titre civilité",
    Kind.GIVEN: "firstname givenname given forename fname vorname vornamen rufname prénom",
    Kind.MIDDLE: "middlename additionalname weiterevornamen zweitervorname deuxièmeprénom",
    Kind.FAMILY: "lastname familyname surname lname nachname familienname zuname nomdefamille",
    Kind.SUFFIX: "namesuffix suffix namenszusatz suffixe",
    Kind.PHONETIC_GIVEN: "phoneticfirstname givennameyomi",
    Kind.PHONETIC_MIDDLE: "phoneticmiddlename additionalnameyomi",
    Kind.PHONETIC_FAMILY: "phoneticlastname familynameyomi",
    Kind.NICKNAME: "nickname spitzname surnom",
    Kind.ORGANISATION: "organizationname organization organisation company companyname firma "
    "firmenname unternehmen société entreprise",
    Kind.DEPARTMENT: "organizationdepartment department abteilung service",
    Kind.TITLE: "organizationtitle jobtitle title position titel titreprofessionnel fonction poste",
    Kind.ROLE: "occupation profession beruf role rolle métier",
    Kind.BIRTHDAY: "birthday birthdate dateofbirth dob born geburtstag "
    "geburtsdatum geboren geborenam gebdatum gebtag gebam geb anniversaire datedenaissance "
    "naissance",
    Kind.NOTES: "notes note notizen notiz bemerkung bemerkungen kommentar "
    "comment comments memo remark remarks anmerkung anmerkungen hinweis hinweise info "
    "remarque remarques commentaire commentaires",
    Kind.PHOTO: "photo",
    Kind.GROUPS: "labels groupmembership",
    Kind.NUMBER: "clientnumber clientno clientid customernumber customerno customerid "
    "kundennummer kundennr kundenid kdnr kdnummer membernumber mitgliedsnummer mitgliedsnr "
    "numéroclient numéroduclient nclient "
    "patientnumber patientid patientennummer patientennr reference referenceid",
    Kind.COMPANY: "iscompany istfirma",
    Kind.UID: "studiosyncid",
}
_LISTED: Final = (
    "groups group categories category tags gruppe gruppen kategorien kategorie kundengruppe groupe "
    "groupes catégories catégorie"
)
_VALUES: Final[Mapping[tuple[Kind, str], str]] = {
    (
        Kind.PHONE,
        "",
    ): "phone telephone tel telefon telefonnummer phonenumber rufnummer telefonnr primaryphone "
    "téléphone téléphoneprincipal",
    (Kind.PHONE, "mobile"): "mobile mobil handy handynummer handynr mobilnummer mobilenumber cell "
    "portable télmobile téléphonemobile téléphoneportable",
    (Kind.PHONE, "home"): "festnetz festnetznummer",
    (Kind.PHONE, "main"): "companymainphone telefonfirma téléphonesociété",
    (Kind.PHONE, "other"): "otherphone weiterestelefon téléphoneautre",
    (Kind.PHONE, "pager"): "pager",
    (Kind.PHONE, "homeFax"): "homefax faxprivat télécopiedomicile",
    (Kind.PHONE, "workFax"): "businessfax faxgeschäftlich télécopiebureau",
    (Kind.PHONE, "otherFax"): "otherfax fax telefax weiteresfax télécopie télécopieautre",
    (Kind.PHONE, "car"): "carphone autotelefon",
    (Kind.EMAIL, ""): "email mail emailaddress emailadresse email2address email3address "
    "email2adresse email3adresse mailadresse adressedemessagerie adresseemail courriel",
    (Kind.URL, ""): "website webpage webseite homepage url web internet internetadresse "
    "pageweb siteweb",
    (
        Kind.DATE,
        "anniversary",
    ): "anniversary jahrestag anniversairedemariage anniversairedemariageoufête",
    (Kind.RELATION, "spouse"): "spouse partner ehepartner conjoint conjointe",
    (Kind.RELATION, "child"): "children kinder enfants",
    (Kind.RELATION, "manager"): "managersname manager",
    (Kind.RELATION, "assistant"): "assistantsname",
}
_COMPOSED: Final[Mapping[Kind, str]] = {
    Kind.PHONE: "phone phonenumber telephone number tel telefon telefonnummer téléphone tél",
    Kind.EMAIL: "email mail emailaddress emailadresse",
}
"""Words of which one may say, in front or behind, which of a person's it is."""
_WHICH: Final[Mapping[str, str]] = {
    "mobile": "mobile mobil cell handy",
    "home": "home private privat zuhause festnetz domicile",
    "work": "work business office geschäftlich dienstlich arbeit büro firma bureau",
}
_ADDRESS_PARTS: Final = {
    "street": "street streetaddress address strasse straße adresse anschrift addressline1 street1 "
    "streetaddress1 address1 adresse1 strassenr strassehausnr strasseundhausnr strassehausnummer "
    "strasseundhausnummer straßennr rue",
    HOUSE: "hausnummer hausnr housenumber",
    "extended": "street2 address2 addressline2 streetaddress2 adresse2 adresszusatz zusatz",
    "city": "city town ort stadt wohnort ville",
    "region": "state region province bundesland kanton bundeslandkanton "
    "bundeslandkantonregion région déprégion",
    "postal_code": "postalcode zip zipcode postcode plz postleitzahl codepostal",
    "country": "country countryregion land landregion pays paysrégion",
    "po_box": "pobox postfach boîtepostale",
}
_PLACES: Final[Mapping[str, tuple[str, ...]]] = {
    "": ("",),
    "home": ("home", "privat", "domicile"),
    "work": ("business", "geschäftlich", "bureau"),
    "other": ("other", "weitere", "autre"),
}


def _words() -> Mapping[str, Column]:
    found = dict[str, Column]()
    for kind, words in _SINGLES.items():
        found |= {word: Column(kind=kind) for word in words.split()}
    found |= {word: Column(kind=Kind.GROUPS, label=LISTED) for word in _LISTED.split()}
    for (kind, label), words in _VALUES.items():
        for word in words.split():
            found[word] = Column(kind=kind, part="value", slot=word, label=label)
    for kind, words in _COMPOSED.items():
        for word, (label, which) in product(words.split(), _WHICH.items()):
            for heading in (h for each in which.split() for h in (each + word, word + each)):
                found[heading] = Column(kind=kind, part="value", slot=heading, label=label)
    for part, words in _ADDRESS_PARTS.items():
        for label, places in _PLACES.items():
            column = Column(kind=Kind.ADDRESS, part=part, slot=label or "address", label=label)
            for word, place in product(words.split(), places):
                found.setdefault(f"{place}{word}", column)
                found.setdefault(f"{word}{place}", column)
    return found


def _plain(heading: str) -> str:
    return "".join(each for each in heading.casefold().replace("ß", "ss") if each.isalnum())


_NUMBERED: Final = re.compile(r"(\D+)(\d)(\D*)")
_WORDS: Final = {_plain(word): column for word, column in _words().items()}


def _column(heading: str, *, outlook: bool) -> Column:
    google = _GOOGLE.fullmatch(heading.strip())
    if google is not None:
        return _google(*google.groups())
    plain = _plain(heading)
    if outlook and plain == "title":  # Outlook's title is Mrs or Dr.
        return Column(kind=Kind.PREFIX)
    column = _WORDS.get(plain)
    if column is None and (numbered := _NUMBERED.fullmatch(plain)) is not None:
        column = _WORDS.get(numbered[1] + numbered[3])
        if column is not None and column.slot:
            column = replace(column, slot=f"{column.slot} {numbered[2]}")
    return column or SKIP


def _google(name: str, number: str, part: str) -> Column:
    if name == "Organization":
        kind = _GOOGLE_FIRM.get(part) if number == "1" else None
        return SKIP if kind is None else Column(kind=kind)
    known = _GOOGLE_PARTS.get(part)
    if known is None:
        return SKIP
    return Column(kind=_GOOGLE_KINDS[name], part=known, slot=f"{name} {number}")
