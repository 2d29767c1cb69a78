"""A calendar server and a PostgreSQL in the browser: connecting, matching, moving the book.

A real Home Assistant in a real Chromium, with a real Radicale behind a certificate that nobody has
signed; what the dialogs look like goes to ``artefacts/``.
"""

from functools import partial
from pathlib import Path

import aiohttp
from cryptography.hazmat.primitives import hashes
from playwright.async_api import expect
import pytest

from custom_components.studio_sync.dav_client import bodies
from custom_components.studio_sync.entries.book_places import schema_for
from tests.calendar_contract import timed
from tests.dav_person import Person
from tests.dav_servers.proxy import Proxy, proxy
from tests.dav_servers.radicale import radicale
from tests.dav_servers.running import Running
from tests.live.browser_stage import MARA, STUDIO, Stage, at, found_studio, stage
from tests.live.calendars import Calendar
from tests.live.frontend import Dialog, Frontend
from tests.live.waiting import until
from tests.postgresql import PASSWORD, PostgreSQL
from tests.test_browser import put_in
from tests.test_dav_client_transport import certificate

# Real processes with real start-up times: one worker runs them, one after the other.
pytestmark = [pytest.mark.live, pytest.mark.xdist_group("live")]

MOVING = "Moving the appointment book"
PORTRAIT, CALL = "Portrait – Öztürk", "Call back"


async def test_a_server_is_connected_and_the_book_moved_in_the_browser(
    tmp_path: Path, socket_enabled: None, postgresql: PostgreSQL
) -> None:
    """B10: one Home Assistant for all of it, since starting it takes longest."""
    context, shown = certificate(tmp_path)
    fingerprint = shown.fingerprint(hashes.SHA256()).hex(":").upper()
    server_folder = tmp_path / "radicale"
    server_folder.mkdir()
    async with (
        radicale(server_folder) as running,
        proxy(running.host, context) as secure,
        aiohttp.ClientSession() as session,
        stage(tmp_path, pictures="servers") as actors,
    ):
        await found_studio(actors)
        mara = await make(session, running, MARA)
        await make(session, running, "Family")
        await mara.add(timed(CALL, start=at(2, 16)))
        await put_in(Calendar(actors.ha, "calendar.mara_lindqvist"), PORTRAIT, at(1, 10))
        await certificate_is_refused(actors.frontend, secure, fingerprint)
        await server_is_connected(actors.frontend, secure)
        await until(partial(both_are_there, mara), "both appointments on the server")
        await studio_is_refused_by(actors.frontend, postgresql)
        await book_is_moved(actors, postgresql)


async def make(session: aiohttp.ClientSession, running: Running, name: str) -> Person:
    """Make a calendar on the server, as its person does."""
    path = f"{running.calendars}{name.split(maxsplit=1)[0].lower()}/"
    person = Person(session, f"{running.host}{path}", running.sign_in)
    await person.ask("MKCALENDAR", "", bodies.make_calendar(name))
    return person


async def both_are_there(person: Person) -> bool:
    """Tell whether both appointments are on the server."""
    return {each.title for each in (await person.seen()).values()} == {PORTRAIT, CALL}


async def begin(frontend: Frontend, secure: Proxy) -> Dialog:
    """Open the dialog, and type where the server is."""
    dialog = await frontend.add_integration("Studio Sync")
    await dialog.choose("A calendar server")
    await dialog.titled("Where is the calendar server?")
    await dialog.fill("Address or e-mail address", secure.url)
    await dialog.fill("User name", "anna")
    await dialog.fill("Password", "anna-pw")
    return dialog


async def certificate_is_refused(frontend: Frontend, secure: Proxy, fingerprint: str) -> None:
    """See the fingerprint before anything is sent, and leave it at that."""
    dialog = await begin(frontend, secure)
    await dialog.shoot("address")
    await dialog.submit()
    await dialog.titled("This certificate can't be checked")
    await dialog.says(fingerprint)
    await dialog.shoot("certificate")
    await dialog.close()
    assert secure.asked == []


async def server_is_connected(frontend: Frontend, secure: Proxy) -> None:
    """Trust the certificate, see calendars matched by their names, and the plan."""
    dialog = await begin(frontend, secure)
    await dialog.submit()
    await dialog.titled("This certificate can't be checked")
    await dialog.submit()
    await dialog.titled("What does each calendar show?")
    await dialog.shoot("calendars")
    await dialog.submit()
    await dialog.titled("What should be synchronised?")
    await dialog.shoot("what")
    await dialog.submit()
    await dialog.titled("What the first sync will do")
    await dialog.says(PORTRAIT)
    await dialog.says(CALL)
    await dialog.shoot("plan")
    await dialog.choose("Connect, and do it")
    await dialog.finish("connected")
    await expect(frontend.page.get_by_text("127.0.0.1").first).to_be_visible()
    await frontend.shoot("entries")


async def studio_is_refused_by(frontend: Frontend, postgresql: PostgreSQL) -> None:
    """See what is wrong with a database where the studio is made."""
    dialog = await frontend.add_integration("Studio Sync")
    await dialog.choose("A studio")
    await dialog.titled("A studio")
    await dialog.pick("Where the appointment book is", "PostgreSQL")
    await dialog.fill("Name", "Branch")
    await dialog.shoot("studio")
    await dialog.submit()
    await dialog.titled("The appointment book on PostgreSQL")
    await fill_in(dialog, postgresql, "not this one")
    await dialog.submit()
    await dialog.says("The database server refuses the user or the password")
    await dialog.shoot("postgresql-password")
    await dialog.fill("Database", "nowhere")
    await dialog.fill("Password", PASSWORD)
    await dialog.submit()
    await dialog.says("The server has no database of this name")
    await dialog.shoot("postgresql-database")
    await dialog.close()


async def fill_in(dialog: Dialog, postgresql: PostgreSQL, password: str) -> None:
    """Type where the database is."""
    await dialog.fill("Server", "127.0.0.1")
    await dialog.fill("Port", str(postgresql.port))
    await dialog.fill("Database", "postgres")
    await dialog.fill("User", "book")
    await dialog.fill("Password", password)


async def book_is_moved(actors: Stage, postgresql: PostgreSQL) -> None:
    """Move it into PostgreSQL, with progress; calendars go on answering."""
    frontend = actors.frontend
    dialog = await frontend.configure(STUDIO)
    await dialog.choose("Move the appointment book")
    await dialog.titled("Move the appointment book to PostgreSQL")
    await fill_in(dialog, postgresql, PASSWORD)
    await dialog.shoot("move")
    await moves(dialog, "moving")
    await dialog.shoot("moved")
    await dialog.close()
    shown = await Calendar(actors.ha, "calendar.mara_lindqvist").events(at(0, 0), at(5, 0))
    assert {each["summary"] for each in shown} == {PORTRAIT, CALL}
    schema = schema_for(STUDIO)
    rows = postgresql.execute(f"SELECT count(*) FROM {schema}.appointment")  # noqa: S608
    assert rows == [(2,)]


async def moves(dialog: Dialog, picture: str) -> None:
    """Send the form, see how far it is, and wait for the end."""
    await dialog.submit()
    await dialog.says(MOVING)
    await dialog.says("The appointment book has moved")
    await dialog.shoot(picture)
