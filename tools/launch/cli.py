"""`flask --app webapp launch`: what waits for a person's yes before a release, and take what they said."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext
from rich.console import Console
from rich.table import Table

from tools.launch import approvals, checks, take
from tools.launch.items import items
from tools.launch.model import ROLES, Role
from tools.launch.status import Standing, standings
from tools.trial import phones_tried
from webapp.context import context_of

console = Console(highlight=False, soft_wrap=True)
STATES = ("waiting", "changed", "refused", "disagreed")
HEADS = ("page", "wait", "changed since a yes", "no", "readers disagree", "minutes")
SHORT = 60


def _minutes(open_ones: Iterable[Standing]) -> int:
    """Return how long a reader needs, rounded up."""
    return -(-sum(one.item.seconds for one in open_ones) // 60)


def _duration(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return " ".join(filter(None, [f"{hours} h" if hours else "", f"{rest} min" if rest or not hours else ""]))


def _by_page(open_ones: Sequence[Standing]) -> Table:
    table = Table(*HEADS, box=None, pad_edge=False)
    pages = dict.fromkeys(one.item.page for one in open_ones)
    for page in pages:
        here = [one for one in open_ones if one.item.page == page]
        counts = [sum(one.state == state for one in here) for state in STATES]
        table.add_row(page or "no page", *(str(count or "") for count in counts), str(_minutes(here)))
    return table


def _shortened(text: str) -> str:
    return text if len(text) <= SHORT else f"{text[: SHORT - 1].rstrip()}…"


def _details(one: Standing) -> Iterator[str]:
    """Yield what somebody must know of an item that is not merely waiting."""
    if one.state == "changed" and one.last_yes:
        yield f"{one.item.id}: changed since {one.last_yes.day}, when {one.last_yes.reader} said yes:"
        yield from (
            f"    {_shortened(text)}" for text in (one.changed if one.last_yes.blocks else one.item.seen[:2])
        )
    if one.state in {"refused", "disagreed"}:
        yield f"{one.item.id}: {'readers disagree' if one.state == 'disagreed' else 'no'}:"
        for answer in one.current:
            because = f": {answer.because}" if answer.because else ""
            yield f"    {answer.reader}, {answer.day}: {answer.answer}{because}"


def _report(role: Role, mine: Sequence[Standing], *, each: bool) -> None:
    open_ones = [one for one in mine if one.state != "approved"]
    needs = f", about {_duration(_minutes(open_ones))}" if open_ones else ""
    console.print(f"{role}: {len(open_ones)} of {len(mine)} wait{needs}", style="bold", markup=False)
    if not open_ones:
        return
    console.print(_by_page(open_ones))
    for one in open_ones:
        for line in _details(one):
            console.print(line, markup=False)
        if each and one.state == "waiting":
            console.print(f"{one.item.id}: {_shortened(one.item.seen[0])}", markup=False)


@click.group("launch", invoke_without_command=True)
@click.option("--role", type=click.Choice(ROLES), help="Show this reader's part only.")
@click.option("--page", help="Show this page only, item by item.")
@click.pass_context
@with_appcontext
def commands(context: click.Context, role: Role | None, page: str | None) -> None:
    """Show what waits for a person's yes, by role and page. Exits with 1 while anything does."""
    if context.invoked_subcommand:
        return
    found = standings(items(current_app), approvals.load())
    shown = [one for one in found if role in {None, one.item.role} and page in {None, one.item.page}]
    if not shown:
        raise click.ClickException("There is no such page for this reader.")
    for name, mine in groupby(shown, key=lambda one: one.item.role):
        _report(name, list(mine), each=page is not None)
    if any(one.state != "approved" for one in shown):
        context.exit(1)


@commands.command("take")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--leave-out-stale", is_flag=True, help="Take the rest of a file though some of it has changed since."
)
@with_appcontext
def take_file(file: Path, leave_out_stale: bool) -> None:  # noqa: FBT001 - click passes a flag
    """Check FILE, which a reader downloaded, and add its answers to the approvals."""
    before = approvals.load()
    try:
        taken = take.read(file, items(current_app), leave_out_stale=leave_out_stale)
    except take.TakeError as error:
        hint = ["Add --leave-out-stale to take the rest."] if error.stale else []
        raise click.ClickException("\n".join(["Nothing was taken.", *error.faults, *hint])) from error
    after = take.merge(before, taken)
    approvals.save(taken.role, after[taken.role])
    if taken.role == "phones":
        phones_tried.write()
    new = len(set(after[taken.role]) - set(before[taken.role]))
    click.echo(f"{taken.role}: {len(taken.answers)} answers, {new} of them new.")
    for line in [
        *(f"Left out: {fault}" for fault in taken.stale),
        *checks.record(taken, context_of(current_app).facts),
    ]:
        click.echo(line)
