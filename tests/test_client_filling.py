"""What a record adds to a client who is there already."""

from custom_components.studio_sync.formats.contact import Contact, Labelled, NameParts
from custom_components.studio_sync.scheduling.client_filling import fill

ADA = Contact(name="Ada Byron", notes="Likes tea.\nComes on Mondays.")


def test_parts_of_another_name_are_not_added() -> None:
    """What the client is called stays as it is."""
    record = Contact(name="Ada Lovelace", parts=NameParts(given="Ada", family="Lovelace"))
    found = fill(ADA, record, "DE")
    assert found.contact == ADA
    assert (found.added, found.differs) == ((), ("name",))


def test_parts_of_the_same_name_are_added() -> None:
    parts = NameParts(given="Ada", family="Byron")
    found = fill(ADA, Contact(name="ADA BYRON", parts=parts), "DE")
    assert found.contact.parts == parts
    assert (found.contact.name, found.added, found.differs) == ("Ada Byron", ("parts",), ())


def test_notes_that_are_there_already_are_no_difference() -> None:
    found = fill(ADA, Contact(name="Ada Byron", notes="Comes on Mondays."), "DE")
    assert (found.contact, found.differs) == (ADA, ())


def test_the_same_date_with_another_label_is_another_one() -> None:
    wedding = Labelled(value="2001-02-03", label="anniversary")
    known = Contact(name="Ada Byron", dates=(wedding,))
    first = Labelled(value="2001-02-03", label="First visit")
    found = fill(known, Contact(name="Ada Byron", dates=(wedding, first)), "DE")
    assert found.contact.dates == (wedding, first)
