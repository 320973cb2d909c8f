"""A page declares in the registry what the layout must add (`Page.uses`): held here against what it holds."""

from pathlib import Path
from typing import get_args

import pytest
from flask import Flask

from tests.support.html import every, parse
from tests.support.registry import BY_NAME, PAGES
from webapp import create_app
from webapp.config import Settings
from webapp.facts.model import ContactPage
from webapp.i18n.languages import LANGUAGES, Language
from webapp.pages import Page

TOOLS = (
    "data-install",
    "data-search",
    "data-phrase",
    "data-print",
    "data-copy-notes",
    "data-copy-code",
    "data-clear-site-data",
    "data-cover",
    "data-clock",
)
"""What the scripts of `tools.js` look for."""

LOCAL = """
[contacts.near]
name = { en = "Somebody near" }
about = { en = "They listen.", cy = "Maen nhw’n gwrando." }
phone = "02920500000"
hours = { rules = [{ opens = 09:00:00, closes = 17:00:00 }] }
shown_on = ["help", "support", "school", "report", "accessibility"]
source = "https://near.example/"
checked = 2026-11-24
how = "page"
confidence = "high"
"""


@pytest.fixture(scope="module")
def with_local(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """A site with a local contact, with number and hours, wherever one can stand."""
    file = Path(tmp_path_factory.mktemp("local") / "local.toml")
    file.write_text(LOCAL, encoding="utf-8")
    return create_app(Settings(local=file))


def _needed(body: bytes, page: Page, language: Language) -> set[str]:
    """Return what the content of a page needs, apart from what the layout added."""
    main = every(parse(body), "main")[0]
    links = [link.get("href", "") for link in every(main, "a")]
    attributes = {name for element in main.iter() for name in element.attrib}
    needed = {"tools"} if attributes & set(TOOLS) else set()
    if "data-hours" in attributes:
        needed.add("hours")
    if any(element.get("class") == "screens" for element in main.iter()):
        needed.add("screens")
    if page.name == "reach" or links.count(BY_NAME["reach"].path(language)) > page.shows_other_ways:
        needed.add("own_ways")
    elif page.audience == "adult" and any(link.startswith("tel:") for link in links):
        needed.add("numbers")
    return needed


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_every_declaration_is_needed_and_enough(served: Flask, with_local: Flask, language: Language) -> None:
    wrong = {}
    for page in PAGES:
        path = page.path(language)
        needed = _needed(served.test_client().get(path).data, page, language)
        can_be_local = page.name in get_args(ContactPage)
        local = _needed(with_local.test_client().get(path).data, page, language) if can_be_local else needed
        if not (needed <= page.uses <= needed | local):
            wrong[path] = (
                f"needs {sorted(needed)}, with local contacts {sorted(local)}; declares {sorted(page.uses)}"
            )
    assert wrong == {}


@pytest.mark.parametrize("path", ["/en/help/", "/en/accessibility/", "/cy/ysgol/"])
def test_local_contact_hours_bring_their_script(with_local: Flask, path: str) -> None:
    body = with_local.test_client().get(path).text
    assert "data-hours" in body
    assert "[data-hours]" in body.partition("</main>")[0].rpartition("<script>")[2]
