"""Every English page can be read at eleven; the test run prints each page's age and hardest sentence."""

from collections.abc import Callable

from tests.content import reading
from tests.support.registry import PAGES, STORE
from tests.support.rendered import Site
from webapp.i18n.languages import ENGLISH

OLDEST = 11.0
NAMES = [service.name["en"] for service in STORE.services.values()]


def test_page_can_be_read_at_eleven(site: Site, record_property: Callable[[str, object], None]) -> None:
    too_hard = []
    for page in PAGES:
        sentences = reading.sentences(site[page.path(ENGLISH)].main, NAMES)
        hardest = max(sentences, key=lambda sentence: reading.age([sentence]))
        line = f"{page.name:14} {reading.age(sentences):5.1f}  {hardest}"
        record_property("reading age", line)
        too_hard += [line] if reading.age(sentences) > OLDEST else []
    assert too_hard == []


def test_hard_words_raise_the_age() -> None:
    easy = ["You can tell one person.", "They can help you with the rest."]
    hard = ["Individuals experiencing victimisation should immediately contact the appropriate authorities."]
    assert reading.age(easy) < 8 < OLDEST < reading.age(hard)
