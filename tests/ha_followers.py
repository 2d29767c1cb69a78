"""Those who follow a studio's book, watched while something is written."""

from collections import Counter
from collections.abc import Iterator

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import callback
import pytest

from custom_components.studio_sync.book import appointments
from custom_components.studio_sync.book.change import Change, ChangeKind
from custom_components.studio_sync.const import NUDGE_DELAY
from custom_components.studio_sync.events.bus import StudioEvent, listen
from custom_components.studio_sync.events.runs import RunEvent, listen_to_runs

from .ha_fixtures import Scene


class Followers:
    """What those who follow a studio do: each of them is seen by what it leaves behind."""

    def __init__(self, scene: Scene) -> None:
        """Watch a studio, also when it is loaded again."""
        self.scene = scene
        self.loads = 0
        self._unsubscribe = scene.studio.runtime_data.book.subscribe(self._changed)
        self._stops = [
            listen(scene.hass, self._occurred),
            listen_to_runs(scene.hass, scene.studio.entry_id, self._ran),
            scene.studio.async_on_state_change(self._loaded),
        ]
        self.forget()

    def forget(self) -> None:
        """Count from now on."""
        self.changes: list[Change] = []
        self.told: Counter[str] = Counter()
        self.runs = 0
        self.loads = 0

    @callback
    def _changed(self, change: Change) -> None:
        self.changes.append(change)

    @callback
    def _occurred(self, studio_event: StudioEvent) -> None:
        self.told[studio_event.kind.value] += 1

    @callback
    def _ran(self, _event: RunEvent) -> None:
        self.runs += 1

    @callback
    def _loaded(self) -> None:
        if self.scene.studio.state is ConfigEntryState.LOADED:
            self.loads += 1
            self._unsubscribe = self.scene.studio.runtime_data.book.subscribe(self._changed)

    def stop(self) -> None:
        """Follow no longer."""
        for each in (*self._stops, self._unsubscribe):
            each()

    @property
    def written(self) -> list[Change]:
        """The changes of appointments, but for what follows from them."""
        return [each for each in self.changes if ChangeKind.APPOINTMENT in each.kinds]

    async def wait(self) -> None:
        """Wait until the accounts that were woken have run; conflicts are looked for by then."""
        await self.scene.house.pass_time(seconds=NUDGE_DELAY.total_seconds() + 1)
        assert await unchecked(self.scene) == set()


@pytest.fixture
def followers(scene: Scene) -> Iterator[Followers]:
    """Return the followers of the scene's studio."""
    made = Followers(scene)
    yield made
    made.stop()


async def rev(scene: Scene) -> int:
    """Return the book's rev."""
    return await scene.studio.runtime_data.book.read(lambda tx: tx.rev)


async def checked(scene: Scene) -> int | None:
    """Return up to which rev conflicts were looked for, as the book keeps it."""
    book = scene.studio.runtime_data.book
    query = "SELECT checked_rev FROM book"
    found: int | None = await book.read(
        lambda tx: tx.connection.exec_driver_sql(query).scalar_one()
    )
    return found


async def unchecked(scene: Scene) -> set[str]:
    """Return the ids of the appointments that have changed since conflicts were looked for."""
    since = await checked(scene) or 0
    book = scene.studio.runtime_data.book
    return set(await book.read(lambda tx: appointments.changed_ids(tx, since)))


def shown(scene: Scene, entity_id: str) -> str:
    """Return the state of an entity."""
    state = scene.hass.states.get(entity_id)
    assert state is not None
    return str(state.state)
