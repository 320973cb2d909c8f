"""The middleware is composed once, and importing the server's module does no work."""

import subprocess
import sys

from flask import Flask

from tests.support.server import ROOT
from webapp.http.canonical_host import OurNames
from webapp.http.error_middleware import Guard
from webapp.http.headers import HeaderPolicy
from webapp.http.precompressed import PrecompressedFiles
from webapp.quick_exit.routes import Lock


def test_each_layer_stands_once_and_in_order(app: Flask) -> None:
    layers = []
    layer: object = app.wsgi_app
    while isinstance(layer, HeaderPolicy | Guard | OurNames | Lock):
        layers.append(type(layer))
        layer = layer._application
    assert layers == [HeaderPolicy, Guard, OurNames, Lock]
    assert isinstance(layer, PrecompressedFiles)
    assert layer.application == Flask.wsgi_app.__get__(app)


def test_nothing_but_the_middleware_module_replaces_the_application() -> None:
    found = [file.name for file in (ROOT / "webapp").rglob("*.py") if ".wsgi_app =" in file.read_text("utf-8")]
    assert found == ["middleware.py"]


def test_importing_the_server_makes_no_application() -> None:
    code = "import flask, jinja2; flask.Flask.__init__ = jinja2.Template.render = None; import webapp.wsgi"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)
