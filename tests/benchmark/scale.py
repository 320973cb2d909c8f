"""What ten and a hundred times as many pages about apps cost to build, start and serve: `make bench NAME=scale`."""

import json
import os
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmark import wrk
from tests.benchmark.contenders import Contender, granian, stop
from tests.support.ports import free_port, until_it_answers
from tests.support.server import ROOT
from webapp import create_app
from webapp.static_site.build import bundle, render
from webapp.static_site.compress import Compression, compress
from webapp.static_site.export import write

SIZES = tuple(int(size) for size in os.environ.get("SIZES", "1,10,100").split(","))


def _copy(folder: Path, times: int) -> Path:
    """Copy the package, with each app's file so many times under other names."""
    for name in ("webapp", "templates", "static", "translations", "service_worker"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for file in sorted((folder / "webapp" / "data" / "platforms").glob("*.toml")):
        for number in range(1, times):
            shutil.copy(file, file.with_name(f"{file.stem}-{number}.toml"))
    return folder


def measure_build(out: str) -> None:
    """Render the site into `out` and say what each part took: in a process of its own, on the copy it stands in."""
    started = time.process_time()
    app = create_app()
    made = time.process_time()
    site = bundle(app, render(app, static_export=False))
    packed = time.process_time()
    count = write(compress(site, Compression.FULL), Path(out))
    done = time.process_time()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    figures = {"files": count, "app": made - started, "pack": packed - made, "files_cpu": done - packed}
    print(json.dumps(figures | {"memory": memory}))


def _build(folder: Path) -> dict[str, float]:
    code = f"from tests.benchmark.scale import measure_build; measure_build({str(folder / 'out')!r})"
    environment = os.environ | {"PYTHONPATH": f"{folder}{os.pathsep}{ROOT}"}
    command = [sys.executable, "-c", code]
    said = subprocess.run(command, check=True, cwd=folder, env=environment, capture_output=True, text=True).stdout
    figures: dict[str, float] = json.loads(said.splitlines()[-1])
    return figures


def _serve(folder: Path) -> tuple[float, float, float]:
    """Return the seconds of processor until it answers, its memory, and the microseconds a request."""
    port = free_port()
    environment = {"PYTHONPATH": f"{folder}{os.pathsep}{ROOT}"}
    process = granian("webapp.wsgi:ready", port, environment, folder, factory=True)
    try:
        server = Contender("ours", f"http://127.0.0.1:{port}", process)
        until_it_answers(server.url)
        start = server.cpu()
        pages = [f"/{file.parent.relative_to(folder / 'out')}/" for file in (folder / "out").rglob("index.html")]
        wrk.drive(server.url, pages, connections=16, seconds=2)
        before = server.cpu()
        run = wrk.drive(server.url, pages, connections=16, seconds=4)
        return start, server.memory(), (server.cpu() - before) * 1e6 / run.requests
    finally:
        stop(process)


def main() -> None:
    """Build and serve sites of each size, and print a table."""
    print(
        "| pages of apps, times | files | app, s | render, s | compress, s | a file, ms | build memory, MiB "
        "| start, s | server memory, MiB | a request, µs |"
    )
    print("| --- " * 10 + "|")
    for times in SIZES:
        with TemporaryDirectory() as name:
            folder = _copy(Path(name), times)
            built = _build(folder)
            start, memory, request = _serve(folder)
            each = (built["pack"] + built["files_cpu"]) * 1000 / built["files"]
            parts = f"{built['app']:.1f} | {built['pack']:.1f} | {built['files_cpu']:.1f} | {each:.1f}"
            sizes = f"{built['memory'] / 2**20:.0f} | {start:.1f} | {memory / 2**20:.0f} | {request:.0f}"
            print(f"| {times} | {built['files']:,} | {parts} | {sizes} |", flush=True)


if __name__ == "__main__":
    main()
