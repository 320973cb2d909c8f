"""A synthesiser without sound: speech-dispatcher starts it, and each text it is to speak becomes a line of JSON.

It is run as a script, with the file to write to, by the interpreter of the tests: nothing of ours can be imported.
"""

import html
import json
import re
import sys
from collections.abc import Iterator
from typing import TextIO

VOICES = {"English": "en", "Welsh": "cy"}
TAG = re.compile(r"<[^>]*>")
MARK = re.compile(r'<mark name="([^"]*)"')
SPOKEN = ("SPEAK", "CHAR", "KEY")
WITH_A_BODY = {
    "AUDIO": ("207 OK RECEIVING AUDIO SETTINGS", "203 OK AUDIO INITIALIZED"),
    "LOGLEVEL": ("207 OK RECEIVING LOGLEVEL SETTINGS", "203 OK LOG LEVEL SET"),
    "SET": ("203 OK RECEIVING SETTINGS", "203 OK SETTINGS RECEIVED"),
}
"""The commands that settings follow, with the answers before and after those."""


class Synthesiser:
    """One output module, as chapter 5 of speech-dispatcher's manual has it."""

    def __init__(self, asked: Iterator[str], answers: TextIO, heard: TextIO) -> None:
        self._asked = asked
        self._answers = answers
        self._heard = heard
        self._language = "en"

    def run(self) -> None:
        """Answer every command until the last."""
        for line in self._asked:
            command = line.strip()
            self._obey(command)
            if command == "QUIT":
                return

    def _obey(self, command: str) -> None:
        if command in WITH_A_BODY:
            before, after = WITH_A_BODY[command]
            self._say(before)
            self._settings(self._body())
            self._say(after)
        elif command in SPOKEN:
            self._say("202 OK RECEIVING MESSAGE")
            self._speak("\n".join(self._body()))
        elif command == "INIT":
            self._say("299-ready", "299 OK LOADED SUCCESSFULLY")
        elif command == "LIST VOICES":
            self._say(*(f"200-{name}\t{code}\tnone" for name, code in VOICES.items()), "200 OK VOICE LIST SENT")
        elif command == "QUIT":
            self._say("210 OK QUIT")
        elif command not in {"STOP", "PAUSE"}:
            self._say("300 ERR UNKNOWN COMMAND")

    def _say(self, *lines: str) -> None:
        for line in lines:
            print(line, file=self._answers, flush=True)

    def _body(self) -> list[str]:
        """Return the lines up to the one with a full stop alone; a leading full stop is doubled."""
        lines = []
        for line in self._asked:
            text = line.rstrip("\n")
            if text == ".":
                break
            lines.append(text.removeprefix(".") if text.startswith("..") else text)
        return lines

    def _settings(self, lines: list[str]) -> None:
        settings = dict(line.split("=", 1) for line in lines if "=" in line)
        self._language = settings.get("language", self._language)

    def _speak(self, ssml: str) -> None:
        text = " ".join(html.unescape(TAG.sub("", ssml)).split())
        print(json.dumps([self._language, text]), file=self._heard, flush=True)
        marks = (line for mark in MARK.findall(ssml) for line in (f"700-{mark}", "700 INDEX MARK"))
        self._say("200 OK SPEAKING", "701 BEGIN", *marks, "702 END")


if __name__ == "__main__":
    with open(sys.argv[1], "a", encoding="utf-8") as file:  # noqa: PTH123 - no path is made of it
        Synthesiser(iter(sys.stdin), sys.stdout, file).run()
