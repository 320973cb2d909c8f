"""The settings that a page is audited in, and what is asked of it in each."""

from dataclasses import dataclass
from typing import Literal, Self

from playwright.sync_api import Page, ViewportSize

REFLOW = ("sideways", "lostWords", "overlaps", "tallBar", "exitOutOfReach")


@dataclass(frozen=True)
class Setting:
    """A window, what the reader has set in the device, and the checks of `checks.js` to run there."""

    name: str
    checks: tuple[str, ...]
    width: int = 360
    height: int = 640
    scheme: Literal["light", "dark"] = "light"
    contrast: Literal["more", "no-preference"] = "no-preference"
    colours: Literal["active", "none"] = "none"
    motion: Literal["reduce", "no-preference"] = "no-preference"
    media: Literal["print", "screen"] = "screen"
    text: int = 1
    spaced: bool = False
    opened: bool = True
    """With every fold unfolded."""
    every_page: bool = False
    """Asked of every page; what is not, of one page of each template, the languages taking turns."""

    @property
    def window(self) -> ViewportSize:
        """The size of the window."""
        return {"width": self.width, "height": self.height}

    def emulate(self, page: Page) -> None:
        """Set the media features."""
        page.emulate_media(
            color_scheme=self.scheme,
            contrast=self.contrast,
            forced_colors=self.colours,
            reduced_motion=self.motion,
            media=self.media,
        )

    @property
    def prepared(self) -> dict[str, object]:
        """What `audit.prepare` of `checks.js` is told."""
        return {"text": self.text, "spaced": self.spaced, "open": self.opened}

    def same_media(self, other: Self) -> bool:
        """Say whether both emulate the same media features."""
        names = ("scheme", "contrast", "colours", "motion", "media")
        return all(getattr(self, name) == getattr(other, name) for name in names)


ARRIVAL = Setting(
    "as it comes",
    ("shiftedLayout", "deepBeforeDetail", "droppedRules", "exitOutOfReach", "misnamedExit", "stored"),
    opened=False,
    every_page=True,
)
PHONE = Setting("phone", ("axe", "smallTargets", "moving", "exitIsFaint", "badFocus"), every_page=True)
LEAVING = Setting("leaving", ("staysAfterKeys", "staysAfterPress"))
SETTINGS = (
    ARRIVAL,
    PHONE,
    Setting("dark", ("axeContrast", "exitIsFaint"), scheme="dark"),
    Setting("dark, more contrast", ("axeContrast", "paleLines", "exitIsFaint"), scheme="dark", contrast="more"),
    Setting("more contrast", ("axeContrast", "paleLines", "exitIsFaint"), contrast="more"),
    Setting("forced colours", ("edgeless", "faintWords", "dotlessBadges"), colours="active"),
    Setting(
        "forced colours, dark",
        ("edgeless", "faintWords", "dotlessBadges"),
        colours="active",
        scheme="dark",
    ),
    Setting("less motion", ("moving",), motion="reduce"),
    Setting("text at 200%", REFLOW, width=320, text=2, every_page=True),
    Setting("zoom at 400%", REFLOW[:-1], width=320, height=256),
    Setting("wider spacing, 320 pixels", REFLOW, width=320, spaced=True),
    Setting("wider spacing, 1280 pixels", REFLOW, width=1280, spaced=True),
    Setting("tablet", ("exitOutOfReach",), width=768),
    Setting("wide screen", ("exitOutOfReach",), width=1920),
    Setting("before printing", ("notedForPaper",), width=794, height=1123, scheme="dark"),
    Setting(
        "paper",
        ("lostOnPaper", "stillOnPaper", "withoutAddressOnPaper", "greyPaper"),
        width=794,
        height=1123,
        scheme="dark",
        media="print",
    ),
    LEAVING,
)
ABOUT_THE_EXIT = {"exitOutOfReach", "exitIsFaint", "misnamedExit", "staysAfterKeys", "staysAfterPress"}
"""What is not asked of the decoy page, which has no exit."""
