"""The addresses of the trial, and what each of its screens shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from flask import Flask, render_template
from markupsafe import Markup
from pydantic import TypeAdapter

from tools.trial.questions import SYSTEM_NAMES, Question
from tools.trial.trials import LONGEST_MODEL, LONGEST_READER, LONGEST_SEEN, Trial
from webapp.context import context_of
from webapp.facts import toml
from webapp.facts.fields import TranslatedText
from webapp.facts.phone_numbers import tel_digits
from webapp.i18n.languages import LANGUAGES, Language, pick
from webapp.pages.qr_code import qr_code

SLUGS = {"en": "trial", "cy": "treial"}
FOLDER = Path(__file__).parent
PHONE = "phone"
"""The browser of the phone itself, in the addresses where a page sees what it is open on."""


def prefix(language: Language) -> str:
    """Return where the trial begins: `/en/trial/`."""
    return f"/{language.code}/{pick(SLUGS, language)}/"


@cache
def words() -> Mapping[str, Mapping[str, str]]:
    """Return the words around the questions, by name and language."""
    tables = toml.loads((FOLDER / "words.toml").read_bytes())
    return TypeAdapter(dict[str, TranslatedText]).validate_python(tables)


@cache
def script() -> str:
    """Return the script that sees what a page is open on."""
    return (FOLDER / "look.js").read_text(encoding="utf-8")


@cache
def style() -> str:
    """Return the few styles beside those of the site."""
    return (FOLDER / "trial.css").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Screen:
    """One screen in one language, in front of a copy of the site at `origin`."""

    site: Flask
    language: Language
    origin: str

    @property
    def https(self) -> bool:
        """Say whether browsers trust the address enough for a worker."""
        return self.origin.startswith("https://")

    def said(self, name: str, **values: object) -> str:
        """Return one of the words."""
        text = pick(words()[name], self.language)
        return text % values if values else text

    def path(self, trial: Trial, *rest: str) -> str:
        """Return the address of a screen of a trial."""
        return f"{prefix(self.language)}{'/'.join((trial.id, *rest))}/"

    def url(self, path: str) -> str:
        """Return an address as it is typed on the phone."""
        return f"{self.origin}{path}"

    def page_url(self, name: str) -> str:
        """Return the address of a page of the app as it is typed on the phone."""
        return self.url(context_of(self.site).registry.by_name[name].path(self.language))

    def _render(self, template: str, **values: Any) -> str:
        context = context_of(self.site)
        services = context.facts.services
        return render_template(
            template,
            language=self.language,
            said=self.said,
            pick=lambda texts: pick(texts, self.language),
            qr_code=qr_code,
            tel_digits=tel_digits,
            emergency=services["emergency"],
            samaritans=services["samaritans"],
            styles=Markup(context.assets.inline["page.css"]),  # noqa: S704 - our own file
            own_styles=Markup(style()),  # noqa: S704 - our own file
            home=prefix(self.language),
            **values,
        )

    def start(self, *, incomplete: bool = False) -> str:
        """Return the first screen, in front of any trial."""
        others = [(other, prefix(other)) for other in LANGUAGES if other is not self.language]
        return self._render(
            "start.html",
            others=others,
            systems=SYSTEM_NAMES,
            https=self.https,
            incomplete=incomplete,
            longest_model=LONGEST_MODEL,
            longest_reader=LONGEST_READER,
        )

    def look(self, trial: Trial, what: str, app: str | None, *, added: bool = False) -> str:
        """Return the screen that sees what it is open on: the phone's browser, or the one inside an app."""
        path = self.path(trial, "look", what)
        onward = self.page_url("home") if app else self.path(trial, trial.asked(https=self.https)[0].id)
        script_text = Markup(script())  # noqa: S704 - our own file
        return self._render(
            "look.html", url=self.url(path), app=app, added=added, onward=onward, script=script_text
        )

    def question(self, trial: Trial, question: Question, *, incomplete: bool = False) -> str:
        """Return the screen of one question."""
        asked = trial.asked(https=self.https)
        at = asked.index(question)
        before = asked[at - 1].id if at else f"look/{PHONE}"
        given = trial.answers.get(question.id)
        return self._render(
            "question.html",
            question=question,
            steps=question.steps_on(trial.system),
            number=at + 1,
            total=len(asked),
            first=self.url(self.path(trial, "look", question.id)) if question.inside else None,
            page=self.page_url(question.page),
            before=self.path(trial, before),
            given=given,
            longest=LONGEST_SEEN - max(len(pick(text, self.language)) for text in question.choices) - 2,
            incomplete=incomplete,
        )

    def end(self, trial: Trial, text: str) -> str:
        """Return the last screen, with the file."""
        asked = trial.asked(https=self.https)
        return self._render(
            "end.html",
            text=text,
            answered=len(trial.answers),
            total=len(asked),
            download=f"{self.path(trial)}phones.toml",
            before=self.path(trial, asked[-1].id),
        )
