"""The tree of errors: one root per package, all under one."""

import ast
from collections.abc import Iterator
from importlib import import_module

from custom_components.studio_sync.base_error import InternalError, StudioSyncError
from custom_components.studio_sync.book.errors import BookError
from custom_components.studio_sync.dav.errors import DavError
from custom_components.studio_sync.formats.errors import (
    CalendarTextError,
    ContactFileError,
    PictureError,
    RecurrenceError,
)
from custom_components.studio_sync.phone_test.outcome import StepFailed
from custom_components.studio_sync.reports.smtp import MailError
from custom_components.studio_sync.scheduling.errors import SchedulingError
from custom_components.studio_sync.sync.errors import SyncError
from custom_components.studio_sync.sync.ports import ReplicaError

from .layers import modules

ROOTS = {
    InternalError,
    RecurrenceError,
    CalendarTextError,
    ContactFileError,
    PictureError,
    BookError,
    DavError,
    SyncError,
    SchedulingError,
    MailError,
    StepFailed,
}


def kinds(base: type[StudioSyncError]) -> Iterator[type[StudioSyncError]]:
    """Yield all kinds of an error, itself included."""
    yield base
    for kind in base.__subclasses__():
        yield from kinds(kind)


def test_every_package_has_one_root() -> None:
    """Google's errors are those of a replica."""
    assert set(StudioSyncError.__subclasses__()) == ROOTS
    assert issubclass(ReplicaError, SyncError)


def test_every_error_has_a_key() -> None:
    assert all(
        hasattr(kind, "key")
        for kind in kinds(StudioSyncError)
        if kind not in {StudioSyncError, SyncError}
    )


def test_there_is_no_other_exception() -> None:
    for module in (each for each in modules() if "migrations" not in each):
        import_module(f"custom_components.studio_sync.{module}".rstrip("."))
    ours = {kind.__name__ for kind in kinds(StudioSyncError)}
    found = {
        node.name
        for path in modules().values()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
        and not node.name.startswith("_")
        and any(
            isinstance(base, ast.Name) and base.id.endswith(("Error", "Exception"))
            for base in node.bases
        )
    }
    assert found - ours == set()
