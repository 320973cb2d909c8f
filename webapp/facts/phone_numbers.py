"""Phone numbers: validated against the UK numbering plan, grouped for display, spelled out for screen readers."""

import re

import phonenumbers
from markupsafe import Markup
from phonenumbers import shortnumberinfo

REGION = "GB"
RELAY_PREFIX = "18001 "
"""Relay UK's text relay stands before an ordinary number; the numbering plan does not know it."""


def tel_digits(number: str) -> str:
    """Return a number as it stands in a `tel:` or `sms:` address: digits only."""
    return number.replace(" ", "")


def _is_real(number: str) -> bool:
    try:
        parsed = phonenumbers.parse(number, REGION)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_valid_number(parsed) or shortnumberinfo.is_valid_short_number_for_region(parsed, REGION)


def validate_phone_number(number: str) -> str:
    """Return `number` as it is shown. Raise `ValueError` if nobody in the UK could have it.

    A number written with spaces keeps the grouping its owner prints; one without gets the library's.
    """
    if not re.fullmatch(r"[0-9]+( [0-9]+)*", number):
        raise ValueError("expected digits, with single spaces between groups")
    if not _is_real(number.removeprefix(RELAY_PREFIX)):
        raise ValueError("not a number of the UK numbering plan")
    if " " in number:
        return number
    return phonenumbers.format_number(phonenumbers.parse(number, REGION), phonenumbers.PhoneNumberFormat.NATIONAL)


def spoken_digits(number: str) -> str:
    """Return a number for the ear: each digit alone, a pause between groups."""
    return ", ".join(" ".join(group) for group in number.split())


def phone_number(number: str) -> Markup:
    """Return a number for a page, kept in one piece where a line can hold it."""
    return Markup('<span class="number">{}</span>').format(number)


def visual_phone_number(number: str) -> Markup:
    """Return a number that is seen and not heard: beside it stands what is heard."""
    return Markup('<span class="number" aria-hidden="true">{}</span>').format(number)


def spoken_phone_number(number: str) -> Markup:
    """Return a number for a link: seen in one piece, heard digit by digit, and once.

    The spaces keep it apart from its neighbours, which some screen readers join to it.
    """
    spoken = Markup('<span class="sr-only">&nbsp;{}&nbsp;</span>').format(spoken_digits(number))
    return visual_phone_number(number) + spoken
