"""Scripts as they are sent: each in a scope of its own, without what only we read."""

import re

COMMENT = re.compile(r"(^|(?<=[;,{}]))[ ]*/\*.*?\*/[ ]*\n?", re.MULTILINE | re.DOTALL)
BETWEEN_WORDS = re.compile(r"(?<=[\w$])\n(?=[\w$])")
SPACED = re.compile(r" (=>|[!=]==|\|\||&&|>=|[=?<]) ")


def isolate(source: str) -> str:
    """Return `source` inside a function: its names are its own, and what it throws stops no script after it.

    The function runs at once; it is `async` so that an error becomes a rejected promise, which is still reported.
    """
    return f"(async () => {{\n{source}}})();\n"


def compact(source: str) -> str:
    """Return `source`, as the formatter leaves it, on one line, without comments and spaces around operators.

    One line, because the pack of the worker names each line of a page, and a script stands in every page.
    A comment must begin its line or follow `;`, `,`, `{` or `}`; no template literal may span lines, and no string
    may hold an operator between spaces.
    """
    bare = COMMENT.sub("\n", source)
    lines = "\n".join(SPACED.sub(r"\1", line.strip()) for line in bare.splitlines() if line.strip())
    return BETWEEN_WORDS.sub(" ", lines).replace("\n", "") + "\n"
