"""`make bench NAME=start`: processor time until the first answer of what `make run` starts, the median of five."""

import statistics
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

from tests.support.ports import free_port
from tests.support.server import camau

STARTS = 5


def _seconds(process: psutil.Process) -> float:
    times = process.cpu_times()
    return times.user + times.system


def start(folder: Path) -> float:
    """Return the seconds of processor, user and system, of the server and its processes until it answered."""
    with camau(folder / "output.txt", free_port()) as server:
        main = psutil.Process(server.pid)
        return sum(map(_seconds, [main, *main.children(recursive=True)]))


def main() -> None:
    """Print the seconds of each start, and their median."""
    with TemporaryDirectory() as folder:
        taken = [start(Path(folder)) for _ in range(STARTS)]
    print("seconds of processor:", *(f"{seconds:.2f}" for seconds in taken))
    print(f"median: {statistics.median(taken):.2f}")


if __name__ == "__main__":
    main()
