"""Practise telling: every way ends with a person, and a graph that would leave somebody alone never starts."""

import shutil
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.content import reading
from tests.support.html import every, text_of
from tests.support.registry import BY_NAME, STORE
from tests.support.rendered import Site
from tests.support.screens import screens
from tools.messages import in_language, said
from webapp import facts
from webapp.core import paths
from webapp.facts.practice import Manner
from webapp.i18n.languages import LANGUAGES, Language

SERVICES = STORE.services
PRACTICE = STORE.practice
CARDS = PRACTICE.cards
NAMES = [service.name["en"] for service in SERVICES.values()]
EACH_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)

MOST_TURNS = 8
OLDEST = 11.0
FEW = range(36, 46)
"""About forty cards."""

SHOUT = '{ words = { en = "They shout", cy = "Maen nhw’n gweiddi" }, card = "family_shouting" },'


@pytest.fixture
def own_facts(tmp_path: Path) -> Path:
    """Our own facts in a folder to break."""
    return Path(shutil.copytree(paths.DATA, tmp_path / "facts"))


BROKEN: list[tuple[str, ...]] = [
    (
        'ring = ["childline", "meic"]\n\n# where it ends',
        "\n# where it ends",
        "cards.line_ring: a dead end: needs choices, or somebody to ring or a page",
    ),
    (
        'take = { en = "“I need help. This',
        '#take = { en = "“I need help. This',
        "cards.hand_over: take: where it ends",
    ),
    (
        'ring = ["childline", "police"]',
        'ring = ["childlines", "police"]',
        "cards.ring_together.ring.0: no service with a phone is called childlines",
    ),
    (
        'ring = ["childline", "police"]',
        'ring = ["ceop"]',
        "cards.ring_together.ring.0: no service with a phone is called ceop",
    ),
    ('page = "at_home"', 'page = "menu"', "cards.start.choices.0.page: Input should be"),
    (
        'page = "at_home"',
        'page = "at_home", card = "who"',
        "cards.start.choices.0: leads to one card or to one page",
    ),
    (
        'page = "at_home" }',
        'card = "stop" }',
        "cards.start.choices: none leads to the page for when home isn't safe",
    ),
    (
        'card = "family_calmer" }',
        'card = "calm" }',
        "cards.family_shouting.choices.0.card: no card is called calm",
        "cards.family_shouting.choices.1.card: no card is called calm",
    ),
    (SHOUT, "", "cards.family_shouting: nothing leads here"),
    (
        'card = "family_calmer" }',
        'card = "family_shouting" }',
        "cards.family_calmer: nothing leads here",
        "cards.family_shouting: goes round in a circle: family_shouting to family_shouting",
    ),
    (
        'Mae hynny’n iawn. Mae’r sgrin hon yn dweud beth i’w wneud.”" }, card = "hand_over" }',
        'Mae hynny’n iawn. Mae’r sgrin hon yn dweud beth i’w wneud.”" }, card = "family_how" }',
        "cards.family_how: goes round in a circle: family_how to family_silence to family_lost to",
    ),
    (
        'pan fydd hi’n dawel.”" }, card = "walk_away" }',
        'pan fydd hi’n dawel.”" }, card = "hand_over" }',
        "cards.family_shouting.choices: after shouting, one must lead straight to an end",
    ),
    (
        'listener = "helpline"',
        'listener = "helpline"\nmanner = "shouting"',
        "cards.helpline: they and manner: nobody answers for a helpline",
        "cards.line_private: they and manner: nobody answers for a helpline",
        "cards.line_minute: they and manner: nobody answers for a helpline",
        "cards.line_ring: they and manner: nobody answers for a helpline",
    ),
    (
        'source = "https://www.childline.org.uk/about/confidentiality-promise/"\nchecked = 2026-11-22\n',
        "",
        "cards.helpline: tells: what a helpline does needs the source of its owner",
        "cards.line_private: tells: what a helpline does needs the source of its owner",
    ),
    ("[listeners.nan]", "[listeners.gran]", "cards.nan.listener: nobody is called nan"),
    ("[cards.stop]", "[cards.halt]", "cards.stop: missing"),
    (
        'pages = ["show"]\nring = ["childline"]\n',
        'pages = ["show"]\n',
        "cards.stop: must end with somebody to ring",
    ),
    (
        '{ en = "Who do you want to tell?", cy = "Wrth bwy rwyt ti eisiau dweud?" }',
        '{ en = "Who do you want to tell?" }',
        "cards.who.title: needs a text for cy",
    ),
]
"""What of the cards is replaced by what, and how each error goes on after the file's name."""


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: case[2])
def test_broken_graph_is_refused_with_every_error(own_facts: Path, case: tuple[str, ...]) -> None:
    old, new, *expected = case
    file = own_facts / "practice.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(facts.FactsError) as error:
        facts.load(own_facts)
    errors = error.value.errors
    assert len(errors) == len(expected), errors
    assert all(line.startswith(f"practice.toml: {start}") for line, start in zip(errors, expected, strict=True)), (
        errors
    )


