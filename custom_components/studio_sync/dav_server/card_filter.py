"""Which cards an addressbook-query finds (RFC 6352 §10.5)."""

from ..dav.filters import CardFilter, PropertyFilter
from ..formats.errors import ContactFileError
from ..formats.vcard.decode import text as text_of
from ..formats.vcard.lines import Card, Line, read_cards
from .event_filter import parameter_fits
from .text_match import fits


def card_fits(data: bytes, wanted: CardFilter) -> bool:
    """Return whether a card is as a filter wants it. What can't be read is not."""
    try:
        card = read_cards(data)[0]
    except ContactFileError:
        return False
    results = (_property_fits(card, each) for each in wanted.properties)
    return all(results) if wanted.every else any(results)


def _property_fits(card: Card, wanted: PropertyFilter) -> bool:
    lines = [line for line in card.lines if line.head.name == wanted.name]
    if wanted.absent:
        return not lines
    return any(_line_fits(card, line, wanted) for line in lines)


def _line_fits(card: Card, line: Line, wanted: PropertyFilter) -> bool:
    if not wanted.texts and not wanted.parameters:
        return True
    value = text_of(line, card.version) if wanted.texts and line.photo is None else ""
    results = [
        *(fits(value, each) for each in wanted.texts),
        *(parameter_fits(line.head.params, each) for each in wanted.parameters),
    ]
    return all(results) if wanted.every else any(results)
