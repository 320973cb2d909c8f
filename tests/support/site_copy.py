"""A copy of the project in which a test may follow the documents: add a page, an app, a service or a language."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from tests.support.builds import Build
from tests.support.server import ROOT
from webapp import create_app
from webapp.config import Settings
from webapp.context import context_of
from webapp.facts.lookalikes import likeness

PARTS = ("webapp", "templates", "static", "translations", "service_worker", "tests", "tools")
FILES = (".gitignore", "pyproject.toml", "l10n.toml", "Makefile", "README.md", "LICENSE", "hatch_build.py")
CORRECTED = "childline"
NEW_NUMBER = "08081570123"
"""One of the numbers that Ofcom keeps for drama: nobody answers it."""
OTHER_HOURS = '{ rules = [{ first = "tuesday", opens = 09:30:00, closes = 17:45:00 }] }'


def _change(files: Iterable[Path], pattern: str, new: str | Callable[[re.Match[str]], str]) -> None:
    found = 0
    for file in files:
        text, times = re.subn(pattern, new, file.read_text(encoding="utf-8"), flags=re.MULTILINE)
        file.write_text(text, encoding="utf-8")
        found += times
    if not found:
        raise ValueError(pattern)


def _apart(numbers: Iterable[str]) -> Iterator[str]:
    """Yield those of `numbers` that nobody takes for an earlier one."""
    taken: list[str] = []
    for number in numbers:
        if not any(likeness(number, earlier) for earlier in taken):
            taken.append(number)
            yield number


class SiteCopy:
    """The sources in `folder`, without what is installed or built beside them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in PARTS:
            shutil.copytree(
                ROOT / name, folder / name, ignore=shutil.ignore_patterns("node_modules", "__pycache__")
            )
        for name in FILES:
            shutil.copy(ROOT / name, folder / name)

    def replace(self, file: str, old: str, new: str) -> None:
        """Change the one place where `old` stands. Raise `ValueError` where it stands never or more than once."""
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        if text.count(old) != 1:
            raise ValueError(f"{file} holds {old!r} {text.count(old)} times")
        path.write_text(text.replace(old, new), encoding="utf-8")

    def correct_a_number(self) -> str:
        """Give a service the new number; return the old one as it is dialled."""
        file = "webapp/data/services.toml"
        old: str = tomllib.loads((self.folder / file).read_text(encoding="utf-8"))[CORRECTED]["phone"]
        self.replace(file, f'phone = "{old}"', f'phone = "{NEW_NUMBER}"')
        return old.replace(" ", "")

    def correct_everything(self) -> None:
        """Change what a round may find: numbers but the country's own, hours, who speaks Welsh, days, menu paths.

        Raise `ValueError` where there is nothing of a kind to change.
        """
        data = self.folder / "webapp" / "data"
        phones, texts = (
            _apart(f"08081570{last}" for last in range(200, 1000)),
            _apart(map(str, range(84200, 85000))),
        )
        changes = (
            (r'^phone = "(0.*|116 123)"$', lambda _line: f'phone = "{next(phones)}"'),
            (r'^text = "(?!999").*"$', lambda _line: f'text = "{next(texts)}"'),
            (r"^hours = \{ rules = \[(?:.*first = .*|\n[^\]]*)\].*$", f"hours = {OTHER_HOURS}"),
            (r"opens = 08:00:00, closes = 00:00:00", "opens = 09:30:00, closes = 21:15:00"),
            (r'^welsh = "always"$', 'welsh = "ask"'),
        )
        for pattern, new in changes:
            _change([data / "services.toml"], pattern, new)
        settled = (
            (r'^phone = ".*"$', lambda _line: f'phone = "{next(phones)}"'),
            (r'^owner = "relay"$', 'owner = "own"'),
            (r"^conflict = .*\n", ""),
            (r"^seen = .*$", 'source = "https://council.example/"'),
        )
        for pattern, new in settled:
            _change(data.glob("councils/*.toml"), pattern, new)
        _change(data.rglob("*.toml"), r"^checked = .*$", f"checked = {datetime.now(UTC).date()}")
        _change(data.rglob("*.toml"), r'^how = "page"$', 'how = "opened"')
        _change(data.glob("platforms/*.toml"), r"\[Report", "[Tell")

    def run(self, *module: str, asked: str = "", **settings: str) -> str:
        """Run a Python module in the copy, and return what it prints. Raise with all of it where it fails.

        `asked` is what a person types.
        """
        done = subprocess.run(
            [sys.executable, "-m", *module],
            cwd=self.folder,
            env=os.environ | {"CAMAU_PUBLIC_URL": "https://camau.example", "CAMAU_COMPRESSION": "fast"} | settings,
            input=asked,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise AssertionError(done.stdout + done.stderr)
        return done.stdout

    def test(self, *options: str) -> None:
        """Run pytest in the copy. Raise with all it printed where a test fails."""
        self.run("pytest", "-q", *options)

    def compile(self) -> None:
        """Compile every catalogue."""
        for source in self.folder.glob("translations/*/LC_MESSAGES/messages.po"):
            with source.open("rb") as po, source.with_suffix(".mo").open("wb") as mo:
                write_mo(mo, read_po(po, locale=source.parts[-3]))

    def pages(self, *beginnings: str) -> dict[str, str]:
        """Return each page of an export of the copy, and other text, whose address begins so, by address."""
        self.compile()
        pages: dict[str, str] = json.loads(self.run("tests.support.render_texts", *beginnings))
        return pages

    def export(self, folder: str = "build/site", **settings: str) -> Path:
        """Write the site of the copy as files into `folder`; return where they are."""
        self.compile()
        self.run("flask", "--app", "webapp", "export", folder, **settings)
        return self.folder / folder

    def release(self, name: str, **settings: str) -> Build:
        """Export the copy; return what was written as a release that `FaultServer` can serve."""
        folder = self.export(f"build/{name}", **settings)
        return Build(folder, context_of(create_app(Settings())), [])
