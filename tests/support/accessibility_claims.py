"""The tests that prove each claim of the accessibility statement."""

PROOF = {
    "The checker axe-core finds nothing wrong on any page, light or dark. Text has a contrast of 7 to 1 or more.": (
        "tests/browser/audit/test_every_page.py::test_no_audit_finds_anything",
    ),
    "Nothing is lost on a screen 320 pixels wide, at 400% zoom, with text twice as large, or with wider spacing.": (
        "tests/browser/audit/test_every_page.py::test_no_audit_finds_anything",
    ),
    "A keyboard is enough. “Leave now” comes first, and the place where you are is never hidden.": (
        "tests/browser/test_keyboard.py::test_keyboard_reaches_help_step_plan_and_exit",
        "tests/browser/test_focus.py::test_focus_is_never_covered",
        "tests/browser/audit/test_every_page.py::test_no_audit_finds_anything",
    ),
    "Everything you can press is at least 48 pixels high and wide.": (
        "tests/browser/audit/test_every_page.py::test_no_audit_finds_anything",
    ),
    "Screen readers get a name for every button and link. Numbers to ring are given one digit at a time.": (
        "tests/browser/audit/test_every_page.py::test_no_audit_finds_anything",
    ),
    "It follows your settings for forced colours, more contrast and less motion.": (
        "tests/browser/audit/test_every_page.py::test_no_audit_finds_anything",
    ),
    "Every word and number is there without JavaScript, and without what old phones lack.": (
        "tests/browser/audit/test_every_page.py::test_no_audit_finds_anything",
        "tests/browser/test_old_phones.py::test_without",
        "tests/browser/test_old_phones.py::test_with_scripting_but_without",
    ),
    "Every page with a number to ring shows other ways for people who can’t speak or hear.": (
        "tests/unit/test_pages.py::test_page_stands",
    ),
    "The main journeys work in three browsers: Chromium, Firefox and WebKit.": (
        "tests/browser/test_journeys.py::test_help_is_one_tap_from_home",
        "tests/weekly/engines/test_journeys.py::test_help_is_one_press_from_home",
        "tests/weekly/engines/test_journeys.py::test_the_journey_goes_on_with_the_network_gone",
    ),
    "By a formula for reading age, an 11-year-old can read every English page.": (
        "tests/content/test_reading.py::test_page_can_be_read_at_eleven",
    ),
}
"""By the words of the claim in English; each test as `file::function`."""
