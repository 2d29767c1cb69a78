"""Sends the owner of a phone what is needed to set an access up, by e-mail or notification (A9).

It is sent at once and never waits in the outbox, which is stored: it may hold a password.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import ClassVar, Final

from homeassistant.components.notify.const import DATA_COMPONENT
from homeassistant.config_entries import ConfigEntry, ConfigSubentry
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.util import dt as dt_util
from yarl import URL

from ..const import CONF_USER, SUBENTRY_RESOURCE
from ..entries.access_changes import keep_password, phone_address
from ..entries.access_secret import new_password
from ..entries.accesses import Access, AddressBook
from ..entries.lookup import people_of
from ..entries.mail_options import smtp_of
from ..entries.phone_links import davx5_link
from ..issues.mail import NotifyFailed
from ..reports.handout import Handout, Phone, render_handout
from ..reports.outbox import MailNotSetUp, Message, deliver
from ..reports.render import Rendered
from ..reports.smtp import MailError, check_address
from ..texts.home_assistant import language_tag
from .phone_profile import async_profile_url

NOTIFY_TIMEOUT: Final = 30


class HandoutNoTarget(MailError):
    """Neither an e-mail address nor a notify entity was chosen, or both."""

    key: ClassVar[str] = "handout_no_target"
    is_mistake = True


class HandoutAccessGone(MailError):
    """There is no such access, or it was removed while the message was sent."""

    key: ClassVar[str] = "handout_access_gone"
    is_mistake = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """To whom it goes: one of both, the other is empty."""

    email: str = ""
    notify: str = ""


async def async_send_handout(
    hass: HomeAssistant,
    studio: ConfigEntry,
    subentry: ConfigSubentry,
    *,
    phone: Phone,
    target: Target,
    with_password: bool,
    by: str | None,
) -> None:
    """Send what is needed for a phone. Raises a MailError; nothing has changed then.

    ``with_password``: a new one is made and sent along, since a former one is known to nobody; it
    holds once it was sent. ``by`` is the id of the user who asks.
    """
    if bool(target.email) is bool(target.notify):
        raise HandoutNoTarget
    password = new_password() if with_password else None
    handout = _handout(hass, studio, subentry, phone, password)
    rendered = render_handout(handout, language_tag(hass))
    if target.email:
        await _mail(studio, rendered, target.email)
    else:
        await _notify(hass, rendered, target.notify)
    if password is None:
        return
    now = studio.subentries.get(subentry.subentry_id)
    if now is None:
        raise HandoutAccessGone
    keep_password(hass, studio, now, password, by=by)


def _handout(
    hass: HomeAssistant,
    studio: ConfigEntry,
    subentry: ConfigSubentry,
    phone: Phone,
    password: str | None,
) -> Handout:
    access, url = Access.of(subentry.data), phone_address(hass)
    people = [each for each in people_of(studio) if each.subentry_id in access.calendars]
    rooms = [each.title for each in people if each.subentry_type == SUBENTRY_RESOURCE]
    return Handout(
        studio=studio.title,
        rooms=", ".join(rooms),
        own_page=any(CONF_USER in each.data for each in people),
        url=url,
        host=_host(url),
        user_name=access.user_name,
        phone=phone,
        contacts=access.address_book is not AddressBook.NONE,
        password=password,
        profile=async_profile_url(hass, access.user_name),
        davx5=davx5_link(hass, access),
    )


def _host(url: str) -> str:
    """Return the server with its port, if that is not the usual one; the path if there is none."""
    parsed = URL(url)
    if parsed.raw_host is None:
        return url
    return parsed.raw_host if parsed.is_default_port() else parsed.raw_authority


async def _mail(studio: ConfigEntry, rendered: Rendered, address: str) -> None:
    settings = smtp_of(studio)
    if settings is None:
        raise MailNotSetUp("no SMTP server")
    recipient = check_address("recipient", address)
    message = Message(address=recipient, rendered=rendered, written=dt_util.utcnow())
    await deliver(settings, message)


async def _notify(hass: HomeAssistant, rendered: Rendered, entity_id: str) -> None:
    """Hand it to the entity itself: an action would tell the message to events and debug logs."""
    component = hass.data.get(DATA_COMPONENT)
    entity = None if component is None else component.get_entity(entity_id)
    if entity is None or not entity.available:
        raise NotifyFailed
    try:
        async with asyncio.timeout(NOTIFY_TIMEOUT):
            await entity.async_send_message(rendered.brief, title=rendered.subject)
    except (HomeAssistantError, TimeoutError) as err:
        raise NotifyFailed from err
