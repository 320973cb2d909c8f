"""Facts that are wrong never start: the files are broken in every way we could think of, and each is told."""

import shutil
from pathlib import Path

import pytest

from webapp import create_app, facts
from webapp.config import Settings
from webapp.core import paths

S, L, T, R, K = "services.toml", "links.toml", "tools.toml", "tool_rules.toml", "platforms/chat.toml"
P, W, N, B = "phones.toml", "wrong_numbers.toml", "names.toml", "bilingual_hosts.toml"
D = "bank_holidays.toml"
H, V = "councils/hill.toml", "councils/valley.toml"
O = "local.toml"  # noqa: E741 - the operator's
DAY = "opens = 08:00:00, closes = 00:00:00 }"
SILENCE = 'means = { en = "They are slow.", cy = "Maen nhw’n araf." }\nask = ["day_line", "emergency"]\n'
Broken = tuple[str, ...]
IN_ONE_FACT: list[Broken] = [
    (S, 'phone = "999"', 'phone = "99O"', "emergency.phone: expected"),
    (S, "08081 570001", "08081 57000", "day_line.phone: not a number"),
    (S, "phone =", "telephone =", "emergency.telephone: Extra inputs"),
    (S, 'how = "page"\n', "", "emergency.how: Field required"),
    (S, '{ en = "999" }', '{ cy = "999" }', "emergency.name: needs a value for en"),
    (S, 'cy = "Llinell y Dydd"', 'fr = "Ligne du jour"', "day_line.name: unknown language fr"),
    (L, "https://page", "http://page", "a_page.url.en: must be a whole address"),
    (S, "checked = 2026-11-22", 'checked = "soon"', "emergency.checked: Input should be a valid date"),
    (S, "2026-11-22", "2016-11-22", "emergency.checked: Input should be"),
    (S, 'how = "page"', 'how = "guessed"', "emergency.how: Input should be"),
    (S, 'confidence = "high"', 'confidence = "total"', "emergency.confidence: Input should be"),
    (
        S,
        DAY,
        DAY + ', { first = "sunday", opens = 23:00:00, closes = 01:00:00 }',
        "day_line.hours: two openings overlap",
    ),
    (
        S,
        DAY,
        'first = "sunday", opens = 20:00:00, closes = 02:00:00 }, { opens = 01:00:00, closes = 01:30:00 }',
        "day_line.hours: two openings overlap",
    ),
    (S, "opens = 08:00:00", 'opens = "eight"', "day_line.hours.rules.0.opens"),
    (
        S,
        'first = "monday", last = "friday", opens = 10',
        'last = "friday", opens = 10',
        "office_line.hours.rules.0: last needs first",
    ),
    (S, '"monday"', '"someday"', "office_line.hours.rules.0.first"),
    (S, "{ " + DAY, "", "day_line.hours.rules: needs at least one"),
    (S, "free = true", "free = false", "police.free: Input should be True"),
    (S, "[silent]", "[emergency]", "Cannot declare"),
    (S, "[silent]", "[silent", "Expected"),
    (K, ', cy = "Cadwa’r sgwrs."', "", "steps.1: needs a text for cy"),
    (K, "Tapia [Report and Block]", "Tapia [Riportio]", "steps.0: the button labels differ"),
    (K, "Tap [Report and Block]", "Tap [Report", "steps.0: a button label"),
    (K, "Keep the chat.", "<b>Keep</b>", "steps.1: a button label stands"),
    (K, "https://chat.example/", "https://else.example/", "how: https://else.example/ is on none of its own sites"),
    (
        K,
        "https://chat.example/",
        "https://notchat.example/",
        "how: https://notchat.example/ is on none of its own sites",
    ),
    (K, 'how = "page"', 'how = "unread"', "confidence: nobody is sure"),
    (S, 'how = "page"', 'how = "dialled"', "emergency: how: only an office line is rung"),
    (
        S,
        'lookalikes = ["day_line_slip"',
        'office = true\nlookalikes = ["day_line_slip"',
        "day_line: office: needs a phone, and hours",
    ),
    (S, "free = true", "free = true\noffice = true", "police: office: needs a phone, and hours"),
    (
        L,
        'en = "https://page.example/"',
        'en = "https://page.example/", looked = { en = 2026-11-26 }',
        "a_page.url: has an address for en, so nobody looked in vain",
    ),
    (
        K,
        "https://chat.example/after",
        "https://else.example/after",
        "expect: https://else.example/after is on none of its own sites",
    ),
    (
        T,
        'confidence = "high"\n\n[young_tool.if_silent]',
        'confidence = "low"\n\n[young_tool.if_silent]',
        "young_tool.expect.confidence: Input should be 'high' or 'medium'",
    ),
    (K, f"[if_silent]\n{SILENCE}", "", "expect: needs if_silent"),
    (
        K,
        "https://chat.example/quiet",
        "https://else.example/quiet",
        "quiet: https://else.example/quiet is on none of its own sites",
    ),
    (K, 'confidence = "medium"', 'confidence = "low"', "quiet.confidence: Input should be 'high' or 'medium'"),
    (K, 'source = "https://chat.example/"\n', "", "needs a source"),
    (K, "steps = [", "steps = []\nsteps_ = [", "steps: ", "steps_: "),
    (R, '"grown_tool"', '"stopit"', "grown.tools: no tool"),
    (
        R,
        'living = "elsewhere"\n',
        "",
        "under 18 in the picture, under 18 now, living: uk: young and young_elsewhere",
        "under 18 in the picture, 18 or over now, living: uk: young and young_elsewhere",
    ),
    (
        R,
        'picture = "18 or over"\nnow = "18 or over"',
        'picture = "18 or over"\nnow = "under 18"',
        "18 or over in the picture, 18 or over now, living: uk: no rule",
        "18 or over in the picture, 18 or over now, living: elsewhere: no rule",
    ),
    (D, "2026-12-25", "26", "days.0: Input should be a valid date"),
    (D, "2026-12-25", "2026-12-30", "days: each once, in order"),
    (N, "names = [", "names = [ 3,", "names.0: Input should be a valid string"),
    (B, "hosts = [", "hosts = [ 3,", "hosts.0: Input should be a valid string"),
    (
        H,
        "https://hill.example/children",
        "https://uat.hill.gov.uk/children",
        "page.url.en: uat.hill.gov.uk is a test host",
    ),
    (H, "made_up_force", "no_force", "police: no force is called no_force"),
    (V, 'how = "page"', 'how = "dialled"', "night.how: Input should be"),
    (O, ', cy = "Yn ystafell 12, bob amser cinio."', "", "contacts.our_school.about: needs a text for cy"),
    (O, 'shown_on = ["report"]', 'shown_on = ["home"]', "contacts.our_police.shown_on.0: Input should"),
    (O, "https://www.bbc", "javascript:https://www.bbc", "exit_url: must be a whole address"),
    (O, "[contacts.our_police]", "[people.our_police]", "people: Extra inputs"),
]
"""A file, what of it is replaced by what, and how each error goes on after the file's name."""

