"""`make hear`: reads twelve pages in both languages with a screen reader, and compares with what was heard before.

What is heard is printed, then where it differs from the kept transcript, and what is wrong with it; either makes
the end 1. With `--keep` it becomes the transcript. Names narrow what is heard: `home.cy`, `help`, `firefox`.
Another version of the reader has other words of its own: its differences are shown, and only what is wrong counts.
"""

import argparse
import subprocess
import sys
from collections.abc import Iterator
from difflib import unified_diff

from tests.weekly.screen_reader import desktop, pages
from tests.weekly.screen_reader.browsers import BROWSERS
from tests.weekly.screen_reader.rules import faults
from tests.weekly.screen_reader.session import Said
from tests.weekly.screen_reader.transcripts import READER, file_of, name_of, text_of, written


def _reader() -> str:
    """Return the screen reader's name and version."""
    version = subprocess.run(["orca", "--version"], check=True, capture_output=True, text=True)
    return f"Orca {version.stdout.strip()}\n"


def _heard(names: set[str]) -> Iterator[tuple[str, str, dict[str, Said]]]:
    """Yield each browser, page and what was said there."""
    narrowed = names - set(BROWSERS)
    with pages.served() as asked:
        wanted = [page for page in asked if not narrowed or narrowed & {page["name"], page["name"].split(".")[0]}]
        for browser in [name for name in BROWSERS if name in names] or BROWSERS:
            heard = desktop.hear(browser, wanted)
            yield from ((browser, page["name"], heard.get(page["name"], {})) for page in wanted)


def _difference(browser: str, page: str, text: str) -> list[str]:
    file = file_of(browser, page)
    return list(
        unified_diff(text_of(file).splitlines(), text.splitlines(), name_of(file), "heard now", lineterm="")
    )


def main() -> None:
    """Hear, print, and compare or keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", action="store_true")
    parser.add_argument("names", nargs="*")
    given = parser.parse_args()
    alike = _reader() == text_of(READER)
    wrong: list[str] = []
    differs = False
    for browser, page, said in _heard(set(given.names)):
        text = written(said)
        print(f"\n== {browser}: {page}\n{text}", flush=True)
        wrong += [f"{browser}: {page}: {fault}" for fault in (faults(page, said) if said else ["was not heard"])]
        if given.keep and said:
            file = file_of(browser, page)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
            READER.write_text(_reader(), encoding="utf-8")
        elif said:
            difference = _difference(browser, page, text)
            print("\n".join(difference))
            differs = differs or bool(difference)
    print("\n".join(wrong))
    if differs and alike:
        sys.exit("What is heard differs from the kept transcripts. If it sounds right: make hear KEEP=1")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
