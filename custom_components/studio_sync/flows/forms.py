"""The forms that config, subentry and options flows show."""

from collections.abc import Iterable, Mapping
from typing import Any

from homeassistant.const import CONF_EMAIL, CONF_NAME, CONF_TIME_ZONE
from homeassistant.helpers.selector import (
    BooleanSelector,
    NumberSelector,
    NumberSelectorConfig,
    NumberSelectorMode,
    SelectOptionDict,
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
    TextSelector,
    TextSelectorConfig,
    TextSelectorType,
)
import probatio as vol

from ..const import (
    CONF_BOOK,
    CONF_BRAKE_COUNT,
    CONF_BRAKE_PERCENT,
    CONF_CALENDAR,
    CONF_CONTACTS,
    CONF_KEPT_BOOK,
    CONF_MONTHS_BACK,
    CONF_POLICY,
    CONF_POLL_MINUTES,
    CONF_POPULATE_IN,
    CONF_POPULATE_OUT,
    CONF_PRIVACY,
    CONF_SEND_BACK,
    CONF_STAFF,
    CONF_STUDIO,
    CONF_SYNCS,
    CONF_TENTATIVE,
    CONF_USER,
)
from ..entries.account_options import AccountOptions
from ..entries.book_places import Where
from ..scheduling.titles import Privacy
from ..sync.model import Policy

_YES_NO = BooleanSelector()
_NAME = TextSelector(TextSelectorConfig(type=TextSelectorType.TEXT))
_EMAIL = TextSelector(TextSelectorConfig(type=TextSelectorType.EMAIL))


def one_of(
    choices: Mapping[str, str],
    translation_key: str | None = None,
    mode: SelectSelectorMode = SelectSelectorMode.DROPDOWN,
) -> SelectSelector:
    """Let the user choose one of some named things; labels by value.

    A value that the translations know under ``translation_key`` is called as they say.
    """
    options = [SelectOptionDict(value=value, label=label) for value, label in choices.items()]
    config = SelectSelectorConfig(options=options, mode=mode)
    if translation_key is not None:
        config["translation_key"] = translation_key
    return SelectSelector(config)


def several_of(choices: Mapping[str, str], translation_key: str) -> SelectSelector:
    """Let the user choose any number of some named things, all of which are shown."""
    options = [SelectOptionDict(value=value, label=label) for value, label in choices.items()]
    return SelectSelector(
        SelectSelectorConfig(
            options=options,
            multiple=True,
            mode=SelectSelectorMode.LIST,
            translation_key=translation_key,
        )
    )


def _number(low: int, high: int, unit: str | None = None) -> NumberSelector:
    config = NumberSelectorConfig(min=low, max=high, step=1, mode=NumberSelectorMode.BOX)
    if unit is not None:
        config["unit_of_measurement"] = unit
    return NumberSelector(config)


def studio_form(
    zones: Iterable[str], kept: Iterable[str] = (), *, is_new: bool = False
) -> vol.Schema:
    """Ask for a studio's name and time zone, and for a kept book if there are any.

    ``is_new``: ask, too, where its book is to be.
    """
    zone = SelectSelectorConfig(options=sorted(zones), mode=SelectSelectorMode.DROPDOWN)
    fields: dict[Any, Any] = {
        vol.Required(CONF_NAME): _NAME,
        vol.Required(CONF_TIME_ZONE): SelectSelector(zone),
    }
    if is_new:
        places = {each.value: each.value for each in Where}
        default = Where.HOME_ASSISTANT.value
        fields[vol.Required(CONF_BOOK, default=default)] = one_of(places, "book")
    if names := list(kept):
        fields[vol.Optional(CONF_KEPT_BOOK)] = one_of({name: name for name in names})
    return vol.Schema(fields)


def choose_studio_form(studios: Mapping[str, str]) -> vol.Schema:
    """Ask which studio an account belongs to."""
    return vol.Schema({vol.Required(CONF_STUDIO): one_of(studios)})


