"""What a frightened reader needs first: help now, and the three steps."""

from webapp.pages.model import N_, Group, Page

PAGES = (
    Page(
        name="home",
        slugs={"en": "", "cy": ""},
        title=N_("Start"),
        heading=N_("Home"),
        description=N_("Small steps, one at a time."),
        group=Group.FIRST,
    ),
    Page(
        name="help",
        slugs={"en": "help", "cy": "cymorth"},
        title=N_("Help"),
        heading=N_("Get help now"),
        description=N_("Numbers to ring and people to talk to."),
        group=Group.FIRST,
    ),
    Page(
        name="talk",
        slugs={"en": "talk", "cy": "siarad"},
        title=N_("Talk"),
        heading=N_("I feel I can’t go on"),
        description=N_("People who listen, day and night."),
        group=Group.FIRST,
    ),
    Page(
        name="reach",
        slugs={"en": "reach", "cy": "cysylltu"},
        title=N_("Reach"),
        heading=N_("If you can’t speak or can’t hear"),
        description=N_("Ways to get through without speaking or hearing."),
        group=Group.FIRST,
    ),
    Page(
        name="tell",
        slugs={"en": "step-1", "cy": "cam-1"},
        title=N_("Step 1"),
        heading=N_("Tell an adult"),
        description=N_("The first of three steps."),
        group=Group.FIRST,
        step=1,
    ),
    Page(
        name="remove",
        slugs={"en": "step-2", "cy": "cam-2"},
        title=N_("Step 2"),
        heading=N_("Get the pictures removed"),
        description=N_("The second of three steps."),
        group=Group.FIRST,
        step=2,
    ),
    Page(
        name="support",
        slugs={"en": "step-3", "cy": "cam-3"},
        title=N_("Step 3"),
        heading=N_("Get support"),
        description=N_("The third of three steps."),
        group=Group.FIRST,
        step=3,
    ),
)
