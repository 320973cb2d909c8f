"""The context of one application, made once at start: `context_of(app)`, or `current()` inside a request."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from flask import Flask, current_app

if TYPE_CHECKING:  # every part of the application may read the context, so it imports none of them
    from webapp.assets.bundles import Assets
    from webapp.config import Settings
    from webapp.facts import Facts
    from webapp.http.precompressed import PrecompressedFile, PrecompressedFiles
    from webapp.i18n.languages import Language
    from webapp.pages import Registry

EXTENSION = "webapp"


@dataclass
class Context:
    """The parts of one application.

    `draft` says that people have not approved all of this build.
    `files` answers from memory once the site is built; `error_pages` are kept by kind and first language.
    """

    settings: "Settings"
    facts: "Facts"
    registry: "Registry"
    assets: "Assets"
    files: "PrecompressedFiles"
    draft: bool
    error_pages: "dict[tuple[str, Language | None], PrecompressedFile]" = field(default_factory=dict)


def context_of(app: Flask) -> Context:
    """Return the context of an application."""
    return cast("Context", app.extensions[EXTENSION])


def current() -> Context:
    """Return the context of the current application."""
    return context_of(current_app)
