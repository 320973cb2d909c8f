"""One copy on a Welsh and an English address: each opens in its language, and each page has one home."""

from xml.etree import ElementTree as ET

import pytest
from flask import Flask

from tests.support.html import every, parse
from tests.support.registry import every_address
from tests.unit.conftest import CAMAU, STEPS
from webapp.context import context_of
from webapp.i18n.languages import ENGLISH, LANGUAGES, WELSH

pytestmark = pytest.mark.slow

HOME = {language: CAMAU if language is WELSH else STEPS for language in LANGUAGES}


@pytest.mark.parametrize("asked", ["en-GB", "cy", "fr", ""])
@pytest.mark.parametrize(
    ("host", "opens"),
    [
        ("camau.example", "/cy/"),
        ("CAMAU.example", "/cy/"),
        ("camau.example:443", "/cy/"),
        ("steps.example", "/en/"),
    ],
)
def test_each_address_opens_in_its_language(two: Flask, host: str, opens: str, asked: str) -> None:
    answer = two.test_client().get("/", headers={"Host": host, "Accept-Language": asked})
    assert (answer.status_code, answer.headers["Location"]) == (302, opens)


def test_with_one_address_its_name_says_nothing(app: Flask) -> None:
    answer = app.test_client().get("/", headers={"Host": "camau.example", "Accept-Language": "en"})
    assert answer.headers["Location"] == "/en/"


def test_decoy_page_has_the_language_of_the_address(two: Flask) -> None:
    client = two.test_client()
    client.set_cookie("away", "1", domain="camau.example")
    assert client.get("/", base_url=CAMAU).headers["Location"] == "/cy/nodiadau/"


def test_every_page_has_its_home_and_its_twins(two: Flask) -> None:
    for page, language, path in every_address():
        answer = two.test_client().get(path)
        head, end, _body = answer.get_data().partition(b"</head>")
        links = every(parse(head + end + b"<body></body></html>"), "link")
        answer.close()
        canonical = [link.get("href") for link in links if link.get("rel") == "canonical"]
        twins = {link.get("hreflang"): link.get("href") for link in links if link.get("rel") == "alternate"}
        assert canonical == [f"{HOME[language]}{path}"]
        assert twins == {other.code: f"{HOME[other]}{page.path(other)}" for other in LANGUAGES} | {
            "x-default": f"{STEPS}{page.path(ENGLISH)}"
        }


def test_both_addresses_serve_the_same_bytes(two: Flask) -> None:
    for path in context_of(two).files.files:
        answers = [two.test_client().get(path, base_url=origin) for origin in (STEPS, CAMAU)]
        assert answers[0].get_data() == answers[1].get_data(), path
        for answer in answers:
            answer.close()


def test_the_sitemap_and_security_txt_know_both(two: Flask) -> None:
    client = two.test_client()
    listed = [loc.text for loc in ET.fromstring(client.get("/sitemap.xml").data).iter() if loc.tag.endswith("}loc")]  # noqa: S314
    assert listed == [f"{HOME[language]}{path}" for _page, language, path in every_address()]
    body = client.get("/.well-known/security.txt").text
    assert [line for line in body.splitlines() if line.startswith("Canonical")] == [
        f"Canonical: {origin}/.well-known/security.txt" for origin in (STEPS, CAMAU)
    ]
