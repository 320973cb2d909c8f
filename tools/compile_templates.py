"""`flask --app webapp compile-templates`: compile every template, so that the next start need not."""

import click
from flask import current_app
from flask.cli import with_appcontext


@click.command("compile-templates")
@with_appcontext
def commands() -> None:
    """Compile every template, so that the next start need not."""
    for name in current_app.jinja_env.list_templates(extensions=["html", "xml"]):
        current_app.jinja_env.get_template(name)
