"""For those who help someone else: friends, families, schools."""

from webapp.pages.model import N_, Group, Page

PAGES = (
    Page(
        name="supporting",
        slugs={"en": "supporting", "cy": "cefnogi"},
        title=N_("Supporting"),
        heading=N_("Support someone this is happening to"),
        description=N_("Three things to say first."),
        group=Group.OTHERS,
        audience="adult",
        uses=frozenset({"numbers"}),
    ),
    Page(
        name="friend",
        slugs={"en": "friend", "cy": "ffrind"},
        title=N_("A friend"),
        heading=N_("It’s happening to my friend, brother or sister"),
        description=N_("What a friend can do."),
        group=Group.OTHERS,
        uses=frozenset({"hours"}),
    ),
    Page(
        name="family",
        slugs={"en": "family", "cy": "teulu"},
        title=N_("Families"),
        heading=N_("For parents and carers"),
        description=N_("For parents and carers: what to do first."),
        group=Group.OTHERS,
        audience="adult",
        uses=frozenset({"hours", "numbers"}),
    ),
    Page(
        name="conversation",
        slugs={"en": "conversation", "cy": "sgwrs"},
        title=N_("A conversation"),
        heading=N_("Having the conversation"),
        description=N_("Ways to start talking, before or after."),
        group=Group.OTHERS,
        audience="adult",
    ),
    Page(
        name="school",
        slugs={"en": "school", "cy": "ysgol"},
        title=N_("Schools"),
        heading=N_("For school and college staff"),
        description=N_("For school and college staff: what to do first."),
        group=Group.OTHERS,
        audience="adult",
        uses=frozenset({"hours", "numbers"}),
    ),
    Page(
        name="views",
        slugs={"en": "views", "cy": "barn"},
        title=N_("Views"),
        heading=N_("Views from the experts"),
        description=N_("Three articles by people who work on this."),
        group=Group.OTHERS,
        audience="adult",
    ),
)
