"""Every text of our own that stands in the data, for the checks of words."""

from collections.abc import Mapping

from pydantic import BaseModel

from webapp import facts, paths, statement

Texts = dict[str, str]


def _inside(value: object) -> list[Texts]:
    if isinstance(value, tuple):
        return [found for part in value for found in _inside(part)]
    if isinstance(value, BaseModel):
        return [found for _field, part in value for found in _inside(part)]
    return [dict(value)] if isinstance(value, Mapping) and "cy" in value else []


def texts(store: facts.Facts) -> list[Texts]:
    """Return every text of platforms, tools and the statement by language, in the order of the files."""
    claims = statement.load(paths.DATA).checks
    own = (*store.platforms.values(), *store.tools.values(), *claims)
    return [found for fact in own for found in _inside(fact)]
