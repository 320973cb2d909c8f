"""Reporting, and what all this is."""

from webapp.pages.model import N_, Group, Page

PAGES = (
    Page(
        name="questions",
        slugs={"en": "questions", "cy": "cwestiynau"},
        title=N_("Questions"),
        heading=N_("Questions at 2 in the morning"),
        description=N_("Straight answers to hard questions."),
        group=Group.MORE,
        uses=frozenset({"tools"}),
    ),
    Page(
        name="notes",
        slugs={"en": "my-words", "cy": "fy-ngeiriau"},
        title=N_("My words"),
        heading=N_("Notes for your report"),
        description=N_("A sheet for your own words."),
        group=Group.MORE,
        uses=frozenset({"tools"}),
    ),
    Page(
        name="report",
        slugs={"en": "report", "cy": "gwybod"},
        title=N_("Report"),
        heading=N_("Report it to the police or CEOP"),
        description=N_("Who to tell, and what happens then."),
        group=Group.MORE,
        uses=frozenset({"own_ways"}),
    ),
    Page(
        name="apps",
        slugs={"en": "apps", "cy": "apiau"},
        title=N_("Apps"),
        heading=N_("Report it in the app"),
        description=N_("How to use the report buttons."),
        group=Group.MORE,
        uses=frozenset({"tools"}),
    ),
    Page(
        name="overview",
        slugs={"en": "what", "cy": "beth"},
        title=N_("What this is"),
        heading=N_("What is happening to me?"),
        description=N_("What this is, in plain words."),
        group=Group.MORE,
    ),
    Page(
        name="signs",
        slugs={"en": "signs", "cy": "arwyddion"},
        title=N_("Signs"),
        heading=N_("Warning signs"),
        description=N_("Signs to look out for."),
        group=Group.MORE,
    ),
    Page(
        name="more",
        slugs={"en": "more", "cy": "mwy"},
        title=N_("More for you"),
        heading=N_("More for young people"),
        description=N_("More to read from Hwb."),
        group=Group.MORE,
    ),
)
