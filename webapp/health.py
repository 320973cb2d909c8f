"""`/up.txt`: that there is a network, which build answers, and how fresh its facts are. Nothing more."""

from flask import Flask, Response, current_app

from webapp import offline
from webapp.facts import Facts


def up() -> Response:
    """Say what a monitor needs; the exit asks too, before it goes on to another site."""
    facts: Facts = current_app.extensions["facts"]
    _key, freshest = facts.stalest_first()[-1]
    lines = ["up", f"build {offline.current().build[:12]}", f"facts {freshest.checked}"]
    return Response("\n".join(lines) + "\n", mimetype="text/plain")


def init_app(app: Flask) -> None:
    """Add the address."""
    app.add_url_rule("/up.txt", view_func=up)
