"""Reading the screens of a page that asks for one thing at a time, and following their links as a reader does."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from tests.support.html import XHTML, every, text_of


@dataclass(frozen=True)
class Screen:
    """One section, known by the id of its heading."""

    id: str
    position: str
    title: str
    heading: Element
    section: Element

    @property
    def onward(self) -> dict[str, str]:
        """Where Back and Next lead, by what they say."""
        row = [div for div in every(self.section, "div") if div.get("class") == "onward"]
        return {text_of(a): a.get("href", "") for div in row for a in every(div, "a")}

    @property
    def answers(self) -> dict[str, str]:
        """Which screen each answer of a question leads to, by its words."""
        lists = [ul for ul in every(self.section, "ul") if ul.get("class") == "answers"]
        links = [(text_of(a), a.get("href", "")) for ul in lists for a in every(ul, "a")]
        return {words: to[1:] for words, to in links if to.startswith("#")}

    @property
    def shown(self) -> str:
        """The words that are seen before anything is unfolded, without the links to other screens."""
        return " ".join(" ".join(_shown(self.section)).split())


def _shown(element: Element) -> Iterator[str]:
    if element.get("class") in {"onward", "see-all", "see-one"}:
        return
    yield element.text or ""
    for child in element:
        if element.tag != f"{XHTML}details" or child.tag == f"{XHTML}summary":
            yield from _shown(child)
        yield child.tail or ""


def screens(main: Element) -> dict[str, Screen]:
    """Return the screens of a page by id, in order; the plain list that stands for them is not one."""
    found = {}
    for section in every(main, "section"):
        for heading in section.findall(f"{XHTML}h2"):
            if name := heading.get("id"):
                position = text_of(heading[0])
                title = text_of(heading).removeprefix(position).strip()
                found[name] = Screen(name, position, title, heading, section)
    return found


def follow(found: dict[str, Screen], *answers: str) -> Screen:
    """Return the screen that these answers, from the first question on, lead to. Raise `KeyError` for any other."""
    here = next(iter(found.values()))
    for answer in answers:
        here = found[here.answers[answer]]
    return here
