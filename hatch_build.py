"""Compile every message catalogue when a wheel is built."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NO_DATE = datetime.fromtimestamp(0, UTC)
"""Stands in every catalogue: Babel would write the minute of the build, and no two wheels would be the same."""


class CompileCatalogues(BuildHookInterface[Any]):
    """Hatchling's build hook: runs before the wheel's files are gathered."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        """Compile every catalogue, the same at any time."""
        for source in Path(self.root, "translations").glob("*/LC_MESSAGES/messages.po"):
            with source.open("rb") as po, source.with_suffix(".mo").open("wb") as mo:
                catalogue = read_po(po, locale=source.parts[-3])
                catalogue.creation_date = NO_DATE
                write_mo(mo, catalogue)
