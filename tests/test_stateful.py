"""The sync under a stateful machine: nothing lost, nothing doubled, whatever fails.

Without more, 300 examples from one seed, so that what is green stays green; ``--fuzz N``
draws N new ones. A part that fails prints the command that replays it.
"""

from collections.abc import Iterator
from random import SystemRandom

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test
import pytest

from custom_components.studio_sync.sync.model import Policy

from .stateful.client_machine import ClientMachine
from .stateful.machine import Machine
from .stateful.real import RealMachine
from .stateful.stage import Loop, Templates, unlogged

STEPS = 30
EXAMPLES = 300
REAL_EXAMPLES = 120
CLIENT_EXAMPLES = 80
CLIENT_POLICIES = Policy.NEWEST, Policy.STUDIO, Policy.REMOTE
"""What a person is asked about is in the machine over calendars, and in its own tests."""
SEED = 20261121


@pytest.fixture
def stage(socket_enabled: None) -> Iterator[tuple[Loop, Templates]]:
    loop, templates = Loop(), Templates()
    with unlogged():
        yield loop, templates
    loop.close()
    templates.close()


@pytest.mark.timeout(7200)
@pytest.mark.parametrize(
    "policy", [pytest.param(p, marks=pytest.mark.xdist_group(f"fuzz_{p}")) for p in Policy]
)
def test_nothing_is_lost_and_nothing_doubled(
    policy: Policy, stage: tuple[Loop, Templates], request: pytest.FixtureRequest
) -> None:
    """B3, B5, B8, S7, S18, S20: see tests/stateful/machine.py."""
    play(Machine, policy, stage, request, EXAMPLES)


@pytest.mark.timeout(7200)
@pytest.mark.parametrize(
    "policy", [pytest.param(p, marks=pytest.mark.xdist_group(f"fuzz_real_{p}")) for p in Policy]
)
def test_nor_among_what_calendars_of_the_world_contain(
    policy: Policy, stage: tuple[Loop, Templates], request: pytest.FixtureRequest
) -> None:
    """See tests/stateful/real.py."""
    play(RealMachine, policy, stage, request, REAL_EXAMPLES)


@pytest.mark.timeout(7200)
@pytest.mark.parametrize(
    "policy",
    [pytest.param(p, marks=pytest.mark.xdist_group(f"fuzz_clients_{p}")) for p in CLIENT_POLICIES],
)
def test_nor_among_clients_and_contacts(
    policy: Policy, stage: tuple[Loop, Templates], request: pytest.FixtureRequest
) -> None:
    """B3, B5, B8, S7, S10, S12: see tests/stateful/client_machine.py."""
    play(ClientMachine, policy, stage, request, CLIENT_EXAMPLES)


def play(
    machine: type[Machine],
    policy: Policy,
    stage: tuple[Loop, Templates],
    request: pytest.FixtureRequest,
    usual: int,
) -> None:
    """Run the machine under a policy: as often as usual, or as was asked for."""

    class Example(machine):  # type: ignore[misc, valid-type]
        pass

    Example.loop, Example.templates = stage
    Example.policy = policy
    asked = request.config.getoption("--fuzz")
    examples = -(-int(asked or usual) // len(Policy))
    drawn = SystemRandom().getrandbits(32) if asked else SEED
    number = request.config.getoption("--hypothesis-seed") or drawn
    this = f"tests/{request.path.name}::{request.function.__name__}[{policy}]"
    drawn_so = f"--fuzz {examples * len(Policy)} --hypothesis-seed={number}"
    print(f"replay: .venv/bin/pytest '{this}' {drawn_so}")  # noqa: T201
    run_state_machine_as_test(
        seed(int(number))(Example),
        settings=settings(
            max_examples=examples,
            stateful_step_count=STEPS,
            deadline=None,
            database=None,
            print_blob=True,
            phases=[Phase.generate, Phase.shrink],
            suppress_health_check=list(HealthCheck),
        ),
    )
