"""What one application is made from, read once at its start: `context_of(app)`, or `current()` inside a request."""

from dataclasses import dataclass, field

from flask import Flask, current_app

from webapp.assets import bundles
from webapp.config import Settings
from webapp.facts import Facts
from webapp.pages import Registry
from webapp.static_site.model import PrecompressedFile

KEY = "camau"


@dataclass
class Context:
    """The settings, the facts, the page registry made from them, and the assets of one application.

    `error_pages` holds the ready-made ones, by kind and first language, once the server has started.
    """

    settings: Settings
    facts: Facts
    registry: Registry
    assets: bundles.Assets
    error_pages: dict[tuple[str, str], PrecompressedFile] = field(default_factory=dict)


def context_of(app: Flask) -> Context:
    """Return the context of an application."""
    context: Context = app.extensions[KEY]
    return context


def current() -> Context:
    """Return the context of the application at work."""
    return context_of(current_app)


def current_assets() -> bundles.Assets:
    """Return the assets of the application at work, rebuilt on each request while debugging."""
    context = current()
    if current_app.debug:
        context.assets = bundles.build(current_app)
    return context.assets


def static_url(name: str) -> str:
    """Return the address of a static file by its source name: `icons/icon-192.png`."""
    return current_assets().addresses[name]
