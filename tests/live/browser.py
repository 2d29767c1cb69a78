"""A real Chromium, looking at the running Home Assistant.

It is Debian's, driven by Playwright, which brings none of its own here.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
import json
import subprocess
import time

from playwright.async_api import Page, async_playwright, expect

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
PATIENCE = 15_000
"""Milliseconds that anything on a page may take to appear on a slow machine."""


class NoBrowser(LiveError):
    """There is no Chromium, and none can be installed; the message says what to do."""


def chromium() -> str:
    """Find Chromium, or install it where that is possible. Raises NoBrowser."""
    done = subprocess.run(
        [REPOSITORY / "scripts" / "browser"],
        capture_output=True,
        text=True,
        timeout=INSTALL_LIMIT,
        check=False,
    )
    if done.returncode != 0:
        raise NoBrowser(done.stderr.strip()[-500:])
    return done.stdout.split()[-1]


@asynccontextmanager
async def signed_in_page(
    sign_in: SignIn, *, width: int = 1280, height: int = 900, time_zone: str, language: str = "en"
) -> AsyncIterator[Page]:
    """Open a page in which the owner is signed in to Home Assistant."""
    tokens = {
        **sign_in.browser,
        "expires": int((time.time() + sign_in.browser["expires_in"]) * 1000),
    }
    async with async_playwright() as playwright:
        # Installing it takes a while: the event loop has to stay free.
        path = await asyncio.to_thread(chromium)
        browser = await playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        try:
            context = await browser.new_context(
                viewport={"width": width, "height": height},
                timezone_id=time_zone,
                locale=language,
                reduced_motion="reduce",
            )
            context.set_default_timeout(PATIENCE)
            expect.set_options(timeout=PATIENCE)
            await context.add_init_script(
                f"localStorage.setItem('hassTokens', {json.dumps(json.dumps(tokens))})"
            )
            yield await context.new_page()
        finally:
            await browser.close()
