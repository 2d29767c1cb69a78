"""A real Chromium, looking at the running Home Assistant.

It is Debian's, driven by Playwright, which brings none of its own here.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
import json
import os
import shutil
import subprocess
import time

from playwright.async_api import Page, async_playwright

from . import LiveError
from .onboarding import SignIn

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
INSTALL = ("apt-get", "install", "-y", "--no-install-recommends", "chromium", "fonts-dejavu-core")
INSTALL_LIMIT = 600


class NoBrowser(LiveError):
    """There is no Chromium, and none can be installed; the message says what to do."""


def _find() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def chromium() -> str:
    """Find Chromium, or install it where that is possible (as root, with apt-get)."""
    if (found := _find()) is not None:
        return found
    advice = "Chromium is missing: install it, on Debian with `apt-get install chromium`."
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        raise NoBrowser(advice)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (("apt-get", "update"), INSTALL):
        done = subprocess.run(
            command, env=quiet, capture_output=True, text=True, timeout=INSTALL_LIMIT, check=False
        )
        if done.returncode != 0:
            raise NoBrowser(f"{advice} Trying it failed: {done.stderr.strip()[-300:]}")
    if (found := _find()) is None:
        raise NoBrowser(advice)
    return found


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
            )
            await context.add_init_script(
                f"localStorage.setItem('hassTokens', {json.dumps(json.dumps(tokens))})"
            )
            yield await context.new_page()
        finally:
            await browser.close()
