"""Contents of cards at random, for what has to hold for all of them."""

from hypothesis import strategies as st

from custom_components.studio_sync.formats.blank import stripped
from custom_components.studio_sync.formats.contact import (
    Contact,
    Labelled,
    NameParts,
    PostalAddress,
)
from custom_components.studio_sync.formats.vcard.content import CardContent
from custom_components.studio_sync.formats.vcard.photo import Photo

from .pictures import jpeg

_LETTERS = st.characters(exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp"), exclude_characters="﻿")
_TEXT = st.text(_LETTERS | st.sampled_from(" ;,:\\\"'=^\n"), min_size=1, max_size=90)
texts = _TEXT.map(stripped).filter(bool)
"""Texts as a contact has them: no control characters but line feeds, no space around them."""
maybe = st.just("") | texts
words = st.sampled_from(["", "home", "work", "other", "Ferienhaus", "Büro 2; hinten"])
phone_labels = words | st.sampled_from(
    ["mobile", "main", "homeFax", "workFax", "otherFax", "pager", "workMobile", "workPager"]
)
people = st.sampled_from(["", "spouse", "child", "manager", "domesticPartner", "Patenkind"])
birthdays = st.sampled_from(["", "1985-04-12", "--02-29", "2000-02-29", "irgendwann, im Mai"])


def several(labels: st.SearchStrategy[str], values: st.SearchStrategy[str] = texts):  # type: ignore[no-untyped-def] # noqa: ANN201
    """Return lists of values with labels, of which the first may be preferred."""
    lists = st.lists(st.builds(Labelled, value=values, label=labels), max_size=3)
    return st.tuples(lists, st.booleans()).map(_one_preferred)


def _one_preferred(drawn: tuple[list[Labelled], bool]) -> tuple[Labelled, ...]:
    found, preferred = drawn
    if not found or not preferred:
        return tuple(found)
    first = Labelled(value=found[0].value, label=found[0].label, preferred=True)
    return (first, *found[1:])


names = st.builds(
    NameParts,
    prefix=maybe,
    given=maybe,
    middle=maybe,
    family=maybe,
    suffix=maybe,
    phonetic_given=maybe,
    phonetic_family=maybe,
).filter(lambda parts: parts != NameParts())
addresses = st.builds(
    PostalAddress,
    street=texts,
    city=maybe,
    extended=maybe,
    postal_code=maybe,
    country=maybe,
    country_code=st.sampled_from(["", "DE", "CH"]),
    label=words,
)
phones = texts.filter(lambda text: not text.lower().startswith("tel:"))
emails = texts.filter(lambda text: not text.lower().startswith("mailto:"))
relations = texts.filter(
    lambda text: not text.lower().startswith(("urn:", "http:", "https:", "data:"))
)
contacts = st.builds(
    Contact,
    name=texts,
    parts=st.none() | names,
    company=st.booleans(),
    nickname=texts.filter(lambda text: "," not in text) | st.just(""),
    organisation=maybe,
    department=maybe,
    title=maybe,
    role=maybe,
    phones=several(phone_labels, phones),
    emails=several(words, emails),
    addresses=st.lists(addresses, max_size=2).map(tuple),
    urls=several(st.sampled_from(["", "home", "work", "homePage", "blog", "Verein"])),
    birthday=birthdays,
    dates=several(
        st.sampled_from(["", "anniversary", "other", "Einschulung"]), birthdays.filter(bool)
    ),
    relations=several(people, relations),
    custom=several(words),
    notes=maybe,
).filter(lambda contact: contact.parts != NameParts(family=contact.name))
photos = st.none() | st.sampled_from(["red", "green", "#0a0b0c"]).map(
    lambda colour: Photo(data=jpeg(colour), media_type="image/jpeg")
)
contents = st.builds(
    CardContent,
    contact=contacts,
    photo=photos,
    number=maybe,
    groups=st.lists(texts, max_size=3, unique=True).map(tuple),
    uid=maybe,
)
