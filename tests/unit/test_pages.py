"""Every page in every language, and the registry behind them."""

from collections import Counter
from urllib.parse import urlsplit

import pytest
from flask import Flask

from tests.support.html import every, text_of
from tests.support.registry import BY_NAME, OPEN_DATA, PAGES, every_address
from tests.support.rendered import Site
from tests.unit.standing_checks import CHECKS, Check
from webapp.i18n.languages import LANGUAGES, Language, pick
from webapp.quick_exit.decoy_page import DECOY_PATHS
from webapp.static_site.model import RenderedSite
from webapp.static_site.sources import sources


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_page_stands(site: Site, check: Check) -> None:
    errors = []
    for page, language, path in every_address():
        try:
            check(site[path].tree, site[path].answer, page, language)
        except AssertionError as error:
            error.add_note(path)
            errors.append(error)
    if errors:
        raise ExceptionGroup(f"{check.__name__}: {len(errors)} pages", errors)


@pytest.mark.parametrize("element", ["title", "description", "h1"])
@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_no_two_pages_share(site: Site, language: Language, element: str) -> None:
    seen: Counter[str] = Counter()
    for page in PAGES:
        tree = site[page.path(language)].tree
        if element == "description":
            seen += Counter(m.get("content", "") for m in every(tree, "meta") if m.get("name") == "description")
        else:
            seen[text_of(every(tree, element)[0])] += 1
    assert [text for text, count in seen.items() if count > 1] == []


def test_addresses_are_registry_and_fixed_files(app: Flask) -> None:
    rules = {rule.rule for rule in app.url_map.iter_rules()} | set(sources(app))
    manifests = {f"/{language.code}/{tool}.webmanifest" for language in LANGUAGES for tool in ("app", "jotter")}
    quiet = {*DECOY_PATHS, *(f"{path}{way}" for path in DECOY_PATHS for way in ("out", "in"))}
    quiet |= {f"{BY_NAME['forget'].path(language)}now" for language in LANGUAGES}
    pages = {path for _page, _language, path in every_address()}
    fixed = {"/favicon.ico", "/robots.txt", "/sitemap.xml", "/.well-known/security.txt", "/offline/"}
    assert rules == pages | manifests | quiet | fixed | set(OPEN_DATA) | {
        "/",
        "/static/<path:name>",
        "/<file:path>",
    }


def test_every_inside_link_leads_somewhere(rendered: RenderedSite, site: Site) -> None:
    known = set(rendered) | {"/"} | {f"{path}out" for path in DECOY_PATHS}
    for path in known:
        if path == "/" or not path.endswith("/"):
            continue
        tree = site[path].tree
        for tag, attribute in (("a", "href"), ("link", "href"), ("script", "src"), ("img", "src")):
            for element in every(tree, tag):
                parts = urlsplit(element.get(attribute, ""))
                inside = parts.scheme == "" or parts.netloc == "camau.example"
                if inside and parts.path:
                    assert parts.path in known, f"{path} leads to {parts.path}"
                elif inside and parts.fragment:
                    assert any(parts.fragment == e.get("id") for e in tree.iter())


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_every_parent_leads_to_its_pages(site: Site, language: Language) -> None:
    for page in PAGES:
        if page.parent:
            tree = site[BY_NAME[page.parent].path(language)].tree
            assert page.path(language) in {a.get("href") for a in every(tree, "a")}, page.name


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_a_walk_from_home_reaches_every_page(site: Site, language: Language) -> None:
    """By the links of the pages' own content: neither the header nor the footer is needed, but for the menu."""
    left = {page.path(language) for page in PAGES}
    found = [BY_NAME["home"].path(language), BY_NAME["menu"].path(language)]
    left -= set(found)
    for path in found:
        hrefs = {a.get("href", "").partition("#")[0] for a in every(site[path].main, "a")}
        found += sorted(hrefs & left)
        left -= hrefs
    assert left == set()


def test_every_way_up_ends_at_home() -> None:
    for page in PAGES:
        steps = [page]
        while steps[-1].parent:
            steps.append(BY_NAME[steps[-1].parent])
            assert len(steps) <= 5, page.name
        assert steps[-1].name == "home"


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_order_of_the_help_page(site: Site, language: Language) -> None:
    main = site[BY_NAME["help"].path(language)].main
    first: dict[str, int] = {}
    for at, a in enumerate(every(main, "a")):
        first.setdefault(a.get("href", ""), at)
    ceop = "https://www.ceop.police.uk/Safety-Centre/"
    order = ["tel:999", BY_NAME["talk"].path(language), "tel:101", ceop, "tel:08001111", "tel:08088023456"]
    assert sorted(order, key=first.__getitem__) == order


def test_every_slug_is_plain_and_used_once() -> None:
    for language in LANGUAGES:
        slugs = [pick(page.slugs, language) for page in PAGES]
        assert len(slugs) == len(set(slugs))
        assert all(slug.isascii() and slug == slug.lower() for slug in slugs)
