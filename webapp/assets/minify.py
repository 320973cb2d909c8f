"""Minify JavaScript: strip comments and whitespace, one scope for each source."""

import re
from pathlib import Path

STRING = r"""("[^"\n]*"|'[^'\n]*'|`[^`\n]*`)"""
COMMENTS = re.compile(rf"{STRING}|/\*.*?\*/", re.DOTALL)
WHITESPACE = re.compile(rf"{STRING}|(?<=[\w$])(\s)\s*(?=[\w$])|;?\s+(?=\}})|\s+")

SHARED = {"open_status.js": "uk_time.js", "report_clock.js": "uk_time.js"}
"""What a script needs in its scope, by file: it is sent in front of it."""


def with_shared(file: Path) -> str:
    """Return a script, with what it needs from its folder in front."""
    files = [file.with_name(SHARED[file.name]), file] if file.name in SHARED else [file]
    return "".join(each.read_text(encoding="utf-8") for each in files)


def isolate(source: str) -> str:
    """Wrap a script in a function of its own, so that its names and errors stay its own.

    The function is `async`: what it throws becomes a rejected promise, which is still reported.
    """
    return f"(async () => {{\n{source}}})();\n"


def compact(source: str) -> str:
    """Return `source` on one line, without comments, whitespace or semicolons that nothing needs.

    One line, because the offline bundle shares identical lines between pages. The formatter ends each statement
    with a semicolon; a test compares the syntax trees, so a construct that this cannot read is refused.
    """
    bare = COMMENTS.sub(lambda match: match[1] or "\n", source)
    return WHITESPACE.sub(lambda match: match[1] or (" " if match[2] else ""), bare) + "\n"
