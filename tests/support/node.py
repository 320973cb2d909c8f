"""Node in the background: a script that is asked questions, one JSON object a line, and answers in any order."""

import atexit
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from itertools import count
from pathlib import Path
from typing import IO, Any

NODE = Path(sys.executable).parent / "node"


class NodeError(Exception):
    """The script could not do what it was asked; the text is its stack."""


class Node:
    """One running script."""

    def __init__(self, asked: IO[str], answers: IO[str]) -> None:
        self._asked, self._told = asked, answers
        self._number = count()
        self._early: dict[int, dict[str, Any]] = {}

    @classmethod
    @contextmanager
    def running(cls, script: Path) -> Iterator["Node"]:
        """Run `script` for as long as the block lasts."""
        pipe = subprocess.PIPE
        with subprocess.Popen([NODE, script], stdin=pipe, stdout=pipe, text=True, encoding="utf-8") as process:
            assert process.stdin
            assert process.stdout
            yield cls(process.stdin, process.stdout)
            process.stdin.close()

    @staticmethod
    @cache
    def shared(script: Path) -> "Node":
        """Return the one that runs `script` for every test of this process; it ends with the process."""
        until_the_end = ExitStack()
        atexit.register(until_the_end.close)
        return until_the_end.enter_context(Node.running(script))

    def send(self, **question: Any) -> int:
        """Ask, and return the number under which `wait` finds the answer."""
        number = next(self._number)
        self._asked.write(json.dumps(question | {"id": number}) + "\n")
        self._asked.flush()
        return number

    def wait(self, number: int) -> Any:
        """Return the answer to a question. Raise `NodeError` where it failed."""
        while number not in self._early:
            line = self._told.readline()
            if not line:
                raise NodeError("the script has ended")
            answer = json.loads(line)
            self._early[answer["id"]] = answer
        answer = self._early.pop(number)
        if "failed" in answer:
            raise NodeError(answer["failed"])
        return answer["found"]

    def ask(self, **question: Any) -> Any:
        """Ask and wait. Raise `NodeError` where it failed."""
        return self.wait(self.send(**question))
