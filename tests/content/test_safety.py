"""What must come first does, on every page and in every language; each rule is shown broken."""

from xml.etree.ElementTree import Element

import pytest

from tests.content import safety
from tests.content.test_never import MESSAGES
from tests.support.html import XHTML, every, prose, text_of
from tests.support.registry import BY_NAME, STORE, every_address
from tests.support.rendered import Site
from tests.support.screens import screens
from tools.messages import said
from webapp.i18n.languages import LANGUAGES, Language

IN_EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
HARMFUL_CONTENT = {
    address
    for service in [STORE.services["harmful_content"]]
    if service.url
    for address in service.url.pages.values()
}
QUESTION = "Do you know them in real life?"
LAW = (
    "What the law says: nobody may take, have or share a nude picture of anyone under 18, even of themselves. "
    "That law is there to protect you."
)
KEEP = "You don’t have to delete anything tonight. Ask a helpline or the officer when."
ANSWERED = {"known"}
"""Pages for whoever has answered that question already."""

THAT_PICTURE_ONLY = (
    "Then you can delete that picture only. If your phone saved it in your photos, "
    "you can delete it there too. Keep the chat."
)
LINKS_IN_ORDER = {
    "shared": ("page:tell", "page:apps", "page:remove"),
    "reached": ("page:apps", "page:tell", "page:report"),
    "fake": ("page:tell", "page:apps", "page:report"),
    "no_picture": ("page:remove", "tel:08001111", "page:report"),
    "known": ("tel:999", "page:tell", "page:report", "page:remove"),
    "talk": ("tel:999", "page:reach", "https://999bsl.co.uk", "tel:08001111", "sms:85258?body=SHOUT"),
}
WORDS_IN_ORDER = {
    "now": ("Tell one person", "You can stop here for now. The rest can wait.", QUESTION, "Block them"),
    "paid": ("Was it someone else’s card?", "Tell the bank, card or app today"),
    "talk": ("Talk or text now", "You can say it straight out:"),
    "passed_on": ("Did someone make you do it?", "Did nobody make you do it?"),
    "reached": (
        "Tell an adult today. Your friend may need help, and so may you.",
        THAT_PICTURE_ONLY,
    ),
    "school": (
        "Tell your Designated Safeguarding Person (DSP) straight away.",
        "Have you already seen the picture?",
        "What to do now",
    ),
}
SEEN_AT_ONCE = {
    "at_home": (
        (
            "Afraid of your family because of shame? Choose someone outside the family and its friends: "
            "Childline, school or the police."
        ),
        "“Leave now” hides this at once. It can’t clear your history.",
    ),
    "family": (
        "Tell them they are not to blame.",
        (
            "Don’t look at the picture or send it on. Don’t pay, and don’t write to the blackmailer. "
            "Don’t take the phone. Don’t delete anything."
        ),
        "Ask: “Do you know them in real life?”",
    ),
    "remove": ("Don’t send the picture to anyone else, not even as proof.",),
    "school": ("Tell them they are not to blame.", "Ask: “Do you know them in real life?”"),
    "talk": (
        "If you can’t speak or can’t hear",
        (
            "This feeling is very strong right now. It can get smaller. "
            "People come through this, and you don’t have to do it alone."
        ),
    ),
}
"""What nobody should have to open a line for."""


def _unfolded(element: Element) -> str:
    """Return the words inside an element that are seen while its lines are closed."""
    if element.tag == f"{XHTML}details" and element.get("open") is None:
        return " ".join(text_of(summary) for summary in element.findall(f"{XHTML}summary"))
    inside = [f"{_unfolded(child)}{child.tail or ''}" for child in element]
    return " ".join(f"{element.text or ''}{''.join(inside)}".split())


OURS = {path: f"page:{page.name}" for page, _language, path in every_address()}


def _links(main: Element) -> list[str]:
    """Return where each link leads: `page:` and a name, or the address itself."""
    return [OURS.get(href, href) for a in every(main, "a") for href in [a.get("href", "").partition("#")[0]]]


def test_know_them_comes_before_block(site: Site) -> None:
    for page, language, path in every_address():
        if page.name not in ANSWERED:
            text = " ".join(words for words, _language in prose(site[path].main))
            assert safety.blocks_before(text, said(QUESTION, language), language.code) == [], path


@IN_EVERY_LANGUAGE
def test_blocking_steps_say_for_whom(site: Site, language: Language) -> None:
    """In words, or by coming after the answer to that question."""
    main = site[BY_NAME["plan"].path(language)].main
    asking = [s for s in screens(main).values() if s.title == said(QUESTION, language)]
    answered = {to for question in asking for to in question.answers.values()}
    for screen in screens(main).values():
        if screen.id in answered:
            answered |= set(screen.answers.values())
    for section in every(main, "section"):
        heading = section.find(f"{XHTML}h2")
        for item in every(section, "li"):
            if safety.blocks_before(text_of(item), "\0", language.code):
                condition = [p for p in every(item, "p") if p.get("class") == "condition"]
                assert condition or (heading is not None and heading.get("id") in answered), text_of(item)


@pytest.mark.parametrize("language", MESSAGES)
def test_who_has_seen_it_is_not_forgotten(language: str) -> None:
    assert [text for text in MESSAGES[language] if safety.forgets_who_has_seen_it(text, language)] == []


