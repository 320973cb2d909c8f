"""The server's memory over a million requests: `make bench NAME=memory`."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmark import wrk
from tests.benchmark.contenders import running
from tests.support.registry import every_address
from webapp import create_app
from webapp.static_site.build import build
from webapp.static_site.compress import Compression
from webapp.static_site.export import write

REQUESTS = int(os.environ.get("REQUESTS", "1000000"))


def main() -> None:
    """Ask for every page again and again, and print the memory on the way."""
    paths = [path for _page, _language, path in every_address()] + ["/", "/nope", "/sw.js"]
    app = create_app()
    with TemporaryDirectory() as folder:
        write(build(app, Compression.FULL), Path(folder))
        with running(app, Path(folder), rendering=False) as (ours, _nginx):
            print("| requests | memory, MiB (PSS) |\n| --- | --- |")
            asked, said = 0, 0
            while asked < REQUESTS:
                asked += wrk.drive(ours.url, paths, connections=16, seconds=5).requests
                if asked >= said:
                    print(f"| {asked:,} | {ours.memory() / 2**20:.1f} |", flush=True)
                    said += REQUESTS // 10


if __name__ == "__main__":
    main()
