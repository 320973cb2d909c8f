"""What comes after a report: nobody is left waiting alone, and nothing is promised that its owner does not say."""

from itertools import pairwise

import pytest

from tests.support.html import every, text_of
from tests.support.registry import BY_NAME
from tests.support.rendered import Site
from tests.support.screens import screens
from tools.messages import in_language, said
from webapp import facts
from webapp.core import paths
from webapp.i18n.languages import LANGUAGES, Language

STORE = facts.load(paths.DATA)
EACH = pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)


@EACH
@pytest.mark.parametrize("name", ["reported", "account"])
def test_nothing_yet_ends_with_a_person(site: Site, name: str, language: Language) -> None:
    """On each screen that is an answer: somebody to ring, and at the end those who listen."""
    talk = BY_NAME["talk"].path(language)
    answers = list(screens(site[BY_NAME[name].path(language)].main).values())[1:]
    for screen in answers:
        folds = [
            fold for fold in every(screen.section, "details") if text_of(fold[0]) == said("Nothing yet?", language)
        ]
        assert len(folds) == 1, screen.title
        links = [a.get("href", "") for a in every(folds[0], "a")]
        assert any(link.startswith("tel:") for link in links), screen.title
        assert links[-1] == talk, screen.title


@EACH
def test_whoever_knows_the_person_tells_an_adult_before_changing_an_account(site: Site, language: Language) -> None:
    known = BY_NAME["known"].path(language)
    answers = list(screens(site[BY_NAME["account"].path(language)].main).values())[1:]
    for screen in answers:
        assert known in [a.get("href") for a in every(screen.section, "a")], screen.title


@EACH
def test_a_picture_from_before_eighteen_is_led_away_from_stopncii(site: Site, language: Language) -> None:
    answers = screens(site[BY_NAME["reported"].path(language)].main).values()
    screen = next(one for one in answers if "StopNCII" in one.title)
    folded = [a for fold in every(screen.section, "details") for a in every(fold, "a")]
    shown = [a.get("href") for a in every(screen.section, "a") if a not in folded]
    assert BY_NAME["remove"].path(language) in shown


@EACH
def test_the_clock_stands_only_where_its_owner_gives_days(site: Site, language: Language) -> None:
    main = site[BY_NAME["reported"].path(language)].main
    clocks = [part for part in main.iter() if "data-clock" in part.attrib]
    given = [tool for tool in STORE.tools.values() if tool.expect.working_days]
    assert len(clocks) == len(given) == 1
    assert "48" not in text_of(main)


@EACH
@pytest.mark.parametrize(
    ("taps", "said_on_the_way"),
    [
        (["reported"], "reported"),
        (["reported", "tonight"], "reported"),
        (["questions", "tonight"], "tonight"),
        (["questions", "account"], None),
        (["tell", "practise"], "tell"),
    ],
)
def test_two_taps_from_home(site: Site, language: Language, taps: list[str], said_on_the_way: str | None) -> None:
    """Home names what the first tap is for: the reader need not guess behind which link it is."""
    links = [(a.get("href"), text_of(a)) for a in every(site[BY_NAME["home"].path(language)].main, "a")]
    (first,) = [words for href, words in links if href == BY_NAME[taps[0]].path(language)]
    assert not said_on_the_way or said(BY_NAME[said_on_the_way].link_text, language) in first
    for here, then in pairwise(taps):
        led_to = [a.get("href") for a in every(site[BY_NAME[here].path(language)].main, "a")]
        assert BY_NAME[then].path(language) in led_to


@EACH
def test_quiet_keeps_the_chat_and_the_calls(site: Site, language: Language) -> None:
    """The warning about calls stands before the steps for the phone; no app is left without a way."""
    text = text_of(site[BY_NAME["tonight"].path(language)].main)
    waiting = said(
        "Waiting for a call? The police, CEOP, Childline and school may hide their number. "
        "Let calls through until they have rung.",
        language,
    )
    first = next(iter(STORE.phones.values()))
    assert text.index(waiting) < text.index(in_language(first.people, language))
    for platform in STORE.platforms.values():
        assert (
            not platform.takes_away
            or in_language(platform.takes_away, language).replace("[", "").replace("]", "") in text
        )
