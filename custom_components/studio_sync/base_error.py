"""The root of every error of the integration; each package derives its own root from it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import ClassVar, Final

_NONE: Final[Mapping[str, str]] = MappingProxyType({})


class StudioSyncError(Exception):
    """Something could not be done.

    ``key`` names the message in the translations (``exceptions``), ``placeholders`` are what is
    filled into it. ``is_mistake``: whether the request itself was wrong, so that trying it again
    unchanged is useless. ``errors.py`` turns all of them into Home Assistant's errors.
    """

    key: ClassVar[str]
    is_mistake: ClassVar[bool] = False
    placeholders: Mapping[str, str] = _NONE


class InternalError(StudioSyncError):
    """A fault of the integration itself: what it was is in the log."""

    key = "internal_error"
