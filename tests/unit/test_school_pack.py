"""The pack for schools: paper alone, in the school's own name, with what must be said first at its top."""

import pytest
from flask import Flask

from tests.support.html import every, parse, text_of
from tests.support.registry import BY_NAME
from tests.support.rendered import Site
from tools.messages import said
from webapp.context import context_of
from webapp.i18n.languages import LANGUAGES, Language

SCHOOL = {"en": "Example School", "cy": "Ysgol Enghraifft"}

in_each_language = pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)


@in_each_language
def test_whoever_saw_the_picture_is_told_first(site: Site, language: Language) -> None:
    main = site[BY_NAME["school_pack"].path(language)].main
    assert text_of(every(main, "h2")[0]) == said("Have you already seen the picture?", language)
    assert said("Never copy, print or send it, even for the police.", language) in text_of(main)
    sheet = next(part for part in every(main, "section") if "sheet" in (part.get("class") or "").split())
    assert text_of(every(sheet, "strong")[0]) == said("Have you already seen the picture?", language)


@in_each_language
def test_nothing_can_be_typed(site: Site, language: Language) -> None:
    main = site[BY_NAME["school_pack"].path(language)].main
    assert [tag for tag in ("input", "textarea", "select", "form") if every(main, tag)] == []
    assert len([s for s in every(main, "section") if "sheet" in (s.get("class") or "").split()]) == 5


@in_each_language
def test_its_numbers_are_those_of_the_facts(site: Site, app: Flask, language: Language) -> None:
    shown = text_of(site[BY_NAME["school_pack"].path(language)].main)
    services = context_of(app).facts.services
    for key in ("emergency", "police", "childline", "meic", "nhs"):
        assert str(services[key].phone) in shown, key


@in_each_language
def test_a_sheet_that_asks_about_suicide_says_whom_to_ring(site: Site, app: Flask, language: Language) -> None:
    services = context_of(app).facts.services
    word = {"en": "suicide", "cy": "hunanladdiad"}[language.code]
    sheets = [text_of(s) for s in every(site[BY_NAME["school_pack"].path(language)].main, "section")]
    asking = [sheet for sheet in sheets if word in sheet]
    assert len(asking) == 2
    for sheet in asking:
        assert str(services["emergency"].phone) in sheet
        assert str(services["nhs"].phone) in sheet


@in_each_language
def test_schools_page_links_pack_outside_offline_bundle(
    site: Site, kept_offline: list[str], language: Language
) -> None:
    own = BY_NAME["school_pack"].path(language)
    links = {a.get("href") for a in every(site[BY_NAME["school"].path(language)].main, "a")}
    assert own in links
    assert own not in kept_offline


@in_each_language
def test_the_school_has_its_own_name(site: Site, with_local: Flask, language: Language) -> None:
    """Three sheets name it in the language of the page, the poster in both."""
    pack, poster = (BY_NAME[name].path(language) for name in ("school_pack", "poster"))
    named = {
        path: text_of(every(parse(with_local.test_client().get(path).data), "main")[0]) for path in (pack, poster)
    }
    assert named[pack].count(SCHOOL[language.code]) == 3
    assert all(name in named[poster] for name in SCHOOL.values())
    for path in named:
        assert not any(name in text_of(site[path].main) for name in SCHOOL.values())
