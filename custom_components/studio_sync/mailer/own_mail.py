"""Mail that users ask for: clients as vCards, to their own address only (Z8)."""

from __future__ import annotations

from typing import ClassVar, Final

from homeassistant.config_entries import ConfigEntry
from homeassistant.util import dt as dt_util

from ..entries.contact_users import address_of_user
from ..entries.mail_options import smtp_of
from ..reports.outbox import MailNotSetUp, Message
from ..reports.render import render_clients
from ..reports.smtp import Attachment, MailError, check_address
from ..texts.catalogue import Catalogue

MOST_ATTACHED: Final = 10 * 2**20
"""Bytes of all attachments that wait together; many servers refuse a message above 20 MB."""


class MailNoOwnAddress(MailError):
    """No e-mail address is known of the user who asks; an automation has none."""

    key: ClassVar[str] = "mail_no_own_address"
    lasting = True
    is_mistake = True


class MailNoClients(MailError):
    """There is no client to send, such as those of an empty group."""

    key: ClassVar[str] = "mail_no_clients"
    is_mistake = True


class MailTooLarge(MailError):
    """What would be attached is too large, with the attachments that wait already."""

    key: ClassVar[str] = "mail_too_large"
    is_mistake = True


def own_address(studio: ConfigEntry, user_id: str | None) -> str:
    """Return the address to which a user's mail goes. Raises a MailError if none can be sent."""
    address = "" if user_id is None else address_of_user(studio, user_id)
    if not address:
        raise MailNoOwnAddress
    if smtp_of(studio) is None:
        raise MailNotSetUp("no SMTP server")
    return check_address("recipient", address)


def own_mail(
    studio: ConfigEntry, user_id: str | None, words: Catalogue, file: Attachment
) -> Message:
    """Write the mail with vCards to the user who asked for them. Raises a MailError."""
    return Message(
        address=own_address(studio, user_id),
        rendered=render_clients(studio.title, words),
        written=dt_util.utcnow(),
        attachments=(file,),
        user_id=user_id or "",
    )
