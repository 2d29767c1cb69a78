"""Triggers: what automations can wait for, in sentences (B6)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, ClassVar, Final, cast, override

from homeassistant.const import CONF_OPTIONS
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.event import async_track_point_in_utc_time
from homeassistant.helpers.trigger import (
    Trigger,
    TriggerActionRunner,
    TriggerConfig,
    TriggerNotTriggeredReporter,
)
from homeassistant.helpers.typing import ConfigType
from homeassistant.util import dt as dt_util
import probatio as vol

from .book.appointments import Instance
from .book.client_feed import ClientBy
from .book.model import Origin
from .entries.targets import CONF_ENTRY, CONF_WHOSE, is_about
from .events.bus import StudioEvent, StudioEventType, listen
from .lifecycle.lookup import loaded_studios
from .lifecycle.runtime import StudioEntry
from .studio.coordinator import instant
from .studio.event_details import appointment_details
from .studio.event_feed import listen_to_sessions

CONF_BY: Final = "by"
CONF_BEFORE: Final = "before"
CHANGED_ON_PHONE: Final = "changed_on_phone"
SESSION_STARTS: Final = "session_starts"
LONGEST: Final = timedelta(days=2)
LATE: Final = timedelta(minutes=1)
"""How long after its start a session that was added late still fires."""

_ENTRY = {vol.Optional(CONF_ENTRY): cv.string}
_WHOSE = {vol.Optional(CONF_WHOSE, default=list): vol.All(cv.ensure_list, [cv.string])}
_BY = {
    vol.Optional(CONF_BY, default=list): vol.All(
        cv.ensure_list, [vol.In([each.value for each in Origin])]
    )
}
_BY_CLIENT = {
    vol.Optional(CONF_BY, default=list): vol.All(
        cv.ensure_list, [vol.In([each.value for each in ClientBy])]
    )
}
_LEAD = vol.All(cv.positive_time_period, vol.Range(max=LONGEST))


def _schema(*options: Mapping[Any, Any]) -> vol.Schema:
    merged = {key: value for each in options for key, value in each.items()}
    return vol.Schema({vol.Optional(CONF_OPTIONS, default=dict): merged})


class _OurTrigger(Trigger):
    """A trigger of ours; its options say of which studio, and whose."""

    schema: ClassVar[vol.Schema]
    _options: Mapping[str, Any]

    @classmethod
    @override
    async def async_validate_config(cls, hass: HomeAssistant, config: ConfigType) -> ConfigType:
        """Check the options."""
        return cast("ConfigType", cls.schema(config))

    def __init__(self, hass: HomeAssistant, config: TriggerConfig) -> None:
        """Take the options."""
        super().__init__(hass, config)
        self._options = config.options or {}


class StudioEventTrigger(_OurTrigger):
    """Fires when something of one of its kinds occurs."""

    kinds: ClassVar[frozenset[StudioEventType]]

    @override
    async def async_attach_runner(
        self,
        run_action: TriggerActionRunner,
        did_not_trigger: TriggerNotTriggeredReporter | None = None,
    ) -> CALLBACK_TYPE:
        """Listen until the automation is switched off."""

        @callback
        def notified(studio_event: StudioEvent) -> None:
            if self._is_meant(studio_event):
                run_action(self._variables(studio_event), _description(studio_event))

        return listen(self._hass, notified)

    def _is_meant(self, studio_event: StudioEvent) -> bool:
        if studio_event.kind not in self.kinds:
            return False
        entry = self._options.get(CONF_ENTRY)
        if entry is not None and entry not in (studio_event.studio, studio_event.account):
            return False
        by = self._options.get(CONF_BY)
        if by and studio_event.by not in by:
            return False
        ids = studio_event.owners | {studio_event.studio, studio_event.account}
        return is_about(self._hass, self._options.get(CONF_WHOSE, ()), ids)

    def _variables(self, studio_event: StudioEvent) -> dict[str, object]:
        return dict(studio_event.details)


def _description(studio_event: StudioEvent) -> str:
    return studio_event.kind.replace("_", " ")


def _trigger_of(kind: StudioEventType, schema: vol.Schema) -> type[StudioEventTrigger]:
    return type(
        f"{kind.name.title().replace('_', '')}Trigger",
        (StudioEventTrigger,),
        {
            "kinds": frozenset([kind]),
            "schema": schema,
        },
    )


class SessionStartsTrigger(_OurTrigger):
    """Fires when a session starts, or some time before."""

    schema = _schema(_ENTRY, _WHOSE, {vol.Optional(CONF_BEFORE, default=timedelta()): _LEAD})

    @override
    async def async_attach_runner(
        self,
        run_action: TriggerActionRunner,
        did_not_trigger: TriggerNotTriggeredReporter | None = None,
    ) -> CALLBACK_TYPE:
        """Watch for the next session until the automation is switched off."""
        timer = _SessionTimer(self._hass, self._options, run_action)
        return timer.async_start()


@dataclass(frozen=True, slots=True)
class _Coming:
    """A session that will fire at ``moment``."""

    studio: StudioEntry
    session: Instance
    start: datetime
    moment: datetime

    @property
    def key(self) -> tuple[str, datetime]:
        """The session at this time; a moved session has another key."""
        return self.session.appointment.id, self.start

    def in_time(self, now: datetime) -> bool:
        """Whether it has not begun, or only a moment ago."""
        return now < self.start + LATE

    def details(self) -> dict[str, object]:
        """Return the trigger's data for automations."""
        return appointment_details(self.studio, self.session.appointment, self.session.when)


