"""`/up.txt`: that there is a network, which build answers, and how fresh its facts are. Nothing more."""

from webapp.facts import Facts

PATH = "/up.txt"


def up(build: str, facts: Facts) -> str:
    """Return what a monitor needs; the exit asks too, before it goes on to another site."""
    _key, freshest = facts.stalest_first()[-1]
    return "\n".join(["up", f"build {build[:12]}", f"facts {freshest.checked}", ""])
