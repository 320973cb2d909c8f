"""What a screen reader is given: names, roles and order, read from the tree that the browser makes for it."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from playwright.sync_api import CDPSession

LANDMARKS = {"main", "banner", "contentinfo", "navigation"}
NAMED = {"link", "button", "radio", "textbox", "searchbox", "DisclosureTriangle", "heading", "navigation"}
EXIT, SKIP = ("Leave now", "Gadael nawr"), ("Skip to main content", "Neidio i’r prif gynnwys")


@dataclass(frozen=True)
class Node:
    """One thing a screen reader meets."""

    role: str
    name: str
    level: int | None
    url: str


def read_out(session: CDPSession) -> list[Node]:
    """Return the tree that assistive technology gets, in order, without what it leaves out."""
    nodes: list[dict[str, Any]] = session.send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}
    told: list[Node] = []

    def walk(node: dict[str, Any]) -> None:
        if not node["ignored"]:
            more = {p["name"]: p["value"].get("value") for p in node.get("properties", [])}
            name = str(node.get("name", {}).get("value", ""))
            told.append(
                Node(node["role"]["value"], " ".join(name.split()), more.get("level"), str(more.get("url", "")))
            )
        for child in node.get("childIds", []):
            walk(by_id[child])

    walk(nodes[0])
    return told


def _structure(told: list[Node]) -> Iterator[str]:
    roles = Counter(node.role for node in told if node.role in LANDMARKS)
    navigations = Counter(node.name for node in told if node.role == "navigation")
    levels = [node.level or 0 for node in told if node.role == "heading"]
    if roles["main"] != 1 or roles["banner"] > 1 or roles["contentinfo"] > 1:
        yield f"landmarks {dict(roles)}"
    yield from (f"two navigations named {name}" for name, times in navigations.items() if times > 1)
    yield from (f"a {node.role} without a name" for node in told if node.role in NAMED and not node.name)
    if levels[:1] != [1] or any(deeper > before + 1 for before, deeper in pairwise(levels)):
        yield f"headings {levels}"


def _numbers(links: list[Node]) -> Iterator[str]:
    """Every number that can be rung or texted is told digit by digit."""
    for link in links:
        if link.url.startswith(("tel:", "sms:")):
            digits = re.sub(r"\D", "", link.url.split("?")[0])
            if not re.search(r"(?<!\d)" + r",? ".join(digits) + r"(?!\d)", link.name):
                yield f"{link.url} is told as {link.name}"


def faults(told: list[Node], *, has_exit: bool) -> list[str]:
    """Return what is wrong with what is told."""
    links = [node for node in told if node.role == "link"]
    order = [
        f"{link.name!r} stands where {names[0]!r} should"
        for link, names in zip(links, (EXIT, SKIP), strict=False)
        if has_exit and not link.name.startswith(names)
    ]
    return [*_structure(told), *order, *_numbers(links)]