@settings(max_examples=60)
@given(data=st.data())
def test_every_way_ends_with_a_person(data: st.DataObject) -> None:
    card = CARDS["start"]
    for _turn in range(MOST_TURNS):
        if card.ends:
            break
        choice = data.draw(st.sampled_from(card.choices))
        if choice.page:
            return
        card = CARDS[str(choice.card)]
    assert card.ends
    assert card.take
    assert card.pages or [SERVICES[key].phone for key in card.ring]


def test_whom_and_how() -> None:
    assert len(CARDS) in FEW
    assert set(PRACTICE.listeners) == {"mum", "dad", "nan", "family", "teacher", "friend", "helpline"}
    manners = {(card.listener, card.manner) for card in CARDS.values()}
    assert {(who, how) for who in ("family", "teacher", "friend") for how in get_args(Manner)} <= manners
    assert not any(card.they for card in CARDS.values() if card.listener == "helpline")


@pytest.mark.parametrize("key", CARDS)
def test_each_card_can_be_read_at_eleven(key: str) -> None:
    card = CARDS[key]
    texts = [card.title, card.they, card.tells, card.take, *(choice.words for choice in card.choices)]
    sentences = [s for text in texts if text for s in reading.ENDS.split(text["en"]) if reading.WORD.search(s)]
    assert reading.age(sentences) <= OLDEST, sentences


@EACH_LANGUAGE
def test_every_card_can_stop_and_answers_shouting(site: Site, language: Language) -> None:
    found = list(screens(site[BY_NAME["practise"].path(language)].main).values())
    assert len(found) == len(CARDS)
    stop = f"#s{PRACTICE.number('stop')}"
    for (key, card), screen in zip(CARDS.items(), found, strict=True):
        assert screen.title == in_language(card.title, language)
        assert screen.onward.get(said("Stop here", language)) == (stop if key != "stop" else None)
        blamed = card.manner in {"shouting", "why"}
        answered = said("It’s not your fault.", language) in text_of(screen.section)
        assert answered or not blamed, key
        if blamed:
            assert said("You can stop and walk away.", language) in screen.shown


@EACH_LANGUAGE
def test_practice_is_one_tap_from_telling(site: Site, language: Language) -> None:
    to = {name: BY_NAME[name].path(language) for name in ("tell", "practise", "show", "at_home")}
    on_home = {a.get("href") for a in every(site[BY_NAME["home"].path(language)].main, "a")}
    on_tell = [a.get("href") for a in every(site[to["tell"]].main, "a")]
    assert to["tell"] in on_home
    assert to["practise"] in on_tell
    first = screens(site[to["practise"]].main)["s1"]
    assert next(a.get("href") for a in every(first.section, "a")) == to["at_home"]


@EACH_LANGUAGE
@pytest.mark.parametrize("name", ["tell", "questions", "practise"])
def test_friend_words_are_private_and_ask_first(site: Site, name: str, language: Language) -> None:
    card = CARDS["friend_warn"]
    text = text_of(site[BY_NAME[name].path(language)].main)
    assert in_language(card.tells or {}, language) in text
    assert in_language(card.take or {}, language) in text
    assert card.waits
