"""No page outgrows its byte budget in `tests/budgets.toml`."""

import tomllib
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from tests.support.first_view import FirstView, look
from tests.support.registry import every_address
from tests.support.server import ROOT
from webapp.i18n.languages import LANGUAGES
from webapp.pages import Group, Page
from webapp.quick_exit.decoy_page import DECOY_PATHS

pytestmark = pytest.mark.slow

BUDGETS = tomllib.loads((ROOT / "tests" / "budgets.toml").read_text(encoding="utf-8"))
GROUPS = {
    Group.FIRST: "first",
    Group.SITUATIONS: "situations",
    Group.MORE: "understand",
    Group.OTHERS: "others",
    Group.ABOUT: "about",
}
ONE_FLIGHT = 10 * 1460
"""What a server may send on a new connection before it hears back (RFC 6928): ten segments of 1,460 bytes."""


def kind_of(page: Page) -> str:
    """Return which budget a page has: its own, that of the apps or steps, or that of its part of the menu."""
    if page.name in BUDGETS["page"]:
        return page.name
    if page.names:
        return "app"
    return "step" if page.step else GROUPS[page.group]


def _each() -> Iterator[tuple[str, str]]:
    for page, _language, path in every_address():
        yield kind_of(page), path
    for path in (*DECOY_PATHS, "/offline/", *(f"/{language.code}/nope/" for language in LANGUAGES)):
        yield "jotter" if path in DECOY_PATHS else "bilingual", path


PAGES = list(_each())


def _over_budget(client: FlaskClient, kind: str, path: str) -> Iterator[str]:
    """Yield what is wrong with a first view.

    A release has the best compression, which takes long: only pages that are over without it get it here.
    """
    budget = BUDGETS["page"][kind]
    view = look(client, path)
    if view.blocking:
        yield f"{path} waits for other files before it paints"
    for quality in (10, 11):
        view = view if view.total <= budget else view.compressed(quality)
    if view.total > budget:
        yield explain(view, budget)


def test_a_first_view_keeps_to_its_budget(client: FlaskClient) -> None:
    assert [fault for kind, path in PAGES for fault in _over_budget(client, kind, path)] == []


def explain(view: FirstView, budget: int) -> str:
    """Say which page is too heavy, by how much and why."""
    causes = ", ".join(f"{name} {size}" for name, size in view.causes().items())
    return f"{view.path}: {view.total} bytes, {view.total - budget} over its budget of {budget}; of it: {causes}"


def test_no_budget_is_more_than_one_flight() -> None:
    assert max(BUDGETS["page"].values()) <= ONE_FLIGHT


def test_every_budget_is_used() -> None:
    assert set(BUDGETS["page"]) == {kind for kind, _path in PAGES}


def test_heavy_page_is_named_with_causes(client: FlaskClient) -> None:
    view = look(client, "/cy/cam-2/")
    causes = view.causes()
    assert list(causes.values()) == sorted(causes.values(), reverse=True)
    assert explain(view, view.total - 7).startswith(f"/cy/cam-2/: {view.total} bytes, 7 over its budget")
    assert {"style", "scripts", "main", "footer", "icons", "response headers"} < set(causes)
    assert min(causes.values()) > 0
