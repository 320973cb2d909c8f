"""`camau`, or `python -m webapp`: render the site once, then serve it."""

import errno
import os
import socket
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from granian import Granian
from granian.constants import Interfaces
from granian.http import HTTP1Settings

from webapp import create_app, site_files
from webapp.settings import RENDERED, Settings
from webapp.start_error import StartError

THREADS = 1
"""Threads that run Python in each server process. A second one only takes turns with the first."""


def _check_port_is_free(settings: Settings) -> None:
    with socket.socket(socket.AF_INET6 if ":" in settings.host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            if error.errno == errno.EADDRNOTAVAIL:
                sys.exit(f"CAMAU_HOST: this machine has no such address now (it is {settings.host})")
            sys.exit(
                f"Cannot listen on {settings.host}:{settings.port} ({error.strerror}).\n"
                f"Choose another port, for example: make run PORT={settings.port + 1}"
            )


def _serve(settings: Settings) -> None:
    """Serve until stopped, without a log of requests; wait ten seconds at most for the head of one.

    A server process that dies is replaced (else one death ends them all); one that does not stop when told to, as
    granian's do in the first second of their life, is killed after five seconds.
    """
    Granian(
        "webapp.wsgi:application",
        address=settings.host,
        port=settings.port,
        interface=Interfaces.WSGI,
        workers=settings.workers,
        blocking_threads=THREADS,
        websockets=False,
        http1_settings=HTTP1Settings(header_read_timeout=10_000),
        log_access=False,
        respawn_failed_workers=True,
        workers_kill_timeout=5,
    ).serve()


def main() -> None:
    """Serve the site until stopped. Exit with a plain message: 78 for a wrong setting or fact, 1 for the port."""
    try:
        _start()
    except StartError as error:
        print(error.message, file=sys.stderr)
        sys.exit(error.exit_code)


def _start() -> None:
    settings = Settings.load()
    _check_port_is_free(settings)
    with TemporaryDirectory(prefix="camau-") as folder:
        count = site_files.write(create_app(settings), Path(folder))
        os.environ[RENDERED] = folder
        if settings.security_contact is None:
            print("CAMAU_SECURITY_CONTACT is not set: security.txt can only point at the About page.", flush=True)
        addresses = " and ".join(f"{origin}/" for origin in settings.origins)
        print(f"Camau / Steps: {count} files ready. Open {addresses}  (Ctrl+C stops)", flush=True)
        _serve(settings)


if __name__ == "__main__":
    main()
