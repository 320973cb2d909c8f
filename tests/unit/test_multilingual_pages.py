"""Pages that speak both languages at once: errors, the offline page and the doorway of a static host."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.support.html import every, parse, text_of
from tests.support.registry import BY_NAME
from webapp.i18n.languages import LANGUAGES
from webapp.pages import multilingual


def _assert_helps(body: bytes) -> None:
    tree = parse(body)
    assert len(every(tree, "h1")) == 1
    sections = {section.get("lang") for section in every(tree, "section")}
    assert sections == {language.code for language in LANGUAGES}
    links = every(tree, "a")
    assert "data-exit" in links[0].attrib
    assert sum(a.get("href") == "tel:999" for a in links) == len(LANGUAGES)
    assert {BY_NAME["talk"].path(language) for language in LANGUAGES} <= {a.get("href") for a in links}


@pytest.mark.parametrize(
    "path", ["/nope", "/fr/", "/en/nope/", "/cy/nope/", "/en/help/x", "/static/nope.js", "/%ff"]
)
def test_unknown_address(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    _assert_helps(answer.data)


@pytest.mark.parametrize(("path", "first"), [("/en/nope/", "en"), ("/cy/nope/", "cy"), ("/nope", "cy")])
def test_language_of_the_address_comes_first(client: FlaskClient, path: str, first: str) -> None:
    assert parse(client.get(path).data).get("lang") == first


def test_wrong_method(client: FlaskClient) -> None:
    answer = client.post("/en/")
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]
    _assert_helps(answer.data)


def test_fault_in_a_page(monkeypatch: pytest.MonkeyPatch, app: Flask) -> None:
    def fails(path: str) -> str:  # noqa: ARG001 - the argument of the route
        raise ZeroDivisionError

    monkeypatch.setitem(app.view_functions, "file", fails)
    answer = app.test_client().get("/en/")
    assert answer.status_code == 500
    _assert_helps(answer.data)


@pytest.mark.parametrize("kind", sorted(multilingual.HEADINGS))
def test_each_kind(app: Flask, kind: str) -> None:
    with app.test_request_context("/"):
        body = multilingual.render(kind, None, static_export=False).encode()
    _assert_helps(body)
    assert (b"noindex" in body) == (kind != "language_choice")
    assert "lluniau" not in text_of(every(parse(body), "title")[0])


def test_doorway_offers_each_language(app: Flask) -> None:
    with app.test_request_context("/"):
        tree = parse(multilingual.render("language_choice", None, static_export=True).encode())
    assert {"/en/", "/cy/"} <= {a.get("href") for a in every(tree, "a")}
