"""The People API v1: from a call to the method that answers it."""

import asyncio
from base64 import b64decode
import binascii
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
import random
import re
from typing import Final

import orjson

from . import errors, people_errors
from .discovery import Discovery, Method, people_v1
from .oauth import Token
from .partial import select
from .people_errors import invalid_argument
from .people_fields import READABLE, WRITABLE, read_mask
from .people_listing import Pages
from .people_photos import encode
from .people_request import Request
from .people_resource import View, own_profile
from .people_settings import PeopleSettings
from .people_state import Contact, ContactBook
from .state import Account, State
from .wire import Answer, Call, JsonObject, json_answer

LARGEST_BODY: Final = 10 * 1024 * 1024
LONGEST_ADDRESS: Final = 8 * 1024
"""Of a request's path and query: Google's front end refuses more."""
_MOST_READ: Final = 200


@dataclass(slots=True, kw_only=True)
class PeopleApi:
    """Answers calls to the People API."""

    state: State
    violations: list[str]
    root: Callable[[], str] = lambda: ""
    """The address of this server."""
    check: bool = True
    strict: bool = False
    settings: PeopleSettings = field(default_factory=PeopleSettings)
    page_rng: random.Random | None = None
    shuffle: random.Random | None = None
    """Answers batches in any order, and shuffles items if the settings say so."""
    discovery: Discovery = field(default_factory=people_v1)
    concurrent: int = 0
    """How many writes were refused because another was under way."""
    written: ContactBook | None = None
    """Where the latest call wrote, for faults that delay it."""

    def method(self, call: Call) -> Method | None:
        """Return the method a call is for."""
        for pattern, method in _ROUTES:
            if method.verb == call.method and pattern.fullmatch("/".join(call.segments)):
                return method
        return None

    @asynccontextmanager
    async def turn(self, method: Method, account: Account, /) -> AsyncIterator[None]:
        """Let a call take its time; a write that comes during another one is refused."""
        book = account.contacts
        if method.verb == "GET":
            yield
            return
        if book.writing:
            self.concurrent += 1
            raise people_errors.concurrent_write()
        book.writing = True
        try:
            await asyncio.sleep(self.settings.write_seconds)
            yield
        finally:
            book.writing = False

    def answer(self, call: Call, method: Method, token: Token, account: Account) -> Answer:
        """Check a call, do what it asks, check the answer."""
        if not self.settings.enabled:
            raise people_errors.service_disabled()
        if not method.scopes & token.scopes:
            raise errors.insufficient_scope(method.rpc, method.scope_list)
        try:
            self.discovery.check_query(method, call)
        except errors.GoogleError as error:
            self.violations.append(f"{call.method} {call.path}: {error.message}")
            raise
        if self.settings.quota is not None:
            self.settings.quota.spend(call, self.state.now())
        request = Request(self, call, method, account)
        resource = _HANDLERS[method.id](request)
        assert method.response is not None
        if self.check:
            problem = self.discovery.problem(method.response, resource, closed=True)
            if problem is not None:
                self.violations.append(f"answer to {call.method} {call.path}: {problem}")
                if self.strict:
                    raise errors.backend_error()
        return json_answer(select(resource, call.param("fields"), method.response, self.discovery))

    def body(self, call: Call, method: Method) -> JsonObject:
        """Read a body; unknown members are refused, as Google does."""
        if len(call.body) > LARGEST_BODY:
            raise invalid_argument("Request payload size exceeds the limit.")
        if not call.headers.get("content-type", "").startswith("application/json"):
            raise invalid_argument("Unsupported content type.")
        try:
            body = _without_nulls(orjson.loads(call.body))
        except ValueError:
            raise invalid_argument("Invalid JSON payload received.") from None
        assert method.request is not None
        problem = self.discovery.problem(method.request, body, closed=True)
        if problem is not None or not isinstance(body, dict):
            self.violations.append(f"body of {call.method} {call.path}: {problem}")
            raise invalid_argument(f"Invalid JSON payload received: {problem}")
        return body


