"""What browser tests do to a page and ask of it, with the checks of the audit."""

from playwright.sync_api import Page

from tests.support.server import ROOT

CHECKS = ROOT / "tests" / "browser" / "audit" / "checks.js"
AXE = ROOT / "tests" / "npm" / "node_modules" / "axe-core" / "axe.min.js"


def open_all(page: Page) -> None:
    """Unfold everything that a reader can unfold."""
    page.evaluate(
        "document.querySelectorAll('details').forEach((d) => { d.removeAttribute('name'); d.open = true })"
    )


def enlarge(page: Page, times: float) -> None:
    """Make text larger as a reader's own setting does."""
    page.evaluate("(size) => { document.documentElement.style.fontSize = size }", f"{18 * times}px")


def bring_checks(page: Page) -> None:
    """Bring the checks of the audit into every page that `page` opens."""
    page.add_init_script(path=CHECKS)


def ask(page: Page, *checks: str) -> dict[str, list[str]]:
    """Return what checks of the audit find on the page in view."""
    found: dict[str, list[str]] = page.evaluate("(names) => audit.check(names)", list(checks))
    return found
