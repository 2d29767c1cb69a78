"""Our own server, in a real Home Assistant: each account is an access of a new staff member."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
import ssl

import aiohttp

from custom_components.studio_sync.const import DAV_PATH, DOMAIN
from tests.live.calendars import Calendar, calendars_by_subentry
from tests.live.client import Json, Rest, websocket
from tests.live.flows import Flow
from tests.live.folder import write_config_folder
from tests.live.home_assistant import HomeAssistant, home_assistant
from tests.live.onboarding import Owner
from tests.live.process import free_port
from tests.live.waiting import until

from . import DavClientError
from .server import ZONE, Account, Item, Kind, new_user

STUDIO = "Studio Nord"


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """A started Home Assistant with a studio."""

    ha: HomeAssistant
    entry_id: str


class StudioSync:
    """A running Home Assistant with a studio. From elsewhere is its calendar page, or an action."""

    name = "Studio Sync"
    has_journal = True

    def __init__(
        self, home: Home, session: aiohttp.ClientSession, *, host: str | None = None
    ) -> None:
        self.host = host or home.ha.url
        self.url = self.host + DAV_PATH
        self._ha = home.ha
        self._entry_id = home.entry_id
        self._rest = Rest(session, home.ha.url, home.ha.sign_in.token)
        self._calendars: dict[str, str] = {}
        self._groups: dict[str, str] = {}

    async def account(self, *, writes: bool, room: bool = False) -> Account:
        """Add a staff member or a room, a group of clients, and an access to both by its dialog."""
        user = new_user(writes=writes)
        owner = await self._add_owner(user, "resource" if room else "staff")
        (group,) = (await self._ask("add_client_group", name=user))["groups"]
        self._groups[user] = group["group_id"]
        return await self._add_access(user, owner, group["group_id"], writes=writes)

    async def accesses(self, number: int) -> list[Account]:
        """Add several accesses that write the calendar of one new staff member."""
        first = await self.account(writes=True)
        *_, owner, _ = first.calendar.split("/")
        group = self._groups[first.user]
        users = [f"{first.user}x{each}" for each in range(1, number)]
        more = [await self._add_access(user, owner, group, writes=True) for user in users]
        return [first, *more]

    async def _add_access(self, user: str, owner: str, group: str, *, writes: bool) -> Account:
        flow = await Flow.subentry(self._rest, self._entry_id, "access")
        await flow.submit(username=user, people=[owner])
        await flow.submit(may_write=writes, privacy="full", tentative=True)
        book = "write" if writes else "read"
        await flow.submit(address_book=book, access_group=group)
        await flow.submit(access_enabled=True, valid_zone=ZONE.key)
        password: str = flow.step["description_placeholders"]["password"]
        await flow.submit()
        flow.made()
        return Account(
            user=user,
            password=password,
            calendar=f"{self.url}calendars/{user}/{owner}/",
            book=f"{self.url}books/{user}/{group}/",
        )

    async def items(self, account: Account, kind: Kind) -> dict[str, str]:
        """Read the calendar, or the clients of the group."""
        if kind is Kind.EVENT:
            events = await self._events(account)
            found = [(each["summary"], _in_utc(each["start"]["dateTime"])) for each in events]
        else:
            clients = await self._clients(account)
            found = [(each["name"], "".join(each["phones"][:1])) for each in clients]
        if len(dict(found)) < len(found):
            raise DavClientError(f"doubled: {sorted(found)}")
        return dict(found)

    async def add(self, account: Account, kind: Kind, item: Item) -> None:
        """Add an appointment on the calendar page, or a client by an action."""
        if kind is Kind.EVENT:
            start = datetime.fromisoformat(item.detail).replace(tzinfo=UTC)
            end = start + timedelta(hours=1)
            moments = {"dtstart": start.isoformat(), "dtend": end.isoformat()}
            async with self._signed_in() as ha:
                await self._calendar(ha, account).add(summary=item.title, **moments)
            return
        phone = {"value": item.detail, "label": "mobile"}
        (client,) = (await self._ask("add_client", name=item.title, phones=[phone]))["clients"]
        ids = {"group_id": self._groups[account.user], "client_ids": [client["client_id"]]}
        await self._ask("put_clients_into_group", **ids)

    async def rename(self, account: Account, kind: Kind, title: str, new: str) -> None:
        """Change a title on the calendar page, that of a series on all dates, or a name."""
        found = await self._find(account, kind, title)
        if kind is Kind.EVENT:
            async with self._signed_in() as ha:
                every = bool(found.get("recurrence_id"))
                await self._calendar(ha, account).change(found, following=every, summary=new)
        else:
            await self._ask("update_client", client_id=found["client_id"], name=new)

    async def delete(self, account: Account, kind: Kind, title: str) -> None:
        """Delete an appointment on the calendar page, or remove a client by an action."""
        found = await self._find(account, kind, title)
        if kind is Kind.EVENT:
            async with self._signed_in() as ha:
                await self._calendar(ha, account).remove(found)
        else:
            await self._ask("remove_client", client_id=found["client_id"])

    async def replaced(self, kind: Kind, title: str) -> set[str]:
        """Read the journal of what was changed in the studio."""
        field = "title" if kind is Kind.EVENT else "name"
        runs = (await self._ask("get_history", made_by="studio"))["runs"]
        changes = [each for run in runs for entry in run["changes"] for each in entry["changes"]]
        return {
            each["before"] for each in changes if (each["field"], each["after"]) == (field, title)
        }

    async def reload(self) -> None:
        """Reload the studio."""
        await self._rest.post(f"/api/config/config_entries/entry/{self._entry_id}/reload")

    async def disable(self, *, disabled: bool = True) -> None:
        """Disable the studio, or enable it again."""
        by = "user" if disabled else None
        async with self._signed_in() as ha:
            await ha.socket.call("config_entries/disable", entry_id=self._entry_id, disabled_by=by)

    async def _find(self, account: Account, kind: Kind, title: str) -> Json:
        if kind is Kind.EVENT:
            named = [each for each in await self._events(account) if each["summary"] == title]
        else:
            named = [each for each in await self._clients(account) if each["name"] == title]
        # The dates of a series have one UID, and the first comes first.
        if len({each.get("uid") or each["client_id"] for each in named}) != 1:
            raise DavClientError(f"{len(named)} of {title}")
        return named[0]

    async def _events(self, account: Account) -> list[Json]:
        today = datetime.now(tz=UTC)
        span = (today - timedelta(days=1), today + timedelta(days=400))
        async with self._signed_in() as ha:
            return await self._calendar(ha, account).events(*span)

    async def _clients(self, account: Account) -> list[Json]:
        group = self._groups[account.user]
        listed = await self._ask("list_clients", limit=1_000)
        return [each for each in listed["clients"] if group in each["group_ids"]]

    async def _ask(self, action: str, **fields: object) -> Json:
        async with self._signed_in() as ha:
            return await ha.socket.ask(f"{DOMAIN}.{action}", **fields)

    def _calendar(self, ha: HomeAssistant, account: Account) -> Calendar:
        return Calendar(ha, self._calendars[account.user])

    @asynccontextmanager
    async def _signed_in(self) -> AsyncIterator[HomeAssistant]:
        """Open a websocket for now: one that nobody reads while a client works is closed."""
        ha = self._ha
        async with websocket(self._rest.session, ha.url, ha.sign_in.token) as socket:
            yield HomeAssistant(
                process=ha.process,
                folder=ha.folder,
                rest=self._rest,
                socket=socket,
                sign_in=ha.sign_in,
            )

    async def _add_owner(self, name: str, kind: str) -> str:
        flow = await Flow.subentry(self._rest, self._entry_id, kind)
        await flow.submit(name=name)
        flow.made()
        async with self._signed_in() as ha:
            command = "config_entries/subentries/list"
            listed = await ha.socket.call(command, entry_id=self._entry_id)
            (owner,) = (each["subentry_id"] for each in listed if each["title"] == name)

            async def look() -> Calendar | None:
                # The studio reloads with its new calendar, and answers when it has loaded.
                found = (await calendars_by_subentry(ha, DOMAIN)).get(owner)
                entry = await ha.socket.call("config_entries/get_single", entry_id=self._entry_id)
                return found if entry["config_entry"]["state"] == "loaded" else None

            calendar = await until(look, f"the calendar of {name}")
        self._calendars[name] = calendar.entity_id
        return str(owner)


def _in_utc(moment: str) -> str:
    return f"{datetime.fromisoformat(moment).astimezone(UTC):%Y-%m-%dT%H:%M}"


@asynccontextmanager
async def studio_sync(
    folder: Path, *, http: Mapping[str, object] | None = None, tls: ssl.SSLContext | None = None
) -> AsyncIterator[Home]:
    """Start Home Assistant with a studio; end it when leaving."""
    port = free_port()
    write_config_folder(folder, port=port, name="Home", time_zone=ZONE.key, http=http)
    owner = Owner(name="Mara Lindqvist", username="mara", password="studio-test")
    async with home_assistant(folder, port=port, env={}, owner=owner, tls=tls) as ha:
        flow = await Flow.config(ha.rest, DOMAIN)
        await flow.choose("studio")
        await flow.submit(name=STUDIO, time_zone=ZONE.key)
        yield Home(ha=ha, entry_id=flow.made()["entry_id"])
