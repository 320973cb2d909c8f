"""What readers approve: a character changed anywhere takes the right yes away, and no other."""

import copy
import re
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.readers import DAY, yes_to
from tests.support.registry import PAGES, STORE
from tools.launch import numbers, pages, take, words
from tools.launch.approvals import dumps
from tools.launch.model import FRAME, Item, Role
from tools.launch.pages import RARE, UNSEEN, Pages
from tools.launch.reading import Block, blocks
from tools.launch.status import standings
from tools.launch.take import merge
from webapp.core import paths
from webapp.facts.store import Facts
from webapp.i18n.languages import SOURCE

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def read() -> Pages:
    return pages.read()


@pytest.fixture(scope="module")
def items(read: Pages) -> list[Item]:
    return _items(read, STORE)


def _items(read: Pages, store: Facts) -> list[Item]:
    return [*read.items, *words.items(store, read), *numbers.items(store, read)]


def _fallen(before: list[Item], after: list[Item]) -> set[str]:
    """Return the ids, after a change, of what everybody had said yes to before and nobody has now."""
    return {one.item.id for one in standings(after, yes_to(before)) if one.state != "approved"}


def _changed(text: str, place: int) -> str:
    """Return a text with another character at one place."""
    at = place % len(text)
    return text[:at] + ("#" if text[at] != "#" else "+") + text[at + 1 :]


def test_every_page_is_read_and_the_frame_once(items: list[Item]) -> None:
    read = [item.page for item in items if item.role == "safeguarding"]
    assert read == [FRAME, *(page.name for page in PAGES), "jotter", *read[-5:-1], RARE]
    assert set(read[-5:-1]) == {"language_choice", "not_found", "server_error", "offline"}
    assert len({item.id for item in items}) == len(items)
    assert all(item.seen and item.seconds > 0 for item in items)
    assert not [item.id for item in items if re.search("[\ue000-\ue0ff]", "".join(item.seen))]


@pytest.mark.parametrize("role", ["safeguarding", "welsh", "numbers"])
def test_a_file_with_every_answer_is_taken(items: list[Item], role: Role) -> None:
    said = yes_to(item for item in items if item.role == role)
    content = dumps(role, said[role]).encode()
    assert merge(yes_to([]), take.read(content, items, DAY)) == said


def test_nobody_is_shown_a_message_that_nobody_reads(read: Pages) -> None:
    seen = {number for found in read.blocks.values() for block in found for number in block.messages}
    unread = [entry for number, entry in enumerate(read.messages) if number not in seen]
    assert all(file.startswith(UNSEEN) for entry in unread for file, _line in entry.occurrences)


def test_what_matters_most_is_read_in_welsh_first(items: list[Item]) -> None:
    first = [item for item in items if item.role == "welsh"][: words.FIRST_OF_ALL]
    assert {item.page for item in first} >= {"help", "home", "now", FRAME, "jotter"}
    assert sum(item.register == "say" for item in first) >= 3
    assert {item.register for item in items if item.role == "welsh"} == {"ti", "chi", "say", "any", ""}


def test_nobody_is_asked_to_ring_a_line_that_is_never_rung(items: list[Item]) -> None:
    rung = {item.id for item in items if "rang" in item.ways}
    offices = {f"fact:services/{key}" for key, service in STORE.services.items() if service.office}
    assert rung == offices | {item.id for item in items if item.id.endswith("/day")}
    assert {"fact:services/emergency", "fact:services/police"} <= {item.id for item in items} - rung


TEXT = st.text(st.characters(categories=("L", "N", "P")), min_size=1, max_size=12)
NAMES = ("home", "help", "now")


@st.composite
def made_up(draw: st.DrawFn) -> Pages:
    """Return three pages of messages, each with its Welsh; some stand on several."""
    english = draw(st.lists(TEXT, min_size=3, max_size=8, unique=True))
    messages = [
        polib.POEntry(msgid=text, msgstr=draw(TEXT), msgctxt=draw(st.sampled_from([None, "x"]))) for text in english
    ]
    on = st.lists(st.sampled_from(range(len(english))), min_size=1, unique=True)
    found = {name: [Block(english[number], frozenset({number})) for number in draw(on)] for name in NAMES}
    return Pages(found, messages)


@given(read=made_up(), data=st.data())
def test_a_changed_page_loses_its_yes(read: Pages, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(NAMES))
    found = list(read.blocks[name])
    at = data.draw(st.sampled_from(range(len(found))))
    found[at] = replace(found[at], text=_changed(found[at].text, data.draw(st.integers(0))))
    after = replace(read, blocks={**read.blocks, name: found})
    assert _fallen(read.items, after.items) == {f"page:{name}"}
    assert standings(after.items, yes_to(read.items))[NAMES.index(name)].changed == (found[at].text,)


