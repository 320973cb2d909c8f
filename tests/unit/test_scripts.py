"""What is sent of a script is the script: only what we alone read is left out."""

import re
from pathlib import Path

import pytest

from webapp import paths
from webapp.scripts import COMMENT, compact

SCRIPTS = [*paths.STATIC.glob("js/*.js"), *paths.SERVICE_WORKER.glob("*.js")]
STRING = re.compile(r'"[^"\n]*"|`[^`\n]*`')


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_every_string_arrives_whole_and_no_comment_does(script: Path) -> None:
    source = script.read_text(encoding="utf-8")
    sent = compact(source)
    assert STRING.findall(sent) == STRING.findall(COMMENT.sub("\n", source))
    assert "/*" not in sent
    assert len(sent) < len(source)


def test_a_string_with_an_operator_would_be_noticed() -> None:
    source = 'const words = "a = b";\n'
    assert STRING.findall(compact(source)) != STRING.findall(source)
