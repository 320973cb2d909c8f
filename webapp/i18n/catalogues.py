"""Message catalogues: refuse to start with one that is incomplete, or compiled from something else."""

from functools import cache
from io import BytesIO

from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from webapp.core import paths
from webapp.core.errors import ConfigurationError
from webapp.i18n.languages import LANGUAGES, SOURCE


class CatalogueError(ConfigurationError):
    """A language lacks messages or a fresh compiled catalogue: its pages would silently say something else."""

    heading = "The translations cannot be used:"


def _strings(catalogue: Catalog) -> dict[tuple[object, object], object]:
    """Return the translations of a catalogue, by context and message, without those it leaves empty.

    Babel leaves what is empty out of a compiled one, and the context there in bytes.
    """
    messages = [message for message in catalogue if message.id and message.string and not message.fuzzy]
    contexts = [m.context.decode() if isinstance(m.context, bytes) else m.context for m in messages]
    return {(context, m.id): m.string for context, m in zip(contexts, messages, strict=True)}


@cache  # parsing takes longer than anything else at a start
def _errors(code: str, source: bytes, compiled: bytes) -> list[str]:
    """Return an error for each untranslated message, and for a compiled catalogue that differs from its source."""
    catalogue = read_po(BytesIO(source))
    untranslated = [message.id for message in catalogue if message.id and (not message.string or message.fuzzy)]
    errors = [f"{code}: no words yet for {message!r}" for message in untranslated]
    if not compiled or _strings(catalogue) != _strings(read_mo(BytesIO(compiled))):
        errors.append(f"{code}: no up-to-date compiled catalogue: run 'make install'")
    return errors


def check_catalogues() -> None:
    """Raise `CatalogueError` unless every language is complete and freshly compiled."""
    errors = []
    for code in (language.code for language in LANGUAGES if language is not SOURCE):
        source = paths.TRANSLATIONS / code / "LC_MESSAGES" / "messages.po"
        compiled = source.with_suffix(".mo")
        errors += _errors(code, source.read_bytes(), compiled.read_bytes() if compiled.is_file() else b"")
    if errors:
        raise CatalogueError(errors)
