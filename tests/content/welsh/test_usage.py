"""How Welsh is said, held in every message and every text of the data; each check is shown failing."""

import re

import pytest
from flask.testing import FlaskClient

from tests.content.welsh import mutations, usage
from tests.content.welsh.sentences import ALL, CATALOGUE
from tests.support.registry import BY_NAME, PAGES, STORE
from webapp.i18n.languages import WELSH

SENT = re.compile(r"“%\(word\)s”")


def _said(english: str, welsh: str, notes: list[str]) -> tuple[str, str]:
    return " ".join(usage.speech(english, english, notes)), " ".join(usage.speech(english, welsh, notes))


def test_one_word_stands_for_one_thing() -> None:
    assert {s.welsh: found for s in ALL if (found := usage.competing(s.welsh))} == {}


def test_no_english_syntax() -> None:
    assert {s.welsh: found for s in ALL if (found := usage.translated(s.welsh))} == {}


def test_what_the_english_calls_for_is_there() -> None:
    assert {s.english: found for s in ALL if (found := usage.unanswered(s.english, s.welsh))} == {}


def test_what_is_said_is_free_of_dialect() -> None:
    said = {s.english: _said(*s[:3])[1] for s in ALL}
    assert {english: found for english, welsh in said.items() if (found := usage.dialect(welsh))} == {}


def test_what_is_asked_politely_stays_polite() -> None:
    assert [s.welsh for s in ALL if usage.please_is_lost(*_said(*s[:3]))] == []


def test_words_begin_as_the_word_before_asks() -> None:
    assert {s.welsh: found for s in ALL if (found := mutations.unmutated(s.welsh, STORE.english_names))} == {}


def test_a_word_to_send_is_quoted() -> None:
    with_word = [s for s in CATALOGUE if "%(word)s" in s.english]
    assert len(with_word) > 1
    assert [s.english for s in with_word if not (SENT.search(s.english) and SENT.search(s.welsh))] == []


def test_a_word_to_send_is_marked_as_english(client: FlaskClient) -> None:
    for page, word in (("support", "help"), ("reach", "register")):
        body = client.get(BY_NAME[page].path(WELSH)).get_data(as_text=True)
        assert f'“<span lang="en">{word}</span>”' in body, page


def test_a_name_begins_the_titles_it_stands_in() -> None:
    """Inside a phrase its capital letter would be wrong: Defnyddio Sgwrs fideo."""
    named = {text for page in PAGES if page.names for text in (page.title, page.heading, page.description)}
    held = {s.english: s.welsh for s in CATALOGUE}
    assert named
    assert [text for text in named if not (text.startswith("%(name)s") and held[text].startswith("%(name)s"))] == []


@pytest.mark.parametrize(
    "text",
    [
        "Dyw’r ap ddim yn agor",
        "Rydw i dan 18 oed",
        "Gwasga’r botwm",
        "Beth maen nhw am gael?",
        "Y deg munud cyntaf",
        "rhywun wyt ti’n ei adnabod",
        "Beth gall ffrind ei wneud",
        "na alla i ddal ati",
        "yr adnoddau lluniau",
        "y gwasanaethau cael gwared ar luniau",
        "Mae cynghorydd yn darllen",
        "y byddan nhw’n dy frifo",
        "Paid â chwrdd â nhw",
        "oni bai fod perygl",
        "Ti sydd wedi cael cam.",
    ],
)
def test_a_competing_word_is_found(text: str) -> None:
    assert usage.competing(text)


@pytest.mark.parametrize(
    "text",
    [
        "Cael y lluniau oddi ar y we",
        "Nesaf: cael eich lluniau oddi ar y we",
        "Os gallai plentyn fod mewn perygl",
        "Mae pa mor gyflym maen nhw’n ateb yn dibynnu",
        "os wyt ti wedi dweud neu beidio",
        "Os llun ohonot ti yw e",
        "Mae’n cuddio hwn ar unwaith",
        "Gydag amser, a gyda siarad",
        "y person sydd â’r gwaith o gadw",
        "na drwy neges",
    ],
)
def test_english_syntax_is_found(text: str) -> None:
    assert usage.translated(text)


@pytest.mark.parametrize(
    "text",
    [
        "mae’r lluniau’n cael eu tynnu oddi ar y we",
        "cael gwared ar y lluniau",
        "Os galli di, gwna hyn",
        "yr ap hwn",
        "cael y llun wedi’i dynnu oddi ar y we",
        "Os mai llun ohonot ti yw hwn",
        "Os bydd hi’n gallu",
    ],
)
def test_good_welsh_passes(text: str) -> None:
    assert usage.translated(text) == usage.competing(text) == []


@pytest.mark.parametrize(
    ("english", "welsh"),
    [
        ("The name and the icon", "Yr enw a’r llun"),
        ("who you like", "pwy rwyt ti’n ei hoffi"),
        ("the police should look into", "y dylai’r heddlu edrych arno"),
        ("opens tomorrow at 9am", "yn agor am 9am"),
    ],
)
def test_a_lost_word_is_found(english: str, welsh: str) -> None:
    assert usage.unanswered(english, welsh)


@pytest.mark.parametrize(
    "text",
    [
        "“Dere i fy ngweld i.”",
        "“Riportia fe.”",
        "“Blacmel oedd e.”",
        "“Dim ond llun ydy o”",
        "“Fydda i ddim yn grac.”",
    ],
)
def test_dialect_is_found(text: str) -> None:
    assert usage.dialect(text)


def test_a_lost_please_is_found() -> None:
    assert usage.please_is_lost("“Please ring me.”", "“Ffonia fi.”")
    assert not usage.please_is_lost("“Please ring me.”", "“Plis ffonia fi.”")
    assert _said("Please tell us", "Dwed wrthon ni", []) == ("", "")


@pytest.mark.parametrize(
    "text",
    ["i Caerdydd", "dy cyfrif di", "gyda teulu", "fy brawd", "eich nghyfrif", "y oedolyn", "yr merch", "a plant"],
)
def test_a_lost_mutation_is_found(text: str) -> None:
    assert mutations.unmutated(text)


@pytest.mark.parametrize(
    "text", ["o’r plant", "gan Meic", "yr heddlu", "y wefan", "i ti", "dy gyfrif", "eich ffôn"]
)
def test_a_right_beginning_passes(text: str) -> None:
    assert mutations.unmutated(text) == []
