"""Programs of others on Mara's access, as far as they are installed."""

from contextlib import AsyncExitStack
from datetime import UTC, timedelta

from custom_components.studio_sync.const import DAV_PATH
from tests.dav_clients.client import Client, Connection, Missing, Site
from tests.dav_clients.installed import only_installed
from tests.dav_clients.libraries import PythonCaldav
from tests.dav_clients.server import Item, Kind
from tests.dav_clients.thunderbird import Thunderbird
from tests.dav_clients.vdirsyncer import Vdirsyncer
from tests.live.client import Json

from .edits import google_times, moved, slot_of
from .people import MARA
from .phones import Phones
from .stage import Stage
from .syncing import settle

PROGRAMS: tuple[Client, ...] = (
    PythonCaldav(),
    Vdirsyncer(kind=Kind.EVENT),
    Thunderbird(kind=Kind.EVENT),
)


async def use_programs(stage: Stage, phones: Phones) -> None:
    """Have each make an appointment, move these in Google, and see that each is told."""
    with only_installed():
        versions = {each.name: await _version(each) for each in PROGRAMS}
        there = [each for each in PROGRAMS if versions[each.name]]
        for each in PROGRAMS:
            if not versions[each.name]:
                stage.progress.say(f"    – {each.name} is left out: scripts/dav_clients brings it")
        if there:
            async with AsyncExitStack() as stack:
                await _use(stage, phones, there, stack)


async def _version(client: Client) -> str:
    """Tell the version of a program, empty if it is not installed."""
    try:
        return await client.version()
    except Missing:
        return ""


async def _use(stage: Stage, phones: Phones, there: list[Client], stack: AsyncExitStack) -> None:
    names = ", ".join(each.name for each in there)
    pair, made = stage.pair(MARA.key), {}
    connections: dict[str, Connection] = {}
    with stage.progress.step(f"{names}: each finds the calendar and makes an appointment"):
        for number, client in enumerate(there):
            site = _site(stage, phones, number)
            connection = await stack.enter_async_context(client.connected(site))
            item = _item(stage, client, number)
            await connection.create(item)
            connections[client.name], made[client.name] = connection, item
        await settle(stage.ha, stage.accounts)
    google = {each.get("summary"): each for each in await pair.google()}
    with stage.progress.step("Mara moves these in Google, and each program asks what is new"):
        for item in made.values():
            if item.title in google:
                await _an_hour_later(stage, google[item.title])
        await settle(stage.ha, stage.accounts)
        for connection in connections.values():
            await connection.sync()
    for name, item in made.items():
        told = (await connections[name].items()).get(item.title)
        stage.progress.check(
            f"{name}: what it makes is in Google, what is moved there it is told",
            ok=item.title in google and told == item.detail.replace("T03:", "T04:"),
            detail=f"{item.title}: {item.detail}, then {told}",
        )


def _site(stage: Stage, phones: Phones, number: int) -> Site:
    folder = stage.ha.folder.parent / f"program-{number}"
    folder.mkdir()
    url = stage.ha.url
    return Site(folder=folder, address=url + DAV_PATH, account=phones.mara.account(url))


def _item(stage: Stage, client: Client, number: int) -> Item:
    day = stage.now.astimezone(UTC) + timedelta(days=17 + number)
    return Item(title=f"Noted in {client.name}", detail=f"{day:%Y-%m-%d}T03:00")


async def _an_hour_later(stage: Stage, event: Json) -> None:
    later = moved(slot_of(event), hours=1)
    await stage.pair(MARA.key).person.change(event["id"], google_times(later))
