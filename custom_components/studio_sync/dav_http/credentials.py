"""Who asks, by HTTP Basic (RFC 7617), and whether the way the password came is private."""

from __future__ import annotations

from base64 import b64decode
from binascii import Error as NotBase64
from dataclasses import dataclass, field
from ipaddress import ip_address

from aiohttp import hdrs, web
from homeassistant.core import HomeAssistant
from homeassistant.helpers.network import is_cloud_connection
from homeassistant.util.network import is_local


@dataclass(frozen=True, slots=True, kw_only=True)
class Credentials:
    """What was sent to sign in; both are empty if nobody can read it."""

    user_name: str = ""
    password: str = field(default="", repr=False)


def came_privately(hass: HomeAssistant, request: web.Request) -> bool:
    """Tell whether nobody on the way could read a request: by HTTPS, or in the local network.

    Scheme and address are what Home Assistant found them to be: of the connection, or as a proxy
    says that it trusts. Home Assistant Cloud brings HTTPS only.
    """
    return request.secure or is_cloud_connection(hass) or is_local_address(request.remote)


def credentials_of(request: web.Request) -> Credentials | None:
    """Return what a request signs in with; None if it has nothing for us."""
    scheme, _, encoded = request.headers.get(hdrs.AUTHORIZATION, "").strip().partition(" ")
    if scheme.casefold() != "basic":
        return None
    try:
        text = b64decode(encoded.strip(), validate=True).decode()
    except NotBase64, ValueError:
        return Credentials()
    user_name, _, password = text.partition(":")
    if not user_name and not password:
        return None
    return Credentials(user_name=user_name, password=password)


def is_local_address(address: str | None) -> bool:
    """Tell whether an address is one of the local network."""
    try:
        return is_local(ip_address(address or ""))
    except ValueError:
        return False
