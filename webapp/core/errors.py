"""Configuration errors, which the operator must fix before the site can start."""

from collections.abc import Iterable
from typing import ClassVar

from click import ClickException


def printable(text: str, longest: int = 400) -> str:
    """Return a text for one line of a terminal or a log: escape what cannot be seen, cut off what is long."""
    visible = "".join(letter if letter.isprintable() else f"\\u{ord(letter):04x}" for letter in text[:longest])
    return visible + "…" * (len(text) > longest)


class ConfigurationError(ClickException):
    """A setting, a fact or a translation is wrong; `errors` holds one line for each.

    The exit code is `EX_CONFIG` of sysexits.h, so that systemd can tell it from a crash and not start again.
    """

    exit_code: ClassVar[int] = 78
    heading: ClassVar[str]

    def __init__(self, errors: Iterable[str]) -> None:
        self.errors = [*map(printable, errors)]
        super().__init__("\n".join([self.heading, *self.errors]))
