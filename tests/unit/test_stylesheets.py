"""Each page has one stylesheet, and no stylesheet carries a class that none of its pages has."""

import re
from collections import defaultdict

import pytest
from flask import Flask

from tests.support.registry import every_address
from tests.support.rendered import Site
from webapp.assets import bundles
from webapp.context import context_of
from webapp.core import paths

BY_SCRIPT = {"badge-open", "printed", "output", "stale"}
"""Classes that a script gives."""
SAID_ELSEWHERE = {"print-only"}
"""Classes of what is printed."""
BESIDE = {"poster.css", "help_button.css", "school_pack.css"}
"""Bundles that stand in a page beside the one of its own."""
UNSTYLED = {"open-first", "rows", "switch", "up", "who", "whole"}
"""Classes that no stylesheet names: scripts, tests and readers of the source do."""
SHARED = {"kinds.css", "contrast.css", "print.css", "base.css", "layout.css", "landing.css", "badge.css"}
"""Sources that name several parts in one rule: what one bundle lacks, another has."""


def classes(source: str) -> set[str]:
    """Return the classes that the selectors of a stylesheet name."""
    return set(re.findall(r"\.([a-z][\w-]*)", re.sub(r"/\*.*?\*/|\{[^{}]*\}", " ", source, flags=re.DOTALL)))


def _sources(bundle: str) -> dict[str, set[str]]:
    names = [name.removeprefix("css/") for name in bundles.SOURCES[bundle]]
    return {name: classes((paths.STATIC / "css" / name).read_text(encoding="utf-8")) for name in names}


@pytest.fixture(scope="module")
def used(site: Site) -> dict[str, set[str]]:
    """The classes on the pages of each bundle."""
    found: dict[str, set[str]] = defaultdict(set)
    for page, _language, path in every_address():
        for element in site[path].tree.iter():
            found[page.stylesheet] |= set((element.get("class") or "").split())
    return found


def test_every_bundle_is_some_pages_own(used: dict[str, set[str]]) -> None:
    assert set(used) == {name for name in bundles.SOURCES if name.endswith(".css")} - {"decoy.css", *BESIDE}


def test_every_block_of_a_bundle_is_closed(app: Flask) -> None:
    for name, text in context_of(app).assets.inline.items():
        if name.endswith(".css"):
            assert text.count("{") == text.count("}"), name
            assert "--lightningcss" not in text, name


@pytest.mark.parametrize("bundle", ["home.css", "help.css", "near.css", "screens.css", "page.css"])
def test_bundle_sources_are_for_its_pages(used: dict[str, set[str]], bundle: str) -> None:
    known = used[bundle] | BY_SCRIPT | SAID_ELSEWHERE
    dead = {name: named - known for name, named in _sources(bundle).items() if name not in SHARED}
    assert {name: found for name, found in dead.items() if found} == {}


def test_every_class_of_a_page_is_styled(used: dict[str, set[str]]) -> None:
    """A class by an old name does nothing: words for screen readers would be seen."""
    named = set().union(*(classes(file.read_text(encoding="utf-8")) for file in paths.STATIC.glob("css/*.css")))
    assert set().union(*used.values()) - named - UNSTYLED == set()


def test_no_class_is_dead_everywhere(used: dict[str, set[str]]) -> None:
    anywhere = set().union(*used.values()) | BY_SCRIPT | SAID_ELSEWHERE
    named = {name for bundle in used for found in _sources(bundle).values() for name in found}
    assert named - anywhere == set()


@pytest.mark.parametrize(
    ("source", "found"), [(".a .b > p:not(.c) { --x: .5em }", {"a", "b", "c"}), ("/* .d */ p { margin: 0 }", set())]
)
def test_classes_are_read_from_selectors_alone(source: str, found: set[str]) -> None:
    assert classes(source) == found
