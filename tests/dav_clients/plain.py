"""A client that does nothing but read, to see what a server serves."""

from base64 import b64encode
import re

import aiohttp

from .server import Account


async def stored(session: aiohttp.ClientSession, account: Account) -> dict[str, str]:
    """Get the texts in the calendar of an account, by their URLs."""
    host = account.calendar.partition("//")
    base = f"{host[0]}//{host[2].partition('/')[0]}"
    secret = b64encode(f"{account.user}:{account.password}".encode()).decode()
    signed_in = {"Authorization": f"Basic {secret}"}
    listing = {**signed_in, "Depth": "1"}
    async with session.request("PROPFIND", account.calendar, headers=listing) as answer:
        answer.raise_for_status()
        hrefs = re.findall(r"href>([^<]+\.ics)<", await answer.text())
    texts = {}
    for href in hrefs:
        async with session.get(f"{base}{href}", headers=signed_in) as answer:
            answer.raise_for_status()
            texts[href] = await answer.text()
    return texts
