"""A person with a browser who signs in to Google and allows what is asked for."""

from html.parser import HTMLParser
from http import HTTPStatus

import aiohttp
from yarl import URL

from . import LiveError
from .client import Json

REDIRECTS = {HTTPStatus.FOUND, HTTPStatus.SEE_OTHER, HTTPStatus.TEMPORARY_REDIRECT}
HOPS = 10


class ConsentFailed(LiveError):
    """Google's pages did not lead back to Home Assistant."""


class _Form(HTMLParser):
    """Fills in the form of a page: the account chosen, every box ticked, the first button."""

    def __init__(self, page: str, *, account: str) -> None:
        super().__init__()
        self.action: str | None = None
        self.fields: list[tuple[str, str]] = []
        self._account = account
        self._pressed = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take in a form or one of its inputs."""
        given = dict(attrs)
        name, value = given.get("name"), given.get("value") or ""
        if tag == "form":
            self.action = given.get("action") or ""
        elif name and tag == "input":
            if given.get("type") != "radio" or value == self._account:
                self.fields.append((name, value))
        elif name and tag == "button" and not self._pressed:
            self._pressed = True
            self.fields.append((name, value))


def form_of(page: str, *, account: str) -> tuple[str, list[tuple[str, str]]]:
    """Fill in a page's form; answer with where it goes and its fields. Raises ConsentFailed."""
    filled = _Form(page, account=account)
    if filled.action is None:
        raise ConsentFailed("a page of Google's shows no form")
    return filled.action, filled.fields


async def consent(session: aiohttp.ClientSession, address: str, *, email: str) -> Json:
    """Sign in as ``email``, allow everything, and follow the redirects to the end.

    Answers with the text of the last page, which is Home Assistant's.
    Raises ConsentFailed.
    """
    url = URL(address)
    form: list[tuple[str, str]] | None = None
    for _ in range(HOPS):
        method = "GET" if form is None else "POST"
        async with session.request(
            method, url, data=aiohttp.FormData(form or []), allow_redirects=False
        ) as response:
            page = await response.text()
            if response.status in REDIRECTS:
                url, form = url.join(URL(response.headers["Location"])), None
            elif response.status != HTTPStatus.OK:
                raise ConsentFailed(f"{url.path} answered {response.status}")
            elif url.path == "/auth/external/callback":
                return page
            else:
                action, form = form_of(page, account=email)
                url = url.join(URL(action)) if action else url
    raise ConsentFailed("too many pages")
