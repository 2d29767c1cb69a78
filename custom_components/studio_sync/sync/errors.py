"""The root of the errors of the sync."""

from ..base_error import StudioSyncError


class SyncError(StudioSyncError):
    """A sync, or a part of it, can't be done. Each kind has a ``key`` of its own."""
