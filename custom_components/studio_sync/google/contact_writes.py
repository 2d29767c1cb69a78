"""What to send for each write to a contact, and what becomes of it. Pure.

https://developers.google.com/people/api/rest/v1/people/batchUpdateContacts
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, Final

from ..formats.contact import Contact
from ..formats.contact_sameness import as_given
from ..sync.limits import cut_reason
from ..sync.model import Op, Outcome, RemoteItem, Verdict, Write
from ..sync.ports import ReplicaError
from .batch import Json, Reply
from .contact_listing import groups_of, memberships
from .errors import CONTACTS_FULL
from .labels import MY_CONTACTS
from .people_api import OTHER_FIELDS, responses
from .person_fields import member, own_items
from .person_mapping import LIMITS, read_person
from .person_marks import MARK, client_data, etag_of, made_by_us, marks_of
from .person_writes import says_more, write_person

NEW: Final = "new/"
"""The beginning of the name of a contact that has none from Google yet."""

NEVER: Final = "never"
UNTOUCHED: Final = "untouched"
MADE: Final = "made"
"""What is deleted in Google of the contacts that are no more synced: none, those that we made and
nobody added to, or all that we made. The others are only taken out of the label."""


def provisional_name(record_id: str, generation: int) -> str:
    """Name a contact that has no name from Google yet."""
    return f"{NEW}{record_id}/{generation}"


def is_provisional(name: str) -> bool:
    """Tell whether this names a contact that has no name from Google yet."""
    return name.startswith(NEW)


@dataclass(slots=True)
class Pending:
    """A write under way; its ``outcome`` is None until it is known."""

    write: Write[Contact]
    person: Json | None = None
    """The contact as it is now, if it is there."""
    body: dict[str, Any] = field(default_factory=dict)
    mask: frozenset[str] = frozenset()
    """The fields of the body that are to be written; empty if all is there already."""
    erased: bool = False
    """It is to be deleted, and not only taken out of the label."""
    outcome: Outcome[Contact] | None = None

    @property
    def record_id(self) -> str:
        """The record whose copy it is."""
        name = self.write.remote_id
        if not self.write.record_id and is_provisional(name):
            return name.removeprefix(NEW).rpartition("/")[0]
        return self.write.record_id

    @property
    def name(self) -> str:
        """The name of the contact that is written to; empty for a new one."""
        if self.person is not None:
            return str(self.person["resourceName"])
        name = self.write.former_id if self.write.op is Op.CREATE else self.write.remote_id
        return "" if is_provisional(name) else name

    @property
    def is_back(self) -> bool:
        """Tell whether a former copy is put back, in which people may have written."""
        return self.write.former is not None and self.person is not None

    @property
    def names_label(self) -> bool:
        """Tell whether it says which labels the contact is in."""
        return "memberships" in self.mask

    @property
    def is_gone(self) -> bool:
        """Tell whether the contact turned out not to be there."""
        return self.outcome is not None and self.outcome.verdict is Verdict.GONE


def refused(reason: str) -> Outcome[Contact]:
    """Return the outcome of a write that Google would refuse again."""
    return Outcome(verdict=Verdict.REFUSED, reason=reason)


def unknown(reason: str) -> Outcome[Contact]:
    """Return the outcome of a write that may have been done, or may work the next time."""
    return Outcome(verdict=Verdict.FAILED, reason=reason)


def refusal(reply: Reply) -> str:
    """Return why Google refused one contact: a reason's key."""
    if reply.reason == CONTACTS_FULL:
        return "contacts_full"
    match reply.status:
        case HTTPStatus.CONTENT_TOO_LARGE:
            return "contact_too_large"
        case HTTPStatus.FORBIDDEN:
            return "contact_forbidden"
    return "contact_invalid"


def settled(each: Pending, item: RemoteItem[Contact], reason: str) -> Outcome[Contact]:
    """Return what became of a write after which the contact is so."""
    if reason:
        return Outcome(verdict=Verdict.REFUSED, reason=reason, item=item, content=item.content)
    if each.is_back and not _says(item.content, each.write.content):
        return Outcome(verdict=Verdict.EXISTS, item=item)
    return Outcome(verdict=Verdict.DONE, item=item, reason=cut_reason(item.content, LIMITS))


def answers(reply: Reply, name: str) -> Sequence[Json]:
    """Read what was written; nothing, if it makes no sense: then it is looked for."""
    try:
        return responses((reply.value or {}).get(name))
    except ReplicaError:
        return ()


