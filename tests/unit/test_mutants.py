"""The mutants of `make prove` still fit the code they break, and name tests that exist."""

from tests.support.server import ROOT
from tests.weekly.mutation.mutants import MUTANTS


def test_every_mutant_fits() -> None:
    counts = {m.name: (ROOT / m.file).read_text(encoding="utf-8").count(m.old) for m in MUTANTS}
    assert {name: count for name, count in counts.items() if count != 1} == {}
    named = {test.partition("::")[0] for mutant in MUTANTS for test in mutant.tests}
    assert [test for test in named if not (ROOT / test).exists()] == []


def test_there_are_enough() -> None:
    assert len({mutant.name for mutant in MUTANTS}) == len(MUTANTS) >= 25
