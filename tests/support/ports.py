"""Find free ports, and wait until a port answers."""

import socket
import time
import urllib.request
from contextlib import closing


def free_port() -> int:
    """Return a port nobody listens on."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def until_it_listens(port: int) -> None:
    """Wait until something listens on a port of this machine. Raise `TimeoutError` after ten seconds."""
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError(f"Nothing listens on {port}")


def until_it_answers(url: str, seconds: int = 120) -> None:
    """Wait until the site at `url` answers. Raise `TimeoutError` when it has not for so long."""
    for _ in range(seconds * 10):
        try:
            urllib.request.urlopen(f"{url}/up.txt", timeout=1).close()  # noqa: S310 - our own server
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(f"The server did not answer within {seconds} seconds")
