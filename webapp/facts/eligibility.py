"""Eligibility: whom a service is for, what it costs and in which languages, as whole sentences."""

from flask_babel import gettext

from webapp.facts import Service


def _ages(service: Service) -> str | None:
    """Return who may use it, as one message for each combination: Welsh cannot be glued from parts."""
    wales = service.nation == "wales"
    if service.from_age and service.under:
        return gettext("For anyone aged %(first)s to %(last)s.", first=service.from_age, last=service.under - 1)
    if service.from_age:
        return gettext("For anyone aged %(age)s or over.", age=service.from_age)
    if service.under and wales:
        return gettext("For anyone under %(age)s in Wales.", age=service.under)
    if service.under:
        return gettext("For anyone under %(age)s.", age=service.under)
    return gettext("For anyone in Wales, any age.") if wales else None


def cost(service: Service) -> str | None:
    """Return the cost of a call, where a source gives it."""
    if service.free and service.off_bill:
        return gettext("Free, and the call won’t show on the bill.")
    return gettext("Free.") if service.free else None


def _languages(service: Service) -> str | None:
    if service.welsh == "always":
        return gettext("In Welsh or English.")
    if service.welsh == "ask":
        return gettext("You can ask for someone who speaks Welsh, but there may be a wait.")
    return None


def eligibility(service: Service) -> str:
    """Return what is known of whom `service` is for, what it costs and its languages; empty where nothing is."""
    return " ".join(filter(None, (_ages(service), cost(service), _languages(service))))
