"""People who may use Home Assistant and do not look after it."""

from dataclasses import dataclass

from .home_assistant import HomeAssistant
from .onboarding import SignIn

USERS = "system-users"
"""The group of those who are no administrators."""


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """A user, signed in with their own password."""

    id: str
    sign_in: SignIn


async def add_user(ha: HomeAssistant, *, name: str, password: str) -> User:
    """Have the owner add a user who is no administrator, who signs in then."""
    made = await ha.socket.call("config/auth/create", name=name, group_ids=[USERS])
    user_id: str = made["user"]["id"]
    login = name.split(maxsplit=1)[0].lower()
    await ha.socket.call(
        "config/auth_provider/homeassistant/create",
        user_id=user_id,
        username=login,
        password=password,
    )
    return User(id=user_id, sign_in=await _sign_in(ha, login, password))


async def _sign_in(ha: HomeAssistant, username: str, password: str) -> SignIn:
    client_id = f"{ha.url}/"
    begun = {
        "client_id": client_id,
        "handler": ["homeassistant", None],
        "redirect_uri": client_id,
    }
    step = await ha.rest.post("/auth/login_flow", begun)
    filled = {"client_id": client_id, "username": username, "password": password}
    step = await ha.rest.post(f"/auth/login_flow/{step['flow_id']}", filled)
    form = {
        "client_id": client_id,
        "code": step["result"],
        "grant_type": "authorization_code",
    }
    grant = await ha.rest.request("POST", "/auth/token", data=form)
    browser = {**grant, "hassUrl": ha.url, "clientId": client_id}
    return SignIn(token=grant["access_token"], browser=browser)
