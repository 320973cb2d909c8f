"""The help button is pasted into other people's websites: it must come through what their editors take out."""

import html
import re
from collections.abc import Callable, Mapping
from xml.etree.ElementTree import Element

import html5lib
import pytest

from tests.conftest import ORIGIN
from tests.support.html import XHTML, every, text_of
from tests.support.registry import BY_NAME
from tests.support.rendered import Site, app_with
from tools.messages import said
from webapp.i18n.languages import LANGUAGES, Language
from webapp.pages.help_button import styles

LOOKS = ("dark", "light", "link")
PATHS = [BY_NAME["help_button"].path(language) for language in LANGUAGES]
LEADS_TO = {"cy": f"{ORIGIN}/cy/", "en": f"{ORIGIN}/en/"}
NO_ADDRESS = "This copy has not been told its public address, so there is no button to copy."

Allowed = Mapping[str, frozenset[str]]
EVERYWHERE = frozenset({"aria-hidden", "aria-label", "class", "dir", "id", "lang", "role", "style", "title"})
WORDPRESS: Allowed = {
    "a": EVERYWHERE | {"href", "rel", "rev", "name", "target", "download"},
    **dict.fromkeys(("p", "span", "strong", "em", "b", "i", "div", "section", "title"), EVERYWHERE),
    "br": frozenset(),
}
"""What WordPress 6.5 leaves in a post of an author without `unfiltered_html`, as far as a snippet could use it.

`wp-includes/kses.php`, read 2026-11-26. There is no `svg`, `path`, `script`, `style` or `iframe` in the whole list.
"""
WORDPRESS_STYLES = {
    *("background", "border", "border-radius", "color", "font-weight", "line-height", "margin", "padding"),
    *("text-align", "text-decoration", "vertical-align", "width", "height", "font-size"),
}
"""Of its `safecss_filter_attr`, which has no `display`."""
SITES: Allowed = {"a": frozenset({"href"}), **dict.fromkeys(("p", "b", "i", "br"), frozenset[str]())}
"""An editor like Google Sites', which keeps words and links of what is pasted."""
PLAIN: Allowed = {
    "a": EVERYWHERE | {"href", "rel", "referrerpolicy"},
    "p": EVERYWHERE,
    "svg": frozenset({"width", "height", "viewBox", "fill", "stroke", "stroke-width", "aria-hidden"}),
    "path": frozenset({"d"}),
}
"""A page of somebody's own: everything that the snippet has, and a test that it has nothing else."""


def _codes(site: Site, path: str) -> list[str]:
    return [text_of(code) for code in every(site[path].main, "code")]


def _fragment(code: str) -> Element:
    parsed: Element = html5lib.parseFragment(code, namespaceHTMLElements=False)
    return parsed


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _style(value: str, allowed: set[str]) -> str:
    kept = [rule for rule in value.split(";") if rule.partition(":")[0].strip() in allowed]
    return ";".join(kept)


def _sanitized(element: Element, allowed: Allowed, styles_allowed: set[str]) -> str:
    """Return what an editor leaves inside an element: a tag that it does not know goes, the words in it stay."""
    left = html.escape(element.text or "")
    for child in element:
        name, inner = _name(child), _sanitized(child, allowed, styles_allowed)
        if name in allowed:
            kept = {key: value for key, value in child.items() if key in allowed[name]}
            if "style" in kept:
                kept["style"] = _style(kept["style"], styles_allowed)
            attributes = "".join(f' {key}="{html.escape(value)}"' for key, value in kept.items())
            inner = f"<{name}{attributes}>{inner}</{name}>"
        left += inner + html.escape(child.tail or "")
    return left


SANITIZERS: dict[str, Callable[[str], str]] = {
    "wordpress": lambda code: _sanitized(_fragment(code), WORDPRESS, WORDPRESS_STYLES),
    "sites": lambda code: _sanitized(_fragment(code), SITES, set()),
    "plain": lambda code: _sanitized(_fragment(code), PLAIN, {"display", "align-items", *WORDPRESS_STYLES}),
}


