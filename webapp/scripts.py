"""Scripts as they are sent: without the comments and the indentation that are for us."""

import re

COMMENT = re.compile(r"(^|(?<=[;,{}]))[ ]*/\*.*?\*/[ ]*\n?", re.MULTILINE | re.DOTALL)


def compact(source: str) -> str:
    """Return `source`, as the formatter leaves it, without block comments, indentation and empty lines.

    A comment must begin its line or follow `;`, `,`, `{` or `}`; no template literal may span lines.
    """
    bare = COMMENT.sub("\n", source)
    return "\n".join(line.strip() for line in bare.splitlines() if line.strip()) + "\n"
