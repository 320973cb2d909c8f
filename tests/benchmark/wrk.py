"""Run wrk and read its report."""

import json
import subprocess
from dataclasses import dataclass
from tempfile import NamedTemporaryFile

SCRIPT = """
local paths = {%s}
local at = 0
request = function()
    at = at %% #paths + 1
    return wrk.format("GET", paths[at])
end
done = function(summary, latency, requests)
    io.write(string.format(
        '{"requests": %%d, "seconds": %%f, "p50": %%f, "p99": %%f, "errors": %%d}\\n',
        summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
        summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.status
        + summary.errors.timeout))
end
"""


@dataclass(frozen=True)
class Run:
    """One run: requests a second, milliseconds at the median and the 99th hundredth, requests and failures."""

    rate: float
    p50: float
    p99: float
    requests: int
    errors: int


def drive(url: str, paths: list[str], *, connections: int, seconds: int, keep_alive: bool = True) -> Run:
    """Ask for `paths` in turn, over so many connections, for so long, as a browser that takes brotli."""
    with NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(SCRIPT % ", ".join(json.dumps(path) for path in paths))
        script.flush()
        close = [] if keep_alive else ["-H", "Connection: close"]
        options = ["-t1", f"-c{connections}", f"-d{seconds}s", "-s", script.name, "-H", "Accept-Encoding: gzip, br"]
        command = ["wrk", *options, *close, url]
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found = json.loads(said.splitlines()[-1])
    rate = found["requests"] / found["seconds"]
    return Run(rate, found["p50"], found["p99"], found["requests"], found["errors"])
