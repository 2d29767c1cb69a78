"""A studio with two staff members, and a user of each kind: who sees and does what."""

from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from homeassistant.auth.const import GROUP_ID_ADMIN, GROUP_ID_READ_ONLY, GROUP_ID_USER
from homeassistant.core import Context
import pytest

from custom_components.studio_sync.book import appointments
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.const import DOMAIN

from .ha_book import by_phone
from .ha_day import act, add, offer, questions
from .ha_fixtures import BEN, Scene, settle, soon
from .ha_mailing import set_options, smtp

ANNAS = ("Annas Boudoir", "Ada Byron", "ada@example.com", "Annas Attic", "Annas Notes")
"""What only Anna, and who sees everything, may read."""
BENS = ("Bens Wedding", "Cyd Charisse", "cyd@example.com", "Bens Beach", "Bens Words")
"""What only Ben, and who sees everything, may read."""

OWNERS = frozenset({"admin", "automation", "owner"})
CLIENTS = OWNERS | {"desk"}
"""Who may change any client."""
SYNCS = OWNERS | {"staff"}
WORK = OWNERS | {"desk", "staff"}
"""Who may change something: appointments, and clients."""
SEE = WORK | {"reader"}
"""Who sees clients; the reader is an owner who may only look at Home Assistant."""
LOOK = SEE | {"tablet"}
KINDS = sorted(LOOK | {"nobody"})
"""Nobody is a user without a role: chosen to synchronize contacts, but with no role in a studio."""
GROUP = "Regulars"
"""A group of clients that there is."""


@dataclass(slots=True)
class Cast:
    """A studio in which Anna and Ben each have an appointment with a client, in one room."""

    scene: Scene
    annas: str
    bens: str
    ada: str
    cyd: str
    conflict: str
    contexts: dict[str, Context]
    eve: str
    """A client who is nobody's yet."""
    merge: str
    """The id of a merge of two such clients."""
    edits: dict[str, str]
    """The ids of changes by a phone, of Anna's and of Ben's appointment."""

    async def ask(self, kind: str, action: str, data: dict[str, Any]) -> Any:
        """Call an action as somebody of that kind; the staff member is Anna."""
        returns = action not in {"send_test_mail", "send_phone_access"}
        return await self.scene.hass.services.async_call(
            DOMAIN,
            action,
            data,
            blocking=True,
            return_response=returns,
            context=self.contexts[kind],
        )


@pytest.fixture
async def cast(scene: Scene) -> Cast:
    """Play the scene: Ben's appointment was entered last, in the room that Anna's has."""
    hass = scene.hass
    await hass.auth.async_create_user("Owner")
    contexts = {"automation": Context()}
    groups = {"admin": GROUP_ID_ADMIN, "reader": GROUP_ID_READ_ONLY}
    for kind in KINDS:
        if kind != "automation":
            group = groups.get(kind, GROUP_ID_USER)
            user = await hass.auth.async_create_user(kind, group_ids=[group])
            contexts[kind] = Context(user_id=user.id)
    roles = {"owner": "owner", "desk": "desk", "tablet": "tablet", "reader": "owner"}
    given = {str(contexts[kind].user_id): role for kind, role in roles.items()}
    person = scene.studio.subentries[scene.anna]
    hass.config_entries.async_update_subentry(
        scene.studio, person, data={**person.data, "user": contexts["staff"].user_id}
    )
    await settle(hass)
    # So that nobody is refused for want of the right, an address or a mail server.
    allowed = {"may_sync": True, "own_address": "own@example.com"}
    users = {each.user_id: allowed for each in contexts.values() if each.user_id}
    set_options(scene, scene.studio, contact_users=users, smtp=smtp(1), roles=given)
    await settle(hass)
    scene.house.google.add_account(BEN, name="Ben Orth")
    await scene.house.add_account(
        scene.ben, BEN, populate_out=True, populate_in=False, send_back=False, tentative=False
    )
    await offer(scene)
    await act(scene, "add_client_group", name=GROUP)
    ada, cyd = [await _client(scene, *each) for each in (ANNAS, BENS)]
    eve = await _client(scene, "", "Eve Arden", "eve@example.com")
    annas = await _enter(scene, scene.anna, ada, ANNAS)
    bens = await _enter(scene, scene.ben, cyd, BENS)
    [conflict] = await questions(scene)
    assert conflict.record_id == bens
    await act(scene, "sync_now")
    merged = [await _client(scene, "", name, f"{name}@example.com") for name in ("x", "y")]
    pair = dict(zip(("client_id", "other_id"), merged, strict=True))
    merge = (await act(scene, "merge_clients", **pair))["run_id"]
    edits = {key: await by_phone(scene, partial(_edit, key=key)) for key in (annas, bens)}
    return Cast(scene, annas, bens, ada, cyd, conflict.id, contexts, eve, merge, edits)


def _edit(tx: Transaction, key: str) -> None:
    record = appointments.get(tx, key)
    assert record is not None
    edited = replace(record.content, description=f"{record.content.description}.")
    appointments.put(tx, replace(record, content=edited))


async def _client(scene: Scene, _title: str, name: str, email: str, *_: str) -> str:
    [client] = (await act(scene, "add_client", name=name, emails=[email]))["clients"]
    return str(client["client_id"])


async def _enter(scene: Scene, staff: str, client: str, secrets: tuple[str, ...]) -> str:
    title, _, _, place, description = secrets
    words = await add(
        scene,
        title,
        start=soon(5),
        staff_id=staff,
        resource_ids=[scene.room],
        client_id=client,
        place=place,
        description=description,
    )
    return str(words["appointment_id"])
