"""The actions that import clients from a file, undo that, and export clients (Z8)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Final

from homeassistant.core import (
    HomeAssistant,
    ServiceCall,
    ServiceResponse,
    SupportsResponse,
    callback,
)
from homeassistant.helpers import config_validation as cv
from homeassistant.util import dt as dt_util
from homeassistant.util.json import JsonObjectType, JsonValueType
import probatio as vol

from ..book import clients
from ..book.database import Transaction
from ..book.model import Client
from ..entries.connected import groups_in_use
from ..entries.roles import Need
from ..errors import translate_errors
from ..formats.contact_csv.dates import Order
from ..lifecycle.client_download import ClientFileView, DownloadFile, async_offer, file_of
from ..scheduling import client_import
from ..scheduling.client_files import (
    MAX_FILE,
    ClientFile,
    FileFormat,
    read_client_file,
)
from ..scheduling.client_import import Choices, Planned
from ..scheduling.client_import_undo import undo
from ..scheduling.errors import UnknownClient
from ..scheduling.import_errors import FileUnreadable
from ..scheduling.recurrence_scope import telling
from ..scheduling.write_path import Request, Surface, carry_out
from . import schema as given
from .client_groups import group_of
from .client_uploads import ClientUploadView, drop, uploaded
from .contact_rights import allows_cards, card_access
from .names import by_name
from .permissions import Caller, async_register
from .studio_access import STUDIO, StudioAccess

IMPORT: Final = "import_clients"
UNDO: Final = "undo_import"
EXPORT: Final = "export_clients"
_IMPORT: Final = vol.Schema(
    vol.All(
        {
            **STUDIO,
            vol.Exclusive("content", "file"): cv.string,
            vol.Exclusive("path", "file"): cv.string,
            vol.Exclusive("upload", "file"): cv.string,
            vol.Optional("preview", default=False): cv.boolean,
            vol.Optional("group_id"): cv.string,
            vol.Optional("columns", default=dict): {cv.string: cv.string},
            vol.Optional("date_order"): vol.Coerce(Order),
            vol.Optional("add_possible", default=False): cv.boolean,
            **given.page(100, 1_000),
        },
        cv.has_at_least_one_key("content", "path", "upload"),
    )
)
_UNDO: Final = vol.Schema({**STUDIO, vol.Required("run_id"): cv.string})
_EXPORT: Final = vol.Schema(
    {
        **STUDIO,
        vol.Optional("client_ids"): given.NAMES,
        vol.Optional("group_id"): cv.string,
        vol.Optional("format", default=FileFormat.VCARD_3.value): vol.Coerce(FileFormat),
        vol.Optional("with_notes", default=False): cv.boolean,
        vol.Optional("with_photos", default=True): cv.boolean,
    }
)


@callback
def async_register_client_file_actions(hass: HomeAssistant) -> None:
    """Register the actions, and the views that send and take files."""
    only, optional = SupportsResponse.ONLY, SupportsResponse.OPTIONAL
    async_register(hass, IMPORT, by_name(_import), _IMPORT, optional, needs=Need.ALL_CLIENTS)
    async_register(hass, UNDO, _undo, _UNDO, optional, needs=Need.ALL_CLIENTS)
    async_register(hass, EXPORT, by_name(_export), _EXPORT, only, needs=Need.CHANGE_CLIENTS)
    hass.http.register_view(ClientFileView())
    hass.http.register_view(ClientUploadView())


async def _import(call: ServiceCall, caller: Caller) -> ServiceResponse:
    access = StudioAccess.of(call, caller)
    # Files of the machine, and new groups, which say who goes to which account, are for owners.
    owner = access.reader.rights.allow(Need.OWNER)
    if "path" in call.data and not owner:
        raise caller.refused()

    def choices(tx: Transaction) -> Choices:
        wanted = call.data.get("group_id")
        return Choices(
            country=access.studio.country,
            group_id=None if wanted is None else group_of(tx, wanted).id,
            new_groups=owner,
            add_possible=call.data["add_possible"],
        )

    def left_out(tx: Transaction) -> list[str]:
        return [] if owner else client_import.missing_groups(tx, file.records)

    with translate_errors():
        sent = uploaded(call.hass, call.data["upload"], caller) if "upload" in call.data else None
        file = await call.hass.async_add_executor_job(_read, call, sent)
    if call.data["preview"]:

        def preview(tx: Transaction) -> tuple[list[Planned], list[str]]:
            found = client_import.plan(tx, file.records, choices(tx)).records
            return list(found), left_out(tx)

        return _told(call, file, *await access.read(preview))

    def work(tx: Transaction) -> tuple[list[Planned], list[str]]:
        with telling():
            return client_import.apply(tx, file.records, choices(tx)), left_out(tx)

    with access.telling():
        answer = await carry_out(access.entry.runtime_data.book, _request(caller), work)
    if sent is not None:
        drop(call.hass, call.data["upload"])
    return {"run_id": answer.run_id, **_told(call, file, *answer.result)}


def _request(caller: Caller) -> Request:
    return Request(surface=Surface.IMPORT, user_id=caller.context.user_id)


def _read(call: ServiceCall, sent: bytes | None) -> ClientFile:
    """Read the file that was sent, or is given, or named. Raises FileRefused."""
    if sent is not None:
        data = sent
    elif "content" in call.data:
        data = call.data["content"].encode("utf-8", "replace")
    else:
        data = _bytes(call.hass, call.data["path"])
    return read_client_file(
        data,
        dt_util.now().date(),
        order=call.data.get("date_order"),
        chosen=call.data["columns"],
    )


def _bytes(hass: HomeAssistant, path: str) -> bytes:
    if not hass.config.is_allowed_path(path):
        raise FileUnreadable
    file = Path(path)
    try:
        if file.stat().st_size > MAX_FILE:
            raise FileUnreadable
        return file.read_bytes()
    except OSError as err:
        raise FileUnreadable from err


def _told(
    call: ServiceCall, file: ClientFile, planned: list[Planned], left_out: list[str]
) -> JsonObjectType:
    offset = call.data[given.ATTR_OFFSET]
    end = offset + call.data[given.ATTR_LIMIT]
    return {
        "number": len(planned),
        "counts": dict[str, JsonValueType](client_import.counts(planned)),
        "columns": dict[str, JsonValueType](file.columns),
        "wrong_quotes_in_row": file.wrong_quotes,
        "groups_left_out": list[JsonValueType](left_out),
        "records": [_record(each) for each in planned[offset:end]],
    }


def _record(planned: Planned) -> JsonObjectType:
    client = planned.client
    kept = client is not None and client.rev > 0
    return {
        "row": planned.incoming.row,
        "name": planned.incoming.content.contact.name,
        "result": planned.verdict.value,
        "why": None if planned.why is None else planned.why.value,
        "client_id": client.id if client is not None and kept else None,
        "client": client.name if client is not None and kept else None,
        "same_as_row": planned.of_row,
        "added": list[JsonValueType](planned.added),
        "differs": list[JsonValueType](planned.differs),
        "remarks": [
            {"reason": reason, "column": column} for reason, column in planned.incoming.remarks
        ],
    }


async def _undo(call: ServiceCall, caller: Caller) -> ServiceResponse:
    access = StudioAccess.of(call, caller)
    run_id = call.data["run_id"]
    request = replace(_request(caller), undoes=run_id)
    in_use = groups_in_use(call.hass, access.entry)
    with access.telling():
        answer = await carry_out(
            access.entry.runtime_data.book, request, lambda tx: undo(tx, run_id, in_use)
        )
    undone = answer.result
    return {
        "removed": list[JsonValueType](undone.removed),
        "restored": list[JsonValueType](undone.restored),
        "not_undone": list[JsonValueType](undone.kept),
    }


async def _export(call: ServiceCall, caller: Caller) -> ServiceResponse:
    """Write clients whose cards the caller may have; those who are named have to be among them."""
    access = await card_access(call, caller)
    number, file = await client_file(call, access, FileFormat(call.data["format"]))
    return {
        "number": number,
        "file_name": file.name,
        "content": file.data.decode("utf-8-sig"),
        "download": async_offer(
            call.hass, file, partial(allows_cards, call.hass, access.entry, call.context)
        ),
    }


async def client_file(
    call: ServiceCall, access: StudioAccess, form: FileFormat
) -> tuple[int, DownloadFile]:
    """Write the clients that a call chooses to a file; return how many they are, and the file."""

    def work(tx: Transaction) -> tuple[int, DownloadFile]:
        found = list(_chosen(tx, call.data, access))
        file = file_of(
            tx,
            found,
            form,
            studio=access.entry.title,
            notes=call.data["with_notes"],
            pictures=call.data["with_photos"],
        )
        return len(found), file

    return await access.read(work)


def _chosen(tx: Transaction, data: Any, access: StudioAccess) -> Iterable[Client]:
    hidden = access.reader.hidden_clients(tx)
    if "client_ids" in data:
        known = clients.get_many(tx, data["client_ids"])
        for client_id in data["client_ids"]:
            access.refuse_foreign_client(tx, client_id)
            client = known.get(client_id)
            if client is None or not client.lives:
                raise UnknownClient("client_ids", id=client_id)
            yield client
        return
    group = data.get("group_id")
    found = clients.clients(tx) if group is None else clients.in_group(tx, group_of(tx, group).id)
    yield from (each for each in found if each.id not in hidden)
