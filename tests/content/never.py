"""What must never be said to a frightened young person, in English and in Welsh, and why.

The rules are those of safe messaging: no promise about what somebody else will do, no blame, no figures of
deaths, nothing that makes a young person copy, send or lose a picture, and nothing that shouts.
"""

import re
from collections.abc import Mapping

EMOJI = "[\u2600-\u27bf\U0001f300-\U0001faff]"
QUOTED = re.compile(r"“[^”]*”")
"""Inside quotation marks stands what somebody else says; adults are shown there what is better left unsaid."""

Rules = Mapping[str, str]

SITE_HEADERS: Rules = {
    r"[!]": "no exclamation marks",
    EMOJI: "no emoji",
    r"child porn|\bCSAM\b|revenge porn(?! Helpline)": "blames, or is a word for professionals",
}

ENGLISH: Rules = {
    r"(?:they|he|she) (?:won’t|will not|will never) (?:send|share|post)": "nobody can promise that",
    r"paying never|never pays|always ask for more|it’s a bluff|just a bluff": "nobody can promise that",
    r"nothing will (?:show|happen)(?<!say that nothing will happen)": "nobody can promise that",
    r"(?:no one|nobody) will (?:ever )?(?:know|find out)": "nobody can promise that",
    r"(?:won’t|will not|doesn’t|never) (?:show|appear) on (?:a|your|any) (?:record|check)": "not known",
    r"you are (?:now |completely )?safe\b|untraceable|\berased?\b|\bsecretly\b|guarantee": "not true",
    r"fell for|your (?:own )?mistake|naive|silly|stupid|risky behaviour|got caught|should have known": "blames",
    r"\bconfess|\badmit\b|come clean|own up|asking for it": "makes asking for help a confession",
    r"\bleaked\b|\bpredators?\b|\bmonsters?\b|\bvulnerable\b": "a word that hurts or frightens",
    r"commit\w* suicide|(?:un)?successful (?:attempt|suicide)|failed attempt|driven to": "not how we speak of it",
    r"\d[\d,]* (?:\w+ ){0,3}(?:deaths?|suicides?|died|dead)|(?:deaths|suicides) rose": "no figures of deaths",
    r"(?:screenshot|screen shot)(?:\W+\w+){0,8}\W+(?:picture|nude|image|photo)": "never a picture",
    r"take a (?:screenshot|picture|photo)": "never a picture",
    r"(?:picture|nude|image|photo)(?:\W+\w+){0,8}\W+(?:screenshot|screen shot)": "never a picture",
    r"(?<!don’t )(?<!never )(?<!to )send (?:us|CEOP|the police|a teacher) (?:the|your|a) picture": "never",
    r"(?<!don’t )\bdelete (?:everything|the chat|the account|your account)": "it is needed",
    r"stay calm|don’t panic|you must\b|failure to": "gives an order to a feeling",
    r"text %\(emergency\)s(?!.*(?:signed up|only if))": "only for people who have registered",
}

WELSH: Rules = {
    r"fyddan nhw (?:byth|ddim) yn (?:ei )?(?:anfon|rannu|rhannu|bostio)": "nobody can promise that",
    r"d(?:yw|ydy) talu byth|bob tro yn gofyn am fwy|fydd neb (?:byth )?yn gwybod": "nobody can promise that",
    r"rwyt ti’n (?:gwbl )?ddiogel nawr|wedi’i ddileu am byth|gwarant": "not true of a web page",
    r"(?<!nid )dy fai di|camgymeriad|cael dy ddal|dylet ti fod wedi|\bgwirion\b|\btwp\b": "blames",
    r"[cg]yfadde|dioddefwr|porn dial": "blames, or makes asking for help a confession",
    r"cyflawni hunanladdiad|gyflawni hunanladdiad": "not how we speak of it",
    r"\d[\d,]* (?:\w+ ){0,3}(?:wedi marw|farwolaeth|marwolaeth|hunanladdiad)": "no figures of deaths",
    r"(?:sgrinlun|sgrin-lun)\w*(?:\W+\w+){0,8}\W+(?:l?lun|noeth)": "never a picture",
    r"dilea (?:bopeth|’r sgwrs|’r cyfrif|dy gyfrif)": "it is needed",
    r"paid â (?:phoeni|mynd i banig|chynhyrfu)|rhaid i ti beidio": "gives an order to a feeling",
    r"tynna(?:’r)? lun|tynnu’r llun(?! oddi| i lawr)": "tynnu llun is to take a picture",
}

RULES: Mapping[str, Rules] = {"en": {**SITE_HEADERS, **ENGLISH}, "cy": {**SITE_HEADERS, **WELSH}}


def broken(text: str, language: str) -> list[str]:
    """Return why each thing in `text` that must never be said in `language` must not."""
    own_words = QUOTED.sub(" ", text)
    return [
        f"{m[0]!r}: {why}"
        for rule, why in RULES[language].items()
        if (m := re.search(rule, own_words, re.IGNORECASE))
    ]