def _links(code: str) -> list[Element]:
    return list(_fragment(code).iter("a"))


@pytest.mark.parametrize("sanitize", SANITIZERS.values(), ids=SANITIZERS)
@pytest.mark.parametrize("path", PATHS)
def test_the_button_still_works_after_an_editor(site: Site, path: str, sanitize: Callable[[str], str]) -> None:
    for code in _codes(site, path):
        links = _links(sanitize(code))
        assert [link.get("href") for link in links] == list(LEADS_TO.values())
        questions = [said("Is someone threatening you online?", language) for language in reversed(LANGUAGES)]
        assert ["".join(link.itertext()).strip() for link in links] == questions
        words = "".join(_fragment(sanitize(code)).itertext()).split()
        assert words == " ".join(questions).split(), "no others are left over"


@pytest.mark.parametrize("path", PATHS)
def test_wordpress_keeps_colours_and_names_nobody(site: Site, path: str) -> None:
    for code in _codes(site, path):
        for link in _links(SANITIZERS["wordpress"](code)):
            assert "noreferrer" in (link.get("rel") or "").split()
            assert {"background", "color", "padding"} <= {
                rule.partition(":")[0].strip() for rule in (link.get("style") or "").split(";")
            }


@pytest.mark.parametrize("path", PATHS)
def test_help_button_works_without_requests_to_us(site: Site, path: str) -> None:
    """No script, frame, picture, style sheet or font: nothing in it is fetched."""
    codes = _codes(site, path)
    assert len(codes) == len(LOOKS)
    for code in codes:
        assert {_name(element) for element in _fragment(code).iter() if isinstance(element.tag, str)} - {
            "DOCUMENT_FRAGMENT"
        } == set(PLAIN)
        whole = _fragment(SANITIZERS["plain"](code))
        for before, after in zip(_fragment(code).iter("a"), whole.iter("a"), strict=True):
            assert after.attrib == before.attrib
            assert after.get("referrerpolicy") == "no-referrer"
        assert "url(" not in code
        assert re.findall(r"https?://[^\"]+", code) == list(LEADS_TO.values())


def _luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    digits = digits if len(digits) == 6 else "".join(2 * digit for digit in digits)
    shares = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return sum(weight * share for weight, share in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("look", LOOKS)
def test_every_look_has_aaa_contrast(look: str) -> None:
    rules = dict(re.findall(r"([\w-]+): ([^;]+)", styles()[look]))
    light, dark = sorted((_luminance(rules["color"]), _luminance(rules["background"])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 7
    assert (*styles(),) == (*LOOKS, "drawing")


@pytest.mark.parametrize("path", PATHS)
def test_the_page_shows_what_it_gives(site: Site, path: str) -> None:
    main = site[path].main
    assert all(code.get("lang") == "en" for code in every(main, "code"))
    samples = [e.get("class") for e in main.iter(f"{XHTML}span") if (e.get("class") or "").startswith("button-")]
    assert samples == [f"button-{look}" for look in LOOKS]
    buttons = [button for button in every(main, "button") if "data-copy-code" in button.attrib]
    assert len({text_of(button) for button in buttons}) == len(LOOKS)


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_without_a_public_address_there_is_no_button(language: Language) -> None:
    shown = app_with().test_client().get(BY_NAME["help_button"].path(language)).text
    assert said(NO_ADDRESS, language) in shown
    assert "<code" not in shown


def test_each_language_leads_to_its_own_address() -> None:
    two = app_with(public_url="https://steps.example", public_url_cy="https://camau.example")
    main = Site(two)["/en/button/"].main
    for code in every(main, "code"):
        leads = [link.get("href") for link in _links(text_of(code))]
        assert leads == ["https://camau.example/cy/", "https://steps.example/en/"]


def test_no_phone_keeps_the_page(kept_offline: list[str]) -> None:
    assert not set(PATHS) & set(kept_offline)
