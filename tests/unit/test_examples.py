"""The worked examples of CONTRIBUTING.md, followed to the letter in a copy."""

import re
from pathlib import Path

import polib
import pytest

from tests.support.html import every, parse, text_of
from tests.support.server import ROOT
from tests.support.site_copy import SiteCopy

pytestmark = pytest.mark.slow

EXAMPLE = re.compile(r"`([\w/.]+)`:\n\n```\w+\n(.*?)```", re.DOTALL)
EXAMPLES = dict(EXAMPLE.findall((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")))


FACT_TESTS = (
    "broken_facts",
    "facts",
    "facts_commands",
    "opening_hours",
    "local_facts",
    "platforms",
    "poster",
    "phone_numbers",
    "tools",
)


def test_each_is_there_and_under_ten_lines() -> None:
    assert list(EXAMPLES) == [
        "webapp/pages/understand.toml",
        "templates/pages/sleep.html",
        "webapp/data/services.toml",
        "webapp/data/platforms/campfire.toml",
    ]
    assert {file: lines for file, text in EXAMPLES.items() if (lines := len(text.splitlines())) >= 10} == {}


def _follow(copy: SiteCopy) -> None:
    for name, text in EXAMPLES.items():
        file = copy.folder / name
        before = file.read_text(encoding="utf-8") if file.exists() else ""
        file.write_text(f"{before}\n{text}".lstrip(), encoding="utf-8")


def _translate(copy: SiteCopy) -> None:
    copy.run("tools.messages")
    for file in (copy.folder / "translations").glob("*/LC_MESSAGES/messages.po"):
        catalogue = polib.pofile(str(file), wrapwidth=0)
        for entry in [entry for entry in catalogue if not entry.translated()]:
            entry.msgstr = f"Cymraeg {entry.msgid}"
        catalogue.save()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The texts of the project with a page, a service and an app more, by address."""
    copy = SiteCopy(tmp_path_factory.mktemp("examples"))
    _follow(copy)
    _translate(copy)
    return copy.pages(
        "/en/menu/", "/cy/dewislen/", "/en/night/", "/cy/nos/", "/en/apps/", "/cy/apiau/", "/sitemap.xml"
    )


@pytest.mark.exhaustive
def test_an_honest_round_passes_every_check(tmp_path: Path) -> None:
    """The tests of facts hold none of what changed a second time, so an urgent release is not held up."""
    copy = SiteCopy(tmp_path)
    copy.correct_everything()
    _translate(copy)
    copy.compile()
    copy.run("flask", "--app", "webapp", "facts", "round", asked="written\n" * 30)
    copy.test(*(f"tests/unit/test_{name}.py" for name in FACT_TESTS))


@pytest.mark.parametrize(
    ("path", "heading", "name"),
    [
        ("/en/night/", "If you can’t sleep", "Nightline"),
        ("/cy/nos/", "Cymraeg If you can’t sleep", "Llinell y Nos"),
    ],
)
def test_the_page_and_its_service(pages: dict[str, str], path: str, heading: str, name: str) -> None:
    tree = parse(pages[path].encode())
    assert text_of(every(tree, "h1")[0]) == heading
    assert name in [text_of(part) for part in every(tree, "h3")]
    assert "tel:08081570123" in [link.get("href") for link in every(tree, "a")]
    assert any("data-hours" in part.attrib for part in every(tree, "p"))


@pytest.mark.parametrize(("menu", "path"), [("/en/menu/", "/en/night/"), ("/cy/dewislen/", "/cy/nos/")])
def test_page_is_in_menu_and_sitemap(pages: dict[str, str], menu: str, path: str) -> None:
    assert path in [link.get("href") for link in every(parse(pages[menu].encode()), "a")]
    assert f"https://camau.example{path}" in pages["/sitemap.xml"]


@pytest.mark.parametrize("path", ["/en/apps/", "/cy/apiau/"])
def test_the_app_has_its_page(pages: dict[str, str], path: str) -> None:
    assert "Campfire" in [text_of(link) for link in every(parse(pages[path].encode()), "a")]
    own = parse(pages[f"{path}campfire/"].encode())
    assert "Report" in [text_of(label) for label in every(own, "b")]
