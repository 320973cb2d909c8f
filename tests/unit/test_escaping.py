"""A name of the facts is text wherever it stands: it can end no attribute, open no tag and format nothing."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from pydantic import BaseModel

from tests.conftest import ORIGIN
from webapp import create_app, facts
from webapp.config import Settings
from webapp.context import context_of
from webapp.facts import Facts
from webapp.static_site.build import prepare_error_pages, render
from webapp.static_site.compress import Compression
from webapp.static_site.model import RenderedSite

pytestmark = pytest.mark.slow

PLANTED = """ & "planted=1 'planted=1 <i planted> %(planted)s &amp;"""
ESCAPED = " &amp; &#34;planted=1 &#39;planted=1 &lt;i planted&gt; %(planted)s &amp;amp;"
NAMED = ("name", "title", "also")
"""The fields that hold names: services and platforms have a name, links a title."""


def _planted(fact: BaseModel) -> BaseModel:
    values = {field: getattr(fact, field) for field in NAMED if hasattr(fact, field)}
    return fact.model_copy(update={field: _with_string(value) for field, value in values.items()})


def _with_string(names: Mapping[str, str] | tuple[str, ...]) -> dict[str, str] | tuple[str, ...]:
    if isinstance(names, tuple):
        return tuple(name + PLANTED for name in names)
    return {code: name + PLANTED for code, name in names.items()}


def _with_names_planted(store: Facts) -> Facts:
    groups: dict[str, Any] = {
        group: {key: _planted(fact) for key, fact in getattr(store, group).items()}
        for group in ("services", "links", "platforms")
    }
    contacts = {key: _planted(contact) for key, contact in store.local.items()}
    return replace(store, **groups, own=store.own.model_copy(update={"contacts": contacts}))


@pytest.fixture(scope="module")
def planted() -> Flask:
    """The site with a string planted in every name that would break out of any place not escaped."""
    with pytest.MonkeyPatch.context() as patch:
        load = facts.load
        patch.setattr(facts, "load", lambda *where: _with_names_planted(load(*where)))
        settings = Settings.model_validate({"public_url": ORIGIN, "local": "webapp/data/local.example.toml"})
        return create_app(settings)


@pytest.fixture(scope="module")
def files(planted: Flask) -> RenderedSite:
    return render(planted, static_export=False)


def test_every_page_escapes_every_name(planted: Flask, files: RenderedSite) -> None:
    prepare_error_pages(planted, Compression.FAST)
    pages = {path: file.body.decode() for path, file in files.items() if file.content_type.startswith("text/html")}
    pages |= {str(key): page.body.decode() for key, page in context_of(planted).error_pages.items()}
    broken = [path for path, page in pages.items() if "planted" in page.replace(ESCAPED, "")]
    assert broken == []
    for prefix in ("/en/", "/cy/"):
        named = {path: page for path, page in pages.items() if path.startswith(prefix) and ESCAPED in page}
        assert len(named) > 50, "the names are in the text of the pages"
        in_attributes = re.compile(f'="[^"<>]*{re.escape(ESCAPED)}[^"]*"')
        assert any(map(in_attributes.search, named.values()))
    assert ESCAPED in pages["/offline/"]
    assert ESCAPED in pages["/en/poster/"]


def test_json_stays_well_formed(files: RenderedSite) -> None:
    for file in files.values():
        if "json" in file.content_type:
            json.loads(file.body)
