"""The control API below ``/__emulator__``, for scripts and the demo.

All bodies and answers are JSON; e-mail addresses and ids in paths are percent-encoded.

- ``GET  /``: all accounts with their calendars.
- ``POST /reset``, ``POST /save``: forget everything; write the state file.
- ``GET|DELETE /log``, ``/mails``, ``/violations``: read; read what is left after forgetting.
- ``GET|POST|DELETE /faults``: list; set one (the members of :class:`.faults.Fault`); unset all.
- ``POST /accounts`` ``{email, name?, time_zone?, auto_consent?, granted?}``
- ``GET|PATCH /accounts/E`` ``{auto_consent?, granted?}``
- ``POST /accounts/E/token`` ``{scopes?}``: an access token, to act as this person by the API.
- ``POST /accounts/E/revoke``: take back all grants.
- ``POST /accounts/E/calendars``
  ``{summary, calendar_id?, time_zone?, role?, hidden?, background?}``
- ``PATCH|DELETE /accounts/E/calendars/C`` ``{time_zone}``; C may be ``primary``.
- ``POST /accounts/E/calendars/C/share`` ``{email, role}``: put it into another's list as well.
- ``POST /accounts/E/calendars/C/expire-sync-tokens``
- ``GET|POST /accounts/E/calendars/C/events``, ``PATCH|DELETE …/events/ID``: all events, deleted
  ones included; create, change, delete as the person does (Google's event members).
- ``GET|POST /accounts/E/contacts``, ``PATCH|DELETE …/contacts/people/ID``: the same for contacts
  (Google's Person members; ``labels`` are ids). ``POST …/contacts/merge`` ``{survivor, merged}``.
- ``GET|POST /accounts/E/labels`` ``{name}``, ``PATCH|DELETE …/labels/ID``
"""

from collections import Counter
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import orjson

from .contacts_phone import PhoneContacts
from .errors import GoogleError
from .faults import Fault
from .phone import CALENDAR_SCOPES, PhoneCalendar
from .resource import entry_resource
from .state import Mail
from .times import zone
from .wire import Answer, Call, JsonObject, json_answer

if TYPE_CHECKING:
    from .server import GoogleEmulator


@dataclass(slots=True)
class Entry:
    """A line of the log. Queries and bodies are not kept."""

    method: str
    path: str
    status: int = 0
    """0 if the connection was cut or the part left out."""
    seconds: float = 0.0
    account: str = ""
    inner: bool = False


