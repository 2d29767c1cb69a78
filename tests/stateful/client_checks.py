"""What must hold of clients and contacts when all has come to rest."""

from collections import Counter
from collections.abc import Mapping
from functools import partial
from typing import Any

from custom_components.studio_sync.book import clients, conflicts, links
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import CLIENT, Client, LinkState

from .client_actor import BOOK
from .client_expectation import ClientExpectation
from .contact_actor import ContactActor, tag_of
from .contact_stage import GROUP, ContactStage
from .expectation import Fate

type Contacts = dict[str, list[Mapping[str, Any]]]
"""Contacts by their tags."""


async def check_clients(
    stage: ContactStage, expected: ClientExpectation, actors: Mapping[str, ContactActor]
) -> None:
    """Compare the book with both accounts, and all of them with what people did."""
    found = await stage.book.read(clients.clients)
    here = {client.name: client for client in found if client.name in expected.people}
    named = Counter(client.name for client in found)
    assert all(number == 1 for number in named.values()), f"doubled in the book: {named}"
    for tag, known in expected.people.items():
        assert known.fate is not Fate.LIVES or tag in here, f"{tag} is lost"
        assert known.fate is not Fate.GONE or tag not in here, f"{tag} has come back"
    for name, actor in actors.items():
        asked = await stage.book.read(partial(_asked, stage=stage, name=name, expected=expected))
        _check_account(expected, actor, here, asked)
    for tag, client in here.items():
        _check_client(expected, tag, client)
    _calm(expected, here, actors)


def _asked(
    tx: Transaction, stage: ContactStage, name: str, expected: ClientExpectation
) -> set[str]:
    """Return the ids of clients whose sides may differ, and see that no pair waits for ever."""
    replica_id = stage.contacts[name].replica.id
    records = {client.id: client for client in clients.changes(tx, 0)}
    asked = set(conflicts.open_for(tx, replica_id, records))
    asked |= {key for key, each in records.items() if expected.is_question(name, each.name)}
    for record_id, link in links.get(tx, replica_id, records).items():
        assert link.record_kind == CLIENT
        if record_id in asked or link.frozen_rev is not None:
            asked.add(record_id)
            continue
        assert link.state is not LinkState.PENDING, f"{record_id} is pending for ever"
        assert link.state is not LinkState.REFUSED, f"{record_id} was refused: {link.reason}"
    return asked


def _check_account(
    expected: ClientExpectation,
    actor: ContactActor,
    here: Mapping[str, Client],
    asked: set[str],
) -> None:
    who, phone, labels = actor.who, actor.phone, actor.labels
    assert len(labels) <= 1, f"{who} has {len(labels)} labels"
    for name, raw in expected.foreign.get(who, {}).items():
        assert phone.raw().get(name) == raw, "somebody else's contact was touched"
    every = _by_tag(phone.all(), expected)
    members = set(phone.members(labels[0])) if labels else set[str]()
    for tag, several in every.items():
        most = 1 + expected.copies.get((who, tag), 0)
        assert len(several) <= most, f"{tag} is {len(several)} times in {who}'s Google"
        if len(several) == 1 and len(_marks(several[0])) <= 1:
            expected.doubled.get(who, set()).discard(tag)
            expected.copies.pop((who, tag), None)
    for tag in expected.people:
        if expected.is_question(who, tag):
            continue
        client = here.get(tag)
        inside = [each for each in every.get(tag, ()) if each["resourceName"] in members]
        wanted = client is not None and GROUP in client.group_ids
        assert len(inside) == wanted, f"{tag} is {len(inside)} times in {who}'s label"
        if client is not None and inside and client.id not in asked:
            _compare(client, inside[0])


def _by_tag(people: list[Any], expected: ClientExpectation) -> Contacts:
    found: Contacts = {}
    for person in people:
        if (tag := tag_of(person)) in expected.people:
            found.setdefault(tag, []).append(person)
    return found


def _marks(person: Mapping[str, Any]) -> list[str]:
    return [each["value"] for each in person.get("clientData", ())]


def _numbers(person: Mapping[str, Any]) -> list[str]:
    return sorted(each["value"] for each in person.get("phoneNumbers", ()))


def _notes(person: Mapping[str, Any]) -> str:
    return "".join(each["value"] for each in person.get("biographies", ()))


def _compare(client: Client, person: Mapping[str, Any]) -> None:
    """See that a client and a contact say the same."""
    content = client.content
    there = _notes(person), _numbers(person), _has_photo(person)
    here = content.notes, sorted(each.value for each in content.phones), bool(content.photo)
    assert here == there, f"{client.name} differs: {here} / {there}"


def _has_photo(person: Mapping[str, Any]) -> bool:
    return any(not each.get("default") for each in person["photos"])


def _check_client(expected: ClientExpectation, tag: str, client: Client) -> None:
    """See that what people wrote is there: the last notes of somebody, and every number.

    What was written in a contact waits while it is a question whose that is.
    """
    known = expected.people[tag]
    assert client.content.notes in known.notes, f"{client.name} says what nobody wrote last"
    told = {each.value for each in client.content.phones}
    inside = GROUP in client.group_ids
    needed = {
        key
        for key, side in known.numbers.items()
        if side == BOOK or (inside and not expected.is_question(side, tag))
    }
    assert known.fate is Fate.OPEN or needed <= told, f"{client.name} lost {needed - told}"


def _calm(
    expected: ClientExpectation, here: Mapping[str, Client], actors: Mapping[str, ContactActor]
) -> None:
    """Take what is now for what was agreed on, but for what is a question."""
    for tag, known in expected.people.items():
        client = here.get(tag)
        asks = any(expected.is_question(name, tag) for name in actors)
        if client is None or asks:
            known.fate = Fate.GONE if client is None else known.fate
            continue
        known.fate, known.photo_open = Fate.LIVES, False
        known.touched = set()
        if GROUP in client.group_ids:
            known.notes = {client.content.notes}
            known.numbers = {each.value: BOOK for each in client.content.phones}
