"""Each check of the audit finds a fault that is planted for it."""

import pytest
from playwright.sync_api import Route

from tests.browser.audit import spoken
from tests.browser.audit.room import Room
from tests.browser.audit.settings import ARRIVAL, AXE_MEASURES, SETTINGS
from tests.browser.audit.spoken import Node

EVERY = (*SETTINGS, *AXE_MEASURES)
BY_NAME = {setting.name: setting for setting in EVERY}
STYLE = "const sheet = new CSSStyleSheet(); sheet.replaceSync('{rule}'); document.adoptedStyleSheets = [sheet];"
FAULTS = {
    "axe": ("phone", "main.insertAdjacentHTML('beforeend', '<img src=/favicon.ico>')"),
    "axeMeasures": ("axe, dark", "h1.style.color = '#777'"),
    "lowContrast": ("dark", "h1.style.color = '#777'"),
    "smallTargets": (
        "phone",
        "main.querySelector('a').style.cssText = 'display: block; height: 20px; min-height: 0; padding: 0'",
    ),
    "edgeless": ("forced colours", "main.querySelector('a').style.cssText = 'border: 0; text-decoration: none'"),
    "faintWords": ("forced colours", "h1.style.cssText = 'forced-color-adjust: none; color: #777'"),
    "dotlessBadges": (
        "forced colours",
        STYLE.format(rule=".badge::before { forced-color-adjust: none; border-color: red !important }"),
    ),
    "paleLines": ("more contrast, less motion", "h1.style.border = '1px solid #ccc'"),
    "moving": ("more contrast, less motion", "h1.style.transition = 'opacity 1s'"),
    "sideways": ("text at 200%", "main.style.width = '400px'"),
    "lostWords": ("text at 200%", "h1.style.cssText = 'height: 1em; overflow: hidden'"),
    "overlaps": ("text at 200%", "h1.style.marginBottom = '-5rem'"),
    "tallBar": ("text at 200%", "document.querySelector('.bar').style.height = '60vh'"),
    "deepBeforeDetail": ("as it comes", "main.style.paddingTop = '1300px'"),
    "exitOutOfReach": ("wide screen, leaving", "main.style.cssText = 'position: fixed; inset: 0; z-index: 9'"),
    "shiftedLayout": ("as it comes", "h1.before(Object.assign(document.createElement('p'), { textContent: 'x' }))"),
    "exitIsFaint": (
        "dark",
        "exit.style.cssText = `background: ${getComputedStyle(exit.parentElement).backgroundColor}; border: 0`",
    ),
    "misnamedExit": ("as it comes", "exit.setAttribute('aria-label', 'Close')"),
    "stored": ("as it comes", "localStorage.setItem('visited', '1')"),
    "droppedRules": ("as it comes", "document.querySelector('style').textContent += 'p:nobody { color: red }'"),
    "badFocus": ("phone", "document.documentElement.style.scrollPadding = '0'; main.style.outline = '0'"),
    "lostOnPaper": ("paper", "h1.style.setProperty('display', 'none', 'important')"),
    "stillOnPaper": ("paper", "document.querySelector('.bar').style.setProperty('display', 'flex', 'important')"),
    "withoutAddressOnPaper": ("paper", STYLE.format(rule="a::after { content: none !important }")),
    "greyPaper": ("paper", "document.documentElement.style.setProperty('color', '#444', 'important')"),
    "staysAfterPress": (
        "wide screen, leaving",
        "addEventListener('click', (e) => e.stopImmediatePropagation(), true)",
    ),
    "staysAfterKeys": (
        "wide screen, leaving",
        "addEventListener('keydown', (e) => e.stopImmediatePropagation(), true)",
    ),
}
"""The setting in which a fault of each kind is planted, and how."""


NOTES = {"notedForPaper"}
"""What finds nothing itself."""
PLANT = """(names) => {{
  const [main, h1, exit] = ["main", "h1", "[data-exit]"].map((selector) => document.querySelector(selector));
  {fault};
  return audit.check(names);
}}"""


@pytest.mark.parametrize("check", sorted({name for setting in EVERY for name in setting.checks} - NOTES))
def test_a_planted_fault_is_found(room: Room, check: str) -> None:
    setting, fault = FAULTS[check]
    room.ask(ARRIVAL, ())
    room.page.goto("/en/help/")
    if setting == "paper":
        room.ask(BY_NAME["tablet, before printing"], NOTES)
    assert room.ask(BY_NAME[setting], [check])["found"] == {check: []}
    assert room.page.evaluate(PLANT.format(fault=fault), [check])[check] != []
    room.page.evaluate("localStorage.removeItem('visited')")
    assert room.page.evaluate("localStorage.length") == 0


def test_what_is_asked_said_and_added_is_found(room: Room) -> None:
    added = b'<p>Scripted</p><script>1</script><img src="https://elsewhere.example/dot.png" alt="">'

    def rewrite(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.body().replace(b"</main>", added + b"</main>"))

    room.page.route("**/en/help/", rewrite)
    found = room.audit("/en/help/", (), plain=True)
    room.page.unroute("**/en/help/")
    assert found["words without scripting"] == ["Scripted"]
    assert found["requests"] == ["https://elsewhere.example/dot.png"]
    assert any("script" in text for text in found["complaints"])


def test_help_in_another_place_is_found(room: Room) -> None:
    room.audit("/en/talk/", [ARRIVAL])
    room.page.goto("/en/step-1/")
    room.page.evaluate("document.querySelector('.bar-help').style.marginBottom = '9px'")
    assert "help" in room.audit_in(ARRIVAL, "/en/step-1/")


def test_a_first_action_under_the_bar_is_found(room: Room) -> None:
    room.page.goto("/en/step-1/")
    room.page.evaluate("document.querySelector('main').style.paddingTop = '500px'")
    assert "first action" in room.audit_in(ARRIVAL, "/en/step-1/")
    room.page.goto("/en/sources/")
    assert "first action" not in {name for name, lines in room.audit_in(ARRIVAL, "/en/sources/").items() if lines}


@pytest.mark.parametrize(
    ("node", "fault"),
    [
        (Node("link", "", None, "/"), "without a name"),
        (Node("heading", "Deep", 3, ""), "headings"),
        (Node("main", "", None, ""), "landmarks"),
        (Node("link", "Ring 999", None, "tel:999"), "is told as"),
        (Node("navigation", "Language", None, ""), "two navigations"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_told_wrong_is_found(node: Node, fault: str) -> None:
    page = [
        Node("navigation", "Language", None, ""),
        Node("link", "Leave now", None, "/en/jotter/out"),
        Node("link", "Skip to main content", None, "#main"),
        Node("main", "", None, ""),
        Node("heading", "Help", 1, ""),
    ]
    assert spoken.faults(page, has_exit=True) == []
    [found] = spoken.faults([*page, node], has_exit=True)
    assert fault in found
    assert spoken.faults([page[2], page[1], *page[3:]], has_exit=True) != []
