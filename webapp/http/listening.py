"""Claim the address to listen on, so that a second copy cannot share it."""

import errno
import socket
import sys

from click import ClickException

from webapp.config import Settings


class AddressInUseError(ClickException):
    """The address cannot be listened on now; the message says why, and what to do."""


def bind_error_message(error: OSError, settings: Settings) -> str:
    """Explain why the address cannot be listened on."""
    if error.errno in {errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT}:
        return f"CAMAU_HOST: this machine has no such address now (it is {settings.host})"
    other = next(port for port in (8000, 8001) if port != settings.port)
    return (
        f"Cannot listen on {settings.host}:{settings.port} ({error.strerror}).\n"
        f"Choose another port, for example: make run PORT={other}"
    )


def claim_address(settings: Settings) -> socket.socket:
    """Return a socket that reserves the address while it is open. Raise `AddressInUseError` if another copy has it.

    Server processes share a port on Linux, so two copies could too. An abstract socket of that name in the kernel
    leaves no file behind, however the process ends.
    """
    claimed = socket.socket(socket.AF_UNIX)
    try:
        if sys.platform == "linux":
            claimed.bind(f"\0camau-{settings.host}-{settings.port}")
        with socket.socket(socket.AF_INET6 if ":" in settings.host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((settings.host, settings.port))
    except OSError as error:
        claimed.close()
        raise AddressInUseError(bind_error_message(error, settings)) from error
    return claimed
