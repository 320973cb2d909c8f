"""What proves each claim of the accessibility statement: the tests that would fail if it were not so."""

PROOF = {
    "The checker axe-core finds nothing wrong on any page, light or dark. Text has a contrast of 7 to 1 or more.": (
        "tests/browser/test_accessibility.py::test_axe_finds_nothing",
    ),
    "Nothing is lost on a screen 320 pixels wide, at 400% zoom, with text twice as large, or with wider spacing.": (
        "tests/browser/test_reflow.py::test_nothing_is_lost",
        "tests/browser/test_reflow.py::test_wider_spacing",
    ),
    "A keyboard is enough. “Leave now” comes first, and the place where you are is never hidden.": (
        "tests/browser/test_keyboard.py::test_from_home_to_help_to_a_step_to_the_plan_and_out",
        "tests/browser/test_focus.py::test_focus_goes_round_in_order_and_is_never_covered",
    ),
    "Everything you can press is at least 48 pixels high and wide.": (
        "tests/browser/test_accessibility.py::test_every_target_is_48_pixels",
    ),
    "Screen readers get a name for every button and link. Numbers to ring are given one digit at a time.": (
        "tests/browser/test_spoken.py::test_every_page_has_landmarks_names_and_headings_in_order",
        "tests/browser/test_spoken.py::test_every_number_that_can_be_rung_or_texted_is_told_digit_by_digit",
    ),
    "It follows your settings for forced colours, more contrast and less motion.": (
        "tests/browser/test_forced_colours.py::test_forced_colours_leave_every_control_its_edge",
        "tests/browser/test_forced_colours.py::test_more_contrast_darkens_every_line_and_small_word",
        "tests/browser/test_forced_colours.py::test_nothing_moves_by_itself",
    ),
    "Every word and number is there without JavaScript, and without what old phones lack.": (
        "tests/browser/test_journeys.py::test_scripting_adds_nothing_but_the_badges_the_search_and_the_order",
        "tests/browser/test_old_phones.py::test_without",
        "tests/browser/test_old_phones.py::test_with_scripting_but_without",
    ),
    "Every page with a number to ring shows other ways for people who can’t speak or hear.": (
        "tests/unit/test_pages.py::test_page_stands",
    ),
    "The main journeys work in three browsers: Chromium, Firefox and WebKit.": (
        "tests/browser/test_journeys.py::test_help_is_one_tap_from_home",
        "tests/engines/test_journeys.py::test_help_is_one_press_from_home",
        "tests/engines/test_journeys.py::test_the_journey_goes_on_with_the_network_gone",
    ),
    "By a formula for reading age, an 11-year-old can read every English page.": (
        "tests/words/test_reading.py::test_page_can_be_read_at_eleven",
    ),
}
"""By the words of the claim in English; each test as `file::function`."""