def _says(there: Contact | None, content: Contact | None) -> bool:
    """Tell whether a contact says what it is to say, be it in another notation."""
    return there is not None and content is not None and as_given(there, content) == content


_CODES: Final = {
    5: (HTTPStatus.NOT_FOUND, "NOT_FOUND"),
    7: (HTTPStatus.FORBIDDEN, "PERMISSION_DENIED"),
    9: (HTTPStatus.BAD_REQUEST, "FAILED_PRECONDITION"),
}
"""Status and reason of what would be the answer to one contact, by google.rpc.Code."""


def batch_errors(reply: Reply, some: Sequence[Pending]) -> list[tuple[Pending, Reply]]:
    """Return the contacts for which a batch was refused, with what was wrong with each.

    Google names them by resource name, new ones by index; none, if it does not.
    https://developers.google.com/people/api/rest/v1/BatchUpdateContactsErrorDetails
    https://developers.google.com/people/api/rest/v1/BatchCreateContactsErrorDetails
    """
    told = (member(each, "contactErrors") for each in reply.details)
    found = next((each for each in told if each), {})
    by_key = {
        str(index) if each.person is None else each.name: each for index, each in enumerate(some)
    }
    return [
        (by_key[key], _single_reply(status))
        for key, status in found.items()
        if key in by_key and isinstance(status, Mapping)
    ]


def _single_reply(status: Json) -> Reply:
    """Return the reply that one contact by itself would get, from a google.rpc.Status."""
    code = status.get("code")
    found = _CODES.get(code) if isinstance(code, int) else None
    answer, reason = found or (HTTPStatus.BAD_REQUEST, "INVALID_ARGUMENT")
    return Reply(status=answer, reason=reason)


def build(pending: Pending, label: str, book_id: str) -> None:
    """Make the body of a contact to be created or updated: its content, mark and labels."""
    write, person = pending.write, pending.person
    if write.content is None:
        raise ValueError("nothing to write")
    was = write.was
    if write.op is Op.CREATE:
        there = None if person is None else read_person(person, photo=write.content.photo)
        was = there if there is None or write.former is None else write.former
    written = write_person(write.content, was=was, person=person)
    if written.refused:
        pending.outcome = refused(written.refused)
        return
    body = dict(written.body)
    made = person is None or made_by_us(person, book_id)
    if person is None or marks_of(person, book_id) != (pending.record_id,):
        body["clientData"] = client_data(
            person, book_id=book_id, record_id=pending.record_id, made=made
        )
    groups = () if person is None else groups_of(person)
    missing = [name for name in (label, MY_CONTACTS) if name not in groups]
    if missing or write.op is Op.CREATE:
        # A former copy may be deleted, although reads still show it: this write tells.
        body["memberships"] = memberships([*groups, *missing])
    pending.mask = frozenset(body)
    if person is not None:
        source = {"type": "CONTACT", "id": _source_id(person), "etag": etag_of(person)}
        body |= {"resourceName": person["resourceName"], "metadata": {"sources": [source]}}
    pending.body = body


def _source_id(person: Json) -> str:
    sources = person["metadata"]["sources"]
    return str(next(each.get("id", "") for each in sources if each.get("type") == "CONTACT"))


def is_erased(pending: Pending, delete: str, book_id: str, label: str | None) -> bool:
    """Tell whether a contact that is no more synced is deleted in Google.

    Who put it into another label than ``label``, the studio's, or starred it, added to it.
    """
    person, content = pending.person, pending.write.was
    if delete == NEVER or person is None or not made_by_us(person, book_id):
        return False
    keys = {str(each.get("key", "")) for each in own_items(person, "clientData")}
    if any(key.startswith(MARK) and key != f"{MARK}{book_id}" for key in keys):
        # It is another studio's as well.
        return False
    if delete == MADE:
        return True
    more = content is None or any(own_items(person, name) for name in OTHER_FIELDS)
    more = more or not {label, MY_CONTACTS}.issuperset(groups_of(person))
    return not more and content is not None and not says_more(person, content)


def by_mask(pending: Sequence[Pending]) -> list[list[Pending]]:
    """Part writes by the fields that they change: a batch names these once for all."""
    found: dict[frozenset[str], list[Pending]] = {}
    for each in pending:
        found.setdefault(each.mask, []).append(each)
    return list(found.values())
