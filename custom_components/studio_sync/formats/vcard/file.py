"""A file of cards: those of people and companies, with the groups that they are in."""

from collections import defaultdict
from dataclasses import replace

from .lines import read_cards
from .read import ReadCard, plain_uid, read_card


def read_file(data: bytes) -> list[ReadCard]:
    """Read the cards of people and companies, in the order of the file.

    A card that is a group (KIND:group) is none of them: its name is added to the ``groups`` of its
    members. Raises ``ContactFileError`` if there is no card at all.
    """
    cards = [read_card(card) for card in read_cards(data)]
    groups = defaultdict[str, list[str]](list)
    for card in cards:
        for uid in card.members if card.is_group else ():
            groups[uid].append(card.content.contact.name)
    return [_in_groups(card, groups) for card in cards if not card.is_group]


def _in_groups(card: ReadCard, groups: dict[str, list[str]]) -> ReadCard:
    uid = plain_uid(card.content.uid)
    if not uid or uid not in groups:
        return card
    names = tuple(dict.fromkeys((*card.content.groups, *groups[uid])))
    return replace(card, content=replace(card.content, groups=names))
