"""The lock as the worker holds it: from the way out until Continue nothing but the decoy page is answered."""

import re

import pytest

from tests.javascript.phone import BarePhone, handed_over
from tests.support.node import Node
from webapp.pwa.offline_bundle import File

HTML = {"Content-Type": "text/html; charset=utf-8"}
DECOYS = {"en": "/en/jotter/", "cy": "/cy/nodiadau/"}
PATHS = ("/en/", "/cy/", "/en/help/", "/cy/cymorth/", "/offline/", *DECOYS.values())
FILES = {path: File(f"<!doctype html>\n<html lang={path[1:3]}>\n<h1>{path}".encode(), HTML) for path in PATHS}


@pytest.fixture
def phone(node: Node) -> BarePhone:
    """A phone that keeps the site and has no signal."""
    return BarePhone.keeping(node, FILES)


def _at(phone: BarePhone, path: str, **asked: object) -> str:
    """Open an address and return the one that is shown in the end."""
    url: str = phone.do("open", path=path, **asked)["url"]
    return re.sub("^https://[^/]+", "", url)


def _is_locked(phone: BarePhone) -> bool:
    """Say whether every address leads to the decoy page. Fail where some do and some don't."""
    shown = {_at(phone, path) for path in (*PATHS, "/", "/en/help", "/nope", "/en/jotter/nope", "/en/jotter/in")}
    assert shown <= set(DECOYS.values()) or shown > set(DECOYS.values())
    return shown <= set(DECOYS.values())


@pytest.mark.parametrize("language", DECOYS)
def test_exit_locks_every_tab_until_continue(phone: BarePhone, language: str) -> None:
    for tab in ("one", "two"):
        phone.do("open", path="/en/help/", tab=tab)
    assert _at(phone, f"{DECOYS[language]}out", tab="three") == DECOYS[language]
    assert {("one", "away"), ("two", "away")} <= {tuple(told) for told in phone.do("messages")}
    assert _is_locked(phone)
    phone.do("restart")
    assert _is_locked(phone), "the lock outlives the worker and the browser"
    assert _at(phone, "/en/forget/now", method="POST") == DECOYS["en"]
    assert _at(phone, f"{DECOYS[language]}in", method="POST") == f"/{language}/"
    assert not _is_locked(phone)


def test_a_page_can_set_the_workers_lock(phone: BarePhone) -> None:
    assert not _is_locked(phone)
    phone.do("write", cache="away", path="/", body="")
    assert _is_locked(phone)


@pytest.mark.parametrize(
    "asked", [{"headers": {"Sec-Purpose": "prefetch"}}, {"method": "HEAD"}, {"method": "POST"}], ids=str
)
def test_what_is_no_press_locks_nothing(phone: BarePhone, asked: dict[str, object]) -> None:
    phone.do("network", files=handed_over({"/en/jotter/out": File(b"", HTML)}))
    _at(phone, "/en/jotter/out", **asked)
    assert not _is_locked(phone)


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_exit_and_continue_work_without_the_server(phone: BarePhone, status: int) -> None:
    gone = handed_over({f"/en/jotter/{way}": File(b"<h1>Bad gateway", HTML) for way in ("out", "in")})
    phone.do("network", files={path: file | {"status": status} for path, file in gone.items()})
    assert _at(phone, "/en/jotter/out") == "/en/jotter/"
    assert _at(phone, "/en/jotter/in", method="POST") == "/en/"


@pytest.mark.parametrize("path", [*DECOYS.values(), "/en/jotter", "/cy/nodiadau"])
@pytest.mark.parametrize("status", [None, 502])
def test_the_decoy_page_is_always_answered(phone: BarePhone, path: str, status: int | None) -> None:
    """The copy is gone or altered, storage is off, and there is no server: a notepad without a word is left."""
    (name,) = [name for name in phone.do("caches") if name.startswith("camau-")]
    for entry in phone.do("entries", cache=name):
        phone.do("write", cache=name, path=entry, body="altered")
    phone.do("restart")
    broken = handed_over({path: File(b"<h1>Bad gateway", HTML)})
    phone.do("network", files={path: broken[path] | {"status": status}} if status else {})
    for blocked in (False, True):
        phone.do("limit", blocked=blocked)
        page = phone.body(path).decode()
        assert "<textarea" in page
        assert re.search("<title>(jotter|nodiadau)</title>", page)