def _without_nulls(value: object) -> object:
    """Drop nulls: in Google's JSON they are the same as nothing."""
    if isinstance(value, dict):
        return {name: _without_nulls(item) for name, item in value.items() if item is not None}
    return [_without_nulls(item) for item in value] if isinstance(value, list) else value


# -- people ------------------------------------------------------------------------------


def _connections(request: Request) -> JsonObject:
    if request.id != "me":
        raise invalid_argument("Only people/me is valid.")
    call, view = request.call, request.query_view(listing=True)
    if (call.param("sortOrder") or "LAST_MODIFIED_ASCENDING") != "LAST_MODIFIED_ASCENDING":
        raise invalid_argument("This sort order is not emulated.")
    pages = Pages(
        call=call,
        shelf=request.book.contacts,
        now=request.now,
        settings=request.settings,
        usual=100,
        rng=request.api.page_rng,
    )
    people, answer = pages.page()
    if people:
        answer["connections"] = [view.person(contact) for contact in people]
    if not call.flag("requestSyncToken"):
        answer.pop("nextSyncToken", None)
    if not pages.syncing:
        shown = request.book.contacts.shown.values()
        total = sum(1 for contact in shown if not contact.deleted)
        answer |= {"totalPeople": total, "totalItems": total} if total else {}
    return answer


def _read(request: Request, view: View, name: str) -> JsonObject:
    """Read one person, under a former name too; 404."""
    person_id = name.removeprefix("people/")
    if person_id in {"me", request.account.sub}:
        return own_profile(request.account, view.mask)
    contact = request.book.contacts.reads(request.book.current_id(person_id))
    if contact is None or not name.startswith("people/"):
        raise people_errors.not_found()
    return view.person(contact)


def _get(request: Request) -> JsonObject:
    return _read(request, request.query_view(), request.name)


def _batch_get(request: Request) -> JsonObject:
    view, names = request.query_view(), request.call.params("resourceNames")
    if not 1 <= len(names) <= _MOST_READ:
        raise invalid_argument("From 1 to 200 resource names may be given.")
    responses: list[JsonObject] = []
    for name in names:
        answer: JsonObject = {"requestedResourceName": name}
        try:
            answer |= {"httpStatusCode": 200, "person": _read(request, view, name)}
        except people_errors.PeopleError as error:
            status = {"code": people_errors.CODES["NOT_FOUND"], "message": error.message}
            answer |= {"httpStatusCode": error.status, "status": status}
        responses.append(answer)
    return {"responses": responses}


def _create(request: Request) -> JsonObject:
    view = request.query_view(default=READABLE)
    return view.person(request.writer.create(request.body))


def _update(request: Request) -> JsonObject:
    view = request.query_view(default=READABLE)
    mask = read_mask(request.call.param("updatePersonFields"), WRITABLE, "updatePersonFields")
    return view.person(request.writer.update(request.name, request.body, mask))


def _delete(request: Request) -> JsonObject:
    request.writer.delete(request.name)
    return {}


def _response(view: View, contact: Contact, name: str) -> JsonObject:
    return {
        "httpStatusCode": 200,
        "person": view.person(contact),
        "requestedResourceName": name,
    }


def _batch_create(request: Request) -> JsonObject:
    view = request.body_view("readMask")
    people = [each.get("contactPerson") or {} for each in request.body.get("contacts", [])]
    created = request.writer.create_batch(people)
    if view is None:
        return {}
    if request.api.shuffle is not None:
        request.api.shuffle.shuffle(created)
    return {"createdPeople": [_response(view, each, f"people/{each.id}") for each in created]}


def _batch_update(request: Request) -> JsonObject:
    view = request.body_view("readMask")
    mask = read_mask(request.body.get("updateMask"), WRITABLE, "updateMask")
    updated = request.writer.update_batch(request.body.get("contacts", {}), mask)
    if view is None:
        return {}
    return {"updateResult": {name: _response(view, each, name) for name, each in updated.items()}}


