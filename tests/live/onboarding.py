"""The first steps of a new Home Assistant: the owner's account and a lasting token."""

from dataclasses import dataclass

from .client import Json, Rest, websocket


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """Who signs in to the new Home Assistant."""

    name: str
    username: str
    password: str
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIn:
    """What onboarding leaves: the owner's lasting token, and the browser's sign-in."""

    token: str
    browser: Json
    """The answer of ``/auth/token`` with its ``hassUrl`` and ``clientId``."""


async def onboard(rest: Rest, owner: Owner) -> SignIn:
    """Make the owner's account, as the first page of a new Home Assistant does.

    The other pages are done: see ``folder.py``.
    """
    client_id = f"{rest.url}/"
    step = await rest.post(
        "/api/onboarding/users",
        {
            "client_id": client_id,
            "name": owner.name,
            "username": owner.username,
            "password": owner.password,
            "language": owner.language,
        },
    )
    form = {
        "client_id": client_id,
        "code": step["auth_code"],
        "grant_type": "authorization_code",
    }
    grant = await rest.request("POST", "/auth/token", data=form)
    async with websocket(rest.session, rest.url, grant["access_token"]) as socket:
        token: str = await socket.call(
            "auth/long_lived_access_token", client_name="Studio Sync", lifespan=365
        )
    return SignIn(token=token, browser={**grant, "hassUrl": rest.url, "clientId": client_id})
