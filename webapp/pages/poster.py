"""The poster and the cards, with every language on one sheet."""

from typing import Any

from flask_babel import force_locale, gettext

from webapp.facts import Facts
from webapp.facts.eligibility import cost
from webapp.facts.opening_hours import opening_hours_text
from webapp.i18n.languages import ENGLISH, LANGUAGES, Language
from webapp.pages import N_

LINES = {
    "question": N_("Is someone threatening you online?"),
    "lead": N_("You are not to blame, and you are not on your own. They are breaking the law."),
    "reply": N_("Don’t reply"),
    "pay": N_("Don’t pay"),
    "send": N_("Don’t send more"),
    "any_phone": N_("You can ring from any phone."),
    "danger": N_("In danger right now"),
    "police": N_("Police, no one in danger"),
    "police_short": N_("The police"),
    "suicide": N_("If you are thinking about suicide."),
    "someone": N_("Someone to talk to"),
    "more": N_("What to do next, step by step:"),
    "name": N_("Steps"),
    "draft": N_("Draft"),
}


def _translation(facts: Facts, language: Language) -> dict[str, Any]:
    services = facts.services
    with force_locale(language.code):
        return {
            "language": language,
            "cost": {key: cost(service) for key, service in services.items()},
            "hours": {key: opening_hours_text(service.hours) for key, service in services.items() if service.hours},
            "text": {
                key: gettext("Text %(number)s", number=service.text)
                for key, service in services.items()
                if service.text and not service.keyword
            },
            **{key: gettext(line) for key, line in LINES.items()},
        }


def translations(facts: Facts) -> list[dict[str, Any]]:
    """Return what the sheets say, in each language, English last."""
    return [_translation(facts, language) for language in sorted(LANGUAGES, key=lambda one: one is ENGLISH)]
