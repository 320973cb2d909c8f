"""One way through practising to tell dad: without scripting from home, and in the kept copy without a network."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.browser.offline.phone import Phone
from tests.support.registry import BY_NAME
from webapp.i18n.languages import ENGLISH, WELSH

TO_DAD = ("No", "My dad", "“Dad, can we talk, just you and me? I need your help.”", "They shout")
I_DAD = (
    "Na allen",
    "Fy nhad",
    "“Dad, gawn ni siarad, dim ond ti a fi? Dwi angen dy help di.”",
    "Maen nhw’n gweiddi",
)


def _choose(page: Page, *choices: str) -> None:
    for words in choices:
        page.locator(".answers a:visible").get_by_text(words, exact=True).tap()
        expect(page.locator(".screens h2:visible")).to_have_count(1)


def test_practice_works_without_scripting(new_context: NewContext) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(BY_NAME["home"].path(ENGLISH))
    for name in ("tell", "practise"):
        page.locator(f'main a[href="{BY_NAME[name].path(ENGLISH)}"]').first.tap()
    _choose(page, *TO_DAD)
    expect(page.locator("section:visible")).to_contain_text("It’s not your fault. You can stop and walk away.")
    _choose(page, "“I know it’s a shock. Can we do this bit first?”", "“This screen says what to do.”")
    expect(page.get_by_text("“I need help. This screen says the rest.”")).to_be_visible()
    page.locator("section:visible a.step-1").tap()
    expect(page).to_have_url(re.compile(f"{BY_NAME['show'].path(ENGLISH)}$"))
    page.go_back()
    page.get_by_role("link", name="Stop here").locator("visible=true").tap()
    expect(page.locator('section:visible a[href="tel:08001111"]')).to_be_visible()


def test_the_kept_copy_practises_without_a_network(phone: Phone) -> None:
    phone.context.set_offline(True)
    phone.page.goto(BY_NAME["practise"].path(WELSH))
    _choose(phone.page, *I_DAD, "“Bydda i’n dod yn ôl pan fydd hi’n dawel.”")
    expect(phone.page.locator('section:visible a[href="tel:08001111"]')).to_be_visible()
