"""Every text of our own that stands in the data, for the checks of words and for translators."""

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from webapp import facts
from webapp.core import paths
from webapp.facts.model import Address
from webapp.i18n.languages import SOURCE, WELSH
from webapp.pages import accessibility_statement

Texts = dict[str, str]


def _inside(value: object) -> Iterator[Texts]:
    if isinstance(value, tuple):
        for part in value:
            yield from _inside(part)
    elif isinstance(value, BaseModel) and not isinstance(value, Address):
        for _name, part in value:
            yield from _inside(part)
    elif isinstance(value, Mapping) and WELSH.code in value:
        yield dict(value)


def texts(store: facts.Facts) -> list[Texts]:
    """Return every text of platforms, tools and the statement by language, in the order of the files.

    Labels stand in brackets.
    """
    claims = accessibility_statement.load(paths.DATA).claims
    own = (*store.platforms.values(), *store.tools.values(), *claims)
    return [found for fact in own for found in _inside(fact)]


def to_translate(store: facts.Facts) -> dict[str, list[str]]:
    """Return every English text that a new language needs, with the files it stands in."""
    placed: list[tuple[str, BaseModel]]
    placed = [(f"webapp/data/platforms/{key}.toml", platform) for key, platform in store.platforms.items()]
    placed += [("webapp/data/tools.toml", tool) for tool in store.tools.values()]
    placed += [
        (f"webapp/data/{accessibility_statement.FILE}", claim)
        for claim in accessibility_statement.load(paths.DATA).claims
    ]
    found: dict[str, list[str]] = {}
    for file, fact in placed:
        for text in _inside(fact):
            files = found.setdefault(text[SOURCE.code], [])
            if file not in files:
                files.append(file)
    return {text: files for text, files in found.items() if files}
