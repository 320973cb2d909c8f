"""A reader with only a desk, opened from disk: their file is taken, and a changed word shuts the gate again."""

from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Page

from tests.browser.conftest import NewContext
from tests.browser.layout import AXE
from tests.support.desks import few
from tools.desk.__main__ import write
from tools.desk.content import ROLES, DeskRole, words_of
from tools.launch.approvals import Approvals
from tools.launch.model import Item, seen_hash
from tools.launch.status import standings
from tools.launch.take import Take, merge, read

REASON = 'Says "stay calm" \\ twice\non one page'
INSIDE = "Blocked script execution in 'about:srcdoc"
"""Playwright's own scripts try to run in the frame too."""


@pytest.fixture(scope="module")
def items(app: Flask) -> list[Item]:
    return few(app)


@pytest.fixture(scope="module")
def desks(app: Flask, items: list[Item], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desks")
    write(app, standings(items, {}), folder)
    return folder


class Reader:
    """A reader at a desk, on a phone."""

    def __init__(self, page: Page, file: Path, role: DeskRole) -> None:
        self.page, self.words = page, words_of(role)
        self.asked: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto(file.as_uri())
        self.address = page.url

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=self.words.get(name, name), exact=True).first.click()

    def answers(self, role: DeskRole) -> None:
        """Say yes to the first thing and no to the next."""
        self.press("start")
        if role == "numbers":
            self.page.get_by_label(self.words["ways"]["rang"]).check()
            self.page.get_by_label(self.words["in_welsh"]["answered"]).check()
        self.press("yes")
        if role == "welsh":
            self.page.get_by_role("button", name=self.words["no"], exact=True).nth(1).click()
        else:
            self.press("no")
        self.page.locator("textarea:visible").fill(REASON)

    def gets_file(self) -> bytes:
        with self.page.expect_download() as download:
            self.press("download")
        return Path(download.value.path()).read_bytes()

    def findings(self) -> list[str]:
        """Return what the accessibility checker finds on the screen in view; it cannot look into the frame."""
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found: list[str] = self.page.evaluate(
            "axe.run(document, {iframes: false}).then(({violations}) => violations.map((one) => "
            "`${one.id}: ${one.nodes.map((node) => node.html)}`))"
        )
        return found


def _shut_again(items: list[Item], role: DeskRole, take: Take) -> set[str]:
    """Return what is approved no longer once a word of all that was said yes to has changed."""
    approvals: Approvals = merge({}, take)
    said = {answer.id for answer in take.answers if answer.answer == "yes"}
    mine = [item for item in items if item.role == role]
    assert {one.item.id for one in standings(mine, approvals) if one.state == "approved"} == said
    seen = {item.id: (*item.seen[:-1], f"{item.seen[-1]} more") for item in mine}
    after = [replace(one, seen=seen[one.id], sha256=seen_hash(role, one.page, seen[one.id])) for one in mine]
    return said - {one.item.id for one in standings(after, approvals) if one.state == "approved"}


@pytest.mark.parametrize("role", ROLES)
def test_a_reader_with_only_the_desk(
    new_context: NewContext, items: list[Item], desks: Path, role: DeskRole
) -> None:
    context = new_context(base_url="file:///", accept_downloads=True)
    reader = Reader(context.new_page(), desks / role / "index.html", role)
    reader.answers(role)
    assert reader.findings() == []
    file = reader.gets_file()
    take = read(file, items)
    assert [answer.answer for answer in take.answers] == ["yes", "no"]
    assert take.answers[1].because == 'Says "stay calm" \\ twice on one page'
    assert _shut_again(items, role, take) == {take.answers[0].id}
    assert [text for text in reader.complaints if not text.startswith(INSIDE)] == []
    assert {address for address in reader.asked if not address.startswith("blob:")} == {reader.address}
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.exhaustive
def test_a_reader_goes_on_with_a_file(
    new_context: NewContext, items: list[Item], desks: Path, tmp_path: Path
) -> None:
    context = new_context(base_url="file:///", accept_downloads=True)
    first = Reader(context.new_page(), desks / "safeguarding" / "index.html", "safeguarding")
    assert first.findings() == []
    first.answers("safeguarding")
    file = tmp_path / "half.toml"
    file.write_bytes(first.gets_file())
    second = Reader(context.new_page(), desks / "safeguarding" / "index.html", "safeguarding")
    second.page.locator("#resume").set_input_files(file)
    second.page.get_by_role("status").get_by_text("2").wait_for()
    with second.page.expect_event("dialog") as warning:
        second.press("yes")
        second.page.close(run_before_unload=True)
    assert warning.value.type == "beforeunload"
    warning.value.dismiss()
    again = read(second.gets_file(), items)
    assert [answer.answer for answer in again.answers] == ["yes", "no", "yes"]
    assert len({answer.reader for answer in again.answers}) == 1
