"""The offline bundle as the worker unpacks it: any file comes out as it went in."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.javascript.phone import BarePhone, as_served
from tests.support.node import Node
from webapp.pwa.offline_bundle import File

LINES = [
    "",
    "12",
    "0",
    "1",
    "-1",
    "1.5",
    "1e3",
    "find",
    "length",
    "at",
    "constructor",
    "__proto__",
    "\r",
    "$&",
    "<html",
    "\ufeff",
]
TEXT = {"Content-Type": "text/plain; charset=utf-8"}
ANY_LINE = st.one_of(st.sampled_from(LINES), st.text(st.characters(exclude_categories=["Cs"]), max_size=5))
ANY_TEXT = st.lists(ANY_LINE, min_size=1, max_size=8).map("\n".join)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ANY_TEXT, min_size=1, max_size=4), st.binary(max_size=20))
def test_pack_round_trip(node: Node, texts: list[str], picture: bytes) -> None:
    files = {f"/{number}/": File(text.encode(), TEXT) for number, text in enumerate(texts)}
    files["/icon.png"] = File(picture, {"Content-Type": "image/png"})
    phone = BarePhone.keeping(node, files)
    assert {path: phone.body(path) for path in files} == {path: file.body for path, file in files.items()}


@pytest.mark.parametrize("line", LINES)
def test_line_like_code_is_text(node: Node, line: str) -> None:
    shared = File(f"a\n{line}\nb\n<p>both</p>\nc".encode(), TEXT)
    files = {"/one/": shared, "/two/": File(f"b\n{line}".encode(), TEXT), "/three/": File(line.encode(), TEXT)}
    phone = BarePhone.keeping(node, files)
    assert [phone.body(path) for path in files] == [file.body for file in files.values()]


@pytest.mark.parametrize("host", ["constructor", "__proto__", "valueof", "steps.example"])
def test_host_named_like_a_method_has_no_home(node: Node, host: str) -> None:
    home = File(b"<!doctype html>\n<html lang=en>", {"Content-Type": "text/html"})
    files = as_served({"/en/": home, "/cy/": home}, {"camau.example": "/cy/"})
    phone = BarePhone(node, f"http://{host}", files=files, languages=["fr-FR"])
    phone.do("attempt")
    phone.do("network", files={})
    assert phone.do("open", path="/")["url"] == f"http://{host}/en/"


def test_only_pages_learn_the_check_date(node: Node) -> None:
    page, script = b"<!doctype html>\n<html lang=en>\n<p><html", b'const page = "<html>";'
    files = {
        "/en/": File(page, {"Content-Type": "text/html"}),
        "/a.js": File(script, {"Content-Type": "text/javascript"}),
    }
    phone = BarePhone.keeping(node, files)
    assert re.fullmatch(rb'<!doctype html>\n<html data-checked="\d{13}" lang=en>\n<p><html', phone.body("/en/"))
    assert phone.body("/a.js") == script
