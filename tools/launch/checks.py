"""Write into the facts how and when each number was checked, once a number round is taken."""

from collections.abc import Iterator, Mapping

from tools.facts import corrections
from tools.launch.approvals import Answer
from tools.launch.model import Way
from tools.launch.take import Take
from webapp.core import paths
from webapp.facts.councils import Line
from webapp.facts.load import FactsError
from webapp.facts.model import Service
from webapp.facts.store import Facts

HOW: Mapping[Way, str] = {"rang": "dialled", "owner's page": "opened", "written answer": "written"}


def fact_key(item_id: str) -> str:
    """Return the key of a fact: `swansea-night` of `fact:councils/swansea/night`."""
    _kind, *key = item_id.removeprefix("fact:").split("/")
    return "-".join(key)


def record(take: Take, store: Facts) -> Iterator[str]:
    """Write down each number that is right; yield what is left for a person to do."""
    known = store.with_numbers()
    for answer in take.answers if take.role == "numbers" else ():
        key = fact_key(answer.id)
        yield from _settled(answer, key, known[key])


def _settled(answer: Answer, key: str, fact: Service | Line) -> Iterator[str]:
    if answer.answer == "no":
        yield f"{key}: take it out of webapp/data now, or correct it with its source, and release today."
    if answer.answer == "yes" and answer.how and not (fact.confirmed and fact.checked >= answer.day):
        try:
            corrections.record_check(paths.DATA, key, HOW[answer.how], answer.day)
        except FactsError as error:
            yield f"{key}: not written into the facts: {'; '.join(error.errors)}"
    if answer.welsh == "no Welsh" and isinstance(fact, Service) and fact.welsh:
        yield f"{key}: nobody answered in Welsh: ask its owner, or correct `welsh` in the facts."
