"""Every page in every language is loaded once and audited: axe, contrast, reflow, targets, focus, speech, exit."""

import pytest

from tests.browser.audit.room import Findings, Room
from tests.browser.audit.settings import SETTINGS
from tests.support.addresses import BILINGUAL, every_kind_once, every_page
from webapp.quiet import JOTTERS

SCREENS = (
    "/en/now/#s3",
    "/cy/cynllun/#s8",
    "/en/step-2/#s3",
    "/cy/fy-ngeiriau/#s2",
    "/en/plan/#all",
    "/cy/cam-2/#all",
)
"""What is seen only after the first screen, and the plain list of the pages that ask."""
PATHS = (*every_page(), *SCREENS, *BILINGUAL, *JOTTERS)
KINDS = {*every_kind_once(), *JOTTERS}
FOR_ALL = tuple(setting for setting in SETTINGS if setting.every_page)


def _report(found: Findings) -> str:
    return "\n".join(f"{audit}\n    " + "\n    ".join(lines) for audit, lines in found.items())


@pytest.mark.requirement("Q1", "Q2", "Q3", "Q5", "Q6", "Q7", "Q8", "Q9", "Q10")
@pytest.mark.parametrize("path", PATHS)
def test_no_audit_finds_anything(room: Room, path: str) -> None:
    """One page of each template is audited in every setting, the others in those that tell most."""
    kind = path in KINDS
    if found := room.audit(path, SETTINGS if kind else FOR_ALL, plain=kind):
        pytest.fail(_report(found), pytrace=False)


@pytest.mark.exhaustive
@pytest.mark.parametrize("path", [path for path in PATHS if path not in KINDS])
def test_no_audit_finds_anything_in_any_setting(room: Room, path: str) -> None:
    if found := room.audit(path, [setting for setting in SETTINGS if setting not in FOR_ALL], plain=True):
        pytest.fail(_report(found), pytrace=False)