class _SessionTimer:
    """Waits for the next matching session; checks again whenever the sessions change.

    A session that is added late, when its moment has passed but it has not
    begun, fires at once. One that was moved fires again.
    """

    def __init__(
        self, hass: HomeAssistant, options: Mapping[str, Any], run_action: TriggerActionRunner
    ) -> None:
        self._hass = hass
        self._options = options
        self._run_action = run_action
        self._lead: timedelta = options[CONF_BEFORE]
        self._since = dt_util.utcnow()
        self._fired: frozenset[tuple[str, datetime]] = frozenset()
        self._forget: CALLBACK_TYPE | None = None

    @callback
    def async_start(self) -> CALLBACK_TYPE:
        """Start; return a function that stops it."""
        stop = listen_to_sessions(self._hass, self._looked)
        self._wait()

        @callback
        def end() -> None:
            stop()
            self._stop_waiting()

        return end

    @callback
    def _looked(self, _studio: str) -> None:
        self._wait()

    @callback
    def _wait(self) -> None:
        self._stop_waiting()
        now = dt_util.utcnow()
        moments = [each.moment for each in self._coming() if each.in_time(now)]
        if moments:
            self._forget = async_track_point_in_utc_time(self._hass, self._due, min(moments))

    @callback
    def _due(self, now: datetime) -> None:
        self._forget = None
        due = [each for each in self._coming() if each.moment <= now and each.in_time(now)]
        # What began before now can't fire again in any case.
        self._fired = frozenset(
            key for key in (*self._fired, *(each.key for each in due)) if key[1] > now - 2 * LATE
        )
        for each in due:
            self._run_action(each.details(), "session starts")
        self._wait()

    @callback
    def _stop_waiting(self) -> None:
        if self._forget is not None:
            self._forget()
            self._forget = None

    def _coming(self) -> list[_Coming]:
        """Return the matching sessions that have not fired yet."""
        found: list[_Coming] = []
        for studio in loaded_studios(self._hass, self._options.get(CONF_ENTRY)):
            runtime = studio.runtime_data
            for session in runtime.feed.sessions:
                ids = frozenset(session.appointment.owners) | {studio.entry_id}
                start = instant(session.when.start, runtime.clock)
                each = _Coming(studio, session, start, start - self._lead)
                is_new = each.key not in self._fired and each.moment > self._since
                if is_new and is_about(self._hass, self._options[CONF_WHOSE], ids):
                    found.append(each)
        return found


_OF_STUDIO = _schema(_ENTRY, _WHOSE)
_OF_ACCOUNT = _schema(_ENTRY)
_OF_APPOINTMENT = _schema(_ENTRY, _WHOSE, _BY)
_OF_CLIENT = _schema(_ENTRY, _BY_CLIENT)


class ChangedOnPhoneTrigger(StudioEventTrigger):
    """Fires when an appointment or a client is added, changed or removed on a phone (A11)."""

    schema = _OF_STUDIO
    kinds = frozenset(
        {
            StudioEventType.APPOINTMENT_ADDED,
            StudioEventType.APPOINTMENT_CHANGED,
            StudioEventType.APPOINTMENT_CANCELLED,
            StudioEventType.MANY_CHANGES,
            StudioEventType.CLIENT_ADDED,
            StudioEventType.CLIENT_CHANGED,
            StudioEventType.CLIENT_REMOVED,
            StudioEventType.CLIENT_RESTORED,
            StudioEventType.MANY_CLIENT_CHANGES,
        }
    )

    @override
    def _is_meant(self, studio_event: StudioEvent) -> bool:
        return studio_event.by == Origin.PHONE and super()._is_meant(studio_event)

    @override
    def _variables(self, studio_event: StudioEvent) -> dict[str, object]:
        return {**studio_event.details, "what": studio_event.kind.value}


SCHEMAS: Final[Mapping[StudioEventType, vol.Schema]] = {
    StudioEventType.CONFLICT_FOUND: _OF_STUDIO,
    StudioEventType.CONFLICT_RESOLVED: _OF_STUDIO,
    StudioEventType.SYNC_FAILED: _OF_ACCOUNT,
    StudioEventType.SYNC_RECOVERED: _OF_ACCOUNT,
    StudioEventType.APPOINTMENT_ADDED: _OF_APPOINTMENT,
    StudioEventType.APPOINTMENT_CHANGED: _OF_APPOINTMENT,
    StudioEventType.APPOINTMENT_CANCELLED: _OF_APPOINTMENT,
    StudioEventType.CLIENT_MATCHED: _OF_STUDIO,
    StudioEventType.MANY_CHANGES: _OF_ACCOUNT,
    StudioEventType.CLIENT_ADDED: _OF_CLIENT,
    StudioEventType.CLIENT_CHANGED: _OF_CLIENT,
    StudioEventType.CLIENT_REMOVED: _OF_CLIENT,
    StudioEventType.CLIENT_RESTORED: _OF_CLIENT,
    StudioEventType.CLIENT_MERGED: _OF_CLIENT,
    StudioEventType.CLIENT_ERASED: _OF_CLIENT,
    StudioEventType.MANY_CLIENT_CHANGES: _OF_CLIENT,
    StudioEventType.PHONE_SIGNED_OUT: _OF_STUDIO,
    StudioEventType.SIGN_INS_REFUSED: _OF_STUDIO,
}
TRIGGERS: Final[dict[str, type[Trigger]]] = {
    **{kind.value: _trigger_of(kind, schema) for kind, schema in SCHEMAS.items()},
    CHANGED_ON_PHONE: ChangedOnPhoneTrigger,
    SESSION_STARTS: SessionStartsTrigger,
}


async def async_get_triggers(hass: HomeAssistant) -> dict[str, type[Trigger]]:  # noqa: ARG001
    """Return the triggers of Studio Sync."""
    return TRIGGERS
