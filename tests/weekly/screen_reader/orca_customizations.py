"""Orca's settings for a hearing: copied to where Orca looks for a user's own, and run inside of it."""

from collections import defaultdict
from threading import Lock
from typing import Any

from gi.repository import GLib
from orca import acss, settings
from speechd import client

settings.enableBraille = False
settings.enableSound = False
settings.enableKeyEcho = False
settings.sayAllOnLoad = False
settings.pageSummaryOnLoad = False


def hand_languages_on() -> None:
    """Let the synthesiser be told the language of each text: Orca 43 finds it out and then drops it.

    The reader's own words, such as "link", stay in the reader's language.
    """
    from orca import speech_generator  # noqa: PLC0415 - it imports the settings that are being loaded

    plain_voice = speech_generator.SpeechGenerator.voice

    def voice(self: Any, key: str | None = None, **about: Any) -> list[Any]:
        chosen: list[Any] = plain_voice(self, key, **about)
        language = about.get("language")
        if language and key != "system":
            chosen[0][acss.ACSS.FAMILY] = {"lang": language, "dialect": about.get("dialect") or ""}
        return chosen

    speech_generator.SpeechGenerator.voice = voice


def lose_no_event() -> None:
    """Keep what the synthesiser answers before the client has noted whom to tell: else Orca stops reading there.

    The client's source names this race in `speak`; a synthesiser without sound is fast enough to lose it.
    """
    handler = client._CallbackHandler
    plain_call, plain_add = handler.__call__, handler.add_callback
    early: dict[int, list[Any]] = defaultdict(list)
    lock = Lock()

    def call(self: Any, message: int, *event: Any, **more: Any) -> None:
        with lock:
            if message in self._callbacks:
                plain_call(self, message, *event, **more)
            else:
                early[message].append((event, more))

    def add(self: Any, message: int, *wanted: Any) -> None:
        with lock:
            plain_add(self, message, *wanted)
            for event, more in early.pop(message, []):
                plain_call(self, message, *event, **more)

    handler.__call__, handler.add_callback = call, add


lose_no_event()
GLib.idle_add(hand_languages_on)
