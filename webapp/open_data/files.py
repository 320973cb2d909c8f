"""The files of the open data: what each address holds."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from webapp.context import current
from webapp.open_data import paths
from webapp.open_data.feed import feed
from webapp.open_data.hsds import services
from webapp.open_data.model import Helplines
from webapp.open_data.records import helplines
from webapp.open_data.table import table


def _now() -> Helplines:
    context = current()
    return helplines(context.facts, context.settings.origin)


def _as_json(value: Any) -> str:
    return json.dumps(value, indent=1, ensure_ascii=False) + "\n"


def schema() -> dict[str, Any]:
    """Return the JSON Schema of `helplines.json`."""
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return dialect | Helplines.model_json_schema(mode="serialization")


FILES: Mapping[str, Callable[[], str | bytes]] = {
    paths.JSON: lambda: _as_json(_now().model_dump(mode="json")),
    paths.SCHEMA: lambda: _as_json(schema()),
    paths.CSV: lambda: table(_now()),
    paths.HSDS: lambda: _as_json(services(_now())),
    paths.FEED: lambda: feed(_now(), current().settings.origin),
}
