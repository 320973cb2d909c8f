"""What a server sends, and what can go wrong with it on the way."""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event

PORTAL = b"<!doctype html><title>Wi-Fi</title><h1>Log in to this Wi-Fi</h1>"


@dataclass
class Answer:
    """What is about to be sent. A fault changes it; `length` is announced even if fewer bytes follow."""

    status: int
    headers: dict[str, str]
    body: bytes
    length: int = -1
    wait: float = 0
    drop: bool = False


Fault = Callable[[Answer], None]


def cut(part: float) -> Fault:
    """Announce the whole and send the first `part` (0 to 1) of it."""

    def apply(answer: Answer) -> None:
        answer.length = len(answer.body)
        answer.body = answer.body[: int(len(answer.body) * part)]

    return apply


def shortened(part: float) -> Fault:
    """Send the first `part` as if it were the whole; what is left may still be readable."""

    def apply(answer: Answer) -> None:
        answer.headers.pop("Content-Encoding", None)
        answer.body = answer.body[: int(len(answer.body) * part)]

    return apply


def replaced(body: bytes, kind: str = "text/html", status: int = 200) -> Fault:
    """Answer with another body, as a login portal or a school's filter does."""

    def apply(answer: Answer) -> None:
        answer.status, answer.body = status, body
        answer.headers = {"Content-Type": kind}

    return apply


def redirected(status: int = 302, to: str = "/portal") -> Fault:
    """Answer with a redirect."""

    def apply(answer: Answer) -> None:
        answer.status, answer.body, answer.headers = status, b"", {"Location": to}

    return apply


def dropped(answer: Answer) -> None:
    """Close the connection without a word."""
    answer.drop = True


def late(seconds: float) -> Fault:
    """Answer well, but late."""

    def apply(answer: Answer) -> None:
        answer.wait = seconds

    return apply


@dataclass
class Gate:
    """A fault that holds an answer back until `opened` is set; `reached` tells that somebody waits for it."""

    reached: Event = field(default_factory=Event)
    opened: Event = field(default_factory=Event)

    def __call__(self, _answer: Answer) -> None:
        """Hold the answer until the gate is opened, a minute at most."""
        self.reached.set()
        self.opened.wait(60)
