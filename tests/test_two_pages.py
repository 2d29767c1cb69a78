"""Two people at the page, a screen on the wall, and Google: nothing is lost, nothing doubled.

Random histories from seeds, so that what is green stays green; ``--fuzz N`` plays another one of N
steps. A history that fails prints its steps. Then deliberate breakages: each must be caught.
"""

from collections.abc import Callable
from random import SystemRandom

import pytest
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.scheduling import appointment_undo
from custom_components.studio_sync.scheduling.appointment_undo import AppointmentUndo
from custom_components.studio_sync.services.response import Reader

from .ha_fixtures import Scene
from .two_pages.opening import open_pages

pytest_plugins = ("tests.ha_fixtures",)

SEEDS = range(4)
STEPS = 40


@pytest.mark.parametrize("seed", SEEDS)
async def test_nothing_is_lost_and_all_see_the_same(
    scene: Scene, hass_ws_client: WebSocketGenerator, seed: int, request: pytest.FixtureRequest
) -> None:
    """Whatever they do, at once or twice, whatever Google, a reload or another role brings."""
    asked = request.config.getoption("--fuzz")
    number = SystemRandom().getrandbits(32) if asked else seed
    played = await open_pages(scene, hass_ws_client, number)
    try:
        await played.play(int(asked or STEPS))
    finally:
        print(f"seed {number}", *played.steps, sep="\n")  # noqa: T201 - to play it again


def undo_at_any_price(patch: pytest.MonkeyPatch) -> None:
    """Undo overwrites what was changed since."""
    patch.setattr(appointment_undo, "_is_as_left", lambda record, _line: record is not None)


def half_undone(patch: pytest.MonkeyPatch) -> None:
    """Undo forgets one record."""
    carry_out = AppointmentUndo.carry_out

    def half(self: AppointmentUndo, tx: Transaction) -> None:
        self.restored = dict([*self.restored.items()][:-1])
        carry_out(self, tx)

    patch.setattr(AppointmentUndo, "carry_out", half)


def all_is_seen(patch: pytest.MonkeyPatch) -> None:
    """Everybody gets all titles."""
    patch.setattr(Reader, "sees", lambda *_: True)


BREAKAGES: list[tuple[Callable[[pytest.MonkeyPatch], None], str]] = [
    (undo_at_any_price, "an undo has overwritten"),
    (half_undone, "it is not as it was before"),
    (all_is_seen, "holds"),
]


@pytest.mark.parametrize(("breakage", "words"), BREAKAGES, ids=[e[0].__name__ for e in BREAKAGES])
async def test_breakages_are_caught(
    scene: Scene,
    hass_ws_client: WebSocketGenerator,
    monkeypatch: pytest.MonkeyPatch,
    breakage: Callable[[pytest.MonkeyPatch], None],
    words: str,
) -> None:
    played = await open_pages(scene, hass_ws_client, 1)
    breakage(monkeypatch)
    with pytest.raises(AssertionError, match=words):
        await played.play(8 * STEPS)
