"""`make trial`: serve a test copy with the trial on the network that this machine is on."""

import os
import socket

import segno

from tools.trial.pages import prefix
from webapp.__main__ import main
from webapp.config import Settings, variable
from webapp.i18n.languages import LANGUAGES

ANOTHER_NETWORK = ("192.0.2.1", 9)
"""An address kept for examples: nothing is sent there; the system only says which of ours it would use."""


def local_address() -> str:
    """Return the address of this machine on its network; its own, 127.0.0.1, where it is on none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(ANOTHER_NETWORK)
        except OSError:
            return "127.0.0.1"
        address: str = probe.getsockname()[0]
        return address


def announce(settings: Settings) -> None:
    """Print where the trial is and what it can show there."""
    urls = [f"{settings.origin}{prefix(language)}" for language in LANGUAGES]
    segno.make_qr(urls[0]).terminal(compact=True)
    print(f"The trial, on the phone and on a computer beside it:\n  {'  '.join(urls)}")
    if not urls[0].startswith("https://"):
        print(
            "Over http it leaves out installing and airplane mode. For those run a test copy at an https address\n"
            f"whose certificate the phone trusts, with {variable('trial')}=true."
        )
    if settings.host == "127.0.0.1" and settings.public_url is None:
        print("This machine is on no network: only a browser on it can open the address.")
    print("Adult volunteers only. Stop it with Ctrl+C; what was not downloaded is gone then.", flush=True)


if __name__ == "__main__":
    for name, value in {"host": local_address(), "trial": "true", "compression": "fast"}.items():
        os.environ.setdefault(variable(name), value)
    announce(Settings.load())
    main()