@given(read=made_up(), place=st.integers(0), data=st.data())
def test_a_changed_message_loses_its_yes(read: Pages, place: int, data: st.DataObject) -> None:
    at = data.draw(st.sampled_from(range(len(read.messages))))
    entry = copy.copy(read.messages[at])
    part = data.draw(st.sampled_from(["msgid", "msgstr"]))
    setattr(entry, part, _changed(getattr(entry, part), place))
    after = replace(read, messages=[*read.messages[:at], entry, *read.messages[at + 1 :]])
    fallen = _fallen(words.of_messages(read), words.of_messages(after))
    assert fallen == {words.message_id(entry.msgctxt, entry.msgid)}
    others = [item for item in words.of_messages(read) if item.seen[0] != read.messages[at].msgid]
    assert set(others) <= set(words.of_messages(after))


NUMBERS = {key: service for key, service in STORE.services.items() if service.phone}


@given(key=st.sampled_from(sorted(NUMBERS)), name=st.sampled_from(["phone", "source"]), place=st.integers(0))
def test_a_changed_number_loses_its_yes(key: str, name: str, place: int) -> None:
    changed = NUMBERS[key].model_copy(update={name: _changed(getattr(NUMBERS[key], name), place)})
    store = replace(STORE, services={**STORE.services, key: changed})
    before, after = (numbers.items(one, Pages({}, [])) for one in (STORE, store))
    assert _fallen(before, after) == {f"fact:services/{key}"}


def _welsh_of(store: Facts) -> list[Item]:
    empty = Pages({}, [])
    return [*words.of_facts(store, empty), *words.of_names(store, empty)]


@pytest.mark.parametrize("code", ["en", "cy"])
def test_a_changed_word_or_name_of_the_facts_loses_its_yes(code: str) -> None:
    platform, link = STORE.platforms["snapchat"], STORE.links["hwb_overview"]
    steps = [dict(step) for step in platform.steps]
    steps[0][code] = _changed(steps[0][code], 3)
    title = {**link.title, code: _changed(link.title[code], 3)}
    changes = (
        {"platforms": {**STORE.platforms, "snapchat": platform.model_copy(update={"steps": tuple(steps)})}},
        {"links": {**STORE.links, "hwb_overview": link.model_copy(update={"title": title})}},
    )
    for change in changes:
        fallen = _fallen(_welsh_of(STORE), _welsh_of(replace(STORE, **change)))
        assert len(fallen) == 1


def _with_council_line(store: Facts, **changes: object) -> Facts:
    council = store.councils["swansea"]
    assert council.night
    night = council.night.model_copy(update=changes)
    return replace(store, councils={**store.councils, "swansea": council.model_copy(update={"night": night})})


def test_a_number_that_is_checked_again_keeps_its_yes() -> None:
    again, joined = (
        numbers.items(_with_council_line(STORE, **changes), Pages({}, []))
        for changes in ({"how": "told", "confidence": "low", "lookalikes": ("x",)}, {"team": "Another team"})
    )
    before = numbers.items(STORE, Pages({}, []))
    assert _fallen(before, again) == set()
    assert _fallen(before, joined) == {"fact:councils/swansea/night"}


@pytest.fixture
def checked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Our facts, each checked by a person today."""
    folder = Path(shutil.copytree(paths.DATA, tmp_path / "data"))
    services = folder / "services.toml"
    text = re.sub(r"(?m)^checked = .*$", "checked = 2026-12-24", services.read_text(encoding="utf-8"))
    services.write_text(re.sub(r'(?m)^how = "page"$', 'how = "opened"', text), encoding="utf-8")
    monkeypatch.setattr(paths, "DATA", folder)


@pytest.mark.usefixtures("checked_again")
def test_a_page_is_read_anew_when_a_word_changes_and_not_when_a_fact_is_checked(read: Pages) -> None:
    app = pages.marked_site(read.messages)
    loader: Any = app.jinja_env.loader
    get = loader.get_source
    loader.get_source = lambda env, name: (get(env, name)[0].replace("Not sure what", "Unsure what"), None, None)
    names = ("sources", "about", "help")
    shown = {name: [block.text for block in blocks(page)] for name, page in pages.rendered(app, SOURCE, names)}
    known = {name: {block.text for page in (FRAME, name) for block in read.blocks[page]} for name in names}
    new = {name: [text for text in texts if text not in known[name]] for name, texts in shown.items()}
    assert new == {"sources": [], "about": [], "help": ["Unsure what to say?"]}


def test_what_is_heard_and_what_a_press_opens_is_read() -> None:
    page = '<p lang="en" title="\ue000\ue011\ue001Say\ue002">A<span>b</span> <a href="https://x.example">c</a></p>'
    page += (
        '<p lang="cy">Dim</p><ul data-record><li>2026</li></ul><script>x</script><template id="decoy">y</template>'
    )
    assert [block.text for block in blocks(page)] == ["Say", "A b [https://x.example] c"]
