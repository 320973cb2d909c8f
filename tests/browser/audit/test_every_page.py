"""Every page in every language is loaded once and audited: axe, contrast, reflow, targets, focus, speech, exit."""

import json
from pathlib import Path
from urllib.parse import quote, unquote
from urllib.request import urlopen

import pytest

from tests.browser.audit.room import Findings, Room
from tests.browser.audit.settings import AXE_MEASURES, SETTINGS, Setting
from tests.support.addresses import BILINGUAL, every_kind_once, every_page
from tests.support.measures import Measure, over_the_bars
from tests.support.server import Server
from webapp.quick_exit.decoy_page import DECOY_PATHS

SCREENS = (
    "/en/now/#s3",
    "/cy/cynllun/#s8",
    "/en/step-2/#s3",
    "/cy/fy-ngeiriau/#s2",
    "/cy/cam-1-ymarfer/#s13",
    "/en/plan/#all",
    "/cy/cam-2/#all",
)
"""What is seen only after the first screen, and the plain list of the pages that ask."""
PATHS = (*every_page(), *BILINGUAL, *DECOY_PATHS)
KINDS = {*every_kind_once(), *DECOY_PATHS}
FEW = {
    "/en/",
    "/cy/cymorth/",
    "/en/step-2/",
    "/cy/fy-ngeiriau/",
    "/en/poster/",
    "/cy/botwm/",
    "/en/leaving/",
    "/nope/",
}
"""The pages with most parts between them."""
BEHIND = tuple(setting for setting in SETTINGS if setting.name in {"phone", "dark", "text at 200%"})


def _settings(path: str) -> list[Setting]:
    """Return what a page is asked in every run: what its words can break, and what depends on its template."""
    asked = {"every page", *(["every template"] if path in KINDS else []), *(["a few"] if path in FEW else [])}
    return [setting for setting in SETTINGS if setting.asked_of in asked]


def _report(found: Findings) -> str:
    return "\n".join(f"{audit}\n    " + "\n    ".join(lines) for audit, lines in found.items())


@pytest.fixture(scope="session")
def measured(shared_folder: Path) -> Path:
    """The folder in which all workers of this run keep what each page measured."""
    folder = shared_folder / "measured"
    folder.mkdir(exist_ok=True)
    return folder


def _hold_the_medians(folder: Path, path: str, audited: object) -> None:
    """Keep what a page measured; whichever page comes last holds the medians of all to their bars."""
    part = folder / f"{quote(path, safe='')}.part"
    part.write_text(json.dumps(audited), "utf-8")
    part.rename(part.with_suffix(".json"))
    files = list(folder.glob("*.json"))
    if len(files) == len(every_page()):
        measures = {unquote(file.stem): Measure.of(json.loads(file.read_text("utf-8"))) for file in files}
        assert over_the_bars(measures) == []


@pytest.mark.requirement("Q1", "Q2", "Q3", "Q5", "Q6", "Q7", "Q8", "Q9", "Q10")
@pytest.mark.parametrize("path", PATHS)
def test_no_audit_finds_anything(room: Room, measured: Path, path: str) -> None:
    """One page of each template is audited in nearly every setting, the others in those that words can break."""
    found = room.audit(path, _settings(path), plain=path in KINDS)
    if path in every_page():
        _hold_the_medians(measured, path, room.measured)
    if found:
        pytest.fail(_report(found), pytrace=False)


def test_the_audited_copy_has_what_needs_a_public_address(server: Server) -> None:
    """The looks of the help button, and the square codes, are not there without one."""
    with urlopen(f"{server.url}/en/button/") as answer:  # noqa: S310 - our own server
        shown = answer.read().decode()
    assert all(f'class="button-{look}"' in shown for look in ("dark", "light", "link"))


@pytest.mark.requirement("Q1", "Q2", "Q5")
@pytest.mark.parametrize("path", SCREENS)
def test_no_audit_finds_anything_behind_the_first_screen(room: Room, path: str) -> None:
    """Links lead there within the page; only a reload opens it, and then moves on from the first."""
    if found := room.audit(path, BEHIND):
        pytest.fail(_report(found), pytrace=False)


@pytest.mark.exhaustive
@pytest.mark.parametrize("path", PATHS)
def test_no_audit_finds_anything_in_any_setting(room: Room, path: str) -> None:
    asked = _settings(path)
    if found := room.audit(path, [setting for setting in SETTINGS if setting not in asked], plain=True):
        pytest.fail(_report(found), pytrace=False)


@pytest.mark.exhaustive
@pytest.mark.parametrize("path", PATHS)
def test_axe_agrees_on_contrast_and_targets(room: Room, path: str) -> None:
    """What `lowContrast` and `smallTargets` ask of every page in every run, by axe's way of measuring."""
    if found := room.audit(path, AXE_MEASURES):
        pytest.fail(_report(found), pytrace=False)
