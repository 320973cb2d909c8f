"""The look: one file of tokens with AAA contrast, small drawings, and a style guide that only developers get."""

import base64
import hashlib
import re
from itertools import pairwise

import pytest
from flask import Flask
from PIL import ImageColor

from tests.support.html import every, parse
from tools import styleguide
from tools.styleguide import THEMES, themes
from webapp.config import Settings
from webapp.context import context_of
from webapp.core import paths
from webapp.i18n.languages import LANGUAGES
from webapp.static_site.sources import sources

STYLES = {file.name: file.read_text(encoding="utf-8") for file in (paths.STATIC / "css").glob("*.css")}
TOKENS = STYLES["tokens.css"]
COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|light-dark)\(", re.IGNORECASE)
NAMED = re.compile(rf"(?<![\w-])(?:{'|'.join(ImageColor.colormap)})(?![\w-])", re.IGNORECASE)
AAA = 7.0
ON_EACH_OTHER = [
    ("ink", ("paper", "card", "people", "one", "two", "three")),
    ("soft", ("paper", "card")),
    ("link", ("paper", "card")),
    ("on-night", ("night", "red")),
    ("on-leave", ("leave",)),
]


def _colours(style: str) -> list[str]:
    """Return every colour that is written out in the values of a stylesheet."""
    values = re.findall(r":([^:;{}]*);", re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL))
    return [match[0] for value in values for match in (*COLOUR.finditer(value), *NAMED.finditer(value))]


def _theme(name: str) -> dict[str, str]:
    """Return the colours of a theme by token; what the dark one does not name is the light one's."""
    blocks = dict(pairwise(re.split(r"\.theme-(\w+)", themes(TOKENS))))
    own, light = (dict(re.findall(r"--([\w-]+): (#[0-9a-f]+);", blocks[each])) for each in (name, "light"))
    return light | own


def _luminance(colour: str) -> float:
    """Return relative luminance, 0 to 1 (WCAG 2.2)."""
    shares = [value / 255 for value in ImageColor.getrgb(colour)[:3]]
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("name", sorted(set(STYLES) - {"tokens.css", "decoy.css", "help_button.css"}))
def test_colours_stand_in_the_tokens_only(name: str) -> None:
    assert _colours(STYLES[name]) == []


def test_the_help_button_has_colours_of_the_tokens() -> None:
    """Other websites paste it, where the tokens are not known."""
    assert set(_colours(STYLES["help_button.css"])) <= set(_colours(TOKENS))


def _parts(style: str, *names: str) -> set[str]:
    """Return every word in the values of the properties, and of the tokens, of these names."""
    values = re.findall(rf"(?<!\w)(?:{'|'.join(names)}):([^;}}]+);", style)
    return {word.strip().lower() for value in values for word in re.split(r"[\s,/]+", value)} - {"", "inherit"}


def test_decoy_page_looks_unlike_the_site() -> None:
    own, site = STYLES["decoy.css"], "\n".join(STYLES[name] for name in STYLES if name != "decoy.css")
    fonts, corners = ("font", "font-family", "--round"), ("border-radius", "--radius")
    assert "var(" not in own
    for found in (_colours, lambda style: _parts(style, *fonts), lambda style: _parts(style, *corners)):
        assert found(own)
        assert not {*found(own)} & {*found(site)}


@pytest.mark.parametrize("value", ["#fff", "1px solid red", "rgb(0 0 0)", "oklch(50% 0 0)"])
def test_a_raw_colour_is_found(value: str) -> None:
    assert _colours(f"p {{ border: {value}; }}") != []


def test_design_tokens_are_used_and_defined() -> None:
    named = set(re.findall(r"(--[\w-]+):", TOKENS))
    used = {name for style in STYLES.values() for name in re.findall(r"var\((--[\w-]+)", style)}
    assert named == used


@pytest.mark.parametrize("theme", THEMES)
def test_what_is_read_has_the_contrast_of_aaa(theme: str) -> None:
    tokens = _theme(theme)
    too_weak = {
        f"{front} on {back}": round(found, 2)
        for front, backs in ON_EACH_OTHER
        for back in backs
        if (found := _contrast(tokens[front], tokens[back])) < AAA
    }
    assert too_weak == {}


def test_browser_bars_have_the_page_colour(app: Flask) -> None:
    metas = every(parse(app.test_client().get("/en/").data), "meta")
    found = {meta.get("media"): meta.get("content") for meta in metas if meta.get("name") == "theme-color"}
    assert found == {f"(prefers-color-scheme: {name})": _theme(name)["paper"] for name in THEMES}


def test_each_drawing_is_small(app: Flask) -> None:
    shared = app.jinja_env.get_template("components/icons.html").module
    for name in shared.drawing_paths:  # type: ignore[attr-defined]
        svg = shared.drawing(name)  # type: ignore[attr-defined]
        assert len(svg.encode()) <= 1024, name
        assert 'aria-hidden="true"' in svg


@pytest.mark.parametrize("debug", ["0", "1"])
def test_style_guide_is_whole(monkeypatch: pytest.MonkeyPatch, debug: str) -> None:
    monkeypatch.setenv("FLASK_DEBUG", debug)
    answer = styleguide.create_app(Settings()).test_client().get(styleguide.ADDRESS)
    assert answer.status_code == 200
    for style in re.findall(r"<style>(.*?)</style>", answer.text, re.DOTALL):
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in answer.headers["Content-Security-Policy"]
    tree = parse(answer.data)
    themes = [(s.get("lang"), s.get("class")) for s in every(tree, "section") if s.get("aria-label")]
    assert sorted(map(str, themes)) == sorted(
        str((language.code, f"theme theme-{theme}")) for language in LANGUAGES for theme in THEMES
    )
    shown = {name for element in tree.iter() for name in (element.get("class") or "").split()}
    assert {"solid", "raised", "chips", "line", "flat", "bar", "badge", "field", "note", "drawing"} <= shown
    assert every(tree, "details")


def test_readers_never_meet_the_style_guide(app: Flask) -> None:
    client = app.test_client()
    assert client.get(styleguide.ADDRESS).status_code == 404
    assert styleguide.ADDRESS not in client.get("/sitemap.xml").text
    assert styleguide.ADDRESS not in sources(app)
    assert "styleguide.css" not in context_of(app).assets.inline
