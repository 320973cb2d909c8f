"""Long random lives: visits, faults, deployments, restarts and no signal in any order, checked after each step.

One short life is lived in every run, and many long ones in Node (`tests/javascript/test_random.py`).
"""

import pytest

from tests.browser.conftest import NewContext
from tests.browser.offline.phone import Phone
from tests.support.fault_server import FaultServer
from tests.support.scenarios import Life


@pytest.mark.parametrize(
    ("seed", "steps"), [(8, 10), *(pytest.param(seed, 40, marks=pytest.mark.exhaustive) for seed in range(8))]
)
def test_a_random_life(new_context: NewContext, faulty: FaultServer, seed: int, steps: int) -> None:
    wanderer = Phone.new(new_context, faulty)
    watcher = Phone(wanderer.context, faulty, wanderer.context.new_page())
    Life(wanderer, watcher, seed).live(steps)
