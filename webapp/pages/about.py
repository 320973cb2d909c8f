"""The app itself: keeping it, leaving it, what stands behind it."""

from webapp.pages.model import N_, Group, Page

PAGES = (
    Page(
        name="keep",
        slugs={"en": "keep", "cy": "cadw"},
        title=N_("Keep"),
        heading=N_("Keep this on your phone"),
        description=N_("How to add an icon, and who could see it."),
        group=Group.ABOUT,
    ),
    Page(
        name="leaving",
        slugs={"en": "leaving", "cy": "gadael"},
        title=N_("Leaving"),
        heading=N_("What leaving does, and what it can’t"),
        description=N_("What the leave button does."),
        group=Group.ABOUT,
    ),
    Page(
        name="forget",
        slugs={"en": "forget", "cy": "anghofio"},
        title=N_("Forget"),
        heading=N_("Forget everything on this phone"),
        description=N_("Clear what this site keeps."),
        group=Group.ABOUT,
    ),
    Page(
        name="about",
        slugs={"en": "about", "cy": "ynghylch"},
        title=N_("About"),
        heading=N_("About this app"),
        description=N_("What this is and where its facts come from."),
        group=Group.ABOUT,
    ),
    Page(
        name="sources",
        slugs={"en": "sources", "cy": "ffynonellau"},
        title=N_("Sources"),
        heading=N_("Where every fact comes from"),
        description=N_("Each fact, its source and the day it was checked."),
        group=Group.ABOUT,
        audience="adult",
    ),
    Page(
        name="privacy",
        slugs={"en": "privacy", "cy": "preifatrwydd"},
        title=N_("Privacy"),
        heading=N_("Your privacy"),
        description=N_("What is kept: nothing you do here."),
        group=Group.ABOUT,
    ),
    Page(
        name="accessibility",
        slugs={"en": "accessibility", "cy": "hygyrchedd"},
        title=N_("Accessibility"),
        heading=N_("Accessibility statement"),
        description=N_("How this app works for everyone, and where it falls short."),
        group=Group.ABOUT,
    ),
)
