"""The plan: every way through its questions ends in the steps that fit, in order."""

from collections.abc import Iterator
from itertools import product
from xml.etree.ElementTree import Element

import pytest

from tests.support.html import XHTML, every, text_of
from tests.support.registry import BY_NAME
from tests.support.rendered import Site
from tests.support.screens import follow, screens
from tools.messages import said
from webapp.i18n.languages import LANGUAGES, Language

MONEY, ELSE, HURT = "Money", "Something else, or not sure", "That I hurt myself or someone"
WHO = ("No", "Yes", "Not sure")
AGES = ("Under 18", "18 or over", "Not sure", "There is no picture")
WAYS = [*product((MONEY, ELSE), WHO, AGES), (HURT,)]
CONDITION = "condition"
EACH = pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
NO_YES = {"No": ("No", "Nac ydw"), "Yes": ("Yes", "Ydw"), "Not sure": ("Not sure", "Ddim yn siŵr")}


def _said(answer: str, language: Language) -> str:
    """Return an answer in a language; No and Yes have a word of their own for each question in Welsh."""
    return NO_YES[answer][LANGUAGES.index(language)] if answer in NO_YES else said(answer, language)


def _expected(want: str, who: str = "", age: str = "") -> Iterator[str]:
    """Yield the pages of the steps for these answers, in order."""
    if want == HURT:
        yield from ("harm", "tell", "known", "shared", "remove", "report", "after")
        return
    yield from ("now", "tell") if who == "No" else ("tell", "known")
    yield {MONEY: "paid", ELSE: "demands"}[want]
    if age != "There is no picture":
        yield "shared"
    yield "no_picture" if age == "There is no picture" else "remove"
    yield "adult" if age == "18 or over" else "report"
    yield "after"


def _items(section: Element) -> list[Element]:
    return [item for listed in every(section, "ol") for item in listed.findall(f"{XHTML}li")]


def _led_to(items: list[Element]) -> list[str | None]:
    return [every(item, "a")[0].get("href") for item in items]


def _conditions(item: Element) -> list[str]:
    return [text_of(p) for p in every(item, "p") if p.get("class") == CONDITION]


@EACH
def test_every_path_through_the_questions_fits(site: Site, language: Language) -> None:
    found = screens(site[BY_NAME["plan"].path(language)].main)
    blocking = said("Stop answering. Note who they are, report them, block them.", language)
    for way in WAYS:
        end = follow(found, *(_said(answer, language) for answer in way))
        items = _items(end.section)
        assert _led_to(items) == [BY_NAME[name].path(language) for name in _expected(*way)], way
        words = " ".join(map(text_of, items))
        _want, who, age = (*way, "", "")[:3]
        assert ("CEOP" in words) == (age != "18 or over"), way
        assert ("StopNCII" in words) == (age == "18 or over"), way
        assert ("Take It Down" in words) == (age in {"Under 18", "Not sure"}), way
        assert (blocking in words) == (who == "No"), way
    hurt = follow(found, _said(HURT, language)).section
    assert every(hurt, "a")[0].get("href") == "tel:999"
    assert "999" in text_of(_items(hurt)[0])


@EACH
def test_the_plain_list_says_whom_each_step_fits(site: Site, language: Language) -> None:
    """It stands on paper too, where it may be read by somebody else, and cannot ask again."""
    main = site[BY_NAME["plan"].path(language)].main
    whole = next(section for section in every(main, "section") if section.get("class") == "whole")
    everybody = {BY_NAME[name].path(language) for name in ("tell", "report", "after")}
    items = _items(whole)
    assert {href for item, href in zip(items, _led_to(items), strict=True) if not _conditions(item)} == everybody
    settled = {href for screen in screens(main).values() for href in _led_to(_items(screen.section))}
    assert settled == set(_led_to(items)), "a step is in one of the two only"
