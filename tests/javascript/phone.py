"""A phone in Node that runs the real worker; its network is a `FaultServer` or a set of files."""

import base64
from collections.abc import Mapping
from itertools import count
from typing import Any, Self

from tests.support.node import Node
from webapp.offline import Offline, worker_source
from webapp.pack import File

NUMBERS = count()
NOWHERE = "https://camau.example"


def as_served(files: Mapping[str, File], homes: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Return the worker and the pack of `files` as a phone's network hands them over."""
    made = Offline.of(files, homes or {})
    script = File(worker_source(made.build).encode(), {"Content-Type": "text/javascript"})
    sent = {"/sw.js": script, made.path: File(made.body, {"Content-Type": "application/json"})}
    return {
        path: {"body": base64.b64encode(file.body).decode(), "headers": dict(file.headers)}
        for path, file in sent.items()
    }


class BarePhone:
    """What every phone in Node can do."""

    def __init__(self, node: Node, origin: str = NOWHERE, **options: Any) -> None:
        self._node = node
        self._number = next(NUMBERS)
        self.do("buy", origin=origin, **options)

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
