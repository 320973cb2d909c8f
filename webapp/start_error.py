"""What keeps the site from starting: something that whoever runs it must mend."""

from typing import ClassVar

from click import ClickException


class StartError(ClickException):
    """A setting, a fact or a translation is wrong. A flask command shows the message as it is.

    The exit code is `EX_CONFIG` of sysexits.h, so that systemd can tell it from a crash and not start again.
    """

    exit_code: ClassVar[int] = 78
