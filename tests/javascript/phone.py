"""A phone in Node that runs the real worker; its network is a `FaultServer` or a set of files."""

import base64
import re
from collections.abc import Mapping, Sequence
from copy import copy
from itertools import count
from typing import Any, Self

from tests.support.fault_server import FaultServer
from tests.support.node import Node, NodeError
from tests.support.responses import dropped
from tests.support.scenarios import THREE
from webapp.pwa.offline_bundle import File, OfflineBundle
from webapp.pwa.service_worker import worker_script

NUMBERS = count()
LOST = re.compile(r"TypeError: (fetch failed|terminated|no network)")
NOWHERE = "https://camau.example"


def as_served(files: Mapping[str, File], homes: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Return the worker and the pack of `files` as a phone's network hands them over."""
    made = OfflineBundle.of(files, homes or {})
    script = File(worker_script(made.build).encode(), {"Content-Type": "text/javascript"})
    sent = {"/sw.js": script, made.path: File(made.body, {"Content-Type": "application/json"})}
    return handed_over(sent)


def handed_over(files: Mapping[str, File]) -> dict[str, Any]:
    """Return files in the form in which the network of a phone takes them."""
    return {
        path: {"body": base64.b64encode(file.body).decode(), "headers": dict(file.headers)}
        for path, file in files.items()
    }


class BarePhone:
    """What every phone in Node can do."""

    def __init__(self, node: Node, origin: str = NOWHERE, **options: Any) -> None:
        self._node = node
        self._number = next(NUMBERS)
        self.do("new", origin=origin, **options)

    def do(self, what: str, **given: Any) -> Any:
        """Ask the phone, and wait for its answer."""
        return self._node.wait(self.start(what, **given))

    def start(self, what: str, **given: Any) -> int:
        """Ask the phone, and return the number of the question."""
        return self._node.send(phone=self._number, do=what, **given)

    def wait(self, number: int) -> Any:
        """Return the answer to what was started."""
        return self._node.wait(number)

    @classmethod
    def keeping(cls, node: Node, files: Mapping[str, File], homes: Mapping[str, str] | None = None) -> Self:
        """Return a phone that keeps these files and has no signal any more."""
        phone = cls(node, files=as_served(files, homes))
        assert phone.do("attempt") == "activated"
        phone.do("network", files={})
        return phone

    def body(self, path: str) -> bytes:
        """Return what the phone shows at `path`."""
        return base64.b64decode(self.do("open", path=path)["body"])

    def text(self, response: dict[str, Any]) -> str:
        """Return the words of an answer."""
        return base64.b64decode(response["body"]).decode()


class Phone(BarePhone):
    """One phone, or a second tab of it, in front of a server that can go wrong."""

    def __init__(self, node: Node, server: FaultServer, **options: Any) -> None:
        super().__init__(node, server.url, **options)
        self.server = server
        self._tab = "first"

    def tab(self, name: str) -> "Phone":
        """Return another tab of the same phone."""
        other = copy(self)
        other._tab = name
        return other

    def visit(self, path: str = "/en/") -> str:
        """Open a page and name the build it belongs to."""
        response = self.do("open", path=path, tab=self._tab)
        assert response["status"] == 200
        return self.server.build_of(path, self.text(response))

    def asset(self, path: str) -> str:
        """Return the text of a picture, as the page in this tab gets it."""
        return self.text(self.do("asset", path=path, tab=self._tab))

    def fails(self, path: str) -> bool:
        """Say whether neither the worker nor the network has an answer."""
        try:
            self.do("open", path=path, tab=self._tab)
        except NodeError as broken:
            if LOST.search(str(broken)):
                return True
            raise
        return False

    def wander(self, path: str) -> None:
        """Open a page, which asks for a newer build in its turn; where nothing is kept, the network may fail."""
        self.fails(path)
        self.do("ask")

    def attempt(self) -> str:
        """Ask for the live build; say `activated`, or `refused` where no worker has ever been kept."""
        state: str = self.do("attempt")
        return state

    def stop_worker(self) -> None:
        """Put the worker to sleep, as the browser does after half a minute."""
        self.do("stop")

    def caches(self) -> list[str]:
        """Return the names of everything kept, in the order it came."""
        names: list[str] = self.do("caches")
        return names

    def settle(self) -> None:
        """Wait until no build is on its way in."""
        self.do("settle")

    def shows(self, paths: Sequence[str] = THREE) -> str:
        """Open these pages, and name the one build they all belong to. Raise `AssertionError` if it is not one."""
        seen = {self.visit(path) for path in paths}
        assert len(seen) == 1, seen
        return seen.pop()

    def shows_offline(self, paths: Sequence[str] = ()) -> str:
        """As `shows`, with the network gone; every page, unless told otherwise."""
        before = dict(self.server.faults)
        self.server.faults["/"] = dropped
        try:
            self.settle()
            return self.shows(paths or self.server.builds["old"].pages)
        finally:
            self.server.faults.clear()
            self.server.faults.update(before)
