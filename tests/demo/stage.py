"""What runs during the demo, and what the acts have put there."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from custom_components.studio_sync.book.model import Appointment
from tests.live.folder import write_config_folder
from tests.live.google import Google, Person, google_emulator
from tests.live.home_assistant import HomeAssistant, home_assistant
from tests.live.onboarding import Owner
from tests.live.process import check_port, free_port
from tests.live.users import User
from tests.mail_server import MailServer, mail_server

from .edits import Pair
from .health import check_config
from .people import COUNTRY, STUDIO, ZONE
from .progress import Progress
from .set_up import Studio
from .syncing import Account

OWNER = Owner(name="Mara Lindqvist", username="studio", password="studio-demo")
LOOK = 1.0
"""Seconds between two looks at whether everything still runs."""


@dataclass(slots=True, kw_only=True)
class Stage:
    """A running Home Assistant, Google and mail server, and what is in them by now."""

    ha: HomeAssistant
    google: Google
    mail: MailServer
    progress: Progress
    now: datetime
    studio: Studio = field(init=False)
    users: dict[str, User] = field(default_factory=dict)
    """Home Assistant's users who work at the studio and do not administer it, by role."""
    appointments: Sequence[Appointment] = ()
    persons: dict[str, Person] = field(default_factory=dict)
    """Owners of Google accounts, by the key of the colleague."""
    apart: set[str] = field(default_factory=set)
    """Google ids of what must stay out of the book."""
    expected_skipped: dict[str, list[str]] = field(default_factory=dict)
    """The reasons for that, by the key of the colleague."""
    accounts: list[Account] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    """With what phones sign in, a line for each."""

    @property
    def today(self) -> date:
        """The day at the studio."""
        return self.now.astimezone(ZoneInfo(ZONE)).date()

    def pair(self, key: str) -> Pair:
        """Find a colleague's calendar on both sides."""
        return next(pair for pair in self.pairs if pair.key == key)

    def account(self, key: str) -> Account:
        """Find a colleague's account."""
        return next(account for account in self.accounts if account.key == key)

    async def until_it_ends(self) -> None:
        """Wait; raises ProcessEnded if something ends that should not."""
        while True:
            self.ha.process.check()
            self.google.process.check()
            await asyncio.sleep(LOOK)


@asynccontextmanager
async def stage(folder: Path, *, port: int | None, progress: Progress) -> AsyncIterator[Stage]:
    """Start Google, a mail server and Home Assistant; end them when leaving."""
    config = folder / "config"
    config.mkdir()
    chosen = free_port() if port is None else check_port(port)
    write_config_folder(config, port=chosen, name=STUDIO, country=COUNTRY, time_zone=ZONE)
    with progress.step("Home Assistant checks the configuration"):
        clean, words = await check_config(config)
    progress.check("hass --script check_config is clean", ok=clean, detail="" if clean else words)
    async with AsyncExitStack() as stack:
        with progress.step("a Google (emulated), a mail server and a real Home Assistant start"):
            google = await stack.enter_async_context(
                google_emulator(port=free_port(), folder=folder)
            )
            mail = await stack.enter_async_context(mail_server())
            env = {"STUDIO_SYNC_GOOGLE_ROOT": google.url}
            ha = await stack.enter_async_context(
                home_assistant(config, port=chosen, env=env, owner=OWNER)
            )
        yield Stage(ha=ha, google=google, mail=mail, progress=progress, now=datetime.now(UTC))
