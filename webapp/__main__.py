"""`camau`, or `python -m webapp`: make every file ready, then serve them."""

import multiprocessing
import os
import signal
import sys
from dataclasses import dataclass
from functools import partial
from threading import Thread
from typing import Any

from click import ClickException
from flask import Flask
from granian import Granian
from granian.constants import Interfaces
from granian.http import HTTP1Settings

from webapp.config import Settings
from webapp.context import context_of
from webapp.core import launch
from webapp.http.listening import claim_address
from webapp.wsgi import ready

IGNORED = ("SIGUSR1", "SIGUSR2", "SIGALRM", "SIGVTALRM", "SIGPROF", "SIGIO", "SIGPWR")
"""Signals that nobody here waits for, and that would end a process: log rotation and monitors send them about."""


def _stop_with_parent() -> None:
    """Stop this server process when the one that started it dies, killed or not."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)


@dataclass(frozen=True)
class Loader:
    """Load the application of a server process: the one made before the fork or, without one, its own."""

    app: Flask | None = None

    def __call__(self) -> Flask:
        """Return the application, as Granian asks for it in each server process."""
        Thread(target=_stop_with_parent, daemon=True).start()
        return self.app or ready()

    def __reduce__(self) -> tuple[Any, ...]:
        """Leave the application behind: a process that is spawned, not forked, makes its own."""
        return Loader, ()


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
        workers=1 if settings.trial else settings.workers,  # a trial is kept in memory
        blocking_threads=1,  # a second one that runs Python only takes turns with the first
        websockets=False,
        http1_settings=HTTP1Settings(header_read_timeout=10_000),
        log_access=False,
        respawn_failed_workers=True,
        workers_kill_timeout=5,
    ).serve(target_loader=Loader(app), wrap_loader=False)


def main() -> None:
    """Serve the site. Exit with 78 for a wrong setting or fact, with 1 for what may be gone at the next start."""
    try:
        _start()
    except ClickException as error:
        print(error.message, file=sys.stderr)
        sys.exit(error.exit_code)
    except OSError as error:
        sys.exit(f"This machine could not do what a start needs: {error.strerror or error}")


def _start() -> None:
    settings = Settings.load()
    for name in filter(partial(hasattr, signal), IGNORED):
        signal.signal(getattr(signal, name), signal.SIG_IGN)
    _claimed = claim_address(settings)
    app = ready(settings)
    if os.environ.get("FLASK_DEBUG"):
        print("FLASK_DEBUG changes nothing here; to work on a page: flask --app webapp run --debug", flush=True)
    if settings.security_contact is None:
        print("CAMAU_SECURITY_CONTACT is not set: security.txt can only point at the About page.", flush=True)
    if settings.trial:
        print("CAMAU_TRIAL is on: anybody can begin a trial with a phone. Never on a public copy.", flush=True)
    if context_of(app).draft:
        print(launch.SAID, flush=True)
    addresses = " and ".join(f"{origin}/" for origin in settings.origins)
    print(f"Camau / Steps: all files ready. Open {addresses}  (Ctrl+C stops)", flush=True)
    serve(settings, app)


if __name__ == "__main__":
    main()
