"""The message that tells the owner of a phone how to set an access up (A9)."""

from dataclasses import dataclass
from enum import StrEnum

from ..texts.catalogue import catalogue
from ..texts.escaping import one_line
from .render import Rendered


class Phone(StrEnum):
    """What the access is set up on."""

    IOS = "ios"
    MACOS = "macos"
    ANDROID = "android"
    THUNDERBIRD = "thunderbird"
    GNOME = "gnome"
    OUTLOOK = "outlook"


APPLE = frozenset({Phone.IOS, Phone.MACOS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Handout:
    """What is told. ``host`` is the address as a phone asks that wants only the server.

    ``rooms`` are the names of the rooms and resources whose calendars they are, empty for a staff
    member. ``own_page``: who gets it has the page *Studio > Me*. ``contacts``: there is an address
    book. ``password``: one that was just made and is sent along.
    ``profile`` and ``davx5`` are links, None while no address is known.
    """

    studio: str
    rooms: str = ""
    own_page: bool = False
    url: str
    host: str
    user_name: str
    phone: Phone
    contacts: bool
    password: str | None = None
    profile: str | None = None
    davx5: str | None = None


def render_handout(handout: Handout, language: str) -> Rendered:
    """Write the message as plain text only, the same for e-mail and notification."""
    words = catalogue(language).handout
    filled = {
        "studio": one_line(handout.studio),
        "rooms": one_line(handout.rooms),
        "url": handout.url,
        "host": handout.host,
    }
    kind = "_rooms" if handout.rooms else ""
    parts = [
        words[f"intro{kind}"].format(**filled),
        "\n".join(
            [
                f"{words['address']}: {handout.url}",
                f"{words['user_name']}: {handout.user_name}",
                f"{words['password']}: {handout.password or words['password_elsewhere']}",
            ]
        ),
    ]
    if handout.password is not None:
        parts.append(words["password_warning"])
    if handout.own_page:
        parts.append(words["password_own"])
    if handout.phone in APPLE and handout.profile is not None:
        parts.append(f"{words['profile']}\n{handout.profile}")
    if handout.phone is Phone.ANDROID and handout.davx5 is not None:
        parts.append(f"{words['davx5']}\n{handout.davx5}")
    parts.append(words[handout.phone].format(**filled))
    if handout.contacts:
        parts.append(words[f"{handout.phone}_contacts"].format(**filled))
    text = "\n\n".join(parts)
    return Rendered(
        subject=one_line(words[f"subject{kind}"].format(**filled)),
        text=f"{text}\n",
        html="",
        brief=text,
    )
