"""Camau / Steps: help in Welsh and English for young people who are being blackmailed online."""

from importlib import import_module

from flask import Flask

from webapp import bytecode_cache, facts, templating, wsgi
from webapp.assets import bundles
from webapp.config import Settings, SettingsError, config_command
from webapp.context import EXTENSION, Context
from webapp.core import launch, paths
from webapp.http import errors
from webapp.http.precompressed import PrecompressedFiles
from webapp.i18n import babel
from webapp.pages import registry
from webapp.quick_exit import routes as quick_exit_routes
from webapp.static_site import sources
from webapp.static_site.export import export_command

__version__ = "0.1.0"


def create_app(settings: Settings | None = None) -> Flask:
    """Return the whole site; it renders every page on request. Raise a `ConfigurationError` for any gap."""
    settings = settings or Settings.load()
    app = Flask("webapp", template_folder=str(paths.TEMPLATES), static_folder=None)
    app.jinja_environment = templating.FlatEnvironment
    app.url_map.merge_slashes = app.url_map.strict_slashes = False  # their redirects lead to whatever `Host` says
    store = facts.load(paths.DATA, settings.local)
    app.extensions[EXTENSION] = Context(
        settings=_with_local_exit(settings, store),
        facts=store,
        registry=registry(store.platforms),
        assets=bundles.build(app),
        files=PrecompressedFiles(app.wsgi_app, index_file=True),
        draft=launch.is_draft(),
    )
    if settings.public_url:
        app.config["PREFERRED_URL_SCHEME"], _, app.config["SERVER_NAME"] = settings.public_url.partition("://")
    babel.init_app(app)
    bytecode_cache.init_app(app)
    templating.init_app(app)
    sources.init_app(app)
    errors.init_app(app)
    quick_exit_routes.init_app(app)
    app.cli.add_command(config_command)
    app.cli.add_command(export_command)
    wsgi.compose(app)
    quick_exit_routes.check_exit(app)
    if paths.is_checkout():
        import_module("tools.checkout").init_app(app)
    elif settings.trial:
        raise SettingsError(["CAMAU_TRIAL: needs a checkout: what is installed holds no trial"])
    return app


def _with_local_exit(settings: Settings, store: facts.Facts) -> Settings:
    """Return the settings with the exit of the local facts, unless the environment sets one."""
    if store.own.exit_url is None or "exit_url" in settings.model_fields_set:
        return settings
    return settings.model_copy(update={"exit_url": store.own.exit_url})
