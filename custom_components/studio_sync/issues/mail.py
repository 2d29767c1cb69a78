"""Reports and e-mails that can't be sent: a line in the log, and a repair as long as it lasts."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
import logging
from typing import Final

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.translation import async_get_exception_message

from ..const import DOMAIN
from ..reports.outbox import Attempt, MailNotSetUp
from ..reports.smtp import MailBusy, MailError
from ..texts.home_assistant import language_of
from .registry import MAIL, Issue, clear_issue, raise_issue

_LOGGER = logging.getLogger(__name__)
PATIENCE: Final = timedelta(hours=1)
"""How long a server may ask to try later before a repair is raised: greylisting is usual."""
_ALL: Final = ""
_WHAT: Final = {"": "An e-mail", "report": "A report", "clients": "Clients that a user asked for"}
"""What can't be sent, as the log says it; it names nobody."""


class NotifyFailed(MailError):
    """A notify entity is gone, or its integration can't send."""

    key = "notify_failed"


class MailProblems:
    """Problems with sending a studio's e-mails and reports: all, or those to one recipient."""

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry) -> None:
        """Begin without any."""
        self._hass = hass
        self._entry = entry
        self._found: dict[str, tuple[str, str]] = {}
        """By recipient: the key of the error, and what could not be sent (of ``_WHAT``)."""

    @callback
    def tried(self, attempt: Attempt, now: datetime) -> None:
        """Update the problems after an attempt."""
        who = attempt.message.address
        if attempt.error is None:
            self._over(_ALL, who)
        elif not (isinstance(attempt.error, MailBusy) and now - attempt.message.written < PATIENCE):
            if attempt.about_message:
                what = "clients" if attempt.message.user_id else "report"
                self._begin(who, attempt.error.key, what)
            else:
                self._begin(_ALL, attempt.error.key)

    @callback
    def not_set_up(self) -> None:
        """Note that e-mail is wanted, but no server is set up."""
        self._begin(_ALL, MailNotSetUp.key)

    @callback
    def notified(self, entity: str, *, sent: bool) -> None:
        """Note whether a notify entity accepted a report."""
        if sent:
            self._over(entity)
        else:
            self._begin(entity, NotifyFailed.key, "report")

    @callback
    def consider(self, readers: Collection[str]) -> None:
        """Forget recipients that are no longer used."""
        self._over(*(self._found.keys() - {_ALL, *readers}))

    @callback
    def forget(self) -> None:
        """Forget all problems, since the e-mail settings have changed."""
        self._over(*self._found)

    def _begin(self, who: str, key: str, what: str = "") -> None:
        if self._found.get(who) != (key, what):
            _LOGGER.warning("%s could not be sent: %s", _WHAT[what], key)
        self._found[who] = key, what
        self._show()

    def _over(self, *whom: str) -> None:
        known = [who for who in whom if who in self._found]
        for who in known:
            del self._found[who]
        if known and not self._found:
            _LOGGER.info("E-mails and reports of the studio can be sent again")
        self._show()

    def _show(self) -> None:
        if not self._found:
            clear_issue(self._hass, self._entry, MAIL)
            return
        words = language_of(self._hass).unsent
        reasons = [
            f"{words[what]}, {who}: {text}" if who else text
            for who, (key, what) in sorted(self._found.items())
            if (text := async_get_exception_message(DOMAIN, key))
        ]
        raise_issue(
            self._hass,
            self._entry,
            Issue(subject=MAIL, key="mail_trouble", placeholders={"reason": "\n\n".join(reasons)}),
        )
