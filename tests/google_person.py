"""A contact of Google with everything, what it says, and what Google makes of writes to it."""

from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import orjson

from custom_components.studio_sync.formats.contact import (
    Contact,
    Labelled,
    NameParts,
    PostalAddress,
)
from custom_components.studio_sync.google.person_fields import PREFERRED
from custom_components.studio_sync.google.person_mapping import (
    read_person,
)
from custom_components.studio_sync.google.person_writes import (
    Written,
    write_person,
)

from .google_emulator.people_fields import read_fields
from .google_emulator.people_settings import ContactLimits

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
