"""Reports that can't be sent: one line in the log, and a repair as long as it lasts."""

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
from .registry import MAIL, Issue, clear_issue, raise_issue

_LOGGER = logging.getLogger(__name__)
PATIENCE: Final = timedelta(hours=1)
"""How long a server may ask to try later before a repair is raised: greylisting is usual."""
_ALL: Final = ""


class NotifyFailed(MailError):
    """A notify entity is gone, or its integration can't send."""

    key = "notify_failed"


class MailProblems:
    """Problems with sending a studio's reports: all e-mails, or those to one recipient."""

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry) -> None:
        """Begin without any."""
        self._hass = hass
        self._entry = entry
        self._found: dict[str, str] = {}

    @callback
    def tried(self, attempt: Attempt, now: datetime) -> None:
        """Update the problems after an attempt."""
        who = attempt.message.address
        if attempt.error is None:
            self._over(_ALL, who)
        elif not (isinstance(attempt.error, MailBusy) and now - attempt.message.written < PATIENCE):
            self._begin(who if attempt.about_message else _ALL, attempt.error.key)

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
            self._begin(entity, NotifyFailed.key)

    @callback
    def consider(self, readers: Collection[str]) -> None:
        """Forget recipients that are no longer used."""
        self._over(*(self._found.keys() - {_ALL, *readers}))

    @callback
    def forget(self) -> None:
        """Forget all problems, since the e-mail settings have changed."""
        self._over(*self._found)

    def _begin(self, who: str, key: str) -> None:
        if self._found.get(who) != key:
            _LOGGER.warning("A report of the studio could not be sent: %s", key)
        self._found[who] = key
        self._show()

    def _over(self, *whom: str) -> None:
        known = [who for who in whom if who in self._found]
        for who in known:
            del self._found[who]
        if known and not self._found:
            _LOGGER.info("Reports of the studio can be sent again")
        self._show()

    def _show(self) -> None:
        if not self._found:
            clear_issue(self._hass, self._entry, MAIL)
            return
        reasons = [
            f"{who}: {text}" if who else text
            for who, key in sorted(self._found.items())
            if (text := async_get_exception_message(DOMAIN, key))
        ]
        raise_issue(
            self._hass,
            self._entry,
            Issue(subject=MAIL, key="mail_trouble", placeholders={"reason": "\n\n".join(reasons)}),
        )
