"""Situations that differ from one reader to the next, listed on the home page."""

from webapp.pages.model import N_, Group, Page

PAGES = (
    Page(
        name="harm",
        slugs={"en": "unsafe", "cy": "ddim-yn-ddiogel"},
        # TRANSLATORS: a title for the tab. It must tell an onlooker nothing.
        title=N_("Not safe"),
        heading=N_("They tell me to hurt myself or someone"),
        description=N_("Who can help straight away."),
        group=Group.SITUATIONS,
        uses=frozenset({"own_ways"}),
    ),
    Page(
        name="paid",
        slugs={"en": "money", "cy": "arian"},
        # TRANSLATORS: a title for the tab. It must tell an onlooker nothing.
        title=N_("Money"),
        heading=N_("I’ve already paid"),
        description=N_("What to do about money that has gone."),
        group=Group.SITUATIONS,
    ),
    Page(
        name="shared",
        slugs={"en": "gone-out", "cy": "wedi-mynd"},
        # TRANSLATORS: a title for the tab. It must tell an onlooker nothing.
        title=N_("Gone out"),
        heading=N_("It has been shared"),
        description=N_("What you can still do."),
        group=Group.SITUATIONS,
        uses=frozenset({"tools"}),
    ),
    Page(
        name="known",
        slugs={"en": "someone-near", "cy": "rhywun-agos"},
        # TRANSLATORS: a title for the tab. It must tell an onlooker nothing.
        title=N_("Someone near"),
        heading=N_("It’s someone I know"),
        description=N_("When it is a person from your own life."),
        group=Group.SITUATIONS,
    ),
    Page(
        name="at_home",
        slugs={"en": "at-home", "cy": "gartref"},
        # TRANSLATORS: a title for the tab. It must tell an onlooker nothing.
        title=N_("At home"),
        heading=N_("Home isn’t safe for me"),
        description=N_("People to turn to, and how."),
        group=Group.SITUATIONS,
        uses=frozenset({"hours"}),
    ),
    Page(
        name="younger",
        slugs={"en": "younger", "cy": "iau"},
        # TRANSLATORS: a title for the tab. It must tell an onlooker nothing.
        title=N_("Younger"),
        heading=N_("I’m under 13"),
        description=N_("What to do first when you are younger."),
        group=Group.SITUATIONS,
        uses=frozenset({"own_ways"}),
    ),
    Page(
        name="adult",
        slugs={"en": "eighteen", "cy": "deunaw"},
        # TRANSLATORS: a title for the tab. It must tell an onlooker nothing.
        title=N_("Eighteen"),
        heading=N_("I’m 18 or over"),
        description=N_("Where to go when you are 18 or over."),
        group=Group.SITUATIONS,
        uses=frozenset({"hours"}),
    ),
    Page(
        name="fake",
        slugs={"en": "not-real", "cy": "ddim-yn-wir"},
        # TRANSLATORS: a title for the tab. It must tell an onlooker nothing.
        title=N_("Not real"),
        heading=N_("It’s fake or made with AI"),
        description=N_("The help is the same."),
        group=Group.SITUATIONS,
    ),
    Page(
        name="no_picture",
        slugs={"en": "nothing-there", "cy": "dim-byd-yno"},
        # TRANSLATORS: a title for the tab. It must tell an onlooker nothing.
        title=N_("Nothing there"),
        heading=N_("They say they filmed or hacked me, or there is no picture"),
        short=N_("No picture, or hacked"),
        description=N_("When they say they have something."),
        group=Group.SITUATIONS,
    ),
    Page(
        name="passed_on",
        slugs={"en": "someone-elses", "cy": "rhywun-arall"},
        # TRANSLATORS: a title for the tab. It must tell an onlooker nothing.
        title=N_("Someone else’s"),
        heading=N_("I sent someone else’s picture"),
        description=N_("It is better said early."),
        group=Group.SITUATIONS,
    ),
    Page(
        name="reached",
        slugs={"en": "came-to-me", "cy": "daeth-ata-i"},
        # TRANSLATORS: a title for the tab. It must tell an onlooker nothing.
        title=N_("Came to me"),
        heading=N_("Someone sent me a picture of a friend"),
        description=N_("What to do first, and what to say."),
        group=Group.SITUATIONS,
        uses=frozenset({"hours"}),
    ),
    Page(
        name="demands",
        slugs={"en": "something-else", "cy": "rhywbeth-arall"},
        # TRANSLATORS: a title for the tab. It must tell an onlooker nothing.
        title=N_("Something else"),
        heading=N_("They want something else"),
        description=N_("When it is not about money."),
        group=Group.SITUATIONS,
    ),
)
