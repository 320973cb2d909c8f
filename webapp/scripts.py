"""Scripts as they are sent: each in a scope of its own, without what only we read."""

import re

COMMENT = re.compile(r"(^|(?<=[;,{}]))[ ]*/\*.*?\*/[ ]*\n?", re.MULTILINE | re.DOTALL)
SPACED = re.compile(r" (=>|[!=]==|\|\||&&|>=|[=?<]) ")


def isolate(source: str) -> str:
    """Return `source` inside a function: its names are its own, and what it throws stops no script after it.

    The function runs at once; it is `async` so that an error becomes a rejected promise, which is still reported.
    """
    return f"(async () => {{\n{source}}})();\n"


def compact(source: str) -> str:
    """Return `source`, as the formatter leaves it, without block comments, indentation and spaces around operators.

    A comment must begin its line or follow `;`, `,`, `{` or `}`; no template literal may span lines, and no string
    may hold an operator between spaces.
    """
    bare = COMMENT.sub("\n", source)
    lines = [SPACED.sub(r"\1", line.strip()) for line in bare.splitlines() if line.strip()]
    return "\n".join(lines) + "\n"
