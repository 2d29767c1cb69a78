"""Conditions: what automations can ask for (B6)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final, Unpack, cast, override

from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import CONF_OPTIONS
from homeassistant.core import HomeAssistant
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.condition import Condition, ConditionCheckParams, ConditionConfig
from homeassistant.helpers.typing import ConfigType
import probatio as vol

from .const import EntryKind
from .entries.lookup import accounts, book_id, kind_of
from .entries.targets import CONF_ENTRY, CONF_WHOSE, ids_of_device
from .lifecycle.lookup import loaded_studios
from .lifecycle.runtime import AccountEntry

_ENTRY = {vol.Optional(CONF_ENTRY): cv.string}


def _schema(options: Mapping[Any, Any]) -> vol.Schema:
    return vol.Schema({vol.Optional(CONF_OPTIONS, default=dict): dict(options)})


class _OurCondition(Condition):
    """A condition of ours, with options."""

    schema: ClassVar[vol.Schema]
    _options: Mapping[str, Any]

    @classmethod
    @override
    async def async_validate_config(cls, hass: HomeAssistant, config: ConfigType) -> ConfigType:
        """Check the options."""
        return cast("ConfigType", cls.schema(config))

    def __init__(self, hass: HomeAssistant, config: ConditionConfig) -> None:
        """Take the options."""
        super().__init__(hass, config)
        self._options = config.options or {}


class HasOpenConflicts(_OurCondition):
    """Whether a question waits for a person."""

    schema = _schema(_ENTRY)

    @override
    def _async_check(self, **kwargs: Unpack[ConditionCheckParams]) -> bool:
        """Check the studio's open conflicts."""
        wanted = loaded_studios(self._hass, self._options.get(CONF_ENTRY))
        return any(studio.runtime_data.view.data.open_conflicts for studio in wanted)


class SyncIsHealthy(_OurCondition):
    """Whether all accounts run, none fails or is held, and nothing was skipped.

    A disabled account is ignored; without any account the sync is not healthy.
    """

    schema = _schema(_ENTRY)

    @override
    def _async_check(self, **kwargs: Unpack[ConditionCheckParams]) -> bool:
        """Check the accounts."""
        asked = [each for each in self._accounts() if each.disabled_by is None]
        return bool(asked) and all(_is_well(each) for each in asked)

    def _accounts(self) -> list[AccountEntry]:
        entry_id = self._options.get(CONF_ENTRY)
        if entry_id is None:
            return accounts(self._hass)
        entry = self._hass.config_entries.async_get_entry(entry_id)
        if entry is not None and kind_of(entry) is EntryKind.STUDIO:
            return accounts(self._hass, book_id(entry))
        return [each for each in accounts(self._hass) if each.entry_id == entry_id]


class IsInSession(_OurCondition):
    """Whether somebody, a room, or anybody in the studio is in a session now."""

    schema = _schema({vol.Optional(CONF_WHOSE, default=list): vol.All(cv.ensure_list, [cv.string])})

    @override
    def _async_check(self, **kwargs: Unpack[ConditionCheckParams]) -> bool:
        """Check the sessions against the time."""
        ids = {key for each in self._options[CONF_WHOSE] for key in ids_of_device(self._hass, each)}
        anybody = not self._options[CONF_WHOSE]
        for studio in loaded_studios(self._hass, None):
            wanted = [None] if anybody or studio.entry_id in ids else sorted(ids)
            if any(studio.runtime_data.feed.is_in_session(owner) for owner in wanted):
                return True
        return False


def _is_well(account: AccountEntry) -> bool:
    if account.state is not ConfigEntryState.LOADED:
        return False
    return all(
        each.last_update_success and not each.data.held and not each.data.problems
        for each in account.runtime_data.calendars
    )


CONDITIONS: Final[dict[str, type[Condition]]] = {
    "has_open_conflicts": HasOpenConflicts,
    "is_healthy": SyncIsHealthy,
    "is_in_session": IsInSession,
}


async def async_get_conditions(
    hass: HomeAssistant,  # noqa: ARG001
) -> dict[str, type[Condition]]:
    """Return the conditions of Studio Sync."""
    return CONDITIONS
