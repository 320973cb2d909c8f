"""`make docs NAME=message_places`: where each message stands, as a page with a picture of every place.

The site is rendered once with every English message between two invisible marks that hold its number. In the
browser each mark is found, taken out again, and its place measured; one picture of the page is then cut up.
"""

import html
import io
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polib
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from PIL import Image, ImageDraw
from playwright.sync_api import Page, sync_playwright

from tests.support.addresses import every_page
from tests.support.builds import Build
from tests.support.environment import forget_settings
from tests.support.fault_server import FaultServer
from tests.support.registry import BY_NAME
from tools.install import chromium
from tools.messages import ROOT, TEMPLATE, catalogue
from webapp import create_app
from webapp.config import Settings
from webapp.context import context_of
from webapp.core import paths
from webapp.i18n.languages import SOURCE, WELSH
from webapp.quick_exit.decoy_page import decoy_path
from webapp.static_site.compress import Compression
from webapp.static_site.export import export
from webapp.static_site.sources import OFFLINE_PAGE

OUT = ROOT / "build" / "messages"
WIDTH = 390
MARGIN = 24
MOST = 4
"""How many pages are named."""

START, DIGITS, END = "\ue000", 0xE010, "\ue001"
"""Characters of the private use area: no font is asked for them before they are taken out."""

FIND = """() => {
  const found = [], mark = /\\ue000([\\ue010-\\ue019]+)\\ue001/g;
  const number = digits => Number([...digits].map(digit => digit.charCodeAt(0) - 0xe010).join(""));
  const keep = (element, text, where) => {
    for (const [, digits] of text.matchAll(mark)) found.push([number(digits), where, element]);
    return text.replace(mark, "");
  };
  const walk = document.createTreeWalker(document, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const node = walk.currentNode;
    if (node.data !== undefined) node.data = keep(node.parentElement, node.data, "text");
    else for (const attribute of node.attributes) {
      if (attribute.value.includes("\\ue000")) attribute.value = keep(node, attribute.value, attribute.name);
    }
  }
  document.querySelector(".bar")?.style.setProperty("position", "static");
  document.querySelectorAll("details").forEach(part => { part.open = true });
  return found.map(([number, where, element]) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return { number, where: element.tagName === "TITLE" ? "title" : where, x, y: y + scrollY, width, height };
  });
}"""


@dataclass
class Message:
    """A message, the files it comes from, the pages it is on, the attributes it is heard in, and its picture."""

    english: str
    welsh: str
    sources: str
    pages: dict[str, None] = field(default_factory=dict)
    where: dict[str, None] = field(default_factory=dict)
    picture: str | None = None


def _mark(number: int) -> str:
    return START + "".join(chr(DIGITS + int(digit)) for digit in str(number)) + END


def _marked_translations(folder: Path, messages: list[polib.POEntry]) -> None:
    """Write into `folder` a catalogue in which English says every message with its mark in front."""
    shutil.copytree(paths.TRANSLATIONS, folder)
    target = folder / SOURCE.code / "LC_MESSAGES"
    target.mkdir(parents=True)
    marked = polib.POFile()
    marked.metadata = {"Content-Type": "text/plain; charset=utf-8"}
    for number, entry in enumerate(messages):
        marked.append(polib.POEntry(msgid=entry.msgid, msgctxt=entry.msgctxt, msgstr=_mark(number) + entry.msgid))
    with (target / "messages.mo").open("wb") as mo:
        write_mo(mo, read_po(io.BytesIO(str(marked).encode()), locale=SOURCE.code))


def _addresses() -> Iterator[str]:
    """Yield the English address of every page and of the decoy page."""
    yield from (path for path in every_page() if path.startswith(f"/{SOURCE.code}/"))
    yield decoy_path(SOURCE)


def _rare() -> Iterator[str]:
    """Yield what speaks all languages, errors among it, and the pages that say something else in a bare copy."""
    yield from ("/", "/404.html", "/500.html", OFFLINE_PAGE)
    yield from (BY_NAME[name].path(SOURCE) for name in ("leaving", "poster", "about"))


def _cut(picture: Image.Image, place: dict[str, Any]) -> Image.Image:
    """Return the part of the page's picture around a place, with the place framed."""
    top = max(0, int(place["y"]) - MARGIN)
    bottom = min(picture.height, int(place["y"] + place["height"]) + MARGIN)
    part = picture.crop((0, top, picture.width, bottom))
    left, above = place["x"], place["y"] - top
    frame = (left - 3, above - 3, left + place["width"] + 3, above + place["height"] + 3)
    ImageDraw.Draw(part).rectangle(frame, outline="red", width=2)
    return part