BETWEEN_FACTS: list[Broken] = [
    (L, "[another_page]", "[day_line]", "services.toml and links.toml: day_line: the key of two facts"),
    (S, "08081 570001", "08081 570011", "day_line: 08081 570011 is Day Line with one digit other"),
    (
        S,
        'lookalikes = ["day_line_slip", "office_line"]\n',
        "",
        "day_line: 08081 570001: one digit other than 0808 157 0002 (office_line): compare",
        "day_line: 08081 570001: one digit other than 08081 570011 (day_line_slip): compare",
    ),
    (
        L,
        "https://page.example/",
        "https://sub.bilingual.example/",
        "a_page: sub.bilingual.example has Welsh pages: give the one in cy, or the day",
    ),
    (
        K,
        'ask = ["day_line", "emergency"]',
        'ask = ["day_line"]',
        "chat: if_silent.ask: nobody there answers day and night",
    ),
    (
        K,
        'ask = ["day_line", "emergency"]',
        'ask = ["nightline", "emergency"]',
        "chat: if_silent.ask: no service called nightline has a phone",
    ),
    (
        V,
        "01792 000444",
        "01792 000445",
        "hill-night: 01792 000444: one digit other than 01792 000445 (valley-night)",
    ),
    (
        H,
        ", looked = { cy = 2026-11-22 }",
        "",
        "hill-page: hill.example has Welsh pages: give the one in cy, or the day",
    ),
    (O, "029 2018 0123", "08081 570011", "our_school: 08081 570011 is Day Line with one digit other"),
    (
        O,
        "029 2018 0123",
        "08081 571002",
        "office_line: 0808 157 0002: one digit other than 08081 571002 (our_school)",
    ),
    (
        O,
        '{ en = "https://www.south-wales.police.uk/", cy = "https://www.south-wales.police.uk/cy-GB/" }',
        '{ en = "https://bilingual.example/" }',
        "our_police: bilingual.example has Welsh pages",
    ),
    (
        O,
        "[contacts.our_police]",
        "[contacts.day_line]",
        "services.toml and local.toml: day_line: the key of two facts",
    ),
]
"""The same, with whole errors."""


