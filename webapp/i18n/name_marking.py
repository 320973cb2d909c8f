"""Name marking: wrap names that stay English in `<span lang="en">`, so that screen readers say them right."""

import re
from collections.abc import Callable
from functools import cache

from webapp.i18n.languages import SOURCE


@cache
def name_marker(names: tuple[str, ...]) -> Callable[[str], str]:
    """Return a function that wraps each of `names` in `<span lang="en">`, but never inside a tag."""
    longest_first = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    pattern = re.compile(rf"(<[^>]*>)|(?<!\w)({longest_first})(?!\w)")

    @cache
    def mark(text: str) -> str:
        return pattern.sub(lambda m: m[1] or f'<span lang="{SOURCE.code}">{m[2]}</span>', text)

    return mark
