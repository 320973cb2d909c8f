"""One page for each app, made from its file."""

import re

import pytest
from babel.dates import format_date
from flask import Flask
from markupsafe import escape

from tests.support.html import every, parse, text_of
from tests.support.registry import BY_NAME, PAGES, STORE, menu
from tools.messages import in_language
from webapp.facts import text
from webapp.facts.platform import Platform
from webapp.i18n.languages import ENGLISH, LANGUAGES, WELSH, Language
from webapp.pages import registry

FAMILY = [page for page in PAGES if page.parent == "apps"]


def test_platforms_and_pages_match() -> None:
    assert sorted(page.key for page in FAMILY) == sorted(STORE.platforms)
    assert FAMILY[-1].key == "other", "the search says that it is at the end"
    assert len(FAMILY) > 20
    assert not any(page in FAMILY for _group, listed in menu() for page in listed)


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_a_page_holds_what_its_file_does(app: Flask, language: Language) -> None:
    for page in FAMILY:
        platform = STORE.platforms[page.key]
        words = text_of(every(parse(app.test_client().get(page.path(language)).data), "main")[0])
        forms = [form.who for form in platform.forms]
        after = [platform.expect.answer] if platform.expect else []
        given = (platform.first, platform.takes_away, *platform.steps, platform.then, platform.block)
        written = [t for t in (*given, *forms, *after) if t]
        for texts in written:
            assert text.LABEL.sub(r"\1", in_language(texts, language)) in words, page.name


def test_labels_are_bold_and_marked_as_english(app: Flask) -> None:
    labels = [(page, label) for page in FAMILY for label in _labels(STORE.platforms[page.key])]
    assert len(labels) > 20
    for page, label in labels:
        assert f'<b lang="en">{label}</b>' in app.test_client().get(page.path(WELSH)).text
        assert f"<b>{label}</b>" in app.test_client().get(page.path(ENGLISH)).text


def _labels(platform: Platform) -> list[str]:
    return [str(escape(label)) for step in platform.steps for label in text.LABEL.findall(step[ENGLISH.code])]


def test_platform_text_is_escaped_and_names_marked() -> None:
    shown = text.render_text("Tapia [A & B] yn Kik", "cy", lambda words: words.replace("Kik", "<i>Kik</i>"))
    assert shown == 'Tapia <b lang="en">A &amp; B</b> yn <i>Kik</i>'


def test_unsure_platforms_put_the_certain_way_first(app: Flask) -> None:
    report, talk = (BY_NAME[name].path(ENGLISH) for name in ("report", "talk"))
    for page in FAMILY:
        main = every(parse(app.test_client().get(page.path(ENGLISH)).data), "main")[0]
        low = STORE.platforms[page.key].confidence == "low"
        assert any(part.get("class") == "lead" for part in every(main, "p")) == low, page.name
        links = [str(a.get("href")) for a in every(main, "a")]
        ways = [link for link in links if link != talk and not link.startswith("tel:")]
        assert report in ways
        assert (ways[0] == report) == low, page.name


@pytest.mark.parametrize(
    ("language", "untried"),
    [(ENGLISH, "Not tried in the app."), (WELSH, "Does neb wedi rhoi cynnig ar y rhain yn yr ap.")],
    ids=["en", "cy"],
)
def test_which_paths_count_as_checked(app: Flask, language: Language, untried: str) -> None:
    assert {platform.read for platform in STORE.platforms.values()} == {True, False}
    for page in FAMILY:
        words = text_of(parse(app.test_client().get(page.path(language)).data))
        platform = STORE.platforms[page.key]
        day = format_date(platform.checked, "d MMMM y", locale=language.code)
        assert (day in words, untried in words) == (platform.read, not platform.read), page.name


def test_index_lists_every_app(app: Flask) -> None:
    body = app.test_client().get("/cy/apiau/").text
    listed = re.findall(r'<li data-terms="([^"]*)"(?: data-last-resort)?><a href="/cy/apiau/([\w-]+)/"', body)
    assert {key: words for words, key in listed} == {
        key: "|".join(platform.also) for key, platform in STORE.platforms.items()
    }


def test_the_registry_is_made_from_the_facts() -> None:
    """Made-up facts make their own pages, and no others."""
    chat = STORE.platforms["other"].model_copy(update={"name": {"en": "Chatter", "cy": "Clebran"}})
    made = [page for page in registry({"chatter": chat}).pages if page.parent == "apps"]
    assert [(page.name, page.path(ENGLISH), page.path(WELSH)) for page in made] == [
        ("platform-chatter", "/en/apps/chatter/", "/cy/apiau/chatter/")
    ]
    assert made[0].placeholders(WELSH) == {"name": "Clebran"}
