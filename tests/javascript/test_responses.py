"""What the worker answers at each kind of address, with the network gone, silent or away from us."""

import pytest

from tests.javascript.phone import BarePhone, Phone, as_served
from tests.support.node import Node
from tests.support.responses import Gate, dropped
from webapp.pwa.offline_bundle import File

HTML = {"Content-Type": "text/html", "X-Policy": "kept"}
FILES = {path: File(f"<h1>{path}</h1>".encode(), HTML) for path in ("/en/", "/cy/", "/en/jotter/", "/offline/")}
HOMES = {"camau.example": "/cy/", "steps.example": "/en/"}


@pytest.mark.parametrize(
    ("languages", "host", "home"),
    [
        (["cy-GB"], "one.example", "/cy/"),
        (["en-GB", "cy"], "one.example", "/en/"),
        (["fr-FR", "cy-GB", "en"], "one.example", "/cy/"),
        (["fr-FR"], "one.example", "/en/"),
        ([], "one.example", "/en/"),
        (["en-GB"], "camau.example", "/cy/"),
        (["cy-GB"], "steps.example", "/en/"),
    ],
)
def test_the_front_door(node: Node, languages: list[str], host: str, home: str) -> None:
    phone = BarePhone(node, f"https://{host}", languages=languages, files=as_served(FILES, HOMES))
    phone.do("attempt")
    phone.do("network", files={})
    assert phone.do("open", path="/")["url"] == f"https://{host}{home}"


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("/en/", "/en/"),
        ("/en", "/en/"),
        ("/en/?utm=1", "/en/"),
        ("/en/jotter", "/en/jotter/"),
        ("/en/not-kept/", "/offline/"),
        ("/en/jotter/out", "/en/jotter/"),
        ("/nowhere/out", "/offline/"),
        ("/constructor", "/offline/"),
        ("/__proto__", "/offline/"),
    ],
)
def test_a_page_with_the_network_gone(node: Node, asked: str, shown: str) -> None:
    phone = BarePhone.keeping(node, FILES, HOMES)
    response = phone.do("open", path=asked)
    assert phone.text(response) == f"<h1>{shown}</h1>"
    assert response["headers"] == {name.lower(): value for name, value in HTML.items()}


def test_kept_page_never_waits_for_the_network(phone: Phone) -> None:
    gate = phone.server.faults["/"] = Gate()
    assert phone.visit("/cy/cymorth/") == "old"
    assert not gate.reached.is_set()


def test_page_not_kept_while_network_is_silent(phone: Phone) -> None:
    gate = phone.server.faults["/"] = Gate()
    opening = phone.start("open", path="/en/not-kept/")
    assert gate.reached.wait(10)
    phone.do("advance")
    assert "No signal" in phone.text(phone.wait(opening))
    gate.opened.set()


def test_page_not_kept_comes_from_the_network(phone: Phone) -> None:
    response = phone.do("open", path="/en/not-kept/")
    assert (response["status"], phone.text(response)) == (404, "<h1>Not here</h1>")


@pytest.mark.parametrize(
    "request_", [{"method": "POST"}, {"url": "https://elsewhere.example/"}, {"destination": ""}]
)
def test_other_requests_are_left_to_the_network(phone: Phone, request_: dict[str, str]) -> None:
    phone.server.faults["/"] = dropped
    usual = {"url": f"{phone.server.url}/en/", "method": "GET", "mode": "no-cors", "destination": "image"}
    assert phone.do("intercepts", request=usual) is True
    assert phone.do("intercepts", request=usual | request_) is False


def test_a_word_from_the_page_notes_the_day(phone: Phone) -> None:
    (cache,) = phone.caches()
    phone.do("write", cache=cache, path="/checked", body="1")
    phone.do("message", data="checked")
    assert int(phone.do("read", cache=cache, path="/checked")) > 1
