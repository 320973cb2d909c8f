"""A private desktop for one hearing: its own home, buses, screen and processes, all gone at its end."""

import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.support.server import ROOT
from tests.weekly.screen_reader.session import Asked, Said

HERE = Path(__file__).parent
ELSEWHERE = ("AT_SPI_BUS_ADDRESS", "DBUS_SESSION_BUS_ADDRESS", "SPEECHD_ADDRESS", "WAYLAND_DISPLAY")
"""What would lead to the desktop of whoever runs this."""

ALONE = ("unshare", "--pid", "--fork", "--mount-proc", "--kill-child")
"""Processes that see no others: Orca refuses to start beside another of the same person. Only root may."""

SPEECH = """\
LogDir "{folder}"
LogLevel 3
DefaultLanguage "en"
AddModule "heard" "{module}" ""
DefaultModule heard
"""


def _environment(folder: Path) -> dict[str, str]:
    home = folder / "home"
    private = {
        "HOME": home,
        "XDG_CONFIG_HOME": home / "config",
        "XDG_DATA_HOME": home / "data",
        "XDG_CACHE_HOME": home / "cache",
        "XDG_RUNTIME_DIR": folder / "run",
    }
    for path in private.values():
        path.mkdir(mode=0o700)
    accessible = {"NO_AT_BRIDGE": "0", "GNOME_ACCESSIBILITY": "1", "GTK_MODULES": "gail:atk-bridge"}
    plain = {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "GSETTINGS_BACKEND": "memory", "PYTHONPATH": str(ROOT)}
    kept = {name: value for name, value in os.environ.items() if name not in ELSEWHERE}
    return kept | {name: str(path) for name, path in private.items()} | accessible | plain


def _furnish(folder: Path, environment: dict[str, str]) -> None:
    """Write what speech-dispatcher and Orca look for."""
    module = folder / "synthesiser"
    module.write_text(f"#!/bin/sh\nexec '{sys.executable}' '{HERE / 'synthesiser.py'}' '{folder / 'said.jsonl'}'\n")
    module.chmod(0o700)
    speech = Path(environment["XDG_CONFIG_HOME"], "speech-dispatcher", "speechd.conf")
    orca = Path(environment["XDG_DATA_HOME"], "orca", "orca-customizations.py")
    for file, text in (
        (speech, SPEECH.format(folder=folder, module=module)),
        (orca, (HERE / "orca_customizations.py").read_text(encoding="utf-8")),
    ):
        file.parent.mkdir()
        file.write_text(text, encoding="utf-8")


def hear(browser: str, pages: list[Asked]) -> dict[str, dict[str, Said]]:
    """Return what is said of each page that could be read, by its name and what was done. Exit where none could."""
    with TemporaryDirectory(prefix="heard-") as made:
        folder = Path(made)
        environment = _environment(folder)
        _furnish(folder, environment)
        (folder / "asked.json").write_text(json.dumps(pages), encoding="utf-8")
        session = [
            "dbus-run-session",
            "--",
            sys.executable,
            "-m",
            "tests.weekly.screen_reader.session",
            browser,
            made,
        ]
        with (folder / "session.log").open("w+") as log:
            command = [*(ALONE if os.geteuid() == 0 else []), *session]
            if subprocess.run(command, cwd=ROOT, env=environment, stderr=log, check=False).returncode:
                log.seek(0)
                sys.exit(log.read())
        heard: dict[str, dict[str, Said]] = json.loads((folder / "heard.json").read_text(encoding="utf-8"))
    return heard
