"""The settings that a page is audited in, and what is asked of it in each."""

from dataclasses import dataclass, replace
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
    asked_of: Literal["every page", "every template", "a few"] = "every template"
    """A template is asked by one of its pages, the languages taking turns; the weekly tests ask every page."""

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
    asked_of="every page",
)
PHONE = Setting(
    "phone", ("axe", "lowContrast", "smallTargets", "moving", "exitIsFaint", "badFocus"), asked_of="every page"
)
SETTINGS = (
    ARRIVAL,
    PHONE,
    Setting("dark", ("lowContrast", "exitIsFaint"), scheme="dark"),
    Setting(
        "dark, more contrast",
        ("lowContrast", "paleLines", "exitIsFaint"),
        scheme="dark",
        contrast="more",
        asked_of="a few",
    ),
    Setting(
        "more contrast, less motion",
        ("lowContrast", "paleLines", "exitIsFaint", "moving"),
        contrast="more",
        motion="reduce",
    ),
    Setting("forced colours", ("edgeless", "faintWords", "dotlessBadges"), colours="active"),
    Setting(
        "forced colours, dark",
        ("edgeless", "faintWords", "dotlessBadges"),
        colours="active",
        scheme="dark",
        asked_of="a few",
    ),
    Setting("text at 200%", REFLOW, width=320, text=2, asked_of="every page"),
    Setting("zoom at 400%", REFLOW[:-1], width=320, height=256),
    Setting("wider spacing, 320 pixels", REFLOW, width=320, spaced=True),
    Setting("wider spacing, 1280 pixels", REFLOW, width=1280, spaced=True, asked_of="a few"),
    Setting("tablet, before printing", ("exitOutOfReach", "notedForPaper"), width=794, height=1123, scheme="dark"),
    Setting(
        "paper",
        ("lostOnPaper", "stillOnPaper", "withoutAddressOnPaper", "greyPaper"),
        width=794,
        height=1123,
        scheme="dark",
        media="print",
    ),
    Setting("wide screen, leaving", ("exitOutOfReach", "staysAfterKeys", "staysAfterPress"), width=1920),
)
"""In the order that moves the window least."""
AXE_MEASURES = tuple(
    replace(setting, name=f"axe, {setting.name}", checks=("axeMeasures",))
    for setting in SETTINGS
    if "lowContrast" in setting.checks
)
"""axe's own word on contrast and targets."""
ABOUT_THE_EXIT = {"exitOutOfReach", "exitIsFaint", "misnamedExit", "staysAfterKeys", "staysAfterPress"}
"""What is not asked of the decoy page, which has no exit."""
