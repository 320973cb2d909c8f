"""Camau / Steps: help in Welsh and English for young people who are being blackmailed online."""

from flask import Flask

from webapp import (
    assets,
    errors,
    exit_check,
    facts,
    faults,
    host_files,
    i18n,
    middleware,
    paths,
    poster,
    quiet,
    routes,
    settings_cli,
    statement,
    styleguide,
    template_cache,
    template_globals,
)
from webapp.context import KEY, Context
from webapp.facts import commands
from webapp.pages import registry
from webapp.settings import Settings
from webapp.static_site import write

__version__ = "0.1.0"


def create_app(settings: Settings | None = None) -> Flask:
    """Return the whole site as a Flask application; it renders every page on request.

    Raises `facts.FactsError` if a data file is wrong, `i18n.CatalogueError` if a message has no words or a
    compiled catalogue is not its source, `settings.SettingsError` if a setting is wrong, and
    `exit_check.ExitError` if the exit leads nowhere: a site with a gap must not start.
    """
    settings = settings or Settings.load()
    app = Flask("webapp", template_folder=str(paths.TEMPLATES), static_folder=None)
    app.url_map.merge_slashes = app.url_map.strict_slashes = False  # their redirects lead to whatever `Host` says
    store = facts.load(paths.DATA, settings.local)
    app.extensions[KEY] = Context(
        settings=_with_local_exit(settings, store),
        facts=store,
        registry=registry(store.platforms),
        assets=assets.build(app),
    )
    _know_our_name(app, settings)
    i18n.init_app(app)
    template_cache.init_app(app)
    template_globals.init_app(app)
    statement.init_app(app)
    poster.init_app(app)
    routes.init_app(app)
    styleguide.init_app(app)
    errors.init_app(app)
    faults.init_app(app)
    quiet.init_app(app)
    write.init_app(app)
    settings_cli.init_app(app)
    host_files.init_app(app)
    commands.init_app(app)
    middleware.compose(app)
    exit_check.ask_once(app)
    return app


def _know_our_name(app: Flask, settings: Settings) -> None:
    """Let Flask speak of our public address where there is one: no other is answered."""
    if settings.public_url:
        scheme, _, name = settings.public_url.partition("://")
        app.config.from_mapping(SERVER_NAME=name, PREFERRED_URL_SCHEME=scheme)


def _with_local_exit(settings: Settings, store: facts.Facts) -> Settings:
    """Let the exit lead where the local facts say, unless a setting says otherwise."""
    if store.exit_url is None or "exit_url" in settings.model_fields_set:
        return settings
    return settings.model_copy(update={"exit_url": store.exit_url})
