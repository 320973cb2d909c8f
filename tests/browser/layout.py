"""Questions the accessibility tests put to a page about what can be seen and where it stands."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.support.server import ROOT

AXE = ROOT / "tests" / "npm" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "wcag2aaa", "best-practice"]
"""With `wcag2aaa` axe wants 7:1 for text."""

FITS = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
BAR_FITS = """
[...document.querySelectorAll('.bar > :not(.skip)')].every((link) => {
  const box = link.getBoundingClientRect();
  return link.scrollWidth <= link.clientWidth && box.left >= 0 && box.right <= innerWidth;
})
"""
LOST = """() => {
  const lost = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const around = node.parentElement;
    if (!node.data.trim() || !around.checkVisibility() || around.closest(".aloud, .skip")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      let cut = box.left < -0.5 || box.right > document.documentElement.clientWidth + 0.5;
      for (let holder = around; holder; holder = holder.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(holder);
        if (holder === document.documentElement || (overflowX === "visible" && overflowY === "visible")) continue;
        const frame = holder.getBoundingClientRect();
        cut ||= box.right > frame.right + 0.5 || box.bottom > frame.bottom + 0.5;
      }
      if (cut) lost.push(node.data.trim());
    }
  }
  return lost;
}"""
"""Words that stand off the screen or are cut off by what holds them."""

OVERLAPS = """() => {
  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const around = node.parentElement;
    if (!node.data.trim() || !around.checkVisibility() || around.closest(".aloud, .bar, .fresh")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) lines.push({ text: node.data.trim(), box });
  }
  const over = [];
  for (const [at, one] of lines.entries())
    for (const other of lines.slice(at + 1)) {
      const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      const low = Math.min(one.box.height, other.box.height);
      if (across > 1 && down > low / 3) over.push(`${one.text} / ${other.text}`);
    }
  return over;
}"""
"""Pairs of lines of text that stand on one another by more than a third of the smaller."""


def open_all(page: Page) -> None:
    """Unfold everything that a reader can unfold."""
    page.evaluate(
        "document.querySelectorAll('details').forEach((d) => { d.removeAttribute('name'); d.open = true })"
    )


def enlarge(page: Page, times: float) -> None:
    """Make text larger as a reader's own setting does."""
    page.evaluate("(size) => { document.documentElement.style.fontSize = size }", f"{18 * times}px")


def violations(page: Page) -> list[dict[str, Any]]:
    """Return what axe finds wrong: its rule and the elements."""
    page.evaluate(Path(AXE).read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = page.evaluate(
        """async (tags) => (await axe.run({ runOnly: { type: 'tag', values: tags },
            rules: { 'color-contrast-enhanced': { enabled: true } } })).violations
            .map(({ id, nodes }) => ({ id, nodes: nodes.map((node) => node.html) }))""",
        RULES,
    )
    return found
