"""Get help now and home on the first screen of a small phone: one load of each page in each language."""

import pytest
from playwright.sync_api import Page

BARS = {
    # screen: how many of the helplines' ring buttons must be above the bar
    (360, 640): 2,
    (360, 560): 1,
    (320, 568): 1,
}
WIDEST = '*, ::before { font-family: "DejaVu Sans", Verdana !important }'
"""The widest font that a phone may have been told to use."""

ABOVE_THE_BAR = """() => {
    const bar = document.querySelector(".bar").getBoundingClientRect().top;
    const link = (selector) => [...document.querySelectorAll(selector)];
    const above = (element) => element.getBoundingClientRect().bottom <= bar;
    return {
        danger: link('main [href="tel:999"]').some(above),
        listeners: link("main .raised.people").some(above),
        police: link('main [href="tel:101"]').some(above),
        ceop: link('main [href*="ceop.police.uk"]').some(above),
        lines: link('.helpline a[href^="tel:"]').filter(above).length,
        beside: new Set(link(".two a").map((one) => one.offsetTop)).size === 1,
    };
}"""


def _widest(page: Page) -> None:
    page.evaluate(
        "(text) => { const s = new CSSStyleSheet(); s.replaceSync(text); document.adoptedStyleSheets = [s] }",
        WIDEST,
    )


@pytest.mark.parametrize("path", ["/en/help/", "/cy/cymorth/"])
def test_who_helps_stands_above_the_bar(phone: Page, path: str) -> None:
    phone.goto(path)
    _widest(phone)
    for (width, height), lines in BARS.items():
        phone.set_viewport_size({"width": width, "height": height})
        for scheme in ("light", "dark"):
            phone.emulate_media(color_scheme=scheme)
            found = phone.evaluate(ABOVE_THE_BAR)
            wanted = dict.fromkeys(("danger", "listeners", "police", "ceop", "beside"), True)
            assert {key: found[key] for key in wanted} == wanted, (width, height, scheme)
            assert found["lines"] >= lines, (width, height, scheme)


HOMES = {
    "/en/": ["Don’t reply", "Don’t pay", "Don’t send more"],
    "/cy/": ["Paid ag ateb", "Paid â thalu", "Paid ag anfon mwy"],
}
SIDE = "([name, side]) => document.querySelector(name).getBoundingClientRect()[side]"


@pytest.mark.parametrize("path", HOMES)
def test_home_first_shows_help_and_three_donts(phone: Page, path: str) -> None:
    phone.goto(path)
    assert phone.locator(".donts li").all_inner_texts() == HOMES[path]
    assert phone.evaluate(SIDE, [".donts", "bottom"]) <= phone.evaluate(SIDE, [".bar", "top"])
    ruled = "[...document.querySelectorAll('.donts li')].map((one) => getComputedStyle(one).borderInlineStartWidth)"
    assert phone.evaluate(ruled) == ["2px"] * 3
    phone.evaluate("document.documentElement.style.fontSize = '36px'")
    assert phone.evaluate(SIDE, [".hero strong", "top"]) + 48 <= phone.evaluate(SIDE, [".bar", "top"])


@pytest.mark.parametrize("path", ["/en/step-1/", "/cy/nawr/"])
def test_large_text_breaks_no_999(phone: Page, path: str) -> None:
    phone.goto(path)
    phone.evaluate("document.documentElement.style.fontSize = '36px'")
    assert (
        phone.locator(".crisis [href='tel:999']").evaluate("""(link) => {
        const range = document.createRange();
        range.selectNodeContents(link.querySelector("[aria-hidden]"));
        return new Set(Array.from(range.getClientRects(), (line) => line.top)).size;
    }""")
        == 1
    )
