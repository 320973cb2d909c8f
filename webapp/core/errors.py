"""What keeps the site from starting: something that whoever runs it must mend."""

from typing import ClassVar

from click import ClickException

LONGEST = 400


def shown(text: str, longest: int = LONGEST) -> str:
    """Return a text for one line of a terminal or a log: what cannot be seen is spelt out, what is long cut off."""
    visible = "".join(letter if letter.isprintable() else f"\\u{ord(letter):04x}" for letter in text[:longest])
    return visible + "…" * (len(text) > longest)


class StartError(ClickException):
    """A setting, a fact or a translation is wrong. A flask command shows the message as it is.

    The exit code is `EX_CONFIG` of sysexits.h, so that systemd can tell it from a crash and not start again.
    """

    exit_code: ClassVar[int] = 78
