"""The globals of every template."""

from collections.abc import Callable, Mapping, MutableMapping
from datetime import date
from functools import partial
from typing import Any

from flask import Flask
from flask.templating import Environment
from flask_babel import force_locale, format_date, gettext
from jinja2 import StrictUndefined
from jinja2.runtime import Context
from markupsafe import Markup, escape

from webapp.assets.bundles import current_assets, static_url
from webapp.context import context_of, current
from webapp.core import paths
from webapp.core.urls import host_name
from webapp.facts import phone_numbers, practice_graph
from webapp.facts.councils import Audience, Council
from webapp.facts.eligibility import cost, eligibility
from webapp.facts.open_status import open_status_data, report_clock_data
from webapp.facts.opening_hours import opening_hours_text
from webapp.facts.store import stalest_first
from webapp.facts.text import render_text
from webapp.i18n.babel import current_language, lang_attributes, template_functions
from webapp.i18n.languages import LANGUAGES, SOURCE, Language, pick
from webapp.i18n.name_marking import name_marker
from webapp.i18n.negotiation import origin_of
from webapp.open_data.files import LINKED
from webapp.pages import N_, approved_words, help_button
from webapp.pages.qr_code import qr_code
from webapp.quick_exit.decoy_page import decoy_path
from webapp.quick_exit.routes import exit_href


class PlainContext(Context):
    """Call what a template calls as it is: Jinja asks each in four ways whether it wants the context."""

    def call(self, function: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        """Call `function`, as Jinja does if it is marked."""
        if hasattr(function, "jinja_pass_arg"):
            return super().call(function, *args, **kwargs)
        kwargs.pop("_block_vars", None)
        kwargs.pop("_loop_vars", None)
        return function(*args, **kwargs)


class FlatEnvironment(Environment):
    """Give every template the globals themselves: looking through a chain, as Jinja does, is half of an import."""

    context_class = PlainContext

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return the globals of a template that is asked for with `d` of its own."""
        return super().make_globals(d) if d else self.globals


def link(name: str) -> str:
    """Return the address of a page in the current language."""
    return current().registry.by_name[name].path(current_language())


def inline_bundle(name: str) -> Markup:
    """Return the content of a bundle that is inlined in pages, such as `page.css`."""
    return Markup(current_assets().inline[name])  # noqa: S704 - our own files


def in_language(language: Language, caller: Callable[[], str]) -> str:
    """Return what a `{% call %}` block holds, in a language other than that of the page."""
    with force_locale(language.code):
        return caller()


def long_date(moment: date) -> str:
    """Return a date in the current language: `22 November 2026`."""
    return str(format_date(moment, "d MMMM y"))


def mark_names(name: str) -> Markup:
    """Return a name of the facts for a page, with those inside it that stay English marked outside English."""
    escaped, mark = escape(name), name_marker(current().facts.english_names)
    return escaped if current_language() is SOURCE else Markup(mark(str(escaped)))  # noqa: S704


def localized_text(texts: Mapping[str, str]) -> Markup:
    """Return a text of the facts in the current language, with names marked.

    A text that a language has neither in the data nor in its catalogue is shown, and marked, as English.
    """
    code, source, mark = current_language().code, texts[SOURCE.code], name_marker(current().facts.english_names)
    text = texts[code] if code in texts else gettext(source)
    if code != SOURCE.code and text == source:
        return Markup('<span lang="{}">{}</span>').format(SOURCE.code, render_text(source, SOURCE.code, mark))
    return render_text(text, code, mark)


def who_answers(audience: Audience) -> list[Council]:
    """Return who answers for each council, in the order of the current language's names."""
    language = current_language()
    return sorted(current().facts.who_answers(audience).values(), key=lambda one: pick(one.place, language))


def init_app(app: Flask) -> None:
    """Set the globals of templates; an undefined name is an error."""
    context = context_of(app)
    settings, facts, registry = context.settings, context.facts, context.registry
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(
        {
            "languages": LANGUAGES,
            "pages": registry.pages,
            "menu": registry.menu,
            "current_language": current_language,
            "inline_bundle": inline_bundle,
            "link": link,
            "page_named": registry.by_name.__getitem__,
            "tel_digits": phone_numbers.tel_digits,
            "phone_number": phone_numbers.phone_number,
            "spoken_digits": phone_numbers.spoken_digits,
            "visual_phone_number": phone_numbers.visual_phone_number,
            "spoken_phone_number": phone_numbers.spoken_phone_number,
            "opening_hours_text": opening_hours_text,
            "open_status_data": partial(open_status_data, known_from=facts.latest_check),
            "report_clock_data": partial(report_clock_data, known_from=facts.latest_check),
            "static_url": static_url,
            **vars(facts),  # services, links, platforms, tools, tool_rules, phones, police_forces and the others
            "tools_for": facts.tools_for,
            "fact_parts": facts.parts(),
            "local": facts.local,
            "local_name": facts.own.name,
            "who_answers": who_answers,
            "mark_names": mark_names,
            "localized_text": localized_text,
            "eligibility": eligibility,
            "stalest_first": stalest_first,
            "oldest_check": facts.oldest_check,
            "latest_check": facts.latest_check,
            "ever_confirmed": any(service.confirmed for service in facts.services.values()),
            "long_date": long_date,
            "host_name": host_name,
            "open_data": LINKED,
            "public_url": settings.public_url,
            "origin": settings.origin,
            "origin_of": partial(origin_of, settings),
            "security_contact": settings.security_contact,
            "draft": context.draft,
            "exit_url": settings.exit_url,
            "kill_switch": settings.kill_switch,
            "lang_attributes": lang_attributes,
            "decoy_path": decoy_path,
            "exit_href": exit_href,
            "statement": facts.accessibility,
            "approved_words": approved_words.load(paths.DATA),
            "N_": N_,
            "in_language": in_language,
            "cost": cost,
            "button_styles": help_button.styles,
            "qr_code": qr_code,
            "practice": facts.practice,
            "practice_back": practice_graph.back(facts.practice.cards),
            **template_functions(facts.english_names),
        }
    )
