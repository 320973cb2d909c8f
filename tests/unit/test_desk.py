"""A desk asks of its reader exactly what waits, and does nothing but that."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from tests.support.desks import NEVER_RUNG, RUNG, embedded, few
from tests.support.html import every, parse, text_of
from tests.support.readers import answer, yes_to
from tools.desk.__main__ import write
from tools.desk.content import ROLES
from tools.launch.approvals import load
from tools.launch.items import items as all_items
from tools.launch.model import Item, seen_hash
from tools.launch.pages import site
from tools.launch.status import standings


@pytest.fixture(scope="module")
def items(app: Flask) -> list[Item]:
    return few(app)


@pytest.fixture(scope="module")
def desks(app: Flask, items: list[Item], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desks")
    write(app, standings(items, {}), folder)
    return folder


def _asked(folder: Path, role: str) -> list[tuple[str, str]]:
    return [(one["id"], one["sha256"]) for one in embedded(folder, role)["items"]]


@pytest.mark.parametrize("role", ROLES)
def test_a_desk_asks_for_each_item_as_it_is(desks: Path, items: list[Item], role: str) -> None:
    assert sorted(_asked(desks, role)) == sorted((one.id, one.sha256) for one in items if one.role == role)


@pytest.mark.parametrize("role", ["", *ROLES])
def test_a_desk_fetches_nothing_and_sends_nothing(desks: Path, role: str) -> None:
    body = (desks / role / "index.html").read_bytes()
    page = parse(body)
    policy = next(meta.get("content", "") for meta in every(page, "meta") if meta.get("http-equiv"))
    assert {"default-src 'none'", "connect-src 'none'", "form-action 'none'"} <= set(policy.split("; "))
    assert "unsafe" not in policy
    assert not every(page, "link") + every(page, "form") + every(page, "img")
    assert not [element for element in page.iter() if element.get("src") or element.get("style")]


def test_only_an_office_can_be_rung_from_its_desk(desks: Path) -> None:
    page = parse((desks / "numbers" / "index.html").read_bytes())
    rung = {link.get("href") for link in every(page, "a") if link.get("href", "").startswith("tel:")}
    assert rung == {"tel:03001232040"}
    assert [one["id"] for one in embedded(desks, "numbers")["items"]] == [RUNG, NEVER_RUNG]
    assert "101" in text_of(page)


def test_a_page_is_shown_without_what_runs_or_leads_away(desks: Path) -> None:
    data = embedded(desks, "safeguarding")
    assert set(data["pages"]) == {"now", "paid", "platform-wizz"}
    for page in data["pages"].values():
        assert not re.search(r"<script|<link|<template|action=|tel:|<details(?! open)", page["html"])
        assert all(address.startswith("#") for address in re.findall(r'<a\b[^>]* href="([^"]*)', page["html"]))


def test_what_has_changed_since_the_last_yes_is_marked(app: Flask, items: list[Item], tmp_path: Path) -> None:
    page, *others = [item for item in items if item.role == "safeguarding"]
    seen = (*page.seen[:-1], "Another end.")
    now = replace(page, seen=seen, sha256=seen_hash("safeguarding", page.page, seen))
    write(app, standings([now, *others], yes_to([page, *others])), tmp_path)
    data = embedded(tmp_path, "safeguarding")
    assert data["pages"][now.page]["changed"] == ["Another end."]
    assert [(one["id"], one["approved"]) for one in data["items"]] == [
        (now.id, False),
        *((one.id, True) for one in others),
    ]
    marked = every(parse((tmp_path / "safeguarding" / "index.html").read_bytes()), "mark")
    assert {text_of(mark) for mark in marked} == {"Another end."}


def test_a_no_is_shown_to_the_next_reader(app: Flask, items: list[Item], tmp_path: Path) -> None:
    item = next(item for item in items if item.role == "safeguarding")
    said = answer(item, answer="no", because="Too much <b>at once</b>.")
    write(app, standings(items, {"safeguarding": (said,)}), tmp_path)
    assert "Too much &lt;b&gt;at once&lt;/b&gt;." in (tmp_path / "safeguarding" / "index.html").read_text("utf-8")


@pytest.mark.exhaustive
def test_the_desks_ask_for_everything_that_waits(tmp_path: Path) -> None:
    app = site()
    items = all_items(app)
    write(app, standings(items, load()), tmp_path)
    for role in ROLES:
        assert sorted(_asked(tmp_path, role)) == sorted((one.id, one.sha256) for one in items if one.role == role)
    first = [one["id"] for one in embedded(tmp_path, "safeguarding")["items"] if one["part"] == 0]
    assert first[:3] == ["page:frame", "page:home", "page:help"]
    assert 35 <= len(first) <= 50
