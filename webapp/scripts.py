"""Scripts as they are sent: without the comments, the indentation and the spaces that are for us."""

import re

COMMENT = re.compile(r"(^|(?<=[;,{}]))[ ]*/\*.*?\*/[ ]*\n?", re.MULTILINE | re.DOTALL)
SPACED = re.compile(r" (=>|[!=]==|\|\||&&|\?\?=?|>=|[=?<]) ")


def compact(source: str) -> str:
    """Return `source`, as the formatter leaves it, without block comments, indentation and spaces around operators.

    A comment must begin its line or follow `;`, `,`, `{` or `}`; no template literal may span lines, and no string
    may hold an operator between spaces.
    """
    bare = COMMENT.sub("\n", source)
    lines = [SPACED.sub(r"\1", line.strip()) for line in bare.splitlines() if line.strip()]
    return "\n".join(lines) + "\n"
