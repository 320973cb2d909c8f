"""Who is spoken to, message by message: ti to young people, chi to adults, and what each listener is owed."""

import re

import pytest

from tests.content.welsh import checks
from tests.content.welsh.sentences import ALL, CATALOGUE
from tests.support.html import text_of
from tests.support.registry import BY_NAME, PAGES
from tests.support.rendered import Site
from tests.support.server import ROOT
from tools import registers
from webapp.facts.councils import Audience
from webapp.i18n.languages import WELSH

FOR_ADULTS = {page.name for page in PAGES if page.audience == "adult"}
DOORS = {"family", "school", "poster", "show"}
"""Pages for adults whose names say so, and the screen to hand over: a link to them surprises no young reader."""
AUDIENCES = {words: audience for audience, words in registers.TO.items()}


def test_every_message_says_whom_it_speaks_to() -> None:
    named = {*registers.TO.values(), *registers.LISTENERS, "Said to anybody."}
    assert [s.english for s in ALL if not any(words in note for note in s.notes for words in named)] == []


def test_form_of_address() -> None:
    wrong = {
        sentence.english: found
        for sentence in ALL
        for note in sentence.notes
        if note in AUDIENCES and (found := checks.wrong_register(sentence.welsh, AUDIENCES[note]))
    }
    assert wrong == {}


def test_spoken_messages_take_the_listeners_form() -> None:
    wrong = {s.english: found for s in ALL if (found := checks.wrong_to_listener(s.english, s.welsh, s.notes))}
    assert wrong == {}, "name the listener in the template: {# TRANSLATORS: Said to an adult. #}"


def test_the_screen_handed_over_speaks_to_an_adult() -> None:
    screen = {"templates/pages/show.html", "templates/components/adult_first_steps.html"}
    handed = [
        s for s in CATALOGUE if screen & set(s.files) and set(s.files) <= screen | {"templates/pages/family.html"}
    ]
    assert len(handed) > 10
    named = {s.english: {registers.listener(s.notes), *map(AUDIENCES.get, s.notes)} for s in handed}
    assert [english for english, found in named.items() if "adult" not in found] == []
    assert [s.english for s in handed if "To a young person." in s.notes] == []


def _led_to(source: str) -> set[str]:
    """Return the pages that a template links to."""
    return set(re.findall(r"\b(?:link|page_card|page_chip|page_link)\(\"(\w+)\"", source))


def test_young_peoples_sections_hold_no_adult_pages() -> None:
    young = [file for file, audience in registers.TEMPLATES.items() if audience == "young"]
    doors = {file: _led_to((ROOT / file).read_text(encoding="utf-8")) & (FOR_ADULTS - DOORS) for file in young}
    assert {file: names for file, names in doors.items() if names} == {}
    assert _led_to('{% call page_card("supporting", step=1) %} {{ link("family") }}') & (FOR_ADULTS - DOORS) == {
        "supporting"
    }


@pytest.mark.parametrize("name", sorted(FOR_ADULTS - {"poster", "help_button", "school_pack"}))
def test_nothing_that_adults_are_shown_says_ti(site: Site, name: str) -> None:
    """The names of other pages among it; the poster, the button and the slide speak to young people."""
    main = site[BY_NAME[name].path(WELSH)].main
    assert checks.wrong_register(text_of(main), "adult") == []


@pytest.mark.parametrize(
    ("text", "audience"), [("Ffoniwch nawr", "young"), ("Agorwch y drws", "young"), ("dy ffôn di", "adult")]
)
def test_the_wrong_form_of_address_is_found(text: str, audience: Audience) -> None:
    assert checks.wrong_register(text, audience)


def test_speech_takes_the_form_of_its_listener() -> None:
    english, welsh = "Say: “Are you well?”", "Gofynnwch: “Wyt ti’n iawn?”"
    assert checks.wrong_register(welsh, "adult") == []
    assert checks.wrong_to_listener(english, welsh, ["Said to a young person.", "To an adult."]) == []
    assert checks.wrong_to_listener(english, welsh, ["Said to an adult."]) == ["Wyt", "ti"]
    assert checks.wrong_to_listener(english, welsh) == ["Wyt", "ti"]
    assert checks.wrong_to_listener("I need you", "Dwi dy angen di", ["Said to an adult."]) == ["dy", "di"]


def test_register_of_each_message() -> None:
    assert registers.notes("A line", ["templates/pages/school.html"]) == ["To an adult."]
    both = ["templates/pages/school.html", "templates/pages/home.html"]
    assert registers.notes("A line", both) == ["To a young person.", "To an adult."]
    assert registers.notes("A line", ["templates/components/adult_first_steps.html"]) == ["To an adult."]
    assert registers.notes("Say “hello”", ["templates/pages/school.html"])[0] == "Said to a young person."
    assert registers.notes("“Hello”", ["templates/pages/tell.html"]) == ["Said to anybody."]
    assert registers.notes("Help me", ["templates/pages/show.html"], ["Said to an adult."]) == []
    assert registers.notes(BY_NAME["school"].description, ["webapp/pages/others.toml"]) == ["To an adult."]