class Control:
    """Answers the control API: JSON in, JSON out."""

    def __init__(self, google: GoogleEmulator) -> None:
        """Control an emulator."""
        self._google = google

    async def answer(self, call: Call) -> Answer:
        """Answer one call; 400 or 404 with ``{"error": …}``."""
        try:
            body = orjson.loads(call.body) if call.body else {}
            return json_answer(self._do(call, call.segments[1:], body))
        except KeyError as error:
            return json_answer({"error": f"no such thing: {error}"}, 404)
        except (ValueError, TypeError, GoogleError) as error:
            return json_answer({"error": str(error)}, 400)

    def _do(self, call: Call, path: list[str], body: JsonObject) -> object:
        google = self._google
        match (call.method, path):
            case ("GET", [""] | []):
                return {"accounts": [self._account(email) for email in google.state.accounts]}
            case ("POST", ["reset" | "save" as order]):
                (google.reset if order == "reset" else google.save)()
                return {}
            case ("GET" | "DELETE", ["log" | "mails" | "violations" as name]):
                return self._record(name, forget=call.method == "DELETE")
            case (_, ["faults"]):
                return self._faults(call.method, body)
            case ("POST", ["accounts"]):
                return self._add_account(body)
            case (_, ["accounts", email, *rest]):
                return self._of_account(call.method, email, rest, body)
        raise KeyError(call.path)

    def _record(self, name: str, *, forget: bool) -> JsonObject:
        google = self._google
        kept: dict[str, list[Entry] | list[Mail] | list[str]] = {
            "log": google.log,
            "mails": google.mails,
            "violations": google.violations,
        }
        if forget:
            kept[name].clear()
        if name == "log":
            return self._log()
        return {name: [item if isinstance(item, str) else asdict(item) for item in kept[name]]}

    def _log(self) -> JsonObject:
        log = self._google.log
        counts = Counter(entry.account or "(nobody)" for entry in log)
        return {"entries": [asdict(entry) for entry in log], "counts": dict(counts)}

    def _faults(self, method: str, body: JsonObject) -> JsonObject:
        faults = self._google.faults
        if method == "POST":
            faults.items.append(Fault.read(body))
        elif method == "DELETE":
            faults.items.clear()
        return {"faults": [fault.resource() for fault in faults.items]}

    def _account(self, email: str) -> JsonObject:
        account = self._google.account(email).account
        return {
            "email": account.email,
            "sub": account.sub,
            "name": account.name,
            "calendars": [entry_resource(entry) for entry in account.entries],
        }

    def _add_account(self, body: JsonObject) -> JsonObject:
        email = body["email"]
        granted = body.pop("granted", None)
        person = self._google.add_account(**body)
        person.account.granted = granted
        return self._account(email)

    def _of_account(self, method: str, email: str, rest: list[str], body: JsonObject) -> object:
        person = self._google.account(email)
        match (method, rest):
            case ("GET", []):
                return self._account(email)
            case ("PATCH", []):
                person.account.auto_consent = body.get("auto_consent", person.account.auto_consent)
                person.account.granted = body.get("granted", person.account.granted)
                return self._account(email)
            case ("POST", ["token"]):
                scopes = tuple(body.get("scopes", CALENDAR_SCOPES))
                return {"access_token": person.access_token(scopes)}
            case ("POST", ["revoke"]):
                person.revoke()
                return {}
            case ("POST", ["calendars"]):
                return entry_resource(person.add_calendar(**body).entry)
            case ("POST", ["calendars", calendar_id, "share"]):
                other = self._google.account(body["email"])
                shared = person.share(person.calendar(calendar_id), other, body["role"])
                return entry_resource(shared.entry)
            case (_, ["contacts" | "labels" as kind, *what]):
                do = _of_contacts if kind == "contacts" else _of_labels
                return do(method, person.contacts, what, body)
            case (_, ["calendars", calendar_id, *what]):
                return self._of_calendar(method, person.calendar(calendar_id), what, body)
        raise KeyError("/".join(rest))

    def _of_calendar(
        self, method: str, calendar: PhoneCalendar, what: list[str], body: JsonObject
    ) -> object:
        match (method, what):
            case ("GET", ["events"]):
                return {"events": calendar.events(deleted=True)}
            case ("POST", ["events"]):
                return calendar.add(**body)
            case ("PATCH", ["events", event_id]):
                return calendar.edit(event_id, **body)
            case ("DELETE", ["events", event_id]):
                calendar.delete(event_id)
                return {}
            case ("POST", ["expire-sync-tokens"]):
                calendar.expire_sync_tokens()
                return {}
            case ("PATCH", []):
                name = body["time_zone"]
                if zone(name) is None:
                    raise ValueError(f"unknown time zone: {name}")
                calendar.set_time_zone(name)
                return entry_resource(calendar.entry)
            case ("DELETE", []):
                self._google.state.remove_calendar(calendar.id)
                return {}
        raise KeyError("/".join(what))


def _of_contacts(method: str, phone: PhoneContacts, what: list[str], body: JsonObject) -> object:
    match (method, what):
        case ("GET", []):
            return {"contacts": phone.all()}
        case ("POST", []):
            labels = tuple(body.pop("labels", ["myContacts"]))
            return phone.add(labels=labels, **body)
        case ("POST", ["merge"]):
            return phone.merge(body["survivor"], *body["merged"])
        case ("PATCH", ["people", contact_id]):
            return phone.edit(f"people/{contact_id}", **body)
        case ("DELETE", ["people", contact_id]):
            phone.delete(f"people/{contact_id}")
            return {}
    raise KeyError("/".join(what))


def _of_labels(method: str, phone: PhoneContacts, what: list[str], body: JsonObject) -> object:
    match (method, what):
        case ("POST", []):
            phone.add_label(body["name"])
        case ("PATCH", [label]):
            phone.rename_label(label, body["name"])
        case ("DELETE", [label]):
            phone.delete_label(label)
        case ("GET", []):
            pass
        case _:
            raise KeyError("/".join(what))
    return {"labels": phone.labels()}
