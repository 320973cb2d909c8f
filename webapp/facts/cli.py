"""`flask facts`: keeps the numbers and links true. Needs the extra `camau[facts]`."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import click
from flask import Flask, current_app
from flask.cli import AppGroup
from rich.console import Console
from rich.progress import Progress
from rich.table import Column, Table

from webapp import paths
from webapp.facts import edit, links, schema
from webapp.facts.load import FactsError
from webapp.facts.model import Fact, Service
from webapp.facts.store import Facts

console = Console()

NEVER_TRIED = {"", "999", "18000"}
"""Emergency numbers: nobody rings them to see whether they work."""
Entry = tuple[str, Fact]


def _facts() -> Facts:
    facts: Facts = current_app.extensions["facts"]
    return facts


def _today() -> date:
    return datetime.now(UTC).date()


def _number(fact: Fact) -> str:
    return " / ".join(filter(None, [fact.phone, fact.text])) if isinstance(fact, Service) else ""


def _show(entries: list[Entry]) -> None:
    table = Table(Column("fact", no_wrap=True), "number", "checked", "how", "confidence")
    for key, fact in entries:
        table.add_row(key, _number(fact), fact.checked.isoformat(), fact.how, fact.confidence)
    console.print(table)


commands = AppGroup("facts", help="Keep the numbers, links and opening times true.")


@commands.command("list")
def list_facts() -> None:
    """Show every fact, the one checked longest ago first."""
    _show(_facts().stalest_first())


@commands.command("stale")
@click.option("--days", default=180, show_default=True, help="Checked longer ago than this is stale.")
def stale(days: int) -> None:
    """Show the facts not checked lately, or dated in the future. Exits with 1 if there are any."""
    oldest, today = _today() - timedelta(days=days), _today()
    due = [(key, fact) for key, fact in _facts().stalest_first() if not oldest <= fact.checked <= today]
    _show(due)
    if due:
        raise SystemExit(1)


@commands.command("checked")
@click.argument("service")
@click.option("--how", type=click.Choice(["page", "opened", "dialled"]), required=True)
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), default=None, help="Today, if left out.")
def checked(service: str, how: str, day: datetime | None) -> None:
    """Write down that SERVICE was checked. Comments in its file are kept."""
    if service in _facts().local:
        raise click.ClickException(f"{service} stands in the file of CAMAU_LOCAL: change its date there.")
    try:
        files = edit.record_check(paths.DATA, service, how, day.date() if day else _today())
    except edit.UnknownFactError as error:
        raise click.ClickException(str(error)) from error
    except FactsError as error:
        raise click.ClickException(f"Nothing was written. {error}") from error
    console.print(f"{service}: written to {' and '.join(file.name for file in files)}")


@commands.command("round")
@click.option("--days", default=90, show_default=True, help="Ask about numbers not rung for this long.")
def ring_round(days: int) -> None:
    """Go through every number that is due: ring it, say how it went, and it is written down."""
    oldest = _today() - timedelta(days=days)
    ours = [(key, fact) for key, fact in _facts().stalest_first() if key not in _facts().local]
    numbers = [(key, fact) for key, fact in ours if _number(fact) not in NEVER_TRIED]
    due = [(key, fact) for key, fact in numbers if fact.how != "dialled" or fact.checked < oldest]
    console.print(f"{len(due)} numbers to ring.")
    for key, fact in due:
        console.print(f"\n{key}: {_number(fact)}")
        answer = click.prompt("right, wrong, skip or stop", type=click.Choice(["right", "wrong", "skip", "stop"]))
        if answer == "stop":
            break
        if answer == "right":
            edit.record_check(paths.DATA, key, "dialled", _today())
        if answer == "wrong":
            console.print("Take it out of webapp/data now, or correct it with its source, and release today.")
    if yours := [key for key, fact in _facts().local.items() if _number(fact) not in NEVER_TRIED]:
        console.print(f"Ring these of CAMAU_LOCAL too, and change their dates in that file: {', '.join(yours)}.")


@commands.command("links")
@click.option("--report", type=click.Path(path_type=Path, dir_okay=False), help="Write the answers here as JSON.")
@click.option("--timeout", default=10.0, show_default=True, help="Seconds for each try.")
def open_links(report: Path | None, timeout: float) -> None:
    """Open every outside address, that of the exit too. Exits with 1 if any does not answer 200."""
    addresses = sorted({*links.addresses(_facts()), current_app.extensions["camau"].exit_url})
    with Progress(console=console, transient=True) as progress:
        task = progress.add_task("Opening", total=len(addresses))
        answers = links.open_all(addresses, timeout=timeout, done=lambda: progress.advance(task))
    table = Table(Column("address", overflow="fold"), "answer", Column("leads to", overflow="fold"))
    for answer in answers:
        table.add_row(answer.url, answer.outcome, answer.leads_to or "")
    console.print(table)
    if report:
        report.write_text(json.dumps([answer.__dict__ for answer in answers], indent=2), encoding="utf-8")
    if any(answer.outcome != "200" for answer in answers):
        raise SystemExit(1)


@commands.command("schema")
def write_schemas() -> None:
    """Write the JSON Schemas that editors use to check the data files."""
    for file in schema.write(paths.DATA):
        console.print(f"written: {file.name}")


def init_app(app: Flask) -> None:
    """Add the commands to the application."""
    app.cli.add_command(commands)
