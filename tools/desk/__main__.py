"""`make desk`: write a desk for each reader into `build/desk/`, to be opened from disk or served."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from flask import Flask
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from tools.desk.content import ROLES, WORDS, Desk, desk, in_language
from tools.desk.number import sheet
from tools.desk.preview import Previews, previews
from tools.launch import approvals
from tools.launch.items import items
from tools.launch.pages import site
from tools.launch.status import Standing, standings
from webapp.assets.bundles import csp_hash
from webapp.context import context_of
from webapp.core import paths
from webapp.i18n.languages import SOURCE

HERE = Path(__file__).parent
FOLDER = paths.PACKAGE.parent / "build" / "desk"
MARK = ":where(a:not([href])) { text-decoration: underline } [data-changed] { outline: 3px dashed }"
"""The style, in a page, of links that lead nowhere here, and of what has changed since the last yes."""
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")


def _placeholders(text: str) -> Markup:
    return Markup(PLACEHOLDER.sub(r"<var>‹\1›</var>", str(escape(text))))  # noqa: S704 - escaped


def _environment() -> Environment:
    environment = Environment(
        autoescape=True,
        loader=FileSystemLoader(HERE),
        lstrip_blocks=True,
        trim_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters["placeholders"] = _placeholders
    return environment


def _read(*files: Path) -> Markup:
    return Markup("\n").join(Markup(file.read_text(encoding="utf-8")) for file in files)  # noqa: S704 - our own


def policy(styles: Sequence[str], scripts: Sequence[str] = ()) -> str:
    """Return the CSP of a desk: nothing is fetched and nothing is sent. The base is that of its frame."""
    script = [f"script-src {' '.join(map(csp_hash, scripts))}"] if scripts else []
    kept = ["default-src 'none'", "connect-src 'none'", "form-action 'none'", "base-uri about:"]
    return "; ".join([*kept, f"style-src {' '.join(map(csp_hash, styles))}", *script])


def _items(desk: Desk) -> list[Mapping[str, Any]]:
    """Return what the script knows of each item, in the order of the forms."""
    return [
        {
            "id": card.item.id,
            "page": card.item.page,
            "sha256": card.item.sha256,
            "blocks": card.item.blocks if desk.role == "safeguarding" else [],
            "seconds": card.item.seconds,
            "part": screen.part,
            "screen": number,
            "approved": card.state == "approved",
        }
        for number, screen in enumerate(desk.screens, 1)
        for card in screen.cards
    ]


def _pages(desk: Desk, shown: Previews) -> Mapping[str, Mapping[str, Any]]:
    """Return each page of the frame, with the words in it that have changed."""
    changed = {
        screen.page: screen.cards[0].changed if screen.cards[0].state == "changed" else ()
        for screen in desk.screens
        if desk.role == "safeguarding"
    }
    return {name: {"html": html, "changed": changed.get(name, ())} for name, html in shown.pages.items()}


def render(app: Flask, desk: Desk, environment: Environment) -> str:
    """Return the page of one desk."""
    beside = [] if desk.role == "numbers" else [screen.page for screen in desk.screens]
    shown = previews(app, desk.language, beside)
    style = _read(paths.STATIC / "css" / "tokens.css", HERE / "desk.css")
    script = _read(HERE / "take_file.js", HERE / "phone_frame.js", HERE / "desk.js")
    facts = context_of(app).facts
    texts = (desk.words.get("fields", {}), desk.words.get("values", {}))
    of_numbers = {item.id: sheet(facts, item, *texts) for item in desk.items if item.role == "numbers"}
    words = {name: text for name, text in desk.words.items() if isinstance(text, str)}
    return environment.get_template("desk.html").render(
        desk=desk,
        words=desk.words,
        sheets=of_numbers,
        numbers={item.id: number for number, item in enumerate(desk.items)},
        pages=shown.pages,
        style=style,
        script=script,
        policy=policy([style, MARK, *shown.styles], [script]),
        data={
            "role": desk.role,
            "words": words,
            "items": _items(desk),
            "pages": _pages(desk, shown),
            "styles": shown.styles,
            "mark": MARK,
        },
    )


def _index(desks: Sequence[Desk], environment: Environment) -> str:
    style = _read(paths.STATIC / "css" / "tokens.css", HERE / "desk.css")
    words = in_language(WORDS["shared"], SOURCE)
    return environment.get_template("index.html").render(
        desks=desks, words=words, style=style, policy=policy([style])
    )


def write(app: Flask, every: Sequence[Standing], folder: Path) -> None:
    """Write the desks of all roles, and the page that leads to them."""
    environment = _environment()
    desks = [desk(app, role, [one for one in every if one.item.role == role]) for role in ROLES]
    for one in desks:
        file = folder / one.role / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(render(app, one, environment), encoding="utf-8")
    (folder / "index.html").write_text(_index(desks, environment), encoding="utf-8")


def main() -> None:
    """Write the desks for what waits in this checkout."""
    app = site()
    write(app, standings(items(app), approvals.load()), FOLDER)
    print(FOLDER / "index.html")


if __name__ == "__main__":
    main()
