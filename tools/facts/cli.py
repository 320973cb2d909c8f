"""`flask --app webapp facts`: keep the numbers and links true."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import click
from flask.cli import AppGroup
from rich.console import Console
from rich.progress import Progress
from rich.table import Column, Table

from tools.facts import corrections, council_round, link_checker, schema
from webapp.context import current
from webapp.core import paths
from webapp.facts.councils import Line
from webapp.facts.load import FactsError
from webapp.facts.lookalikes import numbers
from webapp.facts.model import Fact, Service
from webapp.facts.phone_numbers import spoken_digits
from webapp.facts.store import Facts

console = Console()

KNOWN_BY_HEART = {"999", "18000"}
"""Nobody compares these with anything."""
SURENESS = ("low", "medium", "high")
CHECK = "Say at once: I am checking that your number is right on a page for young people. I don't need help."
Entry = tuple[str, Fact]


def _facts() -> Facts:
    return current().facts


def _now() -> datetime:
    return datetime.now(UTC)


def _today() -> date:
    return _now().date()


def _number(fact: Fact) -> str:
    return " / ".join(numbers(fact)) if isinstance(fact, Service | Line) else ""


def _show(entries: list[Entry]) -> None:
    table = Table(Column("fact", no_wrap=True), "number", "checked", "how", "confidence")
    for key, fact in entries:
        table.add_row(key, _number(fact), fact.checked.isoformat(), fact.how, fact.confidence)
    console.print(table)


commands = AppGroup("facts", help="Keep the numbers and links true.")


@commands.command("list")
def list_facts() -> None:
    """Show every fact, the one checked longest ago first."""
    _show(_facts().everything())


@commands.command("stale")
@click.option("--days", default=180, show_default=True, help="Checked longer ago than this is stale.")
def stale(days: int) -> None:
    """Show the facts not checked lately, or dated in the future. Exits with 1 if there are any."""
    oldest, today = _today() - timedelta(days=days), _today()
    due = [(key, fact) for key, fact in _facts().everything() if not oldest <= fact.checked <= today]
    _show(due)
    if due:
        raise SystemExit(1)


@commands.command("lookalikes")
def list_lookalikes() -> None:
    """Show each number that a slip takes for another of ours, or for one that is known to be wrong."""
    table = Table(Column("fact", no_wrap=True), "number", "is", "than or as")
    for like in _facts().lookalikes():
        table.add_row(like.key, like.number, like.how, f"{like.other_number} ({like.other})")
    console.print(table)


@commands.command("checked")
@click.argument("service")
@click.option("--how", type=click.Choice(["page", "opened", "written", "dialled", "told", "tried"]), required=True)
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), default=None, help="Today, if left out.")
@click.option("--source", default=None, help="The address of the page. As it was, if left out.")
def checked(service: str, how: str, day: datetime | None, source: str | None) -> None:
    """Write down that SERVICE was checked. Comments in its file are kept."""
    if service in _facts().local:
        raise click.ClickException(f"{service} stands in the file of CAMAU_LOCAL: change its date there.")
    try:
        files = corrections.record_check(paths.DATA, service, how, day.date() if day else _today(), source)
    except corrections.UnknownFactError as error:
        raise click.ClickException(str(error)) from error
    except FactsError as error:
        raise click.ClickException(f"Nothing was written. {error}") from error
    console.print(f"{service}: written to {' and '.join(file.name for file in files)}")


def _due(days: int) -> list[tuple[str, Service]]:
    """Return the services whose numbers want checking: the least sure first, then the one checked longest ago."""
    oldest = _today() - timedelta(days=days)
    found = [(key, s) for key, s in _facts().services.items() if {*numbers(s)} - KNOWN_BY_HEART]
    due = [(key, s) for key, s in found if not s.confirmed or s.checked < oldest]
    return sorted(due, key=lambda entry: (SURENESS.index(entry[1].confidence), entry[1].checked, entry[0]))


def _read_back(key: str, service: Service) -> None:
    """Say the digits one by one, what looks like them, and how they may be checked."""
    for number in numbers(service):
        console.print(f"  {spoken_digits(number)}")
    for like in _facts().lookalikes():
        if like.key == key:
            console.print(f"  Take care: {like.how} {like.other_number}, {like.other}.")
    if service.office and service.hours:
        console.print(f"  An office line. Ring it in its hours, {council_round.in_english(service.hours)}. {CHECK}")
    else:
        console.print("  Never ring or text it to test it.")
    pages = [page for address in (service.url, service.chat) if address for page in address.pages.values()]
    console.print(f"  Open its owner's page, or ask its owner in writing: {' '.join([*pages, service.source])}")


@commands.command("round")
@click.option("--days", default=90, show_default=True, help="Ask about numbers not checked for this long.")
@click.option("--due", "what", type=click.Choice(["numbers", "councils"]), default="numbers", show_default=True)
def check_round(days: int, what: str) -> None:
    """Go through every number that is due: compare it with its owner, say how, and it is written down."""
    if what == "councils":
        council_round.run(_facts(), paths.DATA, days, _now(), console.print)
        return
    due = _due(days)
    console.print(f"{len(due)} numbers to check.")
    for key, service in due:
        console.print(f"\n{key}: {_number(service)}")
        _read_back(key, service)
        ways = ["opened", "written", *(["dialled"] if service.office else [])]
        answer = click.prompt("Right, and how", type=click.Choice([*ways, "wrong", "skip", "stop"]))
        if answer == "stop":
            break
        if answer in ways:
            source = click.prompt("The page", default=service.source) if answer == "opened" else None
            corrections.record_check(paths.DATA, key, answer, _today(), source)
        if answer == "wrong":
            console.print("Take it out of webapp/data now, or correct it with its source, and release today.")
    if yours := [key for key, contact in _facts().local.items() if numbers(contact)]:
        console.print(f"Check these of CAMAU_LOCAL too, and change their dates in that file: {', '.join(yours)}.")


@commands.command("links")
@click.option("--report", type=click.Path(path_type=Path, dir_okay=False), help="Write the answers here as JSON.")
@click.option("--timeout", default=10.0, show_default=True, help="Seconds for each try.")
def open_links(report: Path | None, timeout: float) -> None:
    """Open every outside address, that of the exit too. Exits with 1 if any does not answer 200."""
    addresses = sorted({*link_checker.addresses(_facts()), current().settings.exit_url})
    with Progress(console=console, transient=True) as progress:
        task = progress.add_task("Opening", total=len(addresses))
        answers = link_checker.open_all(addresses, timeout=timeout, done=lambda: progress.advance(task))
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
