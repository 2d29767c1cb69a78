"""A real Chromium, looking at the running Home Assistant.

It is Debian's, driven by Playwright, which brings none of its own here.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from functools import cache
import json
import os
import subprocess
import time

from playwright.async_api import Browser, Page, async_playwright, expect

from . import LiveError
from .folder import REPOSITORY
from .onboarding import SignIn

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
INSTALL_LIMIT = 600
LIBRARIES = "LD_LIBRARY_PATH"
PATIENCE = 60_000
"""Milliseconds that anything on a page may take to appear on a slow machine."""


class NoBrowser(LiveError):
    """There is no Chromium, and none can be had; the message says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chromium:
    """Where it is, and the folders of libraries that Playwright's node finds only there."""

    path: str
    libraries: str = ""

    @asynccontextmanager
    async def started(self) -> AsyncIterator[Browser]:
        """Start it, driven by Playwright; end both when leaving."""
        with self._libraries_for_node():
            playwright = await async_playwright().start()
        try:
            browser = await playwright.chromium.launch(executable_path=self.path, args=list(FLAGS))
            try:
                yield browser
            finally:
                await browser.close()
        finally:
            await playwright.stop()

    @contextmanager
    def _libraries_for_node(self) -> Iterator[None]:
        """Put them where the dynamic loader of a process started now looks (``ld.so(8)``)."""
        before = os.environ.copy()
        if self.libraries:
            os.environ[LIBRARIES] = f"{self.libraries}:{before.get(LIBRARIES, '')}".rstrip(":")
        try:
            yield
        finally:
            os.environ.pop(LIBRARIES, None)
            os.environ.update(before)


@cache
def _search() -> Chromium | NoBrowser:
    """Search once: where none can be had, it takes a while to say so."""
    done = subprocess.run(
        [REPOSITORY / "scripts" / "browser"],
        capture_output=True,
        text=True,
        timeout=INSTALL_LIMIT,
        check=False,
    )
    if done.returncode != 0:
        return NoBrowser(done.stderr.strip()[-500:])
    path, *libraries = done.stdout.splitlines()
    return Chromium(path=path, libraries="".join(libraries))


def chromium() -> Chromium:
    """Find Chromium, or bring it where that is possible. Raises NoBrowser."""
    found = _search()
    if isinstance(found, NoBrowser):
        raise found
    return found


@asynccontextmanager
async def signed_in_page(
    sign_in: SignIn, *, width: int = 1280, height: int = 900, time_zone: str, language: str = "en"
) -> AsyncIterator[Page]:
    """Open a page in which the owner is signed in to Home Assistant."""
    # Bringing it takes a while: the event loop has to stay free.
    found = await asyncio.to_thread(chromium)
    async with (
        found.started() as browser,
        signed_in_window(
            browser, sign_in, width=width, height=height, time_zone=time_zone, language=language
        ) as page,
    ):
        yield page


@asynccontextmanager
async def signed_in_window(
    browser: Browser,
    sign_in: SignIn,
    *,
    width: int = 1280,
    height: int = 900,
    time_zone: str,
    language: str = "en",
) -> AsyncIterator[Page]:
    """Open a page in a browser that runs, with a memory of its own."""
    tokens = {
        **sign_in.browser,
        "expires": int((time.time() + sign_in.browser["expires_in"]) * 1000),
    }
    context = await browser.new_context(
        viewport={"width": width, "height": height},
        timezone_id=time_zone,
        locale=language,
        reduced_motion="reduce",
    )
    try:
        context.set_default_timeout(PATIENCE)
        expect.set_options(timeout=PATIENCE)
        await context.add_init_script(
            f"localStorage.setItem('hassTokens', {json.dumps(json.dumps(tokens))})"
        )
        yield await context.new_page()
    finally:
        await context.close()
