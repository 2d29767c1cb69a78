"""Home Assistant's users at the studio: one of each role and one without; none administers."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

from tests.live.client import WebSocket, websocket
from tests.live.flows import Flow
from tests.live.home_assistant import HomeAssistant
from tests.live.users import User, add_user

from .people import JONAS
from .set_up import until_state
from .stage import Stage

PASSWORD = "studio-demo"
OWNER, DESK, STAFF, TABLET, NOBODY = "owner", "desk", "staff", "tablet", "nobody"
NAMES = {
    OWNER: "Olga Sander",
    DESK: "Frieda Lang",
    STAFF: JONAS.name,
    TABLET: "Wall tablet",
    NOBODY: "Tess Roth",
}
"""Who they are, by role. What they sign in with is the first word, in small letters."""
ROLES = {
    OWNER: "an owner",
    DESK: "the front desk",
    STAFF: "staff",
    TABLET: "a wall tablet",
    NOBODY: "no role",
}


async def add_users(ha: HomeAssistant) -> dict[str, User]:
    """Add them, by role; they have none yet."""
    return {role: await add_user(ha, name=NAMES[role], password=PASSWORD) for role in NAMES}


async def give_roles(ha: HomeAssistant, entry_id: str, users: dict[str, User]) -> None:
    """Have the administrator choose, in the studio's options, who is what."""
    flow = await Flow.options(ha.rest, entry_id)
    await flow.choose("roles")
    chosen = {role: [user.id] for role, user in users.items() if role != NOBODY}
    await flow.submit(**{**flow.defaults(), **chosen})
    flow.made()
    await until_state(ha, entry_id, "loaded")


def sign_ins() -> Iterator[str]:
    """Yield with what each signs in and what they are, a line for each."""
    for role, name in NAMES.items():
        yield f"{name.split()[0].lower()}, password {PASSWORD} ({ROLES[role]})"


@asynccontextmanager
async def page_of(stage: Stage, role: str) -> AsyncIterator[WebSocket]:
    """Have the connection of the page that the user of a role has opened."""
    token = stage.users[role].sign_in.token
    async with websocket(stage.ha.rest.session, stage.ha.url, token) as found:
        yield found
