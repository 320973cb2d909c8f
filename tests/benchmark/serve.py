"""The recommended server beside nginx and Flask's own rendering, in interleaved rounds: `make bench NAME=serve`."""

import os
import statistics
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmark import wrk
from tests.benchmark.contenders import Contender, running
from tests.support.registry import every_address
from webapp import create_app
from webapp.static_site.build import build
from webapp.static_site.compress import Compression
from webapp.static_site.export import write

ROUNDS = int(os.environ.get("ROUNDS", "4"))
SECONDS = 2
SETTINGS = {"1, kept": (1, True), "16, kept": (16, True), "64, kept": (64, True), "16, closed": (16, False)}
"""Connections at once, and whether they are kept alive."""

Results = dict[str, list[wrk.Run]]


def _median(runs: list[wrk.Run], value: Callable[[wrk.Run], float]) -> float:
    return statistics.median(value(run) for run in runs)


def _row(name: str, runs: list[wrk.Run], nginx: list[wrk.Run], microseconds: float) -> str:
    ratio = statistics.median(ours.rate / theirs.rate for ours, theirs in zip(runs, nginx, strict=True))
    rates = [run.rate for run in runs]
    span = f"{_median(runs, lambda run: run.rate):,.0f} [{min(rates):,.0f}-{max(rates):,.0f}]"
    p50, p99 = _median(runs, lambda run: run.p50), _median(runs, lambda run: run.p99)
    errors = sum(run.errors for run in runs)
    return f"| {name} | {span} | {p50:.2f} | {p99:.1f} | {microseconds:.0f} | {errors} | {ratio:.2f} |"


def _compare(servers: list[Contender], paths: list[str], connections: int, *, keep_alive: bool) -> None:
    """Print one table: each round asks every server, in an order that turns."""
    results: Results = {server.name: [] for server in servers}
    used = dict.fromkeys(results, 0.0)
    for turn in range(ROUNDS):
        for server in servers if turn % 2 else reversed(servers):
            before = server.cpu()
            run = wrk.drive(server.url, paths, connections=connections, seconds=SECONDS, keep_alive=keep_alive)
            used[server.name] += server.cpu() - before
            results[server.name].append(run)
    print("| server | requests/s [range] | p50 ms | p99 ms | CPU µs a request | errors | of nginx |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for name, runs in results.items():
        print(_row(name, runs, results["nginx"], used[name] * 1e6 / sum(run.requests for run in runs)))


def _burst(server: Contender, paths: list[str]) -> str:
    """Return the p99 of a quiet load, and of the same load while ten times as many connections come at once."""
    quiet = wrk.drive(server.url, paths, connections=16, seconds=SECONDS)
    with ThreadPoolExecutor() as pool:
        steady = pool.submit(wrk.drive, server.url, paths, connections=16, seconds=SECONDS * 2)
        crowd = pool.submit(wrk.drive, server.url, paths, connections=160, seconds=SECONDS)
        before, burst = steady.result(), crowd.result()
    errors = before.errors + burst.errors
    return f"| {server.name} | {quiet.p99:.1f} | {before.p99:.1f} | {burst.p99:.1f} | {errors} |"


def main() -> None:
    """Measure each contender in turn, and print a table."""
    paths = [path for _page, _language, path in every_address()]
    app = create_app()
    with TemporaryDirectory() as folder:
        write(build(app, Compression.FULL), Path(folder))
        with running(app, Path(folder)) as servers:
            print(f"{len(paths)} pages, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, {ROUNDS} rounds")
            for name, (connections, keep_alive) in SETTINGS.items():
                print(f"\nconnections: {name}\n")
                _compare(servers, paths, connections, keep_alive=keep_alive)
            print("\n| server | p99 ms, quiet | during a burst of ten times as many | of the burst | errors |")
            print("| --- | --- | --- | --- | --- |")
            for server in servers:
                print(_burst(server, paths))
            print("\n| server | memory after it, MiB (PSS) |\n| --- | --- |")
            for server in servers:
                print(f"| {server.name} | {server.memory() / 2**20:.0f} |")


if __name__ == "__main__":
    main()
