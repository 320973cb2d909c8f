"""HTTP responses, and the faults that can change them on the way."""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event

PORTAL = b"<!doctype html><title>Wi-Fi</title><h1>Log in to this Wi-Fi</h1>"


@dataclass
class Response:
    """A response about to be sent; `length` is its Content-Length, whatever is sent."""

    status: int
    headers: dict[str, str]
    body: bytes
    length: int = -1
    wait: float = 0
    drop: bool = False


Fault = Callable[[Response], None]


def cut(part: float) -> Fault:
    """Announce the whole body and send the first `part` (0 to 1)."""

    def apply(response: Response) -> None:
        response.length = len(response.body)
        response.body = response.body[: int(len(response.body) * part)]

    return apply


def shortened(part: float) -> Fault:
    """Send the first `part` as if it were the whole; what is left may still be readable."""

    def apply(response: Response) -> None:
        response.headers.pop("Content-Encoding", None)
        response.body = response.body[: int(len(response.body) * part)]

    return apply


def replaced(body: bytes, kind: str = "text/html", status: int = 200) -> Fault:
    """Replace the body, as a login portal or a school's filter does."""

    def apply(response: Response) -> None:
        response.status, response.body = status, body
        response.headers = {"Content-Type": kind}

    return apply


def redirected(status: int = 302, to: str = "/portal") -> Fault:
    """Redirect."""

    def apply(response: Response) -> None:
        response.status, response.body, response.headers = status, b"", {"Location": to}

    return apply


def dropped(response: Response) -> None:
    """Close the connection without a response."""
    response.drop = True


def late(seconds: float) -> Fault:
    """Delay a good response."""

    def apply(response: Response) -> None:
        response.wait = seconds

    return apply


@dataclass
class Gate:
    """A fault that holds a response back until `opened` is set; `reached` tells that somebody waits for it."""

    reached: Event = field(default_factory=Event)
    opened: Event = field(default_factory=Event)

    def __call__(self, _response: Response) -> None:
        """Hold the response until the gate is opened, a minute at most."""
        self.reached.set()
        self.opened.wait(60)
