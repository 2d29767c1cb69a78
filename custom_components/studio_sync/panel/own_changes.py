"""What the page's user has changed lately, each to be taken back, with what that would do."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import timedelta
from typing import Final

from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.core import HomeAssistant, callback
from homeassistant.util.json import JsonObjectType, JsonValueType
import probatio as vol

from ..book import appointments, journal
from ..book.change import Change, ChangeKind
from ..book.database import Transaction
from ..book.model import CLIENT, Run
from ..book.undo_chains import Effect, effects
from ..entries.roles import Need
from ..scheduling import history
from ..scheduling.change_undo import can_be_undone, way_back
from ..scheduling.history import Chapter, MadeBy
from ..scheduling.undo_preview import Back, preview
from ..scheduling.write_path import Surface
from ..services.response import moment_text, span_json
from ..services.studio_access import StudioAccess
from ..services.undo_tokens import TokenKind, token
from .commands import Message, async_register
from .following import async_follow

SINCE: Final = timedelta(days=14)
MOST: Final = 30
"""Changes of the last days that are listed."""
_KINDS: Final = {
    ChangeKind.APPOINTMENT,
    ChangeKind.CLIENT,
    ChangeKind.CONFLICT,
    ChangeKind.ARRIVAL,
}
LINES: Final = 100
"""Lines of what taking back a change would do."""


@callback
def async_register_own_changes(hass: HomeAssistant) -> None:
    """Register ``studio_sync/undo/subscribe`` and ``studio_sync/undo/preview``."""
    async_register(hass, "undo/subscribe", {}, _subscribe, Need.WRITE)
    async_register(hass, "undo/preview", {vol.Required("run_id"): str}, _preview, Need.WRITE)


async def _subscribe(access: StudioAccess, connection: ActiveConnection, msg: Message) -> None:
    async def tell(access: StudioAccess) -> list[JsonValueType]:
        return await access.read(lambda tx: _own(tx, access))

    await async_follow(access, connection, msg, tell, _concerns)


def _concerns(change: Change) -> bool:
    return bool(change.kinds & _KINDS)


def _own(tx: Transaction, access: StudioAccess) -> list[JsonValueType]:
    """Return the user's last changes, the latest first."""
    found = history.get_history(
        tx,
        made_by=MadeBy.STUDIO,
        since=tx.now - SINCE,
        limit=MOST,
        starter=access.request.author,
    )
    # What took another change back is told by that one.
    found = [each for each in found if each.run.undoes is None]
    effect = effects(tx, [each.run for each in found])
    hidden = access.reader.hidden_clients(tx)
    return [
        {
            "run_id": each.run.id,
            "at": moment_text(each.run.started_at, access.studio),
            "kind": each.run.kind,
            "what": each.lines[0].verb,
            "title": _title(tx, access, each, hidden),
            "number": each.number,
            **effect_json(tx, effect[each.run.id]),
        }
        for each in found
    ]


def effect_json(tx: Transaction, effect: Effect) -> JsonObjectType:
    """Return whether a change is undone, and how it is undone or done again."""
    way, last = way_back(tx, effect.last), effect.last.id
    return {
        "undone": effect.undone,
        "redo": effect.redo,
        "undo": way,
        "undo_id": last,
        "token": token(TokenKind.PHONE, last) if way == Surface.PHONE else last,
    }


def _title(
    tx: Transaction, access: StudioAccess, chapter: Chapter, hidden: Collection[str]
) -> str | None:
    """Return what the first is called that was changed; None: they may not see it any more."""
    line = chapter.lines[0]
    if line.record_kind == CLIENT:
        seen = access.reader.sees_clients() and (line.record_id or "") not in hidden
    else:
        seen = access.reader.sees(appointments.get(tx, line.record_id or ""))
    return line.title if seen else None


def own_last(tx: Transaction, access: StudioAccess, runs: Iterable[Run]) -> str | None:
    """Return the id of the last of these changes in the studio, if it is the user's to take back.

    ``runs``: the latest first.
    """
    last = next((each for each in runs if each.replica_id == journal.STUDIO), None)
    if last is None or last.starter != access.request.author:
        return None
    if not access.reader.rights.allow(Need.WRITE) or journal.undone(tx, [last.id]):
        return None
    return last.id if can_be_undone(last, journal.entries(tx, last.id)) else None


async def _preview(access: StudioAccess, connection: ActiveConnection, msg: Message) -> None:
    """Tell what taking back a change would do: of the user's, or any if they change everything."""

    def work(tx: Transaction) -> JsonObjectType:
        found = preview(tx, msg["run_id"], access.undo_rights(tx))
        mine = found.run.starter == access.request.author
        if not mine and not access.reader.rights.allow(Need.ALL_CLIENTS):
            raise access.caller.refused()
        return {
            "number": len(found.lines),
            "refused": found.refused,
            "lines": [_back_json(access, each) for each in found.lines[:LINES]],
        }

    with access.telling():
        connection.send_result(msg["id"], await access.read(work))


def _back_json(access: StudioAccess, line: Back) -> JsonObjectType:
    when = None if line.when is None else span_json(line.when, access.studio)
    return {"what": line.what, "title": line.title, "when": when}
