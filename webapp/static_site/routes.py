"""Flask's routes: `/`, every page and well-known file, and the static files. The quick exit adds its own."""

from collections.abc import Callable

from flask import Flask, Response, abort

from webapp.assets.bundles import current_assets
from webapp.http.content_types import static_content_type
from webapp.http.well_known import front_door
from webapp.static_site.model import Source
from webapp.static_site.sources import sources


def _view(source: Source) -> Callable[[], Response]:
    return lambda: Response(source.produce(False), content_type=source.content_type)  # noqa: FBT003


def _static_file(name: str) -> Response:
    path = f"/static/{name}"
    body = current_assets().files.get(path)
    if body is None:
        abort(404)
    return Response(body, content_type=static_content_type(path))


def init_app(app: Flask) -> None:
    """Add a route for every file of the site, rendered on request where it is not precompressed."""
    app.add_url_rule("/", "front_door", front_door)
    app.add_url_rule("/static/<path:name>", "static", _static_file)
    for path, source in sources(app).items():
        app.add_url_rule(path, path, _view(source))
