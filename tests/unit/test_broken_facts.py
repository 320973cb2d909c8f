"""Facts that are wrong never start: the files are broken in every way we could think of, and each is told."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from webapp import create_app, facts
from webapp.config import Settings
from webapp.core import paths

Break = Callable[[Path], object]
EXAMPLE = paths.DATA / "local.example.toml"


def _problems(local: Path | None = None) -> list[str]:
    with pytest.raises(facts.FactsError) as error:
        create_app(Settings(local=local))
    return error.value.errors


def _swap(file: str, old: str, new: str, times: int = 1) -> Break:
    def swap(folder: Path) -> None:
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new, times), encoding="utf-8")

    return swap


def _remove(file: str) -> Break:
    return lambda folder: (folder / file).unlink()


def _write(file: str, content: bytes) -> Break:
    return lambda folder: (folder / file).write_bytes(content)


S, L, T, R, K = "services.toml", "links.toml", "tools.toml", "tool_rules.toml", "platforms/chat.toml"
P, W = "phones.toml", "wrong_numbers.toml"
H, V = "councils/hill.toml", "councils/valley.toml"
DAY = "opens = 08:00:00, closes = 00:00:00 }"
SILENCE = 'means = { en = "They are slow.", cy = "Maen nhw’n araf." }\nask = ["day_line", "emergency"]\n'
BROKEN: dict[str, tuple[Break, list[str]]] = {
    "a letter in a number": (
        _swap(S, 'phone = "999"', 'phone = "99O"'),
        ["services.toml: emergency.phone: expected"],
    ),
    "a digit too few": (_swap(S, "08081 570001", "08081 57000"), ["services.toml: day_line.phone: not a number"]),
    "two spaces": (_swap(S, "18001 101", "18001  101"), ["services.toml: relay_police.phone: expected digits"]),
    "an unknown key": (_swap(S, "phone =", "telephone ="), ["services.toml: emergency.telephone: Extra inputs"]),
    "a missing key": (_swap(S, 'how = "page"\n', ""), ["services.toml: emergency.how: Field required"]),
    "no English": (
        _swap(S, '{ en = "999" }', '{ cy = "999" }'),
        ["services.toml: emergency.name: needs a value for en"],
    ),
    "an unknown language": (
        _swap(S, 'cy = "Llinell y Dydd"', 'fr = "Ligne du jour"'),
        ["services.toml: day_line.name: unknown language fr"],
    ),
    "an http link": (
        _swap(L, "https://page", "http://page"),
        ["links.toml: a_page.url.en: must be a whole address"],
    ),
    "a day that is none": (
        _swap(S, "checked = 2026-11-22", 'checked = "soon"'),
        ["services.toml: emergency.checked: Input should be a valid date"],
    ),
    "a day that never was": (_swap(S, "2026-11-22", "2026-02-30"), ["services.toml: "]),
    "a day long ago": (_swap(S, "2026-11-22", "2016-11-22"), ["services.toml: emergency.checked: Input should be"]),
    "an unknown way to check": (
        _swap(S, 'how = "page"', 'how = "guessed"'),
        ["services.toml: emergency.how: Input should be"],
    ),
    "no such confidence": (
        _swap(S, 'confidence = "high"', 'confidence = "total"'),
        ["services.toml: emergency.confidence: Input should be"],
    ),
    "hours over hours": (
        _swap(S, DAY, f'{DAY}, {{ first = "sunday", opens = 23:00:00, closes = 01:00:00 }}'),
        ["services.toml: day_line.hours: two openings overlap"],
    ),
    "hours over the week's end": (
        _swap(
            S,
            DAY,
            '{ first = "sunday", opens = 20:00:00, closes = 02:00:00 }, { first = "monday", '
            "opens = 01:00:00, closes = 03:00:00 }".removeprefix("{ "),
        ),
        ["services.toml: day_line.hours: two openings overlap"],
    ),
    "an hour that is none": (
        _swap(S, "opens = 08:00:00", 'opens = "eight"'),
        ["services.toml: day_line.hours.rules.0.opens"],
    ),
    "a last day without a first": (
        _swap(S, 'first = "monday", last = "friday", opens = 10', 'last = "friday", opens = 10'),
        ["services.toml: office_line.hours.rules.0: last needs first"],
    ),
    "a day of no week": (_swap(S, '"monday"', '"someday"'), ["services.toml: office_line.hours.rules.0.first"]),
    "no rules": (_swap(S, f"{{ {DAY}", ""), ["services.toml: day_line.hours.rules: needs at least one"]),
    "a cost nobody knows": (
        _swap(S, "free = true", "free = false"),
        ["services.toml: police.free: Input should be True"],
    ),
    "the same table twice": (_swap(S, "[silent]", "[emergency]"), ["services.toml: Cannot declare"]),
    "half a table": (_swap(S, "[silent]", "[silent"), ["services.toml: Expected"]),
    "one key for two facts": (
        _swap(L, "[another_page]", "[day_line]"),
        ["services.toml and links.toml: day_line: the key of two facts"],
    ),
    "a platform with the key of a service": (
        lambda folder: (folder / K).rename(folder / "platforms" / "day_line.toml"),
        ["services.toml and platforms: day_line: the key of two facts"],
    ),
    "no Welsh": (_swap(K, ', cy = "Cadwa’r sgwrs."', ""), ["platforms/chat.toml: steps.1: needs a text for cy"]),
    "an empty text": (_swap(K, '"Cadwa’r sgwrs."', '" "'), ["platforms/chat.toml: steps.1.cy: needs a letter"]),
    "another label in Welsh": (
        _swap(K, "Tapia [Report and Block]", "Tapia [Riportio]"),
        ["platforms/chat.toml: steps.0: the button labels differ"],
    ),
    "half a label": (
        _swap(K, "Tap [Report and Block]", "Tap [Report"),
        ["platforms/chat.toml: steps.0: a button label"],
    ),
    "a tag": (_swap(K, "Keep the chat.", "<b>Keep</b>"), ["platforms/chat.toml: steps.1: a button label stands"]),
    "a path read somewhere else": (
        _swap(K, "https://chat.example/", "https://else.example/"),
        ["platforms/chat.toml: how: https://else.example/ is on none of its own sites"],
    ),
    "a host that only ends alike": (
        _swap(K, "https://chat.example/", "https://notchat.example/"),
        ["platforms/chat.toml: how: https://notchat.example/ is on none of its own sites"],
    ),
    "sure of a path that was not read": (
        _swap(K, 'how = "page"', 'how = "unread"'),
        ["platforms/chat.toml: confidence: nobody is sure"],
    ),
    "a crisis line that was rung": (
        _swap(S, 'how = "page"', 'how = "dialled"'),
        ["services.toml: emergency: how: only an office line is rung"],
    ),
    "an office that is open at night": (
        _swap(S, 'lookalikes = ["day_line_slip"', 'office = true\nlookalikes = ["day_line_slip"'),
        ["services.toml: day_line: office: needs a phone, and hours"],
    ),
    "an office without hours": (
        _swap(S, "free = true", "free = true\noffice = true"),
        ["services.toml: police: office: needs a phone, and hours"],
    ),
    "a number that is known to be wrong": (
        _swap(S, "08081 570001", "08081 570011"),
        ["day_line: 08081 570011 is Day Line with one digit other"],
    ),
    "a look-alike that nobody compared": (
        _swap(S, 'lookalikes = ["day_line_slip", "office_line"]\n', ""),
        [
            "day_line: 08081 570001: one digit other than 0808 157 0002 (office_line): compare",
            "day_line: 08081 570001: one digit other than 08081 570011 (day_line_slip): compare",
        ],
    ),
    "a page in English on a bilingual host": (
        _swap(L, "https://page.example/", "https://sub.bilingual.example/"),
        ["a_page: sub.bilingual.example has Welsh pages: give the one in cy, or the day"],
    ),
    "a day for a page that was found": (
        _swap(L, 'en = "https://page.example/"', 'en = "https://page.example/", looked = { en = 2026-11-26 }'),
        ["links.toml: a_page.url: has an address for en, so nobody looked in vain"],
    ),
    "a promise of somebody else's": (
        _swap(K, "https://chat.example/after", "https://else.example/after"),
        ["platforms/chat.toml: expect: https://else.example/after is on none of its own sites"],
    ),
    "a promise nobody is sure of": (
        _swap(T, 'confidence = "high"\n\n[young_tool.if_silent]', 'confidence = "low"\n\n[young_tool.if_silent]'),
        ["tools.toml: young_tool.expect.confidence: Input should be 'high' or 'medium'"],
    ),
    "a reader left waiting": (
        _swap(K, f"[if_silent]\n{SILENCE}", ""),
        ["platforms/chat.toml: expect: needs if_silent"],
    ),
    "nobody to ask at night": (
        _swap(K, 'ask = ["day_line", "emergency"]', 'ask = ["day_line"]'),
        ["chat: if_silent.ask: nobody there answers day and night"],
    ),
    "nobody of that name to ask": (
        _swap(K, 'ask = ["day_line", "emergency"]', 'ask = ["nightline", "emergency"]'),
        ["chat: if_silent.ask: no service called nightline has a phone"],
    ),
    "quiet that was read somewhere else": (
        _swap(K, "https://chat.example/quiet", "https://else.example/quiet"),
        ["platforms/chat.toml: quiet: https://else.example/quiet is on none of its own sites"],
    ),
    "steps nobody is sure of": (
        _swap(K, 'confidence = "medium"', 'confidence = "low"'),
        ["platforms/chat.toml: quiet.confidence: Input should be 'high' or 'medium'"],
    ),
    "no source": (_swap(K, 'source = "https://chat.example/"\n', ""), ["platforms/chat.toml: needs a source"]),
    "no steps": (
        _swap(K, "steps = [", "steps = []\nsteps_ = ["),
        ["platforms/chat.toml: steps: ", "platforms/chat.toml: steps_: "],
    ),
    "a tool nobody runs": (
        _swap(T, "[grown_tool", "[stopit", times=3),
        ["tools.toml: stopit: no service", "tool_rules.toml: grown.tools"],
    ),
    "a rule for an unknown tool": (_swap(R, '"grown_tool"', '"stopit"'), ["tool_rules.toml: grown.tools: no tool"]),
    "two answers for somebody": (
        _swap(R, 'living = "elsewhere"\n', ""),
        [
            f"tool_rules.toml: under 18 in the picture, {now} now, living: uk: young and young_elsewhere"
            for now in ("under 18", "18 or over")
        ],
    ),
    "no answer for somebody": (
        _swap(R, 'picture = "18 or over"\nnow = "18 or over"', 'picture = "18 or over"\nnow = "under 18"'),
        [
            f"tool_rules.toml: 18 or over in the picture, 18 or over now, living: {place}: no rule"
            for place in ("uk", "elsewhere")
        ],
    ),
    "names that are none": (
        _swap("names.toml", "names = [", "names = [ 3,"),
        ["names.toml: names.0: Input should be a valid string"],
    ),
    "hosts that are none": (
        _swap("bilingual_hosts.toml", "hosts = [", "hosts = [ 3,"),
        ["bilingual_hosts.toml: hosts.0: Input should be a valid string"],
    ),
    **{
        f"{f} missing": (_remove(f), [f"{f}: missing"])
        for f in (S, L, T, R, P, W, "names.toml", "bilingual_hosts.toml")
    },
    **{f"{f} not UTF-8": (_write(f, b"\xff\xfe"), [f"{f}: not UTF-8 at byte 0"]) for f in (S, L, T, R, P, W, K)},
    **{f"{f} empty": (_write(f, b""), [f"{f}: holds no facts"]) for f in (S, L, T, R, P, W)},
    "no councils": (lambda folder: shutil.rmtree(folder / "councils"), ["councils: needs at least one"]),
    "a council on a test host": (
        _swap(H, "https://hill.example/children", "https://uat.hill.gov.uk/children"),
        ["councils/hill.toml: page.url.en: uat.hill.gov.uk is a test host"],
    ),
    "a council with an unknown police force": (
        _swap(H, "made_up_force", "no_force"),
        ["councils/hill.toml: police: no force is called no_force"],
    ),
    "a night team that was rung": (
        _swap(V, 'how = "page"', 'how = "dialled"'),
        ["councils/valley.toml: night.how: Input should be"],
    ),
    "two faults in one council": (
        lambda folder: (_swap(H, "01792 000001", "0179")(folder), _swap(H, "01792 000444", "01792")(folder)),
        ["councils/hill.toml: day.phone: not a number", "councils/hill.toml: night.phone: not a number"],
    ),
    "one slip in the number of a joint team": (
        _swap(V, "01792 000444", "01792 000445"),
        ["hill-night: 01792 000444: one digit other than 01792 000445 (valley-night)"],
    ),
    "no platforms": (lambda folder: shutil.rmtree(folder / "platforms"), ["platforms: needs at least one"]),
}


@pytest.mark.parametrize("way", BROKEN)
def test_broken_file_stops_the_start(made_up_facts: Path, way: str) -> None:
    breaking, expected = BROKEN[way]
    breaking(made_up_facts)
    problems = _problems()
    assert len(problems) == len(expected), problems
    for problem, start in zip(problems, expected, strict=True):
        assert problem.startswith(start)


def test_all_errors_of_all_files_are_told(made_up_facts: Path) -> None:
    for breaking, _expected in (
        BROKEN[way]
        for way in ("a missing key", "a digit too few", "an http link", "no Welsh", "names that are none")
    ):
        breaking(made_up_facts)
    local = made_up_facts / "local.toml"
    local.write_text("exit_url = 'http://example.org'\n", encoding="utf-8")
    starts = ["services.toml: emergency.how", "services.toml: day_line.phone", "links.toml: a_page"]
    starts += ["platforms/chat.toml: steps.1", "names.toml: names", "local.toml: exit_url"]
    problems = _problems(local)
    assert len(problems) == len(starts)
    assert all(problem.startswith(start) for problem, start in zip(problems, starts, strict=True)), problems


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            ', cy = "Yn ystafell 12, bob amser cinio."',
            "",
            "local.toml: contacts.our_school.about: needs a text for cy",
        ),
        (
            'shown_on = ["report"]',
            'shown_on = ["home"]',
            "local.toml: contacts.our_police.shown_on.0: Input should",
        ),
        ("029 2018 0123", "08081 570011", "our_school: 08081 570011 is Day Line with one digit other"),
        (
            "029 2018 0123",
            "08081 571002",
            "office_line: 0808 157 0002: one digit other than 08081 571002 (our_school)",
        ),
        (
            '{ en = "https://www.south-wales.police.uk/", cy = "https://www.south-wales.police.uk/cy-GB/" }',
            '{ en = "https://bilingual.example/" }',
            "our_police: bilingual.example has Welsh pages",
        ),
        ("029 2018 0123", "029 2018", "local.toml: contacts.our_school.phone: not a number"),
        ("https://www.bbc", "javascript:https://www.bbc", "local.toml: exit_url: must be a whole address"),
        (
            "[contacts.our_police]",
            "[contacts.day_line]",
            "services.toml and local.toml: day_line: the key of two facts",
        ),
        ("[contacts.our_police]", "[people.our_police]", "local.toml: people: Extra inputs"),
    ],
)
def test_a_broken_local_file_stops_the_start(made_up_facts: Path, old: str, new: str, expected: str) -> None:
    shutil.copy(EXAMPLE, made_up_facts / "local.toml")
    _swap("local.toml", old, new)(made_up_facts)
    (problem,) = _problems(made_up_facts / "local.toml")
    assert problem.startswith(expected)


@pytest.mark.parametrize(("content", "why"), [(b"", "holds no facts"), (b"\xff", "not UTF-8")])
def test_a_local_file_that_cannot_be_read(tmp_path: Path, content: bytes, why: str) -> None:
    (tmp_path / "local.toml").write_bytes(content)
    (problem,) = _problems(tmp_path / "local.toml")
    assert problem.startswith(f"local.toml: {why}")
