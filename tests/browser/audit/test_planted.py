"""Each check of the audit finds a fault that is planted for it."""

from typing import Any

import pytest

from tests.browser.audit import spoken
from tests.browser.audit.room import Room
from tests.browser.audit.settings import LEAVING, PHONE, SETTINGS

BY_NAME = {setting.name: setting for setting in SETTINGS}
STYLE = "const sheet = new CSSStyleSheet(); sheet.replaceSync('{rule}'); document.adoptedStyleSheets = [sheet];"
FAULTS = {
    "axe": ("phone", "main.insertAdjacentHTML('beforeend', '<img src=/favicon.ico>')"),
    "axeContrast": ("dark", "h1.style.color = '#777'"),
    "smallTargets": ("phone", "main.querySelector('a').style.cssText = 'display: block; height: 20px; padding: 0'"),
    "edgeless": ("forced colours", "main.querySelector('a').style.cssText = 'border: 0; text-decoration: none'"),
    "faintWords": ("forced colours", "h1.style.cssText = 'forced-color-adjust: none; color: #777'"),
    "dotlessBadges": ("forced colours", STYLE.format(rule=".badge::before { border-color: transparent !important }")),
    "paleLines": ("more contrast", "h1.style.border = '1px solid #ccc'"),
    "moving": ("less motion", "h1.style.transition = 'opacity 1s'"),
    "sideways": ("text at 200%", "main.style.width = '400px'"),
    "lostWords": ("text at 200%", "h1.style.cssText = 'height: 1em; overflow: hidden'"),
    "overlaps": ("text at 200%", "h1.style.marginBottom = '-5rem'"),
    "tallBar": ("text at 200%", "document.querySelector('.bar').style.height = '60vh'"),
    "deepBeforeDetail": ("as it comes", "main.style.paddingTop = '1300px'"),
    "exitOutOfReach": ("wide screen", "main.style.cssText = 'position: fixed; inset: 0; z-index: 9'"),
    "exitIsFaint": ("dark", "exit.style.backgroundColor = getComputedStyle(exit.parentElement).backgroundColor"),
    "misnamedExit": ("as it comes", "exit.setAttribute('aria-label', 'Close')"),
    "stored": ("as it comes", "localStorage.setItem('visited', '1')"),
    "droppedRules": ("as it comes", "document.querySelector('style').textContent += 'p:nobody { color: red }'"),
    "badFocus": ("phone", "document.documentElement.style.scrollPadding = '0'; main.style.outline = '0'"),
    "stillOnPaper": ("paper", "document.querySelector('.bar').style.setProperty('display', 'flex', 'important')"),
    "withoutAddressOnPaper": ("paper", STYLE.format(rule="a::after { content: none !important }")),
    "greyPaper": ("paper", "document.documentElement.style.setProperty('color', '#444', 'important')"),
    "staysAfterPress": ("leaving", "addEventListener('click', (e) => e.stopImmediatePropagation(), true)"),
    "staysAfterKeys": ("leaving", "addEventListener('keydown', (e) => e.stopImmediatePropagation(), true)"),
}
"""The setting in which a fault of each kind is planted, and how."""


@pytest.fixture
def help_page(room: Room) -> Any:
    """The page of help, as it comes."""
    room.page.goto("/en/help/")
    yield room
    room.page.evaluate("localStorage.clear()")
"""A page with badges, numbers, links and folds."""
