"""Long random lives of the real worker: nothing that comes in any order mixes two builds or loses one."""

import pytest

from tests.javascript.phone import Phone
from tests.support.scenarios import Life

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    "seed", [*range(6), *(pytest.param(seed, marks=pytest.mark.exhaustive) for seed in range(6, 40))]
)
def test_a_random_life(new_phone: Phone, seed: int) -> None:
    Life(new_phone, new_phone.tab("second"), seed).live(40)
