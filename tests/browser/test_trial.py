"""The screens of the trial with a phone in a browser: what a page sees of it goes into the file."""

import json
import tomllib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from playwright.sync_api import Page
from werkzeug.serving import make_server

from tests.browser.conftest import NewContext
from tests.browser.layout import AXE, ask, bring_checks, enlarge, open_all
from tools.launch import take
from tools.trial.pages import prefix
from tools.trial.questions import items
from tools.trial.routes import trial_of
from webapp.i18n.languages import WELSH


def _audited(page: Page) -> dict[str, list[str]]:
    """Return what is wrong with the screen in view, with every fold open and at twice the size of text too."""
    open_all(page)
    found = ask(page, "axe", "smallTargets", "sideways", "badFocus", "stored")
    enlarge(page, 2)
    found |= {f"{name} at 200%": lines for name, lines in ask(page, "sideways", "lostWords").items()}
    return {name: lines for name, lines in found.items() if lines}


@pytest.fixture
def served_trial(app: Flask) -> Iterator[str]:
    """The address of the trial alone."""
    server = make_server("127.0.0.1", 0, trial_of(app), threaded=True)
    with ThreadPoolExecutor() as threads:
        threads.submit(server.serve_forever)
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
    server.server_close()


def test_the_page_fills_in_what_it_sees_itself(app: Flask, served_trial: str, new_context: NewContext) -> None:
    context = new_context(base_url=served_trial, viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.add_init_script(path=AXE)
    bring_checks(page)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))

    page.goto(prefix(WELSH))
    wrong = {"start": _audited(page)}
    page.get_by_label("Android").check()
    page.get_by_label("18 oed").check()
    page.get_by_role("button").click()
    assert page.locator("#viewport").inner_text() == "320x640"
    assert page.locator("#worker").inner_text() == "ydy"
    wrong["look"] = _audited(page)
    page.get_by_role("button").click()
    wrong["question"] = _audited(page)
    page.get_by_role("radio").nth(1).check()
    page.get_by_role("textbox").fill("Tudalen wen")
    page.get_by_role("button").first.click()
    page.goto(page.url.replace("/leave-return/", "/end/"))
    wrong["end"] = _audited(page)
    assert {screen: found for screen, found in wrong.items() if found} == {}
    assert complaints == []

    text = page.locator("pre").inner_text()
    [told] = tomllib.loads(text)["answer"]
    [taken] = take.read(text.encode(), items(app)).answers
    assert told["answer"] == "no"
    assert told["because"].endswith(": Tudalen wen")
    assert taken.phone is not None
    assert json.loads(taken.phone.model_dump_json(exclude={"version", "model"})) == {
        "engine": "Blink",
        "viewport": "320x640",
        "standalone": False,
        "worker": True,
        "storage": True,
        "has": True,
    }
