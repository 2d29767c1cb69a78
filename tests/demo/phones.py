"""Phones: one of Mara's with the clients, one for a room, each by an access of its own (A1-A9)."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial

from custom_components.studio_sync.const import DAV_PATH
from tests.dav_clients.server import Account
from tests.live.flows import Flow
from tests.live.phone import Phone, phone
from tests.live.waiting import until

from .health import open_issues
from .office import Office
from .people import DAYLIGHT, MARA, ZONE
from .set_up import DOMAIN
from .stage import Stage

TWICE = "shown_twice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """An access as its dialog showed it, and the id of whose calendar it opens."""

    user_name: str
    password: str
    owner_id: str
    book: str = ""
    """The path of the address book, empty without one."""

    @property
    def calendar(self) -> str:
        """The path of the calendar."""
        return f"{DAV_PATH}calendars/{self.user_name}/{self.owner_id}/"

    def account(self, url: str) -> Account:
        """Write it as the programs of others are told it."""
        return Account(
            user=self.user_name,
            password=self.password,
            calendar=url + self.calendar,
            book=url + self.book,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Phones:
    """Both accesses."""

    mara: Access
    room: Access


async def add_accesses(office: Office) -> Phones:
    """Make both by the dialog, and answer the repair that warns of Mara's two ways (A2)."""
    stage, progress = office.stage, office.stage.progress
    with progress.step("accesses for two phones: Mara's, with the clients, and a room's"):
        mara = await _add(
            stage, "mara.phone", stage.studio.staff[MARA.key], group_id=office.group_id
        )
        room = await _add(stage, "daylight.tablet", stage.studio.rooms[DAYLIGHT.key])
        [issue_id] = await until(partial(_warnings, stage), "the warning that it shows twice")
        ignored = {"domain": DOMAIN, "issue_id": issue_id, "ignore": True}
        await stage.ha.socket.call("repairs/ignore_issue", **ignored)
    progress.check(
        "a repair says that Mara's calendar goes to Google as well, as the dialog did",
        ok=not await _warnings(stage),
        detail="ignored: it is another phone",
    )
    for whose, access in ((f"{MARA.name}'s", mara), (f"the room {DAYLIGHT.name}'s", room)):
        address = f"{stage.ha.url}{DAV_PATH}"
        stage.phones.append(
            f"A phone, {whose}: {address}, user {access.user_name}, password {access.password}"
        )
    return Phones(mara=mara, room=room)


async def _warnings(stage: Stage) -> list[str]:
    return [each for each in await open_issues(stage.ha) if each.startswith(TWICE)]


async def _add(stage: Stage, user_name: str, owner_id: str, *, group_id: str = "") -> Access:
    flow = await Flow.subentry(stage.ha.rest, stage.studio.entry_id, "access")
    await flow.submit(username=user_name, people=[owner_id])
    if flow.step["step_id"] == TWICE:
        await flow.submit()
    await flow.submit(may_write=True, privacy="full", tentative=True)
    book = {"address_book": "write", "access_group": group_id} if group_id else {}
    await flow.submit(**(book or {"address_book": "none"}))
    await flow.submit(access_enabled=True, valid_zone=ZONE)
    password: str = flow.step["description_placeholders"]["password"]
    await flow.submit()
    flow.made()
    return Access(
        user_name=user_name,
        password=password,
        owner_id=owner_id,
        book=f"{DAV_PATH}books/{user_name}/{group_id}/" if group_id else "",
    )


@asynccontextmanager
async def phone_of(stage: Stage, access: Access) -> AsyncIterator[Phone]:
    """Have the phone with this access."""
    async with phone(stage.ha.url, access.user_name, access.password) as found:
        yield found
