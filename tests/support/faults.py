"""Everything that goes wrong between a server and a phone, by name: what happens to which address."""

from collections.abc import Sequence
from pathlib import Path

from tests.support.builds import Build
from tests.support.responses import PORTAL, Fault, Response, cut, dropped, late, redirected, replaced, shortened

WORKER, PACK = "/sw.js", "/pack."
SIXTEENTHS = tuple(part / 16 for part in range(16))
QUARTERS = SIXTEENTHS[::4]


def _flipped(answer: Response) -> None:
    """One byte is not the one that was sent."""
    middle = len(answer.body) // 2
    answer.body = answer.body[:middle] + bytes([answer.body[middle] ^ 1]) + answer.body[middle + 1 :]


def _file(other: Build, target: str) -> bytes:
    file = next(other.folder.glob("pack.*.json")) if target == PACK else other.file(target)
    return file.read_bytes()


def _of_both(other: Build, target: str) -> Fault:
    """The deployment happens in the middle of the download: one half of each build."""

    def apply(answer: Response) -> None:
        second = _file(other, target)
        answer.headers.pop("Content-Encoding", None)
        answer.body = answer.body[: len(answer.body) // 2] + second[len(second) // 2 :]

    return apply


def _of(other: Build, target: str) -> Fault:
    def apply(answer: Response) -> None:
        replaced(_file(other, target), answer.headers["Content-Type"])(answer)

    return apply


def refused(other: Build, target: str = PACK, cuts: Sequence[float] = SIXTEENTHS) -> dict[str, dict[str, Fault]]:
    """Return each fault after which nothing new may be kept. `other` is a build that is not the live one.

    `target` is the address that is downloaded: the pack, or a page of a worker that takes each page by itself.
    `cuts` are the parts (0 to 1) of it after which the line breaks.
    """
    answers: dict[str, Fault] = {
        **{f"redirect {status}": redirected(status) for status in (301, 302, 303, 307, 308)},
        **{f"status {status}": replaced(b"no", "text/plain", status) for status in (403, 404, 429, 500, 503, 511)},
        "login portal": replaced(PORTAL),
        "dropped": dropped,
        "empty": replaced(b"", "text/plain"),
    }
    portal = {"/portal": replaced(PORTAL)}
    faults = {f"worker: {name}": {WORKER: fault} | portal for name, fault in answers.items()}
    faults |= {f"pack: {name}": {target: fault} | portal for name, fault in answers.items()}
    faults |= {f"pack: cut at {int(part * 16)}/16": {target: cut(part)} for part in cuts}
    faults |= {f"pack: shortened to {int(part * 16)}/16": {target: shortened(part)} for part in cuts}
    return faults | {
        "worker: filter's page called a script": {WORKER: replaced(PORTAL, "text/javascript")},
        "worker: cut": {WORKER: cut(0.5)},
        "worker: shortened": {WORKER: shortened(0.5)},
        "pack: filter's page called JSON": {target: replaced(PORTAL, "application/json")},
        "pack: garbage JSON": {target: replaced(b'{"files":{}}', "application/json")},
        "pack: one byte changed": {target: _flipped},
        "pack: of another build": {target: _of(other, target)},
        "pack: changed in mid-download": {target: _of_both(other, target)},
        "everything: login portal": {"/": replaced(PORTAL)},
        "everything: dropped": {"/": dropped},
    }


def survived() -> dict[str, dict[str, Fault]]:
    """Return what only costs time."""
    return {"pack: late": {PACK: late(0.5)}, "worker: late": {WORKER: late(0.5)}}


NAMES = list(refused(Build(Path(), None, [])))
"""The name of each fault after which nothing new may be kept."""