@pytest.fixture
def folder(made_up_facts: Path) -> Path:
    """The made-up facts, and the operator's file beside them."""
    shutil.copy(paths.PACKAGE / "data" / "local.example.toml", made_up_facts / O)
    return made_up_facts


def _errors(folder: Path) -> list[str]:
    with pytest.raises(facts.FactsError) as error:
        facts.load(folder, folder / O)
    return error.value.errors


def _assert_told(errors: list[str], starts: list[str]) -> None:
    assert len(errors) == len(starts), errors
    assert all(error.startswith(start) for error, start in zip(errors, starts, strict=True)), errors


def _break(folder: Path, file: str, old: str, new: str, times: int = 1) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, times), encoding="utf-8")


@pytest.mark.parametrize("broken", IN_ONE_FACT, ids=lambda broken: broken[3])
def test_a_wrong_fact_is_told_with_file_and_key(folder: Path, broken: Broken) -> None:
    file, old, new, *expected = broken
    _break(folder, file, old, new)
    _assert_told(_errors(folder), [f"{file}: {error}" for error in expected])


@pytest.mark.parametrize("broken", BETWEEN_FACTS, ids=lambda broken: broken[3])
def test_facts_that_contradict_each_other_are_told(folder: Path, broken: Broken) -> None:
    file, old, new, *expected = broken
    _break(folder, file, old, new)
    _assert_told(_errors(folder), expected)


@pytest.mark.parametrize("file", [S, L, T, R, P, W, D, N, B, K, O, "practice.toml"])
@pytest.mark.parametrize(
    ("content", "why"), [(None, "missing"), (b"", "holds no facts"), (b"\xff", "not UTF-8 at byte 0")]
)
def test_a_file_that_cannot_be_read(folder: Path, file: str, content: bytes | None, why: str) -> None:
    if content is None and file == K:
        shutil.rmtree((folder / file).parent)
        file, why = "platforms", "needs at least one"
    elif content is None:
        (folder / file).unlink()
    else:
        (folder / file).write_bytes(content)
    assert _errors(folder) == [f"{file}: {why}"]


def test_a_platform_with_the_key_of_a_service(folder: Path) -> None:
    (folder / K).rename(folder / "platforms" / "day_line.toml")
    assert _errors(folder) == ["services.toml and platforms: day_line: the key of two facts"]


def test_a_tool_nobody_runs(folder: Path) -> None:
    _break(folder, T, "[grown_tool", "[stopit", times=3)
    _assert_told(_errors(folder), ["tools.toml: stopit: no service", "tool_rules.toml: grown.tools"])


def test_all_errors_of_all_files_are_told_at_the_start(folder: Path) -> None:
    _break(folder, S, 'how = "page"\n', "")
    _break(folder, S, "08081 570001", "08081 57000")
    _break(folder, L, "https://page", "http://page")
    _break(folder, K, ', cy = "Cadwa’r sgwrs."', "")
    _break(folder, H, "01792 000001", "0179")
    _break(folder, H, "01792 000444", "01792")
    _break(folder, N, "names = [", "names = [ 3,")
    (folder / O).write_text("exit_url = 'http://example.org'\n", encoding="utf-8")
    with pytest.raises(facts.FactsError) as error:
        create_app(Settings(local=folder / O))
    starts = ["services.toml: emergency.how", "services.toml: day_line.phone", "links.toml: a_page"]
    starts += ["platforms/chat.toml: steps.1", "councils/hill.toml: day.phone", "councils/hill.toml: night.phone"]
    _assert_told(error.value.errors, [*starts, "names.toml: names.0", "local.toml: exit_url"])
