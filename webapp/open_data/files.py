"""The files of the open data: where each stands, of what type it is, and what it holds.

Any website may read what is below `FOLDER`: `webapp/http/headers.py` says so.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache, partial
from typing import Any

from flask import render_template

from webapp.context import current
from webapp.facts import Facts
from webapp.open_data.hsds import identifier, service
from webapp.open_data.model import LICENCE_URL, Helpline, Helplines
from webapp.open_data.records import CHECK, FOLDER, SCHEMA, helplines, released
from webapp.open_data.table import row, table

JSON = f"{FOLDER}helplines.json"
CSV = f"{FOLDER}helplines.csv"
HSDS = f"{FOLDER}hsds/services.json"
FEED = f"{FOLDER}changes.atom"
RELEASES = f"{FOLDER}releases/"
LINKED = {"csv": CSV, "json": JSON, "feed": FEED}
"""What the about page links to."""

CSV_TYPE = "text/csv; charset=utf-8"
"""The one type that nginx and Caddy do not know from the name."""


def entry_id(helpline: Helpline) -> str:
    """Return an identifier that is another one as soon as anything but the check is another.

    So a feed reader shows a changed number as new, and one that was only checked again as the same.
    """
    cells = sorted((column, str(cell)) for column, cell in row(helpline).items() if column not in CHECK)
    content = hashlib.sha256(repr(cells).encode()).hexdigest()
    return f"urn:uuid:{identifier(helpline.id, 'entry', content)}"


def _feed(helplines: Helplines) -> str:
    """Return the changes as an Atom feed (RFC 4287): an entry for each helpline, the last checked first."""
    newest = sorted(helplines.helplines, key=lambda one: (one.checked, one.id), reverse=True)
    values = {"helplines": newest, "released": helplines.released, "entry_id": entry_id}
    return render_template("changes.xml", **values, feed=FEED, json=JSON, licence=LICENCE_URL)


def _as_json(value: Any) -> str:
    return json.dumps(value, indent=1, ensure_ascii=False) + "\n"


def _schema(_helplines: Helplines) -> str:
    """Return the JSON Schema of `helplines.json`."""
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return _as_json(dialect | Helplines.model_json_schema(mode="serialization"))


KINDS: Mapping[str, tuple[str, Callable[[Helplines], str]]] = {
    JSON: ("application/json", lambda now: _as_json(now.model_dump(mode="json"))),
    SCHEMA: ("application/json", _schema),
    CSV: (CSV_TYPE, table),
    HSDS: ("application/json", lambda now: _as_json([*map(service, now.helplines)])),
    FEED: ("application/atom+xml", _feed),
}


def release(day: date) -> str:
    """Return the address of the release of that day, which holds what `JSON` did."""
    return f"{RELEASES}{day.isoformat()}.json"


def files(facts: Facts) -> dict[str, tuple[str, Callable[[], str]]]:
    """Return the content type of each file and how to make it, by address. All hold the same records."""
    now = cache(lambda: helplines(current().facts, current().settings.origin))
    kinds = {**KINDS, release(released(facts)): KINDS[JSON]}
    return {path: (type_, partial(lambda make: make(now()), make)) for path, (type_, make) in kinds.items()}
