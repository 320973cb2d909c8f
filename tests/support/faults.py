"""Everything that goes wrong between a server and a phone, by name: what happens to which address."""

from tests.support.fault_server import (
    PORTAL,
    Answer,
    Build,
    Fault,
    cut,
    dropped,
    late,
    redirected,
    replaced,
    shortened,
)

WORKER, PACK = "/sw.js", "/pack."
CUTS = [part / 16 for part in range(17)]


def _flipped(answer: Answer) -> None:
    """One byte is not the one that was sent."""
    middle = len(answer.body) // 2
    answer.body = answer.body[:middle] + bytes([answer.body[middle] ^ 1]) + answer.body[middle + 1 :]


def _of_both(other: Build) -> Fault:
    """The deployment happens in the middle of the download: one half of each build."""

    def apply(answer: Answer) -> None:
        second = next(other.folder.glob("pack.*.json")).read_bytes()
        answer.headers.pop("Content-Encoding", None)
        file = answer.body[: len(answer.body) // 2]
        answer.body = file + second[len(second) // 2 :]

    return apply


def _of(other: Build) -> Fault:
    def apply(answer: Answer) -> None:
        replaced(next(other.folder.glob("pack.*.json")).read_bytes(), "application/json")(answer)

    return apply


def refused(other: Build) -> dict[str, dict[str, Fault]]:
    """Return each fault after which nothing new may be kept. `other` is a build that is not the live one."""
    answers: dict[str, Fault] = {
        **{f"redirect {status}": redirected(status) for status in (301, 302, 303, 307, 308)},
        **{f"status {status}": replaced(b"no", "text/plain", status) for status in (403, 404, 429, 500, 503, 511)},
        "login portal": replaced(PORTAL),
        "dropped": dropped,
        "empty": replaced(b"", "text/plain"),
    }
    faults = {f"worker: {name}": {WORKER: fault} for name, fault in answers.items()}
    faults |= {f"pack: {name}": {PACK: fault} for name, fault in answers.items()}
    faults |= {f"pack: cut at {int(part * 16)}/16": {PACK: cut(part)} for part in CUTS[:-1]}
    faults |= {f"pack: shortened to {int(part * 16)}/16": {PACK: shortened(part)} for part in CUTS[:-1]}
    return faults | {
        "worker: filter's page called a script": {WORKER: replaced(PORTAL, "text/javascript")},
        "worker: cut": {WORKER: cut(0.5)},
        "pack: filter's page called JSON": {PACK: replaced(PORTAL, "application/json")},
        "pack: garbage JSON": {PACK: replaced(b'{"files":{}}', "application/json")},
        "pack: one byte changed": {PACK: _flipped},
        "pack: of another build": {PACK: _of(other)},
        "pack: changed in mid-download": {PACK: _of_both(other)},
        "everything: login portal": {"/": replaced(PORTAL)},
        "everything: dropped": {"/": dropped},
    }


def survived() -> dict[str, dict[str, Fault]]:
    """Return what only costs time."""
    return {"pack: late": {PACK: late(0.5)}, "worker: late": {WORKER: late(0.5)}}
