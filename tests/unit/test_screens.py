"""One thing at a time: pages of screens whose links lead on, back, and to what they name."""

import pytest

from tests.support.html import every, text_of
from tests.support.registry import BY_NAME, PAGES
from tests.support.rendered import Site
from tests.support.screens import Screen, follow, screens
from tools.messages import said
from webapp.i18n.languages import ENGLISH, LANGUAGES, Language
from webapp.pages import Page

PAGED = [page for page in PAGES if "screens" in page.uses]
EACH = pytest.mark.parametrize(
    ("page", "language"),
    [pytest.param(page, language, id=page.path(language)) for page in PAGED for language in LANGUAGES],
)
LONGEST = {"en": 60, "cy": 70}
"""Words seen at once: about fifty, and no warning is cut for it. Welsh needs more of them."""
UNDER_18 = 170


def _found(site: Site, page: Page, language: Language) -> dict[str, Screen]:
    return screens(site[page.path(language)].main)


def test_the_pages_of_screens() -> None:
    assert {page.name for page in PAGED} == {"now", "plan", "notes", "practise", "remove", "reported", "account"}


@EACH
def test_screen_addresses_tell_nothing(site: Site, page: Page, language: Language) -> None:
    """Focus goes to the target, so that position and title are said on arrival."""
    found = _found(site, page, language)
    assert list(found) == [f"s{number}" for number in range(1, len(found) + 1)]
    for screen in found.values():
        assert screen.heading.get("tabindex") == "-1"
        assert screen.position
        assert screen.title


@EACH
def test_every_screen_and_link_connects(site: Site, page: Page, language: Language) -> None:
    main = site[page.path(language)].main
    found = screens(main)
    ids = {element.get("id") for element in main.iter() if element.get("id")}
    leads = {href[1:] for a in every(main, "a") if (href := a.get("href", "")).startswith("#")}
    assert leads <= ids
    reached = {to[1:] for screen in found.values() for to in screen.onward.values() if to.startswith("#")}
    reached |= {to for screen in found.values() for to in screen.answers.values()}
    assert set(found) == reached | {"s1"}
    assert "all" in leads, "nothing leads to the plain list"


@EACH
def test_back_leads_to_a_screen_passed_before(site: Site, page: Page, language: Language) -> None:
    found = _found(site, page, language)
    back = said("Back", language)
    leads = {
        key: {
            to.removeprefix("#") for words, to in [*screen.onward.items(), *screen.answers.items()] if words != back
        }
        for key, screen in found.items()
    }
    for screen in list(found.values())[1:]:
        without = screen.onward[back][1:]
        assert without in found
        assert screen.id not in _reached(leads, without), screen.id
    assert back not in found["s1"].onward, "the way up stands in the header"


def _reached(leads: dict[str, set[str]], without: str) -> set[str]:
    """Return the screens that are reached from the first one without passing `without`."""
    reached: set[str] = set()
    waiting = ["s1"]
    while waiting:
        here = waiting.pop()
        if here in leads and here not in reached | {without}:
            reached.add(here)
            waiting += leads[here]
    return reached


@pytest.mark.parametrize("name", ["now", "notes"])
@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_next_names_what_comes_next(site: Site, name: str, language: Language) -> None:
    found = list(_found(site, BY_NAME[name], language).values())
    for at, screen in enumerate(found, 1):
        number = said("%(number)s of %(total)s", language) % {"number": at, "total": len(found)}
        assert screen.position == f"{number}."
        words, to = list(screen.onward.items())[-1]
        if at < len(found):
            assert to == f"#{found[at].id}"
            assert words.endswith(found[at].title)
        else:
            assert to.startswith("/")


@pytest.mark.parametrize("name", ["now", "notes"])
@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_a_screen_holds_one_thing(site: Site, name: str, language: Language) -> None:
    for screen in _found(site, BY_NAME[name], language).values():
        offers = [e for e in screen.section.iter() if {"raised", "line"} & set((e.get("class") or "").split())]
        assert len(offers) <= 1, screen.title
        assert len(screen.shown.split()) <= LONGEST[language.code], screen.shown


@EACH
def test_listeners_and_999_stand_above_every_screen(site: Site, page: Page, language: Language) -> None:
    main = site[page.path(language)].main
    hrefs = [a.get("href", "") for a in every(main, "a")]
    first = next(at for at, href in enumerate(hrefs) if href.startswith("#"))
    assert {BY_NAME["talk"].path(language), "tel:999"} <= set(hrefs[:first])


def _removal(site: Site, language: Language, *answers: str) -> list[Screen]:
    found = _found(site, BY_NAME["remove"], language)
    spoken = [said(answer, language) for answer in answers]
    return [follow(found, *spoken[:at]) for at in range(len(spoken) + 1)]


def test_under_18s_in_the_uk_read_little(site: Site) -> None:
    read = _removal(site, ENGLISH, "Under 18", "I am under 18 and in the UK")
    words = " ".join(screen.shown for screen in read)
    assert len(words.split()) <= UNDER_18
    assert {"Open Report Remove", "Open Take It Down"} <= {text_of(a) for a in every(read[-1].section, "a")}


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
@pytest.mark.parametrize("age", ["Under 18", "Not sure"])
def test_pictures_of_under_18s_never_get_stopncii(site: Site, age: str, language: Language) -> None:
    question = _removal(site, language, age)[-1]
    for answer in question.answers.values():
        assert "StopNCII" not in text_of(_found(site, BY_NAME["remove"], language)[answer].section)


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_every_result_says_what_the_tools_cannot_do(site: Site, language: Language) -> None:
    results = [s for s in _found(site, BY_NAME["remove"], language).values() if every(s.section, "h3")]
    assert len(results) == 4
    for result in results:
        folds = {text_of(summary) for summary in every(result.section, "summary")}
        assert {said("What this can’t do", language), said("The picture itself", language)} <= folds
