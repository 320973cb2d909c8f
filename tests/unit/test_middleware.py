"""The middleware is composed once, and importing the server's module does no work."""

import subprocess
import sys

import pytest
from flask import Flask

from tests.support.server import ROOT
from webapp.http.canonical_host import CanonicalHostMiddleware
from webapp.http.errors import ErrorMiddleware
from webapp.http.headers import HeaderPolicyMiddleware
from webapp.http.precompressed import PrecompressedFiles
from webapp.quick_exit.lock import ExitLockMiddleware

LAYERS = (HeaderPolicyMiddleware, ErrorMiddleware, CanonicalHostMiddleware, ExitLockMiddleware)


def test_each_layer_stands_once_and_in_order(app: Flask) -> None:
    layers = []
    layer: object = app.wsgi_app
    while isinstance(layer, LAYERS):
        layers.append(type(layer))
        layer = layer._application
    assert tuple(layers) == LAYERS
    assert isinstance(layer, PrecompressedFiles)
    assert layer.application == Flask.wsgi_app.__get__(app)


def test_only_wsgi_replaces_the_application() -> None:
    found = [file.name for file in (ROOT / "webapp").rglob("*.py") if ".wsgi_app =" in file.read_text("utf-8")]
    assert found == ["wsgi.py"]


@pytest.mark.slow
def test_importing_the_server_makes_no_application() -> None:
    code = "import flask, jinja2; flask.Flask.__init__ = jinja2.Template.render = None; import webapp.wsgi"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)
