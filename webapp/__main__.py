"""`camau`, or `python -m webapp`: render the site once, then serve it."""

import os
import socket
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from granian import Granian
from granian.constants import Interfaces
from pydantic import ValidationError

from webapp import create_app, offline, site_files
from webapp.facts import FactsError
from webapp.i18n import CatalogueError
from webapp.settings import Settings


def _settings() -> Settings:
    try:
        return Settings()
    except ValidationError as error:
        lines = [f"CAMAU_{str(fault['loc'][0]).upper()}: {fault['msg']}" for fault in error.errors()]
        sys.exit("\n".join(["These settings cannot be used:", *lines]))


def _check_port_is_free(settings: Settings) -> None:
    with socket.socket(socket.AF_INET6 if ":" in settings.host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            sys.exit(
                f"Cannot listen on {settings.host}:{settings.port} ({error.strerror}).\n"
                f"Choose another port, for example: make run PORT={settings.port + 1}"
            )


def main() -> None:
    """Serve the site until stopped. Exit with a plain message if a setting, a fact or the port is wrong."""
    settings = _settings()
    _check_port_is_free(settings)
    with TemporaryDirectory(prefix="camau-") as folder:
        try:
            count = site_files.write(create_app(settings), Path(folder))
        except (FactsError, CatalogueError, offline.HoleError) as error:
            sys.exit(str(error))
        os.environ[site_files.RENDERED] = folder
        if settings.security_contact is None:
            print("CAMAU_SECURITY_CONTACT is not set: security.txt can only point at the About page.", flush=True)
        print(f"Camau / Steps: {count} files ready. Open {settings.origin}/  (Ctrl+C stops)", flush=True)
        Granian(
            "webapp.wsgi:application",
            address=settings.host,
            port=settings.port,
            interface=Interfaces.WSGI,
            workers=settings.workers,
            blocking_threads=2,
            websockets=False,
            log_access=False,
        ).serve()


if __name__ == "__main__":
    main()
