"""`camau`, or `python -m webapp`: make every file ready, then serve them."""

import errno
import multiprocessing
import os
import signal
import socket
import sys
from threading import Thread
from typing import Any

from flask import Flask
from granian import Granian
from granian.constants import Interfaces
from granian.http import HTTP1Settings

from webapp.middleware import FILES
from webapp.settings import Settings
from webapp.start_error import StartError
from webapp.wsgi import ready

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


def _stop_with_parent() -> None:
    """Stop this server process when the one that started it dies, killed or not."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)


class Loader:
    """Give a server process its application: the one made before the fork or, without one, one of its own."""

    def __init__(self, settings: Settings, app: Flask | None = None) -> None:
        self._settings = settings
        self._app = app

    def __call__(self) -> Flask:
        """Return the application, as Granian asks for it in each server process."""
        Thread(target=_stop_with_parent, daemon=True).start()
        return self._app or ready(self._settings)

    def __reduce__(self) -> tuple[Any, ...]:
        """Leave the application behind: a process that is spawned, not forked, makes its own."""
        return Loader, (self._settings,)


def serve(settings: Settings, app: Flask) -> None:
    """Serve until stopped, without a log of requests; wait ten seconds at most for the head of one.

    A server process that dies is replaced (else one death ends them all); one that does not stop when told to, as
    granian's do in the first second of their life, is killed after five seconds.
    """
    Granian(
        "webapp.wsgi:ready",
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
    ).serve(target_loader=Loader(settings, app), wrap_loader=False)


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
    app = ready(settings)
    if settings.security_contact is None:
        print("CAMAU_SECURITY_CONTACT is not set: security.txt can only point at the About page.", flush=True)
    addresses = " and ".join(f"{origin}/" for origin in settings.origins)
    count = app.extensions[FILES].count
    print(f"Camau / Steps: {count} files ready. Open {addresses}  (Ctrl+C stops)", flush=True)
    serve(settings, app)


if __name__ == "__main__":
    main()