def account_form(
    staff: Mapping[str, str], calendars: Mapping[str, str], *, contacts: bool | None = None
) -> vol.Schema:
    """Ask whose account it is, and which of its calendars to use.

    ``contacts``: ask, too, whether it syncs contacts, which it does now or not.
    """
    fields: dict[Any, Any] = {
        vol.Required(CONF_STAFF): one_of(staff),
        vol.Required(CONF_CALENDAR): one_of(calendars),
    }
    if contacts is not None:
        fields[vol.Required(CONF_CONTACTS, default=contacts)] = _YES_NO
    return vol.Schema(fields)


def contacts_only_form() -> vol.Schema:
    """Ask whether an account for contacts only is to sync a calendar, too."""
    return vol.Schema({vol.Required(CONF_CALENDAR, default=False): _YES_NO})


def _sync_fields(options: AccountOptions) -> dict[Any, Any]:
    months = vol.Required(CONF_MONTHS_BACK, default=options.months_back)
    return {
        vol.Required(CONF_POPULATE_OUT, default=options.populate_out): _YES_NO,
        vol.Required(CONF_POPULATE_IN, default=options.populate_in): _YES_NO,
        months: _number(0, 24),
        vol.Required(CONF_SEND_BACK, default=options.send_back): _YES_NO,
        vol.Required(CONF_TENTATIVE, default=options.tentative): _YES_NO,
    }


def first_sync_form(options: AccountOptions) -> vol.Schema:
    """Ask what to synchronise when the account is new."""
    return vol.Schema(_sync_fields(options))


def polling_form(options: AccountOptions) -> vol.Schema:
    """Ask how often to look for changes."""
    return vol.Schema(_polling(options))


def _polling(options: AccountOptions) -> dict[Any, Any]:
    poll = vol.Required(CONF_POLL_MINUTES, default=options.poll_minutes)
    return {poll: _number(1, 1440, "min")}


def options_form(options: AccountOptions, *, on_server: bool = False) -> vol.Schema:
    """Ask for all that can be chosen for a calendar; one on a server is not looked at by itself."""
    policy = SelectSelectorConfig(
        options=[each.value for each in Policy],
        translation_key=f"{CONF_POLICY}_server" if on_server else CONF_POLICY,
        mode=SelectSelectorMode.DROPDOWN,
    )
    privacy = SelectSelectorConfig(
        options=[each.value for each in Privacy],
        translation_key=CONF_PRIVACY,
        mode=SelectSelectorMode.DROPDOWN,
    )
    count = vol.Required(CONF_BRAKE_COUNT, default=options.brake_count)
    percent = vol.Required(CONF_BRAKE_PERCENT, default=options.brake_percent)
    return vol.Schema(
        {
            **_sync_fields(options),
            vol.Required(CONF_POLICY, default=options.policy.value): SelectSelector(policy),
            vol.Required(CONF_PRIVACY, default=options.privacy.value): SelectSelector(privacy),
            **({} if on_server else _polling(options)),
            count: _number(0, 1000),
            percent: _number(0, 100, "%"),
        }
    )


def staff_form(users: Mapping[str, str]) -> vol.Schema:
    """Ask for a staff member."""
    fields: dict[Any, Any] = {
        vol.Required(CONF_NAME): _NAME,
        vol.Optional(CONF_EMAIL): _EMAIL,
    }
    if users:
        fields[vol.Optional(CONF_USER)] = one_of(users)
    fields[vol.Required(CONF_SYNCS, default=True)] = _YES_NO
    return vol.Schema(fields)


def resource_form() -> vol.Schema:
    """Ask for a room, a set or a device."""
    return vol.Schema(
        {
            vol.Required(CONF_NAME): _NAME,
            vol.Required(CONF_SYNCS, default=True): _YES_NO,
        }
    )
