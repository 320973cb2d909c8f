"""`make hear`: reads twelve pages in both languages with a screen reader, and compares with what was heard before.

What is heard is printed. Where it differs from the kept transcript, so does how, and the end is 1; with `--keep`
it becomes the transcript. Names narrow what is heard: `home.cy`, `help`, `firefox`.
"""

import argparse
import sys
from collections.abc import Iterator
from difflib import unified_diff

from tests.heard import desktop, pages
from tests.heard.browsers import BROWSERS
from tests.heard.session import Asked, Said
from tests.heard.transcripts import file_of, written


def _wanted(asked: list[Asked], names: set[str]) -> list[Asked]:
    narrowed = names - set(BROWSERS)
    return [page for page in asked if not narrowed or narrowed & {page["name"], page["name"].split(".")[0]}]


def _heard(names: set[str]) -> Iterator[tuple[str, str, dict[str, Said]]]:
    """Yield each browser, page and what was said there."""
    with pages.served() as asked:
        for browser in [name for name in BROWSERS if name in names] or list(BROWSERS):
            for page, said in desktop.hear(browser, _wanted(asked, names)).items():
                yield browser, page, said


def main() -> None:
    """Hear, print, and compare or keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", action="store_true")
    parser.add_argument("names", nargs="*")
    given = parser.parse_args()
    changed = False
    for browser, page, said in _heard(set(given.names)):
        file, text = file_of(browser, page), written(said)
        before = file.read_text(encoding="utf-8") if file.exists() else ""
        print(f"\n== {browser}: {page}\n{text}", flush=True)
        if given.keep:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
            continue
        difference = list(unified_diff(before.splitlines(), text.splitlines(), str(file), "heard now", lineterm=""))
        print("\n".join(difference))
        changed = changed or bool(difference)
    if changed:
        sys.exit("What is heard differs from the kept transcripts: if it sounds right, `make hear KEEP=1`.")


if __name__ == "__main__":
    main()