def _batch_delete(request: Request) -> JsonObject:
    request.writer.delete_batch(request.body.get("resourceNames", []))
    return {}


# -- photos ------------------------------------------------------------------------------


def _update_photo(request: Request) -> JsonObject:
    view = request.body_view("personFields")
    contact = request.writer.find(request.name)
    try:
        photo = encode(b64decode(request.body.get("photoBytes", ""), validate=True))
    except binascii.Error:
        raise invalid_argument("Invalid value at 'photo_bytes' (TYPE_BYTES).") from None
    key = f"{request.api.state.random.getrandbits(120):030x}"
    request.book.photos[key] = photo
    return _with_photo(request, view, contact, key)


def _delete_photo(request: Request) -> JsonObject:
    fields, sources = request.call.param("personFields"), request.call.params("sources")
    view = request.view(fields, sources) if fields else None
    contact = request.writer.find(request.name)
    if not contact.photo:
        raise people_errors.not_found()
    return _with_photo(request, view, contact, "")


def _with_photo(request: Request, view: View | None, contact: Contact, key: str) -> JsonObject:
    written = request.writer.put_photo(contact, key)
    return {} if view is None else {"person": view.person(written)}


# -- labels ------------------------------------------------------------------------------


def _list_groups(request: Request) -> JsonObject:
    mask = request.groups.read_mask(request.call.param("groupFields"))
    pages = Pages(
        call=request.call,
        shelf=request.book.groups,
        now=request.now,
        settings=request.settings,
        usual=30,
        rng=request.api.page_rng,
    )
    found, answer = pages.page()
    counts = request.groups.counts()
    if found:
        answer["contactGroups"] = [request.groups.resource(each, mask, counts) for each in found]
    if not pages.syncing:
        shown = request.book.groups.shown.values()
        answer["totalItems"] = sum(1 for group in shown if not group.deleted)
    return answer


def _get_group(request: Request) -> JsonObject:
    mask = request.groups.read_mask(request.call.param("groupFields"))
    return request.groups.get(request.id, mask, int(request.call.param("maxMembers") or 0))


def _create_group(request: Request) -> JsonObject:
    return request.groups.create(request.body)


def _update_group(request: Request) -> JsonObject:
    return request.groups.update(request.id, request.body)


def _delete_group(request: Request) -> JsonObject:
    request.groups.delete(request.id, contacts=request.call.flag("deleteContacts"))
    return {}


def _modify_members(request: Request) -> JsonObject:
    return request.groups.modify(request.id, request.body)


_HANDLERS: Final[dict[str, Callable[[Request], JsonObject]]] = {
    "people.contactGroups.create": _create_group,
    "people.contactGroups.delete": _delete_group,
    "people.contactGroups.get": _get_group,
    "people.contactGroups.list": _list_groups,
    "people.contactGroups.members.modify": _modify_members,
    "people.contactGroups.update": _update_group,
    "people.people.batchCreateContacts": _batch_create,
    "people.people.batchDeleteContacts": _batch_delete,
    "people.people.batchUpdateContacts": _batch_update,
    "people.people.connections.list": _connections,
    "people.people.createContact": _create,
    "people.people.deleteContact": _delete,
    "people.people.deleteContactPhoto": _delete_photo,
    "people.people.get": _get,
    "people.people.getBatchGet": _batch_get,
    "people.people.updateContact": _update,
    "people.people.updateContactPhoto": _update_photo,
}
BUILT: Final = frozenset(_HANDLERS)
"""The methods that are built."""


def _pattern(path: str) -> re.Pattern[str]:
    parts = re.split(r"\{\w+\}", path)
    return re.compile("[^/:]+".join(re.escape(part) for part in parts))


_METHODS: Final = people_v1().methods
_ROUTES: Final = [(_pattern(_METHODS[name].path), _METHODS[name]) for name in _HANDLERS]