@pytest.mark.parametrize("language", MESSAGES)
def test_words_to_send_delete_one_picture_at_most(language: str) -> None:
    assert [t for t in MESSAGES[language] if safety.deletes_more_than_the_picture(t, language)] == []


def test_blocking_steps_are_for_strangers() -> None:
    platforms = STORE.platforms
    assert [step for one in platforms.values() for step in one.steps if safety.blocks_anybody(step)] == []


@IN_EVERY_LANGUAGE
@pytest.mark.parametrize("name", LINKS_IN_ORDER)
def test_links_stand_in_the_order_to_use_them(site: Site, name: str, language: Language) -> None:
    found = _links(site[BY_NAME[name].path(language)].main)
    assert safety.in_order(found, LINKS_IN_ORDER[name]), found


@IN_EVERY_LANGUAGE
@pytest.mark.parametrize("name", WORDS_IN_ORDER)
def test_words_stand_in_the_order_to_read_them(site: Site, name: str, language: Language) -> None:
    blocks = [text_of(e) for e in site[BY_NAME[name].path(language)].main.iter() if e.tag != f"{XHTML}section"]
    assert safety.in_order(blocks, [said(words, language) for words in WORDS_IN_ORDER[name]])


@IN_EVERY_LANGUAGE
@pytest.mark.parametrize("name", SEEN_AT_ONCE)
def test_what_keeps_somebody_safe_is_not_folded_away(site: Site, name: str, language: Language) -> None:
    seen = _unfolded(site[BY_NAME[name].path(language)].main)
    assert [words for words in SEEN_AT_ONCE[name] if said(words, language) not in seen] == []


def test_harmful_content_comes_after_those_for_a_crime(site: Site) -> None:
    """Report Harmful Content is for what is not a crime: its owner says so."""
    for page, language, path in every_address():
        links = _links(site[path].main)
        for address in HARMFUL_CONTENT & set(links) if page.audience == "young" else ():
            assert safety.in_order(links, ("page:report", "page:remove", address)), path
            assert said("When it is hurtful, but not a crime", language) in text_of(site[path].main), path


def test_law_pages_do_not_lead_to_deleting(site: Site) -> None:
    for page, language, path in every_address():
        text = text_of(site[path].main)
        if said(LAW, language) in text or page.name == "remove":
            assert said(KEEP, language) in text, path


@IN_EVERY_LANGUAGE
def test_home_leads_to_help_for_unsafe_homes(site: Site, language: Language) -> None:
    links = _links(site[BY_NAME["home"].path(language)].main)
    assert {"page:at_home", "page:reached"} <= set(links)
    others = set(_links(site[BY_NAME["tell"].path(language)].main)) & set(
        _links(site[BY_NAME["questions"].path(language)].main)
    )
    assert "page:at_home" in others


@IN_EVERY_LANGUAGE
@pytest.mark.parametrize("name", ["passed_on", "reached", "friend"])
def test_nobody_is_led_to_upload_someone_elses_picture(site: Site, name: str, language: Language) -> None:
    assert "page:remove" not in _links(site[BY_NAME[name].path(language)].main)


def test_blocking_is_found() -> None:
    assert safety.blocks_before("Just block them. Do you know them?", "Do you know them?", "en") == ["block"]
    assert safety.blocks_before("Cyn dadflocio, blocia nhw.", "Wyt ti?", "cy") == ["dadflocio", "blocia"]
    assert safety.blocks_before("Rhwystro’r llun, y blacmel", "Wyt ti?", "cy") == []
    assert safety.blocks_before("Do you know them? Block them.", "Do you know them?", "en") == []


def test_a_picture_already_seen_is_thought_of() -> None:
    assert safety.forgets_who_has_seen_it("Please don’t open it.", "en")
    assert safety.forgets_who_has_seen_it("Paid â’i agor.", "cy")
    assert not safety.forgets_who_has_seen_it("Don’t open it. Already seen it? It’s not your fault.", "en")


def test_deleting_too_much_is_found() -> None:
    assert safety.deletes_more_than_the_picture("“Report it, then delete it.”", "en")
    assert safety.deletes_more_than_the_picture("“Riportia’r cyfan, a’i ddileu wedyn.”", "cy")
    assert not safety.deletes_more_than_the_picture("“Then delete just that picture. Keep the chat.”", "en")
    assert not safety.deletes_more_than_the_picture("“Dwi ddim wedi dileu dim byd.”", "cy")


def test_a_step_that_blocks_anybody_is_found() -> None:
    assert safety.blocks_anybody({"en": "Then block the number.", "cy": "Wedyn blocia’r rhif."})
    assert safety.blocks_anybody({"en": "Tap [Report and Block].", "cy": "Tapia [Report and Block]."})
    assert not safety.blocks_anybody({"en": "Tap [Report or block].", "cy": "Tapia [Report or block]."})
    strangers = {"en": "If you don’t know them, block.", "cy": "Os nad wyt ti’n eu nabod nhw, blocia."}
    assert not safety.blocks_anybody(strangers)


def test_order_is_read() -> None:
    assert safety.in_order(["a", "b", "a"], ["a", "b"])
    assert not safety.in_order(["b", "a"], ["a", "b"])
    assert not safety.in_order(["a"], ["a", "b"])
