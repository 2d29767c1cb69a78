"""One person in two replicas, whatever is edited where and whatever fails.

Quiet after two runs, one copy in each place, no copy of a copy, nothing lost.
"""

from collections.abc import Iterator

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test
import pytest

from custom_components.studio_sync.sync.model import Policy

from .two_notes_machine import TwoNotes, begin, end

EXAMPLES = 40
SEED = 20261128


@pytest.fixture
def machine() -> Iterator[type[TwoNotes]]:
    class Example(TwoNotes):
        pass

    begin(Example)
    yield Example
    end(Example)


@pytest.mark.timeout(7200)
@pytest.mark.parametrize("policy", [Policy.NEWEST, Policy.STUDIO, Policy.REMOTE])
def test_no_note_is_lost_and_none_doubled(
    machine: type[TwoNotes], policy: Policy, request: pytest.FixtureRequest
) -> None:
    """Without more from one seed; ``--fuzz N`` draws N new examples."""
    machine.policy = policy
    fuzz = request.config.getoption("--fuzz")
    usual = settings(
        max_examples=fuzz or EXAMPLES,
        stateful_step_count=25,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink) if fuzz else (Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(machine if fuzz else seed(SEED)(machine), settings=usual)
