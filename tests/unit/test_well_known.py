"""Manifests, robots, sitemap and security.txt."""

import json
import re
import struct
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree as ET

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import ORIGIN
from tests.support.registry import every_address
from webapp import create_app
from webapp.config import Settings
from webapp.context import context_of
from webapp.core.paths import STATIC
from webapp.i18n.languages import LANGUAGES
from webapp.pwa import manifest
from webapp.static_site.model import RenderedSite

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


@pytest.mark.parametrize(
    ("code", "tool", "start", "name"),
    [
        ("en", "app", "/en/", "Steps"),
        ("cy", "app", "/cy/", "Camau"),
        ("en", "jotter", "/en/jotter/", "Jotter"),
        ("cy", "jotter", "/cy/nodiadau/", "Nodiadau"),
    ],
)
def test_manifest(client: FlaskClient, code: str, tool: str, start: str, name: str) -> None:
    """These names and ids are frozen: a change would show on the screen of whoever installed it."""
    answer = client.get(f"/{code}/{tool}.webmanifest")
    assert answer.mimetype == "application/manifest+json"
    members = json.loads(answer.data)
    assert members["name"] == members["short_name"] == name
    assert members["id"] == members["start_url"] == start
    assert members["lang"] == code
    assert members["scope"] == "/"
    assert members["display"] == "standalone"
    assert {"screenshots", "categories", "shortcuts"} & set(members) == set()
    drafts = {"en": "Draft. Not yet checked by people.", "cy": "Drafft. Does neb wedi’i wirio eto."}
    assert members.get("description") == (drafts[code] if tool == "app" else None)
    assert [icon["purpose"] for icon in members["icons"]].count("maskable") == 1
    for icon in members["icons"]:
        body = client.get(icon["src"]).data
        assert body[:8] == b"\x89PNG\r\n\x1a\n"
        assert "{}x{}".format(*struct.unpack(">II", body[16:24])) == icon["sizes"]


@pytest.mark.parametrize(
    ("tool", "style", "colour"),
    [("app", "tokens.css", r"--paper: (#\w+)"), ("jotter", "decoy.css", r"background: (#\w{6})")],
)
def test_manifest_colour_is_what_stands_behind_the_page(tool: str, style: str, colour: str) -> None:
    light = (STATIC / "css" / style).read_text(encoding="utf-8").split("prefers-color-scheme: dark")[0]
    assert re.search(colour, light)[1] == manifest.BACKGROUNDS[tool]  # type: ignore[index]


def test_sitemap_lists_every_page_with_its_twins(client: FlaskClient) -> None:
    answer = client.get("/sitemap.xml")
    assert answer.mimetype == "application/xml"
    urls = ET.fromstring(answer.data).findall(f"{SITEMAP}url")  # noqa: S314 - our own answer
    listed = [url.findtext(f"{SITEMAP}loc") for url in urls]
    assert listed == [f"{ORIGIN}{path}" for _page, _language, path in every_address()]
    for url in urls:
        twins = {link.get("hreflang"): link.get("href") for link in url.findall(LINK)}
        assert set(twins) == {language.code for language in LANGUAGES}
        assert url.findtext(f"{SITEMAP}loc") in twins.values()


def test_robots_lets_everyone_in(client: FlaskClient) -> None:
    assert client.get("/robots.txt").text == f"User-agent: *\nAllow: /\n\nSitemap: {ORIGIN}/sitemap.xml\n"


def test_security_txt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    app = create_app(Settings(public_url=ORIGIN, security_contact="mailto:help@camau.example"))
    answer = app.test_client().get("/.well-known/security.txt")
    assert answer.content_type == "text/plain; charset=utf-8"
    comment, *lines = answer.text.splitlines()
    assert comment == "# Draft. Not yet checked by people."
    fields = dict(line.split(": ", 1) for line in lines)
    assert fields["Contact"] == "mailto:help@camau.example"
    assert fields["Canonical"] == f"{ORIGIN}/.well-known/security.txt"
    expires = datetime.fromisoformat(fields["Expires"])
    assert timedelta(days=100) < expires - datetime.now(UTC) < timedelta(days=366)


def test_favicon(client: FlaskClient) -> None:
    assert client.get("/favicon.ico").data[:4] == b"\0\0\1\0"


def test_health_check_says_no_more_than_it_must(served: Flask, rendered: RenderedSite) -> None:
    build = next(path for path in rendered if path.startswith("/pack.")).split(".")[1]
    newest = max(fact.checked for _key, fact in context_of(served).facts.everything())
    answer = served.test_client().get("/up.txt")
    assert answer.text == f"up\nbuild {build}\nfacts {newest}\ndraft\n"
    assert answer.headers["Cache-Control"] == "no-cache"