def _visit(page: Page, path: str, messages: list[Message]) -> None:
    """Open one page, note which messages stand on it, and keep a picture of those seen for the first time."""
    page.goto(path)
    places = page.evaluate(FIND)
    picture = Image.open(io.BytesIO(page.screenshot(full_page=True)))
    for place in places:
        message = messages[place["number"]]
        message.pages[path] = message.where[place["where"]] = None
        seen = place["width"] > 1 and place["height"] > 1 and place["y"] < picture.height
        if seen and message.picture is None:
            message.picture = f"{place['number']}.webp"
            _cut(picture, place).save(OUT / message.picture, quality=60)


def _row(message: Message) -> str:
    first = ", ".join(list(message.pages)[:MOST])
    more = f" and {len(message.pages) - MOST} more" if len(message.pages) > MOST else ""
    pages = first + more or f"not seen: a rare state, from {message.sources}"
    heard = [name for name in message.where if name != "text"]
    picture = f'<img loading="lazy" src="{message.picture}" width="{WIDTH}" alt="">' if message.picture else ""
    cells = (message.english, message.welsh, pages, ", ".join(heard))
    return f"<tr>{''.join(f'<td>{html.escape(cell)}</td>' for cell in cells)}<td>{picture}</td></tr>"


def _index(messages: list[Message]) -> str:
    head = "".join(f"<th>{name}</th>" for name in ("English", "Welsh", "Pages", "Heard, not seen, in", "Place"))
    rows = "\n".join(map(_row, messages))
    style = "body{font:1rem sans-serif}td,th{border:1px solid;padding:.5rem;text-align:start;vertical-align:top}"
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Where each message stands</title>'
        f"<style>{style}</style><table><thead><tr>{head}</tr></thead><tbody>\n{rows}\n</tbody></table></html>\n"
    )


def _bare(folder: Path) -> Build:
    """Render the site into `folder` as a host without routes has it, with no address and no contact."""
    bare = create_app(Settings())
    export(bare, folder, Compression.FAST)
    return Build(folder, context_of(bare).assets, [])


def _rendered(folder: Path, entries: list[polib.POEntry], *, rare: bool) -> dict[str, Build]:
    """Render the marked site into `folder`, and the bare one if what is `rare` is wanted."""
    _marked_translations(folder / "translations", entries)
    ours, paths.TRANSLATIONS = paths.TRANSLATIONS, folder / "translations"
    contact = {"security_contact": "mailto:a@camau.example"}
    try:
        site = Build.render(folder / "site", "https://camau.example", **contact)
        return {"site": site} | ({"bare": _bare(folder / "bare")} if rare else {})
    finally:
        paths.TRANSLATIONS = ours


def main(addresses: tuple[str, ...] = ()) -> None:
    """Look at every page, or at these English addresses; say where the list is. Exit for one that is no page."""
    if unknown := set(addresses) - {*_addresses()}:
        sys.exit(f"There is no page {', '.join(sorted(unknown))}: give its English address, such as /en/help/")
    forget_settings()
    entries = list(polib.pofile(str(TEMPLATE)))
    welsh = {(e.msgctxt, e.msgid): e.msgstr for e in polib.pofile(str(catalogue(WELSH.code)))}
    program = chromium.find()
    messages = [
        Message(
            entry.msgid, welsh[entry.msgctxt, entry.msgid], ", ".join(file for file, _line in entry.occurrences)
        )
        for entry in entries
    ]
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        builds = _rendered(Path(folder), entries, rare=not addresses)
        browser = playwright.chromium.launch(executable_path=program, args=chromium.ARGUMENTS)
        with FaultServer(builds, "site").running() as server:
            page = browser.new_page(
                viewport={"width": WIDTH, "height": 844}, base_url=server.url, service_workers="block"
            )
            for live, visited in {"site": addresses or _addresses(), "bare": _rare()}.items():
                server.live = live
                for path in visited if live in builds else ():
                    _visit(page, path, messages)
        browser.close()
    (OUT / "index.html").write_text(_index(messages), encoding="utf-8")
    lost = [message.english for message in messages if not message.pages]
    print(f"{len(messages)} messages, {len(messages) - len(lost)} of them placed: {OUT / 'index.html'}")
    if not addresses:
        print("\n".join(["On no page:", *lost]))


if __name__ == "__main__":
    main(tuple(sys.argv[1:]))
