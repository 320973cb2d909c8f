"""Start the screen reader and a browser on a private desktop, go through pages and keep what is said.

`desktop.py` starts it with a browser's name and a folder that holds `asked.json`: the pages and links to follow.
What was said goes into `heard.json`.
"""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from itertools import dropwhile
from pathlib import Path
from typing import Self, TypedDict

from tests.weekly.screen_reader.browsers import BROWSERS
from tools.install.webkit import screen

Said = list[tuple[str, str]]
"""Utterances in order: the language that the synthesiser was asked to speak, and the words."""

MOST_STOPS = 40
ARRIVE, READ = "arrive", "read all"
END = "status"
"""How the last utterance of every page begins: there stands the line, mostly empty, that tells of a newer copy."""


class Asked(TypedDict):
    """One page to hear: its address and title, and the words of the links to follow."""

    name: str
    url: str
    title: str
    follow: list[str]


class Session:
    """The screen reader, a browser, and what was heard so far."""

    def __init__(self, folder: Path, browser: str) -> None:
        self._folder = folder
        self._browser = browser
        self._log = folder / "said.jsonl"
        self._seen = 0
        self._end = ExitStack()

    def __enter__(self) -> Self:
        """Start everything, each when what it needs is there."""
        with ExitStack() as end:
            end.push(self._end)
            self._start_all()
            end.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        """End all that was started, the last first."""
        self._end.close()

    def _all(self) -> Said:
        lines = self._log.read_text(encoding="utf-8").splitlines() if self._log.exists() else []
        return [(language[:2], words) for language, words in map(json.loads, lines) if words]

    def _start(self, *command: str) -> subprocess.Popen[bytes]:
        with (self._folder / f"{Path(command[0]).name}.log").open("ab") as log:
            process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        self._end.callback(_end, process)
        return process

    def _until(self, what: str, happened: Callable[[], object], seconds: int) -> None:
        """Wait for what must happen."""
        if not _happens(happened, seconds):
            raise TimeoutError(f"Waited in vain for {what}")

    def _new(self, quiet: float) -> Said:
        """Return what is said from now on, until nothing has been said for so many seconds."""
        count, since = len(self._all()), time.monotonic()
        while time.monotonic() - since < quiet:
            time.sleep(0.1)
            if len(self._all()) != count:
                count, since = len(self._all()), time.monotonic()
        said = self._all()[self._seen : count]
        self._seen = count
        return said

    def _start_all(self) -> None:
        os.environ["DISPLAY"] = self._end.enter_context(screen())
        self._start("openbox")
        self._start("speech-dispatcher", "--run-single", "--timeout", "3600")
        server = Path(os.environ["XDG_RUNTIME_DIR"], "speech-dispatcher", "speechd.sock")
        self._until("speech-dispatcher", lambda: _answers(server), 20)
        self._orca()
        self._start(*BROWSERS[self._browser].start(self._folder / self._browser))
        self._until("a window", lambda: _windows(self._browser), 60)
        self._until("the browser to be named", lambda: len(self._all()) > self._seen, 60)
        self._new(2)

    def _orca(self) -> None:
        """Start Orca until it greets: now and then it starts and says nothing."""
        for _ in range(3):
            orca = self._start("orca")
            try:
                self._until("Orca’s greeting", self._all, 20)
            except TimeoutError:
                orca.kill()
            else:
                return
        raise TimeoutError("Orca started three times and said nothing")

    def hear(self, asked: Asked) -> dict[str, Said]:
        """Open a page; keep what is said when it is there, when it is read to its end, and after each link."""
        heard = self._read(asked)
        if asked["follow"]:
            _press("ctrl+Home")
            self._new(1)
        for words in asked["follow"]:
            heard[words] = self._follow(words)
        return heard

    def _read(self, asked: Asked) -> dict[str, Said]:
        """Open a page and read all of it; again where the reader stops early, as a change may make it."""
        for _ in range(4):
            arrived = self._open(asked["url"], f"Finished loading {asked['title']}.")
            _press("KP_Add")
            said = self._new(2)
            if arrived and squashed(said[-1:]).startswith(END):
                return {ARRIVE: arrived, READ: said}
            print(f"  arrived at {arrived}, read up to {said[-1:]}: once more", flush=True)
        raise TimeoutError("The page was never read to its end")

    def _open(self, url: str, loaded: str) -> Said:
        """Return what is said from when the page is there, if it comes: what is said before depends on how fast."""
        _press("ctrl+l")
        self._new(0.5)
        subprocess.run(["xdotool", "type", "--delay", "10", url], check=True)
        _press("Delete")
        self._new(0.5)
        _press("Return")
        _happens(lambda: loaded in (words for _, words in self._all()[self._seen :]), 30)
        said = self._new(2)
        return list(dropwhile(lambda utterance: utterance[1] != loaded, said))

    def _follow(self, link: str) -> Said:
        """Go on by Tab until the link is said, and follow it."""
        met: Said = []
        for _ in range(MOST_STOPS):
            _press("Tab")
            _happens(lambda: len(self._all()) > self._seen, 3)
            said = self._new(0.5)
            met.extend(said)
            if squashed([("", link)]) in squashed(said):
                _press("Return")
                return self._new(2)
        raise TimeoutError(f"No “{link}” among {MOST_STOPS} stops of the Tab key: {met}")


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def squashed(said: Said) -> str:
    """Return words without their spaces: browsers do not agree on where those stand between parts of a link."""
    return "".join("".join(words.split()) for _, words in said)


def _happens(happened: Callable[[], object], seconds: int) -> bool:
    end = time.monotonic() + seconds
    while not happened():
        if time.monotonic() > end:
            return False
        time.sleep(0.1)
    return True


def _answers(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as client:
        return client.connect_ex(str(path)) == 0


def _windows(browser: str) -> bytes:
    found = subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--class", browser], capture_output=True, check=False
    )
    return found.stdout.strip()


def _press(key: str) -> None:
    subprocess.run(["xdotool", "key", "--clearmodifiers", key], check=True)


def main(browser: str, folder: Path) -> None:
    """Hear every page that is asked for."""
    asked: list[Asked] = json.loads((folder / "asked.json").read_text(encoding="utf-8"))
    heard = {}
    with Session(folder, browser) as session:
        for page in asked:
            print(f"{browser}: {page['name']}", flush=True)
            try:
                heard[page["name"]] = session.hear(page)
            except TimeoutError as error:
                print(f"  {error}", flush=True)
    (folder / "heard.json").write_text(json.dumps(heard, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
